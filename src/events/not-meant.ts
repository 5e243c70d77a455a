import type { Codebook } from '../codebook/codebook.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isInfinitive, isIng, isPassive, markOf } from './clause.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import { isForetold } from './foretold.js'
import type { Participants } from './participants.js'

interface Surroundings {
  readonly args: Arguments
  readonly participants: Participants
  readonly codebook: Codebook
  /** The report is about more than one country. */
  readonly betweenStates: boolean
}

/** Why the words tell of no deed, promise or threat of their own: "he used to meet poets", "discussed the return of refugees". */
export function notMeant({ args, participants, codebook, betweenStates }: Surroundings, draft: Draft): string | null {
  const { tree } = args
  const trigger = triggerOf(draft)

  // "a note of protest": the note is what was done.
  const head = tree.head(trigger)
  if (
    frameOf(draft).type === 'PROTEST' &&
    tree.relation(trigger) === 'nmod' &&
    args.grammar.is('message-noun', tree.lemma(head))
  )
    return 'says what a message is about.'

  if (isHabit(args, trigger)) return 'is a habit, and no one event.'
  // "a mission is not what was demanded"
  const isWhat = tree.deprel(trigger) === 'acl:relcl' && tree.lower(tree.head(trigger)) === 'what'
  if (isWhat && codebook.quadOf(draft.type) % 2 === 1) return 'is told as known.'
  // "underlined how much enhancing old forms matters"
  if (frameOf(draft).type === 'AGREE' && frameOf(draft).flags.has('towards') && partiesIn(draft).length < 2)
    return 'is towards nobody that is named.'
  // "is not worried about the strike"
  if (draft.status === 'denied' && tree.upos(trigger) === 'ADJ' && codebook.quadOf(draft.type) % 2 === 1)
    return 'is what somebody does not feel.'

  // "or you use force to get what you want", "they have persecuted him": whoever they are.
  const isPronoun = (i: number) => tree.upos(i) === 'PRON' && !/^(?:who|whom|which|that|whose)$/.test(tree.lower(i))
  if (draft.actors.length === 0 && args.fillers(trigger, 'subj').some(isPronoun))
    return 'is told of nobody in particular.'
  // "She asked me to join her"
  const isUnknown = (i: number) => isPronoun(i) && participants.at(i).length === 0
  const asked = ['obj', 'iobj'].flatMap((role) => args.fillers(trigger, role))
  if (frameOf(draft).type === 'REQUEST' && asked.some(isUnknown)) return 'is asked of nobody that is known.'

  // "showcased the country's commitment to reform": promised to nobody, and not by saying it.
  const isBareNoun = tree.upos(trigger) === 'NOUN' && lightVerbOf(args, trigger) === undefined
  if (frameOf(draft).type === 'AGREE' && !betweenStates && isBareNoun && partiesIn(draft).length < 2)
    return 'is a promise that nobody is said to make.'
  // "no wish to begin laying a ground for talks"
  if (draft.type === 'AGREE' && isBareNoun && frameOf(draft).type !== 'AGREE' && isUnderNoun(args, trigger))
    return 'is talked about, and promised by nobody.'

  // "They must withdraw": whoever says so demands it; the withdrawal itself is neither done nor promised.
  if (draft.standing.duty) return 'is owed, neither done nor promised.'

  // "held a fair for the purpose of strengthening ties"
  const isOfAim = tree.relation(trigger) === 'acl' && isIng(tree, trigger) && args.grammar.is('aim', tree.lemma(head))
  if (isOfAim && draft.status === 'occurred' && codebook.quadOf(draft.type) <= 2) return 'is only aimed at.'

  // "warned the mayor that floods could hurt his chances"
  if (frameOf(draft).type === 'THREATEN' && isForetold(args, participants, draft))
    return 'is foretold, and threatened by nobody.'

  // "unless the general gives up power": a condition of something else, promised by nobody.
  const isWords = codebook.quadOf(draft.type) !== 4
  if (isWords && draft.status === 'conditional' && args.grammar.is('condition', markOf(tree, trigger)))
    return 'is only a condition of something else.'

  // "ways to enhance cooperation", "the possibility of a visit", "might visit": talked about, promised by nobody.
  const isDerived = frameOf(draft).type !== draft.type
  const isTopic = /^(acl|nmod|compound)$/.test(tree.relation(trigger)) && tree.deprel(trigger) !== 'acl:relcl'
  if (draft.type === 'AGREE' && isDerived && draft.status === 'conditional' && (isTopic || !draft.standing.vowed))
    return 'is talked about, and promised by nobody.'

  // "will enable Fiji to crush the revolt": what somebody else makes possible.
  if (draft.type === 'THREATEN' && isDerived && isEnabled(args, trigger)) return 'is only made possible by others.'

  // "the executions would further isolate Togo": what a thing brings about, nobody threatens.
  const subjects =
    isDerived && draft.type === 'THREATEN' && !isPassive(tree, trigger) ? args.fillers(trigger, 'subj') : []
  if (subjects.length > 0 && !subjects.some((i) => participants.is(i, 'ACTOR'))) return 'has a subject that cannot act.'

  // "the pact lets Fiji send police": what may be, said of something else, is no deed nor a threat by anybody.
  const isAside = isEnabled(args, trigger) || isUnderNoun(args, trigger)
  if (codebook.quadOf(draft.type) === 4 && draft.status === 'conditional' && !draft.standing.vowed && isAside)
    return 'is only possible.'

  // "discussed the return of refugees": what is talked about, of friendly deeds, is none.
  if (isTalkedAbout(args, trigger) && codebook.quadOf(frameOf(draft).type) <= 2) return 'is only talked about.'

  // "takes steps to mend ties", "was quick to restore relations": an aim, and no promise.
  if (draft.type === 'AGREE' && isDerived && draft.standing.purpose && isUnderNoun(args, trigger))
    return 'is only aimed at.'

  // "a motion that is meant to widen the ban", "struggles to take control": meant, towards nobody named.
  const isAim = draft.type === 'THREATEN' && draft.status === 'planned' && isInfinitive(tree, trigger)
  if (
    isDerived &&
    draft.status !== 'occurred' &&
    draft.recipients.length === 0 &&
    (isAim || isUnderNoun(args, trigger))
  )
    return 'is only meant, in passing, and towards nobody that is named.'
  return null
}

/** "he used to meet poets", "vendors would often clash with police": again and again. */
function isHabit({ tree, grammar }: Arguments, trigger: number): boolean {
  const governor = tree.head(trigger)
  if (governor >= 0 && tree.relation(trigger) === 'xcomp' && tree.lower(governor) === 'used') return true
  // "would often visit … and would urge them"
  const verbs = tree.relation(trigger) === 'conj' ? [trigger, governor] : [trigger]
  const would = tree.childrenBy(trigger, 'aux').some((c) => tree.lower(c) === 'would')
  return would && verbs.some((v) => tree.childrenBy(v, 'advmod').some((c) => grammar.is('habit', tree.lower(c))))
}

/** "discuss a visit", "reviewed the withdrawal" */
function isTalkedAbout({ tree, grammar }: Arguments, trigger: number): boolean {
  return (
    tree.upos(trigger) === 'NOUN' &&
    (tree.relation(trigger) === 'obj' || tree.deprel(trigger) === 'nsubj:pass') &&
    grammar.is('talks-about', tree.lemma(tree.head(trigger)))
  )
}

const isEnabled = ({ tree, grammar }: Arguments, trigger: number): boolean =>
  tree.relation(trigger) === 'xcomp' && grammar.is('enabling', tree.lemma(tree.head(trigger)))

/** Is it told under a noun, rather than as what the sentence says? */
function isUnderNoun({ tree }: Arguments, trigger: number): boolean {
  for (let i = trigger, steps = 0; i >= 0 && steps < 6; i = tree.head(i), steps++) {
    const relation = tree.relation(i)
    if (relation === 'acl') return true
    if (relation === 'ccomp' || relation === 'root' || relation === 'parataxis') return false
  }
  return false
}
