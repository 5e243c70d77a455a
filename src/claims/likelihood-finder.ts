import type { Tree } from '../report/tree.js'
import { isNegation, isStatement, looksAhead, subjectOf } from './clause-outlook.js'
import { inOrder, tokensBetween } from './draft-claim.js'
import { composeLikelihood, type Likelihood, type LikelihoodWords } from './likelihood-words.js'
import { adjectiveAt } from './likely-adjectives.js'
import { phraseLikelihoodAt } from './likely-phrases.js'
import { nounAt, verbAt } from './likely-verbs-and-nouns.js'

/** A word of likelihood in its sentence; numbers are indices into `tokens`. */
export interface FoundLikelihood {
  readonly likelihood: Likelihood
  /** The word with its degree words, negation and helpers: "is not very likely to". */
  readonly word: readonly number[]
  /** The head of what is likely: the predicate of a clause, or a noun ("a possible test"). */
  readonly predicate: number
  /** The head of the clause that is the proposition; the same as `predicate` but in "it is likely that …". */
  readonly clause: number
  /** The proposition's first token, where the tree does not tell: "odds are | Peru will leave". */
  readonly from?: number
}

/** The word of likelihood at token `i`, if it is one and speaks of what may come. */
export function likelihoodAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
  const phrase = phraseLikelihoodAt(tree, words, i)
  if (phrase) return phrase
  switch (tree.upos(i)) {
    case 'AUX':
      return modalAt(tree, words, i)
    case 'ADV':
    case 'ADP':
    case 'DET':
    case 'PART':
      return adverbAt(tree, words, i) ?? (tree.upos(i) === 'ADV' ? adjectiveAt(tree, words, i) : null)
    case 'ADJ':
      return adjectiveAt(tree, words, i) ?? adverbAt(tree, words, i)
    case 'VERB':
      return adjectiveAt(tree, words, i) ?? verbAt(tree, words, i)
    case 'NOUN':
      return nounAt(tree, words, i)
    default:
      return null
  }
}

/** "may", "might", "could": not what was, not leave to do it, not what somebody was able to do. */
function modalAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
  if (tree.relation(i) !== 'aux') return null
  const predicate = tree.head(i)
  if (predicate < i || !words.modals.has(tree.lower(i))) return null
  const kids = tree.children(predicate)
  // "may have fled" is about the past; "could have" about what did not come.
  if (kids.some((k) => k > i && k < predicate && tree.relation(k) === 'aux' && /^(have|'ve|’ve)$/.test(tree.lower(k))))
    return null
  const subject = subjectOf(tree, predicate)
  if (subject === undefined || subject > i || /^(i|you|who|what)$/.test(tree.lower(subject))) return null
  if (!isStatement(tree, predicate)) return null
  const negation = kids.find((k) => k > i && k < predicate && isNegation(tree, k))
  const well = kids.find((k) => k === i + 1 && tree.lower(k) === 'well')
  const modal = tree.lower(i)
  if (
    modal === 'could' &&
    (negation !== undefined ||
      words.abilities.has(tree.lemma(predicate)) ||
      kids.some((k) => k < predicate && /^(only|longer|barely|hardly)$/.test(tree.lower(k))))
  )
    return null
  const extra = negation ?? well
  const phrase = extra === undefined ? modal : `${modal} ${extra === well ? 'well' : 'not'}`
  const likelihood = words.modals.get(phrase) ?? words.modals.get(modal)!
  return { likelihood, word: extra === undefined ? [i] : [i, extra], predicate, clause: predicate }
}

/** The longest phrase of `table` that begins at `i`. */
function phraseAt(
  tree: Tree,
  table: ReadonlyMap<string, Likelihood>,
  i: number,
): { likelihood: Likelihood; length: number } | null {
  let phrase = ''
  let best: { likelihood: Likelihood; length: number } | null = null
  for (let length = 1; length <= 4 && i + length <= tree.size; length++) {
    phrase += (length > 1 ? ' ' : '') + tree.lower(i + length - 1)
    const likelihood = table.get(phrase)
    if (likelihood) best = { likelihood, length }
  }
  return best
}

/** "will surely be", "probably": the clause must look ahead. */
function adverbAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
  const found = words.adverbStarts.has(tree.lower(i)) ? phraseAt(tree, words.adverbs, i) : null
  if (!found) return null
  // "very likely" was taken at "very".
  if (
    i > 0 &&
    found.length === 1 &&
    /^(ADV|PART)$/.test(tree.upos(i - 1)) &&
    words.adverbs.has(`${tree.lower(i - 1)} ${tree.lower(i)}`)
  )
    return null
  const word = tokensBetween(i, i + found.length)
  const head = word.map((k) => tree.head(k)).find((h) => h >= 0 && !word.includes(h))
  if (head === undefined || !isPredicate(tree, head)) return null
  if (!looksAhead(tree, head, isEmphatic(found.likelihood)) || !isStatement(tree, head)) return null
  // "probably not", "probably won't", "will not likely".
  const negation = tree.children(head).find((k) => k < head && isNegation(tree, k) && !word.includes(k))
  const likelihood =
    negation === undefined
      ? found.likelihood
      : (words.adverbs.get(`${found.likelihood.words} not`) ?? composeLikelihood(words, found.likelihood, ['negate']))
  return {
    likelihood,
    word: negation === undefined ? word : inOrder([...word, negation]),
    predicate: head,
    clause: head,
  }
}

/** "surely" and "hardly" also stress what is so; "probably" says that it is not settled. */
const isEmphatic = ({ probability: [low, high] }: Likelihood) => low >= 0.8 || high <= 0.2

function isPredicate(tree: Tree, i: number): boolean {
  if (tree.upos(i) === 'VERB') return tree.relation(i) !== 'amod'
  return tree.children(i).some((k) => tree.relation(k) === 'cop') || subjectOf(tree, i) !== undefined
}
