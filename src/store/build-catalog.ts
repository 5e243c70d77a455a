import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { CORRECTED, overlayCorrections } from '../corrections/overlay-corrections.js'
import { DemarcheError } from '../report/error.js'
import { makeDeeds } from './deeds.js'
import { sqlText } from './duckdb.js'
import { makeDyadEvents } from './dyad-events.js'
import { currentShards, type Shard } from './manifest.js'
import { makePlans } from './plans.js'
import { addStories } from './stories-in-store.js'
import { type Table, tableNames, tables } from './tables.js'

/** Rises when the relations are made in another way, so that catalogs from before are made anew. */
export const CATALOG = 4

/** Tables that are too long to be copied into the catalog, and seldom read whole. */
const IN_PARTS: ReadonlySet<Table> = new Set(['records', 'sketches', 'spans'])
/** Tables that have got columns since the first stores were written: parts from before have nothing in them. */
const GROWN: ReadonlySet<Table> = new Set(['forecasts'])
/** In stores with more events all tables stay in their parts. Copied they are asked in half the time, but need room on the disk. */
const EVENTS_COPIED = 5_000_000

/** Makes all relations of the catalog from the parts that the manifest names. */
export async function buildCatalog(catalog: DuckDBConnection, store: string, shards: readonly Shard[]): Promise<void> {
  await machineTables(catalog, store, shards)
  await overlayCorrections(catalog, store)
  await addStories(catalog)
  await makeDeeds(catalog)
  await makeDyadEvents(catalog)
  await makePlans(catalog)
}

const isCorrected = (table: Table): boolean => (CORRECTED as readonly string[]).includes(table)

/** What the coder wrote, as it was read last: `machine_events` where people may correct it, `problems` where not. */
async function machineTables(catalog: DuckDBConnection, store: string, shards: readonly Shard[]): Promise<void> {
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
  for (const table of tableNames) {
    const name = isCorrected(table) ? `machine_${table}` : table
    const files = [...byName.values()].flatMap(({ parts }) =>
      parts.flatMap((part) => (part.table === table ? [sqlText(join(store, part.path))] : [])),
    )
    if (files.length === 0) await catalog.run(`CREATE TABLE ${name} (${columnList(table)})`)
    else
      await fromParts(
        catalog,
        `CREATE ${copied && !IN_PARTS.has(table) ? 'TABLE' : 'VIEW'} ${name} AS SELECT * FROM ${partsOf(table, files)} ${lastOnly}`,
      )
  }
}

const columnList = (table: Table): string =>
  ['shard VARCHAR', ...Object.entries(tables[table]).map(([name, type]) => `"${name}" ${type}`)].join(', ')

const partsOf = (table: Table, files: readonly string[]): string => {
  const list = `[${files.join(', ')}]`
  if (!GROWN.has(table)) return `read_parquet(${list})`
  const columns = Object.entries({ shard: 'VARCHAR', ...tables[table] }).map(
    ([name, type]) => `NULL::${type} AS "${name}"`,
  )
  return `(SELECT ${columns.join(', ')} WHERE false UNION ALL BY NAME SELECT * FROM read_parquet(${list}, union_by_name = true))`
}

async function fromParts(catalog: DuckDBConnection, sql: string): Promise<void> {
  try {
    await catalog.run(sql)
  } catch (error) {
    throw new DemarcheError(
      'store-damaged',
      `A part of the store cannot be read (${(error as Error).message.split('\n')[0]}). "demarche verify" lists what is damaged; restore it from a copy.`,
    )
  }
}
