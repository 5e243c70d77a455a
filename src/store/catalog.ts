import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { correctionsState } from '../corrections/overlay-corrections.js'
import { DemarcheError } from '../report/error.js'
import { buildCatalog, CATALOG } from './build-catalog.js'
import { openDuckDb, SEALED, sqlText } from './duckdb.js'
import { isRunning, lockFile } from './lock.js'
import { manifestNames, readManifest, type Shard } from './manifest.js'
import { sha256 } from './tables.js'

/** Stores with more events are not worked out in memory for each question. */
const EVENTS_IN_MEMORY = 10_000
/** What DuckDB may take; what else is worked out comes on top. */
const MEMORY = '700MB'
/** The same while the catalog is made, beside the sketches of all reports; what is more goes to the disk. */
const MEMORY_TO_MAKE = '500MB'

/**
 * Everything that is asked of a store is asked here: its reports with their records, events, dyads, deeds, stories and plans, all
 * with people's corrections laid over them. A report that was read again is shown as it was read last.
 *
 * What is worked out is kept in `catalog.duckdb`, which may be deleted: it is made from the parts. Where it is out of date, or
 * another process is making it, the answers come from the parts themselves.
 * @throws DemarcheError where a part is missing or damaged
 */
export async function openCatalog(store: string): Promise<DuckDBConnection> {
  const folder = resolve(store)
  const state = stateOf(folder)
  const kept = await openKept(join(folder, FILE), state)
  if (kept) return kept
  const shards = readManifest(folder)
  if (eventsIn(shards) <= EVENTS_IN_MEMORY) return inMemory(folder, shards)
  if (await keepCatalog(folder)) {
    const made = await openKept(join(folder, FILE), stateOf(folder))
    if (made) return made
  }
  return onOwnFile(folder, shards, state)
}

/**
 * Brings `catalog.duckdb` up to date; false where another process is at it, or the disk cannot be written. It is made aside and
 * renamed, so that whoever has the old one open keeps it.
 */
export async function keepCatalog(store: string): Promise<boolean> {
  const folder = resolve(store)
  let unlock: () => void
  try {
    unlock = lockFile(join(folder, 'catalog.lock'))
  } catch {
    return false
  }
  try {
    const state = stateOf(folder)
    const file = join(folder, FILE)
    const kept = await openKept(file, state)
    if (kept) {
      kept.closeSync()
      return true
    }
    removeLeftOvers(folder)
    const aside = join(folder, `${FILE}.${process.pid}.tmp`)
    await makeFile(aside, folder, readManifest(folder), state)
    renameSync(aside, file)
    return true
  } catch (error) {
    if (error instanceof DemarcheError) throw error
    return false
  } finally {
    unlock()
  }
}

const FILE = 'catalog.duckdb'

/** Changes when a shard or a correction has come, when the catalog is made in another way, or when the store was moved. */
const stateOf = (folder: string): string =>
  sha256(JSON.stringify([CATALOG, folder, manifestNames(folder), correctionsState(folder)]))

const eventsIn = (shards: readonly Shard[]): number => {
  let events = 0
  for (const { parts } of shards) for (const { table, rows } of parts) if (table === 'events') events += rows
  return events
}

async function inMemory(folder: string, shards: readonly Shard[]): Promise<DuckDBConnection> {
  const connection = await openDuckDb()
  try {
    await buildCatalog(connection, { store: folder, shards })
  } catch (error) {
    connection.closeSync()
    throw error
  }
  return connection
}

/** For one process alone, in the system's temporary folder. */
async function onOwnFile(folder: string, shards: readonly Shard[], state: string): Promise<DuckDBConnection> {
  const file = join(tmpdir(), `demarche-${process.pid}-${state.slice(0, 8)}.duckdb`)
  process.once('exit', () => rmSync(file, { force: true }))
  rmSync(file, { force: true })
  await makeFile(file, folder, shards, state)
  return (await openKept(file, state))!
}

async function makeFile(file: string, folder: string, shards: readonly Shard[], state: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    ...SEALED,
    memory_limit: MEMORY_TO_MAKE,
    temp_directory: `${file}.spill`,
  })
  const [connection, beside] = [await instance.connect(), await instance.connect()]
  try {
    await connection.run(`ATTACH ${sqlText(file)} AS made`)
    for (const each of [connection, beside]) await each.run('USE made')
    await buildCatalog(connection, { store: folder, shards, beside })
    await connection.run('CREATE TABLE catalog_state AS SELECT $state::VARCHAR AS state', { state })
    for (const each of [connection, beside]) await each.run('USE memory')
    await connection.run('DETACH made')
  } finally {
    beside.closeSync()
    connection.closeSync()
    instance.closeSync()
    rmSync(`${file}.spill`, { recursive: true, force: true })
  }
}

/** The kept catalog, read-only, behind a connection that has room for tables of its own; nothing where it is another state's. */
async function openKept(file: string, state: string): Promise<DuckDBConnection | undefined> {
  if (!existsSync(file)) return undefined
  const connection = await openDuckDb(':memory:', { memory_limit: MEMORY })
  try {
    await connection.run(`ATTACH ${sqlText(file)} AS kept (READ_ONLY)`)
    const rows = (await connection.runAndReadAll('SELECT state FROM kept.catalog_state')).getRows()
    if (rows[0]?.[0] === state) {
      await connection.run(`SET search_path = 'memory.main,kept.main'`)
      return connection
    }
  } catch {
    // Half a file, or one that a process holds for writing: the parts tell the same.
  }
  connection.closeSync()
  return undefined
}

/** What a process left that was killed while it made a catalog. */
function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = /^catalog\.duckdb\.(\d+)\.tmp/.exec(name) ?? []
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** Shuts the instance in: from here it reads the store's parts and nothing else, and a query cannot open it again. */
export async function lockIn(connection: DuckDBConnection, store: string): Promise<void> {
  await connection.run(`SET memory_limit = '${MEMORY}'`)
  await connection.run(`SET allowed_directories = [${sqlText(join(resolve(store), 'parts'))}]`)
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
}
