import { type AgreementRow, agreements } from '../../agreements.js'
import { rungNamed } from '../../ladder-data.js'
import { counted } from '../../question.js'
import type { AskedQuestion } from '../read-question.js'
import { listed, quote } from '../writer.js'
import { type Facts, inReports, type Means, onDay, toldOf, window } from './facts.js'

export async function agreementFacts(asked: AskedQuestion, { catalog, nameOf }: Means): Promise<Facts> {
  const [party, other] = asked.actors
  const stage = asked.future ? 'coming' : /\b(in force|standing|valid)\b/i.test(asked.text) ? 'standing' : 'all'
  const found = await agreements.ask(catalog, {
    ...window(asked),
    ...(party ? { party } : {}),
    ...(other ? { other } : {}),
    stage,
    limit: 2000,
  })
  // "Which treaties were signed": those that are only talked about were not.
  const rows = stage === 'all' ? [...found].sort((a, b) => Number(!made(a)) - Number(!made(b))) : found
  const keys = rows.flatMap(({ evidence }) => evidence)
  const between =
    asked.actors.length > 0 ? ` ${asked.actors.length > 1 ? 'between' : 'of'} ${listed(asked.actors.map(nameOf))}` : ''
  const [what, many] = CALLED[stage]
  return {
    question: agreements,
    told: toldOf(rows, (row: AgreementRow) => ({
      date: row.date,
      who: row.parties.filter((code) => code !== '?' && !asked.actors.includes(code)).map(nameOf),
      line: () =>
        `${onDay(row.date)}${row.parties.map((code) => (code === '?' ? 'a party not known' : nameOf(code))).join(' and ')}, ${quote(row.title)}: ${row.stage}${row.ended ? `, then ${row.ended}` : ''}; rung ${row.rung} of 10, ${rungNamed(row.rung).name}.`,
    })),
    lead:
      rows.length === 0 ? `no ${what}${between}` : `${counted(rows.length, what, many)}${between} ${inReports(keys)}`,
    yes: rows.some(made) || (stage === 'coming' && rows.length > 0),
  }
}

const CALLED = {
  coming: ['agreement still to come', 'agreements still to come'],
  standing: ['standing agreement', 'standing agreements'],
  all: ['agreement', 'agreements'],
} as const

const made = ({ stage }: AgreementRow): boolean => /^(signed|ratified|in force)$/.test(stage)
