import { Readable } from 'node:stream'
import Papa from 'papaparse'
import { decodeText } from './decode-text.js'
import { draftOfRow } from './json-row.js'
import { type Draft, unreadable } from './raw-report.js'
import type { ReadContext, Source } from './source.js'
import { type RowField, rowFields, type TableColumns } from './table-columns.js'

/**
 * The rows of CSV or of a table with tabs, a report each; the first row names the columns. A corpus of any length passes
 * through in the memory of a few rows. The text is taken exactly as it stands.
 */
export async function* readTable({ all, head, name, path }: Source, { columns }: ReadContext): AsyncGenerator<Draft> {
  let fields: Map<RowField, number> | undefined
  let number = 0
  for await (const cells of rowsOf(all, delimiterOf(head))) {
    if (!fields) {
      const header = await Promise.all(
        cells.map(async (cell) => (await decodedCell(cell)).text.replace(/^\ufeff/, '').trim()),
      )
      fields = fieldsOf(header, columns())
      if (fields.has('text')) continue
      const found = header.map((column) => `"${column}"`).join(', ')
      yield unreadable(
        'column-missing',
        `${path} has no column for the text among ${found}: say which it is with --column text=NAME.`,
      )
      return
    }
    number++
    const row: Record<string, string> = {}
    const problems: Draft['problems'][number][] = []
    for (const [field, at] of fields) {
      const cell = await decodedCell(cells[at] ?? '')
      row[field] = cell.text
      if (field === 'text') problems.push(...cell.problems)
    }
    // A blank line between rows is no report.
    if (cells.every((cell) => cell.trim() === '')) continue
    yield draftOfRow(row, { id: `${name}:${number}`, where: `Row ${number} of ${name}`, problems })
  }
}

/**
 * Which cell is which field: by the field's own name, else by the first other name that it goes by.
 */
function fieldsOf(header: readonly string[], columns: TableColumns): Map<RowField, number> {
  const fields = new Map<RowField, number>()
  const ranks = [...columns.keys()]
  for (const field of rowFields) {
    const at = header
      .map((column, i) => ({
        i,
        rank: columns.get(column.toLowerCase()) === field ? ranks.indexOf(column.toLowerCase()) : -1,
      }))
      .filter(({ rank }) => rank >= 0)
      .sort((a, b) => a.rank - b.rank)[0]?.i
    if (at !== undefined) fields.set(field, at)
  }
  return fields
}

/** Rows of cells whose letters are bytes still: a cell in another encoding than the rest is seen where it stands. */
async function* rowsOf(bytes: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<string[]> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: false, delimiter })
  const letters = Readable.from(asLetters(bytes))
  letters.on('error', (error) => parser.destroy(error))
  for await (const row of letters.pipe(parser)) yield row as string[]
}

/** What stands most often between the names of the columns. */
function delimiterOf(head: Uint8Array): string {
  const names = Buffer.from(head)
    .toString('latin1')
    .replaceAll('\0', '')
    .split(/\r?\n/, 1)[0]!
    .replace(/"[^"]*"/g, '')
  return [',', ';', '\t', '|'].reduce((best, one) => (names.split(one).length > names.split(best).length ? one : best))
}

async function* asLetters(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const chunk of bytes) yield Buffer.from(chunk).toString('latin1')
}

const decodedCell = (cell: string) => decodeText(Buffer.from(cell, 'latin1'))
