import type { Tree } from '../report/tree.js'
import type { ClaimCue, ClaimCues } from './claim-cues.js'
import { inOrder } from './draft-claim.js'

/** The cue that verb `i` is, with its particle if it has one: "point out" before "point". */
export function cueOfVerb(cues: ClaimCues, tree: Tree, i: number): ClaimCue | undefined {
  if (tree.upos(i) !== 'VERB' && !isVerbByCompany(tree, i)) return undefined
  const lemma = verbLemma(tree, i)
  const particle = particleOf(tree, i)
  return (particle !== undefined && cues.verbs.get(`${lemma} ${tree.lower(particle)}`)) || cues.verbs.get(lemma)
}

/** "…, warning that": where the tagger saw a noun, its lemma is the noun's. */
const verbLemma = (tree: Tree, i: number): string =>
  tree.upos(i) === 'NOUN' && /ing$/.test(tree.lower(i)) ? tree.lower(i).slice(0, -3) : tree.lemma(i).toLowerCase()

/** “…,” Bozell notes: tagged a noun, but it has a subject and stands like a verb. */
const isVerbByCompany = (tree: Tree, i: number): boolean => {
  if (tree.upos(i) !== 'NOUN') return false
  if (/ing$/.test(tree.lower(i)))
    return (
      !tree.children(i).some((k) => k < i && /^(det|amod|nmod|case|compound)$/.test(tree.relation(k))) &&
      (tree.form(i - 1) === ',' || tree.children(i).some((k) => k < i && /^(aux|cop)$/.test(tree.relation(k)))) &&
      tree.children(i).some((k) => k > i && /^(acl|ccomp)$/.test(tree.relation(k)))
    )
  if (!/s$/.test(tree.lower(i))) return false
  // "The analyst points out that"
  if (tree.children(i).some((k) => k === i + 1 && tree.deprel(k) === 'compound:prt')) return true
  if (tree.children(i).some((k) => /^(det|cop|case|amod|nmod)$/.test(tree.relation(k)))) return false
  if (i > 1 && /^(PROPN|PRON)$/.test(tree.upos(i - 1)) && /^["”’']/.test(tree.form(i - 2))) return true
  // "Maduro plans to visit": the whole sentence has no other verb.
  if (tree.relation(i) === 'root' && tree.childBy(i, 'compound') !== undefined)
    return tree.children(i).some((k) => k > i && /^(acl|ccomp|xcomp|advcl|parataxis)$/.test(tree.relation(k)))
  return (
    /^(parataxis|root|ccomp|conj|acl)$/.test(tree.relation(i)) &&
    tree.children(i).some((k) => tree.relation(k) === 'nsubj' && k < i)
  )
}

const PARTICLES = new Set([
  'out',
  'up',
  'off',
  'down',
  'back',
  'in',
  'aside',
  'away',
  'over',
  'by',
  'on',
  'into',
  'after',
  'issue',
  'aim',
  'exception',
  'credit',
  'pride',
  'umbrage',
  'offense',
  'offence',
])

export function particleOf(tree: Tree, i: number): number | undefined {
  for (const k of tree.children(i)) {
    if (k <= i || k > i + 4) continue
    const relation = tree.deprel(k)
    if (relation === 'compound:prt') return k
    if (k === i + 1 && PARTICLES.has(tree.lower(k)) && /^(advmod|obl|obj)$/.test(relation)) return k
  }
  return undefined
}

/** The whole verb group: "has repeatedly called for" with its auxiliaries, negation, adverbs and particle. */
export function verbGroup(tree: Tree, i: number): number[] {
  const words = [i]
  let first = i
  for (const k of tree.children(i)) {
    const relation = tree.relation(k)
    if (relation === 'aux' || relation === 'cop') {
      words.push(k)
      if (k < first) first = k
    } else if (tree.deprel(k) === 'compound:prt') words.push(k)
  }
  for (const k of tree.children(i)) {
    if (tree.relation(k) !== 'advmod' || tree.children(k).length > 1 || isQuantity(tree, k)) continue
    // "also said", "did not say", "immediately blasted", but not "Meanwhile, he said".
    if ((k > first && k < i) || (k < i && k === first - 1)) words.push(k)
  }
  return inOrder(words)
}

/** The plain adjectives before a noun that belong to its cue: "strong" in "strong criticism of the deal". */
export const modifiersOf = (tree: Tree, i: number): number[] =>
  tree.children(i).filter((k) => k < i && tree.relation(k) === 'amod' && tree.children(k).length === 0)

/** "Most believe", "both embrace", "many say": who, not how. */
export const isQuantity = (tree: Tree, k: number): boolean =>
  QUANTITIES.has(tree.lower(k)) && tree.upos(k + 1) !== 'ADJ'

const QUANTITIES = new Set([
  'all',
  'another',
  'both',
  'each',
  'either',
  'everyone',
  'few',
  'fewer',
  'half',
  'many',
  'most',
  'neither',
  'nobody',
  'none',
  'one',
  'other',
  'others',
  'several',
  'some',
  'two',
  'three',
  'four',
  'third',
  'quarter',
])

/** "continued to portray", "seemed to confirm": the verb before belongs to the cue. */
export function helpersBefore(tree: Tree, i: number): number[] {
  const words: number[] = []
  let verb = i
  for (
    let steps = 0;
    steps < 3 && tree.relation(verb) === 'xcomp' && tree.head(verb) >= 0 && tree.head(verb) < verb;
    steps++
  ) {
    const governor = tree.head(verb)
    if (verb - governor > 4) break
    words.push(...verbGroup(tree, governor))
    for (let t = governor + 1; t < verb; t++) if (tree.lower(t) === 'to') words.push(t)
    verb = governor
  }
  return words
}

/** Is the verb passive, or a participle that stands for one: "was told", "claims made by rebels"? */
export function isPassive(tree: Tree, i: number): boolean {
  if (callsFor(tree, i)) return false
  if (tree.children(i).some((k) => tree.deprel(k) === 'aux:pass')) return true
  for (const k of tree.children(i)) {
    const relation = tree.deprel(k)
    if (relation === 'nsubj:pass' || relation === 'csubj:pass') return !isActiveAfterAll(tree, i)
    if (relation === 'nsubj' || tree.relation(k) === 'aux') return false
  }
  const relation = tree.deprel(i)
  if (relation !== 'acl' && relation !== 'advcl' && relation !== 'amod') return false
  // "when asked about it", "Asked if he would go, he said …"
  return isPastParticiple(tree, i) || (relation === 'advcl' && /Tense=Past/.test(tree.feats(i)))
}

/** "The chairman, Jon Lind, called for a vote": no passive, whatever the parser made of the commas before it. */
const callsFor = (tree: Tree, i: number): boolean =>
  tree.lower(i) === 'called' &&
  /^(for|on|upon)$/.test(tree.lower(i + 1)) &&
  !tree.children(i).some((k) => /^(aux:pass|obl:agent)$/.test(tree.deprel(k)) || (k < i && tree.lemma(k) === 'be'))

/** "Two analysts found that …": without an auxiliary, and with an object or a clause, no passive. */
const isActiveAfterAll = (tree: Tree, i: number): boolean =>
  !tree.children(i).some((k) => k < i && /^(be|get)$/.test(tree.lemma(k))) &&
  !/^(acl|advcl|amod)/.test(tree.deprel(i)) &&
  tree.children(i).some((k) => k > i && /^(ccomp|obj)$/.test(tree.relation(k)))

export const isPastParticiple = (tree: Tree, i: number): boolean =>
  tree.feats(i) ? /VerbForm=Part/.test(tree.feats(i)) && !/ing$/.test(tree.lower(i)) : /(ed|en)$/.test(tree.lower(i))

/** 'Tense=Past' and the like of a finite verb, or of its auxiliary; 'none' where it is not finite. */
export const tenseOf = (tree: Tree, i: number): string => {
  const finite = tree.children(i).find((k) => k < i && /^(aux|cop)$/.test(tree.relation(k))) ?? i
  return /VerbForm=Fin/.test(tree.feats(finite)) ? (/Tense=\w+/.exec(tree.feats(finite))?.[0] ?? 'other') : 'none'
}

/** "Sing" or "Plur" of a finite present verb, or of its auxiliary; '' where its form does not tell. */
export function numberOf(tree: Tree, i: number): string {
  const words = [...tree.children(i).filter((k) => k < i && /^(aux|cop)$/.test(tree.relation(k))), i]
  const finite = words.find((k) => /VerbForm=Fin/.test(tree.feats(k)))
  if (finite === undefined || !/Tense=Pres/.test(tree.feats(finite))) return ''
  return /Number=(Sing|Plur)/.exec(tree.feats(finite))?.[1] ?? ''
}

/**
 * "Painting him as weak and suggesting …", "she tells how he left and recites …": the verb that conjunct `i` goes on with,
 * which is one of its own form, whatever the parser hung it on.
 */
export function goesOnWith(tree: Tree, i: number): number {
  const governor = tree.head(i)
  if (governor < 0 || tree.relation(i) !== 'conj' || !differ(tree, i, governor)) return governor
  let up = tree.head(governor)
  for (let steps = 0; steps < 8 && up >= 0; steps++, up = tree.head(up))
    if (up < i && tree.upos(up) === 'VERB' && agree(tree, i, up)) return up
  return governor
}

const isParticiple = (tree: Tree, i: number): boolean =>
  /ing$/.test(tree.lower(i)) && !tree.children(i).some((k) => k < i && /^(aux|cop)$/.test(tree.relation(k)))

const isTensed = (tree: Tree, i: number): boolean => tenseOf(tree, i).startsWith('Tense')

/** Can the one not go on with the other: a participle with a finite verb, a past with a present? */
const differ = (tree: Tree, i: number, other: number): boolean =>
  isParticiple(tree, i)
    ? !isParticiple(tree, other)
    : isTensed(tree, i) &&
      (isTensed(tree, other) ? !agree(tree, i, other) : isInfinitival(tree, other) || hasModal(tree, other))

/** "He says he would leave and tells the crowd": behind "would" stands no "tells". */
const hasModal = (tree: Tree, i: number): boolean =>
  tree
    .children(i)
    .some(
      (k) =>
        k < i &&
        tree.relation(k) === 'aux' &&
        /^(would|will|can|could|may|might|shall|should|must|wo|ca|['’]d|['’]ll)$/.test(tree.lower(k)),
    )

const isInfinitival = (tree: Tree, i: number): boolean =>
  tree.children(i).some((k) => k < i && tree.relation(k) === 'mark' && tree.lower(k) === 'to')

function agree(tree: Tree, i: number, other: number): boolean {
  if (isParticiple(tree, i) || isParticiple(tree, other)) return isParticiple(tree, i) && isParticiple(tree, other)
  const [number, others] = [numberOf(tree, i), numberOf(tree, other)]
  return tenseOf(tree, i) === tenseOf(tree, other) && (number === '' || others === '' || number === others)
}
