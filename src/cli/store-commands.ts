import { readInputs } from '../read/read-inputs.js'
import { DemarcheError } from '../report/error.js'
import type { CodedReport } from '../report/layers.js'
import type { RawReport } from '../run-pipeline.js'
import { keepCatalog, lockIn, openCatalog } from '../store/catalog.js'
import { loadReports } from '../store/load-reports.js'
import { existingStore, inputHash, type ReadReport, Store } from '../store/store.js'
import { verifyStore } from '../store/verify-store.js'
import { versionsOf } from '../store/versions.js'
import { codeInOrder } from '../work/code-in-order.js'
import { choiceOption, type InputOptions, jobsOption, readOptions } from './options.js'
import { progressBar } from './progress.js'

interface ReadOptions extends InputOptions {
  readonly store: string
  readonly jobs?: string
  /** False with --no-text. */
  readonly text: boolean
  readonly data: readonly string[]
}

/** `demarche read`: codes what the store does not have yet, and keeps it. */
export async function readCommand(paths: string[], options: ReadOptions): Promise<void> {
  const jobs = jobsOption(options.jobs)
  const reading = readOptions(options)
  const store = await Store.open(options.store, { versions: versionsOf(options.data), keepText: options.text })
  const progress = await progressBar(process.stderr, paths)
  let unchanged = 0
  let kept = 0
  let events = 0
  async function* fresh(inputs: AsyncIterable<RawReport>): AsyncGenerator<RawReport> {
    for await (const raw of inputs) {
      if (store.has(raw.id, inputHash(raw.original))) unchanged++
      else yield raw
    }
  }
  try {
    const inputs = fresh(readInputs(paths, { ...reading, onBytes: progress.onBytes }))
    for await (const batch of codeInOrder(progress.counted(inputs), {
      jobs,
      format: 'report',
      colour: false,
      ownFolders: options.data,
    })) {
      const reports = linesOf(batch.text).map((line) => JSON.parse(line) as CodedReport)
      await store.add(reports.map(asRead))
      kept += reports.length
      events += batch.events
      progress.clear()
      for (const problem of batch.inputProblems) console.error(problem)
      progress.advance(batch)
    }
  } finally {
    progress.finish()
    store.close()
  }
  await keepCatalog(options.store)
  console.log(`${kept} reports read with ${events} events, ${unchanged} unchanged. The store is ${options.store}.`)
}

/** `demarche load`: keeps reports that `demarche code --format report` has coded. */
export async function loadCommand(options: { readonly store: string; readonly text: boolean }): Promise<void> {
  const store = await Store.open(options.store, { versions: versionsOf([]), keepText: options.text, command: 'load' })
  let loaded = 0
  try {
    for await (const reports of loadReports(store, process.stdin)) loaded += reports
  } finally {
    store.close()
  }
  await keepCatalog(options.store)
  console.log(`${loaded} reports loaded. The store is ${options.store}.`)
}

const asRead = (report: CodedReport): ReadReport => ({ report, hash: inputHash(report.original) })
const linesOf = (text: string): string[] => text.split('\n').filter(Boolean)

/** `demarche verify`: does every span of every record still point at the words that were coded? */
export async function verifyCommand(options: { readonly store: string }): Promise<void> {
  const { checked, failed, faults, withoutText } = await verifyStore(existingStore(options.store))
  for (const fault of faults) console.log(fault)
  if (withoutText > 0) console.log(`${withoutText} spans are of reports whose text is not kept.`)
  console.log(`${checked} spans checked, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}

/** `demarche sql`: the user's own question over the views, on an instance that reaches nothing else. */
export async function sqlCommand(
  query: string,
  options: { readonly store: string; readonly format: string },
): Promise<void> {
  const format = choiceOption('--format', options.format, ['table', 'jsonl', 'csv'] as const)
  const catalog = await openCatalog(existingStore(options.store))
  try {
    await lockIn(catalog, options.store)
    const result = await catalog.runAndReadAll(query)
    const columns = result.columnNames()
    const rows = result.getRowObjectsJson()
    if (format === 'jsonl') for (const row of rows) console.log(JSON.stringify(row))
    else {
      const cell = (value: unknown) =>
        value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
      const table = rows.map((row) => columns.map((name) => cell(row[name])))
      const { csvCell } = await import('../own-data.js')
      if (format === 'csv') for (const cells of [columns, ...table]) console.log(cells.map(csvCell).join(','))
      else {
        const widths = columns.map((name, i) =>
          Math.min(60, Math.max(name.length, ...table.map((cells) => cells[i]!.length))),
        )
        for (const cells of [columns, ...table])
          console.log(
            cells
              .map((text, i) => text.slice(0, 60).padEnd(widths[i]!))
              .join('  ')
              .trimEnd(),
          )
      }
    }
  } catch (error) {
    if (error instanceof DemarcheError) throw error
    throw new DemarcheError(
      'sql-failed',
      `The query failed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    )
  } finally {
    catalog.closeSync()
  }
}

/** `demarche stories`: which reports are copies of one text or about one event. */
export async function storiesCommand(options: { readonly store: string; readonly format: string }): Promise<void> {
  const format = choiceOption('--format', options.format, ['table', 'jsonl'] as const)
  const catalog = await openCatalog(existingStore(options.store))
  try {
    const result = await catalog.runAndReadAll(
      'SELECT report, story, size, reason FROM stories JOIN reports USING (report) ORDER BY published NULLS LAST, story, report <> story, report',
    )
    for (const { report, story, size, reason } of result.getRowObjectsJson() as unknown as StoryRow[]) {
      if (format === 'jsonl') console.log(JSON.stringify({ id: report, story }))
      else if (size > 1)
        console.log(report === story ? `${story}: ${size} reports` : `  ${report}  ${reason ?? ''}`.trimEnd())
    }
  } finally {
    catalog.closeSync()
  }
}

interface StoryRow {
  readonly report: string
  readonly story: string
  readonly size: number
  readonly reason: string | null
}
