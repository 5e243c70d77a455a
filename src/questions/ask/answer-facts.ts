import type { DuckDBConnection } from '@duckdb/node-api'
import { type ActivePair, activePairs } from '../active-pairs.js'
import { type AgreementRow, agreements } from '../agreements.js'
import { balance, type Triad } from '../balance.js'
import { wordsNaming } from '../country-words.js'
import { type CoverageRow, coverage } from '../coverage.js'
import { dyadTimeline, type TimelineRow } from '../dyad-timeline.js'
import { type EventRow, eventsBetween } from '../events-between.js'
import { forecastLedger, type LedgerRow } from '../forecast-ledger.js'
import { type ForecastScore, forecastScores } from '../forecast-scores.js'
import { type LadderRow, ladder } from '../ladder.js'
import { type NetworkNode, network } from '../network.js'
import { type Plan, plans } from '../plans.js'
import { counted, type EvidenceKey, paramsOf, type Question, rowsOf } from '../question.js'
import { citationsOf } from '../stored-reports.js'
import { type Visit, visits } from '../visits.js'
import { type Said, whoSaidWhat } from '../who-said-what.js'
import type { Answer, Sentence } from './answer.js'
import type { EvidenceData } from './evidence-data.js'
import type { NameOf } from './names.js'
import type { Asked, AskedQuestion } from './read-question.js'
import { dayInWords, listed, quote, sentence, Writer } from './writer.js'

interface Means {
  readonly catalog: DuckDBConnection
  readonly data: EvidenceData
  readonly nameOf: NameOf
  readonly asOf: string | null
}

type Part = Pick<Answer, 'rows' | 'text' | 'footnotes' | 'route'>

/** A row with the line that tells it. */
interface Told {
  readonly row: unknown
  readonly date: string | null
  readonly place: string | null
  readonly line: (words: string) => string
  readonly keys: readonly EvidenceKey[]
}

interface Facts {
  readonly question: Question
  readonly told: readonly Told[]
  /** Completes "The record tells of …": "3 visits to Cuba in 2 reports". */
  readonly lead: string
  /** Answers yes or no, where the question asks whether. */
  readonly yes: boolean | null
}

const SHOWN = 12

/** Answers a question of fact from the question in rows that its relation names. */
export async function answerFacts(asked: AskedQuestion, route: string, means: Means): Promise<Part> {
  const { question, told, lead, yes } = await factsFor(asked, route, means)
  const writer = new Writer()
  const shown = told.slice(0, SHOWN)
  const citations = await citationsOf(
    means.catalog,
    shown.flatMap(({ keys }) => keys.slice(0, 3)),
  )
  const find = ({ report, layer, id }: EvidenceKey) =>
    citations.find((c) => c.report === report && c.layer === layer && c.id === id)
  const lines = shown.map(({ line, keys }): Sentence => {
    const own = keys.slice(0, 3).flatMap((key) => find(key) ?? [])
    return sentence(line(own[0]?.words ?? ''), ...own.map((c) => writer.cite(c)))
  })
  const notes = lines.flatMap((line) => line.notes)
  const searched = () => writer.count(`Asked of the record: ${question.name} (${question.title})`)
  writer.paragraph(null, [
    sentence(`${opening(asked, told, lead, yes)}`, ...(notes.length > 0 ? notes.slice(0, 12) : [searched()])),
  ])
  if (told.length > shown.length) {
    const rest = told.length - shown.length
    lines.push(sentence(`… and ${rest} more: “demarche questions ${question.name}” lists them all.`, searched()))
  }
  writer.paragraph(null, lines, { list: true })
  return {
    rows: told.map(({ row }) => row),
    text: writer.paragraphs,
    footnotes: writer.footnotes,
    route: question.name,
  }
}

/** The direct answer: yes or no, how many, when, where. */
function opening({ form }: AskedQuestion, told: readonly Told[], lead: string, yes: boolean | null): string {
  if (told.length === 0) return `No report in the store tells of it: ${lead}.`
  if (form === 'when') {
    const dates = told.flatMap(({ date }) => date ?? []).sort()
    if (dates.length === 0) return `The reports do not say on which day: ${lead}.`
    const [first, last] = [dates[0]!, dates.at(-1)!]
    const undated = told.length > dates.length ? `; ${told.length - dates.length} without a day` : ''
    return `${first === last ? dayInWords(first) : `${dayInWords(first)}, and last ${dayInWords(last)}`}: ${lead}${undated}.`
  }
  if (form === 'where') {
    const places = [...new Set(told.flatMap(({ place }) => place ?? []))]
    return places.length > 0 ? `${listed(places)}: ${lead}.` : `The reports do not say where: ${lead}.`
  }
  if (form === 'how many') return `${lead}.`
  if (form === 'whether' && yes !== null)
    return yes ? `Yes, as the record tells it: ${lead}.` : `Not as the record tells it: ${lead}.`
  return `${lead}.`
}

const window = ({ since, until }: AskedQuestion) => ({ ...(since ? { since } : {}), ...(until ? { until } : {}) })
const hasWindow = ({ since, until }: AskedQuestion): boolean => since !== null || until !== null
/** Where a time is asked for, what no day is known of is left out, and said. */
const besides = (undated: number): string => (undated > 0 ? `, besides ${undated} without a known day` : '')
const onDay = (date: string | null): string => (date === null ? '' : `${dayInWords(date)}: `)
const inReports = (keys: readonly EvidenceKey[]): string =>
  `in ${counted(new Set(keys.map(({ report }) => report)).size, 'report')}`

async function factsFor(asked: AskedQuestion, route: string, means: Means): Promise<Facts> {
  switch (route) {
    case 'visits':
      return visitFacts(asked, means)
    case 'who-said-what':
      return saidFacts(asked, means)
    case 'agreements':
      return agreementFacts(asked, means)
    case 'plans':
      return planFacts(asked, means)
    case 'forecast-ledger':
      return forecastFacts(asked, means)
    case 'coverage':
      return coverageFacts(asked, means)
    case 'dyad-timeline':
      return timelineFacts(asked, means)
    case 'ladder':
      return ladderFacts(asked, means)
    case 'balance':
      return balanceFacts(asked, means)
    case 'events-between':
      return eventFacts(asked, means)
    default:
      return plainFacts(asked, means, route)
  }
}

const subjects = ({ asked }: AskedQuestion): Asked[] => asked.filter(({ role }) => role === 'subject')
const objects = ({ asked }: AskedQuestion): Asked[] => asked.filter(({ role }) => role !== 'subject')

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []

/** "Recep Tayyip Erdoğan" and "Erdogan" are one, "Amir-Abdollahian" and "Amir Abdollahian": all words of one are in the other. */
function isSameName(a: string, b: string): boolean {
  const [short, long] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length)
  return short!.some((word) => word.length > 2) && short!.every((word) => long!.includes(word))
}

/** Is the person asked about, by name or by office, the one of a row? */
async function isPersonAsked(person: Asked | undefined, { catalog }: Means): Promise<(name: string) => boolean> {
  if (!person) return () => true
  const holders = await rowsOf<{ name: string; office: string }>(
    catalog,
    `SELECT DISTINCT name, office FROM participants
     WHERE country = $country AND office IS NOT NULL AND contains(lower($name), office)`,
    { country: person.country, name: person.name },
  )
  // "The Iranian foreign minister" is whoever the reports give that office.
  return (name) => isSameName(name, person.name) || holders.some((holder) => isSameName(holder.name, name))
}

async function visitFacts(asked: AskedQuestion, means: Means): Promise<Facts> {
  const { catalog, nameOf } = means
  const received = asked.relation?.relation === 'host'
  const [guests, hosts] = received ? [objects(asked), subjects(asked)] : [subjects(asked), objects(asked)]
  const guest = guests[0]
  const host = hosts.find(({ country }) => country !== null)
  const isGuest = await isPersonAsked(guest?.person || guest?.country === null ? guest : undefined, means)
  const params = {
    ...(host?.country ? { host: host.country } : {}),
    ...(guest?.country && !guest.person ? { visitor: guest.country } : {}),
    status: asked.future ? ('planned' as const) : ('made' as const),
    limit: 2000,
  }
  const found = await visits.ask(catalog, { ...params, ...window(asked) })
  const rows = found.filter(({ visitor }) => isGuest(visitor))
  const undated = hasWindow(asked)
    ? (await visits.ask(catalog, params)).filter((row) => row.date === null && isGuest(row.visitor)).length
    : 0
  const keys = rows.flatMap(({ evidence }) => evidence)
  const to = host?.country ? ` to ${nameOf(host.country)}` : ''
  const what = asked.future ? 'planned visit' : 'visit'
  return {
    question: visits,
    told: rows.map((row: Visit) => ({
      row,
      date: row.date,
      place: row.place ?? nameOf(row.host),
      keys: row.evidence,
      line: (words) =>
        `${onDay(row.date)}${row.visitor}${aside(row.office, row.home, nameOf)}, ${asked.future ? 'to visit' : 'in'} ${row.place && row.place !== nameOf(row.host) ? `${row.place}, ` : ''}${nameOf(row.host)}: ${quote(words)}.`,
    })),
    lead: `${rows.length === 0 ? `no ${what}${to} is told of` : `${counted(rows.length, what)}${to} ${inReports(keys)}`}${besides(undated)}`,
    yes: rows.length > 0,
  }
}

function aside(office: string | null, country: string | null, nameOf: NameOf): string {
  const parts = [office, country === null ? null : nameOf(country)].filter((part) => part !== null)
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}

async function saidFacts(asked: AskedQuestion, means: Means): Promise<Facts> {
  const { catalog, nameOf } = means
  const who = subjects(asked)[0]
  const about = objects(asked).find(({ country }) => country !== null && country !== who?.country)
  const isSpeaker = await isPersonAsked(who?.person || who?.country === null ? who : undefined, means)
  const params = {
    ...(who?.country && !who.person ? { country: who.country } : {}),
    ...(about?.country ? { about: about.country } : {}),
    limit: 20_000,
  }
  const found = await whoSaidWhat.ask(catalog, { ...params, ...window(asked) })
  const rows = found.filter(({ speaker }) => isSpeaker(speaker))
  const undated = hasWindow(asked)
    ? (await whoSaidWhat.ask(catalog, params)).filter((row) => row.day === null && isSpeaker(row.speaker)).length
    : 0
  const keys = rows.flatMap(({ evidence }) => evidence)
  const tail = about?.country ? ` about ${nameOf(about.country)}` : ''
  const name = who ? (who.person || who.country === null ? who.name : nameOf(who.country)) : 'anyone'
  return {
    question: whoSaidWhat,
    told: rows.map((row: Said) => ({
      row,
      date: row.day,
      place: null,
      keys: row.evidence,
      line: () =>
        `${onDay(row.day)}${row.speaker}${row.country && row.speaker !== nameOf(row.country) ? ` (${nameOf(row.country)})` : ''} ${row.cue}: ${quote(row.content)}.`,
    })),
    lead: `${
      rows.length === 0
        ? `nothing that ${name} said${tail} is told`
        : `${counted(rows.length, 'statement')}${tail} by ${counted(new Set(rows.map(({ speaker }) => speaker)).size, 'speaker')} ${inReports(keys)}`
    }${besides(undated)}`,
    yes: rows.length > 0,
  }
}

async function agreementFacts(asked: AskedQuestion, { catalog, nameOf }: Means): Promise<Facts> {
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
  const what = stage === 'coming' ? 'agreement still to come' : 'agreement'
  const many = stage === 'coming' ? 'agreements still to come' : 'agreements'
  return {
    question: agreements,
    told: rows.map((row: AgreementRow) => ({
      row,
      date: row.date,
      place: null,
      keys: row.evidence,
      line: () =>
        `${onDay(row.date)}${row.parties.map((code) => (code === '?' ? 'a party not known' : nameOf(code))).join(' and ')}, ${quote(row.title)}: ${row.stage}${row.ended ? `, then ${row.ended}` : ''}; rung ${row.rung}.`,
    })),
    lead:
      rows.length === 0
        ? `no ${what}${between} is told of`
        : `${counted(rows.length, what, many)}${between} ${inReports(keys)}`,
    yes: rows.some(made) || (stage === 'coming' && rows.length > 0),
  }
}

const made = ({ stage }: AgreementRow): boolean => /^(signed|ratified|in force)$/.test(stage)

async function planFacts(asked: AskedQuestion, { catalog, nameOf, asOf }: Means): Promise<Facts> {
  const [actor, other] = asked.actors
  const rows = await plans.ask(catalog, {
    ...(actor ? { actor } : {}),
    ...(other ? { other } : {}),
    ...(asOf ? { asOf } : {}),
    outcome: /\boverdue\b/i.test(asked.text) ? 'overdue' : 'all',
    limit: 2000,
  })
  const keys = rows.flatMap(({ evidence }) => evidence)
  const of = asked.actors.length > 0 ? ` of ${listed(asked.actors.map(nameOf))}` : ''
  return {
    question: plans,
    told: rows.map((row: Plan) => ({
      row,
      date: row.due,
      place: null,
      keys: row.evidence,
      line: (words) =>
        `${onDay(row.due)}${quote(words)}: ${row.outcome}${row.movedTo ? ` to ${dayInWords(row.movedTo)}` : ''}.`,
    })),
    lead: rows.length === 0 ? `no plan${of} is told of` : `${counted(rows.length, 'plan')}${of} ${inReports(keys)}`,
    yes: rows.length > 0,
  }
}

async function forecastFacts(asked: AskedQuestion, { catalog, nameOf, asOf }: Means): Promise<Facts> {
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
    told: rows.map((row: LedgerRow) => ({
      row,
      date: row.said,
      place: null,
      keys: row.evidence,
      line: () =>
        `${onDay(row.said)}${row.speaker ?? 'the report'}: ${quote(row.proposition)} (“${row.word}”): ${row.status}.`,
    })),
    lead:
      rows.length === 0
        ? `no forecast${about} is told of`
        : `${counted(rows.length, 'forecast')}${about} ${inReports(rows.flatMap(({ evidence }) => evidence))}`,
    yes: rows.length > 0,
  }
}

async function coverageFacts(asked: AskedQuestion, { catalog, nameOf }: Means): Promise<Facts> {
  const [actor] = asked.actors
  const rows = await coverage.ask(catalog, { ...window(asked), ...(actor ? { actor } : {}), limit: 100_000 })
  const byOutlet = new Map<string, CoverageRow[]>()
  for (const row of rows) {
    const outlet = row.outlet ?? 'outlet not known'
    byOutlet.set(outlet, [...(byOutlet.get(outlet) ?? []), row])
  }
  const told = [...byOutlet]
    .map(([outlet, own]) => ({ outlet, own, reports: own.reduce((sum, { reports }) => sum + reports, 0) }))
    .sort((a, b) => b.reports - a.reports || (a.outlet < b.outlet ? -1 : 1))
  const all = told.reduce((sum, { reports }) => sum + reports, 0)
  const on = actor ? ` on ${nameOf(actor)}` : ''
  return {
    question: coverage,
    told: told.map(({ outlet, own, reports }) => ({
      row: { outlet, reports, events: own.reduce((sum, { events }) => sum + events, 0) },
      date: own[0]?.day ?? null,
      place: null,
      keys: own.flatMap(({ evidence }) => evidence),
      line: () =>
        `${outlet}: ${counted(reports, 'report')}, ${counted(
          own.reduce((sum, { events }) => sum + events, 0),
          'deed',
        )}.`,
    })),
    lead:
      told.length === 0
        ? `no report${on} is in the store`
        : `${counted(told.length, 'outlet')}${on} with ${counted(all, 'report')}`,
    yes: told.length > 0,
  }
}

async function timelineFacts(asked: AskedQuestion, { catalog, nameOf }: Means): Promise<Facts> {
  const [source, target] = asked.actors
  const rows = await dyadTimeline.ask(catalog, { source: source!, target: target!, ...window(asked) })
  const told = rows.filter(({ events }) => events > 0)
  const params = paramsOf(dyadTimeline, { source, target })
  return {
    question: dyadTimeline,
    told: told.map((row: TimelineRow) => ({
      row,
      date: row.start,
      place: null,
      keys: row.evidence,
      line: () =>
        `week of ${dayInWords(row.start)}: ${counted(row.events, 'deed')}, ${row.cooperation} of cooperation, ${row.conflict} of conflict${row.unusual ? '; unusual' : ''}.`,
    })),
    lead:
      told.length === 0
        ? `nothing dated is told between ${nameOf(source!)} and ${nameOf(target!)}`
        : dyadTimeline
            .sentence(rows, params)
            .replace(source!, nameOf(source!))
            .replace(target!, nameOf(target!))
            .replace(/\.$/, ''),
    yes: null,
  }
}

async function ladderFacts(asked: AskedQuestion, { catalog, nameOf }: Means): Promise<Facts> {
  const rows = await ladder.ask(catalog, { actors: asked.actors.join(' '), ...window(asked) })
  const held = rows.filter(({ steps }) => steps.length > 0)
  const [top] = held
  return {
    question: ladder,
    told: held.map((row: LadderRow) => ({
      row,
      date: row.reached,
      place: null,
      keys: row.evidence,
      line: (words) =>
        `${nameOf(row.from)} towards ${nameOf(row.to)}: rung ${row.rung} of 10, ${row.name} (${row.form}${row.stage ? `, ${row.stage}` : ''}): ${quote(words)}.`,
    })),
    lead:
      top === undefined
        ? `nothing between ${listed(asked.actors.map(nameOf))} is told as done`
        : `the furthest that ${nameOf(top.from)} and ${nameOf(top.to)} have gone is ${top.name}, rung ${top.rung} of 10`,
    yes: null,
  }
}

async function balanceFacts(asked: AskedQuestion, { catalog, nameOf }: Means): Promise<Facts> {
  const all = await balance.ask(catalog, { ...window(asked), limit: 100_000 })
  const rows = all.filter(({ members }) => asked.actors.every((code) => members.includes(code)))
  const balanced = rows.filter((row) => row.balanced).length
  return {
    question: balance,
    told: rows.map((row: Triad) => ({
      row,
      date: null,
      place: null,
      keys: row.evidence,
      line: () =>
        `${listed(row.members.map(nameOf))} (${row.signs.map((s) => (s > 0 ? '+' : '–')).join(' ')}): ${row.balanced ? 'balanced' : 'not balanced'}.`,
    })),
    lead:
      rows.length === 0
        ? 'no three of them have a sign between each two'
        : `${balanced} of ${counted(rows.length, 'triad')} ${balanced === 1 ? 'is' : 'are'} balanced`,
    yes: rows.length > 0 ? balanced === rows.length : null,
  }
}

const HOSTILE = new Set('ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(' '))

async function eventFacts(asked: AskedQuestion, means: Means): Promise<Facts> {
  const { catalog, nameOf } = means
  const relation = asked.relation!
  const doers = subjects(asked).flatMap(({ country }) => country ?? [])
  const others = asked.actors
    .filter((code) => !doers.includes(code))
    .concat(asked.against.filter((code) => !doers.includes(code)))
  // "What happened between", "Did A and B meet": neither does it to the other.
  const mutual =
    doers.length > 1 ||
    (doers.length === 0 && others.length > 1) ||
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
  const found = await eventsBetween.ask(catalog, { ...params, ...window(asked) })
  const undated = hasWindow(asked)
    ? (await eventsBetween.ask(catalog, params)).filter((row) => row.date === null).length
    : 0
  const rows = asked.future ? found.filter(({ status }) => status === 'planned' || status === 'conditional') : found
  const happened = rows.filter(({ status }) => status === 'occurred' || status === 'ongoing')
  const sorted = asked.future ? rows : [...happened, ...rows.filter((row) => !happened.includes(row))]
  const counts = asked.form === 'how many' ? happened : sorted
  const keys = counts.flatMap(({ evidence }) => evidence)
  const towards = relation.types.some((type) => HOSTILE.has(type)) ? 'against' : 'towards'
  const from = source ? ` by ${nameOf(source)}` : ''
  const to = target ? ` ${towards} ${nameOf(target)}` : ''
  const who = mutual && source && target ? ` between ${nameOf(source)} and ${nameOf(target)}` : from + to
  const what = relation.types.length === 0 ? 'deeds' : relation.says
  const others_ = sorted.length - happened.length
  const rest =
    !asked.future && others_ > 0 && counts.length === sorted.length ? `, ${happened.length} of which happened,` : ''
  return {
    question: eventsBetween,
    told: counts.map((row: EventRow) => ({
      row,
      date: row.date,
      place: row.place,
      keys: row.evidence,
      line: (words) =>
        `${onDay(row.date)}${quote(words)} (${row.status}${row.speaker ? `, says ${row.speaker}` : ''}${row.reports > 1 ? `; ${row.reports} reports` : ''}).`,
    })),
    lead: `${counts.length === 0 ? `no ${what}${who}` : `${what}${who}: ${counts.length}${rest} ${inReports(keys)}`}${besides(undated)}`,
    yes: asked.future ? null : happened.length > 0,
  }
}

async function plainFacts(asked: AskedQuestion, { catalog, nameOf }: Means, route: string): Promise<Facts> {
  const question = [activePairs, network, forecastScores].find(({ name }) => name === route) as unknown as Question
  const tone = /\bconflict|hostil|fight/i.test(asked.text)
    ? 'conflict'
    : /\bcooperat/i.test(asked.text)
      ? 'cooperation'
      : 'all'
  const by = /\boutlet/i.test(asked.text) ? 'outlet' : /\bwords?\b/i.test(asked.text) ? 'word' : 'speaker'
  const input = { ...window(asked), ...(route === 'forecast-scores' ? { by } : { tone }) }
  const rows = await question.ask(catalog, input)
  const mine =
    asked.actors.length === 0
      ? rows
      : rows.filter((row) => asked.actors.some((code) => Object.values(row as object).includes(code)))
  return {
    question,
    told: mine.map((row) => ({
      row,
      date: null,
      place: null,
      keys: question.evidence(row),
      line: () => `${PLAIN_LINES[route]!(row as never, nameOf)}.`,
    })),
    lead: question
      .sentence(rows, paramsOf(question, input))
      .replace(/\.$/, '')
      .replace(/\b[A-Z]{3}\b/g, nameOf),
    yes: null,
  }
}

const PLAIN_LINES: Readonly<Record<string, (row: never, nameOf: NameOf) => string>> = {
  [activePairs.name]: (row: ActivePair, nameOf) =>
    `${nameOf(row.source)} towards ${nameOf(row.target)}: ${counted(row.events, 'deed')}, ${row.cooperation} of cooperation, ${row.conflict} of conflict`,
  [network.name]: (row: NetworkNode, nameOf) =>
    `${nameOf(row.actor)}: tied to ${counted(row.degree, 'other')} by ${counted(row.strength, 'deed')}; betweenness ${row.betweenness}; community ${row.community}`,
  [forecastScores.name]: (row: ForecastScore) =>
    `${row.by ?? 'not known'}: ${counted(row.forecasts, 'forecast')}, ${row.open} open${row.scores ? `, ${row.scores.resolved} resolved, Brier ${row.scores.brier}` : ''}`,
}
