import type { CodedReport, Original } from '../report/layers.js'

export interface ParsedLine {
  readonly report: CodedReport
  /** The record as the store keeps it, where it could be cut out of the line. */
  readonly record?: string
}

/**
 * Parses a coded report in a line. What the store keeps of it is the line less its text and three layers; writing that anew would
 * take as long as the parsing, so those are cut out first and each piece is parsed by itself. A line that is not as the coder
 * prints it is parsed as a whole.
 * @throws SyntaxError where it is no JSON
 */
export const parseLine = (line: string): ParsedLine => cutLine(line) ?? { report: JSON.parse(line) as CodedReport }

/** Layers that are not kept, in the order in which they are printed. */
const CUT = ['tokens', 'syntax', 'factuality'] as const
const TEXT = '"original":{"text":'

/** A quotation mark within a string has a backslash before it, so that `"tokens":` in a line is never said by a text. */
function cutLine(line: string): ParsedLine | undefined {
  const original = line.indexOf(TEXT)
  const text = original < 0 ? undefined : textAt(line, original + TEXT.length)
  if (!text) return undefined
  const kept = [line.slice(0, original), '"original":{']
  const layers: Record<string, unknown> = {}
  let at = line[text.end] === ',' ? text.end + 1 : text.end
  for (const layer of CUT) {
    const key = `,"${layer}":`
    const from = line.indexOf(key, at)
    const list = from < 0 ? undefined : listAt(line, from + key.length)
    if (!list) return undefined
    layers[layer] = list.value
    kept.push(line.slice(at, from))
    at = list.end
  }
  kept.push(line.slice(at).trimEnd())
  const record = kept.join('')
  const rest = parsed(record) as Omit<CodedReport, (typeof CUT)[number]> | undefined
  // A member that still is there says that another one was cut, of something within.
  if (!rest?.original || 'text' in rest.original || CUT.some((layer) => layer in rest)) return undefined
  const whole = { text: text.value, ...(rest.original as Omit<Original, 'text'>) }
  return { report: { ...rest, ...layers, original: whole } as CodedReport, record }
}

interface Piece<T> {
  readonly value: T
  readonly end: number
}

function textAt(line: string, start: number): Piece<string> | undefined {
  if (line[start] !== '"') return undefined
  for (let end = line.indexOf('"', start + 1); end > 0; end = line.indexOf('"', end + 1)) {
    let backslashes = 0
    while (line[end - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 1) continue
    const value = parsed(line.slice(start, end + 1))
    return typeof value === 'string' ? { value, end: end + 1 } : undefined
  }
  return undefined
}

/** A list ends with a bracket before the next member; where such a bracket is in a word, what comes before it is no JSON. */
function listAt(line: string, start: number): Piece<unknown> | undefined {
  if (line[start] !== '[') return undefined
  for (let end = line.indexOf(']', start); end > 0; end = line.indexOf(']', end + 1)) {
    const next = line[end + 1]
    if (next !== ',' && next !== '}') continue
    const value = parsed(line.slice(start, end + 1))
    if (Array.isArray(value)) return { value, end: end + 1 }
  }
  return undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
