import type { Tree } from '../report/tree.js'
import { isNegation, looksAhead, looksBack, markOf, subjectOf } from './clause-outlook.js'
import { inOrder } from './draft-claim.js'
import type { FoundLikelihood } from './likelihood-finder.js'
import { composeLikelihood, type Degree, type LikelihoodWords } from './likelihood-words.js'

/** "is likely to", "seems unlikely", "it is possible that", "a possible test". */
export function adjectiveAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
  const plain = words.adjectives.get(tree.lower(i))
  if (!plain) return null
  const kids = tree.children(i)
  if (tree.relation(i) === 'amod') {
    const noun = tree.head(i)
    if (
      noun < i ||
      tree.form(i - 1) === '-' ||
      !words.beforeNoun.has(plain.words) ||
      !words.isHappening(tree.lemma(noun).toLowerCase())
    )
      return null
    if (!['NOUN', 'PROPN'].includes(tree.upos(noun))) return null
    return { likelihood: plain, word: [i], predicate: noun, clause: noun }
  }

  const hedge =
    tree.head(i) >= 0 && tree.relation(i) === 'xcomp' && words.hedges.has(tree.lemma(tree.head(i)))
      ? tree.head(i)
      : undefined
  // "makes sure to tell", "was set up to": no likelihood.
  if (tree.head(i) >= 0 && tree.relation(i) === 'xcomp' && /^(make|get)$/.test(tree.lemma(tree.head(i)))) return null
  if (kids.some((k) => tree.deprel(k) === 'compound:prt')) return null
  const helpers = kids.filter((k) => k < i && /^(cop|aux)$/.test(tree.relation(k)))
  // "assured them that" is a verb, "is assured" an adjective.
  if (
    tree.upos(i) === 'VERB' &&
    hedge === undefined &&
    !helpers.some((k) => tree.relation(k) === 'cop' || tree.deprel(k) === 'aux:pass' || tree.lemma(k) === 'be') &&
    !/^(xcomp|acl|conj)$/.test(tree.relation(i))
  )
    return null
  if (hedge === undefined && helpers.length === 0 && !/^(xcomp|conj|acl|root)$/.test(tree.relation(i))) return null
  const owner = hedge ?? i

  const degreeWords = [...kids, ...(hedge === undefined ? [] : tree.children(hedge))].filter(
    (k) =>
      k < i && i - k < 5 && words.degrees.has(tree.lower(k)) && (tree.relation(k) === 'advmod' || isNegation(tree, k)),
  )
  let base = plain
  let degrees: Degree[] = degreeWords.map((k) => words.degrees.get(tree.lower(k))!)
  // "is no longer likely"
  if (tree.lower(i - 1) === 'longer' && tree.lower(i - 2) === 'no') degrees.push('negate')
  const joined =
    degreeWords.length > 0 ? words.adjectives.get(`${tree.lower(degreeWords.at(-1)!)} ${plain.words}`) : undefined
  if (joined && !degrees.includes('negate')) {
    base = joined
    degrees = degrees.slice(0, -1)
  }
  const likelihood = composeLikelihood(words, base, degrees)

  const complement =
    kids.find(
      (k) =>
        k > i &&
        tree.form(tree.subtree(k).from - 1) !== ',' &&
        /^(xcomp|ccomp|csubj|advcl|acl)$/.test(tree.relation(k)) &&
        !/^(if|unless|when|because|as|after|before|until|once|while|since|though|although|provided)$/.test(
          markOf(tree, k),
        ) &&
        (markOf(tree, k) === 'to' || markOf(tree, k) === 'that' || subjectOf(tree, k) !== undefined),
    ) ??
    (hedge === undefined
      ? undefined
      : tree.children(hedge).find((k) => k > i && /^(ccomp|csubj)$/.test(tree.relation(k))))
  const subject = subjectOf(tree, owner) ?? raisedSubject(tree, owner)
  const to =
    complement === undefined
      ? undefined
      : tree.children(complement).find((k) => k < complement && tree.lower(k) === 'to' && tree.relation(k) === 'mark')
  const core = [...(hedge === undefined ? [] : [hedge]), ...helpers.filter((k) => i - k < 5), ...degreeWords, i]
  if (complement !== undefined && to === undefined) {
    // "it is likely that …": the clause is the proposition.
    if (['set', 'due', 'bound', 'poised'].includes(plain.words)) return null
    if (/^(clear|sure|certain|unclear|uncertain)$/.test(plain.words) && !looksAhead(tree, complement, true)) return null
    if (looksBack(tree, complement) || !looksAhead(tree, complement, false)) return null
    return { likelihood, word: inOrder(core), predicate: complement, clause: complement }
  }
  if (complement === undefined && !words.alone.has(plain.words)) return null
  if (complement !== undefined && to !== undefined && looksBack(tree, complement)) return null
  if (subject === undefined && complement === undefined) return null
  if (plain.words === 'possible' || plain.words === 'impossible')
    if (subject === undefined || (complement !== undefined && tree.lower(subject) !== 'it')) return null
  return {
    likelihood,
    word: inOrder(to !== undefined && to - i < 3 ? [...core, to] : core),
    predicate: complement ?? i,
    clause: owner,
  }
}

function raisedSubject(tree: Tree, i: number): number | undefined {
  let at = i
  for (let steps = 0; steps < 4 && /^(conj|xcomp)$/.test(tree.relation(at)); steps++) {
    at = tree.head(at)
    const subject = subjectOf(tree, at)
    if (subject !== undefined) return subject
  }
  return undefined
}
