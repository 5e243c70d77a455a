import type { Tree } from '../report/tree.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './phrase.js'

/**
 * "The army said it would not stop", "Niger and Mali said they would join": who says what "it" or "they" will do, as the
 * head of the speaker's phrase; undefined where the words leave it open ("said it was unlikely", "said it was signed").
 */
export function speakerOfItself(tree: Tree, words: MentionWords, phrase: Phrase): number | undefined {
  if (!phrase.pronoun || phrase.role !== 'subject' || phrase.gender === 'm' || phrase.gender === 'f') return undefined
  let clause = phrase.predicate
  const isActive = tree.upos(clause) === 'VERB' && tree.childBy(clause, 'aux:pass') === undefined
  if (!isActive && !words.sets.get('attitude-adjective')!.has(tree.lemma(clause).toLowerCase())) return undefined
  while (tree.relation(clause) === 'conj' || tree.relation(clause) === 'xcomp') clause = tree.head(clause)
  const saying = tree.relation(clause) === 'ccomp' ? tree.head(clause) : -1
  if (saying < 0 || !words.sets.get('speech-verb')!.has(tree.lemma(saying).toLowerCase())) return undefined
  const speaker = tree.childBy(saying, 'nsubj')
  return speaker !== undefined && speaker < saying && saying < phrase.head ? speaker : undefined
}

/** "It sent troops", "they accused": a subject that only somebody can be, and no thing. */
export function mustAct(tree: Tree, words: MentionWords, phrase: Phrase): boolean {
  const { predicate } = phrase
  if (phrase.role !== 'subject' || tree.upos(predicate) !== 'VERB') return false
  if (tree.childBy(predicate, 'aux:pass') !== undefined) return false
  return words.sets.get('actor-verb')!.has(tree.lemma(predicate).toLowerCase())
}

/**
 * Who does what a verb tells, as the head of the subject: of "froze" in "imposed sanctions and froze", of "freeze" in
 * "agreed to freeze"; of "withdraw" in "urged Russia to withdraw" it is who is urged.
 */
export function subjectOver(tree: Tree, verb: number): number | undefined {
  let at = verb
  while (tree.childBy(at, 'nsubj') === undefined && /^(?:conj|xcomp)$/.test(tree.relation(at))) {
    const above = tree.head(at)
    const urged = tree.relation(at) === 'xcomp' ? tree.childBy(above, 'obj', 'iobj') : undefined
    if (urged !== undefined && urged < at && above < urged) return urged
    at = above
  }
  return tree.childBy(at, 'nsubj')
}

/** "imposed sanctions on the company and froze its assets": who does harm to what is somebody's is not that somebody. */
export function ownsWhatIsHarmed(tree: Tree, words: MentionWords, phrase: Phrase): number | undefined {
  const owned = phrase.role === 'possessive' ? tree.head(phrase.head) : -1
  if (owned < 0 || tree.relation(owned) !== 'obj') return undefined
  const verb = tree.head(owned)
  return words.sets.get('harm-verb')!.has(tree.lemma(verb).toLowerCase()) ? subjectOver(tree, verb) : undefined
}
