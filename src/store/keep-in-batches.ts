import type { ReadReport, Store } from './store.js'

const REPORTS = 400
const CHARACTERS = 600_000
const MILLISECONDS = 4000

/**
 * Gathers reports into shards: few enough files for a large store, and no more than some seconds of work that a crash can undo.
 * What is counted here is on the disk.
 */
export class KeptInBatches {
  reports = 0
  events = 0
  readonly #store: Store
  #waiting: ReadReport[] = []
  #characters = 0
  #since = performance.now()

  constructor(store: Store) {
    this.#store = store
  }

  async add(reports: readonly ReadReport[]): Promise<void> {
    for (const one of reports) {
      this.#waiting.push(one)
      this.#characters += one.report.original.text.length
    }
    const isEnough =
      this.#waiting.length >= REPORTS ||
      this.#characters >= CHARACTERS ||
      performance.now() - this.#since >= MILLISECONDS
    if (isEnough) await this.flush()
  }

  async flush(): Promise<void> {
    const batch = this.#waiting
    this.#waiting = []
    this.#characters = 0
    await this.#store.add(batch)
    this.#since = performance.now()
    this.reports += batch.length
    for (const { report } of batch) this.events += report.events.length
  }
}
