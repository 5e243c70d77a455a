import mammoth from 'mammoth'
import { exportKind } from './input-kind.js'
import { type Draft, unreadable } from './raw-report.js'
import { readPlainText } from './read-plain-text.js'
import type { ReadContext, Source } from './source.js'

/** The words of a DOCX file: one report, or the many of a newspaper archive's export. */
export async function* readDocx(bytes: Uint8Array, source: Source, context: ReadContext): AsyncGenerator<Draft> {
  let text: string
  try {
    text = (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
  } catch {
    yield unreadable(
      'docx-broken',
      `${source.path} is no sound DOCX file: open it and save it again, or save it as text.`,
    )
    return
  }
  const kind = exportKind(text.slice(0, 4096))
  if (kind === 'lexisnexis') yield* (await import('./read-lexisnexis.js')).readLexisNexis(text, [], source, context)
  else if (kind === 'factiva') yield* (await import('./read-factiva.js')).readFactiva(text, [], source, context)
  else yield readPlainText(text, context.rules())
}
