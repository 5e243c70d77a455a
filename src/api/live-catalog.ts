import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openCatalog } from '../store/catalog.js'

/** So many answers are kept, of at most so many rows and keys each: some megabytes. */
const MOST_KEPT = 60
const LARGEST_KEPT = 5000

/**
 * The store's catalog, kept open and opened anew when reports or corrections have come, from us or from another process.
 * One question is asked at a time: an answer never mixes two states of the store.
 */
export class LiveCatalog {
  readonly store: string
  #open: { readonly catalog: DuckDBConnection; readonly state: string } | undefined
  /** What was answered while the store stood as it stands now, the oldest first. */
  #answers = new Map<string, unknown>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(store: string) {
    this.store = store
  }

  read<T>(ask: (catalog: DuckDBConnection) => Promise<T>): Promise<T> {
    const answer = this.#last.then(async () => ask(await this.#current()))
    this.#last = answer.catch(() => {})
    return answer
  }

  /**
   * The same, but what was asked before is not worked out again while nothing has come to the store. `size` says how large an
   * answer is, in rows and the like: large ones are not kept.
   */
  remember<T>(key: string, ask: (catalog: DuckDBConnection) => Promise<T>, size: (answer: T) => number): Promise<T> {
    return this.read(async (catalog) => {
      if (this.#answers.has(key)) return this.#answers.get(key) as T
      const answer = await ask(catalog)
      if (size(answer) > LARGEST_KEPT) return answer
      this.#answers.set(key, answer)
      for (const oldest of this.#answers.keys())
        if (this.#answers.size > MOST_KEPT) this.#answers.delete(oldest)
        else break
      return answer
    })
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
    this.#answers.clear()
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
