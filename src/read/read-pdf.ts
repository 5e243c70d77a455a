import { extractTextItems, getDocumentProxy, type StructuredTextItem } from 'unpdf'
import { type Draft, unreadable } from './raw-report.js'
import { readPlainText } from './read-plain-text.js'
import type { ReadContext, Source } from './source.js'

/** The words of a PDF file, in paragraphs; heads and page numbers that return on every page are left out. */
export async function readPdf(bytes: Uint8Array, { path }: Source, { rules }: ReadContext): Promise<Draft> {
  let pages: Line[][]
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    try {
      pages = (await extractTextItems(document)).items.map(linesOf)
    } finally {
      await document.loadingTask.destroy()
    }
  } catch (error) {
    if ((error as Error).name === 'PasswordException')
      return unreadable('pdf-locked', `${path} opens with a password only: save it without one.`)
    return unreadable('pdf-broken', `${path} is a damaged PDF file: fetch it anew, or save it as text.`)
  }
  if (pages.every((lines) => lines.length === 0))
    return unreadable(
      'pdf-without-text',
      `${path} holds pictures of pages and no words: run text recognition over it first.`,
    )
  return readPlainText(paragraphsOf(withoutRunningHeads(pages)).join('\n\n'), rules())
}

interface Line {
  readonly text: string
  /** Left edge and base line, in points from the lower left corner of the page. */
  readonly x: number
  readonly y: number
  readonly right: number
  readonly size: number
}

/** Pieces of text on one base line, in the order in which the page writes them: columns come one after the other. */
function linesOf(items: readonly StructuredTextItem[]): Line[] {
  const lines: Line[] = []
  for (const { str, x, y, width, fontSize } of items) {
    if (str.trim() === '') continue
    const last = lines.at(-1)
    const size = fontSize || 10
    if (last && Math.abs(last.y - y) < size / 2 && x >= last.right - size) {
      const gap = x - last.right > size * 0.15 && !/\s$/.test(last.text) && !/^\s/.test(str) ? ' ' : ''
      lines[lines.length - 1] = {
        ...last,
        text: last.text + gap + str,
        right: x + width,
        size: Math.max(last.size, size),
      }
    } else lines.push({ text: str, x, y, right: x + width, size })
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() })).filter(({ text }) => text)
}

/** A line at the edge of a page that stands on others too, whatever its number: "Page 3 of 7", "The Herald, 12 May". */
function withoutRunningHeads(pages: readonly (readonly Line[])[]): Line[][] {
  const shape = ({ text, y }: Line) => `${Math.round(y / 4)} ${text.replace(/\d+/g, '#')}`
  const seen = new Map<string, number>()
  for (const lines of pages)
    for (const line of new Set(edgesOf(lines).map(shape))) seen.set(line, (seen.get(line) ?? 0) + 1)
  return pages.map((lines) => {
    const edges = new Set(edgesOf(lines))
    return lines.filter(
      (line) =>
        !edges.has(line) ||
        (!/^(?:page )?\d+(?: (?:of|\/) \d+)?$/i.test(line.text) && (seen.get(shape(line)) ?? 0) < 2),
    )
  })
}

const edgesOf = (lines: readonly Line[]): Line[] => {
  const byHeight = [...lines].sort((a, b) => b.y - a.y)
  return [...byHeight.slice(0, 2), ...byHeight.slice(-2)]
}

/** Lines joined to paragraphs: a wider gap, another size of letters or an indented line begins a new one. */
function paragraphsOf(pages: readonly (readonly Line[])[]): string[] {
  const paragraphs: string[] = []
  let last: Line | undefined
  const gaps = pages.flatMap((lines) => lines.slice(1).map((line, i) => lines[i]!.y - line.y)).filter((gap) => gap > 0)
  const sizes = pages.flat().map(({ size }) => size)
  // In letters per line: a headline is set wider than the story.
  const usual = (low(gaps, 0.3) || 12) / (low(sizes, 0.5) || 10)
  for (const lines of pages) {
    for (const [i, line] of lines.entries()) {
      if (last && belongs(last, line, { usual, samePage: i > 0 })) {
        const before = paragraphs.pop()!
        // "infor-" and "mation" are one word; "north-" and "south" cannot be told from it.
        paragraphs.push(
          /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(line.text)
            ? before.slice(0, -1) + line.text
            : `${before} ${line.text}`,
        )
      } else paragraphs.push(line.text)
      last = line
    }
  }
  return paragraphs
}

function belongs(last: Line, line: Line, { usual, samePage }: { usual: number; samePage: boolean }): boolean {
  if (Math.abs(last.size - line.size) > 1) return false
  const gap = last.y - line.y
  // On the next page or in the next column a sentence goes on where it has not ended.
  if (!samePage || gap <= 0) return !/[.!?:”"]$/.test(last.text)
  return gap <= usual * line.size * 1.3 && !(line.x - last.x > line.size * 0.8 && /[.!?”"]$/.test(last.text))
}

/** The number that `share` of the others are below. Most distances of lines are those within a paragraph. */
function low(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)] ?? 0
}
