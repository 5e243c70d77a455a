import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { DemarcheError } from '../report/error.js'
import type { Original } from '../report/layers.js'
import { openDuckDb } from './duckdb.js'
import { lockFile } from './lock.js'
import { makeFolder } from './make-folder.js'
import {
  appendToManifest,
  FORMAT,
  type Part,
  type Run,
  readManifest,
  type Shard,
  syncFolder,
  type Versions,
} from './manifest.js'
import { type ReadReport, ShardDraft } from './shard-draft.js'
import { sha256 } from './tables.js'
import { asideOf, type WrittenShard, writeShard } from './write-shard.js'

export { type ReadReport, soundJson } from './shard-draft.js'

/** What a report was coded from; the same hash and versions need no second coding. */
export const inputHash = (original: Original): string => sha256(JSON.stringify(original))

export interface StoreOptions {
  readonly versions: Versions
  readonly keepText: boolean
  /** What is told of this run in the manifest. */
  readonly command?: string
  readonly at?: string
  readonly settings?: Readonly<Record<string, string | boolean>>
  readonly inputs?: readonly string[]
}

/**
 * The record of many reports: immutable Parquet parts with a manifest. One process writes; a shard is in the store when its
 * manifest entry is on the disk, and a run that was cut off goes on where it was.
 */
export class Store {
  readonly folder: string
  readonly versions: Versions
  readonly settings: { readonly keepText: boolean }
  readonly #run: Run
  readonly #duckdb: DuckDBConnection
  readonly #unlock: () => void
  readonly #known = new Map<string, string>()
  readonly #origins = new Map<string, string>()
  readonly #coders = new Map<string, number>()
  readonly #parts = new Map<string, readonly Part[]>()
  #entries: number

  private constructor(folder: string, options: StoreOptions, duckdb: DuckDBConnection, unlock: () => void) {
    this.folder = folder
    this.versions = options.versions
    this.settings = { keepText: options.keepText }
    this.#duckdb = duckdb
    this.#unlock = unlock
    const shards = readManifest(folder)
    this.#entries = shards.length
    for (const shard of shards) this.#remember(shard)
    this.#run = {
      run: (shards.at(-1)?.run ?? 0) + 1,
      command: options.command ?? 'read',
      at: options.at ?? new Date().toISOString(),
      settings: { text: options.keepText, ...options.settings },
      inputs: options.inputs ?? [],
    }
  }

  /**
   * Opens a store for writing, making it where there is none.
   * @throws DemarcheError where another process writes to it
   */
  static async open(folder: string, options: StoreOptions): Promise<Store> {
    for (const name of ['', 'parts', 'manifest']) makeFolder(join(folder, name))
    const unlock = lockFile(join(folder, 'writing.lock'))
    try {
      removeLeftOvers(folder)
      return new Store(folder, options, await openDuckDb(), unlock)
    } catch (error) {
      unlock()
      throw error
    }
  }

  /** Is this report in the store as it was read, coded by the same coder? */
  has(id: string, hash: string): boolean {
    return this.#known.get(id) === `${this.#coderOf(this.versions)} ${hash}`
  }

  /** Hash of what the report in the store was coded from. */
  hashOf(id: string): string | undefined {
    const known = this.#known.get(id)
    return known?.slice(known.indexOf(' ') + 1)
  }

  /** The file that gave a report in the store its id, where that was a file's name. */
  originOf(id: string): string | undefined {
    return this.#origins.get(id)
  }

  /** Keeps a batch of reports; when this returns they are on the disk. */
  async add(given: readonly ReadReport[]): Promise<void> {
    if (given.length === 0) return
    const draft = await ShardDraft.open(this.#duckdb, { versions: this.versions, keepText: this.settings.keepText })
    // Of two rows with one id the later counts, as it does between batches.
    for (const one of new Map(given.map((one) => [one.report.id, one])).values()) draft.add(one)
    const written = await writeShard(this.folder, draft, this.#duckdb)
    await draft.close()
    this.enter(written)
  }

  /** Enters a shard whose parts are written in the manifest; when this returns, its reports are in the store. */
  enter({ shard, parts: written, reports }: WrittenShard, versions: Versions = this.versions): void {
    // A text that was changed and changed back makes the shard again that is there already.
    const there = this.#parts.get(shard)
    for (const part of written) {
      if (there) rmSync(asideOf(this.folder, part), { force: true })
      else renameSync(asideOf(this.folder, part), join(this.folder, part.path))
    }
    if (!there) for (const { table } of written) syncFolder(join(this.folder, 'parts', table))
    const entry: Shard = { format: FORMAT, ...this.#run, shard, versions, parts: there ?? written, reports }
    appendToManifest(this.folder, entry, this.#entries++)
    this.#remember(entry)
  }

  close(): void {
    this.#duckdb.closeSync()
    this.#unlock()
  }

  #remember({ shard, parts, versions, reports }: Shard): void {
    this.#parts.set(shard, parts)
    const coder = this.#coderOf(versions)
    for (const [id, hash, origin] of reports) {
      this.#known.set(id, `${coder} ${hash}`)
      if (origin !== undefined) this.#origins.set(id, origin)
    }
  }

  /** A number for each set of versions: a store has few of them and very many reports. */
  #coderOf(versions: Versions): number {
    const key = JSON.stringify(versions)
    const known = this.#coders.get(key)
    if (known !== undefined) return known
    this.#coders.set(key, this.#coders.size)
    return this.#coders.size - 1
  }
}

/** What a run that was killed had written aside; nobody else writes while we have the lock. */
function removeLeftOvers(folder: string): void {
  const parts = join(folder, 'parts')
  for (const entry of readdirSync(parts, { withFileTypes: true }))
    for (const name of entry.isDirectory() ? readdirSync(join(parts, entry.name)) : [])
      if (name.endsWith('.tmp')) rmSync(join(parts, entry.name, name), { force: true })
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
