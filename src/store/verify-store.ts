import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openDuckDb, sqlText } from './duckdb.js'
import { currentShards, type Format, type Part, readManifest, type Shard } from './manifest.js'
import { type KeptSpan, unpackedSpans } from './pack-spans.js'
import { sha256, type Table } from './tables.js'
import { spanHash } from './words-hash.js'

export interface Verification {
  readonly checked: number
  readonly failed: number
  /** A sentence for each part or report in which something does not hold; no more than a hundred. */
  readonly faults: readonly string[]
  /** Spans of reports whose text is not kept: there is nothing to check them against. */
  readonly withoutText: number
}

export interface VerifyOptions {
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (share: number, checked: number) => void
}

const MOST_FAULTS = 100
/** Of the whole work, what reading the parts' bytes takes. */
const BYTES_SHARE = 0.1

/**
 * Checks each part against the manifest, each text against its hash, and every span against the words of the kept text; one
 * shard's texts are in memory at a time, never those of the whole store.
 */
export async function verifyStore(store: string, { onProgress }: VerifyOptions = {}): Promise<Verification> {
  const shards = readManifest(store)
  const faults = await damagedParts(store, shards, (share) => onProgress?.(share * BYTES_SHARE, 0))
  // A damaged part may not even open.
  if (faults.length > 0)
    return { checked: 0, failed: faults.length, faults: faults.slice(0, MOST_FAULTS), withoutText: 0 }

  const duckdb = await openDuckDb()
  const found = { checked: 0, failed: 0, withoutText: 0, texts: 0, faults: [] as string[] }
  try {
    const current = currentParts(shards)
    for (const [i, shard] of current.entries()) {
      await verifyShard(duckdb, store, shard, found)
      onProgress?.(BYTES_SHARE + (1 - BYTES_SHARE) * ((i + 1) / current.length), found.checked)
    }
  } finally {
    duckdb.closeSync()
  }
  return { ...found, failed: found.failed + found.texts }
}

/** A sentence for each part that is not there or not as it was written. */
export async function damagedParts(
  store: string,
  shards: readonly Shard[],
  onProgress: (share: number) => void = () => {},
): Promise<string[]> {
  const faults: string[] = []
  const parts = new Map(shards.flatMap((shard) => shard.parts).map((part) => [part.path, part]))
  let done = 0
  for (const part of parts.values()) {
    const fault = await damage(store, part)
    if (fault !== undefined) faults.push(fault)
    onProgress(++done / parts.size)
  }
  return faults
}

async function damage(store: string, { path, sha256: expected }: Part): Promise<string | undefined> {
  const file = join(store, path)
  if (!existsSync(file)) return `${path} is missing.`
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(file)) hash.update(bytes as Uint8Array)
  return hash.digest('hex') === expected ? undefined : `${path} is not the file that was written.`
}

interface Found {
  checked: number
  failed: number
  /** Texts that are not those that were coded. */
  texts: number
  withoutText: number
  readonly faults: string[]
}

async function verifyShard(
  duckdb: DuckDBConnection,
  store: string,
  { parts, current, format }: CurrentParts,
  found: Found,
): Promise<void> {
  const tell = (fault: string) => {
    if (found.faults.length < MOST_FAULTS) found.faults.push(fault)
  }
  const texts = new Map<string, string | null>()
  for await (const row of rowsOf(duckdb, join(store, parts.reports), 'report, text, text_sha256')) {
    const [report, text, expected] = row as [string, string | null, string]
    if (!current.has(report)) continue
    texts.set(report, text)
    if (text === null || sha256(text) === expected) continue
    found.texts++
    tell(`The text of ${report} is not the one that was coded.`)
  }
  if (parts.spans === undefined) return
  for await (const row of rowsOf(duckdb, join(store, parts.spans), SPANS[format].columns)) {
    const text = texts.get(row[0] as string)
    if (text === undefined) continue
    for (const span of SPANS[format].spansIn(row)) {
      if (text === null) {
        found.withoutText++
        continue
      }
      found.checked++
      if (spanHash(text, span) === span.hash) continue
      found.failed++
      tell(`${row[0]}: ${span.what} points at other words than those that were coded (${span.start}–${span.end}).`)
    }
  }
}

/** How the parts of each format have the spans of a report. */
const SPANS: Readonly<
  Record<Format, { readonly columns: string; readonly spansIn: (row: readonly unknown[]) => readonly KeptSpan[] }>
> = {
  2: {
    columns: `report, layer || ' ' || id, "start", "end", hash`,
    spansIn: (row) => {
      const [, what, start, end, hash] = row as [string, string, number, number, number]
      return [{ what, start, end, hash }]
    },
  },
  3: {
    columns: 'report, what, places',
    spansIn: (row) => {
      const [, what, places] = row as [string, string, Uint8Array]
      return unpackedSpans({ what, places })
    },
  },
}

interface CurrentParts {
  readonly format: Format
  readonly parts: { readonly reports: string; readonly spans?: string }
  /** The reports that this shard is the last one of. */
  readonly current: ReadonlySet<string>
}

/** The parts that hold the records as they were read last; a shard that came twice is there once. */
function currentParts(shards: readonly Shard[]): CurrentParts[] {
  const last = currentShards(shards)
  const byShard = new Map(shards.map((shard) => [shard.shard, shard]))
  return [...byShard.values()].flatMap(({ shard, format, parts, reports }) => {
    const current = new Set(reports.map(([id]) => id).filter((id) => last.get(id) === shard))
    const pathOf = (table: Table) => parts.find((part) => part.table === table)?.path
    const [reportsPath, spans] = [pathOf('reports'), pathOf('spans')]
    if (current.size === 0 || reportsPath === undefined) return []
    return [{ format, parts: { reports: reportsPath, ...(spans === undefined ? {} : { spans }) }, current }]
  })
}

async function* rowsOf(duckdb: DuckDBConnection, file: string, columns: string): AsyncGenerator<unknown[]> {
  const result = await duckdb.stream(`SELECT ${columns} FROM read_parquet(${sqlText(file)})`)
  for await (const rows of result.yieldRowsJs()) yield* rows
}
