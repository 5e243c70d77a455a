import type { Tree } from '../report/tree.js'
import type { Cluster } from './cluster.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './noun-phrases.js'

/** "the two countries", "both sides", "the three nations": a number of those who were just named. */
export function isCountedGroup(phrase: Phrase, tree: Tree, words: MentionWords): boolean {
  return countOf(phrase, tree, words) > 0 && phrase.number === 'plur' && !phrase.name
}

/** How many are meant: 2 for "both sides"; 0 where the phrase is no such phrase. */
export function countOf(phrase: Phrase, tree: Tree, words: MentionWords): number {
  if (phrase.pronoun) return 0
  const definite = phrase.determiner !== 'a' && phrase.determiner !== 'none'
  const noun = tree.upos(phrase.head) === 'NOUN'
  const countable =
    !noun || ['country-noun', 'side-noun', 'people-noun'].some((set) => words.sets.get(set)!.has(phrase.noun))
  if (!countable) return 0
  const numbers = noun ? tree.children(phrase.head).filter((k) => k < phrase.head) : [phrase.head]
  for (const k of numbers) {
    const lower = tree.lower(k)
    if (lower === 'both') return 2
    if (!definite && noun) continue
    for (let n = 2; n <= 5; n++) if (words.sets.get(`number-${n}`)!.has(lower)) return n
  }
  return 0
}

/** Who they are, if exactly so many were just named; otherwise nobody, rather than a guess. */
export function membersMeant(
  phrase: Phrase,
  recent: readonly Cluster[],
  tree: Tree,
  words: MentionWords,
): Cluster[] | undefined {
  const count = countOf(phrase, tree, words)
  const noun = tree.upos(phrase.head) === 'NOUN' ? phrase.noun : ''
  const people = words.sets.get('people-noun')!.has(noun)
  const eligible = (c: Cluster): boolean =>
    people ? c.kind === 'person' && c.names.length > 0 : c.kind === 'country' && c.state !== undefined
  const listed = lastList(phrase, recent.filter(eligible), count, tree)
  if (listed) return listed
  for (const reach of [0, 1, 2, 4]) {
    const near = recent.filter(
      (c) => eligible(c) && c.phrases.some((p) => phrase.sentence - p.sentence <= reach && p.head < phrase.head),
    )
    if (near.length === count) return near.sort((a, b) => a.order - b.order)
    if (near.length > count) return undefined
  }
  return undefined
}

/** The last list of exactly so many, not far back: "North Korea, Venezuela and Cuba". */
function lastList(phrase: Phrase, eligible: readonly Cluster[], count: number, tree: Tree): Cluster[] | undefined {
  const lists = new Map<number, Set<Cluster>>()
  for (const cluster of eligible) {
    for (let i = cluster.phrases.length - 1; i >= 0; i--) {
      const { head, sentence } = cluster.phrases[i]!
      if (phrase.sentence - sentence > LIST_REACH) break
      let top = head
      for (let steps = 0; tree.relation(top) === 'conj' && steps < 20; steps++) top = tree.head(top)
      if (top === head && tree.childBy(head, 'conj') === undefined) continue
      const list = lists.get(top)
      if (list) list.add(cluster)
      else lists.set(top, new Set([cluster]))
    }
  }
  let last = -1
  for (const [top, list] of lists) if (list.size === count && top > last && top < phrase.head) last = top
  return last < 0 ? undefined : [...lists.get(last)!].sort((a, b) => a.order - b.order)
}

const LIST_REACH = 6
