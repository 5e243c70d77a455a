import { DuckDBInstance } from '@duckdb/node-api'
import { SEALED } from './duckdb.js'
import { type LinesToLoad, type LoadedLines, loadLines } from './load-lines.js'

// Each thread has a DuckDB of its own, with one thread: the cores are busy with the other shards.
const duckdb = DuckDBInstance.create(':memory:', { ...SEALED, threads: '1' })

/** What a worker thread runs for each shard: while DuckDB writes one, the next is parsed, so each has its own connection. */
export default async (task: LinesToLoad): Promise<LoadedLines> => {
  const connection = await (await duckdb).connect()
  try {
    return await loadLines(task, connection)
  } finally {
    connection.closeSync()
  }
}
