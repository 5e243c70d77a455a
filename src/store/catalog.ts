import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { DemarcheError } from '../report/error.js'
import { readManifest, type Shard } from './manifest.js'
import { type Table, tableNames, tables } from './tables.js'

/** DuckDB that goes nowhere by itself: no extension is fetched or loaded. */
const SEALED = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' }

export const openDuckDb = async (): Promise<DuckDBConnection> =>
  (await DuckDBInstance.create(':memory:', SEALED)).connect()

export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`
const columnList = (table: Table): string =>
  ['shard VARCHAR', ...Object.entries(tables[table]).map(([name, type]) => `"${name}" ${type}`)].join(', ')

/**
 * Views over the store's parts, derived from the manifest and made anew each time: the parts are the truth. A report that was
 * read again, because its text or the coder changed, is shown as it was read last.
 * @throws DemarcheError where a part is missing or damaged
 */
export async function openCatalog(store: string): Promise<DuckDBConnection> {
  const connection = await openDuckDb()
  const shards = readManifest(store)
  await connection.run('CREATE TABLE current_reports (report VARCHAR, shard VARCHAR)')
  const appender = await connection.createAppender('current_reports')
  for (const [report, shard] of currentShards(shards)) {
    appender.appendVarchar(report)
    appender.appendVarchar(shard)
    appender.endRow()
  }
  appender.closeSync()
  for (const table of tableNames) {
    const paths = shards.flatMap(({ parts }) => parts.filter((p) => p.table === table).map(({ path }) => path))
    // A shard that came twice is read once, or its events would count double.
    const files = [...new Set(paths)].map((path) => sqlText(join(store, path)))
    if (files.length === 0) await connection.run(`CREATE TABLE ${table} (${columnList(table)})`)
    else
      await viewOf(
        connection,
        `CREATE VIEW ${table} AS SELECT * FROM read_parquet([${files.join(', ')}]) SEMI JOIN current_reports USING (report, shard)`,
      )
  }
  return connection
}

async function viewOf(connection: DuckDBConnection, sql: string): Promise<void> {
  try {
    await connection.run(sql)
  } catch (error) {
    connection.closeSync()
    throw new DemarcheError(
      'store-damaged',
      `A part of the store cannot be read (${(error as Error).message.split('\n')[0]}). "demarche verify" lists what is damaged; restore it from a copy.`,
    )
  }
}

/** The last shard of each report. */
export function currentShards(shards: readonly Shard[]): Map<string, string> {
  const current = new Map<string, string>()
  for (const { shard, reports } of shards) for (const [id] of reports) current.set(id, shard)
  return current
}

/** Shuts the instance in: from here it reads the store's parts and nothing else, and a query cannot open it again. */
export async function lockIn(connection: DuckDBConnection, store: string): Promise<void> {
  await connection.run(`SET memory_limit = '1GB'`)
  await connection.run(`SET allowed_directories = [${sqlText(join(store, 'parts'))}]`)
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
}
