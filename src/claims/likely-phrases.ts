import type { Tree } from '../report/tree.js'
import { looksBack } from './clause-outlook.js'
import { tokensBetween } from './draft-claim.js'
import type { FoundLikelihood } from './likelihood-finder.js'
import type { LikelihoodWords } from './likelihood-words.js'

/** "odds are that …", "it is far from certain that …", "a matter of time before …": set phrases, and the clause behind them. */
export function phraseLikelihoodAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
  for (const { likelihood, tokens } of words.phrases.get(tree.lower(i)) ?? []) {
    if (!tokens.every((word, k) => tree.lower(i + k) === word)) continue
    const behind = clauseBehind(tree, i + tokens.length)
    if (!behind || looksBack(tree, behind.predicate)) return null
    return { likelihood, word: tokensBetween(i, i + tokens.length), clause: behind.predicate, ...behind }
  }
  return null
}

/** The clause that begins at or soon behind token `start`: its predicate and its first token. */
function clauseBehind(tree: Tree, start: number): { predicate: number; from: number } | undefined {
  const { to } = tree.sentenceRange(tree.sentence(start - 1))
  let from = start
  while (from < to && /^(that|whether|how|when|if|,)$/.test(tree.lower(from))) from++
  // The parser may have made one clause of the phrase and what it speaks of: place tells them apart.
  for (let k = from; k < to && k - from < 25; k++) {
    if (!/^[nc]subj|^expl/.test(tree.deprel(k)) || tree.head(k) <= k) continue
    return { predicate: tree.head(k), from }
  }
  return undefined
}
