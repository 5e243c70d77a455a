import type { DuckDBConnection } from '@duckdb/node-api'
import { correctionsOf } from '../corrections/corrections-file.js'
import { CORRECTED, overlayCorrections } from '../corrections/overlay-corrections.js'
import { enterReports, fromParts, type Making } from './build-catalog.js'
import { makeDeeds } from './deeds.js'
import { makeDyadEvents } from './dyad-events.js'
import { type MachineTable, machineTables } from './machine-tables.js'
import { currentShards } from './manifest.js'
import { makePlans, partiesIn } from './plans.js'
import { type Scope, TOUCHED } from './scope.js'
import { SPANS_VIEW } from './spans-view.js'
import { addStories } from './stories-in-store.js'

interface Revising extends Making {
  /** How many entries the manifest had when the catalog was made. */
  readonly known: number
}

/** Where more reports are touched than this, and than this share of all, all is worked out anew, which then takes less. */
const MOST_TOUCHED = 1000
const MOST_OF_ALL = 0.1

/**
 * Brings a catalog up to date after corrections, or after entries that were added to the manifest. What the coder wrote is
 * changed for the reports that have come since. The stories stay where none has: a new report changes how rare each word is, and so
 * they are grouped anew, but most come out as they were. What hangs together across reports is worked out anew for the stories
 * that changed, and for what is told of the same deeds and between the same parties.
 */
export async function reviseCatalog(catalog: DuckDBConnection, revising: Revising): Promise<void> {
  const { store, shards, known } = revising
  const tables = machineTables(store, shards)
  const changed = new Set(shards.slice(known).flatMap(({ reports }) => reports.map(([id]) => id)))
  await enterNames(catalog, 'changed_reports', [...changed, ...(await correctedSince(catalog, store))])
  for (const [name, column] of Object.entries(TOUCHED))
    await catalog.run(`CREATE TEMP TABLE ${name} (${column} VARCHAR)`)
  await catalog.run(`INSERT INTO temp.touched_parties ${partiesIn('report IN (FROM temp.changed_reports)')}`)
  await catalog.run('CREATE TEMP TABLE stories_before AS FROM stories')

  await dropLaid(catalog)
  if (changed.size > 0) {
    await changeReports(catalog, revising, { tables, changed })
    await catalog.run('DROP TABLE stories')
    await addStories(catalog)
  }
  await overlayCorrections(catalog, store)
  await catalog.run(SPANS_VIEW)

  await catalog.run(TOUCH_REPORTS)
  const scope = await scopeOfTouched(catalog)
  if (scope === 'all') await dropTables(catalog, WORKED_OUT)
  await makeDeeds(catalog, scope)
  await catalog.run(RETOLD)
  await makeDyadEvents(catalog, scope)
  await catalog.run(`INSERT INTO temp.touched_parties ${partiesIn('report IN (FROM temp.retold_reports)')}`)
  await makePlans(catalog, scope)
  await dropTables(
    catalog,
    ['changed_reports', 'stories_before', ...Object.keys(TOUCHED)].map((name) => `temp.${name}`),
  )
}

async function scopeOfTouched(catalog: DuckDBConnection): Promise<Scope> {
  const counts = await catalog.runAndReadAll(
    'SELECT (SELECT count(*) FROM temp.touched_reports)::INTEGER, (SELECT count(*) FROM stories)::INTEGER',
  )
  const [[touched, all]] = counts.getRows() as [[number, number]]
  return touched > MOST_TOUCHED && touched > all * MOST_OF_ALL ? 'all' : 'touched'
}

const WORKED_OUT = ['deed_events', 'joined_deeds', 'deeds', 'conflicts', 'dyad_events', 'plans']

/** Reports with other words, other corrections or another place among the others, and all that share a story with one of them. */
const TOUCH_REPORTS = `
  INSERT INTO temp.touched_reports
  -- Why a report is in its story is told in numbers that change with every report, and changes nothing else.
  WITH placed AS (SELECT report, story, size, copy_of FROM stories),
  placed_before AS (SELECT report, story, size, copy_of FROM temp.stories_before),
  moved AS (
    SELECT report FROM (FROM placed EXCEPT FROM placed_before)
    UNION
    SELECT report FROM (FROM placed_before EXCEPT FROM placed)
    UNION
    FROM temp.changed_reports
  ),
  told AS (
    SELECT story FROM stories SEMI JOIN moved USING (report)
    UNION
    SELECT story FROM temp.stories_before SEMI JOIN moved USING (report)
  )
  SELECT report FROM stories SEMI JOIN told USING (story)
  UNION
  FROM moved
`

const RETOLD = `
  INSERT INTO temp.retold_reports
  SELECT report FROM deed_events WHERE deed IN (FROM temp.touched_deeds) UNION FROM temp.touched_reports
`

/** Reports of which somebody has said something since the catalog was made. */
async function correctedSince(catalog: DuckDBConnection, store: string): Promise<string[]> {
  const before = await catalog.runAndReadAll('SELECT id, report FROM corrections')
  const gone = new Map(before.getRows() as [string, string][])
  const come: string[] = []
  for (const { id, report } of correctionsOf(store)) if (!gone.delete(id)) come.push(report)
  return [...come, ...gone.values()]
}

/** Takes away what is laid over the coder's tables. */
async function dropLaid(catalog: DuckDBConnection): Promise<void> {
  for (const view of ['spans', 'settled', ...CORRECTED]) await catalog.run(`DROP VIEW ${view}`)
  const laid = ['corrections', 'corrected_reports', ...CORRECTED.map((name) => `corrected_${name}`)]
  await dropTables(catalog, [...laid, 'catalog_state'])
}

async function dropTables(catalog: DuckDBConnection, names: readonly string[]): Promise<void> {
  for (const name of names) await catalog.run(`DROP TABLE IF EXISTS ${name}`)
}

async function enterNames(catalog: DuckDBConnection, table: string, names: Iterable<string>): Promise<void> {
  await catalog.run(`CREATE TEMP TABLE ${table} (report VARCHAR)`)
  const appender = await catalog.createAppender(table, 'main', 'temp')
  for (const name of new Set(names)) {
    appender.appendVarchar(name)
    appender.endRow()
  }
  appender.closeSync()
}

interface Changing {
  readonly tables: readonly MachineTable[]
  readonly changed: ReadonlySet<string>
}

/** Takes out the rows of the reports that have come, or come again, and puts in those of the shards that they are in now. */
async function changeReports(
  catalog: DuckDBConnection,
  revising: Revising,
  { tables, changed }: Changing,
): Promise<void> {
  const { store, shards } = revising
  const current = new Map([...currentShards(shards)].filter(([report]) => changed.has(report)))
  const within = new Set(current.values())
  const added = machineTables(
    store,
    shards.filter(({ shard }) => within.has(shard)),
  )
  await enterNames(catalog, 'read_again', changed)
  const takeOut = (name: string) => catalog.run(`DELETE FROM ${name} WHERE report IN (FROM temp.read_again)`)
  await takeOut('current_reports')
  await enterReports(catalog, current)
  const copied = await catalog.runAndReadAll(
    'SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND NOT internal',
  )
  const isCopied = new Set(copied.getRows().map(([name]) => name as string))
  for (const [i, { name, kind, rows }] of tables.entries()) {
    const before = isCopied.has(name) ? 'TABLE' : 'VIEW'
    if (kind === 'TABLE' && before === 'TABLE') {
      await takeOut(name)
      await fromParts(
        catalog,
        revising,
        `INSERT INTO ${name} BY NAME FROM (${added[i]!.rows})
         SEMI JOIN current_reports USING (report, shard) SEMI JOIN temp.read_again USING (report)`,
      )
    } else {
      // The list of its files has grown, or it had none, or the store has become too large to be copied.
      await catalog.run(`DROP ${before} ${name}`)
      await fromParts(catalog, revising, `CREATE ${kind} ${name} AS ${rows}`)
    }
  }
  await catalog.run('DROP TABLE temp.read_again')
}
