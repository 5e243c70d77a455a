import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api'
import { DuckDBDateValue } from '@duckdb/node-api'
import { dataFiles } from '../data-files.js'
import type { LayoutName } from '../formats/export/layouts.js'
import { DemarcheError } from '../report/error.js'
import { openDuckDb, sqlText } from '../store/duckdb.js'
import { keepDurably, writeDurably } from '../store/manifest.js'
import { loadForeignCodes } from './foreign-codes.js'
import { type Fault, type ForeignEvent, foreignColumns } from './foreign-event.js'
import { readForeign } from './read-foreign.js'

/** What the store knows of a file of another project that was imported. */
export interface ForeignImport {
  readonly source: LayoutName
  readonly file: string
  readonly sha256: string
  /** Paths below the store's folder. */
  readonly parts: readonly string[]
  readonly events: number
  readonly duplicates: number
  readonly leftOut: number
}

export interface ImportTelling {
  onFault(fault: Fault): void
  onRemark(fault: Fault): void
}

const EVENTS_AT_ONCE = 500_000

/**
 * Keeps the events of another project's file beside ours, in parts of their own; a file that is there already is not read again.
 * Rows that say the same under one id are one; ids that stand for two different events stay two.
 */
export async function importForeign(
  store: string,
  { file, source, ...telling }: { readonly file: string; readonly source: LayoutName } & ImportTelling,
): Promise<{ readonly kept: ForeignImport; readonly again: boolean }> {
  if (!existsSync(file)) throw new DemarcheError('import-missing', `There is no file "${file}".`)
  if (statSync(file).isDirectory())
    throw new DemarcheError('import-folder', `"${file}" is a folder: name the files in it.`)
  const hash = await hashOfFile(file)
  const before = foreignImports(store)
  const known = before.find((each) => each.sha256 === hash && each.source === source)
  if (known) return { kept: known, again: true }

  const duckdb = await openDuckDb()
  let leftOut = 0
  let duplicates = 0
  let events = 0
  const parts: string[] = []
  try {
    const columns = Object.entries(foreignColumns).map(([name, type]) => `${name} ${type}`)
    await duckdb.run(`CREATE TABLE foreign_events (${columns.join(', ')})`)
    let appender = await duckdb.createAppender('foreign_events')
    let waiting = 0
    const flush = async () => {
      appender.closeSync()
      if (waiting > 0) parts.push(await writePart(duckdb, store, `${source}-${hash.slice(0, 12)}-${parts.length + 1}`))
      waiting = 0
      await duckdb.run('DELETE FROM foreign_events')
      appender = await duckdb.createAppender('foreign_events')
    }
    const seen = new Set<string>()
    const reading = readForeign(file, source, {
      codes: loadForeignCodes(dataFiles()),
      onFault(fault) {
        leftOut++
        telling.onFault(fault)
      },
      onRemark: telling.onRemark,
    })
    for await (const rows of reading) {
      for (const { line, event } of rows) {
        const key = keyOf(event)
        if (seen.has(key)) {
          duplicates++
          continue
        }
        seen.add(key)
        append(appender, event, { source, file: basename(file), line })
        events++
        waiting++
      }
      if (waiting >= EVENTS_AT_ONCE) await flush()
    }
    await flush()
    appender.closeSync()
  } finally {
    duckdb.closeSync()
  }
  if (events === 0)
    throw new DemarcheError(
      'import-nothing',
      leftOut === 0
        ? `"${file}" is empty: there is no event of ${source} in it.`
        : `Not one of the ${leftOut} rows of "${file}" is a row of ${source}. Say with --format whose file it is.`,
    )
  const kept: ForeignImport = { source, file: basename(file), sha256: hash, parts, events, duplicates, leftOut }
  const name = `${String(before.length + 1).padStart(8, '0')}-${hash.slice(0, 12)}.json`
  writeDurably(join(store, 'foreign', name), JSON.stringify(kept))
  return { kept, again: false }
}

/** What was imported into a store, in order. */
export function foreignImports(store: string): ForeignImport[] {
  const folder = join(store, 'foreign')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ForeignImport)
}

/** Puts the relation `foreign_events` into a catalog; empty where nothing was imported. */
export async function addForeignEvents(catalog: DuckDBConnection, store: string): Promise<void> {
  const files = foreignImports(store).flatMap(({ parts }) => parts.map((path) => sqlText(join(store, path))))
  const columns = Object.entries(foreignColumns)
  // Two files of a project may overlap: of rows with one content the first counts.
  const content = columns.map(([name]) => name).filter((name) => name !== 'file' && name !== 'line')
  await catalog.run(
    files.length === 0
      ? `CREATE OR REPLACE TEMP VIEW foreign_events AS SELECT ${columns.map(([name, type]) => `NULL::${type} AS ${name}`).join(', ')} LIMIT 0`
      : files.length === 1
        ? `CREATE OR REPLACE TEMP VIEW foreign_events AS FROM read_parquet([${files.join()}])`
        : `CREATE OR REPLACE TEMP VIEW foreign_events AS SELECT ${content.join(', ')}, min(file) AS file, min(line) AS line
           FROM read_parquet([${files.join()}]) GROUP BY ALL`,
  )
}

async function writePart(duckdb: DuckDBConnection, store: string, name: string): Promise<string> {
  const path = join('parts', 'foreign_events', `${name}.parquet`)
  mkdirSync(join(store, 'parts', 'foreign_events'), { recursive: true })
  const aside = join(store, `${path}.tmp`)
  await duckdb.run(
    `COPY (FROM foreign_events ORDER BY day, id) TO ${sqlText(aside)} (FORMAT parquet, COMPRESSION zstd)`,
  )
  keepDurably(aside, join(store, path))
  return path
}

/** What makes two rows one. */
const keyOf = (e: ForeignEvent): string =>
  `${e.id}\t${e.day}\t${e.actor_country ?? e.actor}\t${e.recipient_country ?? e.recipient}\t${e.cameo ?? e.type}`

type Appended = ForeignEvent & { readonly source: string; readonly file: string; readonly line: number }

function append(appender: DuckDBAppender, event: ForeignEvent, from: Omit<Appended, keyof ForeignEvent>): void {
  const row: Appended = { ...event, ...from }
  for (const [name, type] of Object.entries(foreignColumns)) {
    const value = row[name as keyof Appended]
    if (value === null) appender.appendNull()
    else if (type === 'VARCHAR') appender.appendVarchar(String(value))
    else if (type === 'DATE') appender.appendDate(new DuckDBDateValue(Date.parse(`${value}T00:00:00Z`) / 86_400_000))
    else if (type === 'INTEGER') appender.appendInteger(Math.trunc(Number(value)))
    else appender.appendDouble(Number(value))
  }
  appender.endRow()
}

async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
