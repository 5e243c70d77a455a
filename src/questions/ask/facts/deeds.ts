import { type EventRow, eventsBetween } from '../../events-between.js'
import { counted } from '../../question.js'
import type { AskedQuestion } from '../read-question.js'
import { plainName, verbFor } from '../speaker-words.js'
import { listed, quote } from '../writer.js'
import {
  anyOf,
  besides,
  called,
  codesOf,
  type Facts,
  inReports,
  isLeftOut,
  type Means,
  onDay,
  sidesOf,
  subjects,
  toldOf,
  withinWindow,
} from './facts.js'

/** Attacks are against somebody, support is for somebody. */
const TOWARDS: readonly (readonly [ReadonlySet<string>, string])[] = [
  [new Set('ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(' ')), 'against'],
  [new Set(['SUPPORT', 'AID']), 'for'],
  [new Set(['REQUEST', 'CONCEDE']), 'to'],
]

export async function eventFacts(asked: AskedQuestion, means: Means): Promise<Facts> {
  const { catalog, nameOf } = means
  const relation = asked.relation!
  const { among } = asked
  const doers = [...codesOf(subjects(asked)), ...(among?.role === 'subject' ? among.codes : [])]
  const towards = TOWARDS.find(([types]) => relation.types.some((type) => types.has(type)))?.[1] ?? 'towards'
  // An attack "against Israel" is done to it; support "against Israel" is for another.
  const opposed = towards === 'against' ? asked.against.filter((code) => !asked.leftOut.includes(code)) : []
  const others = [...asked.actors, ...opposed, ...(among && among.role !== 'subject' ? among.codes : [])].filter(
    (code) => !doers.includes(code),
  )
  // "Who accuses Rwanda of backing M23?" asks for the doer.
  const asksWho = /^(who|which)$/.test(asked.form) && asked.asked.some(({ role }) => role === 'object')
  // "What happened between", "Did A and B meet": neither does it to the other.
  const mutual =
    relation.types.length === 0 ||
    relation.relation === 'meeting' ||
    (doers.length > 1 && others.length === 0) ||
    (doers.length === 0 && others.length > 1 && !asksWho)
  const [sources, targets] = mutual && among === null ? sidesOf(asked) : [doers, others]
  const [source, target] = [anyOf(sources), anyOf(targets)]
  const params = {
    ...(source ? { source } : {}),
    ...(target ? { target } : {}),
    both: mutual,
    // Who praises a state has not signed a paper with it.
    ...(relation.relation === 'support' ? { agreements: false } : {}),
    ...(relation.types.length > 0 ? { types: [...relation.types] } : {}),
    ...(relation.modes.length > 0 ? { modes: [...relation.modes] } : {}),
    limit: 2000,
  }
  const { rows: found, undated } = await withinWindow(
    asked,
    (between) => eventsBetween.ask(catalog, { ...params, ...between }),
    (row) => !isLeftOut(asked)(...row.actors, ...row.recipients) && (relation.relation !== 'meeting' || !isAlone(row)),
    ({ date }) => date !== null,
  )
  // Who asked Iraq for something is nobody of Iraq.
  const isOwn = ({ actors }: EventRow) => sources.length === 0 && actors.every((code) => targets.includes(code))
  const apart = /^(who|which)$/.test(asked.form) ? found.filter((row) => !isAtHome(row) && !isOwn(row)) : found
  const rows = asked.future ? apart.filter(({ status }) => status === 'planned' || status === 'conditional') : apart
  const happened = rows.filter(({ status }) => status === 'occurred' || status === 'ongoing')
  const sorted = asked.future ? rows : [...happened, ...rows.filter((row) => !happened.includes(row))]
  const counts = asked.form === 'how many' ? happened : sorted
  const keys = counts.flatMap(({ evidence }) => evidence)
  const names = (codes: readonly string[]) => called(asked, codes, nameOf, among ? 'or' : 'and')
  const from = source ? ` by ${names(sources)}` : ''
  const to = target ? ` ${towards} ${names(targets)}` : ''
  const isSame = sources.every((code) => targets.includes(code))
  const between = isSame ? ` among ${names(sources)}` : ` between ${names(sources)} and ${names(targets)}`
  const who = mutual && source && target ? between : from + to
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
      who: whoOf(row, asked, sources, targets, mutual).map(nameOf),
      line: (words) =>
        `${onDay(row.date)}${quote(words)} (${row.status}${row.speaker ? `, ${verbFor(row.speaker, 'says')} ${plainName(row.speaker)}` : ''}${row.reports > 1 ? `; ${row.reports} reports` : ''}).`,
    })),
    lead: `${counts.length === 0 ? `no ${what.replace(/^an? /, '')}${who}` : `${what}${who}: ${listed(parts)} ${inReports(keys)}`}${besides(undated)}`,
    yes: asked.future ? null : happened.length > 0,
  }
}

/** Of "Who attacked Iraq?" the attackers, of "Whom did Iraq meet?" the others, of "Which Arab states …?" those that did. */
function whoOf(
  { actors, recipients }: EventRow,
  { among }: AskedQuestion,
  sources: readonly string[],
  targets: readonly string[],
  mutual: boolean,
): string[] {
  if (among) return [...actors, ...recipients].filter((code) => among.codes.includes(code))
  const asks = mutual
    ? [...actors, ...recipients]
    : targets.length === 0
      ? recipients
      : sources.length === 0
        ? actors
        : []
  return asks.filter((code) => code !== '?' && !sources.includes(code) && !targets.includes(code))
}

/** A minister who briefs his own parliament has met nobody abroad. */
const isAtHome = ({ actors, recipients }: EventRow): boolean =>
  recipients.length > 0 && new Set([...actors, ...recipients]).size === 1

/** A cabinet that meets has met nobody. */
const isAlone = ({ actors, recipients }: EventRow): boolean => new Set([...actors, ...recipients]).size < 2
