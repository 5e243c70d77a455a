import type { Codebook } from '../codebook/codebook.js'
import type { Entity, Participant, Report } from '../report/layers.js'
import type { StageContext } from '../stage.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isPassive, markOf } from './clause.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import type { Participants } from './participants.js'

interface Surroundings {
  readonly report: Report<'mentions' | 'syntax' | 'tokens'>
  readonly args: Arguments
  readonly participants: Participants
  readonly codebook: Codebook
  /** Sentences on sport, the arts and the like. */
  readonly elsewhere: ReadonlySet<number>
  /** A noun that tells of a deed itself: "the raid killed two". */
  readonly isDeed: (noun: number) => boolean
  readonly context: Pick<StageContext, 'trace'>
}

/** Sectors of those who rule, fight, judge or contend for power: with them an event is political though no country is known. */
const POLITICAL = new Set('GOV MIL COP JUD LEG REB OPP PTY SPY PRM UAF CRM REF PRE ELI'.split(' '))

/** Keeps the drafts that tell the record something: somebody known, doing it or having it done to them. */
export function worthTelling(around: Surroundings, drafts: readonly Draft[]): Draft[] {
  const named = namedIn(around.report)
  const people = peopleIn(around)
  return drafts.filter((draft) => {
    const why = whyNot(around, draft, named, people)
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

function whyNot(
  around: Surroundings,
  draft: Draft,
  named: ReadonlySet<string>,
  people: ReadonlySet<string>,
): string | null {
  const { args, participants, codebook } = around
  const { tree } = args
  const trigger = triggerOf(draft)
  const isNoun = tree.upos(trigger) === 'NOUN'
  const isVerbal = codebook.quadOf(draft.type) % 2 === 1
  const countryKnown = (p: Participant) => (participants.entity(p)?.country ?? null) !== null

  // "They must withdraw": whoever says so demands it; the withdrawal itself is neither done nor promised.
  if (draft.standing.duty && codebook.quadOf(frameOf(draft).type) !== 3) return 'is owed, neither done nor promised.'

  // "unless the general gives up power": a condition of something else, promised by nobody.
  if (draft.type === 'AGREE' && draft.status === 'conditional' && args.grammar.is('condition', markOf(tree, trigger)))
    return 'is only a condition of something else.'

  // "ways to enhance cooperation", "the possibility of a visit": talked about, promised by nobody.
  const isTopic = /^(acl|nmod|compound)$/.test(tree.relation(trigger)) && tree.deprel(trigger) !== 'acl:relcl'
  if (draft.type === 'AGREE' && frameOf(draft).type !== 'AGREE' && draft.status === 'conditional' && isTopic)
    return 'is talked about, and promised by nobody.'

  // "a resolution that aims to tighten sanctions", "a team trying to broker a deal": meant, towards nobody named.
  const isDeed = frameOf(draft).type !== draft.type
  if (isDeed && draft.status !== 'occurred' && draft.recipients.length === 0 && isAsideOf(args, trigger))
    return 'is only meant, in passing, and towards nobody that is named.'

  if (draft.actors.length === 0) {
    const isAside = isNoun || tree.relation(trigger) === 'acl' || tree.relation(trigger) === 'advcl'
    if (isSpeech(draft, isNoun)) return 'is an act of speech, and nobody is named who speaks.'
    if (isAside && !draft.recipients.some(countryKnown)) return 'is told in passing, of nobody whose country is known.'
    if (draft.type === 'THREATEN' || draft.status === 'conditional' || draft.status === 'denied')
      return 'did not happen, and nobody is named who might have done it.'
    // "The visit gives way to talks": its subject is nobody.
    const subjects = isNoun || isPassive(tree, trigger) ? [] : args.fillers(trigger, 'subj')
    const mayAct = (i: number) =>
      participants.is(i, 'ACTOR') || draft.match.consumed.includes(i) || around.isDeed(i)
    if (subjects.length > 0 && !subjects.some(mayAct)) return 'has a subject that cannot act.'
    if (isVerbal && !draft.recipients.some(countryKnown)) return 'names no actor, and no country that it is done to.'
  }

  const isBare = isNoun && lightVerbOf(args, trigger) === undefined
  if (isBare && frameOf(draft).flags.has('reciprocal') && partiesIn(draft).length < 2) return 'names one side only.'

  // "the nuns left for Peru": who travels on nobody's behalf visits no state.
  const isVisit = frameOf(draft).type === 'CONSULT' && (frameOf(draft).flags.has('visit') || draft.recipients.length > 0)
  if (isVisit && draft.actors.length > 0 && !draft.actors.some((p) => isPublic(participants.entity(p))))
    return 'is a private journey.'

  const known = partiesIn(draft).filter((p) => isSomeone(participants.entity(p)) || named.has(p.entity))
  if (known.length === 0) return 'names nobody that is known.'
  const acting = new Set(draft.actors.map((p) => p.entity))
  // A place is no party by itself: "the team will meet at a camp in Windhoek".
  const isSide = (p: Participant) => {
    const entity = participants.entity(p)
    return isParty(entity, people) && (acting.size === 0 || acting.has(p.entity) || entity?.registry !== undefined || (entity?.sectors.length ?? 0) > 0)
  }
  if (codebook.quadOf(draft.type) !== 4 && !known.some(isSide)) return 'names no party of the record.'
  if (around.elsewhere.has(tree.sentence(trigger))) {
    const isState = BETWEEN_STATES.has(draft.type)
    const isPolitical = (e: Entity | undefined) =>
      e !== undefined && (e.office !== undefined || e.sectors.some((s) => POLITICAL.has(s)) || (isState && e.country !== null && e.sectors.length === 0))
    if (!known.some((p) => isPolitical(participants.entity(p)))) return 'is told of sport, the arts or the like.'
  }
  return null
}

/** Is it told under a noun or of a purpose, rather than as what the sentence says? */
function isAsideOf({ tree }: Arguments, trigger: number): boolean {
  for (let i = trigger, steps = 0; i >= 0 && steps < 6; i = tree.head(i), steps++) {
    const relation = tree.relation(i)
    if (relation === 'acl') return true
    if (relation === 'ccomp' || relation === 'root' || relation === 'parataxis') return false
  }
  return false
}

/** What a state does even to a film or a team. */
const BETWEEN_STATES = new Set(['ACCUSE', 'REJECT', 'REQUEST', 'THREATEN', 'SANCTION', 'COERCE', 'PROTEST'])

/** Words of promise and demand are nobody's without a speaker: "is required to", "an agreement on". */
function isSpeech(draft: Draft, isNoun: boolean): boolean {
  const { type } = frameOf(draft)
  return type === 'REQUEST' || type === 'AGREE' || (draft.type === 'REJECT' && isNoun)
}

/** Anybody at all that the report says something about: a sector is enough where deeds are told. */
const isSomeone = (entity: Entity | undefined): boolean =>
  entity !== undefined && (entity.country !== null || entity.registry !== undefined || entity.sectors.length > 0)

/**
 * A party of the record: of a political kind, or a state's. A private person is none by a name or a nationality alone, nor
 * is a firm: what an artist says of a film is no relation of states.
 */
function isParty(entity: Entity | undefined, people: ReadonlySet<string>): boolean {
  if (!entity) return false
  if (entity.sectors.some((s) => POLITICAL.has(s))) return true
  const isPrivate = entity.sectors.length > 0 && entity.sectors.every((s) => PRIVATE.has(s))
  if (entity.registry !== undefined && !isPrivate) return true
  if (entity.country === null) return false
  if (ORGANISATIONS.has(entity.country)) return true
  return !isPrivate ? !people.has(entity.id) : !people.has(entity.id) && !entity.sectors.includes('BUS')
}

/** PLOVER's codes of organisations between states: whoever speaks for one speaks for more than themselves. */
const ORGANISATIONS = new Set(['IGO', 'UNO', 'EUR'])

/** Entities that are one human being: by a name, or by a word in the singular. */
function peopleIn({ report, args }: Surroundings): ReadonlySet<string> {
  const people = new Set<string>()
  for (const { kind, entity, head } of report.mentions)
    if (entity && (kind === 'person' || (kind === 'role' && args.tree.lemma(head) === args.tree.lower(head)))) people.add(entity)
  return people
}

/** Somebody who may stand for more than themselves. */
const isPublic = (entity: Entity | undefined): boolean =>
  entity !== undefined &&
  (entity.registry !== undefined ||
    entity.office !== undefined ||
    entity.sectors.some((s) => POLITICAL.has(s)) ||
    (entity.country !== null && entity.sectors.length === 0))

const PRIVATE = new Set('CVL EDU JRN MED BUS LAB AGR REL'.split(' '))

/** Entities that the report calls by a name, their own or of what they belong to: "CARE", "the chairman of the league". */
function namedIn({ mentions, syntax, tokens }: Surroundings['report']): ReadonlySet<string> {
  const named = new Set<string>()
  for (const { entity, kind, head, span } of mentions) {
    if (!entity || (kind !== 'person' && kind !== 'group' && kind !== 'role') || named.has(entity)) continue
    const within = (i: number) => tokens[i] !== undefined && tokens[i].start >= span.start && tokens[i].end <= span.end
    const isName = (i: number) => syntax[i]!.upos === 'PROPN'
    let has = false
    for (let i = head; !has && within(i); i++) has = isName(i)
    for (let i = head - 1; !has && within(i); i--) has = isName(i)
    if (has) named.add(entity)
  }
  return named
}
