import { knowledge } from '../data-files.js'
import type { FormatName } from '../formats/formats.js'
import type { RawReport } from '../run-pipeline.js'
import { type Batch, type CodedBatch, codeBatch } from './batch.js'

export interface CodeOptions {
  /** Worker threads. */
  readonly jobs: number
  readonly format: FormatName
  readonly colour: boolean
  /** Users' own data, laid over ours. */
  readonly ownFolders: readonly string[]
}

// A batch is big enough to be worth sending to a thread and small enough that threads share the work evenly.
const BATCH_REPORTS = 100
const BATCH_CHARACTERS = 50_000

/**
 * Codes reports with `jobs` threads and yields them in the input's order. A run that fits in one batch stays in this
 * thread, because a worker would have to load the model a second time. What is in flight is bounded, so memory is too.
 */
export async function* codeInOrder(
  inputs: AsyncIterable<RawReport>,
  { jobs, format, colour, ownFolders }: CodeOptions,
): AsyncGenerator<CodedBatch> {
  const batches = inBatches(inputs)
  const withFormat = (raws: RawReport[]): Batch => ({ raws, format, colour })
  const first = await batches.next()
  if (first.done) return
  const second = jobs > 1 ? await batches.next() : undefined

  if (!second || second.done) {
    const resources = knowledge(ownFolders)
    yield codeBatch(withFormat(first.value), resources)
    for await (const raws of batches) yield codeBatch(withFormat(raws), resources)
    return
  }

  // What is wrong in a user's own data is told here, in a sentence; an error from a worker would lose its kind on the way.
  if (ownFolders.length > 0) Object.values(knowledge(ownFolders))
  const { Piscina } = await import('piscina')
  const pool = new Piscina<Batch, CodedBatch>({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: jobs,
    workerData: { ownFolders },
  })
  try {
    const start = (raws: RawReport[]): Promise<CodedBatch> => {
      const coded = pool.run(withFormat(raws))
      // A second thread that breaks while the first one's error is told must not end the process before the sentence is out.
      coded.catch(() => {})
      return coded
    }
    const running = [start(first.value), start(second.value)]
    for await (const raws of batches) {
      running.push(start(raws))
      if (running.length > jobs * 2) yield await running.shift()!
    }
    while (running.length > 0) yield await running.shift()!
  } finally {
    await pool.destroy()
  }
}

async function* inBatches(inputs: AsyncIterable<RawReport>): AsyncGenerator<RawReport[], undefined> {
  let batch: RawReport[] = []
  let characters = 0
  for await (const raw of inputs) {
    batch.push(raw)
    characters += raw.original.text.length
    if (batch.length >= BATCH_REPORTS || characters >= BATCH_CHARACTERS) {
      yield batch
      batch = []
      characters = 0
    }
  }
  if (batch.length > 0) yield batch
  return undefined
}
