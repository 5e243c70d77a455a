import { dataFiles } from '../data-files.js'
import type { DataReader } from '../resources.js'
import type { RawReport } from '../run-pipeline.js'
import { type CleaningRules, loadCleaningRules } from './cleaning-rules.js'
import { decodeText } from './decode-text.js'
import { LONGEST_FILE, peek, wholeFile } from './input-bytes.js'
import { type InputFile, inputFiles, reasonFor } from './input-files.js'
import { kindOf } from './input-kind.js'
import { type Draft, settleReport, unreadable } from './raw-report.js'
import { readJson, readJsonLines } from './read-json-lines.js'
import { readPlainText } from './read-plain-text.js'

export interface ReadOptions {
  /** Day of publication (YYYY-MM-DD) of reports that do not say theirs. */
  readonly published?: string
  /** Where the cleaning rules lie; the package's own `data/` if left out. */
  readonly data?: DataReader
  /** What `-` reads; the process's standard input if left out. */
  readonly stdin?: AsyncIterable<Uint8Array>
  /** Told the size of each piece that was read, in bytes: for a progress bar. */
  readonly onBytes?: (bytes: number) => void
}

/**
 * Reads files, folders and `-` (standard input) into reports, in a fixed order: paths as given, a folder's files by
 * code point. What cannot be read comes out as a report with a problem and no text, and the run goes on.
 */
export async function* readInputs(paths: readonly string[], options: ReadOptions = {}): AsyncGenerator<RawReport> {
  let loaded: CleaningRules | undefined
  const rules = (): CleaningRules => (loaded ??= loadCleaningRules(options.data ?? dataFiles()))
  const namesUsed = new Set<string>()
  for (const path of paths) {
    for await (const file of inputFiles(path, options.stdin ?? process.stdin)) {
      for await (const draft of readFile(told(file, options.onBytes), rules))
        yield await settleReport({ ...draft, id: draft.id ?? onceOnly(file, namesUsed) }, options.published)
    }
  }
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

async function* readFile(file: InputFile, rules: () => CleaningRules): AsyncGenerator<Draft> {
  if (!file.open) {
    yield { text: '', problems: file.problem ? [file.problem] : [] }
    return
  }
  let close: (() => Promise<void>) | undefined
  try {
    const { head, all, ...opened } = await peek(file.open())
    close = opened.close
    if (head.length === 0) {
      yield unreadable('file-empty', `${file.path} is empty: there is nothing to code in it.`)
      return
    }
    const kind = kindOf(file.name, head)
    if (kind === 'binary') {
      yield unreadable('file-binary', `${file.path} is not text: give plain text, HTML or JSON Lines instead.`)
      return
    }
    if (kind === 'json-lines') {
      yield* readJsonLines(all, file.name)
      return
    }
    const bytes = await wholeFile(all)
    if (bytes === null) {
      const limit = `${LONGEST_FILE / 1e6} MB`
      yield unreadable('report-too-long', `${file.path} is longer than ${limit}: split it into its reports.`)
    } else if (kind === 'json') {
      yield* readJson(bytes, file.name)
    } else if (kind === 'html') {
      const { htmlEncoding, readHtml } = await import('./read-html.js')
      const { text, problems } = await decodeText(bytes, htmlEncoding(head))
      yield { ...readHtml(text, rules()), problems }
    } else {
      const { text, problems } = await decodeText(bytes)
      yield { ...readPlainText(text, rules(), { markdown: kind === 'markdown' }), problems }
    }
  } catch (error) {
    yield unreadable(...reasonFor(file.path, error))
  } finally {
    // A folder of pictures is recognised by their beginnings; each would stay open.
    await close?.()
  }
}

/** A file's report is called by its name; where two files share one, the later is called by its path. */
function onceOnly({ name, path }: InputFile, used: Set<string>): string {
  let id = used.has(name) ? path : name
  for (let n = 2; used.has(id); n++) id = `${path}#${n}`
  used.add(id)
  return id
}
