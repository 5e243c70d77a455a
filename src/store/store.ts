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
    return new Store(folder, versions, keepText, await openDuckDb(), lock)
  }

  /** Is this report in the store as it was read, coded by the same coder? */
  has(id: string, hash: string): boolean {
    return this.#known.get(id) === this.#knownAs(hash, this.#versions)
  }

  /** Keeps a batch of reports; when this returns they are on the disk. */
  async add(batch: readonly ReadReport[]): Promise<void> {
    if (batch.length === 0) return
    const reports = batch.map(({ report, hash }) => [report.id, hash] as const)
    const shard = sha256(JSON.stringify([this.#versions, this.#keepText, reports])).slice(0, 16)
    const rows = batch.map(({ report }) => rowsOf(report, { keepText: this.#keepText }))
    const parts: Part[] = []
    for (const table of tableNames) {
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
    writeFileSync(lines, rows.map((row) => `${JSON.stringify({ shard, ...row })}\n`).join(''))
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

  #remember({ versions, reports }: Shard): void {
    for (const [id, hash] of reports) this.#known.set(id, this.#knownAs(hash, versions))
  }

  #knownAs(hash: string, versions: Versions): string {
    return `${hash} ${JSON.stringify(versions)}`
  }
}

/** A file that only one process can make; one left by a process that is gone is taken over. */
function lockFolder(folder: string): string {
  const path = join(folder, 'writing.lock')
  if (existsSync(path) && !isRunning(Number(readFileSync(path, 'utf8')))) rmSync(path, { force: true })
  try {
    const file = openSync(path, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return path
  } catch {
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
