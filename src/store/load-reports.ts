import { availableParallelism } from 'node:os'
import { openDuckDb } from './duckdb.js'
import { type LinesToLoad, type LoadedLines, loadLines } from './load-lines.js'
import type { Store } from './store.js'

/** Bytes of JSON that become one shard: enough for Parquet to press, few enough to hold several in memory. */
const SHARD_BYTES = 24_000_000

/** While DuckDB presses one and the disk takes it, the next is parsed. */
const SHARDS_A_THREAD = 2

/** Told of each line that is no coded report, by its number from 1, and why. */
export type OnWrongLine = (line: number, why: string) => void

/**
 * Keeps coded reports, one a line, as `demarche code --format report` prints them. Shards are made by as many threads as there
 * are cores and entered in the order of the lines; tells how many reports there were after each. A line that is no coded report
 * is told and left out: it takes nothing else with it.
 */
export async function* loadReports(
  store: Store,
  input: AsyncIterable<Uint8Array>,
  onWrong: OnWrongLine = () => {},
): AsyncGenerator<number> {
  const pieces = wholeLines(input)
  const first = await pieces.next()
  if (first.done) return
  const second = await pieces.next()
  const taskOf = (lines: Uint8Array): LinesToLoad => ({
    store: store.folder,
    lines,
    keepText: store.settings.keepText,
  })
  let linesBefore = 0
  const enter = ({ written, wrong, lines }: LoadedLines): number => {
    for (const { line, why } of wrong) onWrong(linesBefore + line + 1, why)
    linesBefore += lines
    let reports = 0
    for (const { versions, ...shard } of written) {
      store.enter(shard, versions)
      reports += shard.reports.length
    }
    return reports
  }
  if (second.done) {
    const duckdb = await openDuckDb()
    try {
      yield enter(await loadLines(taskOf(first.value), duckdb))
    } finally {
      duckdb.closeSync()
    }
    return
  }

  const threads = availableParallelism()
  const { Piscina } = await import('piscina')
  const pool = new Piscina<LinesToLoad, LoadedLines>({
    filename: new URL('./load-worker.js', import.meta.url).href,
    // Without this a thread that waits for a moment is ended, and a new one has to load and compile everything again.
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: SHARDS_A_THREAD,
    // Reports are parsed and thrown away: with room for many of them, few live long enough to be copied.
    resourceLimits: { maxYoungGenerationSizeMb: 32 },
  })
  try {
    const start = (lines: Uint8Array): Promise<LoadedLines> => {
      const loaded = pool.run(taskOf(lines), { transferList: [lines.buffer as ArrayBuffer] })
      loaded.catch(() => {})
      return loaded
    }
    const running = [start(first.value), start(second.value)]
    for await (const lines of pieces) {
      running.push(start(lines))
      if (running.length > threads * SHARDS_A_THREAD) yield enter(await running.shift()!)
    }
    while (running.length > 0) yield enter(await running.shift()!)
  } finally {
    await pool.destroy()
  }
}

const NEWLINE = 10

/** The input in pieces of whole lines, each in memory of its own that can be handed to a thread. */
async function* wholeLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of input) {
    const end = size + chunk.length >= SHARD_BYTES ? chunk.lastIndexOf(NEWLINE) : -1
    if (end < 0) {
      chunks.push(chunk)
      size += chunk.length
      continue
    }
    yield joined([...chunks, chunk.subarray(0, end + 1)])
    chunks = [chunk.subarray(end + 1)]
    size = chunk.length - end - 1
  }
  if (size > 0) yield joined(chunks)
  return undefined
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
