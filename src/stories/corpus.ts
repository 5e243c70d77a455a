import { BINS, type Sketch } from './sketch.js'

/** A report as stories see it. */
export interface StoryReport {
  readonly id: string
  /** YYYY-MM-DD, or null where it is not known. */
  readonly published: string | null
  readonly sketch: Sketch
}

/** What a term's kind weighs: two reports that share a name are more alike than two that share a word. */
const WEIGHT = { name: 2, number: 1.5, word: 1 } as const
type TermKind = keyof typeof WEIGHT
const CALENDAR = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
)
/** A day that is not known. */
export const NO_DAY = -0x80000000

/**
 * The sketches of many reports in plain arrays, by number of report and number of term: two hundred thousand reports are as many
 * megabytes. Fill it with {@link Corpus.add}, then {@link Corpus.weigh} it once.
 */
export class Corpus {
  readonly ids: string[] = []
  readonly days: number[] = []
  readonly shingles: number[] = []
  readonly credits: (readonly string[])[] = []
  /** Bins of report `i` from `i * BINS` on. */
  minhash = new Int32Array(1024 * BINS)
  /** Terms of report `i` are those from `ends[i - 1]` to `ends[i]`, by number. */
  readonly ends: number[] = []
  terms = new Int32Array(65_536)
  weights = new Float32Array(65_536)
  readonly names: string[] = []
  readonly kinds: TermKind[] = []
  readonly frequency: number[] = []
  readonly #termOf = new Map<string, number>()

  add({ id, published, sketch }: StoryReport): void {
    const i = this.ids.length
    this.ids.push(id)
    this.days.push(published === null ? NO_DAY : Math.round(Date.parse(published) / 86_400_000))
    this.shingles.push(sketch.shingles)
    this.credits.push(sketch.credits)
    if ((i + 1) * BINS > this.minhash.length) this.minhash = grown(this.minhash, Int32Array)
    this.minhash.set(sketch.minhash, i * BINS)
    const start = this.ends.at(-1) ?? 0
    const end = start + sketch.terms.length
    while (end > this.terms.length) {
      this.terms = grown(this.terms, Int32Array)
      this.weights = grown(this.weights, Float32Array)
    }
    // In the order of their numbers, so that two reports can be set side by side.
    const numbered = sketch.terms
      .map((term, k) => [this.#numberOf(term), sketch.counts[k]!] as const)
      .sort((x, y) => x[0] - y[0])
    numbered.forEach(([term, count], k) => {
      this.terms[start + k] = term
      this.weights[start + k] = count
      this.frequency[term]!++
    })
    this.ends.push(end)
  }

  /** Turns counts into TF-IDF with names and numbers weighed up, each report's to length 1. */
  weigh(): void {
    const reports = this.ids.length
    for (let i = 0; i < reports; i++) {
      let square = 0
      for (let k = this.start(i); k < this.ends[i]!; k++) {
        const term = this.terms[k]!
        const rarity = Math.log((1 + reports) / this.frequency[term]!)
        const weight = (1 + Math.log(this.weights[k]!)) * rarity * WEIGHT[this.kinds[term]!]
        this.weights[k] = weight
        square += weight * weight
      }
      const length = Math.sqrt(square) || 1
      for (let k = this.start(i); k < this.ends[i]!; k++) this.weights[k]! /= length
    }
  }

  start(i: number): number {
    return i === 0 ? 0 : this.ends[i - 1]!
  }

  /** Days between two reports; 0 where one is not known, since then nothing speaks against it. */
  daysApart(a: number, b: number): number {
    const [one, two] = [this.days[a]!, this.days[b]!]
    return one === NO_DAY || two === NO_DAY ? 0 : Math.abs(one - two)
  }

  /** Terms of both reports with the product of their weights, heaviest first. */
  sharedTerms(a: number, b: number): (readonly [term: number, product: number])[] {
    const shared: (readonly [number, number])[] = []
    let j = this.start(b)
    for (let i = this.start(a); i < this.ends[a]!; i++) {
      while (j < this.ends[b]! && this.terms[j]! < this.terms[i]!) j++
      if (j < this.ends[b]! && this.terms[j] === this.terms[i])
        shared.push([this.terms[i]!, this.weights[i]! * this.weights[j]!])
    }
    return shared.sort((x, y) => y[1] - x[1] || x[0] - y[0])
  }

  /** Cosine of two reports' terms. */
  alike(a: number, b: number): number {
    let sum = 0
    let j = this.start(b)
    for (let i = this.start(a); i < this.ends[a]!; i++) {
      while (j < this.ends[b]! && this.terms[j]! < this.terms[i]!) j++
      if (j < this.ends[b]! && this.terms[j] === this.terms[i]) sum += this.weights[i]! * this.weights[j]!
    }
    return sum
  }

  /** Share of the names and numbers of the report that has fewer of them which the other has too; 1 where there are none. */
  sharedNames(a: number, b: number): number {
    const named = (i: number): number[] => {
      const terms: number[] = []
      for (let k = this.start(i); k < this.ends[i]!; k++) if (this.isNaming(this.terms[k]!)) terms.push(this.terms[k]!)
      return terms
    }
    const [one, two] = [named(a), named(b)]
    const [few, many] = one.length < two.length ? [one, new Set(two)] : [two, new Set(one)]
    return few.length === 0 ? 1 : few.filter((term) => many.has(term)).length / few.length
  }

  /** A name or number that is not a day or month, which all reports of a week share. */
  isNaming(term: number): boolean {
    return this.kinds[term] !== 'word' && !CALENDAR.has(this.names[term]!)
  }

  #numberOf(term: string): number {
    const known = this.#termOf.get(term)
    if (known !== undefined) return known
    const colon = term.indexOf(':')
    this.#termOf.set(term, this.names.length)
    this.names.push(term.slice(colon + 1))
    this.kinds.push(term.slice(0, colon) as TermKind)
    this.frequency.push(0)
    return this.names.length - 1
  }
}

function grown<T extends Int32Array | Float32Array>(array: T, Kind: new (length: number) => T): T {
  const larger = new Kind(array.length * 2)
  larger.set(array)
  return larger
}
