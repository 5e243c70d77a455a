import type { Corpus } from './corpus.js'
import { BINS } from './sketch.js'

/** Two reports of which one is, for the most part, in the other. */
export interface Copy {
  readonly a: number
  readonly b: number
  /** Estimated share of the shorter report's text that the other has too. */
  readonly contained: number
  /** Agencies and authors that both name. */
  readonly credits: readonly string[]
}

/** Bins by which pairs are found; all of them then tell how much two texts share. */
const SEARCHED = 32
/** Equal bins of those that make two reports worth a look; one comes about by a common phrase. */
const FEWEST_SEARCHED = 2
/** A bin that so many reports agree on holds boilerplate. */
const COMMON = 2000
/** Of the reports that agree on a bin, each is set beside so many that come next: the first of fifty copies need not meet all. */
const NEIGHBOURS = 8
/** Least share of the shorter text; less where both name the same agency or author. */
const CONTAINED = 0.5
const CONTAINED_CREDITED = 0.35
/** A text of a sentence or two shares half of its shingles with another of the same day by chance. */
const SHORT = 40
const CONTAINED_SHORT = 0.75
/** Forms fill in other names and numbers ("Shares of X rose by Y"): a copy keeps them. */
const SAME_NAMES = 0.5

/** Pairs of copies that together hold all copies of a text, found by the bins that they agree on. */
export function copiesIn(corpus: Corpus, mostDays: number): Copy[] {
  const copies: Copy[] = []
  const reports = corpus.ids.length
  const found = pairsInBins(corpus, mostDays)
  for (let at = 0; at < found.length; ) {
    const pair = found[at]!
    let same = 0
    for (; found[at] === pair; at++) same++
    if (same < FEWEST_SEARCHED) continue
    const [a, b] = [Math.floor(pair / reports), pair % reports]
    const contained = containedIn(corpus, a, b)
    const credits = corpus.credits[a]!.filter((credit) => corpus.credits[b]!.includes(credit))
    if (contained < leastContained(corpus, { a, b, credited: credits.length > 0 })) continue
    if (corpus.sharedNames(a, b) < SAME_NAMES) continue
    copies.push({ a, b, contained, credits })
  }
  return copies.sort((x, y) => y.contained - x.contained || x.a - y.a || x.b - y.b)
}

function leastContained(
  { shingles }: Corpus,
  { a, b, credited }: { readonly a: number; readonly b: number; readonly credited: boolean },
): number {
  if (Math.min(shingles[a]!, shingles[b]!) < SHORT) return CONTAINED_SHORT
  return credited ? CONTAINED_CREDITED : CONTAINED
}

/** Pairs of reports that agree on a bin, as one number each, once for every bin, in order. */
function pairsInBins(corpus: Corpus, mostDays: number): Float64Array {
  const reports = corpus.ids.length
  let pairs = new Float64Array(4096)
  let count = 0
  // A bin's value and the report's number side by side in one number, so that sorting brings equal values together.
  const keys = new Float64Array(reports)
  for (let bin = 0; bin < SEARCHED; bin++) {
    for (let i = 0; i < reports; i++) keys[i] = corpus.minhash[i * BINS + bin]! * 2 ** 26 + i
    keys.sort()
    for (let from = 0, to = 0; from < reports; from = to) {
      const value = Math.floor(keys[from]! / 2 ** 26)
      while (to < reports && Math.floor(keys[to]! / 2 ** 26) === value) to++
      if (value === 0 || to - from > COMMON) continue
      for (let x = from; x < to; x++)
        for (let y = x + 1; y < Math.min(to, x + 1 + NEIGHBOURS); y++) {
          const [a, b] = [keys[x]! % 2 ** 26, keys[y]! % 2 ** 26]
          if (corpus.daysApart(a, b) > mostDays) continue
          if (count === pairs.length) {
            const larger = new Float64Array(count * 2)
            larger.set(pairs)
            pairs = larger
          }
          pairs[count++] = a * reports + b
        }
    }
  }
  return pairs.subarray(0, count).sort()
}

function containedIn(corpus: Corpus, a: number, b: number): number {
  let same = 0
  let filled = 0
  for (let k = 0; k < BINS; k++) {
    const [one, two] = [corpus.minhash[a * BINS + k]!, corpus.minhash[b * BINS + k]!]
    if (one === 0 && two === 0) continue
    filled++
    if (one === two) same++
  }
  const share = same / filled
  const [one, two] = [corpus.shingles[a]!, corpus.shingles[b]!]
  return Math.min(1, (share * (one + two)) / (1 + share) / Math.min(one, two))
}
