import type { Original, Problem } from '../report/layers.js'
import type { RawReport } from '../run-pipeline.js'
import { isEnglish, languageOf } from './language.js'

/** A longer text is no report: a book or an archive. Coding it would hold up the run and fill the memory. */
const LONGEST_REPORT = 2_000_000

/** A report as one reader leaves it: the text, what the source says about it, what was odd. */
export interface Draft extends Partial<Original> {
  readonly text: string
  /** The source's own id for it; a file's name serves where there is none. */
  readonly id?: string
  readonly problems: readonly Problem[]
}

export const problemOf = (code: string, message: string): Problem => ({ code, stage: 'read', message })

/** A report of which nothing is left but the reason. */
export const unreadable = (code: string, message: string): Draft => ({ text: '', problems: [problemOf(code, message)] })

/** Adds what holds for every report, wherever it came from: length, language, the caller's day of publication. */
export async function settleReport(
  { problems, ...draft }: Draft & { readonly id: string },
  published: string | undefined,
): Promise<RawReport> {
  const found = [...problems]
  let text = draft.text
  if (text.length > LONGEST_REPORT) {
    found.push(
      problemOf(
        'report-too-long',
        `The text has ${text.length} characters, more than the ${LONGEST_REPORT} of a report: split it and read the parts.`,
      ),
    )
    text = ''
  } else if (text.trim() === '' && found.length === 0) {
    found.push(problemOf('report-empty', 'There is no text in it: nothing can be coded.'))
  }
  const language = text.trim() === '' ? 'en' : await languageOf(text, draft.language)
  if (!isEnglish(language)) {
    found.push(
      problemOf(
        'language-not-english',
        `The text is not in English (it looks like "${language}"): it was kept, but no events are coded from it.`,
      ),
    )
  }
  const day = draft.published ?? published
  const original: Original = {
    text,
    ...(draft.title ? { title: draft.title } : {}),
    ...(day ? { published: day } : {}),
    ...(draft.outlet ? { outlet: draft.outlet } : {}),
    ...(draft.url ? { url: draft.url } : {}),
    ...(draft.author ? { author: draft.author } : {}),
    language,
  }
  return { id: draft.id, original, ...(found.length > 0 ? { problems: found } : {}) }
}
