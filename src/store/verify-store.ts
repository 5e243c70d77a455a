import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCatalog } from './catalog.js'
import { readManifest } from './manifest.js'
import { sha256, wordsHash } from './tables.js'

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
  for (const { parts } of readManifest(store))
    for (const { path, sha256: expected } of parts) {
      const file = join(store, path)
      if (!existsSync(file)) faults.push(`${path} is missing.`)
      else if (sha256(readFileSync(file)) !== expected) faults.push(`${path} is not the file that was written.`)
    }
  // A damaged part may not even open.
  if (faults.length > 0) return { checked: 0, failed: faults.length, faults, withoutText: 0 }

  const catalog = await openCatalog(store)
  let checked = 0
  let failed = 0
  let withoutText = 0
  const reports = await catalog.streamAndReadAll('SELECT report, text, text_sha256 FROM reports ORDER BY report')
  const texts = new Map<string, string | null>()
  for (const [report, text, expected] of reports.getRows() as [string, string | null, string][]) {
    texts.set(report, text)
    if (text !== null && sha256(text) !== expected) faults.push(`The text of ${report} is not the one that was coded.`)
  }
  const spans = await catalog.stream('SELECT report, layer, id, "start", "end", sha256 FROM spans ORDER BY report')
  for await (const rows of spans.yieldRows()) {
    for (const [report, layer, id, start, end, expected] of rows as [
      string,
      string,
      string,
      number,
      number,
      string,
    ][]) {
      const text = texts.get(report)
      if (text === null || text === undefined) {
        withoutText++
        continue
      }
      checked++
      if (wordsHash(text.slice(start, end)) === expected) continue
      failed++
      if (faults.length < 100)
        faults.push(`${report}: ${layer} ${id} points at other words than those that were coded (${start}–${end}).`)
    }
  }
  catalog.closeSync()
  return { checked, failed: failed > 0 ? failed : faults.length, faults, withoutText }
}
