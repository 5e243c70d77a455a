import type { Codebook } from '../codebook/codebook.js'
import type { Entity, Participant, Report } from '../report/layers.js'
import type { StageContext } from '../stage.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isBetweenStates } from './between-states.js'
import { isInfinitive, isIng, isPassive, markOf, prepositionOf } from './clause.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import { isForetold } from './foretold.js'
import { tooLooselyTold } from './home-affairs.js'
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
  readonly context: Pick<StageContext, 'trace'>
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
  const countriesOf = (list: readonly Participant[]) =>
    new Set(list.flatMap((p) => around.participants.entity(p)?.country ?? []))
  // News agencies tell of promises, and are not promised anything. "shut down three headquarters": at home a thing is
  // nobody whom it is done to, and a place only of what hurts.
  const mayReceive = (p: Participant, draft: Draft): boolean => {
    const { type } = draft
    const entity = around.participants.entity(p)
    if (parties.isAgency(entity) && (FRIENDLY.has(type) || isSaid(around, draft))) return false
    if (isOccasion(around, p) || (type === 'ACCUSE' && isHearing(around, p))) return false
    if (BY_WORDS.has(type) && isOwnState(around, p, draft)) return false
    const isNoParty = entity?.country === null || BY_WORDS.has(type)
    if (!betweenStates && isNoParty && parties.isGround(entity) && isSpot(around, p))
      // "opened an inquiry into Demir", whom the model may take for a place.
      return type !== 'PROTEST' && entity?.country === null && isNamed(around, p)
    if (isNamed(around, p)) return true
    // "both agreed to speed up the return of workers": whom they promise it to is each other.
    const isUnnamed = !entity?.country && !/\p{Lu}/u.test(entity?.name ?? '')
    if (type === 'AGREE' && isUnnamed && countriesOf(draft.actors).size > 1) return false
    // "would tolerate no change of borders": no one to be threatened.
    if (betweenStates) return !parties.isThing(entity) || around.codebook.quadOf(type) === 4
    return !parties.isThing(entity) && (around.codebook.quadOf(type) === 4 || !parties.isGround(entity))
  }
  // "the minister, after a tour of Southeast Asia that included talks with …", "they" for means or measures
  const mayAct = (p: Participant, { type }: Draft): boolean => {
    const entity = around.participants.entity(p)
    const isNowhere = parties.isGround(entity) && entity?.country === null
    if (isOccasion(around, p)) return false
    return (!parties.isInert(entity) || isNamed(around, p)) && !(type === 'CONSULT' && isNowhere)
  }
  return drafts.filter((draft) => {
    draft.recipients = draft.recipients.filter((p) => mayReceive(p, draft))
    draft.actors = draft.actors.filter((p) => mayAct(p, draft))
    const why =
      notMeant(around, draft, betweenStates) ??
      nobodyActs(around, draft) ??
      noParty(around, draft, parties) ??
      tooLooselyTold(
        { ...around, betweenStates, isParty, isPerson, isPower, isBusiness, isPolitical, isPrivatePerson },
        draft,
      )
    if (why)
      around.context.trace(() => ({
        span: around.args.tree.tokenSpan(triggerOf(draft)),
        rule: frameOf(draft).id,
        outcome: 'not-told',
        message: `"${around.args.tree.form(triggerOf(draft))}" ${why}`,
      }))
    return why === null
  })
}

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

/** What one says to others, and not to one's own. */
const BY_WORDS = new Set(['ACCUSE', 'REJECT', 'REQUEST', 'THREATEN'])

/** "The president voiced Uruguay's concern": nobody who governs a state blames, asks or refuses it. */
function isOwnState({ args: { tree }, participants }: Surroundings, p: Participant, draft: Draft): boolean {
  const state = participants.entity(p)
  if (state?.registry === undefined || state.registry !== state.country) return false
  const { from, to } = tree.tokensIn(p.span)
  for (let i = from; i < to; i++)
    if (/^(?:government|regime|authorities|administration)$/.test(tree.lower(i))) return false
  return draft.actors.some((actor) => {
    const entity = participants.entity(actor)
    // The Taliban, though they rule, are not the state that they fight.
    const isRuler = entity?.office !== undefined || entity?.registry === state.country || entity?.registry === undefined
    return isRuler && entity?.country === state.country && entity.sectors.includes('GOV')
  })
}

const SPOT = /^(?:in|on|at|to|from|near|of|across|around|into|along)$/

/** "marched to the square", "clashed on the shores of the river": where, and not against whom. */
function isSpot({ args: { tree } }: Surroundings, { span }: Participant): boolean {
  const { from, to } = tree.tokensIn(span)
  for (let i = from; i < to; i++) if (SPOT.test(prepositionOf(tree, i))) return true
  return false
}

/** "won a lawsuit filed with the court": it hears, and is not accused. */
function isHearing({ args: { tree, grammar } }: Surroundings, { span }: Participant): boolean {
  const { from, to } = tree.tokensIn(span)
  for (let i = from; i < to; i++)
    if (grammar.is('hearing', tree.lemma(i).toLowerCase()) && /^(?:with|to|at|before)$/.test(prepositionOf(tree, i)))
      return true
  return false
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

/** Why the words tell of no deed, promise or threat of their own. */
function notMeant({ args, participants, codebook }: Surroundings, draft: Draft, betweenStates: boolean): string | null {
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
  // "the mission is not what they demanded"
  const isWhat = tree.deprel(trigger) === 'acl:relcl' && tree.lower(tree.head(trigger)) === 'what'
  if (isWhat && codebook.quadOf(draft.type) % 2 === 1) return 'is told as known.'
  // "highlighted the importance of enhancing traditional forms"
  if (frameOf(draft).type === 'AGREE' && frameOf(draft).flags.has('towards') && partiesIn(draft).length < 2)
    return 'is towards nobody that is named.'
  // "are not concerned about the fate of their people"
  if (draft.status === 'denied' && tree.upos(trigger) === 'ADJ' && codebook.quadOf(draft.type) % 2 === 1)
    return 'is what somebody does not feel.'

  // "or you use force to get what you want", "they have persecuted him": whoever they are.
  const isPronoun = (i: number) => tree.upos(i) === 'PRON' && !/^(?:who|whom|which|that|whose)$/.test(tree.lower(i))
  if (draft.actors.length === 0 && args.fillers(trigger, 'subj').some(isPronoun))
    return 'is told of nobody in particular.'
  // "He asked me to come to him"
  const isUnknown = (i: number) => isPronoun(i) && participants.at(i).length === 0
  const asked = ['obj', 'iobj'].flatMap((role) => args.fillers(trigger, role))
  if (frameOf(draft).type === 'REQUEST' && asked.some(isUnknown)) return 'is asked of nobody that is known.'

  // "showcased the country's commitment to reform": promised to nobody, and not by saying it.
  const isBareNoun = tree.upos(trigger) === 'NOUN' && lightVerbOf(args, trigger) === undefined
  if (frameOf(draft).type === 'AGREE' && !betweenStates && isBareNoun && partiesIn(draft).length < 2)
    return 'is a promise that nobody is said to make.'
  // "no interest to initiate efforts to lay the ground for talks"
  if (draft.type === 'AGREE' && isBareNoun && frameOf(draft).type !== 'AGREE' && isUnderNoun(args, trigger))
    return 'is talked about, and promised by nobody.'

  // "They must withdraw": whoever says so demands it; the withdrawal itself is neither done nor promised.
  if (draft.standing.duty) return 'is owed, neither done nor promised.'

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

const FRIENDLY = new Set(['AGREE', 'SUPPORT', 'CONSULT', 'COOPERATE', 'AID'])
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

/** "discuss a visit", "reviewed the withdrawal" */
function isTalkedAbout({ tree, grammar }: Arguments, trigger: number): boolean {
  return (
    tree.upos(trigger) === 'NOUN' &&
    (tree.relation(trigger) === 'obj' || tree.deprel(trigger) === 'nsubj:pass') &&
    grammar.is('talks-about', tree.lemma(tree.head(trigger)))
  )
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

/** Words of promise and demand are nobody's without a speaker: "is required to", "an agreement on". */
function isSpeech(draft: Draft, isNoun: boolean): boolean {
  const { type } = frameOf(draft)
  return type === 'REQUEST' || type === 'AGREE' || (draft.type === 'REJECT' && isNoun)
}
