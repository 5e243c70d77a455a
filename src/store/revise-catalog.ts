import type { DuckDBConnection } from '@duckdb/node-api'
import { enterReports, fromParts, type Making, makeWorkedOut } from './build-catalog.js'
import { type MachineTable, machineTables } from './machine-tables.js'
import { currentShards } from './manifest.js'
import { addStories } from './stories-in-store.js'

interface Revising extends Making {
  /** How many entries the manifest had when the catalog was made. */
  readonly known: number
}

/**
 * Brings a catalog up to date after corrections, or after entries that were added to the manifest. What the coder wrote is
 * changed for the reports that have come since, and the stories stay where none has: a new report changes how rare each word is.
 * All else hangs together across reports, by pairs and days, and is worked out anew.
 */
export async function reviseCatalog(catalog: DuckDBConnection, revising: Revising): Promise<void> {
  const { store, shards, known } = revising
  const tables = machineTables(store, shards)
  const haveCome = known < shards.length
  await dropAllBut(catalog, [...tables.map(({ name }) => name), 'current_reports', ...(haveCome ? [] : ['stories'])])
  if (haveCome) {
    await changeReports(catalog, revising, tables)
    await addStories(catalog)
  }
  await makeWorkedOut(catalog, store)
}

async function dropAllBut(catalog: DuckDBConnection, names: readonly string[]): Promise<void> {
  for (const kind of ['VIEW', 'TABLE'] as const)
    for (const name of await namesOf(catalog, kind))
      if (!names.includes(name)) await catalog.run(`DROP ${kind} "${name}"`)
  // Only then is there room in the file for what takes their place.
  await catalog.run('CHECKPOINT')
}

async function namesOf(catalog: DuckDBConnection, kind: 'VIEW' | 'TABLE'): Promise<string[]> {
  const of = kind.toLowerCase()
  const names = await catalog.runAndReadAll(
    `SELECT ${of}_name FROM duckdb_${of}s() WHERE database_name = current_database() AND NOT internal`,
  )
  return names.getRows().map(([name]) => name as string)
}

/** Takes out the rows of the reports that have come, or come again, and puts in those of the shards that they are in now. */
async function changeReports(
  catalog: DuckDBConnection,
  revising: Revising,
  tables: readonly MachineTable[],
): Promise<void> {
  const { store, shards, known } = revising
  const changed = new Set(shards.slice(known).flatMap(({ reports }) => reports.map(([id]) => id)))
  const current = new Map([...currentShards(shards)].filter(([report]) => changed.has(report)))
  const within = new Set(current.values())
  const added = machineTables(
    store,
    shards.filter(({ shard }) => within.has(shard)),
  )
  await catalog.run('CREATE TEMP TABLE changed_reports (report VARCHAR)')
  const appender = await catalog.createAppender('changed_reports', 'main', 'temp')
  for (const report of changed) {
    appender.appendVarchar(report)
    appender.endRow()
  }
  appender.closeSync()
  const takeOut = (name: string) => catalog.run(`DELETE FROM ${name} WHERE report IN (FROM temp.changed_reports)`)
  await takeOut('current_reports')
  await enterReports(catalog, current)
  const copied = await namesOf(catalog, 'TABLE')
  for (const [i, { name, kind, rows }] of tables.entries()) {
    const before = copied.includes(name) ? 'TABLE' : 'VIEW'
    if (kind === 'TABLE' && before === 'TABLE') {
      await takeOut(name)
      await fromParts(
        catalog,
        revising,
        `INSERT INTO ${name} BY NAME FROM (${added[i]!.rows})
         SEMI JOIN current_reports USING (report, shard) SEMI JOIN temp.changed_reports USING (report)`,
      )
    } else {
      // The list of its files has grown, or it had none, or the store has become too large to be copied.
      await catalog.run(`DROP ${before} ${name}`)
      await fromParts(catalog, revising, `CREATE ${kind} ${name} AS ${rows}`)
    }
  }
  await catalog.run('DROP TABLE temp.changed_reports')
}
