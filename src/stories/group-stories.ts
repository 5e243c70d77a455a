import { type AlikePair, alikePairs } from './alike-pairs.js'
import { type Copy, copiesIn } from './copies.js'
import { Corpus, type StoryReport } from './corpus.js'

export type { StoryReport } from './corpus.js'

/** A report's place in its story. */
export interface Member {
  readonly report: string
  /** The first report that this one is a copy of; null where it is none. */
  readonly copyOf: string | null
  /** Why it is in the story; null for the first. */
  readonly reason: string | null
}

/** Reports of one event, or copies of one text. */
export interface Story {
  /** Id of its first report. */
  readonly id: string
  readonly members: readonly Member[]
}

export interface GroupOptions {
  /** Least average likeness of two groups to be one story. */
  readonly likeness: number
  /** Most days between two reports of one story. */
  readonly days: number
}

const DEFAULTS: GroupOptions = { likeness: 0.14, days: 10 }

/** Groups reports into stories; the order in which they are given says which one is first. */
export function groupStories(reports: readonly StoryReport[], options: Partial<GroupOptions> = {}): Story[] {
  const corpus = new Corpus()
  for (const report of reports) corpus.add(report)
  return [...storiesOf(corpus, options)]
}

/**
 * First copies, then, by average linkage, groups of reports that speak of the same names, numbers and acts more than the
 * collection's other reports do. Stories are in the order of their first report.
 */
export function* storiesOf(corpus: Corpus, options: Partial<GroupOptions> = {}): Generator<Story> {
  const settings = { ...DEFAULTS, ...options }
  corpus.weigh()
  const groups = new Groups(corpus)
  const copyOf = new Map<number, Copy>()
  for (const copy of copiesIn(corpus, settings.days)) {
    groups.join(copy.a, copy.b, () => copyReason(corpus, copy))
    const known = copyOf.get(copy.b)
    if (!known || copy.a < known.a) copyOf.set(copy.b, copy)
  }
  for (const pair of alikePairs(corpus, settings)) {
    if (groups.areOne(pair.a, pair.b) || groups.likeness(pair.a, pair.b) < settings.likeness) continue
    groups.join(pair.a, pair.b, () => likeReason(corpus, pair))
  }
  for (const members of groups.all())
    yield {
      id: corpus.ids[members[0]!]!,
      members: members.map((i) => ({
        report: corpus.ids[i]!,
        copyOf: copyOf.has(i) ? corpus.ids[copyOf.get(i)!.a]! : null,
        reason: groups.reasons.get(i) ?? null,
      })),
    }
}

function copyReason({ ids }: Corpus, { a, b, contained, credits }: Copy): string {
  const credited = credits.length > 0 ? `; both name ${credits.join(', ')}` : ''
  return `a copy: ${Math.round(contained * 100)}% of the shorter text of ${ids[a]} and ${ids[b]} is in both${credited}`
}

function likeReason(corpus: Corpus, { a, b, alike }: AlikePair): string {
  const terms = corpus.sharedTerms(a, b).slice(0, 4)
  const named = terms.map(([term]) => corpus.names[term]).join(', ')
  return `like ${corpus.ids[a]} and ${corpus.ids[b]}: ${Math.round(alike * 100)}% by ${named}`
}

/** Groups of reports that grow together. */
class Groups {
  readonly reasons = new Map<number, string>()
  readonly #corpus: Corpus
  readonly #groupOf: Int32Array
  readonly #members = new Map<number, number[]>()
  /** The sum of a group's vectors: the average likeness of two groups is the product of their sums. */
  readonly #sums = new Map<number, Map<number, number>>()

  constructor(corpus: Corpus) {
    this.#corpus = corpus
    this.#groupOf = Int32Array.from(corpus.ids, (_, i) => i)
  }

  areOne(a: number, b: number): boolean {
    return this.#groupOf[a] === this.#groupOf[b]
  }

  /** Average likeness of the groups of two reports. */
  likeness(a: number, b: number): number {
    const [one, two] = [this.#groupOf[a]!, this.#groupOf[b]!]
    const sizes = this.#membersOf(one).length * this.#membersOf(two).length
    if (sizes === 1) return this.#corpus.alike(a, b)
    const [small, large] = [this.#sumOf(one), this.#sumOf(two)].sort((x, y) => x.size - y.size) as [Sum, Sum]
    let product = 0
    for (const [term, weight] of small) product += weight * (large.get(term) ?? 0)
    return product / sizes
  }

  /** The reason is kept for the first report of the group that comes later. */
  join(a: number, b: number, why: () => string): void {
    const [one, two] = [this.#groupOf[a]!, this.#groupOf[b]!].sort((x, y) => x - y) as [number, number]
    if (one === two) return
    if (this.#sums.has(one) || this.#sums.has(two)) {
      const sum = this.#sumOf(one)
      for (const [term, weight] of this.#sumOf(two)) sum.set(term, (sum.get(term) ?? 0) + weight)
      this.#sums.delete(two)
    }
    this.reasons.set(two, why())
    for (const i of this.#membersOf(two)) this.#groupOf[i] = one
    this.#members.set(one, [...this.#membersOf(one), ...this.#membersOf(two)])
    this.#members.delete(two)
  }

  /** Each group's reports in order, groups by their first. */
  all(): number[][] {
    const groups: number[][] = []
    this.#groupOf.forEach((group, i) => {
      if (group === i) groups.push([...this.#membersOf(i)].sort((x, y) => x - y))
    })
    return groups
  }

  #membersOf(group: number): readonly number[] {
    return this.#members.get(group) ?? [group]
  }

  #sumOf(group: number): Sum {
    let sum = this.#sums.get(group)
    if (!sum) {
      sum = new Map()
      const { terms, weights, ends } = this.#corpus
      for (const i of this.#membersOf(group))
        for (let k = this.#corpus.start(i); k < ends[i]!; k++)
          sum.set(terms[k]!, (sum.get(terms[k]!) ?? 0) + weights[k]!)
      this.#sums.set(group, sum)
    }
    return sum
  }
}

type Sum = Map<number, number>
