import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** DuckDB that goes nowhere by itself: no extension is fetched or loaded. */
export const SEALED = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' }

export const openDuckDb = async (
  path = ':memory:',
  settings: Readonly<Record<string, string>> = {},
): Promise<DuckDBConnection> => (await DuckDBInstance.create(path, { ...SEALED, ...settings })).connect()

export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`
