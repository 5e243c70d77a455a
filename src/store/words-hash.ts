import type { Span } from '../report/span.js'

/**
 * What stands for the words of a span and tells an edited text from the one that was coded: MurmurHash 3 over the UTF-16 units,
 * 32 bits. A record has a hundred spans, and a cryptographic hash of each would take longer than all else that is kept; the
 * whole text has its SHA-256.
 */
export function spanHash(text: string, { start, end }: Span, seed = 0x9e3779b9): number {
  let h = seed
  const last = Math.min(end, text.length)
  for (let i = Math.max(0, start); i < last; i++) {
    let unit = Math.imul(keptUnit(text, i), 0xcc9e2d51)
    unit = (unit << 15) | (unit >>> 17)
    h ^= Math.imul(unit, 0x1b873593)
    h = (h << 13) | (h >>> 19)
    h = (Math.imul(h, 5) + 0xe6546b64) | 0
  }
  h ^= end - start
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** The same for words that are kept by themselves, in 64 bits. */
export const wordsHash = (words: string): string => {
  const all = { start: 0, end: words.length }
  return hex(spanHash(words, all)) + hex(spanHash(words, all, 0x85ebca6b))
}

/** Half a surrogate pair, which cut texts have, is kept as U+FFFD, for want of a way to write it. */
function keptUnit(text: string, i: number): number {
  const unit = text.charCodeAt(i)
  if (unit < 0xd800 || unit > 0xdfff) return unit
  const other = text.charCodeAt(unit < 0xdc00 ? i + 1 : i - 1)
  return other >= 0xd800 && other <= 0xdfff && other < 0xdc00 !== unit < 0xdc00 ? unit : 0xfffd
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0')
