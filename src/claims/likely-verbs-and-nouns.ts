import type { Tree } from '../report/tree.js'
import { isNegation, looksAhead, looksBack, markOf, subjectOf } from './clause-outlook.js'
import { inOrder, tokensBetween } from './draft-claim.js'
import type { FoundLikelihood } from './likelihood-finder.js'
import { composeLikelihood, type Likelihood, type LikelihoodWords } from './likelihood-words.js'

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
  const nobody = kids.find((k) => tree.relation(k) === 'nsubj' && k < i && isNobody(tree, k))
  const denied = (negation === undefined) !== (nobody === undefined)
  const likelihood = denied ? composeLikelihood(words, plain, ['negate']) : plain
  const word = inOrder([
    ...kids.filter((k) => k < i && i - k < 5 && /^(aux|cop)$/.test(tree.relation(k))),
    ...(negation === undefined ? [] : [negation]),
    ...(nobody === undefined ? [] : [nobody]),
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
    if (!/^(doubt|bet|wager)$/.test(lemma) && !looksAhead(tree, clause, true)) return null
    if (looksBack(tree, clause) || subjectOf(tree, clause) === undefined) return null
    return { likelihood, word, predicate: clause, clause }
  }
  const object = tree.childBy(i, 'obj')
  const complement = tree.childBy(i, 'xcomp')
  if (object === undefined || complement === undefined || complement < object || markOf(tree, complement) !== 'to')
    return null
  return { likelihood, word, predicate: complement, clause: complement }
}

/** "Nobody expects", "few analysts expect", "no one doubts". */
const isNobody = (tree: Tree, k: number): boolean =>
  /^(nobody|none|few)$/.test(tree.lower(k)) ||
  tree.children(k).some((c) => c < k && /^(no|few)$/.test(tree.lower(c)) && /^(det|amod)$/.test(tree.relation(c)))

/** "the chances of a deal are slim", "the possibility of war remains remote": the adjective says how likely. */
function ratedNounAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
  const noun = nounIn(tree, i)
  const put = putAt(tree, i)
  if (put && words.nouns.has(noun)) return put
  if (tree.relation(i) !== 'nsubj' || !words.nouns.has(noun)) return null
  const top = tree.head(i)
  const rated =
    tree.upos(top) === 'ADJ' && tree.childBy(top, 'cop') !== undefined
      ? top
      : words.hedges.has(tree.lemma(top))
        ? tree.childBy(top, 'xcomp')
        : undefined
  if (rated === undefined || rated < i) return null
  const likelihood = words.nouns.get(`${tree.lower(rated)} ${noun}`) ?? words.nouns.get(`${tree.lower(rated)} chance`)
  if (!likelihood) return null
  const what = [...tree.children(i), ...tree.children(rated)].find(
    (k) =>
      k > i &&
      (/^(acl|ccomp|csubj)$/.test(tree.relation(k)) ||
        (tree.relation(k) === 'nmod' && tree.children(k).some((c) => /^(of|for)$/.test(tree.lower(c))))),
  )
  if (what === undefined) return null
  const from = tree.children(what).find((c) => c < what && /^(that|of|for)$/.test(tree.lower(c)))
  return {
    likelihood,
    word: inOrder([i, ...tree.childrenBy(rated, 'cop'), ...(rated === top ? [] : [top]), rated]),
    predicate: what,
    clause: what,
    ...(from === undefined ? {} : { from: from + 1 }),
  }
}

/** "odds" is no plural of "odd". */
const nounIn = (tree: Tree, i: number): string => (tree.lower(i) === 'odds' ? 'odds' : tree.lemma(i).toLowerCase())

/** "put the odds of a deal at 30 percent" */
function putAt(tree: Tree, i: number): FoundLikelihood | null {
  const verb = tree.relation(i) === 'obj' ? tree.head(i) : -1
  if (verb < 0 || !/^(put|place|set|rate|estimate)$/.test(tree.lemma(verb))) return null
  const at = tree.childrenBy(verb, 'obl').find((k) => k > i && tree.children(k).some((c) => tree.lower(c) === 'at'))
  const what = tree.children(i).find((k) => k > i && /^(nmod|acl)$/.test(tree.relation(k)))
  if (at === undefined || what === undefined) return null
  const { from, to } = tree.subtree(at)
  const p = statedIn(tree, from + 1, to)
  const opener = tree.children(what).find((c) => c < what && /^(that|of|for)$/.test(tree.lower(c)))
  if (p === undefined || opener === undefined) return null
  const likelihood: Likelihood = { words: 'a stated chance', probability: [p, p], scale: 'stated' }
  return { likelihood, word: [i, ...tokensBetween(from, to)], predicate: what, clause: what, from: opener + 1 }
}

/** "70 percent", "70%", as a probability. */
function statedIn(tree: Tree, from: number, to: number): number | undefined {
  const written = tokensBetween(from, to)
    .map((k) => tree.lower(k))
    .join('')
    .replaceAll('-', '')
  const number = /^(\d+(?:\.\d+)?)(?:%|percent)$/.exec(written)
  return !number || Number(number[1]) > 100 ? undefined : Math.round(Number(number[1]) * 100) / 1e4
}

/** "a 70 percent chance", "a 70% chance": what the number says. */
function statedChance(tree: Tree, before: readonly number[], i: number): Likelihood | undefined {
  const first = before.find((k) => tree.upos(k) !== 'DET')
  if (first === undefined) return undefined
  const p = statedIn(tree, tree.subtree(first).from, i)
  if (p === undefined) return undefined
  return { words: 'a stated chance', probability: [p, p], scale: 'stated' }
}

/** "there is a good chance that", "has little chance of". */
export function nounAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
  const rated = ratedNounAt(tree, words, i)
  if (rated) return rated
  const noun = nounIn(tree, i)
  const before = tree.children(i).filter((k) => k < i && /^(amod|det|advmod|nummod|compound)$/.test(tree.relation(k)))
  let word = [i]
  let likelihood = words.nouns.get(noun)
  for (let n = before.length - 1; n >= 0; n--) {
    const phrase = tokensBetween(tree.subtree(before[n]!).from, i)
      .map((k) => tree.lower(k))
      .join(' ')
      .replaceAll(' - ', '-')
    const known = words.nouns.get(`${phrase} ${noun}`)
    if (known) {
      likelihood = known
      word = tokensBetween(tree.subtree(before[n]!).from, i + 1)
    }
  }
  const stated = likelihood && statedChance(tree, before, i)
  if (stated) {
    likelihood = stated
    word = tokensBetween(tree.subtree(before.find((k) => tree.upos(k) !== 'DET')!).from, i + 1)
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
