import type { EvidenceKey } from '../question.js'
import { citationsOf } from '../stored-reports.js'
import type { Answer, Sentence } from './answer.js'
import { agreementFacts } from './facts/agreements.js'
import { coverageFacts } from './facts/coverage.js'
import { eventFacts } from './facts/deeds.js'
import type { Facts, Means, Told } from './facts/facts.js'
import { plainFacts } from './facts/overviews.js'
import { balanceFacts, ladderFacts, timelineFacts } from './facts/relations.js'
import { saidFacts } from './facts/statements.js'
import { forecastFacts, planFacts } from './facts/to-come.js'
import { visitFacts } from './facts/visits.js'
import type { AskedQuestion } from './read-question.js'
import { dayInWords, listed, sentence, Writer } from './writer.js'

type Part = Pick<Answer, 'rows' | 'text' | 'footnotes' | 'route'>

const SHOWN = 12

/** Answers a question of fact from the question in rows that its relation names. */
export async function answerFacts(asked: AskedQuestion, route: string, means: Means): Promise<Part> {
  const { question, told, lead, yes } = await factsFor(asked, route, means)
  const writer = new Writer()
  const shown = told.slice(0, SHOWN)
  const citations = await citationsOf(
    means.catalog,
    shown.flatMap(({ keys }) => shownKeys(keys)),
  )
  const find = ({ report, layer, id }: EvidenceKey) =>
    citations.find((c) => c.report === report && c.layer === layer && c.id === id)
  const lines = shown
    .map(({ line, keys }): Sentence => {
      const own = shownKeys(keys).flatMap((key) => find(key) ?? [])
      return sentence(line(own[0]?.core ?? ''), ...own.map((c) => writer.cite(c)))
    })
    .reduce<readonly Sentence[]>(withoutRepeats, [])
  const notes = lines.flatMap((line) => line.notes)
  const searched = () => writer.count(`Asked of the record: ${question.name} (${question.title})`)
  writer.paragraph(null, [
    sentence(`${opening(asked, told, lead, yes)}`, ...(notes.length > 0 ? notes.slice(0, 12) : [searched()])),
  ])
  if (told.length > shown.length) {
    const rest = told.length - shown.length
    const more = sentence(`… and ${rest} more: “demarche questions ${question.name}” lists them all.`, searched())
    writer.paragraph(null, [...lines, more], { list: true })
  } else writer.paragraph(null, lines, { list: true })
  return {
    rows: told.map(({ row }) => row),
    text: writer.paragraphs,
    footnotes: writer.footnotes,
    route: question.name,
  }
}

/** One footnote for each report that tells it: what else a report says of it may be told in other words. */
const shownKeys = (keys: readonly EvidenceKey[]): EvidenceKey[] =>
  keys.filter((key, i) => keys.findIndex(({ report }) => report === key.report) === i).slice(0, 3)

/** What several reports tell in the same words is one line with the notes of all. */
function withoutRepeats(lines: readonly Sentence[], line: Sentence): readonly Sentence[] {
  const same = lines.find(({ text }) => text === line.text)
  if (!same) return [...lines, line]
  const both = { text: line.text, notes: [...new Set([...same.notes, ...line.notes])].sort((a, b) => a - b) }
  return lines.map((one) => (one === same ? both : one))
}

const MOST_NAMED = 6

/** "Kenya, Brazil and 3 others": those that a question who asks for. */
function whoInWords(told: readonly Told[]): string {
  const names = [...new Set(told.flatMap(({ who }) => who ?? []))]
  const rest = names.length - MOST_NAMED
  return rest > 1 ? listed([...names.slice(0, MOST_NAMED), `${rest} others`]) : listed(names)
}

/** The direct answer: yes or no, who, how many, when, where. */
function opening(
  { form, since, until }: AskedQuestion,
  told: readonly Told[],
  lead: string,
  yes: boolean | null,
): string {
  if (told.length === 0) {
    const time = [since && `since ${dayInWords(since)}`, until && `up to ${dayInWords(until)}`]
      .filter(Boolean)
      .join(' ')
    return `The store tells of ${lead}${time && ` (${time})`}.`
  }
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
  const who = form === 'who' || form === 'which' ? whoInWords(told) : ''
  if (who) return `${who}: ${lead}.`
  if (form === 'whether' && yes !== null)
    return yes ? `Yes, as the record tells it: ${lead}.` : `Not as the record tells it: ${lead}.`
  return `${lead}.`
}

/** The question in rows that answers a relation, by its name. */
const FACTS: Readonly<Record<string, (asked: AskedQuestion, means: Means) => Promise<Facts>>> = {
  visits: visitFacts,
  'who-said-what': saidFacts,
  agreements: agreementFacts,
  plans: planFacts,
  'forecast-ledger': forecastFacts,
  coverage: coverageFacts,
  'dyad-timeline': timelineFacts,
  ladder: ladderFacts,
  balance: balanceFacts,
  'events-between': eventFacts,
}

async function factsFor(asked: AskedQuestion, route: string, means: Means): Promise<Facts> {
  const { alternatives } = asked
  if (alternatives.length < 2 || !COMPARED.has(route))
    return FACTS[route]?.(asked, means) ?? plainFacts(asked, means, route)
  const each: Facts[] = []
  for (const code of alternatives) each.push(await factsFor(withOnly(asked, code), route, means))
  return {
    question: each[0]!.question,
    told: each.flatMap(({ told }) => told.slice(0, Math.ceil(SHOWN / each.length))),
    lead: each.map(({ lead }) => lead).join('; '),
    yes: each.some(({ yes }) => yes) || (each.some(({ yes }) => yes === null) ? null : false),
  }
}

/** Questions in rows that "Turkey or Iran?" asks once for each. */
const COMPARED: ReadonlySet<string> = new Set(['ladder', 'events-between', 'visits', 'who-said-what', 'agreements'])

const withOnly = (asked: AskedQuestion, code: string): AskedQuestion => {
  const isOut = (other: string | null) => other !== null && other !== code && asked.alternatives.includes(other)
  return {
    ...asked,
    alternatives: [],
    asked: asked.asked.filter(({ country }) => !isOut(country)),
    actors: asked.actors.filter((other) => !isOut(other)),
  }
}
