import { rmSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlText } from '../../store/duckdb.js'
import { exportTables } from './export-tables.js'
import { type QueryFormat, writeQuery } from './write-query.js'

/** Lists of participants cannot wait on the disk while they are made: so many of them fit into the memory that a catalog has. */
const EVENTS_AT_ONCE = 200_000

const ORDER = `
  CREATE OR REPLACE TEMP TABLE export_order AS
  SELECT report, event, (row_number() OVER (ORDER BY coalesce(e.day, r.published), report, trigger_start, event) - 1) // $size::INTEGER AS n
  FROM events e JOIN reports r USING (report)
`

/** Writes the table of events, some at a time and in order, so that any number of them fits. */
export async function writeEvents(
  catalog: DuckDBConnection,
  {
    file,
    format,
    atOnce = EVENTS_AT_ONCE,
  }: { readonly file: string; readonly format: QueryFormat; readonly atOnce?: number },
): Promise<number> {
  await catalog.run(ORDER, { size: atOnce })
  const slices = Number((await catalog.runAndReadAll('SELECT max(n) + 1 FROM export_order')).getRows()[0]?.[0] ?? 1)
  const take = (n: number) =>
    catalog.run('CREATE OR REPLACE TEMP TABLE slice AS SELECT report, event FROM export_order WHERE n = $n', { n })
  await take(0)
  if (slices <= 1) return writeQuery(catalog, exportTables.events, { file, format })

  const aside = `${file}.slices.tmp`
  rmSync(aside, { force: true })
  await catalog.run(`ATTACH ${sqlText(aside)} AS slices`)
  try {
    await catalog.run(`CREATE TABLE slices.main.events AS ${exportTables.events}`)
    for (let n = 1; n < slices; n++) {
      await take(n)
      await catalog.run(`INSERT INTO slices.main.events ${exportTables.events}`)
    }
    return await writeQuery(catalog, 'SELECT * FROM slices.main.events', { file, format })
  } finally {
    await catalog.run('DETACH slices')
    for (const name of [aside, `${aside}.wal`]) rmSync(name, { force: true })
  }
}
