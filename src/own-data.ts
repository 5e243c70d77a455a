import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { csvLines } from './report/csv.js'
import { DemarcheError } from './report/error.js'
import type { DataReader } from './resources.js'

/**
 * Lays a user's folder over ours. It has the layout of `data/` (`actors/`, `lexicon/frames/`, `codebook/` …) and only the files
 * that the user wants to change. A row of theirs replaces all of ours with the same first cell; other rows are added, and
 * so are files that we do not have. Since ours stay untouched, theirs survive an upgrade.
 * @throws DemarcheError where the folder is missing, or a file has a column that ours does not have
 */
export function withOwnData(data: DataReader, folder: string): DataReader {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new DemarcheError('own-data-missing', `There is no folder "${folder}" with data of your own.`)
  const own = (path: string): string | undefined => {
    const file = join(folder, path)
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }
  const ours = (path: string): boolean => {
    const slash = path.lastIndexOf('/')
    return data.list(path.slice(0, slash)).includes(path.slice(slash + 1))
  }
  return {
    bytes: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : data.bytes(path)),
    text(path) {
      const theirs = own(path)
      if (theirs === undefined) return data.text(path)
      if (!path.endsWith('.csv') || !ours(path)) return theirs
      return mergedCsv(data.text(path), theirs, join(folder, path))
    },
    list(path) {
      const names = existsSync(join(folder, path)) ? readdirSync(join(folder, path)) : []
      return [...new Set([...data.list(path), ...names])].sort()
    },
  }
}

/** Our rows, less those that theirs replace, then theirs with their columns in our order. */
function mergedCsv(ours: string, theirs: string, file: string): string {
  const [header = [], ...rows] = csvLines(ours)
  const [theirHeader = [], ...theirRows] = csvLines(theirs)
  const unknown = theirHeader.find((column) => !header.includes(column))
  if (unknown !== undefined || theirHeader[0] !== header[0])
    throw new DemarcheError(
      'own-data-columns',
      `${file} has ${unknown === undefined ? `"${theirHeader[0]}" as its first column` : `the column "${unknown}"`}; its columns must be among "${header.join(',')}", the first one first.`,
    )
  const places = header.map((column) => theirHeader.indexOf(column))
  const replaced = new Set(theirRows.map((cells) => cells[0]))
  const kept = rows.filter((cells) => !replaced.has(cells[0]))
  const added = theirRows.map((cells) => places.map((i) => (i < 0 ? '' : (cells[i] ?? ''))))
  return [header, ...kept, ...added].map((cells) => `${cells.map(csvCell).join(',')}\n`).join('')
}

/** A cell, quoted where it has to be. */
export const csvCell = (cell: string): string =>
  /[",\r\n]/.test(cell) || cell.startsWith('#') ? `"${cell.replaceAll('"', '""')}"` : cell
