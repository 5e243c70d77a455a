import type { CodedReport } from '../report/layers.js'
import { firstEndingAfter, type Span } from '../report/span.js'
import { creditsOf } from './credits.js'

/** What is kept of a report to tell its copies and its story by; small, and no text can be read out of it. */
export interface Sketch {
  /** How many different shingles the text has. */
  readonly shingles: number
  /** Smallest hash of the shingles in each of {@link BINS} bins; 0 where a bin has none. */
  readonly minhash: ArrayLike<number>
  /** "name:maduro", "number:27", "word:visit": the most frequent ones, where there are many. */
  readonly terms: readonly string[]
  /** How often each term occurs. */
  readonly counts: ArrayLike<number>
  /** Agencies and authors that the report names. */
  readonly credits: readonly string[]
}

export const BINS = 128
const SHINGLE = 4
const MOST_TERMS = 150
const CONTENT = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM'])

/** The sketch of a coded report. */
export function sketchOf({ original, tokens, syntax, names }: CodedReport): Sketch {
  const { text } = original
  const named = new Uint8Array(tokens.length)
  for (const { start, end } of names)
    for (let i = firstEndingAfter(tokens, start); i < tokens.length && tokens[i]!.start < end; i++) named[i] = 1
  const said: Term[] = []
  round++
  // Between two reports, never within one, whose counts they hold.
  if (made.size >= MOST_MADE) for (const all of [made, ...Object.values(lemmas)]) all.clear()
  const words: number[] = []
  for (let i = 0; i < tokens.length; i++) {
    const { upos, lemma } = syntax[i] ?? NOTHING
    if (upos === 'PUNCT' || upos === 'SYM') continue
    words.push(wordHash(text, tokens[i]!))
    if (!CONTENT.has(upos)) continue
    const term = termOf(named[i] || upos === 'PROPN' ? 'name' : upos === 'NUM' ? 'number' : 'word', lemma)
    if (term.round !== round) {
      term.round = round
      term.count = 0
      said.push(term)
    }
    term.count++
  }
  const terms =
    said.length > MOST_TERMS
      ? said.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).slice(0, MOST_TERMS)
      : said
  return {
    ...minhashOf(words),
    terms: terms.map(({ name }) => name),
    counts: terms.map(({ count }) => count),
    credits: creditsOf(original),
  }
}

const NOTHING = { upos: '', lemma: '' }

type TermKind = 'name' | 'number' | 'word'
/** A term, and how often the report of this round says it. */
interface Term {
  readonly name: string
  count: number
  round: number
}
/** The same lemmas come in report after report: to join and to count strings anew took half of the time of a sketch. */
const lemmas: Readonly<Record<TermKind, Map<string, Term>>> = { name: new Map(), number: new Map(), word: new Map() }
/** "Visit" and "visit" are one term. */
const made = new Map<string, Term>()
const MOST_MADE = 100_000
let round = 0

function termOf(kind: TermKind, lemma: string): Term {
  const known = lemmas[kind].get(lemma)
  if (known) return known
  const name = `${kind}:${lemma.toLowerCase().replaceAll('\n', ' ')}`
  let term = made.get(name)
  if (!term) {
    term = { name, count: 0, round: 0 }
    made.set(name, term)
  }
  lemmas[kind].set(lemma, term)
  return term
}

/** MinHash in one permutation (Li, Owen and Zhang 2012): each shingle falls into one bin, and each bin keeps its smallest. */
function minhashOf(words: readonly number[]): Pick<Sketch, 'shingles' | 'minhash'> {
  const smallest = new Int32Array(BINS)
  const seen = new Set<number>()
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    let hash = 0
    for (let k = 0; k < SHINGLE; k++) hash = Math.imul(hash ^ words[i + k]!, 0x01000193) ^ (hash >>> 15)
    hash = mixed(hash)
    if (seen.has(hash)) continue
    seen.add(hash)
    const bin = hash & (BINS - 1)
    // Thirty bits above the bin's own, never 0, so that they fit a small integer.
    const rest = (hash >>> 7) + 1
    if (smallest[bin] === 0 || rest < smallest[bin]!) smallest[bin] = rest
  }
  return { shingles: seen.size, minhash: smallest }
}

/** FNV-1a, 32 bits, of a word whose capitals do not count. */
function wordHash(text: string, { start, end }: Span): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    hash = Math.imul(hash ^ (unit >= 65 && unit <= 90 ? unit + 32 : unit), 0x01000193)
  }
  return mixed(hash)
}

function mixed(value: number): number {
  let h = value ^ (value >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Estimated share of all shingles of two reports that both have, 0 to 1. */
export function sharedText(a: Sketch, b: Sketch): number {
  let same = 0
  let filled = 0
  for (let k = 0; k < BINS; k++) {
    if (a.minhash[k] === 0 && b.minhash[k] === 0) continue
    filled++
    if (a.minhash[k] === b.minhash[k]) same++
  }
  return filled === 0 ? 0 : same / filled
}
