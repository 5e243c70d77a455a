import { constants, copyFileSync, existsSync, rmSync } from 'node:fs'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { correctionsState } from '../corrections/overlay-corrections.js'
import { DemarcheError } from '../report/error.js'
import { buildCatalog, CATALOG } from './build-catalog.js'
import { isOutOfMemory } from './catalog-trouble.js'
import { openDuckDb, SEALED, sqlText } from './duckdb.js'
import { manifestNames, readManifest, type Shard } from './manifest.js'
import { reviseCatalog } from './revise-catalog.js'
import { sha256 } from './tables.js'

/** What DuckDB may take; what else is worked out comes on top. */
export const MEMORY = '700MB'
/** The same while the catalog is made; what is more goes to the disk. */
const MEMORY_TO_MAKE = '700MB'

/** A store at one moment: what is made of it says so, whatever comes meanwhile. */
export interface Moment {
  readonly folder: string
  /** Changes when a shard or a correction has come, when the catalog is made in another way, or when the store was moved. */
  readonly state: string
  /** Names of the manifest's entries. */
  readonly entries: readonly string[]
}

export function momentOf(folder: string): Moment {
  const entries = manifestNames(folder)
  return { folder, entries, state: hashOf(folder, entries, correctionsState(folder)) }
}

const hashOf = (folder: string, entries: readonly string[], corrections: string | null): string =>
  sha256(JSON.stringify([CATALOG, folder, entries, corrections]))

export const shardsAt = ({ folder, entries }: Moment): Shard[] => readManifest(folder).slice(0, entries.length)

/** Makes a catalog from the parts; where threads together find no room, by one alone that has more. */
export async function makeFile(file: string, moment: Moment): Promise<void> {
  const { folder } = moment
  const shards = shardsAt(moment)
  const make = (settings: Settings) =>
    written({ file, moment, settings }, (catalog) => buildCatalog(catalog, { store: folder, shards }))
  try {
    await make({})
  } catch (error) {
    if (!isOutOfMemory(error)) throw error
    rmSync(file, { force: true })
    await make({ threads: '1', memory_limit: MEMORY })
  }
}

/** Makes a catalog from an older one to which entries of the manifest, or corrections, have come; false where it is no such one. */
export async function reviseFile(file: string, moment: Moment, older: string): Promise<boolean> {
  const known = await entriesIn(older, moment)
  if (known === undefined) return false
  const { folder } = moment
  const shards = shardsAt(moment)
  try {
    copyFileSync(older, file, constants.COPYFILE_FICLONE)
    await written({ file, moment, settings: {} }, (catalog) => reviseCatalog(catalog, { store: folder, shards, known }))
    return true
  } catch (error) {
    if (error instanceof DemarcheError) throw error
    // From the parts it may still be made.
    rmSync(file, { force: true })
    return false
  }
}

/** The kept catalog, read-only, behind a connection that has room for tables of its own; nothing where it is another state's. */
export async function openKept(file: string, { state }: Moment): Promise<DuckDBConnection | undefined> {
  const kept = await attached(file)
  if (kept?.state === state) {
    await kept.connection.run(`SET search_path = 'memory.main,kept.main'`)
    return kept.connection
  }
  kept?.connection.closeSync()
  return undefined
}

/** How many of the manifest's entries are in a catalog; nothing where it has others, or was made in another way. */
async function entriesIn(file: string, { folder, entries }: Moment): Promise<number | undefined> {
  const kept = await attached(file)
  kept?.connection.closeSync()
  return kept?.parts === hashOf(folder, entries.slice(0, kept?.entries), null) ? kept.entries : undefined
}

interface Kept {
  readonly connection: DuckDBConnection
  readonly state: string
  /** Changes when other entries of the manifest are in it. */
  readonly parts: string
  readonly entries: number
}

async function attached(file: string): Promise<Kept | undefined> {
  if (!existsSync(file)) return undefined
  const connection = await openDuckDb(':memory:', { memory_limit: MEMORY })
  try {
    await connection.run(`ATTACH ${sqlText(file)} AS kept (READ_ONLY)`)
    const [row] = (await connection.runAndReadAll('SELECT state, parts, entries FROM kept.catalog_state')).getRows()
    const [state, parts, entries] = row as [string, string, number]
    return { connection, state, parts, entries }
  } catch {
    // Half a file, or an old one, or one that a process holds for writing: the parts tell the same.
    connection.closeSync()
    return undefined
  }
}

type Settings = Readonly<Record<string, string>>

async function written(
  { file, moment, settings }: { readonly file: string; readonly moment: Moment; readonly settings: Settings },
  make: (catalog: DuckDBConnection) => Promise<void>,
): Promise<void> {
  const { folder, state, entries } = moment
  const spill = `${file}.spill`
  const instance = await DuckDBInstance.create(':memory:', {
    ...SEALED,
    memory_limit: MEMORY_TO_MAKE,
    temp_directory: spill,
    ...settings,
  })
  const connection = await instance.connect()
  try {
    await connection.run(`ATTACH ${sqlText(file)} AS made`)
    await connection.run('USE made')
    await make(connection)
    await connection.run(
      'CREATE TABLE catalog_state AS SELECT $state AS state, $parts AS parts, $entries::INTEGER AS entries',
      { state, parts: hashOf(folder, entries, null), entries: entries.length },
    )
    await connection.run('USE memory')
    await connection.run('DETACH made')
  } finally {
    connection.closeSync()
    instance.closeSync()
    rmSync(spill, { recursive: true, force: true })
  }
}
