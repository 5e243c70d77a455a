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

/** One reading or loading: what `demarche diff` sets beside another. */
export interface Run {
  /** Counted from 1. */
  readonly run: number
  readonly command: string
  /** When it began, ISO 8601. */
  readonly at: string
  readonly settings: Readonly<Record<string, string | boolean>>
  /** The paths that were given. */
  readonly inputs: readonly string[]
}

/** One entry of the manifest: a batch of reports that is in the store, whole. */
export interface Shard extends Run {
  readonly format: Format
  readonly shard: string
  readonly versions: Versions
  readonly parts: readonly Part[]
  readonly reports: readonly KeptReport[]
}

/** A report's id, the hash of what was read, and the path of the file that gave it its id, where that was a file's name. */
export type KeptReport = readonly [id: string, hash: string, origin?: string]

/** Rises when parts are written in another way than before. */
export const FORMAT = 3
/** Shards of format 2 have a row a span; they are read beside the new ones. */
const READ = [2, FORMAT] as const
export type Format = (typeof READ)[number]

/** The shards in the order in which they came. The manifest, never the folder, says what is in the store. */
export function readManifest(store: string): Shard[] {
  const folder = join(store, 'manifest')
  return manifestNames(store).map((name) => {
    const shard = entryIn(join(folder, name))
    if (READ.includes(shard.format)) return shard
    throw new DemarcheError(
      'store-format',
      `The store "${store}" was written by another version of Démarche (format ${shard.format ?? 1}, this one reads ${READ.join(' and ')}): read its reports again, into a new store.`,
    )
  })
}

/** The entries' files in the order in which they came; their names hold the shards', so that they tell the store's state. */
export function manifestNames(store: string): string[] {
  const folder = join(store, 'manifest')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
}

function entryIn(path: string): Shard {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Shard
  } catch {
    throw new DemarcheError(
      'store-manifest',
      `"${path}" is no manifest entry; restore it from a copy, or delete it to read its reports again.`,
    )
  }
}

/** The last shard of each report. */
export function currentShards(shards: readonly Shard[]): Map<string, string> {
  const current = new Map<string, string>()
  for (const { shard, reports } of shards) for (const [id] of reports) current.set(id, shard)
  return current
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
  syncFile(aside)
  renameSync(aside, path)
  syncFolder(dirname(path))
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return // Folders cannot be opened there.
  const open = openSync(folder, 'r')
  fsyncSync(open)
  closeSync(open)
}
