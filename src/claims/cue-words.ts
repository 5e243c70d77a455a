import type { Tree } from '../report/tree.js'
import type { ClaimCue, ClaimCues } from './claim-cues.js'
import { inOrder } from './draft-claim.js'

/** The cue that verb `i` is, with its particle if it has one: "point out" before "point". */
export function cueOfVerb(cues: ClaimCues, tree: Tree, i: number): ClaimCue | undefined {
  if (tree.upos(i) !== 'VERB' && !isVerbByCompany(tree, i)) return undefined
  const lemma = tree.lemma(i).toLowerCase()
  const particle = particleOf(tree, i)
  return (particle !== undefined && cues.verbs.get(`${lemma} ${tree.lower(particle)}`)) || cues.verbs.get(lemma)
}

/** “…,” Bozell notes: tagged a noun, but it has a subject and stands like a verb. */
const isVerbByCompany = (tree: Tree, i: number): boolean => {
  if (tree.upos(i) !== 'NOUN' || !/s$/.test(tree.lower(i))) return false
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
])

function particleOf(tree: Tree, i: number): number | undefined {
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
    if (tree.relation(k) !== 'advmod' || tree.children(k).length > 1) continue
    // "also said", "did not say", "immediately blasted", but not "Meanwhile, he said".
    if ((k > first && k < i) || (k < i && k === first - 1)) words.push(k)
  }
  return inOrder(words)
}

/** Is the verb passive, or a participle that stands for one: "was told", "claims made by rebels"? */
export function isPassive(tree: Tree, i: number): boolean {
  for (const k of tree.children(i)) {
    const relation = tree.deprel(k)
    if (relation === 'aux:pass') return true
    if (relation === 'nsubj:pass' || relation === 'csubj:pass') return !isActiveAfterAll(tree, i)
    if (relation === 'nsubj' || tree.relation(k) === 'aux') return false
  }
  const relation = tree.deprel(i)
  if (relation !== 'acl' && relation !== 'advcl' && relation !== 'amod') return false
  // "when asked about it", "Asked if he would go, he said …"
  return isPastParticiple(tree, i) || (relation === 'advcl' && /Tense=Past/.test(tree.feats(i)))
}

/** "Two analysts found that …": without an auxiliary, and with an object or a clause, no passive. */
const isActiveAfterAll = (tree: Tree, i: number): boolean =>
  !tree.children(i).some((k) => k < i && /^(be|get)$/.test(tree.lemma(k))) &&
  !/^(acl|advcl|amod)/.test(tree.deprel(i)) &&
  tree.children(i).some((k) => k > i && /^(ccomp|obj)$/.test(tree.relation(k)))

export const isPastParticiple = (tree: Tree, i: number): boolean =>
  tree.feats(i) ? /VerbForm=Part/.test(tree.feats(i)) && !/ing$/.test(tree.lower(i)) : /(ed|en)$/.test(tree.lower(i))
