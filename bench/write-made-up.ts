import { closeSync, openSync, writeSync } from 'node:fs'
import { madeUpReport } from './made-up-reports.js'

/** Writes `events` events of made-up reports, JSON Lines as `demarche code --format report` prints them; tells how many bytes. */
export function writeMadeUp(
  path: string,
  { reports, events }: { readonly reports: number; readonly events: number },
): number {
  const file = openSync(path, 'w')
  let bytes = 0
  let lines: string[] = []
  for (let i = 0; i < reports; i++) {
    lines.push(`${JSON.stringify(madeUpReport(i, events))}\n`)
    if (lines.length < 500 && i < reports - 1) continue
    bytes += writeSync(file, lines.join(''))
    lines = []
  }
  closeSync(file)
  return bytes
}
