import type { Tree } from '../report/tree.js'
import type { Cluster } from './cluster.js'
import type { MentionWords } from './mention-words.js'
import type { Offices } from './offices.js'
import type { Phrase } from './phrase.js'

/** A state that a phrase named, or whose somebody was: "Russia", "Russian troops", "President Putin". */
export interface StateNamed {
  readonly state: string
  readonly sentence: number
  readonly head: number
}

/** How many are meant by "the two countries", "both sides", "the three leaders"; 0 where the phrase is no such phrase. */
export function countOf(phrase: Phrase, tree: Tree, words: MentionWords): number {
  if (phrase.pronoun || phrase.name) return 0
  if (isPeople(phrase) && phrase.determiner === 'the' && phrase.range.to === phrase.head + 1)
    for (let n = 2; n <= 4; n++) if (words.sets.get(`pair-${n}`)!.has(phrase.noun)) return n
  if (phrase.number !== 'plur') return 0
  const noun = tree.upos(phrase.head) === 'NOUN'
  if (noun && !isPeople(phrase) && !STATE_NOUNS.some((set) => words.sets.get(set)!.has(phrase.noun))) return 0
  const definite = phrase.determiner !== 'a' && phrase.determiner !== 'none'
  const numbers = noun ? tree.children(phrase.head).filter((k) => k < phrase.head) : [phrase.head]
  for (const k of numbers) {
    const lower = tree.lower(k)
    if (lower === 'both') return 2
    if (!definite && noun) continue
    for (let n = 2; n <= 5; n++) if (words.sets.get(`number-${n}`)!.has(lower)) return n
  }
  return 0
}

/** "The two countries", "both sides", "the two neighbours". */
const STATE_NOUNS = ['country-noun', 'side-noun', 'neighbour-noun'] as const

const isPeople = (phrase: Phrase): boolean => phrase.kind === 'person'

/** Whom a report has told of. */
interface Met {
  readonly recent: readonly Cluster[]
  readonly offices: Offices
  readonly words: MentionWords
}

/** "The two leaders": the people named of late, if they are exactly so many. */
export function peopleMeant(phrase: Phrase, count: number, { recent, offices, words }: Met): Cluster[] | undefined {
  if (!isPeople(phrase)) return undefined
  // "The three Arab leaders": none of elsewhere.
  const regions = [...phrase.modifiers].flatMap((word) => words.stateDescriptions.get(word) ?? [])
  const isOfThere = (c: Cluster): boolean => {
    const state = regions.length > 0 ? offices.stateOf(c) : undefined
    return regions.every((states) => state !== undefined && states.has(state))
  }
  const people = recent.filter(
    (c) => c.kind === 'person' && (c.names.length > 0 || c.person !== undefined) && c.number !== 'plur' && isOfThere(c),
  )
  for (const reach of [0, 1, 2, 4]) {
    const near = people.filter((c) =>
      c.phrases.some((p) => phrase.sentence - p.sentence <= reach && p.head < phrase.head),
    )
    if (near.length === count) return near.sort((a, b) => a.order - b.order)
    if (near.length > count) return undefined
  }
  return undefined
}

/**
 * The states that "the two countries" are: those just named if they are exactly so many, else the last list of so
 * many, else those that the report is about; otherwise none, rather than a guess.
 */
export function statesMeant(
  phrase: Phrase,
  count: number,
  named: readonly StateNamed[],
  tree: Tree,
  isThirdParty = false,
): string[] | undefined {
  // "The United States urged both sides": the sides of something, and no two that happen to be near.
  if (isThirdParty) return subjectOfReport(count, named) ?? lastList(phrase, count, named, tree)
  const within = (reach: number): string[] => {
    const states = new Set<string>()
    for (let i = named.length - 1; i >= 0 && phrase.sentence - named[i]!.sentence <= reach; i--)
      if (named[i]!.head < phrase.head) states.add(named[i]!.state)
    return [...states].reverse()
  }
  for (const reach of [0, 1]) {
    const near = within(reach)
    if (near.length === count) return near
  }
  const listed = lastList(phrase, count, named, tree)
  if (listed) return listed
  for (const reach of [2, 4]) {
    const near = within(reach)
    if (near.length === count) return near
    if (near.length > count) break
  }
  return subjectOfReport(count, named)
}

/** The last list of exactly so many, not far back: "North Korea, Venezuela and Cuba". */
function lastList(phrase: Phrase, count: number, named: readonly StateNamed[], tree: Tree): string[] | undefined {
  const lists = new Map<number, Set<string>>()
  for (let i = named.length - 1; i >= 0 && phrase.sentence - named[i]!.sentence <= LIST_REACH; i--) {
    const { head, state } = named[i]!
    let top = head
    for (let steps = 0; tree.relation(top) === 'conj' && steps < 20; steps++) top = tree.head(top)
    if (top === head && tree.childBy(head, 'conj') === undefined) continue
    const list = lists.get(top)
    if (list) list.add(state)
    else lists.set(top, new Set([state]))
  }
  let last = -1
  for (const [top, list] of lists) if (list.size === count && top > last && top < phrase.head) last = top
  return last < 0 ? undefined : [...lists.get(last)!].reverse()
}

const LIST_REACH = 6

/** The states named far more often than any other. */
function subjectOfReport(count: number, named: readonly StateNamed[]): string[] | undefined {
  const times = new Map<string, number>()
  for (const { state } of named) times.set(state, (times.get(state) ?? 0) + 1)
  const most = [...times].sort((a, b) => b[1] - a[1])
  const least = most[count - 1]?.[1] ?? 0
  const next = most[count]?.[1] ?? 0
  return least >= 3 && next * 3 <= least ? most.slice(0, count).map(([state]) => state) : undefined
}
