import type { Span } from '../report/span.js'

/** A stretch in quotation marks, marks included. */
export interface Quotation extends Span {
  /** Index of the quotation that this one goes on with, where a quotation runs over paragraphs; else -1. */
  readonly continues: number
}

/** The outermost quotations of a text, in its order. Marks inside a quotation belong to it. */
export function quotationsIn(text: string): Quotation[] {
  const found: Quotation[] = []
  let carried = -1
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    if (text.slice(start, end).trim()) carried = scanParagraph(text, { start, end }, found, carried)
    start = end + 1
  }
  return found
}

/** Scans one paragraph; gives the index of a quotation that is still open at its end, or -1. */
function scanParagraph(text: string, paragraph: Span, found: Quotation[], carried: number): number {
  const first = firstInk(text, paragraph)
  let open = -1
  // "He spoke of “peace” and left.": marks of another shape inside belong to it.
  let inner = 0
  for (let i = first; i < paragraph.end; i++) {
    const mark = markAt(text, i)
    if (!mark) continue
    if (open >= 0 && text.charCodeAt(open) === STRAIGHT && /[“”]/.test(text[i]!)) {
      if (text[i] === '“') inner++
      else if (inner > 0) inner--
      else {
        found.push({ start: open, end: i + 1, continues: open === first ? carried : -1 })
        open = -1
      }
      continue
    }
    inner = 0
    if (mark.single) {
      if (open >= 0 || mark.closes) continue
      const close = closeOfSingle(text, i, paragraph.end)
      if (close > 0) {
        found.push({ start: i, end: close, continues: -1 })
        i = close - 1
      }
      continue
    }
    if (open < 0) {
      if (!mark.closes || mark.opens) open = i
    } else if (mark.closes || (mark.opens && !opensAfresh(text, i, mark.length))) {
      found.push({ start: open, end: i + mark.length, continues: open === first ? carried : -1 })
      open = -1
    } else if (mark.opens && text.charCodeAt(i) === STRAIGHT) open = i
    i += mark.length - 1
  }
  if (open < 0) return -1
  // “…the agreement. [paragraph] “We will…”: each paragraph opens anew, only the last one closes.
  const next = firstInk(text, { start: paragraph.end, end: text.length })
  const goesOn = next < text.length && markAt(text, next)?.opens === true
  if (!goesOn && open !== first) return -1
  let end = paragraph.end
  while (end > open && /\s/.test(text[end - 1]!)) end--
  found.push({ start: open, end, continues: open === first ? carried : -1 })
  return goesOn ? found.length - 1 : -1
}

const STRAIGHT = 0x22

interface Mark {
  readonly length: number
  readonly opens: boolean
  readonly closes: boolean
  readonly single: boolean
}

function markAt(text: string, i: number): Mark | null {
  const code = text.charCodeAt(i)
  switch (code) {
    case 0x201c: // “
    case 0x201e: // „
    case 0xab: // «
    case 0x2039: // ‹
      if (code === 0x2039 && text.charCodeAt(i + 1) === code)
        return { length: 2, opens: true, closes: false, single: false }
      return { length: 1, opens: true, closes: false, single: false }
    case 0x201d: // ”
    case 0xbb: // »
    case 0x203a: // ›
      if (code === 0x203a && text.charCodeAt(i + 1) === code)
        return { length: 2, opens: false, closes: true, single: false }
      return { length: 1, opens: false, closes: true, single: false }
    case STRAIGHT:
      return { length: 1, ...sides(text, i, 1), single: false }
    case 0x60: // ``
      return text.charCodeAt(i + 1) === code ? { length: 2, opens: true, closes: false, single: false } : null
    case 0x27: // ' or ''
      if (text.charCodeAt(i + 1) === code) return { length: 2, ...sides(text, i, 2), single: false }
      return opensAfresh(text, i, 1) ? { length: 1, opens: true, closes: false, single: true } : null
    case 0x2018: // ‘
      return { length: 1, opens: true, closes: false, single: true }
    default:
      return null
  }
}

/** A straight mark may open or close; the ink beside it tells. */
function sides(text: string, i: number, length: number): { opens: boolean; closes: boolean } {
  const before = i === 0 || /[\s([—–:-]/.test(text[i - 1]!)
  const after = i + length < text.length && !/\s/.test(text[i + length]!)
  if (before === after) return { opens: before, closes: !before }
  return { opens: true, closes: true }
}

const opensAfresh = (text: string, i: number, length: number): boolean =>
  (i === 0 || /[\s([—–:-]/.test(text[i - 1]!)) && /[\p{L}\p{N}“"]/u.test(text[i + length] ?? '')

/** Single marks are also apostrophes: one without its partner nearby is one. */
const LONGEST_SINGLE = 2000

/** Where ‘a quotation’ in single marks ends; 0 where the mark was an apostrophe: "the states’ rights". */
function closeOfSingle(text: string, open: number, limit: number): number {
  for (let i = open + 2; i < Math.min(limit, open + LONGEST_SINGLE); i++) {
    const code = text.charCodeAt(i)
    if (code === 0x201c || code === 0x201d || code === STRAIGHT) return 0
    if (code !== 0x27 && code !== 0x2019) continue
    const before = text[i - 1]!
    const after = text[i + 1] ?? ' '
    if (/[\s]/.test(before) || /[\p{L}\p{N}]/u.test(after)) continue
    if (/[.,?!…]/.test(before) || before !== 's' || /[.,;:)—]/.test(after) || i + 1 === limit) return i + 1
  }
  return 0
}

function firstInk(text: string, { start, end }: Span): number {
  let i = start
  while (i < end && /\s/.test(text[i]!)) i++
  return i
}
