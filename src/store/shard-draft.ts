import { createHash } from 'node:crypto'
import type { CodedReport } from '../report/layers.js'
import type { KeptReport, Versions } from './manifest.js'
import { isLong, LONG, type LongTable, type Row, rowsOf, type Table, tableNames, tables } from './tables.js'

/** What is kept of one report. */
export interface ReadReport {
  readonly report: CodedReport
  /** The record as it is kept, where the report comes with it. */
  readonly record?: string
  /** Hash of what was read. */
  readonly hash: string
  /** Path of the file that gave the report its id, where that was a file's name. */
  readonly origin?: string
}

/** Rows in one line: DuckDB reads columns in lists at a fraction of what an object a row costs. */
const ROWS_A_LINE = 2000

/** A shard before it is on the disk: its rows as JSON, column by column, its long rows, and the hash that names it. */
export class ShardDraft {
  readonly reports: KeptReport[] = []
  readonly #hash = createHash('sha256')
  readonly #keepText: boolean
  readonly #open = new Map<Table, Columns>()
  readonly #lines = new Map<Table, Uint8Array[]>()
  readonly #rows = new Map<Table, number>()
  readonly #long = new Map<LongTable, Row[]>(LONG.map((table) => [table, []]))

  constructor(versions: Versions, { keepText }: { readonly keepText: boolean }) {
    this.#keepText = keepText
    this.#hash.update(JSON.stringify(versions))
  }

  add({ report, record, hash, origin }: ReadReport): void {
    const rows = rowsOf(report, { keepText: this.#keepText, ...(record === undefined ? {} : { record }) })
    this.reports.push(origin === undefined ? [report.id, hash] : [report.id, hash, origin])
    for (const table of tableNames) {
      if (isLong(table) || rows[table].length === 0) continue
      let columns = this.#open.get(table)
      if (!columns) {
        columns = new Columns(table)
        this.#open.set(table, columns)
      }
      for (const row of rows[table]) columns.add(row)
      if (columns.size >= ROWS_A_LINE) this.#end(table, columns)
    }
    for (const table of LONG)
      for (const row of rows[table]) {
        const kept = typeof row.record === 'string' ? { ...row, record: sound(row.record) } : row
        for (const value of Object.values(kept)) this.#hash.update(value instanceof Uint8Array ? value : String(value))
        this.#long.get(table)!.push(kept)
      }
  }

  /** Lines of JSON for each table that has rows, and the long rows; call it once, at the end. */
  finish(): Draft {
    for (const [table, columns] of this.#open) if (columns.size > 0) this.#end(table, columns)
    this.#hash.update(JSON.stringify(this.reports))
    const drafted = tableNames.flatMap((table) => {
      const lines = this.#lines.get(table)
      return lines ? [{ table, lines, rows: this.#rows.get(table)! }] : []
    })
    return { shard: this.#hash.digest('hex').slice(0, 16), tables: drafted, long: this.#long }
  }

  #end(table: Table, columns: Columns): void {
    const line = columns.take()
    const bytes = Buffer.from(line.json)
    // A record corrected by hand has the same text as before, so the name of a shard comes from all that is in it.
    this.#hash.update(table).update(bytes)
    this.#rows.set(table, (this.#rows.get(table) ?? 0) + line.rows)
    const known = this.#lines.get(table)
    if (known) known.push(bytes)
    else this.#lines.set(table, [bytes])
  }
}

export interface Draft {
  readonly shard: string
  readonly tables: readonly DraftTable[]
  /** These go in as they are: a record is JSON already, and written within JSON it would have to be parsed once more. */
  readonly long: ReadonlyMap<LongTable, readonly Row[]>
}

export interface DraftTable {
  readonly table: Table
  readonly lines: readonly Uint8Array[]
  readonly rows: number
}

class Columns {
  readonly #names: readonly string[]
  readonly #cells: unknown[][]
  size = 0

  constructor(table: Table) {
    this.#names = Object.keys(tables[table])
    this.#cells = this.#names.map(() => [])
  }

  add(row: Readonly<Record<string, unknown>>): void {
    // All rows of a table are written in the order of its columns: their values in a row are got much faster than by name.
    const values = Object.values(row)
    for (let i = 0; i < values.length; i++) this.#cells[i]!.push(values[i])
    this.size++
  }

  take(): { readonly json: string; readonly rows: number } {
    const columns = this.#names.map((name, i) => {
      const cells = this.#cells[i]!
      return `"${name}":${JSON.stringify(cells)}`
    })
    const rows = this.size
    this.size = 0
    for (const cells of this.#cells) cells.length = 0
    return { json: sound(`{${columns.join(',')}}\n`), rows }
  }
}

/** JSON that DuckDB takes too: half a surrogate pair, which cut texts have, becomes U+FFFD, which is as long and hashes the same. */
export const soundJson = (value: unknown): string => sound(JSON.stringify(value))

const sound = (json: string): string =>
  json.includes('\\ud') ? json.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\ufffd') : json
