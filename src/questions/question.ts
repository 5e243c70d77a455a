import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { z } from 'zod'
import { DemarcheError } from '../report/error.js'

/** Where the words behind a number are: an annotation of a report, or the report as a whole. */
export interface EvidenceKey {
  readonly report: string
  readonly layer: 'events' | 'claims' | 'forecasts' | 'agreements' | 'reports'
  /** Id within the report; the report's own id for the layer "reports". */
  readonly id: string
}

/** A question that the record answers in rows, each of which leads to the words behind it. */
export interface Question<Params = unknown, Row = unknown> {
  readonly name: string
  /** The question in English. */
  readonly title: string
  /** How the numbers come about, with the source of the definition, where that needs saying. */
  readonly method?: string
  /** Every parameter may be left out that has a default or is optional; values may come as text, from a URL or a command line. */
  readonly params: z.ZodType<Params>
  ask(catalog: DuckDBConnection, params: z.input<z.ZodType<Params>>): Promise<Row[]>
  /** The answer in a sentence or two. */
  sentence(rows: readonly Row[], params: Params): string
  evidence(row: Row): readonly EvidenceKey[]
  /** The row as a line of a table for people, column by column; without it the row's own fields are shown. */
  cells?(row: Row): Readonly<Record<string, Cell>>
}

/** What a column of a table holds; of a list its members, of a switch "yes". */
export type Cell = string | number | boolean | readonly string[] | null

interface Definition<Params, Found, Row> {
  readonly name: string
  readonly title: string
  readonly method?: string
  readonly params: z.ZodType<Params>
  /** Its parameters are `$name`; every one is bound, also where it is null. */
  readonly sql: string | ((params: Params) => string)
  /** What the statement needs beside the parameters as they were given. */
  readonly bind?: (params: Params) => Readonly<Record<string, unknown>>
  /** What is worked out of the rows that SQL found; left out where they are the answer. */
  readonly derive?: (found: Found[], params: Params) => Row[]
  readonly sentence: (rows: readonly Row[], params: Params) => string
  readonly evidence: (row: Row) => readonly EvidenceKey[]
  cells?(row: Row): Readonly<Record<string, Cell>>
}

/** A question of one statement in SQL; `Found` is the type of its rows where `derive` makes the answer of them. */
export function question<Params extends object, Row, Found = Row>(
  definition: Definition<Params, Found, Row>,
): Question<Params, Row> {
  const { name, sql, bind, derive } = definition
  return {
    ...definition,
    async ask(catalog, input) {
      const params = paramsOf(definition, input)
      const text = typeof sql === 'string' ? sql : sql(params)
      const found = await rowsOf<Found>(catalog, text, { ...params, ...bind?.(params) })
      return derive ? derive(found, params) : (found as unknown as Row[])
    },
    params: definition.params,
    name,
  }
}

/**
 * The parameters as the question takes them.
 * @throws DemarcheError that names the parameter and what it takes
 */
export function paramsOf<Params>(
  { name, params }: { readonly name: string; readonly params: z.ZodType<Params> },
  input: unknown,
): Params {
  const parsed = params.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const key = issue.path[0]
  if (key !== undefined && (input as Readonly<Record<PropertyKey, unknown>>)[key] === undefined)
    throw new DemarcheError('question-params', `"${name}" needs the parameter "${String(key)}".`)
  const where = key !== undefined ? `parameter "${issue.path.join('.')}"` : 'parameters'
  throw new DemarcheError('question-params', `The ${where} of "${name}" cannot be used: ${issue.message}.`)
}

/** Rows of a statement as plain JSON; days are text, and counts that SQL casts to INTEGER are numbers. */
export async function rowsOf<Row>(
  catalog: DuckDBConnection,
  sql: string,
  params: Readonly<Record<string, unknown>> = {},
): Promise<Row[]> {
  const bound: Record<string, DuckDBValue> = {}
  for (const [, name] of sql.matchAll(/\$([a-z]\w*)/gi)) bound[name!] = (params[name!] ?? null) as DuckDBValue
  const result = await catalog.runAndReadAll(sql, bound)
  return result.getRowObjectsJson() as unknown as Row[]
}

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** A day of the calendar. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'it takes a day such as 2018-11-29')
  .refine(isDay, 'there is no such day in the calendar')

/** A switch, which a URL and a command line give as text. */
export const yesOrNo = z.union([z.boolean(), z.stringbool()], 'it takes true or false')

/** An actor's code as events carry it: a state's ISO 3166-1 alpha-3, or PLOVER's IGO UNO EUR NGO …. */
export const actor = z
  .string()
  .regex(/^[A-Za-z]{3}$/, 'it takes a code of three letters such as VEN')
  .transform((code) => code.toUpperCase())

/** One actor or any of several, such as the members of a group: "EST LVA LTU". */
export const someActors = z
  .string()
  .regex(/^\s*[A-Za-z]{3}([ ,]+[A-Za-z]{3})*\s*$/, 'it takes a code of three letters such as VEN, or several')
  .transform((codes) => codes.trim().toUpperCase().replace(/[ ,]+/g, ' '))

/** From one day to another, both included; undated events are in no window. */
export const between = { since: day.optional(), until: day.optional() }

/** The most rows that are wanted. */
export const limitOf = (usual: number) =>
  z.coerce
    .number({ error: 'it takes a whole number' })
    .int()
    .min(1)
    .max(100_000)
    .default(usual)
    .describe('the most rows')

/** "since 2018-01-01", "from … to …", or "" where the window is open. */
export const windowInWords = ({ since, until }: { since?: string | undefined; until?: string | undefined }): string =>
  since && until ? `from ${since} to ${until}` : since ? `since ${since}` : until ? `up to ${until}` : ''

/** "0.2" and "0.45" are "20–45%". */
export const chanceOf = (low: number | null, high: number | null): string =>
  low === null || high === null ? '' : `${Math.round(low * 100)}–${Math.round(high * 100)}%`

/** "1 event", "2 events". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
