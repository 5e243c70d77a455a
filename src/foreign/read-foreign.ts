import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import iconv from 'iconv-lite'
import { columnsOf, type LayoutName } from '../formats/export/layouts.js'
import { DemarcheError } from '../report/error.js'
import type { ForeignCodes } from './foreign-codes.js'
import type { Fault, ForeignEvent } from './foreign-event.js'
import { type Cell, rowReaders } from './read-row.js'

export interface ForeignRow {
  readonly line: number
  readonly event: ForeignEvent
}

interface Telling {
  readonly codes: ForeignCodes
  /** Told of each row that is left out. */
  onFault(fault: Fault): void
  /** Told of what is odd in a row that is taken. */
  onRemark(fault: Fault): void
}

/** The events of another project's file, a batch at a time; what cannot be read is told with its line and left out. */
export async function* readForeign(path: string, format: LayoutName, telling: Telling): AsyncGenerator<ForeignRow[]> {
  const read = rowReaders[format]
  let columns: Columns | undefined
  let line = 0
  for await (const lines of wholeFile(path)) {
    const rows: ForeignRow[] = []
    for (const bytes of lines) {
      line++
      const text = decoded(bytes)
      if (text.trim() === '') continue
      const cells = text.split('\t')
      if (!columns) {
        columns = columnsFor(format, cells, path)
        if (columns.fromHeader) continue
      }
      const cell = cellsIn(columns, cells)
      if (typeof cell === 'string') {
        telling.onFault({ line, what: cell })
        continue
      }
      const { events, remark, fault } = read(cell, telling.codes)
      if (fault !== undefined) telling.onFault({ line, what: fault })
      if (remark !== undefined) telling.onRemark({ line, what: remark })
      for (const event of events) rows.push({ line, event })
    }
    yield rows
  }
}

interface Columns {
  readonly fromHeader: boolean
  /** Place of each column; for a file without a header by its number of columns. */
  readonly places: ReadonlyMap<number, ReadonlyMap<string, number>>
}

const placesIn = (names: readonly string[]): Map<string, number> => new Map(names.map((name, i) => [name, i]))

/** Names that some releases have for a column. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'Event Intensity': 'Intensity',
  QuadClass: 'PentaClass',
  Day: 'SQLDATE',
  GlobalEventID: 'GLOBALEVENTID',
}

/** ICEWS for R writes event_id for Event ID. */
const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

function columnsFor(format: LayoutName, first: readonly string[], path: string): Columns {
  const names = columnsOf(format)
  const known = new Map([...names, ...Object.keys(OTHER_NAMES)].map((name) => [plainName(name), name]))
  const header = first.map((cell) => known.get(plainName(cell.trim())) ?? cell.trim())
  const found = header.filter((name) => names.includes(OTHER_NAMES[name] ?? name)).length
  if (found >= 5) {
    // Trailing empty columns, and a column that only some releases have, take their places and no more.
    const named = header.map((name) => (names.includes(name) ? name : (OTHER_NAMES[name] ?? name)))
    return { fromHeader: true, places: new Map([[header.length, placesIn(named)]]) }
  }
  if (format === 'gdelt') {
    const old = columnsOf('gdelt1')
    return {
      fromHeader: false,
      places: new Map([names, old, old.slice(0, -1)].map((list) => [list.length, placesIn(list)])),
    }
  }
  if (format === 'phoenix') return { fromHeader: false, places: new Map([[names.length, placesIn(names)]]) }
  throw new DemarcheError(
    'import-header',
    `"${path}" does not begin with the names of ${format}'s columns (${names.slice(0, 3).join(', ')} …). Is it a file of ${format}?`,
  )
}

const NOTHING: ReadonlySet<string> = new Set(['', 'NULL', 'NA', 'None', 'N/A', '\\N', '---'])

/** A way to the cells of a row, or what is wrong with it. */
function cellsIn({ places }: Columns, cells: readonly string[]): Cell | string {
  let row = cells
  let byName = places.get(row.length)
  const [expected] = [...places.keys()]
  // Excess tabs at the end of a line are no columns.
  if (!byName && row.length > expected! && row.slice(expected).every((cell) => cell.trim() === '')) {
    row = row.slice(0, expected)
    byName = places.get(expected!)
  }
  if (!byName) return `it has ${cells.length} columns, not ${[...places.keys()].join(' or ')}`
  const named = byName
  return (column) => {
    const place = named.get(column)
    const text = place === undefined ? '' : (row[place] ?? '').trim()
    return NOTHING.has(text) ? null : text
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** UTF-8; POLECAT has lines in ISO 8859-1. */
function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return iconv.decode(bytes, 'windows-1252')
  }
}

/** @throws DemarcheError where a packed file ends too soon: half of a day is not told as a day */
async function* wholeFile(path: string): AsyncGenerator<Buffer[]> {
  try {
    yield* linesOf(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error
    throw new DemarcheError(
      'import-cut',
      `"${path}" is cut off or damaged (${error.message}); fetch it again. Nothing of it is kept.`,
    )
  }
}

/** The lines of a file, packed with gzip or not, as many as came at once, without their line breaks. */
async function* linesOf(path: string): AsyncGenerator<Buffer[]> {
  if (/\.zip$/i.test(path))
    throw new DemarcheError(
      'import-zip',
      `"${basename(path)}" is packed: unpack it first, with: unzip ${basename(path)}`,
    )
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  // An error of either comes out of the loop below.
  const unpacked = /\.gz$/i.test(path) ? pipeline(file, createGunzip(), () => {}) : file
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const lines: Buffer[] = []
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      lines.push(bytes.subarray(from, bytes[end - 1] === 13 && end > from ? end - 1 : end))
      from = end + 1
    }
    rest = bytes.subarray(from)
    yield lines
  }
  if (rest.length > 0) yield [rest.at(-1) === 13 ? rest.subarray(0, -1) : rest]
}
