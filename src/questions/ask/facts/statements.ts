import { counted } from '../../question.js'
import { type Said, whoSaidWhat } from '../../who-said-what.js'
import type { Asked } from '../asked-actors.js'
import type { AskedQuestion } from '../read-question.js'
import { plainName } from '../speaker-words.js'
import { quote } from '../writer.js'
import {
  besides,
  called,
  codesOf,
  type Facts,
  inReports,
  isLeftOut,
  type Means,
  objects,
  onDay,
  subjects,
  toldOf,
  withinWindow,
} from './facts.js'
import { isPersonAsked, isSameName } from './people.js'

/** What is said of an act that is asked for: "Did Iraq deny …?" */
const SAID: Readonly<Record<string, string>> = { deny: 'denied', promise: 'promised' }
const SINGULAR: Readonly<Record<string, string>> = { deny: 'denial', promise: 'promise' }

export async function saidFacts(asked: AskedQuestion, means: Means): Promise<Facts> {
  const { catalog, nameOf } = means
  const who = subjects(asked)[0]
  const { among } = asked
  const speakers = who?.person ? [] : [...codesOf(subjects(asked)), ...(among?.role === 'subject' ? among.codes : [])]
  const about = codesOf(objects(asked)).filter((code) => code !== who?.country && asked.actors.includes(code))
  const isSpeaker = await isPersonAsked(who?.person || who?.country === null ? who : undefined, means)
  const [act] = asked.relation?.modes ?? []
  const params = {
    ...(speakers.length > 0 ? { country: speakers.join(' ') } : {}),
    ...(about.length > 0 ? { about: about.join(' ') } : {}),
    ...(act ? { act } : {}),
    limit: 20_000,
  }
  const { rows: found, undated } = await withinWindow(
    asked,
    (between) => whoSaidWhat.ask(catalog, { ...params, ...between }),
    ({ speaker, country }) => isSpeaker(speaker) && !isLeftOut(asked)(country),
    ({ day }) => day !== null,
  )
  const rows = speakers.length > 0 ? theirOwn(found, who) : found
  const keys = rows.flatMap(({ evidence }) => evidence)
  const tail = about.length > 0 ? ` about ${called(asked, about, nameOf, 'or')}` : ''
  const named = who?.person || who?.country === null ? who.name : called(asked, speakers, nameOf)
  const name = named || 'anyone'
  return {
    question: whoSaidWhat,
    told: toldOf(rows, (row: Said) => ({
      date: row.day,
      who: who || PRONOUN.test(row.speaker) ? [] : [row.speaker],
      line: () =>
        `${onDay(row.day)}${plainName(row.speaker)}${row.country && row.speaker !== nameOf(row.country) ? ` (${nameOf(row.country)})` : ''} ${verbOf(row.cue)}: ${quote(row.content)}${toldTimes(row)}.`,
    })),
    lead: `${
      rows.length === 0
        ? `nothing that ${name} ${SAID[act ?? ''] ?? 'said'}${tail}`
        : `${counted(rows.length, act ? SINGULAR[act]! : 'statement')}${tail} by ${speakersOf(rows, named || null)} ${inReports(keys)}`
    }${besides(undated)}`,
    yes: rows.length > 0,
  }
}

/** "What did Nigeria say?" asks for its officials, "What did Hezbollah say?" for itself, where they are told to say anything. */
function theirOwn(rows: readonly Said[], who: Asked | undefined): readonly Said[] {
  const own = rows.filter(({ speaker }) => who !== undefined && isSameName(speaker, who.name))
  const isOrganisation = who?.registry !== undefined && who.registry !== who.country
  if (isOrganisation && own.length > 0) return own
  const official = rows.filter((row) => own.includes(row) || row.sectors.some((sector) => OFFICIAL.has(sector)))
  return official.length > 0 ? official : rows
}

const OFFICIAL: ReadonlySet<string> = new Set(['GOV', 'LEG', 'MIL', 'JUD', 'SPY', 'ELI'])

const PRONOUN = /^(I|we|he|she|they|it)$/i

/** "Wang Yi", or "3 speakers of China": who made the statements. */
function speakersOf(rows: readonly Said[], name: string | null): string {
  const speakers = [...new Set(rows.map(({ speaker }) => speaker))]
  return speakers.length === 1
    ? speakers[0]!
    : `${counted(speakers.length, 'speaker')}${name === null ? '' : ` of ${name}`}`
}

/** "According to" and "quoted … as saying" are no verbs of the speaker. */
const verbOf = (cue: string): string =>
  /^(according|as |per |in |quot|cit|under)|…|^was |^were |^been /i.test(cue) ? 'said' : cue

/** " (3 reports, 2 of them copies)" */
const toldTimes = ({ reports, copies }: Said): string =>
  reports < 2
    ? ''
    : ` (${reports} reports${copies > 0 ? `, ${copies} of them ${copies === 1 ? 'a copy' : 'copies'}` : ''})`
