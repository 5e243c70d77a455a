import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { dataFiles } from '../data-files.js'
import type { DataReader } from '../resources.js'
import type { RawReport } from '../run-pipeline.js'
import { loadCleaningRules } from './cleaning-rules.js'
import { asUtf8 } from './decode-text.js'
import { peek } from './input-bytes.js'
import { type InputFile, inputFiles, reasonFor } from './input-files.js'
import { isGzip, isUtf16, kindOf } from './input-kind.js'
import { type Draft, settleReport, unreadable } from './raw-report.js'
import { readers } from './readers.js'
import { type ReadContext, streamOf } from './source.js'
import { loadTableColumns, type TableColumns } from './table-columns.js'

export interface ReadOptions {
  /** Day of publication (YYYY-MM-DD) of reports that do not say theirs. */
  readonly published?: string
  /** Where the cleaning rules lie; the package's own `data/` if left out. */
  readonly data?: DataReader
  /** Which column of a table is which field, where its name does not say: "Body" is the text. */
  readonly columns?: TableColumns
  /** What `-` reads; the process's standard input if left out. */
  readonly stdin?: AsyncIterable<Uint8Array>
  /** Told the size of each piece that was read, in bytes: for a progress bar. */
  readonly onBytes?: (bytes: number) => void
  /** Told of each file before its reports come. */
  readonly onFile?: (file: Pick<InputFile, 'name' | 'path'>) => void
}

/**
 * Reads files, folders and `-` (standard input) into reports, in a fixed order: paths as given, a folder's files by
 * code point. What cannot be read comes out as a report with a problem and no text, and the run goes on.
 */
export async function* readInputs(paths: readonly string[], options: ReadOptions = {}): AsyncGenerator<RawReport> {
  const data = options.data ?? dataFiles()
  const knowledge = {
    rules: once(() => loadCleaningRules(data)),
    columns: once(() => loadTableColumns(data, options.columns)),
  }
  const namesUsed = new Set<string>()
  for (const path of paths) {
    for await (const file of inputFiles(path, options.stdin ?? process.stdin)) {
      options.onFile?.(file)
      for await (const draft of readFile(told(file, options.onBytes), knowledge))
        yield await settleReport({ ...draft, id: draft.id ?? onceOnly(file, namesUsed) }, options.published)
    }
  }
}

/** What is loaded when it is first asked for. */
function once<T>(load: () => T): () => T {
  let loaded: T | undefined
  return () => (loaded ??= load())
}

/** The same file, telling what is read of it. */
function told(file: InputFile, onBytes: ReadOptions['onBytes']): InputFile {
  const { open } = file
  if (!open || !onBytes) return file
  return {
    ...file,
    async *open() {
      for await (const chunk of open()) {
        onBytes(chunk.length)
        yield chunk
      }
    },
  }
}

async function* readFile(file: InputFile, knowledge: Omit<ReadContext, 'within'>): AsyncGenerator<Draft> {
  if (!file.open) {
    yield { text: '', problems: file.problem ? [file.problem] : [] }
    return
  }
  const context: ReadContext = {
    ...knowledge,
    within: (name, bytes, url) =>
      readStream({ name, path: name, stream: streamOf(bytes), ...(url ? { url } : {}) }, context),
  }
  yield* readStream({ name: file.name, path: file.path, stream: file.open() }, context)
}

interface Stream {
  readonly name: string
  readonly path: string
  readonly url?: string
  readonly stream: AsyncIterable<Uint8Array>
}

async function* readStream({ stream, ...source }: Stream, context: ReadContext): AsyncGenerator<Draft> {
  let close: (() => Promise<void>) | undefined
  try {
    const { name, path } = source
    const { head, all, ...opened } = await peek(stream)
    close = opened.close
    if (head.length === 0) yield unreadable('file-empty', `${path} is empty: there is nothing to code in it.`)
    else if (isGzip(head))
      yield* readStream({ ...source, name: name.replace(/\.gz$/i, ''), stream: unzipped(all) }, context)
    else if (isUtf16(head)) yield* readers[kindOf(name, head)]({ ...source, head, all: asUtf8(all, head) }, context)
    else yield* readers[kindOf(name, head)]({ ...source, head, all }, context)
  } catch (error) {
    yield unreadable(...reasonFor(source.path, error))
  } finally {
    // A folder of pictures is recognised by their beginnings; each would stay open.
    await close?.()
  }
}

const unzipped = (stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
  pipeline(Readable.from(stream), createGunzip(), () => {})

/** A file's report is called by its name; where two files share one, the later is called by its path. */
function onceOnly({ name, path }: InputFile, used: Set<string>): string {
  let id = used.has(name) ? path : name
  for (let n = 2; used.has(id); n++) id = `${path}#${n}`
  used.add(id)
  return id
}
