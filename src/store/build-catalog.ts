import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { CORRECTED, overlayCorrections } from '../corrections/overlay-corrections.js'
import { DemarcheError } from '../report/error.js'
import { makeDeeds } from './deeds.js'
import { sqlText } from './duckdb.js'
import { makeDyadEvents } from './dyad-events.js'
import { currentShards, FORMAT, type Format, type Shard } from './manifest.js'
import { PACKED_IN_SQL } from './pack-sketch.js'
import { makePlans } from './plans.js'
import { SPANS_VIEW } from './spans-view.js'
import { addStories } from './stories-in-store.js'
import { type Table, tableNames, tables } from './tables.js'
import { damagedParts } from './verify-store.js'

/** Rises when the relations are made in another way, so that catalogs from before are made anew. */
export const CATALOG = 7

/** Tables that are too long to be copied into the catalog, and seldom read whole. */
const IN_PARTS: ReadonlySet<Table> = new Set(['records', 'sketches', 'claims'])
/** Tables that have got columns since the first stores were written: parts from before have nothing in them. */
const GROWN: ReadonlySet<Table> = new Set(['forecasts'])
/** In stores with more events all tables stay in their parts. Copied they are asked in half the time, but need room on the disk. */
const EVENTS_COPIED = 5_000_000

/**
 * Makes all relations of the catalog from the parts that the manifest names. With a second connection to the same database, the
 * long tables are copied on it by DuckDB's threads while stories are worked out on ours.
 */
export async function buildCatalog(catalog: DuckDBConnection, making: Making): Promise<void> {
  const { store, shards, beside = catalog } = making
  const machine = await machineTables(catalog, store, shards)
  for (const table of machine.first) await fromParts(catalog, making, table)
  const copying = (async () => {
    for (const table of machine.beside) await fromParts(beside, making, table)
  })()
  // Told below; without this a fault in the stories would hide it.
  copying.catch(() => {})
  // On one connection another statement would end the stream that stories are read from, without a word.
  if (beside === catalog) await copying
  await addStories(catalog)
  await copying
  await overlayCorrections(catalog, store)
  await catalog.run(SPANS_VIEW)
  await makeDeeds(catalog)
  await makeDyadEvents(catalog)
  await makePlans(catalog)
}

export interface Making {
  readonly store: string
  readonly shards: readonly Shard[]
  readonly beside?: DuckDBConnection
}

const isCorrected = (table: Table): boolean => (CORRECTED as readonly string[]).includes(table)

/** Statements that make the tables: those that stories need, and those that can be made meanwhile. */
interface MachineTables {
  readonly first: readonly string[]
  readonly beside: readonly string[]
}

/** What the coder wrote, as it was read last: `machine_events` where people may correct it, `problems` where not. */
async function machineTables(
  catalog: DuckDBConnection,
  store: string,
  shards: readonly Shard[],
): Promise<MachineTables> {
  const current = currentShards(shards)
  await catalog.run('CREATE TABLE current_reports (report VARCHAR, shard VARCHAR)')
  const appender = await catalog.createAppender('current_reports')
  for (const [report, shard] of current) {
    appender.appendVarchar(report)
    appender.appendVarchar(shard)
    appender.endRow()
  }
  appender.closeSync()
  // A shard that came twice is read once, or its events would count double.
  const byName = new Map(shards.map((shard) => [shard.shard, shard]))
  const reports = [...byName.values()].reduce((sum, shard) => sum + shard.reports.length, 0)
  const lastOnly = reports === current.size ? '' : 'SEMI JOIN current_reports USING (report, shard)'
  const events = [...byName.values()].flatMap(({ parts }) => parts.filter(({ table }) => table === 'events'))
  const copied = events.reduce((sum, { rows }) => sum + rows, 0) <= EVENTS_COPIED
  const first: string[] = []
  const beside: string[] = []
  for (const table of tableNames) {
    const name = isCorrected(table) ? `machine_${table}` : table
    // Only verifying reads them as they are kept.
    if (table === 'spans') continue
    const files = [...byName.values()].flatMap(({ format, parts }) =>
      parts.flatMap((part) => (part.table === table ? [{ format, path: sqlText(join(store, part.path)) }] : [])),
    )
    const made = files.length === 0 || (copied && !IN_PARTS.has(table)) ? 'TABLE' : 'VIEW'
    const sql =
      files.length === 0
        ? `CREATE TABLE ${name} (${columnList(table)})`
        : `CREATE ${made} ${name} AS SELECT * FROM ${partsOf(table, files)} ${lastOnly}`
    if (made === 'TABLE' && files.length > 0 && table !== 'reports') beside.push(sql)
    else first.push(sql)
  }
  return { first, beside }
}

const columnList = (table: Table): string =>
  ['shard VARCHAR', ...Object.entries(tables[table]).map(([name, type]) => `"${name}" ${type}`)].join(', ')

interface PartFile {
  readonly format: Format
  /** As SQL writes it. */
  readonly path: string
}

const partsOf = (table: Table, files: readonly PartFile[]): string => {
  const listOf = (some: readonly PartFile[]) => `[${some.map(({ path }) => path).join(', ')}]`
  if (table === 'sketches' && files.some(({ format }) => format < FORMAT)) {
    const now = files.filter(({ format }) => format === FORMAT)
    const old = `SELECT shard, ${PACKED_IN_SQL} FROM read_parquet(${listOf(files.filter(({ format }) => format < FORMAT))})`
    return now.length === 0 ? `(${old})` : `(${old} UNION ALL BY NAME SELECT * FROM read_parquet(${listOf(now)}))`
  }
  const list = listOf(files)
  if (!GROWN.has(table)) return `read_parquet(${list})`
  const columns = Object.entries({ shard: 'VARCHAR', ...tables[table] }).map(
    ([name, type]) => `NULL::${type} AS "${name}"`,
  )
  return `(SELECT ${columns.join(', ')} WHERE false UNION ALL BY NAME SELECT * FROM read_parquet(${list}, union_by_name = true))`
}

/** Runs what reads the parts; where that fails, the parts are looked at before anything is said of them. */
async function fromParts(
  catalog: DuckDBConnection,
  { store, shards }: Pick<Making, 'store' | 'shards'>,
  sql: string,
): Promise<void> {
  try {
    await catalog.run(sql)
  } catch (error) {
    const [fault] = await damagedParts(store, shards)
    if (fault !== undefined)
      throw new DemarcheError(
        'store-damaged',
        `${fault} "demarche verify" lists what is damaged; restore it from a copy.`,
      )
    throw toldOf(error)
  }
}

/** What the machine lacks is no fault of the parts, nor of ours. */
function toldOf(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error)
  if (/no space left|disk full|could not write|failed to write/i.test(message))
    return new DemarcheError(
      'catalog-no-room',
      'The disk is full: make room, and ask again. The store has lost nothing.',
    )
  if (/out of memory/i.test(message))
    return new DemarcheError(
      'catalog-no-memory',
      'There is not enough memory to work out the catalogue of the store: close other programs, and ask again.',
    )
  if (/permission denied/i.test(message))
    return new DemarcheError(
      'store-forbidden',
      'You have no right to read some part of the store: give yourself the right, and ask again.',
    )
  return error
}
