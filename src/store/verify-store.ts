import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openDuckDb, sqlText } from './duckdb.js'
import { currentShards, readManifest, type Shard } from './manifest.js'
import { sha256, type Table } from './tables.js'
import { spanHash } from './words-hash.js'

export interface Verification {
  readonly checked: number
  readonly failed: number
  /** A sentence for each part or report in which something does not hold. */
  readonly faults: readonly string[]
  /** Spans of reports whose text is not kept: there is nothing to check them against. */
  readonly withoutText: number
}

/** Checks each part against the manifest, each text against its hash, and every span against the words of the kept text. */
export async function verifyStore(store: string): Promise<Verification> {
  const faults: string[] = []
  const shards = readManifest(store)
  for (const { parts } of shards)
    for (const { path, sha256: expected } of parts) {
      const file = join(store, path)
      if (!existsSync(file)) faults.push(`${path} is missing.`)
      else if (sha256(readFileSync(file)) !== expected) faults.push(`${path} is not the file that was written.`)
    }
  // A damaged part may not even open.
  if (faults.length > 0) return { checked: 0, failed: faults.length, faults, withoutText: 0 }

  const duckdb = await openDuckDb()
  let checked = 0
  let failed = 0
  let withoutText = 0
  try {
    // Shard by shard: the texts of one batch are in memory, never those of the whole store.
    for (const { parts, current } of currentParts(shards)) {
      const texts = new Map<string, string | null>()
      for (const row of await rowsOf(duckdb, join(store, parts.reports), 'report, text, text_sha256')) {
        const [report, text, expected] = row as [string, string | null, string]
        if (!current.has(report)) continue
        texts.set(report, text)
        if (text !== null && sha256(text) !== expected)
          faults.push(`The text of ${report} is not the one that was coded.`)
      }
      if (parts.spans === undefined) continue
      for (const row of await rowsOf(duckdb, join(store, parts.spans), 'report, layer, id, "start", "end", hash')) {
        const [report, layer, id, start, end, expected] = row as [string, string, string, number, number, number]
        if (!current.has(report)) continue
        const text = texts.get(report)
        if (text === null || text === undefined) {
          withoutText++
          continue
        }
        checked++
        if (spanHash(text, { start, end }) === expected) continue
        failed++
        if (faults.length < 100)
          faults.push(`${report}: ${layer} ${id} points at other words than those that were coded (${start}–${end}).`)
      }
    }
  } finally {
    duckdb.closeSync()
  }
  return { checked, failed: failed > 0 ? failed : faults.length, faults, withoutText }
}

interface CurrentParts {
  readonly parts: { readonly reports: string; readonly spans?: string }
  /** The reports that this shard is the last one of. */
  readonly current: ReadonlySet<string>
}

/** The parts that hold the records as they were read last; a shard that came twice is there once. */
function currentParts(shards: readonly Shard[]): CurrentParts[] {
  const last = currentShards(shards)
  const byShard = new Map(shards.map((shard) => [shard.shard, shard]))
  return [...byShard.values()].flatMap(({ shard, parts, reports }) => {
    const current = new Set(reports.map(([id]) => id).filter((id) => last.get(id) === shard))
    const pathOf = (table: Table) => parts.find((part) => part.table === table)?.path
    const [reportsPath, spans] = [pathOf('reports'), pathOf('spans')]
    if (current.size === 0 || reportsPath === undefined) return []
    return [{ parts: { reports: reportsPath, ...(spans === undefined ? {} : { spans }) }, current }]
  })
}

const rowsOf = async (duckdb: DuckDBConnection, file: string, columns: string) =>
  (await duckdb.runAndReadAll(`SELECT ${columns} FROM read_parquet(${sqlText(file)})`)).getRows()
