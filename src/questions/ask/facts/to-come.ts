import { wordsNaming } from '../../country-words.js'
import { forecastLedger, type LedgerRow } from '../../forecast-ledger.js'
import { type Plan, plans } from '../../plans.js'
import { counted } from '../../question.js'
import type { AskedQuestion } from '../read-question.js'
import { dayInWords, listed, quote } from '../writer.js'
import { type Facts, inReports, type Means, onDay, subjects, toldOf, window } from './facts.js'
import { isSameName } from './people.js'

export async function planFacts(asked: AskedQuestion, { catalog, nameOf, asOf }: Means): Promise<Facts> {
  const [actor, other] = asked.actors
  const doers = subjects(asked).flatMap(({ country }) => country ?? [])
  const found = await plans.ask(catalog, {
    ...(actor ? { actor } : {}),
    ...(other ? { other } : {}),
    ...(asOf ? { asOf } : {}),
    outcome: /\boverdue\b/i.test(asked.text) ? 'overdue' : 'all',
    limit: 2000,
  })
  // "What is China planning?" asks for its own plans, not for those that others have with it.
  const rows = found.filter(({ actors }) => doers.every((code) => actors.includes(code)))
  const keys = rows.flatMap(({ evidence }) => evidence)
  const of = asked.actors.length > 0 ? ` of ${listed(asked.actors.map(nameOf))}` : ''
  const overdue = /\boverdue\b/i.test(asked.text)
  const what = overdue ? 'overdue plan' : 'plan'
  // What is overdue depends on the day on which it is asked.
  const noDay = overdue && !asOf ? ', since no day is given to ask it on (--as-of)' : ''
  return {
    question: plans,
    told: toldOf(rows, (row: Plan) => ({
      date: row.due,
      line: (words) =>
        `${onDay(row.due)}${quote(words)}: ${row.outcome}${row.movedTo ? ` to ${dayInWords(row.movedTo)}` : ''}.`,
    })),
    lead:
      rows.length === 0
        ? `no ${what}${of}${noDay}`
        : `${counted(rows.length, what)}${of} ${inReports(keys)}${overdue ? '' : `: ${outcomesOf(rows)}`}`,
    yes: rows.length > 0,
  }
}

/** "2 done, 1 cancelled and 3 open" */
const outcomesOf = (rows: readonly Plan[]): string =>
  listed(
    ['done', 'moved', 'cancelled', 'overdue', 'open'].flatMap((outcome) => {
      const n = rows.filter((row) => row.outcome === outcome).length
      return n > 0 ? [`${n} ${outcome}`] : []
    }),
  )

export async function forecastFacts(asked: AskedQuestion, { catalog, nameOf, asOf }: Means): Promise<Facts> {
  const speaker = asked.asked.find(({ person, role }) => person && role === 'subject')
  const codes = asked.actors.filter((code) => code !== speaker?.country)
  const all = await forecastLedger.ask(catalog, {
    kind: 'forecast',
    ...(codes[0] ? { actor: codes[0] } : {}),
    ...window(asked),
    ...(asOf ? { asOf } : {}),
    limit: 2000,
  })
  const names = codes.map((code) => new RegExp(wordsNaming(code), 'u'))
  const rows = all.filter(
    (row) =>
      (!speaker || isSameName(row.speaker ?? '', speaker.name)) &&
      codes.every(
        (code, i) => row.actors.includes(code) || row.recipients.includes(code) || names[i]!.test(row.proposition),
      ),
  )
  const about = codes.length > 0 ? ` about ${listed(codes.map(nameOf))}` : ''
  return {
    question: forecastLedger,
    told: toldOf(rows, (row: LedgerRow) => ({
      date: row.said,
      line: () =>
        `${onDay(row.said)}${row.speaker ?? 'the report'}: ${quote(row.proposition)} (“${row.word}”): ${row.status}${suggested(row)}.`,
    })),
    lead:
      rows.length === 0
        ? `no forecast${about}`
        : `${counted(rows.length, 'forecast')}${about} ${inReports(rows.flatMap(({ evidence }) => evidence))}`,
    yes: rows.length > 0,
  }
}

const suggested = ({ status, suggested }: LedgerRow): string =>
  status === 'open' && suggested !== null
    ? `; a later report suggests that it ${suggested === 'came true' ? suggested : 'did not come true'}`
    : ''
