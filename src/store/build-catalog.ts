import type { DuckDBConnection } from '@duckdb/node-api'
import { overlayCorrections } from '../corrections/overlay-corrections.js'
import { DemarcheError } from '../report/error.js'
import { makeDeeds } from './deeds.js'
import { makeDyadEvents } from './dyad-events.js'
import { machineTables } from './machine-tables.js'
import { currentShards, type Shard } from './manifest.js'
import { makePlans } from './plans.js'
import { SPANS_VIEW } from './spans-view.js'
import { addStories } from './stories-in-store.js'
import { damagedParts } from './verify-store.js'

/** Rises when the relations are made in another way, so that catalogs from before are made anew. */
export const CATALOG = 9

export interface Making {
  readonly store: string
  readonly shards: readonly Shard[]
}

/** Makes all relations of the catalog from the parts that the manifest names. */
export async function buildCatalog(catalog: DuckDBConnection, making: Making): Promise<void> {
  const { store, shards } = making
  await catalog.run('CREATE TABLE current_reports (report VARCHAR, shard VARCHAR)')
  await enterReports(catalog, currentShards(shards))
  for (const { name, kind, rows } of machineTables(store, shards))
    await fromParts(catalog, making, `CREATE ${kind} ${name} AS ${rows}`)
  await addStories(catalog)
  await overlayCorrections(catalog, store)
  await catalog.run(SPANS_VIEW)
  await makeDeeds(catalog, 'all')
  await makeDyadEvents(catalog, 'all')
  await makePlans(catalog, 'all')
}

/** Says in which shard each report is. */
export async function enterReports(catalog: DuckDBConnection, current: ReadonlyMap<string, string>): Promise<void> {
  const appender = await catalog.createAppender('current_reports')
  for (const [report, shard] of current) {
    appender.appendVarchar(report)
    appender.appendVarchar(shard)
    appender.endRow()
  }
  appender.closeSync()
}

/** Runs what reads the parts; where that fails, the parts are looked at before anything is said of them. */
export async function fromParts(
  catalog: DuckDBConnection,
  { store, shards }: Pick<Making, 'store' | 'shards'>,
  sql: string,
): Promise<void> {
  try {
    await catalog.run(sql)
  } catch (error) {
    const [fault] = await damagedParts(store, shards)
    if (fault !== undefined)
      throw new DemarcheError(
        'store-damaged',
        `${fault} "demarche verify" lists what is damaged; restore it from a copy.`,
      )
    throw error
  }
}
