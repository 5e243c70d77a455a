import type { Tree } from '../report/tree.js'
import { isNegation, looksAhead, looksBack, markOf, subjectOf } from './clause-outlook.js'
import { inOrder, tokensBetween } from './draft-claim.js'
import type { FoundLikelihood } from './likelihood-finder.js'
import { composeLikelihood, type LikelihoodWords } from './likelihood-words.js'

/** "he doubts that", "analysts expect prices to", "cannot be ruled out". */
export function verbAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
  const particle = tree.childBy(i, 'compound:prt')
  const lemma = tree.lemma(i).toLowerCase()
  const plain = words.verbs.get(particle === undefined ? lemma : `${lemma} ${tree.lower(particle)}`)
  if (!plain) return null
  const kids = tree.children(i)
  const negation =
    kids.find((k) => k < i && isNegation(tree, k)) ??
    kids.find((k) => k < i && /^(cannot|can['’]t)$/.test(tree.lower(k)))
  const likelihood = negation === undefined ? plain : composeLikelihood(words, plain, ['negate'])
  const word = inOrder([
    ...kids.filter((k) => k < i && i - k < 5 && /^(aux|cop)$/.test(tree.relation(k))),
    ...(negation === undefined ? [] : [negation]),
    i,
    ...(particle === undefined ? [] : [particle]),
  ])
  if (particle !== undefined || lemma === 'exclude') {
    const subject = kids.find((k) => tree.deprel(k) === 'nsubj:pass' || tree.deprel(k) === 'csubj:pass')
    return subject === undefined || negation === undefined ? null : { likelihood, word, predicate: subject, clause: i }
  }
  const subject = subjectOf(tree, i)
  if (subject !== undefined && /^(you)$/.test(tree.lower(subject))) return null
  const clause = tree.childBy(i, 'ccomp')
  if (clause !== undefined && clause > i) {
    if (lemma !== 'doubt' && !looksAhead(tree, clause, true)) return null
    if (looksBack(tree, clause) || subjectOf(tree, clause) === undefined) return null
    return { likelihood, word, predicate: clause, clause }
  }
  const object = tree.childBy(i, 'obj')
  const complement = tree.childBy(i, 'xcomp')
  if (object === undefined || complement === undefined || complement < object || markOf(tree, complement) !== 'to')
    return null
  return { likelihood, word, predicate: complement, clause: complement }
}

/** "there is a good chance that", "has little chance of". */
export function nounAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
  const noun = tree.lemma(i).toLowerCase()
  const before = tree.children(i).filter((k) => k < i && /^(amod|det|advmod)$/.test(tree.relation(k)))
  let word = [i]
  let likelihood = words.nouns.get(noun)
  for (let n = before.length - 1; n >= 0; n--) {
    const phrase = tokensBetween(before[n]!, i)
      .map((k) => tree.lower(k))
      .join(' ')
    const known = words.nouns.get(`${phrase} ${noun}`)
    if (known) {
      likelihood = known
      word = tokensBetween(before[n]!, i + 1)
    }
  }
  if (!likelihood) return null
  const complement = tree
    .children(i)
    .find((k) => k > i && /^(acl|ccomp|nmod|advcl)$/.test(tree.relation(k)) && tree.deprel(k) !== 'acl:relcl')
  if (complement === undefined) return null
  const opener = tree.children(complement).find((k) => k < complement && /^(mark|case)$/.test(tree.relation(k)))
  if (opener === undefined || !/^(that|of)$/.test(tree.lower(opener)) || looksBack(tree, complement)) return null
  const verb = tree.head(i)
  const there =
    tree.children(i).some((k) => tree.relation(k) === 'expl') ||
    (verb >= 0 && tree.lemma(verb) === 'be') ||
    tree.children(i).some((k) => tree.relation(k) === 'cop')
  const has =
    verb >= 0 && tree.relation(i) === 'obj' && /^(have|see|stand|face|give|leave|offer)$/.test(tree.lemma(verb))
  if (!there && !has) return null
  return {
    likelihood,
    word,
    predicate: complement,
    clause: has && /^(have|stand|face)$/.test(tree.lemma(verb)) ? verb : complement,
  }
}
