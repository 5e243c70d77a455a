import { existsSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { exportKinds, exportStore } from '../formats/export/export-store.js'
import { periods, tableNames } from '../formats/export/export-tables.js'
import { DemarcheError } from '../report/error.js'
import { openCatalog } from '../store/catalog.js'
import { sqlText } from '../store/duckdb.js'
import { existingStore } from '../store/store.js'
import { choiceOption } from './options.js'

interface ExportCommandOptions {
  readonly store: string
  readonly as: string
  readonly out: string
  readonly table?: string
  readonly by: string
  readonly all?: boolean
}

/** `demarche export`: the corrected record of a store in somebody's format. */
export async function exportCommand(options: ExportCommandOptions): Promise<void> {
  const kind = choiceOption('--as', options.as, exportKinds)
  const by = choiceOption('--by', options.by, periods)
  const table = options.table === undefined ? {} : { table: choiceOption('--table', options.table, tableNames) }
  if (table.table !== undefined && kind !== 'csv' && kind !== 'parquet')
    throw new DemarcheError('export-table', `--table is for csv and parquet, not for ${kind}.`)
  if (options.out === '') throw new DemarcheError('export-file', '--out takes the name of a file or folder.')
  const isFolder = existsSync(options.out) && statSync(options.out).isDirectory()
  if (isFolder && (table.table !== undefined || (kind !== 'csv' && kind !== 'parquet')))
    throw new DemarcheError('export-file', `"${options.out}" is a folder: name a file in it to write into.`)
  if (!existsSync(dirname(options.out)))
    throw new DemarcheError('export-folder', `There is no folder "${dirname(options.out)}" to write into.`)
  const catalog = await openCatalog(existingStore(options.store))
  try {
    // What does not fit into memory waits beside the file that it goes into.
    await catalog.run(`SET temp_directory = ${sqlText(`${options.out}.spill`)}`)
    const told = await exportStore(catalog, kind, { out: options.out, by, all: options.all === true, ...table })
    for (const line of told) console.log(line)
  } catch (error) {
    // DuckDB writes the tables itself, and says of a full disk or a closed folder only this.
    if (error instanceof Error && /^IO Error/.test(error.message))
      throw new DemarcheError(
        'export-unwritable',
        `"${options.out}" could not be written (${error.message.split('\n')[0]}). Name another place, or make room there.`,
      )
    throw error
  } finally {
    catalog.closeSync()
    rmSync(`${options.out}.spill`, { recursive: true, force: true })
  }
}
