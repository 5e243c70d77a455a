import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlText } from './duckdb.js'
import { type KeptReport, type Part, syncFile } from './manifest.js'
import type { DraftTable, ShardDraft } from './shard-draft.js'
import { type LongTable, type Row, sha256, type Table, tables } from './tables.js'

/** A shard whose parts are on the disk under names that nobody reads yet. */
export interface WrittenShard {
  readonly shard: string
  readonly parts: readonly Part[]
  readonly reports: readonly KeptReport[]
}

/** Where a part waits until its shard is entered. */
export const asideOf = (store: string, { path }: Pick<Part, 'path'>): string => join(store, `${path}.tmp`)

/** Writes the parts of a shard aside and forces them to the disk; the store enters them in its manifest. */
export async function writeShard(store: string, draft: ShardDraft, duckdb: DuckDBConnection): Promise<WrittenShard> {
  const { shard, tables: drafted, long } = draft.finish()
  const parts: Part[] = []
  for (const one of drafted) parts.push(await writeTable(store, shard, one, duckdb))
  for (const [table, rows] of long) parts.push(await writeLong(store, shard, { table, rows }, duckdb))
  return { shard, parts, reports: draft.reports }
}

async function writeTable(
  store: string,
  shard: string,
  { table, lines, rows }: DraftTable,
  duckdb: DuckDBConnection,
): Promise<Part> {
  mkdirSync(join(store, 'parts', table), { recursive: true })
  const json = join(store, 'parts', table, `${shard}.ndjson.tmp`)
  const longest = writeLines(json, lines)
  const part = await writePart(
    { store, shard, table, rows },
    `SELECT ${keptColumns(table)} FROM (SELECT ${columnNames(table)} FROM read_json(
       ${sqlText(json)}, format = 'newline_delimited', maximum_object_size = ${Math.max(longest + 1024, 4_194_304)},
       columns = {${listColumns(table)}}))`,
    duckdb,
  )
  rmSync(json)
  return part
}

async function writeLong(
  store: string,
  shard: string,
  { table, rows }: { readonly table: LongTable; readonly rows: readonly Row[] },
  duckdb: DuckDBConnection,
): Promise<Part> {
  mkdirSync(join(store, 'parts', table), { recursive: true })
  const columns = columnsOf(table)
  const waiting = `long_${shard}`
  await duckdb.run(`CREATE TEMP TABLE ${waiting} (${columns.map(([name, type]) => `"${name}" ${type}`).join(', ')})`)
  const appender = await duckdb.createAppender(waiting)
  for (const row of rows) {
    for (const [name, type] of columns) {
      const value = row[name]
      if (type === 'BLOB') appender.appendBlob(value as Uint8Array)
      else if (type === 'INTEGER') appender.appendInteger(value as number)
      else appender.appendVarchar(value as string)
    }
    appender.endRow()
  }
  appender.closeSync()
  const part = await writePart({ store, shard, table, rows: rows.length }, `FROM ${waiting}`, duckdb)
  await duckdb.run(`DROP TABLE ${waiting}`)
  return part
}

/** Presses rows into a part, aside, and forces it to the disk. */
async function writePart(
  {
    store,
    shard,
    table,
    rows,
  }: { readonly store: string; readonly shard: string; readonly table: Table; readonly rows: number },
  from: string,
  duckdb: DuckDBConnection,
): Promise<Part> {
  const path = join('parts', table, `${shard}.parquet`)
  const aside = asideOf(store, { path })
  await duckdb.run(
    `COPY (SELECT ${sqlText(shard)} AS shard, * FROM (${from}))
     TO ${sqlText(aside)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`,
  )
  syncFile(aside)
  return { table, path, rows, sha256: sha256(readFileSync(aside)) }
}

const columnsOf = (table: Table): readonly (readonly [string, string])[] => Object.entries(tables[table])

const columnNames = (table: Table): string =>
  columnsOf(table)
    .map(([name]) => `unnest("${name}") AS "${name}"`)
    .join(', ')

// A date of a report may be any text that somebody wrote there: what is no day becomes null, and the record keeps the words.
const listColumns = (table: Table): string =>
  columnsOf(table)
    .map(([name, type]) => `'${name}': '${type === 'DATE' ? 'VARCHAR' : type}[]'`)
    .join(', ')

const keptColumns = (table: Table): string =>
  columnsOf(table)
    .map(([name, type]) => (type === 'DATE' ? `TRY_CAST("${name}" AS DATE) AS "${name}"` : `"${name}"`))
    .join(', ')

/** Length in bytes of the longest line. */
function writeLines(path: string, lines: readonly Uint8Array[]): number {
  const file = openSync(path, 'w')
  let longest = 0
  for (const line of lines) longest = Math.max(longest, writeSync(file, line))
  closeSync(file)
  return longest
}
