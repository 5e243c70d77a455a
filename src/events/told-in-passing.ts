import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isInfinitive, isIng } from './clause.js'
import { type Draft, frameOf, triggerOf } from './draft.js'

interface Surroundings {
  readonly args: Arguments
  /** The report is about more than one country. */
  readonly betweenStates: boolean
}

/** Done by anybody to anybody, and told none the less. */
export const OF_ANYBODY = new Set(['COERCE', 'PROTEST', 'ASSAULT'])
/** Hardly ever told in passing of one's own country. */
const OF_ONES_WORD = new Set(['AGREE', 'REJECT', 'COOPERATE'])
/** What is worth telling even in passing: charges and threats are often only a phrase. */
const TOLD_IN_PASSING = new Set(['ACCUSE', 'THREATEN'])

/** Why the sentence does not say it, but only names it: "works hard and expects to agree soon", "when he met them". */
export function inPassing({ args, betweenStates }: Surroundings, draft: Draft): string | null {
  const { tree } = args
  const { type } = frameOf(draft)
  const trigger = triggerOf(draft)
  const relation = tree.deprel(trigger)
  // Between states promises are often only a phrase, too: "stressing the keenness of Laos to cooperate".
  if (TOLD_IN_PASSING.has(type) || (betweenStates && type === 'AGREE')) return null
  // "works hard and expects to agree soon": who promises or refuses is named with another verb.
  // Between states a refusal may be: "agreed to send aid, but refused to recognise the new rulers".
  const isJoined = relation === 'conj' && tree.childBy(trigger, 'nsubj') === undefined
  if (OF_ONES_WORD.has(draft.type) && isJoined && !(betweenStates && draft.type === 'REJECT'))
    return 'is only joined to the news, of one country.'
  // "when he met them", "who praised the team": not what the sentence is there to say.
  const isBeside = relation.startsWith('advcl') || relation === 'acl:relcl'
  if (isBeside && !betweenStates && !OF_ANYBODY.has(draft.type) && draft.recipients.length === 0)
    return 'is only told beside the news, of one country.'
  const isNoun = tree.upos(trigger) === 'NOUN'
  return isOutright(args, draft) || (betweenStates && isNoun) ? null : 'is only told in passing, of one country.'
}

/** Said by a clause of its own, or a noun that is what the clause is about. */
function isOutright(args: Arguments, draft: Draft): boolean {
  const { tree, grammar } = args
  const trigger = triggerOf(draft)
  const relation = tree.relation(trigger)
  if (tree.upos(trigger) === 'NOUN' || tree.upos(trigger) === 'PROPN') {
    if (lightVerbOf(args, trigger) !== undefined) return true
    // "Lee and the emir will come together for talks": both are named as who meets.
    if (frameOf(draft).flags.has('reciprocal') && draft.actors.length > 1) return true
    return (relation === 'nsubj' || relation === 'root') && draft.actors.length > 0
  }
  // "denied attacking ships", "refused to leave": what the sentence is there to say, unless it is only meant.
  if (relation === 'xcomp' && draft.status !== 'planned' && draft.status !== 'conditional') {
    const governor = tree.head(trigger)
    return !isIng(tree, governor) && !isInfinitive(tree, governor)
  }
  // "is guilty of violating the truce"
  const governor = tree.head(trigger)
  if (isIng(tree, trigger) && governor >= 0 && tree.upos(governor) === 'ADJ' && tree.head(governor) < 0) return true
  if (isInfinitive(tree, trigger)) return false
  // "a declaration demanding that …": what the declaration says.
  return !isIng(tree, trigger) || (relation === 'acl' && grammar.is('message-noun', tree.lemma(tree.head(trigger))))
}
