import type { CodedReport } from '../report/layers.js'
import { treeOf } from '../report/tree.js'

/** What is kept of a report to tell its copies and its story by; small, and no text can be read out of it. */
export interface Sketch {
  /** Smallest hashes of the report's shingles: equal places estimate how much of two texts is the same. */
  readonly minhash: readonly number[]
  /** "name:maduro", "number:27", "word:visit", most frequent first. */
  readonly terms: readonly string[]
  /** How often each term occurs. */
  readonly counts: readonly number[]
}

const HASHES = 64
const SHINGLE = 5
const MOST_TERMS = 150
const CONTENT = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM'])

/** The sketch of a coded report. */
export function sketchOf(report: CodedReport): Sketch {
  const tree = treeOf(report)
  const named = new Set<number>()
  for (const name of report.names) {
    const { from, to } = tree.tokensIn(name)
    for (let i = from; i < to; i++) named.add(i)
  }
  const counts = new Map<string, number>()
  const words: string[] = []
  for (let i = 0; i < tree.size; i++) {
    if (!/[\p{L}\p{N}]/u.test(tree.form(i))) continue
    words.push(tree.lower(i))
    if (!CONTENT.has(tree.upos(i))) continue
    const kind = named.has(i) || tree.upos(i) === 'PROPN' ? 'name' : tree.upos(i) === 'NUM' ? 'number' : 'word'
    const term = `${kind}:${tree.lemma(i).toLowerCase()}`
    counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const terms = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_TERMS)
  return { minhash: minhashOf(words), terms: terms.map(([term]) => term), counts: terms.map(([, n]) => n) }
}

/** MinHash of word shingles (Broder 1997): each place is the smallest of one permutation of the shingles' hashes. */
function minhashOf(words: readonly string[]): number[] {
  const smallest = new Uint32Array(HASHES).fill(0xffffffff)
  const last = Math.max(1, words.length - SHINGLE + 1)
  for (let i = 0; i < last; i++) {
    const hash = hashOf(words.slice(i, i + SHINGLE).join(' '))
    for (let k = 0; k < HASHES; k++) {
      const permuted = (Math.imul(hash, MULTIPLIERS[k]!) + ADDENDS[k]!) >>> 0
      if (permuted < smallest[k]!) smallest[k] = permuted
    }
  }
  return [...smallest]
}

/** FNV-1a, 32 bits, with a last mix so that near strings are far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

// Fixed permutations: odd multipliers and addends from a linear congruential sequence.
const [MULTIPLIERS, ADDENDS] = ((): [Uint32Array, Uint32Array] => {
  const [multipliers, addends] = [new Uint32Array(HASHES), new Uint32Array(HASHES)]
  let state = 20261124
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0)
  for (let k = 0; k < HASHES; k++) {
    multipliers[k] = next() | 1
    addends[k] = next()
  }
  return [multipliers, addends]
})()

/** Estimated share of shingles that two reports have in common, 0 to 1. */
export function sharedText(a: Sketch, b: Sketch): number {
  let same = 0
  for (let k = 0; k < HASHES; k++) if (a.minhash[k] === b.minhash[k]) same++
  return same / HASHES
}
