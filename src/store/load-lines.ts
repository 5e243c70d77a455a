import type { DuckDBConnection } from '@duckdb/node-api'
import type { CodedReport } from '../report/layers.js'
import type { Versions } from './manifest.js'
import { type ParsedLine, parseLine } from './parse-line.js'
import { ShardDraft } from './shard-draft.js'
import { inputHash } from './store.js'
import { type WrittenShard, writeShard } from './write-shard.js'

/** Lines of coded reports that become one shard. */
export interface LinesToLoad {
  readonly store: string
  readonly lines: Uint8Array
  readonly keepText: boolean
}

export interface LoadedLines {
  /** A shard for each coder that the reports come from; mostly one. */
  readonly written: readonly (WrittenShard & { readonly versions: Versions })[]
  /** The line, counted from 0, that is no coded report; nothing was written then. */
  readonly wrong?: number
}

/** A report does not say what coded it, unless somebody wrote it there. */
const UNTOLD: Versions = { coder: 'not told', code: '', data: {} }

/** Writes the reports in some lines as a shard, aside; where two have one id, the later counts. */
export async function loadLines(
  { store, lines, keepText }: LinesToLoad,
  duckdb: DuckDBConnection,
): Promise<LoadedLines> {
  const skipped = new Set<number>()
  for (;;) {
    const seen = new Map<string, number>()
    const drafts = new Map<string, { readonly versions: Versions; readonly draft: ShardDraft }>()
    let repeated = false
    let n = 0
    for (const line of linesIn(lines)) {
      const number = n++
      if (skipped.has(number) || line.trim() === '') continue
      const found = codedReport(line)
      if (!found) return { written: [], wrong: number }
      const report: LoadedReport = found.report
      const earlier = seen.get(report.id)
      seen.set(report.id, number)
      if (earlier !== undefined) {
        skipped.add(earlier)
        repeated = true
      }
      const versions = report.versions ?? UNTOLD
      const key = JSON.stringify(versions)
      let drafted = drafts.get(key)
      if (!drafted) {
        drafted = { versions, draft: new ShardDraft(versions, { keepText }) }
        drafts.set(key, drafted)
      }
      drafted.draft.add({ ...found, hash: inputHash(report.original) })
    }
    // Rare, so what was drafted is thrown away and made again without the earlier ones.
    if (repeated) continue
    const written: (WrittenShard & { readonly versions: Versions })[] = []
    for (const { versions, draft } of drafts.values())
      written.push({ ...(await writeShard(store, draft, duckdb)), versions })
    return { written }
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

type LoadedReport = CodedReport & { readonly versions?: Versions }

function codedReport(line: string): ParsedLine | undefined {
  try {
    const found = parseLine(line)
    const { original, events } = found.report
    return typeof original?.text === 'string' && Array.isArray(events) ? found : undefined
  } catch {
    return undefined
  }
}
