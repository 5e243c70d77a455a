import type { Span } from '../report/span.js'
import {
  abbreviations,
  abbreviationsBeforeNames,
  abbreviationsBeforeNumbers,
  sentenceOpeners,
  speechVerbs,
} from './abbreviations.js'

// Each is matched at one place of the text (sticky), so that no part of the text is copied.
const MARKS = /[.?!…。！？]+(?: [.?!]+(?=\s|$))*/y
// What a sentence takes with it: its quotation mark, its bracket, a reference such as "[17]", a face.
const CLOSERS = /(?:["'”’»)\]}]|\*(?=\s|$))*(?: ?\[\d+\])*(?: (?:[:;=]-?[)(DP]|\^_\^)(?=\s|$))?/y
const NEXT_WORD = /\s+(["'“‘«([{*<–—-]*\s?)([\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*)?/uy
const GLUED_SENTENCE = /["”’]?[“"‘]?(?:\p{Lu}\p{Ll}+|I)[\s,'’]/uy
const ATTRIBUTION = /\s+(?:(?:the|a|an) )?(?:[\p{L}.'’-]+ ){1,6}/iuy

const INITIALS = /^(?:\p{Lu}|(?:\p{L}\.)+\p{L}|Ph\.D)$/u
// "at 5 p.m. Monday", "at 5 p.m. EST"
const AFTER_HOUR = /^(?:[A-Z]{3,4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Pacific|Moscow|Beijing|Local)$/

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/**
 * Where the sentence that opened at `within.start` ends, if the mark at `at` ends it; -1 where it goes on:
 * after "Gen.", in "3.5", before "he asked". `within.end` is the end of the block.
 */
export function endsSentence(text: string, at: number, within: Span): number {
  const marks = matchAt(MARKS, text, at)![0]
  const afterMarks = at + marks.length
  const closers = matchAt(CLOSERS, text, afterMarks)![0].length
  const end = afterMarks + (closers || spacedQuote(text, afterMarks, within.start))
  if (end >= within.end) return within.end
  const next = matchAt(NEXT_WORD, text, end)
  if (!next) return isGlued(text, at, marks, within) ? afterMarks : -1
  const [, opening, word] = next as unknown as [string, string, string | undefined]
  if (!word) return end
  const dot = marks === '.'
  const closed = end > afterMarks
  if (/^\p{Ll}/u.test(word)) {
    // "why not? they asked": but "Yahoo! said", and "“Why?” he asked".
    const ends = dot ? isPlainEnd(text, at, within, word) : marks === '?' || /^[?!]{2,}$/.test(marks)
    return ends && !closed && !opening ? end : -1
  }
  if (!dot) return /["”’]/.test(text.slice(afterMarks, end)) && isAttributed(text, end) ? -1 : end
  return closed || !isAbbreviated(text, at, within, word, opening) ? end : -1
}

/** Length of a quotation mark that stands apart, as in `" I agree . " He left .`, if it closes what was opened before. */
function spacedQuote(text: string, at: number, from: number): number {
  if (!/^ "(?:\s|$)/.test(text.slice(at, at + 3))) return 0
  return text.slice(Math.max(from, at - 2000), at).split('"').length % 2 === 0 ? 2 : 0
}

/** The word before `at`, back to a space or an opening bracket; no abbreviation is longer than 30 letters. */
function wordBefore(text: string, at: number, from: number): string {
  let start = at
  while (start > from && at - start < 30 && !/[\s("“‘'[/–—-]/.test(text[start - 1]!)) start--
  return text.slice(start, at)
}

/** Does the full stop at `at` belong to the word before it, with the sentence going on to `next`? */
function isAbbreviated(text: string, at: number, within: Span, next: string, opening: string): boolean {
  const before = wordBefore(text, at, within.start)
  const key = before.toLowerCase()
  // "PONCHATOULA, La. -- Deputies …": a dateline stays with its sentence.
  if (/^[–—-]/.test(opening) && /^\p{Lu}{2}/u.test(text.slice(within.start, at)) && at - within.start < 60) return true
  // "1. Withdraw the troops": a number that opens a line counts an item.
  if (at - before.length <= within.start + 1 && /^(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})$/.test(before)) return true
  if (key === 'p.s' || abbreviationsBeforeNames.has(key)) return true
  const nextIsNumber = /^\d/.test(next)
  // "(b. 1949)", "p. 28", "c. 1580"
  if (nextIsNumber && /^[a-z]$/.test(before)) return true
  if (abbreviationsBeforeNumbers.has(key)) return key === 'no' ? nextIsNumber && /^[nN]o$/.test(before) : true
  if (opening.includes('“') || opening.includes('"')) return false
  // "John F. Kennedy" goes on; "Plan B. The minister" does not.
  if (/^[ap]\.?m$/.test(key)) return nextIsNumber || AFTER_HOUR.test(next)
  if (!INITIALS.test(before) && !abbreviations.has(key)) return false
  return !opensSentence(next) || isTitleCase(text, within)
}

/** "There", and "There's". */
const opensSentence = (word: string): boolean => sentenceOpeners.has(word.replace(/['’].*$/, ''))

/** "How U.S. And Chinese Envoys Met": where every word has a capital, a capital opens nothing. */
function isTitleCase(text: string, { start, end }: Span): boolean {
  if (end - start > 200) return false
  const words = text.slice(start, end).match(/(?<![\p{L}\p{N}'’-])\p{L}{4,}/gu) ?? []
  return words.length > 2 && words.filter((word) => /^\p{Ll}/u.test(word)).length <= words.length / 8
}

/** "the talks failed. the minister left": careless writing ends sentences before small letters too. */
function isPlainEnd(text: string, at: number, within: Span, next: string): boolean {
  const before = wordBefore(text, at, within.start)
  if (before.length < 3 || before.includes('.') || !/\p{Ll}$/u.test(before)) return false
  return next.length > 0 && !abbreviations.has(before.toLowerCase())
}

/** "… left on Monday.The minister …": a space went missing, as it does where a page was cut out of its layout. */
function isGlued(text: string, at: number, marks: string, within: Span): boolean {
  if (marks.length > 1 && !/^[?!]/.test(marks)) return false
  const before = wordBefore(text, at, within.start)
  return (
    /^\p{L}?\p{Ll}{2,}$/u.test(before) &&
    !abbreviations.has(before.toLowerCase()) &&
    matchAt(GLUED_SENTENCE, text, at + marks.length) !== null
  )
}

/** "Will they come?" Ortiz asked: the sentence is the reporter's, and goes on to the verb of saying. */
function isAttributed(text: string, end: number): boolean {
  const words = matchAt(ATTRIBUTION, text, end)
  if (!words) return false
  return words[0].split(' ').some((word) => speechVerbs.has(word.replace(/[.:]$/, '')))
}
