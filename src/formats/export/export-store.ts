import { existsSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { DemarcheError } from '../../report/error.js'
import { makeFolder } from '../../store/make-folder.js'
import { ploverLines } from '../plover-jsonl.js'
import { calendarOf } from './calendar.js'
import { dataDictionary, pandasCode, readrCode } from './data-dictionary.js'
import { addEventPairs } from './event-pairs.js'
import { dyadsBy, exportTables, type Period, type TableName, tableNames } from './export-tables.js'
import { geojsonOf } from './geojson.js'
import { gexfOf } from './gexf.js'
import { goldOf } from './gold.js'
import { graphmlOf } from './graphml.js'
import { type LayoutName, layouts, PAIR_KEYS } from './layouts.js'
import { addLookupTables } from './lookup-tables.js'
import { edgesIn, nodesIn } from './network.js'
import { recordsIn } from './records-in.js'
import { writeEvents } from './write-events.js'
import { writePieces } from './write-lines.js'
import { writeQuery } from './write-query.js'

export const exportKinds = [
  'csv',
  'parquet',
  'plover',
  'gdelt',
  'icews',
  'polecat',
  'phoenix',
  'dyads',
  'gexf',
  'graphml',
  'geojson',
  'ics',
  'gold',
  'dictionary',
] as const
export type ExportKind = (typeof exportKinds)[number]

export interface ExportOptions {
  readonly out: string
  readonly table?: TableName
  readonly by: Period
  /** Gold of all reports, not only of those that a person went through. */
  readonly all: boolean
}

/** Writes the record of an open catalog in somebody's format; a sentence for each file that was written, or for what was left out. */
export async function exportStore(
  catalog: DuckDBConnection,
  kind: ExportKind,
  options: ExportOptions,
): Promise<string[]> {
  await addLookupTables(catalog)
  const { out, by } = options
  switch (kind) {
    case 'csv':
    case 'parquet':
      return exportOwnTables(catalog, kind, options)
    case 'gdelt':
    case 'icews':
    case 'polecat':
    case 'phoenix':
      return exportLayout(catalog, kind, out)
    case 'dyads': {
      const format = extname(out) === '.parquet' ? 'parquet' : 'csv'
      return [wrote(out, await writeQuery(catalog, dyadsBy(by), { file: out, format }), 'rows')]
    }
    case 'plover':
      return [wrote(out, await writeCounted(out, ploverIn(catalog)), 'reports')]
    case 'gold':
      return exportGold(catalog, options)
    // One query at a time streams from a connection: the nodes are few and come first.
    case 'gexf':
      return writeOne(out, gexfOf(nodesIn(catalog), edgesIn(catalog, by)))
    case 'graphml':
      return writeOne(out, graphmlOf(nodesIn(catalog), edgesIn(catalog, by)))
    case 'geojson':
      return writeOne(out, geojsonOf(catalog))
    case 'ics':
      return writeOne(out, calendarOf(catalog))
    case 'dictionary':
      writeFileSync(out, dataDictionary())
      return [wrote(out)]
  }
}

const wrote = (file: string, count?: number, of?: string): string =>
  count === undefined ? `${file} is written.` : `${file}: ${count} ${of}`

/** All tables into a folder, or one into a file. */
async function exportOwnTables(
  catalog: DuckDBConnection,
  format: 'csv' | 'parquet',
  { out, table }: ExportOptions,
): Promise<string[]> {
  const isFile = extname(out) === `.${format}` && !(existsSync(out) && statSync(out).isDirectory())
  if (isFile || table !== undefined) {
    return [wrote(out, await writeTable(catalog, table ?? 'events', { file: out, format }), 'rows')]
  }
  makeFolder(out)
  const told: string[] = []
  for (const name of tableNames) {
    const file = join(out, `${name}.${format}`)
    told.push(wrote(file, await writeTable(catalog, name, { file, format }), 'rows'))
  }
  writeFileSync(join(out, 'data-dictionary.md'), dataDictionary())
  if (format === 'csv') {
    writeFileSync(join(out, 'read.R'), readrCode())
    writeFileSync(join(out, 'read.py'), pandasCode())
  }
  return told
}

const writeTable = (
  catalog: DuckDBConnection,
  name: TableName,
  to: { readonly file: string; readonly format: 'csv' | 'parquet' },
): Promise<number> => (name === 'events' ? writeEvents(catalog, to) : writeQuery(catalog, exportTables[name], to))

async function exportLayout(catalog: DuckDBConnection, name: LayoutName, out: string): Promise<string[]> {
  await addEventPairs(catalog)
  const { header, sql } = layouts[name]
  const told = [
    wrote(out, await writeQuery(catalog, sql, { file: out, format: header ? 'tsv' : 'tsv without header' }), 'rows'),
  ]
  // POLECAT's ids are texts and say it themselves.
  if (name !== 'polecat') {
    const keys = `${out}.keys.csv`
    told.push(
      `${wrote(keys, await writeQuery(catalog, PAIR_KEYS, { file: keys, format: 'csv' }), 'rows')} that lead from its numbers to reports and events`,
    )
  }
  const result = await catalog.runAndReadAll(
    `SELECT count(*) FROM events e JOIN deed_events d USING (report, event)
     WHERE d.counted AND (e.background OR e.status NOT IN ('occurred', 'ongoing'))`,
  )
  const left = Number(result.getRows()[0]?.[0] ?? 0)
  if (left > 0)
    told.push(`${left} events are left out: planned, denied or told as background, for which ${name} has no column.`)
  return told
}

async function* ploverIn(catalog: DuckDBConnection): AsyncGenerator<string> {
  for await (const report of recordsIn(catalog)) yield ploverLines(report)
}

async function exportGold(catalog: DuckDBConnection, { out, all }: ExportOptions): Promise<string[]> {
  const reviewed = `FROM reports SEMI JOIN (FROM corrections WHERE state = 'applied' AND action <> 'undo') USING (report)`
  const [[reports]] = (await catalog.runAndReadAll(`SELECT count(*) ${all ? 'FROM reports' : reviewed}`)).getRows() as [
    [bigint],
  ]
  // Told before anything is written: a file from before must not give way to an empty one.
  if (reports === 0n)
    throw new DemarcheError(
      'gold-nothing',
      all
        ? 'The store has no report yet.'
        : 'Nobody has accepted or corrected anything in this store yet. Give --all to take the record of every report as it is.',
    )
  let withoutText = 0
  async function* gold(): AsyncGenerator<string> {
    for await (const report of recordsIn(catalog, all ? 'FROM reports' : reviewed)) {
      if (report.original.text !== '') yield goldOf(report)
      else withoutText++
    }
  }
  const count = await writeCounted(out, gold())
  return [
    wrote(out, count, 'reports'),
    ...(withoutText > 0 ? [`${withoutText} reports are left out: their text is not kept.`] : []),
  ]
}

async function writeOne(file: string, pieces: AsyncIterable<string>): Promise<string[]> {
  await writePieces(file, pieces)
  return [wrote(file)]
}

async function writeCounted(file: string, pieces: AsyncIterable<string>): Promise<number> {
  let count = 0
  async function* counted(): AsyncGenerator<string> {
    for await (const piece of pieces) {
      count++
      yield piece
    }
  }
  await writePieces(file, counted())
  return count
}
