import type { Codebook } from '../codebook/codebook.js'
import type { Entity, Participant } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { prepositionOf } from './clause.js'
import { type Draft, frameOf, triggerOf } from './draft.js'
import { isOpening } from './opening.js'
import type { Participants } from './participants.js'
import type { PartiesOfRecord } from './parties-of-record.js'

interface Surroundings {
  readonly args: Arguments
  readonly participants: Participants
  readonly codebook: Codebook
  readonly parties: PartiesOfRecord
  /** The report is about more than one country. */
  readonly betweenStates: boolean
}

const FRIENDLY = new Set(['AGREE', 'SUPPORT', 'CONSULT', 'COOPERATE', 'AID'])
/** What one says to others, and not to one's own. */
const BY_WORDS = new Set(['ACCUSE', 'REJECT', 'REQUEST', 'THREATEN'])

/**
 * May it be done to them? News agencies tell of promises, and are not promised anything. "shut down three headquarters": at
 * home a thing is nobody whom it is done to, and a place only of what hurts.
 */
export function mayReceive(around: Surroundings, p: Participant, draft: Draft): boolean {
  const { args, parties, betweenStates } = around
  const { type } = draft
  const entity = around.participants.entity(p)
  if (parties.isAgency(entity) && (FRIENDLY.has(type) || isSaid(around, draft))) return false
  if (isOccasion(around, p) || ((type === 'ACCUSE' || type === 'REJECT') && isHearing(around, p))) return false
  if (BY_WORDS.has(type) && isOwnState(around, p, draft)) return false
  // "would extend the curfew in Accra" threatens those there.
  const isNoParty = entity?.country === null || (BY_WORDS.has(type) && frameOf(draft).mode !== 'restrict')
  if (!betweenStates && isNoParty && parties.isGround(entity) && isSpot(around, p))
    // "opened an inquiry into Demir", whom the model may take for a place.
    return type !== 'PROTEST' && entity?.country === null && isNamed(around, p)
  // "raised concerns over the detention of reporters": for them, and not about them.
  const isConcern = type === 'ACCUSE' && frameOf(draft).flags.has('towards')
  if (isConcern && !isOpening(args.tree, draft) && isCivil(entity)) return false
  // "rallied in Malabo": at home the town is where it was.
  if (!betweenStates && type === 'PROTEST' && !isOpening(args.tree, draft) && isTown(around, p)) return false
  if (isNamed(around, p)) return true
  // "both agreed to speed up the return of workers": whom they promise it to is each other.
  const isUnnamed = !entity?.country && !/\p{Lu}/u.test(entity?.name ?? '')
  if (type === 'AGREE' && isUnnamed && countriesOf(around, draft.actors).size > 1) return false
  // "would tolerate no change of borders": no one to be threatened.
  if (betweenStates) return !parties.isThing(entity) || around.codebook.quadOf(type) === 4
  return !parties.isThing(entity) && (around.codebook.quadOf(type) === 4 || !parties.isGround(entity))
}

/** May they do it? Not in "after a tour of Southeast Asia that included talks with …", nor "they" for means or measures. */
export function mayAct(around: Surroundings, p: Participant, { type }: Draft): boolean {
  const { parties } = around
  const entity = around.participants.entity(p)
  const isNowhere = parties.isGround(entity) && entity?.country === null
  if (isOccasion(around, p)) return false
  return (!parties.isInert(entity) || isNamed(around, p)) && !(type === 'CONSULT' && isNowhere)
}

const CIVIL = new Set(['CVL', 'JRN', 'REF', 'SOC', 'EDU', 'MED', 'LAB', 'AGR'])

const isCivil = (entity: Entity | undefined): boolean =>
  entity !== undefined && entity.sectors.length > 0 && entity.sectors.every((sector) => CIVIL.has(sector))

const countriesOf = ({ participants }: Surroundings, list: readonly Participant[]): ReadonlySet<string> =>
  new Set(list.flatMap((p) => participants.entity(p)?.country ?? []))

/** "withdraw its troops from Abyei", "accused Demir", whom the model may take for a place: by a name, and no mere thing. */
function isNamed({ args: { tree } }: Surroundings, { span }: Participant): boolean {
  const { from, to } = tree.tokensIn(span)
  for (let i = from; i < to; i++) if (tree.upos(i) === 'PROPN' && tree.relation(i) !== 'compound') return true
  return false
}

/** "told the agency that the government should act": the agency is not asked for it. */
const isSaid = ({ args }: Surroundings, draft: Draft): boolean =>
  draft.type === 'REQUEST' && args.grammar.is('speech', args.tree.lemma(triggerOf(draft)))

/** "the Jeddah Summit", "this War Against Gangs": an occasion, and no party. */
function isOccasion({ args: { tree, grammar }, participants }: Surroundings, p: Participant): boolean {
  if (participants.entity(p)?.registry !== undefined) return false
  const { from, to } = tree.tokensIn(p.span)
  for (let i = from; i < to; i++) {
    const governor = tree.head(i)
    if (governor < from || governor >= to) return grammar.is('occasion-name', tree.lemma(i).toLowerCase())
  }
  return false
}

/** "The president voiced Uruguay's concern": nobody who governs a state blames, asks or refuses it. */
function isOwnState({ args: { tree, grammar }, participants }: Surroundings, p: Participant, draft: Draft): boolean {
  const state = participants.entity(p)
  if (state?.registry === undefined || state.registry !== state.country) return false
  const { from, to } = tree.tokensIn(p.span)
  for (let i = from; i < to; i++) if (grammar.is('rulers', tree.lower(i))) return false
  return draft.actors.some((actor) => {
    const entity = participants.entity(actor)
    // The Taliban, though they rule, are not the state that they fight.
    const isRuler = entity?.office !== undefined || entity?.registry === state.country || entity?.registry === undefined
    return isRuler && entity?.country === state.country && entity.sectors.includes('GOV')
  })
}

/** "Bata", "the town of Beledweyne": a place, though of townspeople. */
function isTown({ args: { tree }, participants }: Surroundings, { span }: Participant): boolean {
  const { from, to } = tree.tokensIn(span)
  for (let i = from; i < to; i++)
    if (tree.head(i) < from || tree.head(i) >= to) return participants.kindAt(i) === 'place'
  return false
}

/** "marched to the square", "clashed on the river's banks": where, and not against whom. */
function isSpot({ args: { tree, grammar } }: Surroundings, { span }: Participant): boolean {
  const { from, to } = tree.tokensIn(span)
  for (let i = from; i < to; i++) if (grammar.is('spot-preposition', prepositionOf(tree, i))) return true
  return false
}

/** "won the suit that was before the court": it hears, and is not accused. */
function isHearing({ args: { tree, grammar } }: Surroundings, { span }: Participant): boolean {
  const { from, to } = tree.tokensIn(span)
  for (let i = from; i < to; i++)
    if (grammar.is('hearing', tree.lemma(i).toLowerCase()) && grammar.is('heard-by', prepositionOf(tree, i)))
      return true
  return false
}
