import type { Participant } from '../report/layers.js'
import { isInfinitive, prepositionOf, withConjuncts } from './clause.js'
import type { Frame } from './frame.js'
import { otherSide } from './other-side.js'
import { distinct } from './participants.js'
import { actingAt, type Clause, firstOf, type Select } from './walk-roles.js'
import { actorsOf, impliedActors, occasionOf } from './who-acts.js'

export interface Parties {
  readonly actors: readonly Participant[]
  readonly recipients: readonly Participant[]
}

/** Between states these need another state: "Peru's interest in Portugal's help" is towards Portugal. */
const MUTUAL = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE'])
/** No state is the partner of its own promise, meeting or trade. */
const BETWEEN_STATES = new Set(['AGREE', 'CONSULT', 'COOPERATE'])

/** Who does it and to whom, by the paths of the frame; all from the trigger's own clause and what it governs. */
export function partiesOf(around: Clause, trigger: number, frame: Frame): Parties {
  const { participants } = around
  let actors = actorsOf(around, trigger, frame)
  if (actors.length === 0) {
    const occasion = occasionOf(around, trigger)
    if (occasion) return occasion
    actors = impliedActors(around, trigger, frame)
  }
  // "the officials negotiated the terms between the two sides": the sides are known, "the officials" are theirs.
  const countryKnown = (p: Participant) => Boolean(participants.entity(p)?.country)
  if (frame.flags.has('reciprocal') && actors.length > 0 && !actors.some(countryKnown)) {
    const sides = distinct(otherSide(around, trigger, frame, (_, found) => found))
    if (sides.length > 1 && sides.every(countryKnown)) return { actors: sides, recipients: [] }
  }
  return { actors, recipients: distinct(recipientsOf(around, trigger, frame, actors)) }
}

/** To whom: the first of these searches that finds somebody other than the actors. */
function recipientsOf(
  around: Clause,
  trigger: number,
  frame: Frame,
  actors: readonly Participant[],
): readonly Participant[] {
  const type = frame.type ?? ''
  // "Poland and Lithuania accused Belarus" need another side; "Poland and Lithuania met" do not.
  const alone = actors.length <= 1 || !frame.flags.has('reciprocal')
  const countryKnown = (p: Participant) => Boolean(around.participants.entity(p)?.country)
  const { any, notTheirs, notOwn } = othersThan(around, actors, MUTUAL.has(type) || type === 'SANCTION')

  // "agreed with Fiji to send home its nationals": the one agreed with, not those sent.
  if (BETWEEN_STATES.has(type) && actors.length > 0) {
    const partner = actingAt(around, trigger, ['obl:with'], notOwn)
    if (partner.length > 0) return partner
  }
  const named = firstOf(around, trigger, frame.recipient, notOwn, type === 'ACCUSE')
  // "deployed troops": those sent are not those whom they are sent against.
  const isSent = (p: Participant) => type === 'MOBILIZE' && !countryKnown(p)
  // "sent 200 soldiers to Mali", "killed 40 people in Kabul": people of no known country are whose soil they are on.
  const isUnknown = named.every((p) => !countryKnown(p) && !isNamed(around, p))
  if (named.some((p) => !isSent(p)) && !isUnknown) return named
  if (alone) {
    const found = otherSide(around, trigger, frame, (word, all) => notOwn(word, all).filter((p) => named.length === 0 || countryKnown(p)))
    if (found.length > 0) return VICTIMS.has(type) ? distinct([...named, ...found]) : found
  }
  if (named.some((p) => !isSent(p))) return named
  // "threatened to walk out unless Fiji pays": who is to meet the condition is the one threatened.
  const threatened = type === 'THREATEN' ? warnedBy(around, trigger, notOwn) : []
  if (threatened.length > 0) return threatened
  if (frame.flags.has('visit')) {
    const goals = any(trigger, goalsUnder(around, trigger))
    if (goals.length > 0) return goals
  }
  const heard = addresseeOf(around, trigger, notOwn)
  if (heard.length > 0) return heard

  // "agreed to a truce in Hodeida": a promise about the actor's own soil.
  const abroadOrPlace: Select = (word, found) =>
    around.participants.kindAt(word) === 'place' ? any(word, found) : notOwn(word, found)

  // What belongs to the actor ("withdraw its troops") is the other side only where nobody else is.
  const isAbroad = (p: Participant) => !isHome(around, actors, p)
  if (BETWEEN_STATES.has(type) || type === 'SANCTION') {
    const partners = firstOf(around, trigger, frame.recipient, notTheirs).filter(isAbroad)
    return partners.length > 0 || !alone ? partners : otherSide(around, trigger, frame, notTheirs).filter(isAbroad)
  }
  const own = firstOf(around, trigger, frame.recipient, any, type === 'ACCUSE').filter((p) => !isSent(p))
  if (own.length > 0) return own
  if (!alone) return []
  const found = MUTUAL.has(type) ? [] : otherSide(around, trigger, frame, any).filter((p) => !isSent(p))
  return found.length > 0 || actors.length === 0 ? found : within(around, trigger, frame, type === 'AGREE' ? abroadOrPlace : notOwn)
}

/** Whoever else the trigger's own phrase names: "adopted a resolution extending the mission in Mali". */
function within({ args, participants }: Clause, trigger: number, frame: Frame, select: Select): readonly Participant[] {
  if (actsAlone(frame)) return []
  const { tree } = args
  const { from, to } = tree.subtree(trigger)
  for (let i = Math.max(from, trigger + 1); i < to; i++) {
    if (!tree.isUnder(i, trigger) || !participants.is(i, 'ACTOR') || isAside(args, i, trigger)) continue
    const found = select(i, participants.at(i)).filter((p) => participants.entity(p)?.country)
    if (found.length > 0) return found
  }
  return []
}

const VICTIMS = new Set(['ASSAULT', 'COERCE', 'PROTEST', 'RETREAT', 'CONCEDE', 'THREATEN', 'SANCTION'])
function isNamed(around: Clause, p: Participant): boolean { const e = around.participants.entity(p); return e?.registry !== undefined || /^[A-Z]/.test(e?.name.replace(/^(The|A|An|At|About|Some|Many) /, '') ?? '') }
const actsAlone = (frame: Frame): boolean => frame.mode === 'resign' || frame.flags.has('sign')

/** "according to a newspaper", "amid protests in Mali": beside what is told. */
const ASIDES = new Set('according_to amid despite following after before since because_of due_to during as like unlike than except besides'.split(' '))

/** In a clause of its own: a condition, a time, what is told of somebody. */
function isAside({ tree, grammar }: Clause['args'], i: number, trigger: number): boolean {
  for (let at = i; at !== trigger && at >= 0; at = tree.head(at)) {
    const deprel = tree.deprel(at)
    if (grammar.is('adjectival-participle', tree.lemma(at))) continue
    if (ASIDES.has(prepositionOf(tree, at))) return true
    if (deprel === 'acl:relcl' || deprel === 'advcl' || deprel === 'parataxis' || deprel === 'nsubj' || deprel === 'nsubj:pass' || deprel === 'conj' && tree.upos(at) === 'VERB') return true
  }
  return false
}

/** The subject of the condition that a threat makes. */
function warnedBy({ args, participants }: Clause, trigger: number, select: Select): readonly Participant[] {
  const clauses = [trigger, ...args.fillers(trigger, 'xcomp')].flatMap((verb) =>
    ['advcl:if', 'advcl:unless', 'advcl:until'].flatMap((role) => args.fillers(verb, role)),
  )
  return clauses
    .flatMap((clause) => args.fillers(clause, 'subj'))
    .flatMap((f) => select(f, participants.behind(f)).filter((p) => participants.entity(p)?.country))
}

/** "summoned the envoy to protest": the one summoned hears it. */
function addresseeOf({ args, participants }: Clause, trigger: number, select: Select): readonly Participant[] {
  const governor = args.tree.head(trigger)
  if (governor < 0 || args.tree.upos(governor) !== 'VERB' || !isInfinitive(args.tree, trigger)) return []
  return [...args.fillers(governor, 'obj'), ...args.fillers(governor, 'iobj')].flatMap((f) =>
    participants.is(f, 'ACTOR') ? select(f, participants.at(f)) : [],
  )
}

function isHome({ participants }: Clause, actors: readonly Participant[], p: Participant): boolean {
  const entity = participants.entity(p)
  if (!entity?.country || entity.office || entity.sectors.some((s) => s !== 'GOV')) return false
  return actors.some((a) => participants.entity(a)?.country === entity.country)
}

/** "the visit of the president, Díaz-Canel, to Laos": the parser may hang the goal on the name. */
function goalsUnder({ args, participants }: Clause, trigger: number): Participant[] {
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

/** Ways to look for anybody but the actors; `notOwn` passes over what is theirs, and between states over their own. */
function othersThan(
  { args, participants }: Clause,
  actors: readonly Participant[],
  mutual: boolean,
): { any: Select; notTheirs: Select; notOwn: Select } {
  const acting = new Set(actors.map((p) => p.entity))
  // "the Korea Bank": a name within the actor's own is not somebody else.
  const within = (p: Participant) => actors.some((a) => a.span.start <= p.span.start && p.span.end <= a.span.end)
  const any: Select = (_, found) => found.filter((p) => !acting.has(p.entity) && !within(p))
  const countryOf = (p: Participant) => participants.entity(p)?.country ?? null
  const ownCountries = new Set(actors.map(countryOf).filter((c) => c !== null))
  // "its troops": the actor's, unless the pronoun is known to be somebody else.
  const isOwn = (word: number) =>
    !args.grammar.is('other-side', args.tree.lemma(word)) &&
    args.fillers(word, 'poss').some((owner) => {
      const owners = participants.at(owner)
      if (owners.some((p) => acting.has(p.entity))) return true
      // "voiced Fiji's concern": what the speaker's side feels.
      if (args.grammar.is('attitude', args.tree.lemma(word)) && owners.some((p) => ownCountries.has(countryOf(p) ?? ''))) return true
      const unknown = owners.every((p) => participants.entity(p)?.country == null)
      return actors.length > 0 && unknown && /^(its|their|his|her|own)$/.test(args.tree.lower(owner))
    })
  const home = new Set(mutual ? actors.map(countryOf).filter((c) => c !== null) : [])
  const abroad = (p: Participant) => !home.has(countryOf(p) ?? '')
  // "its border with Kosovo" is the actor's; Kosovo is not.
  const neighbours = (word: number) => args.fillers(word, 'nmod:with').flatMap((f) => participants.at(f))
  const notTheirs: Select = (word, found) => any(word, isOwn(word) ? neighbours(word) : found)
  return { any, notTheirs, notOwn: (word, found) => notTheirs(word, found).filter(abroad) }
}
