import type { CodedReport, Original } from '../report/layers.js'
import { WordScanner } from './scan-words.js'

export interface ParsedLine {
  /** Where the record could be cut out of the line, without the features of words and without factuality: the store keeps neither. */
  readonly report: CodedReport
  /** The record as the store keeps it, where it could be cut out of the line. */
  readonly record?: string
}

/**
 * Parses a coded report in a line. What the store keeps of it is the line less its text and three layers; writing that anew would
 * take as long as the parsing, so it is cut out, and the layers of words are scanned. A line that is not as the coder prints it
 * is parsed as a whole. `isAscii` says that the line has no other characters, which saves decoding it.
 * @throws SyntaxError where it is no JSON
 */
export const parseLine = (line: Buffer, isAscii = false): ParsedLine =>
  cutLine(line, isAscii) ?? { report: JSON.parse(line.toString('utf8')) as CodedReport }

const scanner = new WordScanner()
const TEXT = Buffer.from('"original":{"text":"')
const TOKENS = Buffer.from(',"tokens":')
const SYNTAX = Buffer.from(',"syntax":')
const FACTUALITY = Buffer.from(',"factuality":')
const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE] = Buffer.from('"\\,[]') as unknown as number[]

/** A quotation mark within a string has a backslash before it, so that `"tokens":` in a line is never said by a text. */
function cutLine(line: Buffer, isAscii: boolean): ParsedLine | undefined {
  const original = line.indexOf(TEXT)
  if (original < 0) return undefined
  const text = original + TEXT.length - 1
  const textEnd = endOfString(line, text)
  const tokensAt = line.indexOf(TOKENS, textEnd)
  const tokens = tokensAt < 0 ? undefined : scanner.tokens(line, tokensAt + TOKENS.length)
  if (!tokens) return undefined
  const syntaxAt = line.indexOf(SYNTAX, tokens.end)
  const syntax = syntaxAt < 0 ? undefined : scanner.syntax(line, syntaxAt + SYNTAX.length)
  if (!syntax) return undefined
  const factualityAt = line.indexOf(FACTUALITY, syntax.end)
  const factualityEnd = factualityAt < 0 ? 0 : endOfFlatList(line, factualityAt + FACTUALITY.length)
  if (factualityEnd === 0) return undefined

  const string = (from: number, to: number): string => line.toString(isAscii ? 'latin1' : 'utf8', from, to)
  const record =
    string(0, text - '"text":'.length) +
    string(line[textEnd] === COMMA ? textEnd + 1 : textEnd, tokensAt) +
    string(tokens.end, syntaxAt) +
    string(syntax.end, factualityAt) +
    string(factualityEnd, line.length).trimEnd()
  const rest = parsed(record) as Partial<CodedReport> | undefined
  const known = rest?.original as Omit<Original, 'text'> | undefined
  // A member that still is there says that another one was cut, of something within.
  if (!rest || !known || 'text' in known || 'tokens' in rest || 'syntax' in rest || 'factuality' in rest)
    return undefined
  const words = parsed(string(text, textEnd))
  if (typeof words !== 'string') return undefined
  const report = {
    ...rest,
    tokens: tokens.value,
    syntax: syntax.value,
    factuality: [],
    original: { text: words, ...known },
  }
  return { report: report as unknown as CodedReport, record }
}

/** Behind the closing quotation mark of the string that opens at `start`. */
function endOfString(line: Buffer, start: number): number {
  for (let end = line.indexOf(QUOTE!, start + 1); end > 0; end = line.indexOf(QUOTE!, end + 1)) {
    let backslashes = 0
    while (line[end - 1 - backslashes] === BACKSLASH) backslashes++
    if (backslashes % 2 === 0) return end + 1
  }
  return line.length
}

/** Behind the bracket that closes the list at `start`; 0 where there is none, or a list in it. */
function endOfFlatList(line: Buffer, start: number): number {
  if (line[start] !== OPEN) return 0
  const end = line.indexOf(CLOSE!, start)
  const inner = line.indexOf(OPEN!, start + 1)
  return end < 0 || (inner > 0 && inner < end) ? 0 : end + 1
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
