import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { DemarcheError } from '../report/error.js'
import type { CodedReport, Original } from '../report/layers.js'
import { openDuckDb, sqlText } from './catalog.js'
import { appendToManifest, keepDurably, type Part, readManifest, type Shard, type Versions } from './manifest.js'
import { type Row, rowsOf, sha256, tableNames, tables } from './tables.js'

/** Reports that were read, and what of them the store knows already. */
export interface ReadReport {
  readonly report: CodedReport
  /** Hash of what was read: {@link inputHash}. */
  readonly hash: string
}

/** What a report was coded from; the same hash and versions need no second coding. */
export const inputHash = (original: Original): string => sha256(JSON.stringify(original))

/**
 * The record of many reports: immutable Parquet parts with a manifest. One process writes; a shard is in the store when its
 * manifest entry is on the disk, and a run that was cut off goes on where it was.
 */
export class Store {
  readonly folder: string
  readonly #versions: Versions
  readonly #keepText: boolean
  readonly #duckdb: DuckDBConnection
  readonly #lock: string
  readonly #known = new Map<string, string>()
  /** A text that was changed and changed back makes the shard again that is there already. */
  readonly #parts = new Map<string, readonly Part[]>()
  #entries: number

  private constructor(folder: string, versions: Versions, keepText: boolean, duckdb: DuckDBConnection, lock: string) {
    this.folder = folder
    this.#versions = versions
    this.#keepText = keepText
    this.#duckdb = duckdb
    this.#lock = lock
    const shards = readManifest(folder)
    this.#entries = shards.length
    for (const shard of shards) this.#remember(shard)
  }

  /**
   * Opens a store for writing, making it where there is none.
   * @throws DemarcheError where another process writes to it
   */
  static async open(
    folder: string,
    { versions, keepText }: { readonly versions: Versions; readonly keepText: boolean },
  ): Promise<Store> {
    mkdirSync(join(folder, 'parts'), { recursive: true })
    const lock = lockFolder(folder)
    try {
      return new Store(folder, versions, keepText, await openDuckDb(), lock)
    } catch (error) {
      rmSync(lock, { force: true })
      throw error
    }
  }

  /** Is this report in the store as it was read, coded by the same coder? */
  has(id: string, hash: string): boolean {
    return this.#known.get(id) === this.#knownAs(hash, this.#versions)
  }

  /** Keeps a batch of reports; when this returns they are on the disk. */
  async add(given: readonly ReadReport[]): Promise<void> {
    if (given.length === 0) return
    // Of two rows with one id the later counts, as it does between batches.
    const batch = [...new Map(given.map((one) => [one.report.id, one])).values()]
    const reports = batch.map(({ report, hash }) => [report.id, hash] as const)
    const rows = batch.map(({ report }) => rowsOf(report, { keepText: this.#keepText }))
    // A record corrected by hand has the same text as before, so the name of a shard comes from all that is in it.
    const shard = sha256(JSON.stringify([this.#versions, reports, rows])).slice(0, 16)
    const parts = [...(this.#parts.get(shard) ?? [])]
    for (const table of parts.length > 0 ? [] : tableNames) {
      const lines = rows.flatMap((one) => one[table])
      if (lines.length > 0) parts.push(await this.#writePart(table, shard, lines))
    }
    const entry: Shard = { shard, versions: this.#versions, parts, reports }
    appendToManifest(this.folder, entry, this.#entries++)
    this.#remember(entry)
  }

  close(): void {
    this.#duckdb.closeSync()
    rmSync(this.#lock, { force: true })
  }

  async #writePart(table: (typeof tableNames)[number], shard: string, rows: readonly Row[]): Promise<Part> {
    const path = join('parts', table, `${shard}.parquet`)
    mkdirSync(join(this.folder, 'parts', table), { recursive: true })
    const lines = join(this.folder, 'parts', table, `${shard}.ndjson.tmp`)
    const aside = join(this.folder, `${path}.tmp`)
    writeFileSync(lines, rows.map((row) => `${soundJson({ shard, ...row })}\n`).join(''))
    const columns = Object.entries(tables[table])
    // A date of a report may be any text that somebody wrote there: what is no day becomes null, and the record keeps the words.
    const asRead = columns.map(([name, type]) => `'${name}': '${type === 'DATE' ? 'VARCHAR' : type}'`)
    const asKept = columns.map(([name, type]) =>
      type === 'DATE' ? `TRY_CAST("${name}" AS DATE) AS "${name}"` : `"${name}"`,
    )
    await this.#duckdb.run(
      `COPY (SELECT shard, ${asKept.join(', ')} FROM read_json(${sqlText(lines)}, format = 'newline_delimited', maximum_object_size = 268435456, columns = {shard: 'VARCHAR', ${asRead.join(', ')}})) TO ${sqlText(aside)} (FORMAT parquet, COMPRESSION zstd)`,
    )
    rmSync(lines)
    keepDurably(aside, join(this.folder, path))
    return { table, path, rows: rows.length, sha256: sha256(readFileSync(join(this.folder, path))) }
  }

  #remember({ shard, parts, versions, reports }: Shard): void {
    this.#parts.set(shard, parts)
    for (const [id, hash] of reports) this.#known.set(id, this.#knownAs(hash, versions))
  }

  #knownAs(hash: string, versions: Versions): string {
    return `${hash} ${JSON.stringify(versions)}`
  }
}

/** JSON that DuckDB takes too: half a surrogate pair, which cut texts have, becomes "\ufffd", which is as long and hashes the same. */
const soundJson = (row: Row): string =>
  JSON.stringify(row).replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\ufffd')

/** A file that only one process can make; one left by a process that is gone is taken over. */
function lockFolder(folder: string): string {
  const path = join(folder, 'writing.lock')
  if (existsSync(path) && !isRunning(Number(readFileSync(path, 'utf8')))) rmSync(path, { force: true })
  try {
    const file = openSync(path, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return path
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new DemarcheError(
      'store-busy',
      `Another process is writing to the store "${folder}" (it has ${path}). Wait until it is done; reading works meanwhile.`,
    )
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * A folder that is a store.
 * @throws DemarcheError where it is none
 */
export function existingStore(folder: string): string {
  if (existsSync(join(folder, 'manifest')) && statSync(folder).isDirectory()) return folder
  throw new DemarcheError(
    'store-missing',
    `There is no store in "${folder}". Make one with: demarche read PATH… --store ${folder}`,
  )
}
