import type { Codebook } from '../codebook/codebook.js'
import type { Participant } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isInfinitive, isIng } from './clause.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import type { Participants } from './participants.js'

interface Surroundings {
  readonly args: Arguments
  readonly participants: Participants
  readonly codebook: Codebook
  /** The report is about more than one country. */
  readonly betweenStates: boolean
  readonly isParty: (participant: Participant) => boolean
  readonly isPower: (participant: Participant) => boolean
  readonly isBusiness: (participant: Participant) => boolean
  /** One who rules, fights, judges or contends for power. */
  readonly isPolitical: (participant: Participant) => boolean
  /** Human beings, by a name or a word for what they are. */
  readonly isPerson: (participant: Participant) => boolean
  /** One human being who neither rules, fights, judges nor contends for power. */
  readonly isPrivatePerson: (participant: Participant) => boolean
}

/** Praise and help at home tell of politics only if both sides are of a political kind. */
const KIND = new Set(['SUPPORT', 'AID', 'COOPERATE'])
const OF_POWERS = new Set(['AGREE', 'CONSULT', 'THREATEN'])
/** Violence that is more often of one person against another than of politics. */
const CRIMES = new Set(['beat', 'sexual', 'primitive'])
/** Hardly ever told in passing of one's own country. */
const OF_ONES_WORD = new Set(['AGREE', 'REJECT', 'COOPERATE'])
/** Of politics only where somebody political does it, or has it done to them. */
const OF_POLITICS = new Set(['SUPPORT', 'COOPERATE'])
const CIVIL = new Set(['CVL', 'EDU', 'MED', 'AGR', 'LAB', 'BUS'])
const GIVING = new Set(['AID', 'COOPERATE'])
/** Done by anybody to anybody, and told none the less. */
const OF_ANYBODY = new Set(['COERCE', 'PROTEST', 'ASSAULT'])
/** What is worth telling even in passing: charges and threats are often only a phrase. */
const TOLD_IN_PASSING = new Set(['ACCUSE', 'THREATEN'])

/**
 * Why something within one country is told too loosely. Between states, "to strengthen ties" or "following talks" tell
 * of politics whatever the construction; at home the same words more often tell of a company, a family or a figure of
 * speech, so the report has to say it outright and of somebody.
 */
export function tooLooselyTold(around: Surroundings, draft: Draft): string | null {
  const { participants, betweenStates } = around
  // "spoke with the daily about the abuse"
  const isInterview = partiesIn(draft).some((p) => participants.entity(p)?.sectors.includes('JRN'))
  if (frameOf(draft).type === 'CONSULT' && isInterview) return 'is an interview.'
  const countries = new Set(partiesIn(draft).flatMap((p) => participants.entity(p)?.country ?? []))
  if (countries.size > 1) return null
  return isPrivate(around, draft) ?? (betweenStates ? null : oneSided(around, draft)) ?? inPassing(around, draft)
}

/** Why those who take part are no parties of politics. */
function isPrivate(
  {
    args: { tree },
    participants,
    codebook,
    betweenStates,
    isPerson,
    isPower,
    isBusiness,
    isPolitical,
    isPrivatePerson,
  }: Surroundings,
  draft: Draft,
): string | null {
  const { type } = draft
  const parties = partiesIn(draft)
  // "stabbed a neighbour", "assured her": between people who stand for nobody.
  if (type !== 'COERCE' && parties.every(isPrivatePerson)) return 'is between private people.'
  // "a member of the staff was dismissed by the football federation"
  const isState = (p: Participant) => participants.entity(p)?.sectors.length === 0
  if (draft.mode === 'restrict' && draft.actors.length > 0 && !parties.some((p) => isPolitical(p) || isState(p)))
    return 'is a matter between private people.'
  // "Television was prohibited": by nobody, and to nobody who is known.
  const isHuman = (p: Participant) => isPerson(p) || participants.entity(p)?.country != null
  if (draft.actors.length === 0 && codebook.quadOf(type) === 4 && draft.recipients.length > 0 && !parties.some(isHuman))
    return 'is done by nobody, and to nobody that is known.'
  // "the firm is happy to bring him home", "built a partnership with the village"
  const isOfNoPower = (p: Participant) => !isPolitical(p) && participants.entity(p)?.sectors.length !== 0
  if (
    OF_POLITICS.has(type) &&
    draft.actors.length > 0 &&
    draft.actors.every(isOfNoPower) &&
    !draft.recipients.some(isPolitical)
  )
    return 'is done by nobody of a political kind.'
  // "praised the reductions", "backed the jet": for nobody whose country is known.
  const isForThings = draft.recipients.length > 0 && !draft.recipients.some((p) => isPower(p) || isHuman(p))
  if (type === 'SUPPORT' && isForThings) return 'is for nobody that is known.'
  // "advised the young to try the dish", "is threatening to leave the club"
  if (!OF_ANYBODY.has(type) && !parties.some(isPower)) return 'is between nobody of a political kind.'
  // "a teacher threatens to strike", "the analyst agreed": the word of somebody who has no power to keep it.
  if (OF_POWERS.has(type) && !draft.actors.some(isPower)) return 'is done by nobody of a political kind.'
  // "supplies the army with oil", "works with victims", "gives money to a fund"
  const isGift = !betweenStates && GIVING.has(frameOf(draft).type)
  const isTaken = draft.recipients.length > 0 || draft.actors.length > 1
  if (isGift && !(draft.actors.some(isPower) && isTaken)) return 'is given by or to nobody of a political kind.'
  // "boys tortured the monkeys"
  const isCivil = (p: Participant) => participants.entity(p)?.sectors.some((sector) => CIVIL.has(sector)) === true
  const isCrime = CRIMES.has(draft.mode ?? '') || (!betweenStates && parties.every(isCivil))
  if (type === 'ASSAULT' && isCrime && draft.actors.length > 0 && !parties.some(isPower))
    return 'is a crime between private people.'
  // "a rift between the two brothers"
  if (type === 'SANCTION' && parties.length > 1 && tree.upos(triggerOf(draft)) === 'NOUN')
    return 'is a quarrel at home.'
  const isOfFirms = draft.actors.length > 0 && draft.actors.every(isBusiness)
  if (isOfFirms && type !== 'PROTEST' && !draft.recipients.some(isPower)) return 'is a matter of business.'
  return null
}

/** Why it needs another side, or somebody who does it. */
function oneSided({ participants, codebook, isParty, isPower }: Surroundings, draft: Draft): string | null {
  const { type } = draft
  const frame = frameOf(draft)
  // "no such thing could be allowed"; but "would not be welcome" tells of the president who is not.
  const isState = (p: Participant) => isParty(p) && participants.entity(p)?.country != null
  const isNobodys = draft.actors.length === 0
  const needsActor = codebook.quadOf(type) !== 4 && (type !== 'ACCUSE' || frame.flags.has('weak'))
  if (
    isNobodys &&
    ((needsActor && !draft.recipients.some(isState)) || KIND.has(frame.type) || frame.type === 'CONSULT')
  )
    return 'is done by nobody that is named.'
  // "is concerned", "voiced concern": about the weather, for all that is said.
  const needsOther = frame.flags.has('towards') || (frame.type === 'SUPPORT' && !frame.flags.has('sign'))
  if (needsOther && draft.recipients.length === 0) return 'is towards nobody that is named.'
  // "women should stay at home, he said"
  if (frame.type === 'REQUEST' && frame.flags.has('towards') && !draft.recipients.some(isPower))
    return 'is said of nobody of a political kind.'
  if (KIND.has(frame.type) && !draft.actors.some(isParty) && !draft.recipients.some(isState))
    return 'is done by nobody of a political kind.'
  if (draft.status === 'conditional' && !draft.standing.vowed) return 'is only possible.'
  // "will host the summit of the Pacific states": a conference of many is towards them all.
  const isOfMany = frame.mode === 'multilateral'
  return frame.type !== type && draft.recipients.length === 0 && codebook.quadOf(frame.type) < 3 && !isOfMany
    ? 'is only meant, and towards nobody that is named.'
    : null
}

/** Why the sentence does not say it, but only names it. */
function inPassing({ args, betweenStates }: Surroundings, draft: Draft): string | null {
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
