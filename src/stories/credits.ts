import { dataFiles } from '../data-files.js'
import { loadCleaningRules } from '../read/cleaning-rules.js'
import type { Original } from '../report/layers.js'

/** How far into a text, and from its end, agencies and authors are named. */
const HEAD = 400
const TAIL = 250
/** "(Reuters)", "OSLO, March 3 (AP) —". */
const BRACKETED = /\(([^()\n]{2,40})\)/g
/** "AFP - …", "Reuters, PARIS", "PARIS — AP": an agency at the head of a line, before a dash or a comma. */
const LEADING = /(?:^|\n)\W*([\p{L}][\p{L} -]{1,30}?)\s*(?:[,:–—/]|-{1,2}\s)/gu
/** Lines that are too short for a sentence of news: "Source: Xinhua", "© dpa", "Reporting by Anna Lind; AFP". */
const SHORT_LINE = 90
const WORDS = /[\p{L}][\p{L}-]*(?: [\p{L}][\p{L}-]*)?/gu
/** "By Anna Lind", "Reporting by A. Berg; editing by …" */
const BYLINE =
  /(?:^|\n)\W*(?:[Bb]y|BY|[Rr]eporting by|[Ww]ritten by) ((?:(?:\p{Lu}[\p{L}.'’-]*|de|van|von|del|al|bin)[ \t]*){2,4})/gu

/** What a line of credit says. */
const CREDITING =
  /^\W*(?:by|source|sources|reporting|written|editing|via|copyright|from)\b|[©;|]|^\W*[\p{L} -]{2,24}\W*$/iu

let known: ReadonlyMap<string, string> | undefined
const agencies = (): ReadonlyMap<string, string> => (known ??= loadCleaningRules(dataFiles()).agencies)

/** The agencies and authors that a report names at its head and foot, or that are known of it. */
export function creditsOf({ text, outlet, author }: Original): string[] {
  const ends = text.length > HEAD + TAIL ? `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}` : text
  const found = new Set<string>()
  const agency = (words: string | undefined) => {
    const name = words === undefined ? undefined : agencies().get(words.trim())
    if (name !== undefined) found.add(name)
  }
  agency(outlet)
  for (const [, words] of ends.matchAll(BRACKETED)) agency(words)
  for (const [, words] of ends.matchAll(LEADING)) agency(words)
  for (const line of ends.split('\n'))
    if (line.length <= SHORT_LINE && CREDITING.test(line))
      for (const [words] of line.matchAll(WORDS)) for (const word of [words, ...words.split(' ')]) agency(word)
  for (const [, words] of ends.matchAll(BYLINE)) found.add(words!.trim())
  if (author !== undefined) found.add(author)
  return [...found].sort()
}
