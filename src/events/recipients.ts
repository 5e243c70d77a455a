import type { Participant } from '../report/layers.js'
import { isInfinitive, prepositionOf, withConjuncts } from './clause.js'
import type { Frame } from './frame.js'
import { namedWithin } from './named-within.js'
import { otherSide } from './other-side.js'
import { othersThan } from './others-than.js'
import { distinct } from './participants.js'
import { actingAt, type Clause, firstOf, meansDoers, type Select } from './walk-roles.js'

/** Between states these need another state: "Peru's interest in Portugal's help" is towards Portugal. */
const MUTUAL = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE'])
/** No state is the partner of its own promise, meeting or trade. */
const BETWEEN_STATES = new Set(['AGREE', 'CONSULT', 'COOPERATE'])
/** Done to people as well as to the state that they are in. */
const TO_PEOPLE = new Set(['ASSAULT', 'COERCE', 'PROTEST', 'RETREAT', 'CONCEDE', 'THREATEN', 'SANCTION'])

const PEOPLE = new Set(['CVL', 'REF', 'MED', 'LAB', 'EDU', 'AGR', 'JRN', 'UNK'])

/** To whom: the first of these searches that finds somebody other than the actors. */
export function recipientsOf(
  around: Clause,
  trigger: number,
  frame: Frame,
  actors: readonly Participant[],
): readonly Participant[] {
  // One resigns an office, and towards nobody.
  if (frame.mode === 'resign') return []
  const type = frame.type ?? ''
  const blames = meansDoers(type)
  // "Poland and Lithuania accused Belarus" need another side; "Poland and Lithuania met" do not.
  const alone = actors.length <= 1 || !(frame.flags.has('reciprocal') || type === 'AGREE')
  const countryKnown = (p: Participant) => Boolean(around.participants.entity(p)?.country)
  const { any, notTheirs, notOwn } = othersThan(around, actors, MUTUAL.has(type) || type === 'SANCTION')

  // "agreed with Fiji to send home its nationals": the one agreed with, not those sent.
  if (BETWEEN_STATES.has(type) && actors.length > 0) {
    const partner = actingAt(around, trigger, ['obl:with'], notOwn)
    if (partner.length > 0) return partner
  }
  // "summoned the envoy to complain of the raids": the one summoned hears it.
  if (frame.flags.has('speech')) {
    const summoned = addresseeOf(around, trigger, notOwn).filter(countryKnown)
    if (summoned.length > 0) return summoned
  }

  // "blocked streets in defiance of the authorities": those defied, and not whose streets they are.
  if (type === 'PROTEST') {
    const defied = defiedBy(around, trigger, notOwn)
    if (defied.length > 0) return defied
  }

  // "deployed troops": those sent are not those whom they are sent against.
  const isSent = (p: Participant) => type === 'MOBILIZE' && !countryKnown(p)
  const isKnown = (p: Participant) => countryKnown(p) || isNamed(around, p)
  const first = firstOf(around, trigger, frame.recipient, notOwn, blames)
  const named = first.length === 0 || first.some(isKnown) ? first : knownBeside(first)
  if (named.some((p) => !isSent(p)) && named.some(isKnown)) return named
  // "praised the mayor's efforts to end the feud of two families": at home, too, those praised go before what they do.
  if (type === 'SUPPORT' && named.length === 0) {
    const atHome = firstOf(around, trigger, frame.recipient, notTheirs, blames).filter(isKnown)
    if (atHome.length > 0) return atHome
  }
  if (alone) {
    // "sent 200 soldiers to Mali", "killed 40 people in Kabul": people of no known country are whose soil they are on.
    const side = otherSide(around, trigger, frame, (word, found) =>
      notOwn(word, found).filter((p) => named.length === 0 || countryKnown(p)),
    )
    // "held two men over the attack on a convoy": the soil or the state that people belong to, and nobody else beside them.
    const isSoil = (p: Participant) => {
      const sectors = around.participants.entity(p)?.sectors ?? []
      return named.length === 0 || sectors.every((s) => s === 'GOV' || s === 'CVL')
    }
    // "members of the Front" are the Front's.
    const inside = (p: Participant) => named.some((n) => n.span.start <= p.span.start && p.span.end <= n.span.end)
    if (side.length > 0)
      return TO_PEOPLE.has(type) && !side.some(inside) ? distinct([...named, ...side.filter(isSoil)]) : side
    // "gave shelter to a million people after the floods in Mali": of the only country that the phrase names.
    if (named.length > 0 && named.every((p) => isPeople(around, p))) {
      const soil = namedWithin(around, trigger, frame, notOwn).filter((p) => !inside(p))
      if (soil.length > 0) return distinct([...named, ...soil])
    }
  }
  if (named.some((p) => !isSent(p))) return named

  const threatened = type === 'THREATEN' ? warnedBy(around, trigger, notOwn) : []
  if (threatened.length > 0) return threatened
  const goals = frame.flags.has('visit') ? any(trigger, goalsUnder(around, trigger)) : []
  if (goals.length > 0) return goals
  const heard = addresseeOf(around, trigger, notOwn)
  if (heard.length > 0) return heard

  // What belongs to the actor ("withdraw its troops") is the other side only where nobody else is.
  const isAbroad = (p: Participant) => !isHome(around, actors, p)
  if (BETWEEN_STATES.has(type) || type === 'SANCTION') {
    const partners = firstOf(around, trigger, frame.recipient, notTheirs).filter(isAbroad)
    if (partners.length > 0 || !alone) return partners
    const side = otherSide(around, trigger, frame, notTheirs).filter(isAbroad)
    if (side.length > 0 || actors.length === 0) return side
    // "agreed to a truce in Hodeida": a promise about the actor's own soil.
    const isSoil = (word: number) =>
      around.participants.kindAt(word) === 'place' || /^(in|at)$/.test(prepositionOf(around.args.tree, word))
    const soilOrOthers: Select = (word, found) => (isSoil(word) ? any(word, found) : notOwn(word, found))
    return namedWithin(around, trigger, frame, type === 'AGREE' ? soilOrOthers : notOwn)
  }
  // "threatened to bring home its soldiers", "vowed to answer any attack on its citizens": one threatens others.
  const orOwn = type === 'THREATEN' ? notTheirs : any
  const own = firstOf(around, trigger, frame.recipient, orOwn, blames).filter((p) => !isSent(p))
  // "rejected a call for its troops to be sent to Mali": Mali is somebody else, the troops are not.
  const theirs = alone && own.length > 0 && firstOf(around, trigger, frame.recipient, notTheirs, blames).length === 0
  const elsewhere = theirs ? namedWithin(around, trigger, frame, notOwn) : []
  if (elsewhere.length > 0) return elsewhere
  if (own.length > 0) return own
  if (!alone) return []
  const side = MUTUAL.has(type) ? [] : otherSide(around, trigger, frame, orOwn).filter((p) => !isSent(p))
  return side.length > 0 || actors.length === 0 ? side : namedWithin(around, trigger, frame, notOwn)

  /** "supported the police with intelligence": the first path that leads to somebody known, beside one that does not. */
  function knownBeside(unknown: readonly Participant[]): readonly Participant[] {
    const known = firstOf(around, trigger, frame.recipient, (word, all) => notOwn(word, all).filter(isKnown), blames)
    // "apologised to the families for the failings of the police"
    if (known.length === 0 || (type === 'CONCEDE' && unknown.every((p) => isPeople(around, p)))) return unknown
    return TO_PEOPLE.has(type) ? distinct([...unknown, ...known]) : known
  }
}

/** By a name, or by words that open with one: "Hamas", "Kurdish fighters". */
function isNamed({ participants }: Clause, p: Participant): boolean {
  const entity = participants.entity(p)
  return entity?.registry !== undefined || /^(?:(?:The|A|An|At|About|Some|Many) )?[A-Z]/.test(entity?.name ?? '')
}

/** "households", "migrants": people of no state that is known, who hold no power anywhere. */
function isPeople({ participants }: Clause, p: Participant): boolean {
  const entity = participants.entity(p)
  return entity?.registry === undefined && entity?.sectors.every((s) => PEOPLE.has(s)) === true
}

/** "threatened to walk out unless Fiji pays": who is to meet the condition is the one threatened. */
function warnedBy({ args, participants }: Clause, trigger: number, select: Select): readonly Participant[] {
  const clauses = [trigger, ...args.fillers(trigger, 'xcomp')].flatMap((verb) =>
    ['advcl:if', 'advcl:unless', 'advcl:until'].flatMap((role) => args.fillers(verb, role)),
  )
  return clauses
    .flatMap((clause) => args.fillers(clause, 'subj'))
    .flatMap((f) => select(f, participants.behind(f)).filter((p) => participants.entity(p)?.country))
}

/** "in defiance of the authorities", "in protest against the mayor". */
function defiedBy({ args, participants }: Clause, trigger: number, select: Select): readonly Participant[] {
  return ['obl:in', 'nmod:in']
    .flatMap((role) => args.fillers(trigger, role))
    .filter((f) => args.grammar.is('defiance', args.tree.lemma(f)))
    .flatMap((f) => ['nmod:of', 'nmod:against', 'nmod:to', 'nmod:at'].flatMap((role) => args.fillers(f, role)))
    .flatMap((f) => select(f, participants.answerableFor(f)))
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
