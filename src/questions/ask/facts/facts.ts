import type { DuckDBConnection } from '@duckdb/node-api'
import { counted, type EvidenceKey, type Question } from '../../question.js'
import type { Asked } from '../asked-actors.js'
import type { NameOf } from '../names.js'
import type { AskedQuestion } from '../read-question.js'
import { dayInWords, listed } from '../writer.js'

/** What facts are found and told with. */
export interface Means {
  readonly catalog: DuckDBConnection
  readonly nameOf: NameOf
  readonly asOf: string | null
}

/** A row with the line that tells it. */
export interface Told {
  readonly row: unknown
  readonly date: string | null
  readonly place: string | null
  /** Whom the row names for the question who. */
  readonly who?: readonly string[]
  readonly line: (words: string) => string
  readonly keys: readonly EvidenceKey[]
}

/** What a question in rows answers to a question of fact. */
export interface Facts {
  readonly question: Question
  readonly told: readonly Told[]
  /** "3 visits to Cuba in 2 reports"; of nothing it completes "The store tells of …": "no visit to Cuba". */
  readonly lead: string
  /** Answers yes or no, where the question asks whether. */
  readonly yes: boolean | null
}

export const window = ({ since, until }: AskedQuestion) => ({
  ...(since ? { since } : {}),
  ...(until ? { until } : {}),
})
const hasWindow = ({ since, until }: AskedQuestion): boolean => since !== null || until !== null
/** Where a time is asked for, what no day is known of is left out, and said. */
export const besides = (undated: number): string => (undated > 0 ? `, besides ${undated} without a known day` : '')
export const onDay = (date: string | null): string => (date === null ? '' : `${dayInWords(date)}: `)
export const inReports = (keys: readonly EvidenceKey[]): string =>
  `in ${counted(new Set(keys.map(({ report }) => report)).size, 'report')}`

export const subjects = ({ asked }: AskedQuestion): Asked[] => asked.filter(({ role }) => role === 'subject')
export const objects = ({ asked }: AskedQuestion): Asked[] => asked.filter(({ role }) => role !== 'subject')

/** Codes of some of those asked about. */
export const codesOf = (some: readonly Asked[]): string[] => [...new Set(some.flatMap(({ country }) => country ?? []))]

/** Several codes as a question in rows takes them; undefined where there are none. */
export const anyOf = (codes: readonly string[]): string | undefined => (codes.length > 0 ? codes.join(' ') : undefined)

/** "Poland and the Baltic states": a group whose members are all there is called by its name. */
export function called(
  { asked, among }: AskedQuestion,
  codes: readonly string[],
  nameOf: NameOf,
  word = 'and',
): string {
  const groups = [
    ...(among ? [{ name: among.name, members: among.codes }] : []),
    ...[...new Set(asked.flatMap(({ memberOf }) => memberOf ?? []))].map((name) => ({
      name,
      members: codesOf(asked.filter(({ memberOf }) => memberOf === name)),
    })),
  ]
  const names = codes.map((code) => {
    const group = groups.find(({ members }) => members.includes(code) && members.every((one) => codes.includes(one)))
    return group?.name ?? nameOf(code)
  })
  return listed([...new Set(names)], word)
}

/** The first of those asked about, with the rest of its group, and the others: "Did the Baltic states and Poland quarrel?" */
export function sidesOf({ asked, actors, among }: AskedQuestion): readonly [string[], string[]] {
  const [first] = asked.filter(({ country }) => country !== null && actors.includes(country))
  const mine = first?.memberOf
  const own = mine ? codesOf(asked.filter(({ memberOf }) => memberOf === mine)) : first ? [first.country!] : []
  const rest = [...actors.filter((code) => !own.includes(code)), ...(among?.codes ?? [])]
  // Of a group alone, what its members have to do with each other is asked for.
  return [own, rest.length === 0 && mine ? own : rest]
}

/** Does somebody take part who is to be left out? */
export const isLeftOut =
  ({ leftOut }: AskedQuestion) =>
  (...parties: readonly (string | null)[]): boolean =>
    leftOut.some((code) => parties.includes(code))

/** Rows of a question as they are told, each with the keys of its own evidence. */
export const toldOf = <Row extends { readonly evidence: readonly EvidenceKey[] }>(
  rows: readonly Row[],
  of: (row: Row) => Pick<Told, 'date' | 'line'> & Partial<Told>,
): Told[] => rows.map((row) => ({ row, keys: row.evidence, place: null, ...of(row) }))

/** Rows within the window that is asked for, and how many others there are of which no day is known. */
export async function withinWindow<Row>(
  asked: AskedQuestion,
  ask: (between: ReturnType<typeof window>) => Promise<Row[]>,
  isWanted: (row: Row) => boolean,
  isDated: (row: Row) => boolean,
): Promise<{ readonly rows: Row[]; readonly undated: number }> {
  const rows = (await ask(window(asked))).filter(isWanted)
  if (!hasWindow(asked)) return { rows, undated: 0 }
  return { rows, undated: (await ask({})).filter((row) => isWanted(row) && !isDated(row)).length }
}
