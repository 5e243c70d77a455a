import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DemarcheError } from '../report/error.js'
import type { Table } from './tables.js'

/** What made a shard: code, knowledge and settings; two shards with the same versions are of one run of the coder. */
export interface Versions {
  readonly coder: string
  /** Hash of the compiled code. */
  readonly code: string
  /** Hash of each folder of knowledge: model, lexicon, actors, … and of users' own. */
  readonly data: Readonly<Record<string, string>>
}

export interface Part {
  readonly table: Table
  /** Path below the store's folder. */
  readonly path: string
  readonly rows: number
  readonly sha256: string
}

/** One entry of the manifest: a batch of reports that is in the store, whole. */
export interface Shard {
  readonly shard: string
  readonly versions: Versions
  readonly parts: readonly Part[]
  /** Id of each report and the hash of what was read. */
  readonly reports: readonly (readonly [id: string, hash: string])[]
}

/** The shards in the order in which they came. The manifest, never the folder, says what is in the store. */
export function readManifest(store: string): Shard[] {
  const folder = join(store, 'manifest')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      try {
        return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Shard
      } catch {
        throw new DemarcheError(
          'store-manifest',
          `"${join(folder, name)}" is no manifest entry; restore it from a copy, or delete it to read its reports again.`,
        )
      }
    })
}

/** Adds an entry after the `count` that are there; once this returns, the shard is in the store. */
export function appendToManifest(store: string, shard: Shard, count: number): void {
  const name = `${String(count + 1).padStart(8, '0')}-${shard.shard}.json`
  writeDurably(join(store, 'manifest', name), JSON.stringify(shard))
}

/** Writes aside, forces to the disk, and renames: after a crash the file is there whole, or not at all. */
export function writeDurably(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const aside = `${path}.tmp`
  const file = openSync(aside, 'w')
  writeSync(file, content)
  fsyncSync(file)
  closeSync(file)
  renameSync(aside, path)
  syncFolder(dirname(path))
}

/** Forces a file that another program wrote to the disk, and gives it its name. */
export function keepDurably(aside: string, path: string): void {
  const file = openSync(aside, 'r+')
  fsyncSync(file)
  closeSync(file)
  renameSync(aside, path)
  syncFolder(dirname(path))
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return // Folders cannot be opened there.
  const open = openSync(folder, 'r')
  fsyncSync(open)
  closeSync(open)
}
