import type { DuckDBConnection } from '@duckdb/node-api'
import type { CodedReport } from '../report/layers.js'
import type { Versions } from './manifest.js'
import { ShardDraft } from './shard-draft.js'
import { inputHash } from './store.js'
import { type WrittenShard, writeShard } from './write-shard.js'

/** Lines of coded reports that become one shard. */
export interface LinesToLoad {
  readonly store: string
  readonly lines: Uint8Array
  readonly versions: Versions
  readonly keepText: boolean
}

export interface LoadedLines {
  readonly written: WrittenShard
  /** The line, counted from 0, that is no coded report; nothing was written then. */
  readonly wrong?: number
}

/** Writes the reports in some lines as a shard, aside; where two have one id, the later counts. */
export async function loadLines(
  { store, lines, versions, keepText }: LinesToLoad,
  duckdb: DuckDBConnection,
): Promise<LoadedLines> {
  const skipped = new Set<number>()
  for (;;) {
    const seen = new Map<string, number>()
    const draft = new ShardDraft(versions, { keepText })
    let n = 0
    for (const line of linesIn(lines)) {
      const number = n++
      if (skipped.has(number) || line.trim() === '') continue
      const report = codedReport(line)
      if (!report) return { written: { shard: '', parts: [], reports: [] }, wrong: number }
      const earlier = seen.get(report.id)
      // Rare, so what was drafted is thrown away and made again without the earlier one.
      if (earlier !== undefined) skipped.add(earlier)
      seen.set(report.id, number)
      draft.add({ report, hash: inputHash(report.original) })
    }
    if (skipped.size > 0 && draft.reports.length > seen.size) continue
    return { written: await writeShard(store, draft, duckdb) }
  }
}

const NEWLINE = 10

function* linesIn(bytes: Uint8Array): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let start = 0; start < buffer.length; ) {
    const end = buffer.indexOf(NEWLINE, start)
    yield buffer.toString('utf8', start, end < 0 ? buffer.length : end)
    start = end < 0 ? buffer.length : end + 1
  }
}

function codedReport(line: string): CodedReport | undefined {
  try {
    const report = JSON.parse(line) as CodedReport
    return typeof report.original?.text === 'string' && Array.isArray(report.events) ? report : undefined
  } catch {
    return undefined
  }
}
