import type { Entity, Report } from '../report/layers.js'

type Resolved = Report<'mentions' | 'syntax' | 'tokens'>

/** Who of those that a report names is a party of a record of relations between states. */
export interface PartiesOfRecord {
  /** Anybody at all that the report says something about: a sector, a country or a name. */
  isSomeone(entity: Entity | undefined): boolean
  /**
   * Of a political kind, a state's, or an organisation. A private person is none by a name or a nationality alone, nor is
   * a firm: what an artist says of a film is no relation of states.
   */
  isParty(entity: Entity | undefined): boolean
  /** Somebody who may stand for more than themselves. */
  isPublic(entity: Entity | undefined): boolean
  /** Political, known to the registry, a state, or an organisation by name: not merely people of some country. */
  isPower(entity: Entity | undefined): boolean
  /** Firms, newspapers, schools, doctors, farmers: at home what they do among themselves is no politics. */
  isBusiness(entity: Entity | undefined): boolean
  /** A newspaper, an agency, a channel. */
  isAgency(entity: Entity | undefined): boolean
  /** Nothing but a thing, or a place that nobody knows: "areas", "three headquarters". */
  isThing(entity: Entity | undefined): boolean
  /** Human beings, by a name or a word for what they are. */
  isPerson(entity: Entity | undefined): boolean
  /** Never spoken of as somebody: "all means", "the tests". */
  isInert(entity: Entity | undefined): boolean
  /** A place, and no state. */
  isGround(entity: Entity | undefined): boolean
  /** One human being, known to nobody and of no political kind. */
  isPrivatePerson(entity: Entity | undefined): boolean
  /** One who rules, fights, judges or contends for power. */
  isPolitical(entity: Entity | undefined): boolean
}

/** With them an event is political though no country is known. */
const POLITICAL = new Set('GOV MIL COP JUD LEG REB OPP PTY SPY PRM UAF CRM REF PRE ELI'.split(' '))
const PRIVATE = new Set('CVL EDU JRN MED BUS LAB AGR REL'.split(' '))
const BUSINESS = new Set('BUS JRN EDU MED AGR'.split(' '))
const ORGANISED = new Set('SOC NGO IGO HRI'.split(' '))
/** PLOVER's codes of organisations between states: whoever speaks for one speaks for more than themselves. */
const ORGANISATIONS = new Set(['IGO', 'UNO', 'EUR'])

export function partiesOfRecord(report: Resolved): PartiesOfRecord {
  const people = peopleIn(report)
  const named = namedIn(report)
  const ofKind = (...kinds: readonly string[]) =>
    new Set(report.mentions.flatMap((m) => (m.entity && kinds.includes(m.kind) ? [m.entity] : [])))
  const groups = ofKind('group')
  const grounds = ofKind('place')
  const states = ofKind('country')
  const beings = new Set([...ofKind('person', 'role', 'country'), ...humansMeantIn(report)])
  const hasSector = (entity: Entity, sectors: ReadonlySet<string>) => entity.sectors.some((s) => sectors.has(s))
  const isBusiness = ({ country, sectors }: Entity) =>
    sectors.length > 0 && sectors.every((s) => BUSINESS.has(s)) && !(country && ORGANISATIONS.has(country))
  const isPolitical = (entity: Entity | undefined) =>
    entity !== undefined &&
    (hasSector(entity, POLITICAL) || (entity.office !== undefined && entity.registry !== undefined))

  return {
    isPolitical,
    isPower: (entity) =>
      entity !== undefined &&
      (isPolitical(entity) ||
        entity.registry !== undefined ||
        states.has(entity.id) ||
        (groups.has(entity.id) && named.has(entity.id) && !people.has(entity.id) && !isBusiness(entity))),
    isBusiness: (entity) => entity !== undefined && isBusiness(entity),
    isAgency: (entity) =>
      entity?.sectors.includes('JRN') === true &&
      (!people.has(entity.id) || (entity.registry !== undefined && !entity.office)),
    isThing: (entity) =>
      entity !== undefined &&
      entity.country === null &&
      entity.registry === undefined &&
      entity.sectors.length === 0 &&
      !beings.has(entity.id) &&
      !groups.has(entity.id) &&
      !named.has(entity.id),
    isPerson: (entity) => entity !== undefined && beings.has(entity.id),
    isInert: (entity) =>
      entity !== undefined &&
      entity.country === null &&
      entity.sectors.length === 0 &&
      !beings.has(entity.id) &&
      !groups.has(entity.id),
    isGround: (entity) =>
      entity !== undefined && grounds.has(entity.id) && !states.has(entity.id) && entity.sectors.length === 0,
    isPrivatePerson: (entity) =>
      entity !== undefined && people.has(entity.id) && entity.registry === undefined && !isPolitical(entity),
    isSomeone: (entity) =>
      entity !== undefined &&
      (entity.country !== null || entity.registry !== undefined || entity.sectors.length > 0 || named.has(entity.id)),
    isPublic: (entity) =>
      entity !== undefined &&
      (entity.registry !== undefined ||
        isPolitical(entity) ||
        (entity.country !== null && entity.sectors.length === 0)),
    isParty(entity) {
      if (!entity) return false
      if (hasSector(entity, POLITICAL)) return true
      const isPrivate = entity.sectors.length > 0 && entity.sectors.every((s) => PRIVATE.has(s))
      if (entity.registry !== undefined && !isPrivate) return true
      if (named.has(entity.id) && !people.has(entity.id) && hasSector(entity, ORGANISED)) return true
      if (entity.country === null) return false
      if (ORGANISATIONS.has(entity.country)) return true
      return !people.has(entity.id) && !(isPrivate && entity.sectors.includes('BUS'))
    },
  }
}

/** Entities that are one human being: by a name, or by a word in the singular. */
function peopleIn({ mentions, syntax, tokens, original: { text } }: Resolved): ReadonlySet<string> {
  const people = new Set<string>()
  for (const { kind, entity, head } of mentions) {
    if (!entity || (kind !== 'person' && kind !== 'role')) continue
    const token = tokens[head]!
    // "people" have no plural of their own.
    const { lemma, feats = '' } = syntax[head]!
    const isOne = lemma === text.slice(token.start, token.end).toLowerCase() && !feats.includes('Number=Plur')
    if (kind === 'person' || isOne) people.add(entity)
  }
  return people
}

/** Entities that the report calls by a name, their own or of what they belong to: "CARE", "the chairman of the league". */
function namedIn({ mentions, syntax, tokens }: Resolved): ReadonlySet<string> {
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

/** Entities of whom "he", "she" or "who" is said. */
function humansMeantIn({ mentions, tokens, original: { text } }: Resolved): readonly string[] {
  return mentions.flatMap(({ kind, entity, head }) => {
    if (kind !== 'pronoun' || !entity) return []
    const { start, end } = tokens[head]!
    return /^(?:he|him|his|she|hers?|who|whom|whose)$/i.test(text.slice(start, end)) ? entity : []
  })
}
