import { type Corpus, NO_DAY } from './corpus.js'

export interface AlikePair {
  readonly a: number
  readonly b: number
  readonly alike: number
}

/** Terms in more reports of one window than this bring no pair together by themselves. */
const COMMON_TERM = 200
/** Of the least likeness, what must be left without the term that two reports share most. */
const WITHOUT_STRONGEST = 0.6

/**
 * Pairs of reports, not too many days apart, that are at least so much alike. Only those that share a term which few reports of
 * their days have are looked at.
 */
export function alikePairs(
  corpus: Corpus,
  { likeness, days }: { readonly likeness: number; readonly days: number },
): AlikePair[] {
  const reports = corpus.ids.length
  // Reports without a day are near all others, so they stay in every window.
  const order = Array.from({ length: reports }, (_, i) => i).sort((a, b) => corpus.days[a]! - corpus.days[b]! || a - b)
  const postings = new Map<number, Posting[]>()
  const frequent = frequentTerms(corpus, order, days)
  const rest = commonParts(corpus, frequent)
  const pairs: AlikePair[] = []
  const sum = new Float64Array(reports)
  for (const i of order) {
    const touched: number[] = []
    for (let k = corpus.start(i); k < corpus.ends[i]!; k++) {
      const term = corpus.terms[k]!
      if (frequent[term]) continue
      const list = postings.get(term)
      if (!list) continue
      dropOld(list, corpus, i, days)
      for (const { report, weight } of list) {
        if (sum[report] === 0) touched.push(report)
        sum[report]! += weight * corpus.weights[k]!
      }
    }
    for (const j of touched) {
      // What the common terms can add at most: by Cauchy and Schwarz.
      if (sum[j]! + rest[i]! * rest[j]! >= likeness) {
        const [a, b] = i < j ? [i, j] : [j, i]
        const alike = corpus.alike(a, b)
        if (alike >= likeness && areOfOneMatter(corpus, { a, b }, likeness)) pairs.push({ a, b, alike })
      }
      sum[j] = 0
    }
    for (let k = corpus.start(i); k < corpus.ends[i]!; k++) {
      const term = corpus.terms[k]!
      if (frequent[term] || corpus.frequency[term] === 1) continue
      const posting = { report: i, weight: corpus.weights[k]! }
      const list = postings.get(term)
      if (list) list.push(posting)
      else postings.set(term, [posting])
    }
  }
  return pairs.sort((x, y) => y.alike - x.alike || x.a - y.a || x.b - y.b)
}

/**
 * A rare name alone makes no story: two reports of one town may tell of two things. Nor do words without a name: forms that are
 * filled in anew share them.
 */
function areOfOneMatter(
  corpus: Corpus,
  { a, b }: { readonly a: number; readonly b: number },
  likeness: number,
): boolean {
  const shared = corpus.sharedTerms(a, b)
  const others = shared.slice(1).reduce((sum, [, product]) => sum + product, 0)
  return others >= likeness * WITHOUT_STRONGEST && shared.some(([term]) => corpus.isNaming(term))
}

interface Posting {
  readonly report: number
  readonly weight: number
}

/** Takes out reports that lie too far back to pair with report `i` or any later one; those without a day stay. */
function dropOld(list: Posting[], corpus: Corpus, i: number, days: number): void {
  const today = corpus.days[i]!
  if (today === NO_DAY) return
  let at = 0
  while (at < list.length && corpus.days[list[at]!.report] === NO_DAY) at++
  let old = at
  while (old < list.length && corpus.days[list[old]!.report]! < today - days) old++
  if (old > at) list.splice(at, old - at)
}

/** Terms that too many reports of some window have. */
function frequentTerms(corpus: Corpus, order: readonly number[], days: number): Uint8Array {
  const frequent = new Uint8Array(corpus.names.length)
  const inWindow = new Int32Array(corpus.names.length)
  let oldest = 0
  for (const i of order) {
    const today = corpus.days[i]!
    while (today !== NO_DAY && corpus.days[order[oldest]!]! < today - days) {
      const gone = order[oldest++]!
      if (corpus.days[gone] === NO_DAY) continue
      for (let k = corpus.start(gone); k < corpus.ends[gone]!; k++) inWindow[corpus.terms[k]!]!--
    }
    for (let k = corpus.start(i); k < corpus.ends[i]!; k++)
      if (++inWindow[corpus.terms[k]!]! > COMMON_TERM) frequent[corpus.terms[k]!] = 1
  }
  return frequent
}

/** Length of what each report has of frequent terms. */
function commonParts(corpus: Corpus, frequent: Uint8Array): Float32Array {
  const parts = new Float32Array(corpus.ids.length)
  for (let i = 0; i < parts.length; i++) {
    let square = 0
    for (let k = corpus.start(i); k < corpus.ends[i]!; k++)
      if (frequent[corpus.terms[k]!]) square += corpus.weights[k]! ** 2
    parts[i] = Math.sqrt(square)
  }
  return parts
}
