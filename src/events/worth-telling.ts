import type { Codebook } from '../codebook/codebook.js'
import type { Entity, Participant, Report } from '../report/layers.js'
import type { StageContext } from '../stage.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isBetweenStates } from './between-states.js'
import { withoutBystanders } from './bystanders.js'
import { isInfinitive, isIng, isPassive } from './clause.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import { weakGround } from './grounds.js'
import { tooLooselyTold } from './home-affairs.js'
import { mayAct, mayReceive } from './may-take-part.js'
import { notMeant } from './not-meant.js'
import type { Participants } from './participants.js'
import { type PartiesOfRecord, partiesOfRecord } from './parties-of-record.js'

interface Surroundings {
  readonly report: Report<'mentions' | 'entities' | 'syntax' | 'tokens'>
  readonly args: Arguments
  readonly participants: Participants
  readonly codebook: Codebook
  /** Sentences on sport, the arts and the like. */
  readonly elsewhere: ReadonlySet<number>
  /** A noun that tells of a deed itself: "the raid killed two". */
  readonly isDeed: (noun: number) => boolean
  readonly context: Pick<StageContext, 'trace' | 'note'>
}

/** Keeps the drafts that tell the record something: somebody known, doing it or having it done to them. */
export function worthTelling(around: Surroundings, drafts: readonly Draft[]): Draft[] {
  const parties = partiesOfRecord(around.report)
  const betweenStates = isBetweenStates(around.report)
  const isParty = (p: Participant) => parties.isParty(around.participants.entity(p))
  const isPower = (p: Participant) => parties.isPower(around.participants.entity(p))
  const isPolitical = (p: Participant) => parties.isPolitical(around.participants.entity(p))
  const isPerson = (p: Participant) => parties.isPerson(around.participants.entity(p))
  const isBusiness = (p: Participant) => parties.isBusiness(around.participants.entity(p))
  const isPrivatePerson = (p: Participant) => parties.isPrivatePerson(around.participants.entity(p))
  const beside = { ...around, parties, betweenStates }
  return drafts.filter((draft) => {
    draft.recipients = draft.recipients.filter((p) => mayReceive(beside, p, draft))
    draft.recipients = withoutBystanders(around.args.tree, around.participants, draft)
    draft.actors = draft.actors.filter((p) => mayAct(beside, p, draft))
    const why =
      notMeant({ ...around, betweenStates }, draft) ??
      nobodyActs(around, draft) ??
      noParty(around, draft, parties) ??
      tooLooselyTold(
        { ...around, betweenStates, isParty, isPerson, isPower, isBusiness, isPolitical, isPrivatePerson },
        draft,
      )
    const weak = why === null ? weakGround(beside, draft) : null
    const { tree } = around.args
    const span = tree.tokenSpan(triggerOf(draft))
    const message = `"${tree.form(triggerOf(draft))}" ${why ?? weak}`
    if (weak) around.context.note({ code: 'uncoded', span, message: `Left out as ${draft.type}: ${message}` })
    if (why ?? weak) around.context.trace(() => ({ span, rule: frameOf(draft).id, outcome: 'not-told', message }))
    return !why && !weak
  })
}

/** Why there is nobody whose deed it could be. */
function nobodyActs({ args, participants, codebook, isDeed }: Surroundings, draft: Draft): string | null {
  const { tree } = args
  const trigger = triggerOf(draft)
  const isNoun = tree.upos(trigger) === 'NOUN'
  const isBare = isNoun && lightVerbOf(args, trigger) === undefined
  if (draft.actors.length > 0)
    return isBare && frameOf(draft).flags.has('reciprocal') && partiesIn(draft).length < 2
      ? 'names one side only.'
      : null

  const countryKnown = (p: Participant) => (participants.entity(p)?.country ?? null) !== null
  const isAside = isNoun || tree.relation(trigger) === 'acl' || tree.relation(trigger) === 'advcl'
  if (isSpeech(draft, isNoun)) return 'is an act of speech, and nobody is named who speaks.'
  // "arrested eight people accused of plotting": who they are, and by whom they are accused is not told.
  if (draft.type === 'ACCUSE' && tree.deprel(trigger) === 'acl' && !isNoun) return 'only describes somebody.'
  if (isAside && !draft.recipients.some(countryKnown)) return 'is told in passing, of nobody whose country is known.'
  if (draft.type === 'THREATEN' || draft.status === 'conditional' || draft.status === 'denied')
    return 'did not happen, and nobody is named who might have done it.'
  // "The visit gives way to talks": its subject is nobody.
  // "ensuring stability by securing supplies": anybody's doing.
  const isLoose = !isNoun && (isIng(tree, trigger) || isInfinitive(tree, trigger)) && !isPassive(tree, trigger)
  if (
    isLoose &&
    (codebook.quadOf(draft.type) !== 4 || draft.type === 'MOBILIZE') &&
    args.fillers(trigger, 'subj').length === 0
  )
    return 'is told of nobody in particular.'
  // "were compelled to move": by circumstances, for all that is said.
  if (frameOf(draft).flags.has('agent')) return 'is done by nobody that is named.'
  const subjects = isNoun || isPassive(tree, trigger) ? [] : args.fillers(trigger, 'subj')
  const mayAct = (i: number) => participants.is(i, 'ACTOR') || draft.match.consumed.includes(i) || isDeed(i)
  if (subjects.length > 0 && !subjects.some(mayAct)) return 'has a subject that cannot act.'
  const isVerbal = codebook.quadOf(draft.type) % 2 === 1
  if (isVerbal && !draft.recipients.some(countryKnown)) return 'names no actor, and no country that it is done to.'
  if (isBare && frameOf(draft).flags.has('reciprocal') && partiesIn(draft).length < 2) return 'names one side only.'
  return null
}

/** Words of promise and demand are nobody's without a speaker: "is required to", "an agreement on". */
function isSpeech(draft: Draft, isNoun: boolean): boolean {
  const { type } = frameOf(draft)
  return type === 'REQUEST' || type === 'AGREE' || (draft.type === 'REJECT' && isNoun)
}

/** What a state does even to a film or a team. */
const BETWEEN_STATES = new Set(['ACCUSE', 'REJECT', 'REQUEST', 'THREATEN', 'SANCTION', 'COERCE', 'PROTEST'])

/** Why none of those who take part belongs in a record of relations between states. */
function noParty(
  { args, participants, codebook, elsewhere }: Surroundings,
  draft: Draft,
  { isSomeone, isParty, isPublic, isPolitical }: PartiesOfRecord,
): string | null {
  const entityOf = (p: Participant) => participants.entity(p)
  const frame = frameOf(draft)

  // "the nuns left for Peru": who travels on nobody's behalf visits no state.
  const isVisit = frame.type === 'CONSULT' && (frame.flags.has('visit') || draft.recipients.length > 0)
  const isReceived = draft.recipients.some((p) => entityOf(p)?.office !== undefined)
  if (isVisit && draft.actors.length > 0 && !isReceived && !draft.actors.some((p) => isPublic(entityOf(p))))
    return 'is a private journey.'
  if (isVisit && isAtHome(args, participants, draft)) return 'is a journey at home.'

  const known = partiesIn(draft).filter((p) => isSomeone(entityOf(p)))
  if (known.length === 0) return 'names nobody that is known.'

  const acting = new Set(draft.actors.map((p) => p.entity))
  // A place is no party by itself: "the team will meet at a camp in Windhoek".
  const isPlace = (entity: Entity | undefined) => entity?.registry === undefined && entity?.sectors.length === 0
  const isSide = (p: Participant) =>
    isParty(entityOf(p)) && (acting.size === 0 || acting.has(p.entity) || !isPlace(entityOf(p)))
  if (codebook.quadOf(draft.type) !== 4 && !known.some(isSide)) return 'names no party of the record.'

  if (!elsewhere.has(args.tree.sentence(triggerOf(draft)))) return null
  const isState = (entity: Entity | undefined) =>
    BETWEEN_STATES.has(draft.type) && entity !== undefined && entity.country !== null && entity.sectors.length === 0
  return known.some((p) => isPolitical(entityOf(p)) || isState(entityOf(p)))
    ? null
    : 'is told of sport, the arts or the like.'
}

/** "travelled to Lyon", of the president of France: where one goes is one's own soil. */
function isAtHome(args: Arguments, participants: Participants, draft: Draft): boolean {
  const countryOf = (p: Participant) => participants.entity(p)?.country ?? null
  const own = new Set(draft.actors.map(countryOf).filter((country) => country !== null))
  const goals =
    draft.recipients.length > 0
      ? draft.recipients
      : ['obl:to', 'nmod:to', 'obl:in'].flatMap((role) =>
          args.fillers(triggerOf(draft), role).flatMap((f) => participants.behind(f)),
        )
  const isSoil = (p: Participant) => {
    const entity = participants.entity(p)
    return entity?.office === undefined && !entity?.sectors.some((s) => s !== 'GOV') && own.has(countryOf(p) ?? '')
  }
  return own.size > 0 && goals.length > 0 && goals.every(isSoil)
}
