import type { Span } from '../report/span.js'

/**
 * The blocks of a text: stretches that no sentence runs across. A blank line always ends one. A single line
 * break ends one too ("Headline⏎First paragraph⏎Second paragraph"), unless the line was only wrapped there.
 */
export function blocksIn(text: string): Span[] {
  const blocks: Span[] = []
  for (const paragraph of paragraphsIn(text)) {
    const lines = linesIn(text, paragraph)
    const width = wrapWidth(lines, text)
    let start = lines[0]!.start
    for (let i = 0; i + 1 < lines.length; i++) {
      if (goesOn(text, lines[i]!, lines[i + 1]!, width)) continue
      blocks.push({ start, end: lines[i]!.end })
      start = lines[i + 1]!.start
    }
    blocks.push({ start, end: lines.at(-1)!.end })
  }
  return blocks
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/g
const BLANK = /(?:\r\n|[\n\r\u2028\u0085\v\f])[^\S\n\r]*(?:\r\n|[\n\r\u2028\u0085\v\f])\s*|\u2029/g

function paragraphsIn(text: string): Span[] {
  return cut(text, { start: 0, end: text.length }, BLANK)
}

function linesIn(text: string, paragraph: Span): Span[] {
  return cut(text, paragraph, LINE_BREAK)
}

/** The trimmed, non-empty stretches of `within` between matches of `separator`. */
function cut(text: string, within: Span, separator: RegExp): Span[] {
  const stretches: Span[] = []
  const add = (from: number, to: number) => {
    let start = from
    let end = to
    while (start < end && isSpace(text.charCodeAt(start))) start++
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--
    if (start < end) stretches.push({ start, end })
  }
  separator.lastIndex = within.start
  let from = within.start
  for (let m = separator.exec(text); m && m.index < within.end; m = separator.exec(text)) {
    add(from, m.index)
    from = m.index + m[0].length
  }
  add(from, within.end)
  return stretches
}

/** What JavaScript's `\s` holds, by code unit; most text asks about the first two. */
export const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  (code >= 160 &&
    (code === 160 ||
      code === 0xfeff ||
      code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200a) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f ||
      code === 0x3000))

/** The column at which a paragraph's lines were wrapped, or 0 where they were not: mail and old wire copy wrap at 65 to 80. */
function wrapWidth(lines: readonly Span[], text: string): number {
  if (lines.length < 3) return 0
  const width = lines.reduce((longest, line) => Math.max(longest, line.end - line.start), 0)
  if (width < 40 || width > 110) return 0
  let full = 0
  for (let i = 0; i + 1 < lines.length; i++) if (isFull(text, lines[i]!, lines[i + 1]!, width)) full++
  return full >= 0.75 * (lines.length - 1) ? width : 0
}

/** A line is full if the next line's first word would not have fitted on it. */
function isFull(text: string, line: Span, next: Span, width: number): boolean {
  let wordEnd = next.start
  while (wordEnd < next.end && !isSpace(text.charCodeAt(wordEnd))) wordEnd++
  return line.end - line.start + 1 + (wordEnd - next.start) > width - 6
}

const CLOSES = /[.?!:;…]["'”’)\]]*$/
const OPENS_LOWER = /^\p{Ll}/u

function goesOn(text: string, line: Span, next: Span, width: number): boolean {
  if (width > 0 && isFull(text, line, next, width)) return true
  // "… talks with the⏎foreign minister of": a lower-case letter opens no paragraph.
  if (!OPENS_LOWER.test(text.slice(next.start, next.start + 2))) return false
  return !CLOSES.test(text.slice(Math.max(line.start, line.end - 6), line.end))
}
