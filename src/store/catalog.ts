import { readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { DemarcheError } from '../report/error.js'
import { buildCatalog } from './build-catalog.js'
import { MEMORY, type Moment, makeFile, momentOf, openKept, reviseFile, shardsAt } from './catalog-file.js'
import { troubleOf } from './catalog-trouble.js'
import { openDuckDb, sqlText } from './duckdb.js'
import { isRunning, lockFile } from './lock.js'
import type { Shard } from './manifest.js'

/** Stores with more events are not worked out in memory for each question. */
const EVENTS_IN_MEMORY = 10_000

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
  const moment = momentOf(folder)
  const kept = await openKept(join(folder, FILE), moment)
  if (kept) return kept
  const shards = shardsAt(moment)
  if (eventsIn(shards) <= EVENTS_IN_MEMORY) return inMemory(folder, shards)
  if (await keepCatalog(folder)) {
    const made = await openKept(join(folder, FILE), momentOf(folder))
    if (made) return made
  }
  return onOwnFile(moment)
}

/**
 * Brings `catalog.duckdb` up to date; false where another process is at it, or where it cannot be written, which is told in a
 * sentence. It is made aside and renamed, so that whoever has the old one open keeps it.
 */
export async function keepCatalog(store: string, tell: (sentence: string) => void = console.error): Promise<boolean> {
  const folder = resolve(store)
  let unlock: () => void
  try {
    unlock = lockFile(join(folder, 'catalog.lock'))
  } catch (error) {
    // Who is at it makes the same.
    if (!(error instanceof DemarcheError)) tell(notKept(folder, error))
    return false
  }
  const aside = join(folder, `${FILE}.${process.pid}.tmp`)
  try {
    const moment = momentOf(folder)
    const file = join(folder, FILE)
    const kept = await openKept(file, moment)
    if (kept) {
      kept.closeSync()
      return true
    }
    removeLeftOvers(folder)
    if (!(await reviseFile(aside, moment, file))) await makeFile(aside, moment)
    renameSync(aside, file)
    return true
  } catch (error) {
    rmSync(aside, { force: true })
    if (error instanceof DemarcheError) throw error
    tell(notKept(folder, error))
    return false
  } finally {
    unlock()
  }
}

function notKept(folder: string, error: unknown): string {
  const trouble = troubleOf(error)
  const why = trouble instanceof Error ? trouble.message : String(trouble)
  return `The catalogue of "${folder}" could not be kept, so that each question takes longer. ${why}`
}

const FILE = 'catalog.duckdb'

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
    throw troubleOf(error)
  }
  return connection
}

/** For one process alone, in the system's temporary folder. */
async function onOwnFile(moment: Moment): Promise<DuckDBConnection> {
  const file = join(tmpdir(), `demarche-${process.pid}-${moment.state.slice(0, 8)}.duckdb`)
  process.once('exit', () => rmSync(file, { force: true }))
  rmSync(file, { force: true })
  try {
    await makeFile(file, moment)
  } catch (error) {
    throw troubleOf(error)
  }
  return (await openKept(file, moment))!
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
