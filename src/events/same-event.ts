import type { CodedEvent, DateMention, Entity, Participant } from '../report/layers.js'

/** What the tie of two mentions is judged by. */
export interface EventWords {
  readonly event: CodedEvent
  readonly lemma: string
  readonly sentence: number
  readonly inHeadline: boolean
  /** What is promised, demanded, charged: "withdraw" in "agreed to withdraw". */
  readonly content: string | null
  readonly nominal: boolean
  /** "met several times": no one event, so the same as none. */
  readonly often: boolean
  /** Signing, ratifying: each paper is its own, unless the words point back to it: "the documents", "it". */
  readonly signs: boolean
  /** "the visit", "this meeting": points back by itself. */
  readonly definite: boolean
  /** By the ways of diplomacy: a note of protest, an envoy who is summoned. */
  readonly complains: boolean
}

interface Knowledge {
  readonly entities: ReadonlyMap<string, Entity>
  readonly dates: ReadonlyMap<string, DateMention>
  /** Entities that are one human being: two leaders of one country are not the same party. */
  readonly people: ReadonlySet<string>
  /** Gives an event the scores and code of its changed mode. */
  recode(event: CodedEvent): CodedEvent
}

/** So many sentences on, praise of nobody in particular is still of the one just praised. */
const CLOSE = 2
/** How many sentences after the headline its news is told in full. */
const LEAD = 2
/** Days that a visit may take. */
const STAY = 3
const AGAIN = new Set(['ASSAULT', 'REJECT'])

/** Meetings, visits and talks of the same people at the same time are one; so are all words for one war. */
const ONE_KIND = new Set(['CONSULT', 'ASSAULT', 'MOBILIZE'])

/**
 * Ties repeated mentions of one event to its fullest mention. A wrong tie is worse than none: type, parties
 * and date must agree, and the words must be linked: the same word, or a noun that points back.
 * Returns the events with `same_as`, the fullest mention of each before those that repeat it.
 */
export function tieSameEvents(words: readonly EventWords[], knowledge: Knowledge): CodedEvent[] {
  const chains: EventWords[][] = []
  for (const w of words) {
    const chain = chains.find((c) => c.every((other) => isSame(other, w, knowledge)) || isPartOfStay(c, w, knowledge))
    if (chain) chain.push(w)
    else chains.push([w])
  }
  const out: CodedEvent[] = []
  for (const chain of chains) {
    const fullest = chain.reduce((best, w) => (fullness(w, knowledge) > fullness(best, knowledge) ? w : best))
    out.push(stillUnderWay(withDayOf(withRolesOf(fullest, chain, knowledge), chain, knowledge), chain))
    for (const { event } of chain) if (event !== fullest.event) out.push({ ...event, same_as: fullest.event.id })
  }
  return renumbered(out)
}

/** "On a visit to Togo, he met the president": the meeting is the visit, with guest and host. */
function withRolesOf({ event }: EventWords, chain: readonly EventWords[], { recode, entities }: Knowledge): CodedEvent {
  if (event.type !== 'CONSULT' || event.mode !== null || event.recipients.length > 0) return event
  const visit = chain.find(
    (w) => w.event.mode === 'visit' && w.event.actors.length > 0 && w.event.recipients.length > 0,
  )
  if (!visit) return event
  const country = (p: Participant) => entities.get(p.entity)?.country
  const guests = new Set(visit.event.actors.map(country))
  const actors = event.actors.filter((p) => guests.has(country(p)))
  const recipients = event.actors.filter((p) => !guests.has(country(p)))
  return actors.length > 0 && recipients.length > 0 ? recode({ ...event, mode: 'visit', actors, recipients }) : event
}

/** "briefed lawmakers … On Sunday he attended their meeting": the day that any of the mentions names. */
function withDayOf(event: CodedEvent, chain: readonly EventWords[], { dates }: Knowledge): CodedEvent {
  const isNamed = ({ date }: CodedEvent) => date !== null && dates.get(date)?.span !== undefined
  if (isNamed(event)) return event
  const dated = chain.find((w) => isNamed(w.event) && w.event.status === event.status)
  return dated ? { ...event, date: dated.event.date } : event
}

/** "is in Lima on a three-day visit … arrived on Monday": the visit goes on, though the arrival is over. */
const stillUnderWay = (event: CodedEvent, chain: readonly EventWords[]): CodedEvent =>
  event.type === 'CONSULT' && chain.some((w) => w.event.mode === 'visit' && w.event.status === 'ongoing')
    ? { ...event, status: 'ongoing' }
    : event

/** Ids in the order of the list, so that `same_as` always names an earlier event. */
function renumbered(events: readonly CodedEvent[]): CodedEvent[] {
  const ids = new Map(events.map((e, i) => [e.id, `e${i + 1}`]))
  return events.map((e) => ({ ...e, id: ids.get(e.id)!, same_as: e.same_as === null ? null : ids.get(e.same_as)! }))
}

function fullness({ event, definite }: EventWords, { dates, entities }: Knowledge): number {
  const date = event.date === null ? undefined : dates.get(event.date)
  const countries = [...event.actors, ...event.recipients].map((p) => entities.get(p.entity)?.country)
  const unknown = countries.some((country) => !country)
  return (
    // "visited Togo and Benin" before "held talks in Lomé"
    (new Set(countries).size > 2 ? 1 : 0) +
    (unknown ? -1.5 : 0) +
    (event.actors.length > 0 ? 2 : 0) +
    (event.recipients.length > 0 || event.actors.length > 1 ? 2 : 0) +
    (date?.span ? 1 : 0) +
    (event.place === null ? 0 : 0.5) +
    (event.mode === null ? 0 : 0.5) +
    (event.background ? -2 : 0) +
    (definite ? -0.5 : 0)
  )
}

function isSame(a: EventWords, b: EventWords, knowledge: Knowledge): boolean {
  if (a.event.type !== b.event.type || a.often || b.often) return false
  if (a.event.status !== b.event.status && !(isReal(a.event) && isReal(b.event))) return false
  if (
    (!datesAgree(a.event, b.event, knowledge) && !isOneStay(a.event, b.event, knowledge)) ||
    otherPeople(a.event, b.event, knowledge)
  )
    return false
  if (isHeadlineOf(a, b, knowledge) || isHeadlineOf(b, a, knowledge)) return true
  // "opened fire at the patrol … refused and opened fire": the other side is not said again so soon.
  const isAgain = AGAIN.has(a.event.type) || (a.event.mode === 'visit' && b.event.mode === 'visit')
  if (isAgain && isCutShort(a, b) && sameActors(a, b, knowledge)) return true
  // "staged a protest near the embassy and chanted slogans against the president"
  if (a.event.type === 'PROTEST' && a.sentence === b.sentence && sameActors(a, b, knowledge)) return true
  if (ONE_KIND.has(a.event.type)) return samePool(a, b, knowledge)
  // Thanks, praise and good wishes of one side to the other are one act, in however many sentences.
  if (a.event.type === 'SUPPORT' && !a.signs && !b.signs) {
    if (a.event.recipients.length > 0 && b.event.recipients.length > 0) return sameSides(a, b, knowledge)
    // "thanked Greece … expressed gratitude for the welcome": for nobody else, as long as the report stays with it.
    return isCutShort(a, b) && sameActors(a, b, knowledge)
  }
  // "lodged a protest with Togo … summoned its envoy and handed him a note": ways to make one complaint.
  if (a.complains && b.complains && Math.abs(a.sentence - b.sentence) <= CLOSE && sameSides(a, b, knowledge))
    return true
  // A promise or a charge made twice is two unless it is about the same thing.
  const isOneWord = a.lemma === b.lemma && isOneContent(a.content, b.content)
  const pointsBack = (a.lemma !== b.lemma || a.signs) && (a.definite || b.definite)
  const linked = isOneWord || pointsBack
  return linked && sameSides(a, b, knowledge)
}

/** "Front frees two hostages" over "The Front released two elderly Peruvians on Monday": the lead tells the headline's news. */
function isHeadlineOf(headline: EventWords, lead: EventWords, knowledge: Knowledge): boolean {
  if (!headline.inHeadline || lead.inHeadline || lead.sentence > LEAD || lead.event.background) return false
  const [a, b] = [headline.event, lead.event]
  if (a.mode !== b.mode && a.mode !== null && b.mode !== null) return false
  const named = (e: CodedEvent): Set<string> =>
    new Set(e.recipients.flatMap((p) => knowledge.entities.get(p.entity)?.country ?? []))
  return sameActors(headline, lead, knowledge) && holdsAll(named(b), named(a))
}

/** "objections to the dam" is not "objections to the road", but may be what "objections" are. */
const isOneContent = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && (a.startsWith(`${b} `) || b.startsWith(`${a} `)))

/** Both name people of one country, and none in common: "Kim Jong-un's trip" is not Kim Yong-nam's. */
function otherPeople(a: CodedEvent, b: CodedEvent, { entities, people }: Knowledge): boolean {
  const peopleIn = (e: CodedEvent) => [...e.actors, ...e.recipients].map((p) => p.entity).filter((id) => people.has(id))
  const known = peopleIn(a)
  const others = peopleIn(b)
  return others.some((o) => {
    const country = entities.get(o)?.country
    const here = known.filter((k) => entities.get(k)?.country === country)
    return here.length > 0 && !here.some((k) => others.includes(k))
  })
}

const isReal = ({ status }: CodedEvent): boolean => status === 'occurred' || status === 'ongoing'

const keysOf = (list: CodedEvent['actors'], { entities }: Knowledge): Set<string> =>
  new Set(list.map((p) => entities.get(p.entity)?.country ?? p.entity))

const holdsAll = (large: ReadonlySet<string>, small: ReadonlySet<string>): boolean =>
  [...small].every((k) => large.has(k))

/** One names no other side, close behind or before one that does. */
const isCutShort = (a: EventWords, b: EventWords): boolean =>
  Math.abs(a.sentence - b.sentence) <= CLOSE && (a.event.recipients.length === 0) !== (b.event.recipients.length === 0)

const sameActors = (a: EventWords, b: EventWords, knowledge: Knowledge): boolean => {
  const x = keysOf(a.event.actors, knowledge)
  const y = keysOf(b.event.actors, knowledge)
  return x.size > 0 && x.size === y.size && holdsAll(x, y)
}

/** The same parties, whoever came to whom; a noun may leave some of them out: "his visit", "the talks". */
function samePool(a: EventWords, b: EventWords, knowledge: Knowledge): boolean {
  const x = keysOf([...a.event.actors, ...a.event.recipients], knowledge)
  const y = keysOf([...b.event.actors, ...b.event.recipients], knowledge)
  if (x.size === 0 || y.size === 0) return false
  // "her talks with leaders" in the country of the visit: whoever is not known may be whoever is.
  if (a.event.type === 'CONSULT' && (isVague(a.event, x, y, knowledge) || isVague(b.event, y, x, knowledge)))
    return true
  if (x.size === y.size) return holdsAll(x, y)
  if (isStopOf(a.event, y, knowledge) || isStopOf(b.event, x, knowledge)) return true
  return x.size > y.size ? b.nominal && holdsAll(x, y) : a.nominal && holdsAll(y, x)
}

/** "visited Togo and Benin … In Lomé he held talks": with the parties of one stop of the journey. */
function isStopOf(journey: CodedEvent, parties: ReadonlySet<string>, knowledge: Knowledge): boolean {
  const guests = keysOf(journey.actors, knowledge)
  const hosts = keysOf(journey.recipients, knowledge)
  const isPart = [...parties].every((p) => guests.has(p) || hosts.has(p))
  return journey.mode === 'visit' && hosts.size > 1 && parties.size > 1 && isPart && holdsAll(parties, guests)
}

/** Does it name one state only, besides people of none, and the other event that state and more? */
function isVague(
  event: CodedEvent,
  own: ReadonlySet<string>,
  other: ReadonlySet<string>,
  { entities }: Knowledge,
): boolean {
  const known = new Set([...event.actors, ...event.recipients].flatMap((p) => entities.get(p.entity)?.country ?? []))
  return known.size === 1 && own.size > 1 && other.size > 1 && holdsAll(other, known)
}

function sameSides(a: EventWords, b: EventWords, knowledge: Knowledge): boolean {
  for (const side of ['actors', 'recipients'] as const) {
    const x = keysOf(a.event[side], knowledge)
    const y = keysOf(b.event[side], knowledge)
    if (
      x.size === y.size
        ? !holdsAll(x, y)
        : x.size > y.size
          ? !(b.nominal && holdsAll(x, y))
          : !(a.nominal && holdsAll(y, x))
    )
      return false
  }
  return true
}

/** What is said on one day of a visit and what is said on another are both the visit. */
const isPartOfStay = (chain: readonly EventWords[], w: EventWords, knowledge: Knowledge): boolean =>
  w.event.type === 'CONSULT' &&
  chain.some((v) => v.event.mode === 'visit' && isSame(v, w, knowledge)) &&
  chain.every((other) => other.event.type === 'CONSULT' && samePool(other, w, knowledge))

/** "arrived on Monday on a state visit … held talks on Tuesday": a visit takes some days. */
function isOneStay(a: CodedEvent, b: CodedEvent, { dates }: Knowledge): boolean {
  if (a.type !== 'CONSULT' || (a.mode !== 'visit' && b.mode !== 'visit')) return false
  const [x, y] = [a, b].map(({ date }) => Date.parse(date === null ? '' : (dates.get(date)?.value ?? '')))
  return Math.abs(x! - y!) <= STAY * 86_400_000
}

function datesAgree(a: CodedEvent, b: CodedEvent, { dates }: Knowledge): boolean {
  const x = a.date === null ? undefined : dates.get(a.date)
  const y = b.date === null ? undefined : dates.get(b.date)
  if (!x?.span || !y?.span) return true
  const [fromX, toX] = [x.value, x.end ?? x.value]
  const [fromY, toY] = [y.value, y.end ?? y.value]
  const cut = Math.min(fromX.length, fromY.length)
  return fromX.slice(0, cut) <= toY.slice(0, cut) && fromY.slice(0, cut) <= toX.slice(0, cut)
}
