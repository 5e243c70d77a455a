import { createHash } from 'node:crypto'
import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api'
import type { CodedReport } from '../report/layers.js'
import type { KeptReport, Versions } from './manifest.js'
import { isLong, type LongTable, type Row, rowsOf, type Table, tableNames, tables } from './tables.js'

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
const ROWS_A_LINE = 1000
/** The temporary tables of a draft. */
const DRAFTED = {
  lines: { table: 'VARCHAR', line: 'VARCHAR' },
  records: tables.records,
  sketches: tables.sketches,
  spans: tables.spans,
}

/**
 * A shard before it is on the disk, and the hash that names it. Its rows go to DuckDB as they come, so that no string lives long
 * enough to be copied by the garbage collector: short ones as JSON, column by column; long ones as they are, because a record
 * written within JSON would have to be parsed once more.
 */
export class ShardDraft {
  readonly reports: KeptReport[] = []
  readonly #duckdb: DuckDBConnection
  readonly #name: string
  readonly #hash = createHash('sha256')
  readonly #keepText: boolean
  readonly #open = new Map<Table, Columns>()
  readonly #rows = new Map<Table, number>()
  readonly #appenders = new Map<LongTable | 'lines', DuckDBAppender>()

  private constructor(duckdb: DuckDBConnection, { versions, keepText }: DraftOptions) {
    this.#duckdb = duckdb
    this.#name = `draft_${drafts++}`
    this.#keepText = keepText
    this.#hash.update(JSON.stringify(versions))
  }

  /** Opens a draft in temporary tables of a connection; close it when its shard is written, or not wanted. */
  static async open(duckdb: DuckDBConnection, options: DraftOptions): Promise<ShardDraft> {
    const draft = new ShardDraft(duckdb, options)
    for (const [table, columns] of Object.entries(DRAFTED) as [LongTable | 'lines', Record<string, string>][]) {
      const listed = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`)
      await duckdb.run(`CREATE TEMP TABLE ${draft.#name}_${table} (${listed.join(', ')})`)
      draft.#appenders.set(table, await duckdb.createAppender(`${draft.#name}_${table}`))
    }
    return draft
  }

  add({ report, record, hash, origin }: ReadReport): void {
    const rows = rowsOf(report, { keepText: this.#keepText, ...(record === undefined ? {} : { record }) })
    this.reports.push(origin === undefined ? [report.id, hash] : [report.id, hash, origin])
    for (const table of tableNames) {
      if (rows[table].length === 0) continue
      this.#rows.set(table, (this.#rows.get(table) ?? 0) + rows[table].length)
      if (isLong(table)) for (const row of rows[table]) this.#append(table, row)
      else this.#gather(table, rows[table])
    }
  }

  /** The shard's name and, for each table that has rows, how to select them; call it once, after all reports. */
  finish(): Draft {
    for (const [table, columns] of this.#open) if (columns.size > 0) this.#end(table, columns)
    this.#closeAppenders()
    this.#hash.update(JSON.stringify(this.reports))
    return {
      shard: this.#hash.digest('hex').slice(0, 16),
      tables: [...this.#rows].map(([table, rows]) => ({ table, rows, from: this.#selected(table) })),
    }
  }

  async close(): Promise<void> {
    this.#closeAppenders()
    for (const table of Object.keys(DRAFTED)) await this.#duckdb.run(`DROP TABLE ${this.#name}_${table}`)
  }

  #closeAppenders(): void {
    for (const appender of this.#appenders.values()) appender.closeSync()
    this.#appenders.clear()
  }

  #append(table: LongTable, row: Row): void {
    const appender = this.#appenders.get(table)!
    for (const [name, type] of Object.entries(tables[table])) {
      const value = row[name]
      if (type === 'BLOB') appender.appendBlob(value as Uint8Array)
      else if (type === 'INTEGER') appender.appendInteger(value as number)
      else appender.appendVarchar(name === 'record' ? sound(value as string) : (value as string))
      this.#hash.update(value instanceof Uint8Array ? value : String(value))
    }
    appender.endRow()
  }

  #gather(table: Table, rows: readonly Row[]): void {
    let columns = this.#open.get(table)
    if (!columns) {
      columns = new Columns(table)
      this.#open.set(table, columns)
    }
    for (const row of rows) columns.add(row)
    if (columns.size >= ROWS_A_LINE) this.#end(table, columns)
  }

  #end(table: Table, columns: Columns): void {
    const line = columns.take()
    // A record corrected by hand has the same text as before, so the name of a shard comes from all that is in it.
    this.#hash.update(table).update(line)
    const lines = this.#appenders.get('lines')!
    lines.appendVarchar(table)
    lines.appendVarchar(line)
    lines.endRow()
  }

  #selected(table: Table): string {
    if (isLong(table)) return `SELECT * FROM ${this.#name}_${table}`
    const columns = Object.entries(tables[table])
    // A date of a report may be any text that somebody wrote there: what is no day becomes null, and the record keeps the words.
    const kept = columns.map(([name, type]) =>
      type === 'DATE' ? `TRY_CAST("${name}" AS DATE) AS "${name}"` : `"${name}"`,
    )
    const shape = columns.map(([name, type]) => [name, [type === 'DATE' ? 'VARCHAR' : shapeOf(type)]])
    return `SELECT ${kept.join(', ')} FROM (
      SELECT ${columns.map(([name]) => `unnest(lists."${name}") AS "${name}"`).join(', ')}
      FROM (SELECT from_json_strict(line, '${JSON.stringify(Object.fromEntries(shape))}') AS lists
            FROM ${this.#name}_lines WHERE "table" = '${table}'))`
  }
}

export interface DraftOptions {
  readonly versions: Versions
  readonly keepText: boolean
}

export interface Draft {
  readonly shard: string
  readonly tables: readonly DraftTable[]
}

export interface DraftTable {
  readonly table: Table
  readonly rows: number
  /** The statement that gives its rows. */
  readonly from: string
}

/** Several drafts may be open on one connection: one for each coder that reports come from. */
let drafts = 0

const shapeOf = (type: string): string | string[] => (type.endsWith('[]') ? [type.slice(0, -2)] : type)

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

  take(): string {
    const columns = this.#names.map((name, i) => `"${name}":${JSON.stringify(this.#cells[i])}`)
    this.size = 0
    for (const cells of this.#cells) cells.length = 0
    return sound(`{${columns.join(',')}}`)
  }
}

/** JSON that DuckDB takes too: half a surrogate pair, which cut texts have, becomes U+FFFD, which is as long and hashes the same. */
export const soundJson = (value: unknown): string => sound(JSON.stringify(value))

const sound = (json: string): string =>
  json.includes('\\ud') ? json.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\ufffd') : json
