import { type EventRow, eventsBetween } from '../../events-between.js'
import { counted } from '../../question.js'
import type { AskedQuestion } from '../read-question.js'
import { listed, quote } from '../writer.js'
import { besides, type Facts, inReports, type Means, onDay, subjects, toldOf, withinWindow } from './facts.js'

/** Attacks are against somebody, support is for somebody. */
const TOWARDS: readonly (readonly [ReadonlySet<string>, string])[] = [
  [new Set('ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(' ')), 'against'],
  [new Set(['SUPPORT', 'AID']), 'for'],
  [new Set(['REQUEST', 'CONCEDE']), 'to'],
]

export async function eventFacts(asked: AskedQuestion, means: Means): Promise<Facts> {
  const { catalog, nameOf } = means
  const relation = asked.relation!
  const doers = subjects(asked).flatMap(({ country }) => country ?? [])
  const towards = TOWARDS.find(([types]) => relation.types.some((type) => types.has(type)))?.[1] ?? 'towards'
  // An attack "against Israel" is done to it; support "against Israel" is for another.
  const others = [...asked.actors, ...(towards === 'against' ? asked.against : [])].filter(
    (code) => !doers.includes(code),
  )
  // "Who accuses Rwanda of backing M23?" asks for the doer.
  const asksWho = /^(who|which)$/.test(asked.form) && asked.asked.some(({ role }) => role === 'object')
  // "What happened between", "Did A and B meet": neither does it to the other.
  const mutual =
    doers.length > 1 ||
    (doers.length === 0 && others.length > 1 && !asksWho) ||
    relation.types.length === 0 ||
    relation.relation === 'meeting'
  const [source, target] = mutual ? asked.actors : [doers[0], others[0]]
  const params = {
    ...(source ? { source } : {}),
    ...(target ? { target } : {}),
    both: mutual,
    ...(relation.types.length > 0 ? { types: [...relation.types] } : {}),
    ...(relation.modes.length > 0 ? { modes: [...relation.modes] } : {}),
    limit: 2000,
  }
  const { rows: found, undated } = await withinWindow(
    asked,
    (between) => eventsBetween.ask(catalog, { ...params, ...between }),
    () => true,
    ({ date }) => date !== null,
  )
  const apart = /^(who|which)$/.test(asked.form) ? found.filter((row) => !isAtHome(row)) : found
  const rows = asked.future ? apart.filter(({ status }) => status === 'planned' || status === 'conditional') : apart
  const happened = rows.filter(({ status }) => status === 'occurred' || status === 'ongoing')
  const sorted = asked.future ? rows : [...happened, ...rows.filter((row) => !happened.includes(row))]
  const counts = asked.form === 'how many' ? happened : sorted
  const keys = counts.flatMap(({ evidence }) => evidence)
  const from = source ? ` by ${nameOf(source)}` : ''
  const to = target ? ` ${towards} ${nameOf(target)}` : ''
  const who = mutual && source && target ? ` between ${nameOf(source)} and ${nameOf(target)}` : from + to
  const what = relation.types.length === 0 ? 'deeds' : relation.says
  const planned = sorted.filter(({ status }) => status === 'planned' || status === 'conditional').length
  const denied = sorted.length - happened.length - planned
  const isCount = counts.length < sorted.length
  const parts = [
    happened.length > 0 || isCount ? (what === 'deeds' ? `${happened.length}` : counted(happened.length, 'deed')) : '',
    planned > 0 && !isCount ? `${planned} planned` : '',
    denied > 0 && !isCount ? `${denied} denied or called off` : '',
  ].filter(Boolean)
  return {
    question: eventsBetween,
    told: toldOf(counts, (row: EventRow) => ({
      date: row.date,
      place: row.place,
      who: whoOf(row, source, target, mutual).map(nameOf),
      line: (words) =>
        `${onDay(row.date)}${quote(words)} (${row.status}${row.speaker ? `, says ${row.speaker}` : ''}${row.reports > 1 ? `; ${row.reports} reports` : ''}).`,
    })),
    lead: `${counts.length === 0 ? `no ${what.replace(/^an? /, '')}${who}` : `${what}${who}: ${listed(parts)} ${inReports(keys)}`}${besides(undated)}`,
    yes: asked.future ? null : happened.length > 0,
  }
}

/** Of "Who attacked Iraq?" the attackers, of "Whom did Iraq meet?" the others. */
function whoOf(row: EventRow, source: string | undefined, target: string | undefined, mutual: boolean): string[] {
  const asks = mutual
    ? [...row.actors, ...row.recipients]
    : target === undefined
      ? row.recipients
      : source === undefined
        ? row.actors
        : []
  return asks.filter((code) => code !== '?' && code !== source && code !== target)
}

/** A minister who briefs his own parliament has met nobody abroad. */
const isAtHome = ({ actors, recipients }: EventRow): boolean =>
  recipients.length > 0 && new Set([...actors, ...recipients]).size === 1
