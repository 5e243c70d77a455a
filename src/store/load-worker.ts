import { openDuckDb } from './duckdb.js'
import { type LinesToLoad, type LoadedLines, loadLines } from './load-lines.js'

// Each thread has a DuckDB of its own, with one thread: the cores are busy with the other shards.
const duckdb = openDuckDb(':memory:', { threads: '1' })

/** What a worker thread runs for each shard. */
export default async (task: LinesToLoad): Promise<LoadedLines> => loadLines(task, await duckdb)
