import type { Codebook } from '../codebook/codebook.js'
import type { Participant } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import type { Participants } from './participants.js'
import { inPassing, OF_ANYBODY } from './told-in-passing.js'

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
/** Of politics only where somebody political does it, or has it done to them. */
const OF_POLITICS = new Set(['SUPPORT', 'COOPERATE'])
const CIVIL = new Set(['CVL', 'EDU', 'MED', 'AGR', 'LAB', 'BUS'])
const GIVING = new Set(['AID', 'COOPERATE'])

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
