import type { CleaningRules } from './cleaning-rules.js'
import type { Draft } from './raw-report.js'
import { datelineOf, headOf } from './report-head.js'

/** What the source says about a report beside its words. */
export interface Said {
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly published?: string | undefined
  readonly outlet?: string | undefined
  readonly url?: string | undefined
  readonly language?: string | undefined
}

/**
 * A cleaned report from its paragraphs: headline first, a blank line between paragraphs. Lines that only tell the author
 * or the day become data; what the source `said` goes before what the lines say.
 */
export function composeReport(paragraphs: readonly string[], said: Said, rules: CleaningRules): Draft {
  const head = headOf(paragraphs, said.title)
  const dateline = datelineOf(head.body, rules)
  const known: Said = {
    title: head.title,
    author: said.author ?? head.author,
    published: said.published ?? head.published ?? dateline.published,
    outlet: said.outlet ?? dateline.outlet,
    url: said.url,
    language: said.language,
  }
  const fields = Object.entries(known).filter(([, value]) => value)
  return {
    text: (head.title ? [head.title, ...head.body] : head.body).join('\n\n'),
    ...Object.fromEntries(fields),
    problems: [],
  }
}
