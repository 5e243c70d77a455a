/**
 * Which rows of what hangs together across reports are made: all of them, or those that a change has touched. What is touched is told
 * by temporary tables of one column each: see {@link TOUCHED}.
 */
export type Scope = 'all' | 'touched'

export const TOUCHED = {
  /** Reports of each story that has one with other words, corrections, or another story than before. */
  touched_reports: 'report',
  /** Deeds that were or are told by them, or that are joined otherwise than before. */
  touched_deeds: 'deed',
  /** Reports that tell of these deeds. */
  retold_reports: 'report',
  /** The parties of what they tell, now and before. */
  touched_parties: 'parties',
} as const

/** A condition that holds for all rows, or for those that were touched. */
export const isTouched = (scope: Scope, column: string, table: keyof typeof TOUCHED): string =>
  scope === 'all' ? 'true' : `${column} IN (FROM temp.${table})`

/** Where rows go: into a table that is made for them, or beside those that were left in one. */
export const into = (scope: Scope, table: string): string =>
  scope === 'all' ? `CREATE TABLE ${table} AS` : `INSERT INTO ${table}`
