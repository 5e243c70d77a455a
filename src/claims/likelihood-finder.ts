import type { Tree } from '../report/tree.js'
import { inOrder, tokensBetween } from './draft-claim.js'
import { composeLikelihood, type Degree, type Likelihood, type LikelihoodWords } from './likelihood-words.js'

/** A word of likelihood in its sentence; numbers are indices into `tokens`. */
export interface FoundLikelihood {
  readonly likelihood: Likelihood
  /** The word with its degree words, negation and helpers: "is not very likely to". */
  readonly word: readonly number[]
  /** The head of what is likely: the predicate of a clause, or a noun ("a possible test"). */
  readonly predicate: number
  /** The head of the clause that is the proposition; the same as `predicate` but in "it is likely that …". */
  readonly clause: number
}

/** The word of likelihood at token `i`, if it is one and speaks of what may come. */
export function likelihoodAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
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

const subjectOf = (tree: Tree, i: number) => tree.children(i).find((k) => /^[nc]subj/.test(tree.relation(k)))
const isNegation = (tree: Tree, k: number) => /^(not|n['’]t|never)$/.test(tree.lower(k))
const markOf = (tree: Tree, i: number) => {
  const mark = tree.children(i).find((k) => k < i && tree.relation(k) === 'mark')
  return mark === undefined ? '' : tree.lower(mark)
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
    (negation !== undefined || words.abilities.has(tree.lemma(predicate)) || kids.some((k) => tree.lower(k) === 'only'))
  )
    return null
  const extra = negation ?? well
  const phrase = extra === undefined ? modal : `${modal} ${extra === well ? 'well' : 'not'}`
  const likelihood = words.modals.get(phrase) ?? words.modals.get(modal)!
  return { likelihood, word: extra === undefined ? [i] : [i, extra], predicate, clause: predicate }
}

/** A condition, a purpose or what narrows a noun down states nothing of its own: "actions that could escalate tensions". */
function isStatement(tree: Tree, predicate: number): boolean {
  let at = predicate
  for (let steps = 0; steps < 6 && at >= 0; steps++) {
    if (/^(if|whether|unless|so|lest|in|until|once|before|after|as)$/.test(markOf(tree, at))) return false
    const relation = tree.deprel(at)
    if (relation === 'acl:relcl' || relation === 'acl') return false
    if (tree.relation(at) !== 'conj') return true
    at = tree.head(at)
  }
  return true
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
  const found = phraseAt(tree, words.adverbs, i)
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
  const negation = tree
    .children(head)
    .find((k) => k >= i + found.length - 1 && k <= i + found.length && isNegation(tree, k) && !word.includes(k))
  const likelihood =
    negation === undefined
      ? found.likelihood
      : (words.adverbs.get(`${found.likelihood.words} not`) ?? composeLikelihood(words, found.likelihood, ['negate']))
  return { likelihood, word: negation === undefined ? word : [...word, negation], predicate: head, clause: head }
}

/** "surely" and "hardly" also stress what is so; "probably" says that it is not settled. */
const isEmphatic = ({ probability: [low, high] }: Likelihood) => low >= 0.8 || high <= 0.2

function isPredicate(tree: Tree, i: number): boolean {
  if (tree.upos(i) === 'VERB') return tree.relation(i) !== 'amod'
  return tree.children(i).some((k) => tree.relation(k) === 'cop') || subjectOf(tree, i) !== undefined
}

const FUTURE = /^(will|'ll|’ll|wo|shall|would|'d|’d|can|could|may|might|should)$/

/** Is the clause about what is to come, or at least not settled? `strict`: only the former ("surely", which also stresses facts). */
function looksAhead(tree: Tree, predicate: number, strict: boolean): boolean {
  const kids = tree.children(predicate)
  const aux = kids.filter((k) => /^(aux|cop)$/.test(tree.relation(k)))
  if (aux.some((k) => /^(have|has|had|'ve|’ve)$/.test(tree.lower(k)))) return false
  if (aux.some((k) => FUTURE.test(tree.lower(k)))) return true
  if (tree.lemma(predicate) === 'go' && aux.length > 0 && tree.childBy(predicate, 'xcomp') !== undefined) return true
  if (strict) return false
  if (kids.some((k) => tree.relation(k) === 'xcomp' && k > predicate && markOf(tree, k) === 'to')) return true
  const finite = aux[0] ?? predicate
  if (/Tense=Past/.test(tree.feats(finite)) && !/VerbForm=Part/.test(tree.feats(finite))) return false
  if (!tree.feats(finite) && /^(was|were|did)$/.test(tree.lower(finite))) return false
  return aux.length > 0 || /Tense=Pres/.test(tree.feats(predicate))
}

/** Adjectives that say how likely a thing is by themselves: "a visit is unlikely"; the rest need "to" or "that". */
const NEEDS_COMPLEMENT = new Set([
  'set',
  'due',
  'bound',
  'expected',
  'anticipated',
  'poised',
  'projected',
  'predicted',
  'tipped',
  'slated',
  'destined',
  'forecast',
  'sure',
  'certain',
  'guaranteed',
  'assured',
  'clear',
  'unclear',
  'uncertain',
  'possible',
  'potential',
  'more likely',
  'remote',
  'dubious',
  'feasible',
  'plausible',
  'most likely',
])
const BEFORE_NOUN = new Set([
  'possible',
  'likely',
  'probable',
  'inevitable',
  'expected',
  'very likely',
  'unlikely',
  'anticipated',
  'projected',
])

/** "is likely to", "seems unlikely", "it is possible that", "a possible test". */
function adjectiveAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
  const plain = words.adjectives.get(tree.lower(i))
  if (!plain) return null
  const kids = tree.children(i)
  if (tree.relation(i) === 'amod') {
    const noun = tree.head(i)
    if (
      noun < i ||
      tree.form(i - 1) === '-' ||
      !BEFORE_NOUN.has(plain.words) ||
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
  if (complement === undefined && NEEDS_COMPLEMENT.has(plain.words)) return null
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

/** "is likely to have fled": what is guessed is past. */
const looksBack = (tree: Tree, i: number) =>
  tree.children(i).some((k) => tree.relation(k) === 'aux' && /^(have|has|had)$/.test(tree.lower(k)))

function raisedSubject(tree: Tree, i: number): number | undefined {
  let at = i
  for (let steps = 0; steps < 4 && /^(conj|xcomp)$/.test(tree.relation(at)); steps++) {
    at = tree.head(at)
    const subject = subjectOf(tree, at)
    if (subject !== undefined) return subject
  }
  return undefined
}

/** "he doubts that", "analysts expect prices to", "cannot be ruled out". */
function verbAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
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
function nounAt(tree: Tree, words: LikelihoodWords, i: number): FoundLikelihood | null {
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
