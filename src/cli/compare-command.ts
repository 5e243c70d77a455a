import { type Comparison, compareForeign } from '../foreign/compare-foreign.js'
import { addForeignEvents, foreignImports } from '../foreign/foreign-store.js'
import { layoutNames } from '../formats/export/layouts.js'
import { DemarcheError } from '../report/error.js'
import { openCatalog } from '../store/catalog.js'
import { existingStore } from '../store/store.js'
import { choiceOption, countOption } from './options.js'
import { printRows } from './print-rows.js'

interface CompareOptions {
  readonly store: string
  readonly with?: string
  readonly window: string
  readonly format: string
  readonly limit: string
}

/** `demarche compare`: what we and another project both have, what only one of us has, and why. */
export async function compareCommand(options: CompareOptions): Promise<void> {
  const format = choiceOption('--format', options.format, ['table', 'jsonl'] as const)
  const window = countOption('--window', options.window, { least: 0, most: 60 })
  const limit = countOption('--limit', options.limit)
  const store = existingStore(options.store)
  const imported = [...new Set(foreignImports(store).map(({ source }) => source))]
  const projects = options.with === undefined ? imported : [choiceOption('--with', options.with, layoutNames)]
  if (projects.length === 0 || projects.some((project) => !imported.includes(project)))
    throw new DemarcheError(
      'compare-nothing',
      `Nothing of ${projects.join(', ') || 'another project'} is in the store yet. Import it with: demarche import --format gdelt FILE --store ${store}`,
    )
  const catalog = await openCatalog(store)
  try {
    await addForeignEvents(catalog, store)
    for (const project of projects) {
      const counts = new Map<string, number>()
      const shown: Comparison[] = []
      for await (const row of compareForeign(catalog, { project, window })) {
        if (format === 'jsonl') console.log(JSON.stringify({ project, ...row }))
        const key = `${row.side === 'both' ? 'both' : `${row.side} only`}\t${row.why}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
        if (row.side !== 'both' && shown.length < limit) shown.push(row)
      }
      if (format === 'table') printComparison(project, window, counts, shown)
    }
  } finally {
    catalog.closeSync()
  }
}

function printComparison(
  project: string,
  window: number,
  counts: ReadonlyMap<string, number>,
  shown: readonly Comparison[],
): void {
  console.log(`Events between two countries, within ${window} day${window === 1 ? '' : 's'}, beside ${project}:`)
  for (const [key, n] of [...counts].sort()) console.log(`${String(n).padStart(8)}  ${key.replace('\t', ': ')}`)
  if (shown.length === 0) return
  console.log()
  const columns = ['day', 'source', 'target', 'side', 'why', 'theirs', 'ours', 'words', 'report', 'event', 'their_id']
  printRows(columns, shown as unknown as Record<string, unknown>[], 'table')
}
