import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openCatalog } from '../store/catalog.js'

/**
 * The store's catalog, kept open and opened anew when reports or corrections have come, from us or from another process.
 * One question is asked at a time: an answer never mixes two states of the store.
 */
export class LiveCatalog {
  readonly store: string
  #open: { readonly catalog: DuckDBConnection; readonly state: string } | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(store: string) {
    this.store = store
  }

  read<T>(ask: (catalog: DuckDBConnection) => Promise<T>): Promise<T> {
    const answer = this.#last.then(async () => ask(await this.#current()))
    this.#last = answer.catch(() => {})
    return answer
  }

  /** Rows of a query as plain JSON. */
  rows<Row>(sql: string, params: Readonly<Record<string, string | number | boolean | null>> = {}): Promise<Row[]> {
    return this.read(async (catalog) => {
      const result = await catalog.runAndReadAll(sql, { ...params })
      return result.getRowObjectsJson() as Row[]
    })
  }

  async close(): Promise<void> {
    await this.#last
    this.#open?.catalog.closeSync()
    this.#open = undefined
  }

  async #current(): Promise<DuckDBConnection> {
    const state = stateOf(this.store)
    if (this.#open?.state === state) return this.#open.catalog
    this.#open?.catalog.closeSync()
    this.#open = undefined
    const catalog = await openCatalog(this.store)
    // Opening may write what is derived; what counts is how the store stands now.
    this.#open = { catalog, state: stateOf(this.store) }
    return catalog
  }
}

/** What opening makes from the rest, and says nothing about what has come. */
const DERIVED = /^(parts|derived)$|\.duckdb|\.lock$|\.tmp$/

/** Changes when a shard or a correction has come. */
function stateOf(store: string): string {
  const marks: string[] = []
  for (const name of readdirSync(store).sort()) {
    if (DERIVED.test(name)) continue
    const path = join(store, name)
    const entry = statSync(path, { throwIfNoEntry: false })
    if (!entry) continue
    marks.push(`${name} ${entry.mtimeMs} ${entry.size}`)
    if (!entry.isDirectory() || name === 'manifest') continue
    for (const file of readdirSync(path).sort()) {
      const inner = join(path, file)
      if (!existsSync(inner)) continue
      const { mtimeMs, size } = statSync(inner)
      marks.push(`${name}/${file} ${mtimeMs} ${size}`)
    }
  }
  return marks.join('\n')
}
