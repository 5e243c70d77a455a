import { parseCsv } from '../report/csv.js'
import { DemarcheError } from '../report/error.js'
import type { DataReader } from '../resources.js'

/** The fields of a report that a column of a table may hold. */
export const rowFields = ['id', 'text', 'title', 'published', 'outlet', 'url', 'author', 'language'] as const
export type RowField = (typeof rowFields)[number]

/** Field by the name of a column, in small letters: "headline" -> title. */
export type TableColumns = ReadonlyMap<string, RowField>

/** The names that corpora give their columns, and the user's own over them. */
export function loadTableColumns(data: Pick<DataReader, 'text'>, own: TableColumns = new Map()): TableColumns {
  const known = parseCsv(data.text('read/columns.csv')).map((row) => [row.column!, row.field as RowField] as const)
  const taken = new Set(own.values())
  return new Map([...known.filter(([, field]) => !taken.has(field)), ...own])
}

/**
 * "text=Body" and the like, as given on the command line.
 * @throws DemarcheError where one has another shape or names an unknown field
 */
export function columnOptions(given: readonly string[]): TableColumns {
  return new Map(
    given.map((option) => {
      const [name, ...column] = option.split('=')
      const field = rowFields.find((known) => known === name?.trim())
      if (field && column.join('=').trim()) return [column.join('=').trim().toLowerCase(), field] as const
      throw new DemarcheError(
        'option-not-a-column',
        `--column takes a field and the name of a column, such as text=Body, not "${option}"; the fields are ${rowFields.join(', ')}.`,
      )
    }),
  )
}
