import { compareRuns, type RunDifference, runsIn } from '../compare/compare-runs.js'
import { DemarcheError } from '../report/error.js'
import { openDuckDb } from '../store/duckdb.js'
import { readManifest } from '../store/manifest.js'
import { existingStore } from '../store/store.js'
import { choiceOption, countOption } from './options.js'
import { printRows } from './print-rows.js'

interface DiffOptions {
  readonly store: string
  readonly format: string
  readonly limit: string
}

/** `demarche diff`: what changed in the record between two runs, and whether the text or the coder is new. */
export async function diffCommand(runs: readonly string[], options: DiffOptions): Promise<void> {
  const format = choiceOption('--format', options.format, ['table', 'jsonl'] as const)
  const limit = countOption('--limit', options.limit)
  const store = existingStore(options.store)
  const shards = readManifest(store)
  if (runs.length === 0) {
    const known = runsIn(shards)
    const columns = ['run', 'at', 'command', 'reports', 'coder', 'code', 'settings', 'inputs']
    return printRows(columns, known as unknown as Record<string, unknown>[], format)
  }
  if (runs.length !== 2)
    throw new DemarcheError('diff-runs', 'Give two runs, such as: demarche diff 1 2. Without any, the runs are listed.')
  const [from, to] = runs.map((run) => countOption('A run', run)) as [number, number]
  const duckdb = await openDuckDb()
  const shown: Record<string, unknown>[] = []
  const counts = new Map<string, number>()
  try {
    for await (const difference of compareRuns(duckdb, { store, shards, from, to })) {
      if (format === 'jsonl') console.log(JSON.stringify(difference))
      const count = `${difference.change}: ${difference.because.join(', ')}`
      counts.set(count, (counts.get(count) ?? 0) + 1)
      if (difference.change !== 'nothing' && shown.length < limit) shown.push(tableRow(difference))
    }
  } finally {
    duckdb.closeSync()
  }
  if (format === 'jsonl') return
  if (counts.size === 0) return console.log(`Nothing changed between run ${from} and run ${to}.`)
  for (const [what, n] of [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
    console.log(`${String(n).padStart(8)}  ${what.replace(/^nothing:/, 'coded anew with the same result:')}`)
  console.log()
  printRows(['report', 'change', 'words', 'before', 'after', 'because'], shown, 'table')
}

function tableRow({ report, change, words, fields, because }: RunDifference): Record<string, unknown> {
  const side = (i: 0 | 1) =>
    Object.entries(fields)
      .filter(([, pair]) => pair[i] !== null || change === 'event changed')
      .map(([name, pair]) => `${name} ${shownValue(pair[i])}`)
      .join(', ')
  return { report, change, words, before: side(0), after: side(1), because: because.join(', ') }
}

const shownValue = (value: unknown): string =>
  value === null ? '–' : Array.isArray(value) ? value.join('+') || '–' : String(value)
