import type { DuckDBConnection } from '@duckdb/node-api'
import type { CodedReport } from '../../report/layers.js'
import { rowsIn } from './write-lines.js'

/** The corrected records of a store, one at a time; tokens and syntax are empty, and so is a text that is not kept. */
export async function* recordsIn(catalog: DuckDBConnection, reports = 'FROM reports'): AsyncGenerator<CodedReport> {
  const sql = `SELECT m.record, r.text FROM records m JOIN (${reports}) r USING (report) ORDER BY m.report`
  for await (const { record, text } of rowsIn<{ record: string; text: string | null }>(catalog, sql)) {
    const known = JSON.parse(record) as CodedReport
    yield { ...known, original: { ...known.original, text: text ?? '' }, tokens: [], syntax: [], factuality: [] }
  }
}
