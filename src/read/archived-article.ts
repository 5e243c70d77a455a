import type { CleaningRules } from './cleaning-rules.js'
import type { Draft } from './raw-report.js'
import { readPlainText } from './read-plain-text.js'

/** An article as newspaper archives export it: what is about it, and its words. */
export interface ArchivedArticle {
  readonly headline: string
  readonly body: string
  readonly outlet?: string | undefined
  readonly published?: string | undefined
  readonly author?: string | undefined
}

/** The report of an archived article: what the archive says of it goes before what its lines say. */
export function draftOfArticle({ headline, body, ...said }: ArchivedArticle, rules: CleaningRules): Draft {
  const told = Object.entries({ ...said, title: headline }).filter(([, value]) => value)
  return { ...readPlainText([headline, body].filter(Boolean).join('\n\n'), rules), ...Object.fromEntries(told) }
}

/** Line breaks as one character, and no mark of byte order. */
export const exportedText = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?|\f/g, '\n')
