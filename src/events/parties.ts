import type { Participant } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { isInfinitive, isPassive, prepositionOf, withConjuncts } from './clause.js'
import type { EventLexicon } from './event-lexicon.js'
import { fillersOf } from './fillers.js'
import type { Frame, RolePath } from './frame.js'
import type { Occasions } from './occasions.js'
import { distinct, type Participants } from './participants.js'

interface Surroundings {
  readonly args: Arguments
  readonly participants: Participants
  readonly lexicon: EventLexicon
  readonly occasions: Occasions
}

export interface Parties {
  readonly actors: readonly Participant[]
  readonly recipients: readonly Participant[]
}

/** Where the other side may stand when the frame's own paths lead to nobody; best first. */
const OTHER_SIDE = [
  'iobj',
  'with',
  'to',
  'against',
  'toward',
  'towards',
  'for',
  'from',
  'on',
  'upon',
  'at',
  'into',
  'over',
  'about',
  'obj',
]
/** Deeds may be known only by where they were done: "attacks in Gaza". */
const DEEDS = new Set(['ASSAULT', 'PROTEST', 'COERCE', 'AID', 'RETREAT', 'MOBILIZE', 'AGREE', 'THREATEN'])

/** Between states these need another state: "Peru's interest in Portugal's help" is towards Portugal. */
const MUTUAL = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE'])
const COOPERATIVE = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID'])
const BETWEEN_STATES = new Set(['AGREE', 'CONSULT', 'COOPERATE'])
/** "was signed between both countries" */
const BETWEEN: readonly RolePath[] = [['obl:between'], ['nmod:between'], ['obl:among']]
/** What a state alone can do on its ground. */
const STATE_POWERS = new Set(['COERCE', 'SANCTION'])
const PLACES_OF_DEEDS = ['in', 'along', 'near', 'around', 'across', 'inside', 'through']

/** Who does it and to whom, by the paths of the frame; all from the trigger's own clause and what it governs. */
export function partiesOf(around: Surroundings, trigger: number, frame: Frame): Parties {
  const { args, participants } = around
  // A city acts only where it stands for a government: not "MUMBAI, India – a woman left home".
  const acts: Select = (word, found) =>
    participants.kindAt(word) === 'place' ? found.filter((p) => participants.entity(p)?.sectors.includes('GOV')) : found
  let actors: readonly Participant[]
  if (frame.partner.length > 0) {
    // Reciprocal: all who are named on either side act.
    actors = distinct(
      [...frame.actor, ...frame.partner, ...BETWEEN].flatMap((path) => actingAt(around, trigger, path, acts)),
    )
    if (actors.length === 0) actors = distinct(firstOf(around, trigger, frame.actor, acts))
  } else actors = distinct(firstOf(around, trigger, frame.actor, acts))

  if (actors.length === 0 && args.tree.upos(trigger) === 'NOUN')
    actors = distinct(contextualActors(around, trigger, frame))
  if (actors.length === 0) {
    const occasion = occasionOf(around, trigger)
    if (occasion) return occasion
  }
  // A frame may look for the actor behind the subject ("a bomber of the group"); the subject itself is the next best.
  if (actors.length === 0 && frame.actor.length > 0 && !frame.recipient.some(([role]) => role === 'subj'))
    actors = distinct(
      args.fillers(trigger, 'subj').flatMap((f) => (isDeedOf(around, f, ['subj']) ? [] : participants.behind(f))),
    )

  // "was arrested in Rwanda", "expelled from Mali": no agent is named, and only the state has that power there.
  if (actors.length === 0 && STATE_POWERS.has(frame.type ?? '') && isPassive(args.tree, trigger))
    actors = distinct(
      ['obl:in', 'obl:from'].flatMap((role) =>
        args.fillers(trigger, role).flatMap((f) => (participants.is(f, 'COUNTRY') ? participants.at(f) : [])),
      ),
    )

  // "the officials negotiated the terms between the two sides": the sides are known, "the officials" are theirs.
  if (frame.flags.has('reciprocal') && actors.length > 0 && !actors.some((p) => participants.entity(p)?.country)) {
    const sides = distinct(otherSide(around, trigger, frame, (_, found) => found))
    if (sides.length > 1 && sides.every((p) => participants.entity(p)?.country))
      return { actors: sides, recipients: [] }
  }

  const other = othersThan(around, actors, MUTUAL.has(frame.type ?? ''))
  // "withdraw its troops from Laos": what belongs to the actor is the other side only where nobody else is.
  // "agreed with Fiji to send home its nationals": the one agreed with, not those sent.
  if (BETWEEN_STATES.has(frame.type ?? '') && actors.length > 0) {
    const partner = actingAt(around, trigger, ['obl:with'], other.notOwn)
    if (partner.length > 0) return { actors, recipients: distinct(partner) }
  }
  const named = firstOf(around, trigger, frame.recipient, other.notOwn)
  if (named.length > 0) return { actors, recipients: distinct(named) }
  const found = actors.length > 1 ? [] : otherSide(around, trigger, frame, other.notOwn)
  if (found.length > 0) return { actors, recipients: distinct(found) }
  if (frame.flags.has('visit')) {
    // "the visit of the president, Díaz-Canel, to Laos": the parser may hang the goal on the name.
    const goal = goalsUnder(around, trigger).filter((p) => !actors.some((a) => a.entity === p.entity))
    if (goal.length > 0) return { actors, recipients: distinct(goal) }
  }
  // "summoned the envoy to protest": the one summoned hears it.
  const governor = args.tree.head(trigger)
  if (found.length === 0 && governor >= 0 && args.tree.upos(governor) === 'VERB' && isInfinitive(args.tree, trigger)) {
    const heard = args
      .fillers(governor, 'obj')
      .flatMap((f) => (participants.is(f, 'ACTOR') ? other.notOwn(f, participants.at(f)) : []))
    if (heard.length > 0) return { actors, recipients: distinct(heard) }
  }
  // A state is no partner of its own.
  const own = BETWEEN_STATES.has(frame.type ?? '')
    ? firstOf(around, trigger, frame.recipient, (word, all) =>
        other.any(word, all).filter((p) => !isHome(around, actors, p)),
      )
    : firstOf(around, trigger, frame.recipient, other.any)
  if (own.length > 0 || actors.length > 1) return { actors, recipients: distinct(own) }
  return {
    actors,
    recipients: distinct(MUTUAL.has(frame.type ?? '') ? [] : otherSide(around, trigger, frame, other.any)),
  }
}

function isHome({ participants }: Surroundings, actors: readonly Participant[], p: Participant): boolean {
  const entity = participants.entity(p)
  if (!entity?.country || entity.office || entity.sectors.some((s) => s !== 'GOV')) return false
  return actors.some((a) => participants.entity(a)?.country === entity.country)
}

function goalsUnder({ args, participants }: Surroundings, trigger: number): Participant[] {
  const { tree } = args
  const { to } = tree.subtree(trigger)
  for (let i = trigger + 1; i < to; i++)
    if (
      tree.relation(i) === 'nmod' &&
      prepositionOf(tree, i) === 'to' &&
      tree.isUnder(i, trigger) &&
      participants.is(i, 'ACTOR')
    )
      return withConjuncts(tree, i).flatMap((k) => participants.at(k))
  return []
}

/** Which of the participants at a word count. */
type Select = (word: number, found: readonly Participant[]) => readonly Participant[]

const all: Select = (_, found) => found

function othersThan(
  { args, participants }: Surroundings,
  actors: readonly Participant[],
  mutual: boolean,
): { notOwn: Select; any: Select } {
  const acting = new Set(actors.map((p) => p.entity))
  const any: Select = (_, found) => found.filter((p) => !acting.has(p.entity))
  // "its troops": the actor's, unless the pronoun is known to be somebody else.
  const isOwn = (word: number) =>
    args.fillers(word, 'poss').some((owner) => {
      const owners = participants.at(owner)
      if (owners.some((p) => acting.has(p.entity))) return true
      const unknown = owners.every((p) => participants.entity(p)?.country == null)
      return actors.length > 0 && unknown && /^(its|their|his|her|own)$/.test(args.tree.lower(owner))
    })
  const countryOf = (p: Participant) => participants.entity(p)?.country ?? null
  const home = new Set(mutual ? actors.map(countryOf).filter((c) => c !== null) : [])
  const abroad = (p: Participant) => !home.has(countryOf(p) ?? '')
  return { any, notOwn: (word, found) => (isOwn(word) ? [] : any(word, found).filter(abroad)) }
}

/** Participants along the first path that leads to someone; failing that, the owner of the thing at its end. */
function firstOf(
  around: Surroundings,
  trigger: number,
  paths: readonly RolePath[],
  select = all,
): readonly Participant[] {
  for (const path of paths) {
    const found = actingAt(around, trigger, path, select)
    if (found.length > 0) return found
  }
  for (const path of paths) {
    if (path.at(-1) === 'amod' || path.at(-1) === 'compound') continue
    const found = fillersOf(around.args, trigger, path).flatMap((f) =>
      isDeedOf(around, f, path) ? [] : select(f, around.participants.behind(f)),
    )
    if (found.length > 0) return found
  }
  return []
}

/** "Kim's visit opens the way": the visit, not Kim, is the subject. A strike or decision, though, acts for its owner. */
function isDeedOf({ args, lexicon }: Surroundings, filler: number, path: RolePath): boolean {
  if (path[0] !== 'subj' || path.length > 1) return false
  return lexicon.framesFor(args.tree.lemma(filler), 'n').some(({ frame }) => frame.type === 'CONSULT')
}

/**
 * "arrived for talks with Putin", "said after meeting Putin", "on the tour of the envoy are visits to …": a noun
 * without an actor of its own has that of the clause around it, or of the journey that it is part of.
 */
function contextualActors({ args, participants }: Surroundings, trigger: number, frame: Frame): readonly Participant[] {
  if (!frame.flags.has('reciprocal') && !frame.flags.has('visit') && !frame.flags.has('sign')) return []
  const { tree } = args
  const relation = tree.relation(trigger)
  const governor = tree.head(trigger)
  if (governor < 0 || tree.upos(governor) !== 'VERB') return []
  if (relation === 'obl' || relation === 'advcl') {
    const subject = args
      .fillers(governor, 'subj')
      .flatMap((f) => (participants.is(f, 'ACTOR') ? participants.at(f) : []))
    if (subject.length > 0) return subject
  }
  for (const occasion of args.fillers(governor, 'obl')) {
    if (occasion === trigger || !JOURNEY.has(tree.lemma(occasion))) continue
    const found = args.agentsOf(occasion).flatMap((f) => participants.behind(f))
    if (found.length > 0) return found
  }
  return []
}

const JOURNEY = new Set(['tour', 'trip', 'visit', 'journey', 'itinerary', 'mission', 'agenda', 'schedule'])

/** "The meeting resulted in the signing of two agreements": those who met sign. */
function occasionOf({ args, occasions }: Surroundings, trigger: number): Parties | undefined {
  const { tree } = args
  const governor = tree.head(trigger)
  const verb = tree.upos(trigger) === 'NOUN' && governor >= 0 && tree.upos(governor) === 'VERB' ? governor : trigger
  for (const role of ['subj', 'obl:in', 'obl:during', 'obl:at'])
    for (const noun of args.fillers(verb, role)) {
      if (noun === trigger) continue
      const parties = occasions.partiesOf(noun)
      if (parties) return parties
    }
  return undefined
}

function actingAt(
  { args, participants }: Surroundings,
  trigger: number,
  path: RolePath,
  select = all,
): readonly Participant[] {
  return fillersOf(args, trigger, path).flatMap((f) =>
    participants.is(f, 'ACTOR') ? select(f, participants.at(f)) : [],
  )
}

/** "agreed to lend a billion to Laos": the other side of a promise, demand or deed stands with what it is about. */
function otherSide(around: Surroundings, trigger: number, frame: Frame, select: Select): readonly Participant[] {
  let level: readonly number[] = [trigger]
  for (let depth = 0; depth < 3 && level.length > 0; depth++) {
    for (const predicate of level) {
      const found = sideAt(around, predicate, frame, select)
      if (found.length > 0) return found
    }
    level = level.flatMap((predicate) => contentsOf(around.args, predicate))
  }
  return []
}

const CONTENT = [
  'xcomp',
  'advcl:to',
  'ccomp',
  'acl',
  'obj',
  'obl:to',
  'obl:on',
  'obl:for',
  'nmod:of',
  'nmod:on',
  'nmod:for',
  'nmod:in',
  'advcl:in',
  'nmod:to',
]

const contentsOf = (args: Arguments, predicate: number): number[] =>
  CONTENT.flatMap((role) => fillersOf(args, predicate, [role])).filter((c) => {
    const upos = args.tree.upos(c)
    // "a tour which included talks with …" is not what the tour goes to.
    return (upos === 'VERB' || upos === 'NOUN') && c > predicate && args.tree.deprel(c) !== 'acl:relcl'
  })

function sideAt(
  { args, participants }: Surroundings,
  predicate: number,
  frame: Frame,
  select: Select,
): readonly Participant[] {
  const prefix = args.tree.upos(predicate) === 'NOUN' ? 'nmod:' : 'obl:'
  const type = frame.type ?? ''
  const roles = DEEDS.has(type) ? [...OTHER_SIDE, ...PLACES_OF_DEEDS] : OTHER_SIDE
  for (const name of roles) {
    // "an alliance against Fiji" is not with Fiji.
    if (name === 'against' && COOPERATIVE.has(type)) continue
    const role = name === 'iobj' || name === 'obj' ? name : prefix + name
    // An unknown place is no party: "militarised several islands".
    const found = args.fillers(predicate, role).flatMap((f) => {
      const behind = select(f, participants.behind(f))
      return participants.kindAt(f) === 'place' ? behind.filter((p) => participants.entity(p)?.country) : behind
    })
    if (found.length > 0) return found
  }
  // "its condemnation of the minister's words", "praise of the deal"
  if (prefix === 'nmod:' && !BETWEEN_STATES.has(type))
    return args.fillers(predicate, 'nmod:of').flatMap((f) => select(f, participants.behind(f)))
  return []
}
