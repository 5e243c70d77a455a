import type { Tree } from '../report/tree.js'
import type { Grammar } from './grammar-words.js'

/** The tree with the words of grammar: what every rule of this folder reads. */
export interface Clauses {
  readonly tree: Tree
  readonly grammar: Grammar
}

/** “It is over,” denounced the Centre: behind a quotation the object of a verb is its subject. */
export function speakerBehind(tree: Tree, verb: number): number | undefined {
  if (!/^["”’']$/.test(tree.form(verb - 1)) || tree.childBy(verb, 'nsubj') !== undefined) return undefined
  if (isInfinitive(tree, verb) || isIng(tree, verb) || !isPastForm(tree, verb)) return undefined
  const object = tree.childBy(verb, 'obj')
  return object !== undefined && tree.subtree(object).from === verb + 1 ? object : undefined
}

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'SYM', 'X', 'DET', 'ADJ'])
const RELATIVE_PRONOUNS = new Set(['who', 'whom', 'which', 'that', 'whose'])

export const isNominal = (tree: Tree, i: number): boolean => NOMINAL.has(tree.upos(i))

/** "who" in "the envoy who met Assad": the clause's gap, filled by what it modifies. */
export const isRelativePronoun = (tree: Tree, i: number): boolean =>
  RELATIVE_PRONOUNS.has(tree.lower(i)) &&
  tree.upos(i) !== 'SCONJ' &&
  tree.deprel(i) !== 'mark' &&
  tree.deprel(i) !== 'det'

/** What a relative pronoun stands for: the noun that the nearest relative clause above it modifies. */
export function antecedentOf(tree: Tree, pronoun: number): number | undefined {
  for (let i = pronoun, steps = 0; i >= 0 && steps < 12; i = tree.head(i), steps++)
    if (tree.deprel(i) === 'acl:relcl') return tree.head(i) >= 0 ? tree.head(i) : undefined
  return undefined
}

/** The preposition of a phrase, in lower case, words joined: "with", "because_of"; "" where there is none. */
export function prepositionOf(tree: Tree, i: number): string {
  let words = ''
  for (const c of tree.children(i)) {
    if (tree.relation(c) !== 'case' || tree.upos(c) === 'PART') continue
    if (tree.lower(c) === "'s" || tree.lower(c) === '’s') continue
    words = words ? `${words}_${tree.lower(c)}` : tree.lower(c)
    for (const f of tree.children(c)) if (tree.relation(f) === 'fixed') words += `_${tree.lower(f)}`
  }
  return words
}

/** The word that introduces a clause: "after" in "after meeting Putin"; "to" for a bare infinitive; "" for none. */
export function markOf(tree: Tree, i: number): string {
  let infinitive = false
  for (const c of tree.children(i)) {
    const relation = tree.relation(c)
    if (relation !== 'mark' && relation !== 'case') continue
    if (tree.lower(c) === 'to' && tree.upos(c) === 'PART') {
      infinitive = true
      continue
    }
    let word = tree.lower(c)
    for (const f of tree.children(c)) if (tree.relation(f) === 'fixed') word += `_${tree.lower(f)}`
    return word
  }
  return infinitive ? 'to' : ''
}

export const isInfinitive = (tree: Tree, i: number): boolean =>
  tree.children(i).some((c) => tree.lower(c) === 'to' && tree.upos(c) === 'PART')

/** "Fiji is to sign": an infinitive that tells a sentence of its own. */
export const isToBeDone = (tree: Tree, i: number): boolean =>
  isInfinitive(tree, i) && tree.children(i).some((c) => tree.relation(c) === 'aux' && tree.lemma(c) === 'be')

/** "signing", "having met": a participle or gerund without an auxiliary that makes it finite. */
export function isIng(tree: Tree, i: number): boolean {
  const lower = tree.lower(i)
  return lower.endsWith('ing') && lower !== tree.lemma(i) && !hasFiniteAuxiliary(tree, i)
}

const hasFiniteAuxiliary = (tree: Tree, i: number): boolean =>
  tree.children(i).some((c) => tree.relation(c) === 'aux' && !tree.lower(c).endsWith('ing'))

/** "sent" in "troops sent by Moscow": a form that a passive can have; without features, any inflected form but -ing. */
export function isPastForm(tree: Tree, i: number): boolean {
  const feats = tree.feats(i)
  if (feats) return feats.includes('Tense=Past')
  const lower = tree.lower(i)
  return !lower.endsWith('ing') && (lower !== tree.lemma(i) || /^(put|cut|hit|set|let|shut|spread|cast)$/.test(lower))
}

/** Could be a past participle: not "saw", "gave" where the features say that they are finite. */
export const isPastParticiple = (tree: Tree, i: number): boolean => {
  const feats = tree.feats(i)
  return feats ? feats.includes('VerbForm=Part') && feats.includes('Tense=Past') : isPastForm(tree, i)
}

/** "is committed to", "are determined to": the form is passive, the subject is the one who wills or feels. */
const STATES_OF_MIND = new Set(
  'commit prepare determine dedicate devote resolve convince oppose concern worry alarm interest outrage disappoint dismay please poise incline'.split(
    ' ',
  ),
)

/** Is the surface subject the one acted on? "was arrested", "troops sent by Moscow", "arrested and deported". */
export function isPassive(tree: Tree, i: number): boolean {
  let passive = false
  let suffering = false
  let hasAuxiliary = false
  let hasSubject = false
  let hasObject = false
  for (const c of tree.children(i)) {
    const deprel = tree.deprel(c)
    if (deprel === 'obl:agent') return true
    if (deprel === 'aux:pass') passive = true
    if (deprel === 'nsubj:pass' || deprel === 'csubj:pass') suffering = true
    const relation = tree.relation(c)
    if (relation === 'aux') hasAuxiliary = true
    else if (relation === 'nsubj' || relation === 'csubj') hasSubject = true
    else if (relation === 'obj' || relation === 'ccomp') hasObject = true
  }
  // Without "was" only a headline has a passive: "Two soldiers killed in attack".
  if (suffering && !passive) return hasObject ? false : !endsWithStop(tree, i) || tree.relation(i) !== 'root'
  if (passive) return !STATES_OF_MIND.has(tree.lemma(i))
  if (hasAuxiliary || hasSubject || tree.upos(i) === 'NOUN') return false
  const relation = tree.deprel(i)
  if (relation === 'acl' || relation === 'amod' || (relation === 'advcl' && !isInfinitive(tree, i)))
    return isPastParticiple(tree, i) && !hasObject
  if (relation === 'conj') {
    const fellow = tree.head(i)
    // "both were ministers and accused of graft": "were" is of both.
    const isBeing = tree.upos(fellow) !== 'VERB' && tree.childBy(fellow, 'cop') !== undefined
    return (
      !hasObject && isPastParticiple(tree, i) && (isBeing || (tree.upos(fellow) === 'VERB' && isPassive(tree, fellow)))
    )
  }
  return false
}

const endsWithStop = (tree: Tree, i: number): boolean => {
  const { to } = tree.sentenceRange(tree.sentence(i))
  for (let k = to - 1; k >= to - 2 && k >= 0; k--) if (/^[.!?]$/.test(tree.form(k))) return true
  return false
}

/**
 * The word and its coordinated fellows: "Poland" -> Poland, Lithuania and Estonia. Without an "and" only bare names
 * are a list ("Iran, Turkey sign deal"); a longer phrase after a comma says who the first is ("Lavrov, the minister").
 */
export function withConjuncts(tree: Tree, i: number): number[] {
  const fellows = tree
    .children(i)
    .filter((c) => tree.relation(c) === 'conj' && isNominal(tree, c) && !hasOwnClause(tree, c))
    .filter((c) => prepositionOf(tree, c) !== 'by' || prepositionOf(tree, i) === 'by')
  if (fellows.length === 0) {
    // "leader Moussa Faki and President Idriss Déby": the parser hangs the second on the name behind the title.
    const name = tree.children(i).find((c) => c === i + 1 && tree.relation(c) === 'appos' && tree.upos(c) === 'PROPN')
    return name === undefined ? [i] : [i, ...withConjuncts(tree, name).slice(1)]
  }
  const joined = fellows.some((c) => tree.children(c).some((k) => tree.relation(k) === 'cc'))
  const listed = joined ? fellows : fellows.filter((c) => isBareName(tree, i) && isBareName(tree, c))
  return [i, ...listed.flatMap((c) => withConjuncts(tree, c))]
}

const isBareName = (tree: Tree, i: number): boolean =>
  tree.upos(i) === 'PROPN' &&
  tree.children(i).every((c) => /^(punct|conj|cc|flat|compound)$/.test(tree.relation(c)) && tree.upos(c) !== 'NOUN')

const hasOwnClause = (tree: Tree, i: number): boolean =>
  tree.children(i).some((c) => {
    const relation = tree.relation(c)
    return relation === 'nsubj' || relation === 'cop'
  })

/** “Leave our country,” he told France: an order, in the words of whoever gives it. */
export function isOrderSaid(tree: Tree, clause: number): boolean {
  const speaking = tree.head(clause)
  if (tree.relation(clause) !== 'ccomp' || clause > speaking || tree.upos(clause) !== 'VERB') return false
  if (tree.childBy(clause, 'nsubj', 'csubj', 'aux', 'cop', 'mark', 'expl') !== undefined) return false
  const { from } = tree.subtree(clause)
  return /^["“”'‘]+$/.test(tree.form(from)) && tree.lower(clause) === tree.lemma(clause) && clause - from < 4
}
