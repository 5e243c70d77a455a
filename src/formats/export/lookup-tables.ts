import type { DuckDBConnection } from '@duckdb/node-api'
import { dataFiles } from '../../data-files.js'
import { parseCsv } from '../../report/csv.js'

/** Lays codes of states, CAMEO and other projects beside a catalog as temporary tables, for the queries that write their formats. */
export async function addLookupTables(catalog: DuckDBConnection): Promise<void> {
  const data = dataFiles()
  const table = async (name: string, path: string, columns: readonly string[]) => {
    const rows = parseCsv(data.text(path)).map((row) => Object.fromEntries(columns.map((c) => [c, row[c] || null])))
    const type = JSON.stringify([Object.fromEntries(columns.map((c) => [c, 'VARCHAR']))])
    await catalog.run(
      `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT r.* FROM (SELECT unnest(from_json($rows, '${type}')) AS r)`,
      { rows: JSON.stringify(rows) },
    )
  }
  await table('all_states', 'actors/states.csv', ['id', 'code', 'name', 'fips_gdelt', 'cow_number'])
  // Abkhazia is coded GEO, but GEO is Georgia.
  await catalog.run('CREATE OR REPLACE TEMP TABLE states AS SELECT * EXCLUDE (id) FROM all_states WHERE id = code')
  await table('cameo_labels', 'crosswalk/cameo.csv', ['cameo', 'label', 'type'])
  await table('cameo_actors', 'formats/cameo-actors.csv', ['code', 'actor', 'country', 'group', 'role'])
  await table('sector_words', 'formats/roles.csv', ['sector', 'cameo', 'icews'])
  // As variables, because a list of sectors cannot be looked up by a join without taking the list apart.
  for (const project of ['cameo', 'icews'])
    await catalog.run(
      `SET VARIABLE ${project}_sectors = (SELECT map_from_entries(list({k: sector, v: ${project}})) FROM sector_words)`,
    )
}
