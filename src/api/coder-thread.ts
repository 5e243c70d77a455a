import { Piscina } from 'piscina'
import type { RawReport } from '../run-pipeline.js'
import type { CoderTask, ShownReport } from './coder-worker.js'
import type { Why } from './why.js'

/** Codes texts and tells why, beside the server: a long report must not keep the page from answering. */
export interface TextCoder {
  code(raw: RawReport): Promise<{ readonly report: ShownReport; readonly why: Readonly<Record<string, Why>> }>
  /** Null where the report has no such annotation. */
  why(raw: RawReport, key: { readonly layer: string; readonly id: string }): Promise<Why | null>
  whyWords(raw: RawReport, span: { readonly start: number; readonly end: number }): Promise<Why>
  close(): Promise<void>
}

/** A thread with the model in it, started by the first text. */
export function coderThread(ownFolders: readonly string[] = []): TextCoder {
  let pool: Piscina | undefined
  const run = <T>(task: CoderTask): Promise<T> => {
    pool ??= new Piscina({
      filename: new URL('./coder-worker.js', import.meta.url).href,
      minThreads: 1,
      maxThreads: 1,
      workerData: { ownFolders },
    })
    return pool.run(task) as Promise<T>
  }
  return {
    code: (raw) => run({ kind: 'code', raw }),
    why: (raw, key) => run({ kind: 'why', raw, key }),
    whyWords: (raw, span) => run({ kind: 'words', raw, span }),
    async close() {
      await pool?.destroy()
    },
  }
}
