import { renameSync, rmSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlText } from '../../store/duckdb.js'

export type QueryFormat = 'csv' | 'tsv' | 'tsv without header' | 'parquet'

/** Writes what a query answers to a file, in pieces, whatever its size. The file is there whole or not at all. */
export async function writeQuery(
  catalog: DuckDBConnection,
  sql: string,
  { file, format }: { readonly file: string; readonly format: QueryFormat },
): Promise<number> {
  const columns = await columnsOfQuery(catalog, sql)
  const select = format === 'parquet' ? '*' : columns.map(({ name, type }) => plainCell(name, type, format)).join(', ')
  const aside = `${file}.tmp`
  try {
    const result = await catalog.runAndReadAll(
      `COPY (SELECT ${select} FROM (${sql})) TO ${sqlText(aside)} (${OPTIONS[format]}${forcedQuotes(columns, format)})`,
    )
    renameSync(aside, file)
    return Number(result.getRows()[0]?.[0] ?? 0)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}

const OPTIONS: Readonly<Record<QueryFormat, string>> = {
  csv: 'FORMAT csv, HEADER true',
  // Other projects' files know no quotes: a cell has no tab or line break in it, and is written as it stands.
  tsv: `FORMAT csv, HEADER true, DELIMITER '\\t', QUOTE '', ESCAPE ''`,
  'tsv without header': `FORMAT csv, HEADER false, DELIMITER '\\t', QUOTE '', ESCAPE ''`,
  parquet: 'FORMAT parquet, COMPRESSION zstd',
}

interface Column {
  readonly name: string
  readonly type: string
}

export async function columnsOfQuery(catalog: DuckDBConnection, sql: string): Promise<Column[]> {
  const result = await catalog.runAndReadAll(`DESCRIBE ${sql}`)
  return result.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }))
}

/** A cell for people's programs: a leading =, +, - or @ would run as a formula in a spreadsheet, and reports are untrusted text. */
function plainCell(name: string, type: string, format: QueryFormat): string {
  const cell = `"${name}"`
  if (type !== 'VARCHAR') return cell
  if (format === 'csv') return `if(regexp_matches(${cell}, '^[=+\\-@\\t]'), '''' || ${cell}, ${cell}) AS ${cell}`
  return `trim(regexp_replace(${cell}, '\\s+', ' ', 'g')) AS ${cell}`
}

/** "042" in quotes tells some readers that it is text; others need to be told, as in the reading code. */
const forcedQuotes = (columns: readonly Column[], format: QueryFormat): string =>
  format === 'csv' && columns.some(({ name }) => name === 'cameo') ? ', FORCE_QUOTE (cameo)' : ''
