import type { Span, TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import type { MentionWords } from './mention-words.js'
import type { NameInText } from './name-in-text.js'
import { isPartOfTime, isTimeWord } from './time-words.js'

/** Dependents that are no part of the phrase's own words. */
const OUTSIDE = new Set(
  'acl advcl appos parataxis conj cc case punct cop aux nsubj csubj mark list discourse dep orphan obl ccomp xcomp obj iobj expl vocative dislocated reparandum'.split(
    ' ',
  ),
)
/** Dependents that are no part of a phrase within the phrase. */
const OUTSIDE_WITHIN = new Set(['acl', 'advcl', 'parataxis', 'appos', 'list', 'discourse', 'dep', 'orphan'])

interface RangeScene {
  readonly tree: Tree
  readonly nameOf: readonly (NameInText | undefined)[]
  readonly words: MentionWords
}

/** The words of the phrase around its head; "the leader of North Korea, who …" ends before the comma. */
export function rangeOf({ tree, nameOf, words }: RangeScene, i: number, named: NameInText | undefined): TokenRange {
  const name = named?.range
  let from = Math.min(i, name?.from ?? i)
  let to = Math.max(i + 1, name?.to ?? i + 1)
  const cop = tree.childBy(i, 'cop')
  // "Military affairs will not be the area of cooperation": the area begins after "be".
  const [low, high] = [
    Math.max(breakBefore(tree, from), cop !== undefined && cop < i ? cop + 1 : 0),
    breakAfter(tree, to),
  ]
  // "the chairman of the Assembly of North Korea, Kim Yong-nam": the name is an apposition, however it was joined.
  const isAddedName = (k: number): boolean => {
    const added = nameOf[k]
    if (added?.kind !== 'person' || added === named || tree.form(added.range.from - 1) !== ',') return false
    return tree.childBy(k, 'cc', 'case') === undefined
  }
  // "The court in Abuja on March 10", "the port of Beira on Monday": when is no part of who, nor of where.
  const isWhen = (k: number): boolean =>
    k > tree.head(k) &&
    (tree.relation(k) !== 'flat' || (named !== undefined && k >= named.range.to)) &&
    nameOf[k]?.kind !== 'person' &&
    isPartOfTime(tree, k, words) &&
    !tree.childrenBy(k, 'case').some((c) => tree.lower(c) === 'of')
  const take = (k: number, depth = 0) => {
    if (k < low || k >= high || depth > 40) return
    if (k < from) from = k
    if (k + 1 > to) to = k + 1
    for (const child of tree.children(k))
      if (!OUTSIDE_WITHIN.has(tree.relation(child)) && !isAddedName(child) && !isWhen(child)) take(child, depth + 1)
  }
  const isPredicate = cop !== undefined
  for (const child of tree.children(i)) {
    const relation = tree.relation(child)
    if (OUTSIDE.has(relation) || isWhen(child)) continue
    if (relation === 'advmod' && (child > i || isPredicate)) continue
    // "Kim Yong-nam's visit", not "Kim Yong-nam from his visit": a name needs nothing after it, but for "King Hassan of Morocco".
    if (
      named &&
      named.kind !== 'group' &&
      relation === 'nmod' &&
      child >= name!.to &&
      tree.deprel(child) !== 'nmod:unmarked' &&
      !(named.kind === 'person' && tree.lower(name!.to) === 'of' && tree.head(name!.to) === child)
    )
      continue
    // "the talks on Tuesday", "the minister yesterday": when is no part of who.
    if (
      relation === 'nmod' &&
      child > i &&
      (words.nouns.get(tree.lemma(child).toLowerCase()) === 'time' ||
        (tree.deprel(child) === 'nmod:unmarked' && tree.upos(child) === 'NUM'))
    )
      continue
    take(child)
  }
  while (to > i + 1 && tree.upos(to - 1) === 'PUNCT' && !(name && to <= name.to)) to--
  while (from < i && tree.upos(from) === 'PUNCT' && !(name && from >= name.from)) from++
  return { from, to }
}

/** A dash, colon or semicolon ends a phrase: "OSLO — Prime Minister Berg". */
const BREAK = /^(—|–|--|-|:|;)$/

function breakBefore(tree: Tree, from: number): number {
  const { from: start } = tree.sentenceRange(tree.sentence(from))
  for (let k = from - 1; k >= start; k--) if (isBreak(tree, k)) return k + 1
  return start
}

function breakAfter(tree: Tree, to: number): number {
  const { to: end } = tree.sentenceRange(tree.sentence(to - 1))
  for (let k = to; k < end; k++) if (isBreak(tree, k)) return k
  return end
}

/** A hyphen within a word breaks nothing. */
const isBreak = (tree: Tree, k: number): boolean =>
  tree.upos(k) === 'PUNCT' &&
  BREAK.test(tree.form(k)) &&
  (tree.tokenSpan(k - 1).end < tree.tokenSpan(k).start || tree.tokenSpan(k).end < tree.tokenSpan(k + 1).start)

/** A proper name that the names layer missed: the head and the proper words joined to it. */
export function properSpan(tree: Tree, i: number, words: MentionWords): Span {
  let from = i
  let to = i + 1
  const joined = (k: number) => {
    const relation = tree.relation(k)
    return (
      (relation === 'flat' || relation === 'compound' || relation === 'amod' || relation === 'punct') &&
      (tree.head(k) === i || tree.head(tree.head(k)) === i)
    )
  }
  while (from > 0 && joined(from - 1) && /^\p{Lu}/u.test(tree.form(from - 1))) from--
  while (
    to < tree.size &&
    joined(to) &&
    !isTimeWord(tree, to, words) &&
    (tree.upos(to) !== 'PUNCT' || (tree.form(to) === '-' && joined(to + 1)))
  )
    to++
  return tree.spanOf({ from, to })
}
