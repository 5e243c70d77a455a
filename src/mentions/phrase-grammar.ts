import type { Tree } from '../report/tree.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './phrase.js'

/** What the phrase is to its predicate. */
export function roleOf(tree: Tree, i: number): Phrase['role'] {
  let k = i
  // A dateline may be read as a name's beginning: "ATHENS — Crown Prince Mohammed".
  for (let steps = 0; (tree.relation(k) === 'conj' || tree.relation(k) === 'flat') && steps < 20; steps++)
    k = tree.head(k)
  switch (tree.relation(k)) {
    case 'nsubj':
      return 'subject'
    case 'obj':
    case 'iobj':
      return 'object'
    case 'obl':
      return 'oblique'
    case 'nmod':
      return tree.deprel(k) === 'nmod:poss' ? 'possessive' : 'modifier'
    case 'compound':
    case 'amod':
      return 'modifier'
    default:
      return 'other'
  } // prettier-ignore
}

/** The word that heads the clause around the phrase. */
export function predicateOf(tree: Tree, i: number): number {
  let k = i
  for (let steps = 0; steps < 30; steps++) {
    const relation = tree.relation(k)
    const governor = tree.head(k)
    if (governor < 0) return k
    if (relation === 'nsubj' || relation === 'obj' || relation === 'iobj' || relation === 'obl' || relation === 'csubj')
      return governor
    if (
      relation === 'ccomp' ||
      relation === 'xcomp' ||
      relation === 'advcl' ||
      relation === 'acl' ||
      relation === 'parataxis'
    )
      return k
    k = governor
  }
  return k
}
/** "in Pyongyang", "left for Minsk": where something is; elsewhere a capital speaks for its state. */
export function isLocated(tree: Tree, i: number, words: MentionWords): boolean {
  let k = i
  for (let steps = 0; tree.relation(k) === 'conj' && steps < 20; steps++) k = tree.head(k)
  if (tree.relation(k) === 'obj') return words.sets.get('travel-verb')!.has(tree.lemma(tree.head(k)).toLowerCase())
  if (tree.relation(k) === 'nsubj' || tree.deprel(k) === 'nmod:poss') return false
  if (tree.head(k) < 0 || tree.relation(k) === 'appos') return true
  return tree.childrenBy(k, 'case').some((c) => LOCATIVE.has(tree.lower(c)))
}

const LOCATIVE = new Set(
  'in at near to from outside around across through via inside into for towards toward on'.split(' '),
)
