import { existsSync, readFileSync } from 'node:fs'
import { codeReport } from '../coder.js'
import { knowledge } from '../data-files.js'
import { compareLayers } from '../evaluate/compare-layers.js'
import { DemarcheError } from '../report/error.js'
import type { CodedReport } from '../report/layers.js'
import { countOption } from './options.js'

/** `demarche evaluate`: precision and recall by layer, against reports corrected by hand. */
export async function evaluateCommand(
  files: string[],
  options: { readonly errors: string; readonly data: readonly string[] },
): Promise<void> {
  const errors = countOption('--errors', options.errors, { least: 0 })
  const resources = knowledge(options.data)
  const gold = files.flatMap(readGold)
  const pairs = gold.map((row) => [row, codeReport({ id: row.id, original: row.original }, resources)] as const)
  const { layers, differences } = compareLayers(pairs)
  console.log(`${gold.length} reports`)
  console.log(`${'layer'.padEnd(12)}  precision  recall      F1   gold   said`)
  for (const [name, { hits, said, gold: expected }] of Object.entries(layers)) {
    const precision = said ? hits / said : 0
    const recall = expected ? hits / expected : 0
    const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0
    const figures = [precision, recall, f1].map((x) => x.toFixed(3))
    console.log(
      `${name.padEnd(12)}      ${figures[0]}   ${figures[1]}   ${figures[2]}  ${String(expected).padStart(5)}  ${String(said).padStart(5)}`,
    )
    for (const line of differences[name]?.slice(0, errors) ?? []) console.log(`  ${line}`)
  }
}

type GoldReport = Partial<CodedReport> & Pick<CodedReport, 'id' | 'original'>

function readGold(file: string): GoldReport[] {
  if (!existsSync(file)) throw new DemarcheError('gold-missing', `There is no file "${file}".`)
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.trim() ? [goldRow(line, `${file}, line ${i + 1}`)] : []))
}

function goldRow(line: string, where: string): GoldReport {
  try {
    const row = JSON.parse(line)
    if (typeof row?.id === 'string' && typeof row?.original?.text === 'string') return row
  } catch {
    // Told below, with the other kind of bad row.
  }
  throw new DemarcheError(
    'gold-not-a-report',
    `${where} is no coded report. Gold is what "demarche code --format report" prints, corrected by hand.`,
  )
}
