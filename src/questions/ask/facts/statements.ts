import { counted } from '../../question.js'
import { type Said, whoSaidWhat } from '../../who-said-what.js'
import type { AskedQuestion } from '../read-question.js'
import { quote } from '../writer.js'
import { besides, type Facts, inReports, type Means, objects, onDay, subjects, toldOf, withinWindow } from './facts.js'
import { isPersonAsked } from './people.js'

/** What is said of an act that is asked for: "Did Iraq deny …?" */
const SAID: Readonly<Record<string, string>> = { deny: 'denied', promise: 'promised' }
const SINGULAR: Readonly<Record<string, string>> = { deny: 'denial', promise: 'promise' }

export async function saidFacts(asked: AskedQuestion, means: Means): Promise<Facts> {
  const { catalog, nameOf } = means
  const who = subjects(asked)[0]
  const about = objects(asked).find(({ country }) => country !== null && country !== who?.country)
  const isSpeaker = await isPersonAsked(who?.person || who?.country === null ? who : undefined, means)
  const [act] = asked.relation?.modes ?? []
  const params = {
    ...(who?.country && !who.person ? { country: who.country } : {}),
    ...(about?.country ? { about: about.country } : {}),
    ...(act ? { act } : {}),
    limit: 20_000,
  }
  const { rows, undated } = await withinWindow(
    asked,
    (between) => whoSaidWhat.ask(catalog, { ...params, ...between }),
    ({ speaker }) => isSpeaker(speaker),
    ({ day }) => day !== null,
  )
  const keys = rows.flatMap(({ evidence }) => evidence)
  const tail = about?.country ? ` about ${nameOf(about.country)}` : ''
  const name = who ? (who.person || who.country === null ? who.name : nameOf(who.country)) : 'anyone'
  return {
    question: whoSaidWhat,
    told: toldOf(rows, (row: Said) => ({
      date: row.day,
      who: who ? [] : [row.speaker],
      line: () =>
        `${onDay(row.day)}${row.speaker}${row.country && row.speaker !== nameOf(row.country) ? ` (${nameOf(row.country)})` : ''} ${verbOf(row.cue)}: ${quote(row.content)}${toldTimes(row)}.`,
    })),
    lead: `${
      rows.length === 0
        ? `nothing that ${name} ${SAID[act ?? ''] ?? 'said'}${tail}`
        : `${counted(rows.length, act ? SINGULAR[act]! : 'statement')}${tail} by ${speakersOf(rows, who ? name : null)} ${inReports(keys)}`
    }${besides(undated)}`,
    yes: rows.length > 0,
  }
}

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
