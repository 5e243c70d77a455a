import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api'
import { addForeignEvents } from '../foreign/foreign-store.js'
import { readInputs } from '../read/read-inputs.js'
import { DemarcheError } from '../report/error.js'
import type { CodedReport } from '../report/layers.js'
import type { RawReport } from '../run-pipeline.js'
import { keepCatalog, lockIn, openCatalog } from '../store/catalog.js'
import { KeptInBatches } from '../store/keep-in-batches.js'
import { loadReports } from '../store/load-reports.js'
import { type FoundReport, ReportNames } from '../store/name-report.js'
import { existingStore, inputHash, type ReadReport, Store } from '../store/store.js'
import { verifyStore } from '../store/verify-store.js'
import { versionsOf } from '../store/versions.js'
import { codeInOrder } from '../work/code-in-order.js'
import { choiceOption, countOption, type InputOptions, jobsOption, readOptions } from './options.js'
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
  const store = await Store.open(options.store, {
    versions: versionsOf(options.data),
    keepText: options.text,
    command: 'read',
    settings: reading.published === undefined ? {} : { published: reading.published },
    inputs: paths,
  })
  const progress = await progressBar(process.stderr, paths)
  const names = new ReportNames(store)
  const origins = new Map<string, string>()
  let file: FoundReport['file']
  let unchanged = 0
  async function* fresh(inputs: AsyncIterable<RawReport>): AsyncGenerator<RawReport> {
    for await (const raw of inputs) {
      if (stopped.now) return
      const absent = raw.problems?.find(({ code }) => code.startsWith('path-') || code === 'folder-empty')
      if (absent) {
        // A name mistyped is no report.
        console.error(absent.message)
        process.exitCode = 1
        continue
      }
      const hash = inputHash(raw.original)
      const { id, origin, taken } = names.nameOf({ id: raw.id, hash, file })
      if (taken !== undefined)
        console.error(`${file?.path}: another file's report is called ${taken}, so this one is kept as ${id}.`)
      if (store.has(id, hash)) {
        unchanged++
        // What could not be read is no report: that it is "unchanged" must not hide that it is still missing.
        for (const { message } of raw.original.text === '' ? (raw.problems ?? []) : [])
          console.error(`${id}: ${message}`)
      } else {
        if (origin !== undefined) origins.set(id, origin)
        yield { ...raw, id }
      }
    }
  }
  const stopped = stopOnInterrupt()
  const keeping = new KeptInBatches(store)
  try {
    const inputs = readInputs(paths, {
      ...reading,
      onBytes: progress.onBytes,
      onFile: (opened) => {
        file = opened
      },
    })
    for await (const batch of codeInOrder(progress.counted(fresh(inputs)), {
      jobs,
      format: 'report',
      colour: false,
      ownFolders: options.data,
    })) {
      const reports = linesOf(batch.text).map((line) => JSON.parse(line) as CodedReport)
      const told = { reports: keeping.reports, events: keeping.events }
      await keeping.add(reports.map((report) => asRead(report, origins)))
      progress.clear()
      for (const problem of batch.inputProblems) console.error(problem)
      // What is shown is on the disk.
      progress.advance({ reports: keeping.reports - told.reports, events: keeping.events - told.events })
    }
  } finally {
    await keeping.flush()
    progress.finish()
    stopped.end()
    store.close()
  }
  const { reports, events } = keeping
  console.log(`${reports} reports read with ${events} events, ${unchanged} unchanged. The store is ${options.store}.`)
  if (stopped.now) {
    console.error('Stopped before the end. Run the same command again, and it goes on from here.')
    process.exitCode = 130
    return
  }
  await keepCatalog(options.store)
}

/** Ctrl-C lets what is being coded come to its end and be kept; a second one ends at once. */
function stopOnInterrupt(): { now: boolean; end(): void } {
  const stopped = {
    now: false,
    end: () => {
      process.off('SIGINT', stop)
    },
  }
  const stop = () => {
    stopped.now = true
    console.error('Stopping: what is coded is being kept.')
  }
  process.once('SIGINT', stop)
  return stopped
}

/** `demarche load`: keeps reports that `demarche code --format report` has coded. */
export async function loadCommand(options: { readonly store: string; readonly text: boolean }): Promise<void> {
  const store = await Store.open(options.store, { versions: versionsOf([]), keepText: options.text, command: 'load' })
  let loaded = 0
  let wrong = 0
  const tellWrong = (line: number, why: string) => {
    wrong++
    if (wrong <= WRONG_LINES_TOLD) console.error(`Line ${line} of standard input is no coded report: ${why}.`)
  }
  try {
    for await (const reports of loadReports(store, process.stdin, tellWrong)) loaded += reports
  } finally {
    store.close()
  }
  if (wrong > WRONG_LINES_TOLD) console.error(`So are ${wrong - WRONG_LINES_TOLD} other lines.`)
  if (wrong > 0) process.exitCode = 1
  // What is acknowledged is on the disk; what is worked out from it can be made again at any time.
  console.log(`${loaded} ${loaded === 1 ? 'report' : 'reports'} loaded. The store is ${options.store}.`)
  if (loaded > 0) await keepCatalog(options.store)
  else if (wrong > 0) console.error('Feed it from: demarche code … --format report')
}

const WRONG_LINES_TOLD = 5

function asRead(report: CodedReport, origins: Map<string, string>): ReadReport {
  const origin = origins.get(report.id)
  origins.delete(report.id)
  return { report, hash: inputHash(report.original), ...(origin === undefined ? {} : { origin }) }
}

const linesOf = (text: string): string[] => text.split('\n').filter(Boolean)

/** `demarche verify`: does every span of every record still point at the words that were coded? */
export async function verifyCommand(options: { readonly store: string }): Promise<void> {
  const { checked, failed, faults, withoutText } = await verifyStore(existingStore(options.store), {
    onProgress: verifyProgress(process.stderr),
  })
  for (const fault of faults) console.log(fault)
  if (withoutText > 0) console.log(`${withoutText} spans are of reports whose text is not kept.`)
  console.log(`${checked} spans checked, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}

/** A line that says how far it is, on a terminal. */
function verifyProgress(stream: NodeJS.WriteStream): (share: number, checked: number) => void {
  if (!stream.isTTY) return () => {}
  let told = 0
  return (share, checked) => {
    if (share < 1 && performance.now() - told < 200) return
    told = performance.now()
    stream.write(share < 1 ? `\r\x1b[K${Math.floor(share * 100)}%  ${checked} spans checked` : '\r\x1b[K')
  }
}

/** `demarche sql`: the user's own question over the views, on an instance that reaches nothing else. */
export async function sqlCommand(
  query: string,
  options: { readonly store: string; readonly format: string; readonly seconds: string },
): Promise<void> {
  const format = choiceOption('--format', options.format, ['table', 'jsonl', 'csv'] as const)
  const seconds = countOption('--seconds', options.seconds, { most: 86_400 })
  if (!/[a-z]/i.test(query)) throw new DemarcheError('sql-empty', 'There is no query. Ask one, such as "FROM events".')
  const catalog = await openCatalog(existingStore(options.store))
  let isLate = false
  const bell = setTimeout(() => {
    isLate = true
    catalog.interrupt()
  }, seconds * 1000)
  try {
    await addForeignEvents(catalog, options.store)
    await lockIn(catalog, options.store)
    const result = await catalog.runAndReadAll(query)
    const columns = result.columnNames()
    const rows = withNumbers(result.getRowObjectsJson(), result.columnNames(), result.columnTypes())
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
    if (isLate)
      throw new DemarcheError(
        'sql-late',
        `The query was stopped after ${seconds === 1 ? 'a second' : `${seconds} seconds`}. Ask for less, or give it longer with --seconds.`,
      )
    throw new DemarcheError(
      'sql-failed',
      `The query failed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    )
  } finally {
    clearTimeout(bell)
    catalog.closeSync()
  }
}

const LONG_NUMBERS: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.DECIMAL,
])

/** DuckDB gives its long numbers, and with them every count(*), as text; here they are numbers, unless they are too long for one. */
function withNumbers(
  rows: readonly Record<string, unknown>[],
  columns: readonly string[],
  types: readonly DuckDBType[],
): Record<string, unknown>[] {
  const long = columns.filter((_, i) => LONG_NUMBERS.has(types[i]!.typeId))
  const numberOf = (value: unknown) =>
    typeof value === 'string' && Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER ? Number(value) : value
  return rows.map((row) => ({ ...row, ...Object.fromEntries(long.map((name) => [name, numberOf(row[name])])) }))
}

/** `demarche stories`: which reports are copies of one text or about one event. */
export async function storiesCommand(options: { readonly store: string; readonly format: string }): Promise<void> {
  const format = choiceOption('--format', options.format, ['table', 'jsonl'] as const)
  const catalog = await openCatalog(existingStore(options.store))
  try {
    const result = await catalog.runAndReadAll(
      'SELECT report, story, size, reason FROM stories JOIN reports USING (report) ORDER BY published NULLS LAST, story, report <> story, report',
    )
    const rows = result.getRowObjectsJson() as unknown as StoryRow[]
    if (format === 'table' && rows.every(({ size }) => size === 1))
      console.log(`Each of the ${rows.length} reports of the store is a story of its own.`)
    for (const { report, story, size, reason } of rows) {
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
