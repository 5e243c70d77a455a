import type { DuckDBConnection } from '@duckdb/node-api'
import type { Registry } from '../../actors/registry.js'
import { dataFiles } from '../../data-files.js'
import { DemarcheError } from '../../report/error.js'
import type { Resources } from '../../resources.js'
import { rowsOf } from '../question.js'
import type { Answer } from './answer.js'
import { answerFacts } from './answer-facts.js'
import { answerHypotheses } from './answer-hypotheses.js'
import type { Asked } from './asked-actors.js'
import { loadEvidenceData } from './evidence-data.js'
import { codesOf, subjects } from './facts/facts.js'
import { knownAs } from './known-names.js'
import { type NameOf, namesFrom } from './names.js'
import { type AskedQuestion, LATEST, readQuestion, sidesOf } from './read-question.js'
import { loadQuestionWords } from './relations.js'
import { dayInWords, listed, sentence, Writer } from './writer.js'

export interface AskOptions {
  readonly resources: Resources
  /** The day on which it is asked: "last week" is read against it, and what is overdue. */
  readonly asOf?: string | undefined
  /** Evidence that a reader leaves out, by {@link itemKey}: how much hangs on it? */
  readonly without?: readonly string[] | undefined
}

/** Longer than any headline: a whole report is for "demarche code". */
const MOST_WORDS = 200

/** Answers a question or a headline from the record, or says why it cannot. */
export async function ask(
  catalog: DuckDBConnection,
  question: string,
  { resources, asOf, without = [] }: AskOptions,
): Promise<Answer> {
  const asks = question.split(/\s+/).length
  if (asks > MOST_WORDS)
    throw new DemarcheError(
      'question-long',
      `The question has ${asks} words: ask in a sentence or two, of ${MOST_WORDS} words at most.`,
    )
  const files = dataFiles()
  const data = loadEvidenceData(files)
  const words = loadQuestionWords(files)
  const { registry } = resources
  const day = asOf ?? (await lastDayOf(catalog))
  const read = readQuestion(question.trim(), { resources, words, asOf: day })
  const asked = withMembers(registry, await withKnownNames(catalog, registry, read), day ?? LATEST)
  const empty: Answer = {
    question,
    parsed: {
      relation: asked.relation?.relation ?? null,
      actors: asked.actors,
      by: codesOf(subjects(asked)),
      against: asked.against,
      since: asked.since,
      until: asked.until,
      missed: asked.missed,
    },
    answerable: false,
    hypotheses: [],
    ladder: [],
    triads: [],
    forecasts: [],
    sensitivity: [],
    watch: [],
    route: null,
    because: null,
    baseRate: null,
    rows: [],
    text: [],
    footnotes: [],
    questions: [],
  }
  const because = whyNot(asked)
  if (because !== null) {
    const writer = new Writer()
    const told = writer.count(`The question as it was read: ${readAs(asked)}`)
    writer.paragraph(null, [sentence(because, told)])
    writer.paragraph(
      'What can be asked',
      EXAMPLES.map((text) => ({ text, notes: [] })),
      { list: true },
    )
    return { ...empty, because, text: writer.paragraphs, footnotes: writer.footnotes, questions: EXAMPLES }
  }
  const means = {
    catalog,
    data,
    nameOf: namesFrom(resources.registry, data),
    asOf: asOf ?? null,
    without: new Set(without),
  }
  const set = hypothesesFor(asked)
  const part =
    set === null
      ? await answerFacts(asked, routeOf(asked), means)
      : { route: `hypotheses: ${set}`, ...(await answerHypotheses(asked, set, means)) }
  const notes = [
    ...missedNotes(asked),
    ...windowNotes(asked),
    ...nameNotes(asked, means.nameOf),
    ...partNotes(asked, means.nameOf),
  ]
  if (notes.length === 0) return { ...empty, answerable: true, ...part }
  const note = { ...NO_WORDS, n: part.footnotes.length + 1, words: `The question as it was read: ${readAs(asked)}` }
  const sentences = notes.map((text) => sentence(text, note.n))
  return {
    ...empty,
    answerable: true,
    ...part,
    text: [...part.text, { heading: null, sentences, list: false }],
    footnotes: [...part.footnotes, note],
  }
}

/** "This year" is that of the last report, where nobody says on which day it is asked. */
async function lastDayOf(catalog: DuckDBConnection): Promise<string | null> {
  const [row] = await rowsOf<{ day: string | null }>(catalog, 'SELECT max(published)::VARCHAR AS day FROM reports')
  return row?.day ?? null
}

const missedNotes = ({ missed }: AskedQuestion): string[] =>
  missed.length === 0
    ? []
    : [`not taken into account, since it could not be read: ${listed(missed.map((words) => `“${words}”`))}.`]

/** What a window was read as that the question gives in other words. */
const windowNotes = ({ window }: AskedQuestion): string[] =>
  window.map(({ words, since, until }) => {
    const from = since === null ? '' : ` from ${dayInWords(since)}`
    const to = until === null ? '' : ` to ${dayInWords(until)}`
    return `“${words}” is read as${from}${to}.`
  })

const nameNotes = ({ asked, among, leftOut }: AskedQuestion, nameOf: NameOf): string[] => [
  ...asked.flatMap(({ spelled, name }) => (spelled === undefined ? [] : [`“${spelled}” is read as ${name}.`])),
  ...[...new Set(asked.flatMap(({ memberOf }) => memberOf ?? []))].map(
    (group) =>
      `“${group}” is read as ${listed(asked.flatMap(({ memberOf, country }) => (memberOf === group ? [nameOf(country!)] : [])))}.`,
  ),
  ...(among ? [`“${among.name}” is read as ${listed(among.codes.map(nameOf))}.`] : []),
  ...(leftOut.length > 0
    ? [`what ${listed(leftOut.map(nameOf))} ${leftOut.length > 1 ? 'take' : 'takes'} part in is left out.`]
    : []),
]

/** "NATO" is one of many that the record codes alike. */
const partNotes = ({ asked }: AskedQuestion, nameOf: NameOf): string[] =>
  asked.flatMap(({ part, name, country }) =>
    part && country !== null
      ? [`“${name}” is coded as ${nameOf(country)} (${country}), and so is what is told of others of that code.`]
      : [],
  )

const NO_WORDS = { report: null, layer: null, id: null, spans: [], speaker: null, outlet: null, day: null }

const EXAMPLES = [
  'Are A and B forming an alliance against C?',
  'Is A going to war with B?',
  'How close are A and B?',
  'Who visited A in 2018?',
  'Which visits are planned?',
  'What did A say about B since March 2019?',
  'Did A sanction (attack, accuse, threaten, help, ask …) B?',
  'How many times did A attack B?',
  'When did A and B meet?',
  'Which agreements did A and B sign? Which are planned?',
  'What happened between A and B week by week?',
  'What forecasts are there about A?',
  'Which outlets report on A?',
  'Which pairs were most active?',
  'Are the triads around A balanced?',
]

const readAs = ({ form, relation, asked }: AskedQuestion): string =>
  `${form}; ${relation ? relation.says : 'no relation that the record knows'}; ${asked.map(({ name, country }) => `${name}${country ? ` (${country})` : ''}`).join(', ') || 'nobody'}`

/** Why the record cannot answer, in a sentence; null where it can. */
function whyNot({ form, relation, asked, actors, against, among, missed, text }: AskedQuestion): string | null {
  if (text.length < 3) return 'There is no question.'
  if (form === 'why')
    return 'Why something was done cannot be answered: causes are not coded. Ask what was done, or what who said about it.'
  if (form === 'should' && relation?.route !== 'forecast-scores')
    return 'What is right, wise or to be done is for people to judge: the record tells what was done and said.'
  if (form === 'opinion')
    return 'What people think or feel cannot be answered: the record tells what was done and said. Ask who said what about whom.'
  if (form === 'what if')
    return 'What would come if something else were so cannot be answered: the record tells what was done, planned, said and foreseen.'
  if (form === 'how much')
    return 'How much of something there is cannot be answered: the record counts deeds, not goods or money.'
  if (relation === null) {
    const words = missed.length > 0 ? ` (“${missed.join('”, “')}”)` : ''
    return `What is asked${words} is nothing that the record tells of: it holds deeds, agreements, statements and forecasts between states and organisations.`
  }
  const unknown = asked.filter(({ country, aside }) => country === null && !aside)
  if (unknown.length > 0)
    return `${unknown.map(({ name }) => `“${name}”`).join(' and ')} ${unknown.length === 1 ? 'is' : 'are'} not known, neither to the registry nor to any report of this store.`
  const least =
    LEAST_ACTORS[
      hypothesesFor({ form, relation, asked, actors, missed, text } as AskedQuestion) === null
        ? routeOf({ relation, actors })
        : 'hypotheses'
    ] ?? 0
  // "Protests against the president" have somebody whom they are about.
  if (actors.length + (among ? 1 : 0) + (relation.route === 'events-between' ? against.length : 0) < least)
    return least === 1
      ? 'It is not said of whom: name a state, an organisation or a person.'
      : 'It is not said between whom: name two states or organisations.'
  return null
}

/** "Who are Tajikistan's enemies?": of one, the pairs that it is in. */
const routeOf = ({ relation, actors }: Pick<AskedQuestion, 'relation' | 'actors'>): string =>
  relation!.route === 'dyad-timeline' && actors.length === 1 ? 'active-pairs' : relation!.route

/** How many actors a question needs to be one. */
const LEAST_ACTORS: Readonly<Record<string, number>> = {
  hypotheses: 2,
  ladder: 1,
  'dyad-timeline': 2,
  'events-between': 1,
  'who-said-what': 1,
  'active-pairs': 0,
}

/** The set of rivals that answers whether it is or will be so; null where rows do. */
function hypothesesFor({ form, relation, future, actors }: AskedQuestion): string | null {
  if (form !== 'whether' || !relation?.hypotheses || actors.length > MOST_RIVALS) return null
  if (relation.hypotheses !== 'act') return relation.hypotheses
  return future && actors.length > 1 ? 'act' : null
}

/** A name that the coder does not know by itself may be a leader's, somebody's in the store, or one that is misspelt. */
async function withKnownNames(
  catalog: DuckDBConnection,
  registry: Registry,
  asked: AskedQuestion,
): Promise<AskedQuestion> {
  const unknown = asked.asked.filter(({ country }) => country === null)
  if (unknown.length === 0) return asked
  const known = new Map<Asked, Asked>()
  for (const name of unknown) {
    const found = await knownAs(catalog, registry, name)
    if (found) known.set(name, found)
  }
  const maybe = unknown.filter((name) => name.maybe && known.has(name)).map(({ name }) => name)
  return {
    ...withAsked(
      asked,
      asked.asked.flatMap((one) => known.get(one) ?? (one.maybe ? [] : [one])),
    ),
    missed: [
      ...asked.missed.filter((words) => !maybe.includes(words)),
      ...unknown.filter((name) => name.aside && !known.has(name)).map(({ name }) => name),
    ],
  }
}

/** The same question about others. */
function withAsked(question: AskedQuestion, asked: readonly Asked[]): AskedQuestion {
  return { ...question, asked, ...sidesOf(asked) }
}

/** Among more, what each has to do with each is too much to weigh. */
const MOST_RIVALS = 12

/** More are no question about an alliance of theirs. */
const MOST_MEMBERS = 8

/** "Is the Quad an alliance against China?" is asked of its members. */
function withMembers(registry: Registry, asked: AskedQuestion, day: string): AskedQuestion {
  const set = hypothesesFor(asked)
  const [group, ...others] = asked.asked.filter(({ role }) => role !== 'against' && role !== 'without')
  if ((set !== 'alliance' && set !== 'security') || others.length > 0 || !group?.part || group.registry === undefined)
    return asked
  const members = registry.membersOn(group.registry, day)
  if (members.length < 2 || members.length > MOST_MEMBERS) return asked
  const { span: _, ...of } = { span: null, ...group }
  return withAsked(asked, [
    ...members.map(({ code, name }) => ({ country: code, name, person: false, role: of.role, memberOf: group.name })),
    ...asked.asked.filter(({ role }) => role === 'against'),
  ])
}
