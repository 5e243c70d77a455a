import { MONTHS, NUMBER_WORDS, SEASONS, WEEKDAYS } from './calendar-words.js'

/** One of the words, longest first. */
export const either = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length).join('|')
export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const anyCase = (word: string) => word.replace(/\b([a-z])/g, (c) => `[${c.toUpperCase()}${c}]`)

const monthWords = Object.keys(MONTHS)
const isWhole = (month: string) => month.length > 4 || /^(june|july|may)$/.test(month)
// White space, and one line break within a paragraph.
const SPACE = '(?:[^\\S\\n]+\\n?[^\\S\\n]*|\\n[^\\S\\n]*)'
const PARTS: Readonly<Record<string, string>> = {
  MONTH: either(
    monthWords.flatMap((m) =>
      isWhole(m) ? [capital(m), m.toUpperCase()] : [`${capital(m)}\\b\\.?`, `${m.toUpperCase()}\\.`],
    ),
  ),
  // A month that can stand alone: "Sept." but not "Mar".
  LONE: either(monthWords.map((m) => (isWhole(m) ? capital(m) : `${capital(m)}\\.`))),
  WEEKDAY: either(
    Object.keys(WEEKDAYS).flatMap((d) => (d.length > 5 ? [capital(d), d.toUpperCase()] : [`${capital(d)}\\.`])),
  ),
  DAY: '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?![\\d:]|[.,]\\d)',
  YEAR: '(?:1[0-9]|20)\\d\\d(?![\\d%]|[.,]\\d)',
  NUMBER: `\\d{1,3}|${either(NUMBER_WORDS.map(anyCase))}`,
  DASH: '\\s?[-–—]\\s?',
  SEASON: either(Object.keys(SEASONS)),
}

/** `{MONTH:m}` becomes a named group of the part, `{MONTH}` the part itself, a space white space, `~word` any case. */
export function words(source: string): RegExp {
  const body = source
    .replace(/~([a-z]+)/g, (_, word: string) => anyCase(word))
    .replace(
      /\{([A-Z]+)(?::(\w+))?\}/g,
      (_, part: string, name?: string) => `(${name ? `?<${name}>` : '?:'}${PARTS[part]})`,
    )
    .replaceAll(' ', SPACE)
  return new RegExp(`(?<![\\p{L}\\p{N}$€£#/]|\\d[.,-])(?:${body})(?![\\p{L}\\p{N}])`, 'uy')
}
