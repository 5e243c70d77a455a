import type { SyntaxWord, Token } from '../report/layers.js'

export interface Scanned<T> {
  readonly value: T[]
  /** Behind the closing bracket. */
  readonly end: number
}

/** Syntax as it is needed to keep a report. */
export type ScannedWord = Omit<SyntaxWord, 'feats'>

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const [QUOTE, BACKSLASH, COMMA, MINUS, OPEN, CLOSE, BRACE] = bytesOf('"\\,-[]}') as unknown as number[]
const START = bytesOf('{"start":')
const END = bytesOf(',"end":')
const SENTENCE = bytesOf(',"sentence":')
const LEMMA = bytesOf('{"lemma":"')
const UPOS = bytesOf(',"upos":"')
const FEATS = bytesOf(',"feats":"')
const HEAD = bytesOf(',"head":')
const DEPREL = bytesOf(',"deprel":"')

/**
 * Reads the lists of tokens and of syntax out of a line of JSON, as the coder prints them: they are half of a report, and
 * `JSON.parse` takes three times as long for them. Another order of members is not known here: then nothing comes back.
 */
export class WordScanner {
  #line: Buffer = Buffer.alloc(0)
  #at = 0

  /** The tokens from the bracket at `start`. */
  tokens(line: Buffer, start: number): Scanned<Token> | undefined {
    return this.#list(line, start, () => {
      if (!this.#skip(START)) return undefined
      const from = this.#number()
      if (!this.#skip(END)) return undefined
      const to = this.#number()
      if (!this.#skip(SENTENCE)) return undefined
      return { start: from, end: to, sentence: this.#number() }
    })
  }

  /** The syntax from the bracket at `start`, less the features. */
  syntax(line: Buffer, start: number): Scanned<ScannedWord> | undefined {
    return this.#list(line, start, () => {
      if (!this.#skip(LEMMA)) return undefined
      const lemma = this.#string()
      if (!this.#skip(UPOS)) return undefined
      const upos = this.#string()
      if (this.#skip(FEATS)) this.#string()
      if (!this.#skip(HEAD)) return undefined
      const head = this.#number()
      if (!this.#skip(DEPREL)) return undefined
      return { lemma, upos, head, deprel: this.#string() }
    })
  }

  #list<T>(line: Buffer, start: number, item: () => T | undefined): Scanned<T> | undefined {
    this.#line = line
    this.#at = start + 1
    if (line[start] !== OPEN) return undefined
    const value: T[] = []
    if (line[this.#at] === CLOSE) return { value, end: this.#at + 1 }
    for (;;) {
      const one = item()
      if (one === undefined || line[this.#at++] !== BRACE) return undefined
      value.push(one)
      const next = line[this.#at++]
      if (next === CLOSE) return { value, end: this.#at }
      if (next !== COMMA) return undefined
    }
  }

  #skip(literal: Uint8Array): boolean {
    const [line, at] = [this.#line, this.#at]
    for (let i = 0; i < literal.length; i++) if (line[at + i] !== literal[i]) return false
    this.#at = at + literal.length
    return true
  }

  #number(): number {
    const line = this.#line
    let at = this.#at
    const negative = line[at] === MINUS
    if (negative) at++
    let value = 0
    for (let digit = line[at]! - 48; digit >= 0 && digit <= 9; digit = line[++at]! - 48) value = value * 10 + digit
    this.#at = at
    return negative ? -value : value
  }

  /** The string whose first character is next; the same words come again and again, so each is made once. */
  #string(): string {
    const line = this.#line
    const from = this.#at
    let hash = 0x811c9dc5
    let isPlain = true
    let at = from
    for (let byte = line[at]; byte !== QUOTE && byte !== undefined; byte = line[at]) {
      if (byte >= 128) isPlain = false
      else if (byte === BACKSLASH) {
        isPlain = false
        at++
      }
      hash = Math.imul(hash ^ byte, 0x01000193)
      at++
    }
    this.#at = at + 1
    if (!isPlain) return JSON.parse(line.toString('utf8', from - 1, at + 1)) as string
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
    const known = this.#strings[slot]
    if (known !== undefined && isSame(known, line, from, at)) return known
    const made = line.toString('latin1', from, at)
    this.#strings[slot] = made
    return made
  }

  readonly #strings = new Array<string | undefined>(SLOTS).fill(undefined)
}

const SLOTS = 1 << 15

function isSame(text: string, line: Buffer, from: number, to: number): boolean {
  if (text.length !== to - from) return false
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== line[from + i]) return false
  return true
}
