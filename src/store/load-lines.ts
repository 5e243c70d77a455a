import { isAscii } from 'node:buffer'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { CodedReport } from '../report/layers.js'
import { faultIn } from './check-report.js'
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
  /** Lines, counted from 0, that are no coded report, and why. */
  readonly wrong: readonly WrongLine[]
  readonly lines: number
}

export interface WrongLine {
  readonly line: number
  readonly why: string
}

/** A report does not say what coded it, unless somebody wrote it there. */
const UNTOLD: Versions = { coder: 'not told', code: '', data: {} }

/** Writes the reports in some lines as a shard, aside; where two have one id, the later counts. */
export async function loadLines(
  { store, lines, keepText }: LinesToLoad,
  duckdb: DuckDBConnection,
): Promise<LoadedLines> {
  const ascii = isAscii(lines)
  const skipped = new Set<number>()
  for (;;) {
    const seen = new Map<string, number>()
    const drafts = new Map<string, { readonly versions: Versions; readonly draft: ShardDraft }>()
    const wrong: WrongLine[] = []
    let repeated = false
    let n = 0
    for (const line of linesIn(lines)) {
      const number = n++
      if (skipped.has(number) || isBlank(line)) continue
      const found = codedReport(line, ascii)
      if (typeof found === 'string') {
        wrong.push({ line: number, why: found })
        continue
      }
      const report: LoadedReport = found.report
      const versions = report.versions ?? UNTOLD
      const key = JSON.stringify(versions)
      let drafted = drafts.get(key)
      if (!drafted) {
        drafted = { versions, draft: await ShardDraft.open(duckdb, { versions, keepText }) }
        drafts.set(key, drafted)
      }
      try {
        drafted.draft.add({ ...found, hash: inputHash(report.original) })
      } catch {
        wrong.push({ line: number, why: 'what it says of its words does not fit together' })
        continue
      }
      const earlier = seen.get(report.id)
      seen.set(report.id, number)
      if (earlier === undefined) continue
      skipped.add(earlier)
      repeated = true
    }
    // Rare, so what was drafted is thrown away and made again without the earlier ones.
    const written: (WrittenShard & { readonly versions: Versions })[] = []
    for (const { versions, draft } of drafts.values()) {
      if (!repeated && draft.reports.length > 0) written.push({ ...(await writeShard(store, draft, duckdb)), versions })
      await draft.close()
    }
    if (!repeated) return { written, wrong, lines: n }
  }
}

const NEWLINE = 10
const SPACE = 32

function* linesIn(bytes: Uint8Array): Generator<Buffer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let start = 0; start < buffer.length; ) {
    const end = buffer.indexOf(NEWLINE, start)
    yield buffer.subarray(start, end < 0 ? buffer.length : end)
    start = end < 0 ? buffer.length : end + 1
  }
}

const isBlank = (line: Buffer): boolean => line.every((byte) => byte <= SPACE)

type LoadedReport = CodedReport & { readonly versions?: Versions }

/** The report of a line, or why it is none. */
function codedReport(line: Buffer, ascii: boolean): ParsedLine | string {
  let found: ParsedLine
  try {
    found = parseLine(line, ascii)
  } catch {
    return 'it is no JSON'
  }
  return faultIn(found.report) ?? found
}
