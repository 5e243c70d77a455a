import type { CleaningRules } from './cleaning-rules.js'
import { LONGEST_FILE, wholeFile } from './input-bytes.js'
import { type Draft, unreadable } from './raw-report.js'
import type { TableColumns } from './table-columns.js'

/** Something that holds reports: a file, or what lies in one. */
export interface Source {
  /** What its reports are called by. */
  readonly name: string
  /** What messages call it. */
  readonly path: string
  /** Its address on the web, where it has one. */
  readonly url?: string
  /** Its first bytes. */
  readonly head: Uint8Array
  /** All its bytes, the first included. */
  readonly all: AsyncIterable<Uint8Array>
}

/** What a reader may have to know. */
export interface ReadContext {
  /** Loaded when first asked for: rows of JSON need no cleaning. */
  rules(): CleaningRules

  /** Which column of a table is which field; the user may have said so. */
  columns(): TableColumns
  /** Reads what lies in another file, an attachment, by its own kind. */
  within(name: string, bytes: Uint8Array, url?: string): AsyncIterable<Draft>
}

/** Turns a source into reports; what it cannot read comes out as a report with a problem. */
export type Reader = (source: Source, context: ReadContext) => AsyncIterable<Draft>

/** A reader that needs all bytes at once, of which there may be `longest`. */
export const wholeFileReader = (
  read: (bytes: Uint8Array, source: Source, context: ReadContext) => AsyncIterable<Draft>,
  longest = LONGEST_FILE,
): Reader =>
  async function* (source, context) {
    const bytes = await wholeFile(source.all, longest)
    if (bytes) yield* read(bytes, source, context)
    else
      yield unreadable(
        'report-too-long',
        `${source.path} is longer than ${longest / 1e6} MB: split it into its reports.`,
      )
  }

/** Bytes that are there already, as a stream. */
export async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
