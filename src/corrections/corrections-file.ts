import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DemarcheError } from '../report/error.js'
import { sha256 } from '../store/tables.js'
import type { Correction } from './correction.js'

const FOLDER = 'corrections'
const FILE = 'corrections.jsonl'
/** Ends a line that a crash cut off. */
const TORN = '#torn'

/**
 * All corrections of a store in the order in which they were made; those of several people are merged by putting their files
 * into one folder.
 * @throws DemarcheError where a line is no correction
 */
export function correctionsOf(store: string): Correction[] {
  const all = new Map<string, Correction>()
  for (const file of correctionFiles(store)) {
    const content = readFileSync(file, 'utf8')
    // Behind the last line break is nothing, or a line that a crash cut off before anybody was told that it is kept.
    const lines = content.slice(0, content.lastIndexOf('\n') + 1).split('\n')
    lines.forEach((line, i) => {
      if (!line.trim() || line.endsWith(TORN)) return
      const correction = parseCorrection(line, `${file}, line ${i + 1}`)
      all.set(correction.id, correction)
    })
  }
  return [...all.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** Changes whenever a correction comes in: what is derived from corrected records is kept under it. Empty without corrections. */
export function correctionsStamp(store: string): string {
  const files = correctionFiles(store)
  return files.length === 0 ? '' : sha256(files.map((file) => readFileSync(file, 'utf8')).join('\0')).slice(0, 16)
}

/** Adds a line to the store's corrections; when this returns, it is on the disk. */
export function appendCorrection(store: string, correction: Correction): void {
  mkdirSync(join(store, FOLDER), { recursive: true })
  const file = openSync(join(store, FOLDER, FILE), 'a+')
  try {
    // A line that was cut off by a crash must not swallow this one; nobody was told that it is kept.
    const size = fstatSync(file).size
    const last = Buffer.alloc(1)
    const torn = size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a
    writeSync(file, `${torn ? `${TORN}\n` : ''}${JSON.stringify(correction)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** An id that follows from what is said, so that the same line twice is one correction. */
export const correctionId = (correction: Omit<Correction, 'id'>): string =>
  `k${sha256(JSON.stringify(correction)).slice(0, 12)}`

function correctionFiles(store: string): string[] {
  const folder = join(store, FOLDER)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name))
}

function parseCorrection(line: string, where: string): Correction {
  try {
    const row = JSON.parse(line)
    const texts = [row.id, row.report, row.layer, row.target, row.action, row.by, row.at]
    if (texts.every((text) => typeof text === 'string') && typeof row.words?.hash === 'string') return row
  } catch {
    // Told below.
  }
  throw new DemarcheError('correction-unreadable', `${where} is no correction; mend the line, or delete it.`)
}
