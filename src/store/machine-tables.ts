import { join } from 'node:path'
import { CORRECTED } from '../corrections/overlay-corrections.js'
import { sqlText } from './duckdb.js'
import { currentShards, FORMAT, type Format, type Shard } from './manifest.js'
import { PACKED_IN_SQL } from './pack-sketch.js'
import { type Table, tableNames, tables } from './tables.js'

/** Tables that are too long to be copied into the catalog, and seldom read whole. */
const IN_PARTS: ReadonlySet<Table> = new Set(['records', 'sketches', 'claims'])
/** Tables that have got columns since the first stores were written: parts from before have nothing in them. */
const GROWN: ReadonlySet<Table> = new Set(['forecasts'])
/** In stores with more events all tables stay in their parts. Copied they are asked in half the time, but need room on the disk. */
const EVENTS_COPIED = 5_000_000

/** What the coder wrote, as it was read last: `machine_events` where people may correct it, `problems` where not. */
export interface MachineTable {
  readonly name: string
  readonly kind: 'TABLE' | 'VIEW'
  /** What its rows are, from the parts. */
  readonly rows: string
}

/** Each table that the catalog has of the parts; `current_reports` is there by then, as {@link currentShards} says. */
export function machineTables(store: string, shards: readonly Shard[]): MachineTable[] {
  // A shard that came twice is read once, or its events would count double.
  const once = [...new Map(shards.map((shard) => [shard.shard, shard])).values()]
  const reports = once.reduce((sum, shard) => sum + shard.reports.length, 0)
  const lastOnly = reports === currentShards(shards).size ? '' : 'SEMI JOIN current_reports USING (report, shard)'
  const copied = rowsIn(once, 'events') <= EVENTS_COPIED
  // Only verifying reads spans as they are kept.
  return tableNames
    .filter((table) => table !== 'spans')
    .map((table) => {
      const files = once.flatMap(({ format, parts }) =>
        parts.flatMap((part) => (part.table === table ? [{ format, path: sqlText(join(store, part.path)) }] : [])),
      )
      return {
        name: isCorrected(table) ? `machine_${table}` : table,
        kind: files.length === 0 || (copied && !IN_PARTS.has(table)) ? 'TABLE' : 'VIEW',
        rows:
          files.length === 0 ? `SELECT ${noRows(table)} LIMIT 0` : `SELECT * FROM ${partsOf(table, files)} ${lastOnly}`,
      }
    })
}

const isCorrected = (table: Table): boolean => (CORRECTED as readonly string[]).includes(table)

const rowsIn = (shards: readonly Shard[], of: Table): number =>
  shards.reduce((sum, { parts }) => sum + parts.reduce((n, { table, rows }) => n + (table === of ? rows : 0), 0), 0)

const noRows = (table: Table): string =>
  Object.entries({ shard: 'VARCHAR', ...tables[table] })
    .map(([name, type]) => `NULL::${type} AS "${name}"`)
    .join(', ')

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
  return `(SELECT ${noRows(table)} WHERE false UNION ALL BY NAME SELECT * FROM read_parquet(${list}, union_by_name = true))`
}
