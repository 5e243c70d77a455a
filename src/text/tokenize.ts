import type { Token } from '../report/layers.js'
import type { Span } from '../report/span.js'
import { stage } from '../stage.js'
import { abbreviations } from './abbreviations.js'
import { carelessJoinAt, cliticLengths, joinAt } from './clitics.js'
import { isSpace } from './text-blocks.js'
import { writtenForm } from './written-forms.js'

/** Sentences to tokens as Universal Dependencies splits English: "can|not", "Maduro|'s", "15|-|year|-|old", "$|3|bn". */
export const tokenize = stage({
  name: 'tokenize',
  needs: ['sentences'],
  adds: ['tokens'],
  run: ({ original, sentences }) => ({ tokens: tokensIn(original.text, sentences) }),
})

export function tokensIn(text: string, sentences: readonly Span[]): Token[] {
  const tokens: Token[] = []
  for (let sentence = 0; sentence < sentences.length; sentence++) {
    const { start, end } = sentences[sentence]!
    const add = (from: number, to: number) => tokens.push({ start: from, end: to, sentence })
    for (let i = start; i < end; ) {
      if (isSpace(text.charCodeAt(i))) i++
      else i = addWord(text, i, end, add)
    }
  }
  return tokens
}

type Add = (from: number, to: number) => void

/** Adds the word at `at`, as one token or as several, and gives the place after it. */
function addWord(text: string, at: number, sentenceEnd: number, add: Add): number {
  const plain = plainWordEnd(text, at, sentenceEnd)
  const to = plain > at ? plain : writtenFormEnd(text, at, sentenceEnd)
  const word = text.slice(at, to)
  if (text[to] === '.' && to < sentenceEnd && keepsStop(text, word, to, sentenceEnd)) {
    add(at, to + 1)
    return to + 1
  }
  const first = plain > at || !/['’‘`´]/.test(word) ? joinAt(word) || carelessJoinAt(word, text, to) : 0
  if (first > 0) {
    add(at, at + first)
    add(at + first, to)
  } else if (plain > at || !/^\p{L}.*['’‘`´]/u.test(word)) {
    add(at, to)
  } else {
    let from = at
    for (const length of cliticLengths(word)) {
      add(from, from + length)
      from += length
    }
  }
  return to
}

/** The end of a run of A-Z letters that a space, comma or full stop ends; else `at`. Most words go this way. */
function plainWordEnd(text: string, at: number, sentenceEnd: number): number {
  let i = at
  for (; i < sentenceEnd; i++) {
    const code = text.charCodeAt(i) | 32
    if (code < 97 || code > 122) break
  }
  if (i === sentenceEnd) return i
  const after = text.charCodeAt(i)
  if (after === 32 || after === 10 || (after === 44 && isSpace(text.charCodeAt(i + 1)))) return i
  // "left. " but not "U.S.", whose letters belong together.
  return after === 46 && i - at > 1 && (i + 1 >= sentenceEnd || isSpace(text.charCodeAt(i + 1))) ? i : at
}

function writtenFormEnd(text: string, at: number, sentenceEnd: number): number {
  writtenForm.lastIndex = at
  const form = writtenForm.exec(text)
  if (form) return Math.min(at + form[0].length, sentenceEnd)
  return at + (text.codePointAt(at)! > 0xffff ? 2 : 1)
}

/** Is the full stop at `at` part of the word, as in "Gen." and "J."? Not where it ends the sentence too. */
function keepsStop(text: string, word: string, at: number, sentenceEnd: number): boolean {
  if (at + 1 >= sentenceEnd || !/[\p{L}]$/u.test(word)) return false
  if (/^["'”’)\]]*$/.test(text.slice(at + 1, sentenceEnd))) return false
  if (/^\p{Lu}$/u.test(word) || abbreviations.has(word.toLowerCase())) return true
  // "(b. 1949)", "p. 28"
  return word.length === 1 && /^ \d/.test(text.slice(at + 1, at + 3))
}
