import { type Sketch, sharedText } from './sketch.js'

/** A report as stories see it. */
export interface StoryReport {
  readonly id: string
  /** YYYY-MM-DD, or null where it is not known. */
  readonly published: string | null
  readonly sketch: Sketch
}

/** Reports of one event, or copies of one text. */
export interface Story {
  readonly id: string
  readonly reports: readonly string[]
  /** Why each report but the first is in the story. */
  readonly reasons: readonly string[]
}

export interface GroupOptions {
  /** Least average likeness of two groups to be one story. */
  readonly likeness: number
  /** Most days between two reports of one story. */
  readonly days: number
}

const DEFAULTS: GroupOptions = { likeness: 0.14, days: 10 }
/** Least shared text of copies; half of a report that was cut is still in both. */
const COPY = 0.35
const WEIGHT = { name: 2, number: 1.5, word: 1 } as const
/** Terms in more reports than this bring no pair together by themselves. */
const COMMON_TERM = 200

type Vector = ReadonlyMap<string, number>

/**
 * Groups reports into stories: first those whose texts share shingles, then, by average linkage, those that speak of the same
 * names, numbers and acts more than the collection's other reports do. Stories are in the order of their first report.
 */
export function groupStories(reports: readonly StoryReport[], options: Partial<GroupOptions> = {}): Story[] {
  const { likeness, days } = { ...DEFAULTS, ...options }
  const vectors = weighed(reports)
  const near = (a: number, b: number) => daysApart(reports[a]!.published, reports[b]!.published) <= days
  const pairs = candidatePairs(vectors)
    .filter(([a, b]) => near(a, b))
    .map(([a, b]) => {
      const copied = sharedText(reports[a]!.sketch, reports[b]!.sketch)
      const alike = cosine(vectors[a]!, vectors[b]!)
      return { a, b, copied, worth: copied >= COPY ? 1 + copied : alike, alike }
    })
    .filter(({ worth }) => worth >= likeness)
    .sort((x, y) => y.worth - x.worth || x.a - y.a || x.b - y.b)

  const groupOf = reports.map((_, i) => i)
  const members = new Map(reports.map((_, i) => [i, [i]]))
  const reason = new Map<number, string>()
  for (const { a, b, copied, alike } of pairs) {
    const [one, two] = [groupOf[a]!, groupOf[b]!].sort((x, y) => x - y) as [number, number]
    if (one === two) continue
    if (copied < COPY && averageLikeness(members.get(one)!, members.get(two)!, vectors) < likeness) continue
    const why =
      copied >= COPY
        ? `a copy: ${Math.round(copied * 100)}% of the text of ${reports[a]!.id} and ${reports[b]!.id} is the same`
        : `like ${reports[a]!.id} and ${reports[b]!.id}: ${Math.round(alike * 100)}% by ${sharedTerms(vectors[a]!, vectors[b]!).join(', ')}`
    reason.set(members.get(two)![0]!, why)
    for (const i of members.get(two)!) groupOf[i] = one
    members.set(
      one,
      [...members.get(one)!, ...members.get(two)!].sort((x, y) => x - y),
    )
    members.delete(two)
  }
  return [...members.values()].map((group) => ({
    id: reports[group[0]!]!.id,
    reports: group.map((i) => reports[i]!.id),
    reasons: group.flatMap((i) => reason.get(i) ?? []),
  }))
}

/** TF-IDF with names and numbers weighed up, to length 1. */
function weighed(reports: readonly StoryReport[]): Vector[] {
  const frequency = new Map<string, number>()
  for (const { sketch } of reports) for (const term of sketch.terms) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  return reports.map(({ sketch }) => {
    const vector = new Map<string, number>()
    let square = 0
    sketch.terms.forEach((term, i) => {
      const kind = term.slice(0, term.indexOf(':')) as keyof typeof WEIGHT
      const rarity = Math.log((1 + reports.length) / frequency.get(term)!)
      const weight = (1 + Math.log(sketch.counts[i]!)) * rarity * WEIGHT[kind]
      vector.set(term, weight)
      square += weight * weight
    })
    const length = Math.sqrt(square) || 1
    for (const [term, weight] of vector) vector.set(term, weight / length)
    return vector
  })
}

/** Pairs that share a term which few reports have; the others cannot be alike enough. */
function candidatePairs(vectors: readonly Vector[]): [number, number][] {
  const byTerm = new Map<string, number[]>()
  vectors.forEach((vector, i) => {
    for (const term of vector.keys()) {
      const known = byTerm.get(term)
      if (known) known.push(i)
      else byTerm.set(term, [i])
    }
  })
  const pairs = new Set<number>()
  for (const list of byTerm.values()) {
    if (list.length > COMMON_TERM) continue
    for (let x = 0; x < list.length; x++)
      for (let y = x + 1; y < list.length; y++) pairs.add(list[x]! * vectors.length + list[y]!)
  }
  return [...pairs].map((pair) => [Math.floor(pair / vectors.length), pair % vectors.length])
}

function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return sum
}

function averageLikeness(one: readonly number[], two: readonly number[], vectors: readonly Vector[]): number {
  let sum = 0
  for (const a of one) for (const b of two) sum += cosine(vectors[a]!, vectors[b]!)
  return sum / (one.length * two.length)
}

function sharedTerms(a: Vector, b: Vector): string[] {
  return [...a]
    .flatMap(([term, weight]) =>
      b.has(term) ? [[term.slice(term.indexOf(':') + 1), weight * b.get(term)!] as const] : [],
    )
    .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    .slice(0, 4)
    .map(([term]) => term)
}

/** Days between two days of publication; 0 where one is not known, since then nothing speaks against it. */
function daysApart(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
}
