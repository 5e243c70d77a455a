import type { Span } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import type { FoundLikelihood } from './likelihood-finder.js'

const OPENERS = /^(if|unless|provided|providing|assuming|supposing|lest|until|once)$/

/** "if the talks fail", "unless …", "provided that …", "should talks fail", "in the event of war": on what the forecast depends. */
export function conditionOf(tree: Tree, { predicate, clause }: FoundLikelihood): Span | undefined {
  for (const k of clausesAround(tree, predicate, clause)) {
    const range = tree.subtree(k)
    const own = tree.children(k).filter((c) => c < k)
    const opens =
      OPENERS.test(tree.lower(range.from)) ||
      own.some((c) => tree.relation(c) === 'mark' && OPENERS.test(tree.lower(c))) ||
      OPENERS.test(tree.lower(k)) ||
      isInverted(tree, k) ||
      startsWith(tree, range.from, 'as long as', 'so long as', 'only if', 'even if', 'in case', 'in the event')
    if (!opens) continue
    let { from, to } = range
    while (from < to && tree.upos(from) === 'PUNCT') from++
    // A mark that the parser hung on it from afar is no part of it.
    while (to > from + 1 && (tree.upos(to - 1) === 'PUNCT' || !tree.isUnder(to - 1, k))) to--
    return tree.spanOf({ from, to })
  }
  return undefined
}

/** Adverbial clauses and phrases of the predicate and of the clause that speaks of it. */
function* clausesAround(tree: Tree, predicate: number, clause: number): Iterable<number> {
  const seen = new Set([predicate, clause])
  // "He said that if talks fail, war is likely": the condition may hang on the copula's clause or its governor's.
  for (let at = clause, steps = 0; steps < 2 && /^(xcomp|ccomp|csubj|conj)$/.test(tree.relation(at)); steps++) {
    at = tree.head(at)
    if (tree.relation(at) !== 'root' || tree.relation(clause) === 'xcomp' || tree.relation(clause) === 'csubj')
      seen.add(at)
  }
  for (const i of seen)
    for (const k of tree.children(i))
      if (/^(advcl|obl|nmod)$/.test(tree.relation(k)) || tree.lower(k) === 'long')
        if (!tree.isUnder(predicate, k)) yield k
}

/** "Should talks fail, …", "Were it to fail, …". */
const isInverted = (tree: Tree, k: number): boolean => {
  const { from } = tree.subtree(k)
  return (
    tree.relation(k) === 'advcl' &&
    tree.upos(from) === 'AUX' &&
    /^(should|were|had)$/.test(tree.lower(from)) &&
    from < k
  )
}

const startsWith = (tree: Tree, from: number, ...phrases: string[]): boolean =>
  phrases.some((phrase) => phrase.split(' ').every((word, n) => tree.lower(from + n) === word))
