import type { MentionKind } from '../report/layers.js'
import { type NameWord, nameKey, nameWords } from './name-words.js'
import type { PersonFound } from './people.js'
import type { Tenure } from './person.js'
import { type Core, type Segment, segmentsOf, tokensOf, withoutWaters } from './phrase-segments.js'
import {
  type Entry,
  NEEDS_COUNTRY,
  type Organisation,
  type PhraseMatch,
  type Registry,
  type Role,
  type State,
} from './registry.js'

/** A noun phrase that names someone, and what is known beside it. */
export interface ActorWords {
  /** The whole noun phrase: "Venezuelan political scientist Walter Ortiz". */
  readonly words: string
  /** The proper name in it, without title, where the caller knows it: "Walter Ortiz". */
  readonly name?: string | undefined
  readonly kind?: MentionKind | undefined
  /** Day of the report, YYYY-MM-DD. */
  readonly day?: string | undefined
}

/** What helps beside the registry. */
export interface ActorContext {
  /** Country of a place that the registry does not name ("Minsk" it does, "Gorazde" it may not). */
  readonly countryOfPlace?: ((name: string) => string | null) | undefined
}

export interface ResolvedActor {
  /** The fullest name that the words or the registry give. */
  readonly name: string
  readonly country: string | null
  readonly sectors: readonly string[]
  readonly office?: string
  /** Id of the registry's row: a state, an organisation, a person. */
  readonly registry?: string
  readonly basis: 'stated' | 'registry' | 'context'
  /** The alias of the registry that matched, or the role's phrase. */
  readonly alias?: string
}

/** Who a noun phrase names, or null where neither its words nor the registry tell anything. */
export function resolveActor(registry: Registry, actor: ActorWords, context: ActorContext = {}): ResolvedActor | null {
  const reading = new Reading(registry, actor, context)
  const found = reading.phrase(withoutWaters(tokensOf(actor.words)), 0)
  if (!found || (!found.country && found.sectors.length === 0 && !found.registry)) return null
  return {
    name: found.name ?? actor.name ?? actor.words,
    country: found.country,
    sectors: found.sectors,
    ...(found.office ? { office: found.office } : {}),
    ...(found.registry ? { registry: found.registry } : {}),
    basis: found.basis,
    ...(found.alias ? { alias: found.alias } : {}),
  }
}

interface Found {
  name?: string | undefined
  country: string | null
  sectors: readonly string[]
  office?: string | undefined
  registry?: string | undefined
  basis: 'stated' | 'registry' | 'context'
  alias?: string | undefined
}

const NOBODY: Found = { country: null, sectors: [], basis: 'stated' }

/** Links after which a place says where the phrase's head is at home. */
const AT_HOME = new Set(
  'of in from at across inside throughout within near outside around along fleeing based living for'.split(' '),
)
/** Heads that only count or gather what follows "of": "a team of police", "members of SANDF", "dozens of miners". */
const MEASURES = new Set(
  'team group groups number numbers dozens hundreds thousands tens scores millions pair couple band bands batch crowd crowds several some many most all none half majority part rest one two three four five six seven eight nine ten handful member members series convoy columns column wave lot lots mob mobs delegation remnants elements both each any few coalition supporters kind types type section sections'.split(
    ' ',
  ),
)
const MADE_BY_OTHERS = new Set(
  'backed led allied aligned funded linked supported sponsored trained occupied controlled held made built armed friendly dominated supplied brokered imposed speaking born bound wide ruled administered'.split(
    ' ',
  ),
)
const OUTSIDE = new Set(['pro', 'anti', 'ethnic', 'non', 'pan'])
const FORMER_HEADS = new Set(['GOV', 'MIL', 'LEG', 'JUD', 'SPY', 'COP'])

/** "foreign troops in Mali", "the European force in Bosnia": whose they are is not told by where they are. */
const OUTSIDERS = /^(foreign|international|multinational|european|african|western|overseas|peacekeep(ing|ers?))$/
/** "The delegation in Geneva", "exiles in Paris": they are where they are because they are not at home. */
const GUESTS =
  /\b(delegations?|delegates?|envoys?|emissar(y|ies)|ambassadors?|negotiators?|mediators?|diplomats?|nuncios?|attach[eé]s?|consuls?|consuls? general|charges? d'affaires|high commissioners?|first secretar(y|ies)|peacekeepers?|expatriates?|exiles?|tourists?|monitors?|observers?|guests?)$/

/** What an organisation of many states may be called by where it sits. */
const OF_MANY = new Set(
  'agency alliance arbiter assembly bloc body cartel commission court executive group institution judge monitor office organisation organization panel prosecutor regulator secretariat tribunal union watchdog'.split(
    ' ',
  ),
)

/** Heads that take the sector of the organisation they stand beside. */
const SERVES = new Set(['official', 'senior official', 'officer', 'representative', 'source', 'envoy'])

/** Heads of people who deal with a firm and are none of its own. */
const USES = new Set(['user', 'customer', 'fan', 'follower', 'subscriber', 'passenger'])
const FIRMS = new Set(['BUS', 'JRN'])
const FIRM_ENDS = new Set(['corp', 'inc', 'ltd', 'plc', 'llc'])

/** Who heads what has no sector of its own, where states make it up: "the NATO chief". */
const LEADS = new Set(['leader', 'head', 'chief', 'president', 'chairman', 'chairwoman', 'secretary-general'])
const BETWEEN_STATES = new Set(['IGO', 'UNO', 'EUR'])

/** One reading of one phrase; a class because its questions share the registry, the day and the context. */
class Reading {
  readonly registry: Registry
  readonly actor: ActorWords
  readonly context: ActorContext
  constructor(registry: Registry, actor: ActorWords, context: ActorContext) {
    this.registry = registry
    this.actor = actor
    this.context = context
  }

  phrase(tokens: readonly string[], depth: number): Found | null {
    const words = nameWords(tokens)
    if (words.length === 0 || depth > 3) return null
    const matches = this.registry.matches(words)
    const segments = segmentsOf(tokens, words, matches)
    const main = this.segment(segments[0]!, depth)
    let found = main
    for (const segment of segments.slice(1)) {
      // "the chairman of the assembly, Kim Yong-nam", "Park Jin, South Korea's foreign minister"
      const other = this.segment(segment, depth)
      found = joined(found, other)
    }
    return found
  }

  /** A stretch without commas: what comes before the head, the head, and what hangs on it. */
  segment(segment: Segment, depth: number): Found | null {
    const { core, link } = segment
    // "African states, from Chad to Sudan": of all between, and not of Chad.
    if (link === 'to' && core.words[0]?.text === 'from') return null
    const isSpan = link === 'from' && segment.tail?.includes('to')
    const tail = isSpan ? undefined : segment.tail
    if (core.words.length === 0) return tail ? this.phrase(tail, depth + 1) : null
    const after = tail ? this.phrase(tail, depth + 1) : null
    const lastWord = core.words[core.words.length - 1]!.text
    if (link === 'of' && after && MEASURES.has(lastWord)) {
      const own = this.core(core)
      const role = own?.role
      return role && role.kind !== 'carrier' && own.sectors.length > 0 ? { ...after, sectors: own.sectors } : after
    }

    const own = this.core(core)
    const found: Found = own ? { ...own } : { ...NOBODY }
    if (!after) return own
    if (
      own?.role?.kind === 'carrier' &&
      own.fromDefault &&
      (link === 'of' || link === 'for' || link === 'at' || link === 'from' || link === 'in')
    ) {
      // "chairman of the Supreme People's Assembly", "leaders of Hamas": sector and country of what follows
      const carried = link === 'in' ? [] : after.sectors
      const governs = own.role.phrase === 'leader' && link === 'of' && this.registry.states.has(after.registry ?? '')
      found.sectors = carried.length ? carried : governs ? ['GOV'] : found.sectors
      if (!found.country) takeCountry(found, after)
      if (own.isFormer && found.sectors.some((sector) => FORMER_HEADS.has(sector))) found.sectors = ['ELI']
      return found
    }
    // "The president of the football club"; "the president of the Republic" governs.
    const isOfBody =
      after.sectors.length > 0 && !after.sectors.includes('GOV') && !this.registry.states.has(after.registry ?? '')
    const leads = own?.role && (LEADS.has(own.role.phrase) || own.role.phrase === 'leadership')
    if (link === 'of' && leads && own.sectors[0] === 'GOV' && isOfBody) found.sectors = after.sectors
    if (link === 'of' && own?.registry && this.isElsewhere(own, after)) {
      // "the Labour Party of Norway": by that name another one is better known
      return { ...own, registry: undefined, name: undefined, country: after.country, basis: after.basis }
    }
    const isGuest =
      link === 'in' &&
      ((own?.role && GUESTS.test(own.role.phrase)) || core.words.some(({ text }) => OUTSIDERS.test(text)))
    if (!found.country && link && AT_HOME.has(link) && !isGuest) takeCountry(found, after)
    if (found.sectors.length === 0 && !own && link === 'of') found.sectors = after.sectors
    return found
  }

  /** Is an organisation of a state said to be of another state? */
  isElsewhere({ registry, country }: Found, after: Found): boolean {
    const { organisations, states } = this.registry
    const areStates = states.has(country ?? '') && states.has(after.registry ?? '')
    return organisations.has(registry!) && areStates && after.country !== null && after.country !== country
  }

  core({ tokens, words, matches }: Core): CoreFound | null {
    const nameFound = this.nameIn(words, matches)
    const placeNamed = nameFound && matches.length === 0 ? this.placeNamed(nameFound) : null
    const named = placeNamed ? null : nameFound
    let state: StateFound | null = null
    let weakState: StateFound | null = null
    let base: string | null = null
    let organisation: Organisation | null = null
    let organisationAt = -1
    let stateAt = -1
    let role: Role | null = null
    let roleTo = -1
    let isOfLetters = false
    let alias: string | undefined
    let isFormer = false
    const modifiers: Role[] = []
    const last = named ? named.from : words.length

    for (const match of matches) {
      if (named && match.from >= named.from && match.to <= named.to) continue
      const entry = this.meaning(match, words, matches, named !== null)
      if (!entry) continue
      if (entry.is === 'state') {
        if (words[match.to]?.text === 'based') {
          if (!this.isSeat(words, match)) base ??= entry.state.code
          continue
        }
        if (this.notHome(words, match)) {
          if (words[match.to]?.text === 'led') weakState ??= { state: entry.state, entry }
          continue
        }
        const sector = metonymSectors(entry)
        if (entry.rule === 'weak' || entry.rule === 'place-only') weakState ??= { state: entry.state, entry, sector }
        else if (!state || match.to <= last) {
          if (state && (organisation || role)) continue
          state = { state: entry.state, entry, sector }
          stateAt = match.from
        }
      } else if (entry.is === 'organisation') {
        if (!organisation) organisationAt = match.from
        organisation = entry.organisation
        alias = entry.alias
        if (match.to === last) {
          role = null
          roleTo = match.to
        }
      } else if (entry.role.kind === 'former') isFormer = true
      else if (match.to <= last || !role) {
        // the last role before the name, or of the phrase, is its head; those before it describe it
        if (role && role.kind !== 'title') modifiers.push(role)
        if (entry.role.kind === 'title' && role && role.sectors.length) continue
        role = entry.role
        roleTo = match.to
        isOfLetters = match.from > 0 && this.isUnknownLetters(words, matches, match.from - 1)
      }
    }
    const place = state ? null : (placeNamed ?? this.placeIn(words, matches, named))
    // "a Twitter user": of no country that is known.
    if (role && USES.has(role.phrase) && organisation?.sectors.some((sector) => FIRMS.has(sector))) organisation = null
    const own = this.countryOf({ state: state ?? weakState, stateAt, organisation, organisationAt, place })
    const country = own ?? base

    let sectors: readonly string[] = []
    let fromDefault = false
    if (role && (role.kind === 'carrier' || role.kind === 'title') && role.sectors.length === 0) {
      const lender = [...modifiers].reverse().find((one) => one.sectors.length > 0)
      sectors = organisation?.sectors.length ? organisation.sectors : (lender?.sectors ?? state?.sector ?? [])
      if (lender && organisation?.sectors.length === 0) sectors = lender.sectors
      fromDefault = sectors.length === 0
      // "ECOWAS leaders": those who govern
      const leads = organisation && LEADS.has(role.phrase) && BETWEEN_STATES.has(organisation.country ?? '')
      // "Georgia's leaders", and not "French Muslim leaders"
      const matched = matches.reduce((sum, match) => sum + match.to - match.from, 0)
      const governs = state && role.phrase === 'leader' && matched === words.length && modifiers.length === 0
      if (fromDefault) sectors = leads || governs ? ['GOV'] : organisation ? [] : role.sectors
    } else if (role && LEADS.has(role.phrase) && organisation) {
      // "the FIFA president" governs no state.
      const isOfStates = organisation.sectors.length === 0 && BETWEEN_STATES.has(organisation.country ?? '')
      sectors = isOfStates ? role.sectors : organisation.sectors
    } else if (
      role &&
      LEADS.has(role.phrase) &&
      modifiers.at(-1)?.kind === 'institution' &&
      modifiers.at(-1)!.sectors.length > 0
    ) {
      // "the club president", "the court president"
      sectors = modifiers.at(-1)!.sectors
    } else if (role && isOfLetters && LEADS.has(role.phrase)) {
      // "the ZTUC president": of a body that nobody knows, and not of a state.
      sectors = modifiers.findLast((one) => one.sectors.length > 0)?.sectors ?? []
    } else if (role) {
      sectors = role.sectors
      const lender = SERVES.has(role.phrase) ? this.served(role.phrase, organisation, modifiers) : null
      if (lender) sectors = lender
      // "Hamas gunmen", of whom is known whose they are
      else if (sectors[0] === 'UAF' && organisation?.sectors.length) sectors = organisation.sectors
      else if (sectors[0] === 'CVL' || sectors[0] === 'UNK') {
        const more = modifiers.flatMap((one) => one.sectors).filter((sector) => sector !== 'CVL' && sector !== 'UNK')
        if (more.length) sectors = [...new Set([...sectors, ...more])]
      }
    } else if (organisation) sectors = organisation.sectors
    else if (state?.sector) sectors = state.sector
    if (!role && modifiers.length && !sectors.length) sectors = modifiers[modifiers.length - 1]!.sectors

    const result: CoreFound = {
      country,
      sectors,
      // "The Washington-based lender" may be the World Bank, which is of no state.
      basis: own || !base ? 'stated' : 'context',
      role,
      fromDefault,
      isFormer,
      alias: alias ?? role?.phrase ?? state?.entry.alias,
    }
    if (organisation && (!role || roleTo < words.length) && organisationAt >= 0 && !named && !role) {
      result.registry = organisation.id
      result.name = organisation.name
      if (!state) result.basis = 'registry'
    } else if (state && !role && !organisation && !named && !this.isFirmOf(words, matches, stateAt)) {
      result.registry = state.state.id
      if (state.entry.is === 'state' && isWhole(state.entry)) result.name = state.state.name
      result.alias = state.entry.alias
    }
    if (role && role.kind !== 'title') result.office = role.phrase
    if (isFormer && (sectors.length === 0 || sectors.some((sector) => FORMER_HEADS.has(sector))) && (role || named))
      result.sectors = ['ELI']
    if (named)
      this.person(
        result,
        asWritten(tokens, words, named),
        [role, ...modifiers.toReversed()],
        state !== null || organisation !== null,
      )
    if (!result.country && result.sectors.length === 0 && !result.registry) return role ? result : null
    return result
  }

  /** "Zipmex Thailand": of the country, and not the country. */
  isFirmOf(words: readonly NameWord[], matches: readonly PhraseMatch[], stateAt: number): boolean {
    if (this.actor.kind !== 'group' || stateAt <= 0) return false
    const before = stateAt - 1
    return words[before]!.casing > 0 && !matches.some((m) => m.from <= before && before < m.to)
  }

  /** Three capitals or more that nobody is known by: "ZTUC". */
  isUnknownLetters(words: readonly NameWord[], matches: readonly PhraseMatch[], i: number): boolean {
    const { text, casing } = words[i]!
    return casing === 2 && text.length > 2 && !matches.some((m) => m.from <= i && i < m.to)
  }

  /** "A Gazprom official", "a national intelligence agency officer": of the sector of what they serve. */
  served(head: string, organisation: Organisation | null, modifiers: readonly Role[]): readonly string[] | null {
    if (organisation && organisation.sectors.length > 0) return organisation.sectors
    if (head !== 'officer') return null
    return modifiers.findLast((one) => one.kind === 'institution' && one.sectors.length > 0)?.sectors ?? null
  }

  /** Fills in what the registry knows of a named person; what the words say goes before it. */
  person(result: CoreFound, name: string, roles: readonly (Role | null)[], stated: boolean): void {
    const role = roles[0] ?? null
    const country = stated ? (result.country ?? undefined) : undefined
    // "Prime Minister Lord Tuivakano": the office may stand before another title
    let found: PersonFound | null = null
    for (const one of roles)
      found ??= this.registry.personNamed(name, { day: this.actor.day, office: one?.phrase.toLowerCase(), country })
    result.name = name
    if (!found) return
    result.registry = found.person.id
    result.name = nameWords([found.person.name]).length >= nameWords([name]).length ? found.person.name : name
    result.alias = found.person.name
    if (!result.country) {
      result.country = found.person.country
      result.basis = 'registry'
    }
    const office2 = found.tenure?.office
    if (office2 && !result.office) result.office = office2
    const own = role !== null && role.sectors.length > 0 && result.sectors.length > 0
    if (own && !result.fromDefault) {
      if (found.former && role && FORMER_HEADS.has(role.sectors[0] ?? '') && !result.isFormer) return
      return
    }
    result.sectors = sectorsThen(found.tenure, found.former) ?? result.sectors
    if (result.isFormer && result.sectors.some((sector) => FORMER_HEADS.has(sector))) result.sectors = ['ELI']
  }

  countryOf({
    state,
    stateAt,
    organisation,
    organisationAt,
    place,
  }: {
    state: { state: State } | null
    stateAt: number
    organisation: Organisation | null
    organisationAt: number
    place: string | null
  }): string | null {
    const transnational =
      organisation?.country && !this.registry.states.has(organisation.country) ? organisation.country : null
    // "UN Syria envoy" is the UN's, "Russia's UN ambassador" is Russia's
    if (transnational && (!state || organisationAt < stateAt)) return transnational
    return state?.state.code ?? organisation?.country ?? place
  }

  /** What a match means here; null where a rule says that it means nothing. */
  meaning(
    match: PhraseMatch,
    words: readonly NameWord[],
    matches: readonly PhraseMatch[],
    named: boolean,
  ): Entry | null {
    const day = this.actor.day
    const entries = day ? match.entries : longestFirst(match.entries)
    for (const entry of entries) {
      if (
        entry.is === 'role' &&
        entry.role.kind === 'modifier' &&
        match.to === words.length &&
        match.entries.length > 1
      )
        continue
      const isRivalled = match.entries.some((other) => other !== entry && other.is !== 'role')
      if (entry.is === 'organisation' && day && !exists(entry.organisation, day) && isRivalled) continue
      // "CPC Corp" is a firm, and not the party of these letters.
      if (entry.is === 'organisation' && FIRM_ENDS.has(words[match.to]?.text ?? '')) continue
      if (entry.is === 'organisation' && entry.rule === NEEDS_COUNTRY && !this.countryNear(entry.organisation, matches))
        continue
      if (entry.is === 'state' && entry.rule === 'if-korea' && !/korea|pyongyang|seoul|kim/i.test(this.actor.words))
        continue
      if (entry.is === 'state' && entry.rule === 'not-person' && !named && this.actor.kind === 'person') continue
      return entry
    }
    return null
  }

  countryNear(organisation: Organisation, matches: readonly PhraseMatch[]): boolean {
    return matches.some((m) => m.entries.some((e) => e.is === 'state' && e.state.code === organisation.country))
  }

  /** "Iran-backed", "pro-Russian", "ethnic Albanian", "Saudi-led": not the home of what follows. */
  notHome(words: readonly NameWord[], { from, to }: PhraseMatch): boolean {
    const next = words[to]?.text
    if (next && MADE_BY_OTHERS.has(next)) return true
    const before = words[from - 1]?.text
    return before !== undefined && OUTSIDE.has(before)
  }

  /** "The Geneva-based agency": it sits where many of no country do. "A Vienna-based bank" is Austrian. */
  isSeat(words: readonly NameWord[], { from, to }: { readonly from: number; readonly to: number }): boolean {
    return this.registry.seats.has(textOfWords(words, from, to)) && OF_MANY.has(words.at(-1)!.text)
  }

  /** The personal name in the core: as the caller says, or the capitals that no other match covers. */
  nameIn(words: readonly NameWord[], matches: readonly PhraseMatch[]): NameAt | null {
    const asked = this.actor.name && this.actor.kind === 'person' ? nameWords([this.actor.name]) : null
    if (asked?.length) {
      for (let i = 0; i + asked.length <= words.length; i++) {
        if (!asked.every((word, k) => words[i + k]!.text === word.text)) continue
        // "Harvard said": taken for a person by the caller, but only an organisation of that name is known
        const whole = matches.find((m) => m.from === i && m.to === i + asked.length)
        const isOrganisation =
          whole?.entries.some((e) => e.is === 'organisation') &&
          !this.registry.personNamed(this.actor.name!, { day: this.actor.day })
        return isOrganisation ? null : { from: i, to: i + asked.length, words: this.actor.name! }
      }
    }
    if (this.actor.kind && this.actor.kind !== 'person' && this.actor.kind !== 'role' && this.actor.kind !== 'other')
      return null
    const known = this.knownName(words, matches)
    if (known) return known
    const covered = new Set<number>()
    for (const { from, to, entries } of matches) {
      // "Park Ji-hoon": what names a place or a thing elsewhere begins a name here
      const begins =
        to < words.length && words[from]!.casing > 0 && capital(words, to) && !matches.some((m) => m.from === to)
      const only = entries.every(
        (e) =>
          e.is === 'role' &&
          (e.role.kind === 'modifier' || (begins && (e.role.kind === 'place' || e.role.kind === 'material'))),
      )
      if (!only) for (let i = from; i < to; i++) covered.add(i)
    }
    let to = words.length
    while (to > 0 && (covered.has(to - 1) || !capital(words, to - 1))) to--
    let from = to
    while (from > 0 && !covered.has(from - 1) && (capital(words, from - 1) || SMALL.has(words[from - 1]!.text))) from--
    while (from < to && SMALL.has(words[from]!.text) && words[from]!.casing === 0) from++
    // a name stands last, after titles; "Mario Draghi government" is no person
    if (from === to || words.slice(to).some((_, i) => !covered.has(to + i))) return null
    if (words.length > to && matches.some((m) => m.from >= to && m.entries[0]?.is === 'role')) return null
    return { from, to, words: textOfWords(words, from, to) }
  }

  /**
   * A name that the registry knows, although its words mean something else too: "Prime Minister John Major",
   * "President Park Geun-hye", "Luís Montenegro". The capitals that end the phrase, from the first start that fits.
   */
  knownName(words: readonly NameWord[], matches: readonly PhraseMatch[]): NameAt | null {
    const to = words.length
    let start = to
    while (start > 0 && (capital(words, start - 1) || SMALL.has(words[start - 1]!.text))) start--
    const end = matches.find((m) => m.to === to)?.entries[0]
    if (to - start < 2 || (end?.is === 'role' && end.role.kind === 'institution')) return null
    const titles = matches.filter((m) =>
      m.entries.some((e) => e.is === 'role' && e.role.kind !== 'place' && e.role.kind !== 'material'),
    )
    const afterTitle = titles.filter((m) => m.to >= start && m.to < to).map((m) => m.to)
    const starts = [...afterTitle, start, ...matches.filter((m) => m.from >= start && m.to < to - 1).map((m) => m.to)]
    for (const from of [...new Set(starts)]) {
      const title = titles.find((m) => m.to === from)
      const office = title ? textOfWords(words, title.from, title.to) : undefined
      const found = this.registry.personNamed(textOfWords(words, from, to), { day: this.actor.day, office })
      if (found) return { from, to, words: textOfWords(words, from, to) }
    }
    return null
  }

  /** "police in Marseille": what looks like a name may be a place, if nobody is known by it. */
  placeNamed(name: NameAt): string | null {
    if (this.actor.kind === 'person' && this.actor.name && nameKey(this.actor.name) === nameKey(name.words)) return null
    const country = this.context.countryOfPlace?.(name.words) ?? null
    return country && !this.registry.personNamed(name.words, { day: this.actor.day }) ? country : null
  }

  /** A capitalised word of the core that the gazetteer knows as a place. */
  placeIn(words: readonly NameWord[], matches: readonly PhraseMatch[], named: NameAt | null): string | null {
    const ask = this.context.countryOfPlace
    if (!ask || named) return null
    const covered = (i: number): boolean => matches.some((m) => i >= m.from && i < m.to)
    for (let i = 0; i < words.length; i++) {
      if (words[i]!.casing === 0 || covered(i)) continue
      let to = i
      while (to < words.length && words[to]!.casing > 0 && !covered(to)) to++
      const country = ask(
        words
          .slice(i, to)
          .map((word) => word.text)
          .join(' '),
      )
      if (country) return words[to]?.text === 'based' && this.isSeat(words, { from: i, to }) ? null : country
      i = to
    }
    return null
  }
}

const SMALL = new Set(
  'al el bin ibn ben bint abu de da do dos das del della di von van der den zu la le las los y e ul ur du'.split(' '),
)

/** Words [from, to) of a core, and the name they are. */
interface NameAt {
  readonly from: number
  readonly to: number
  readonly words: string
}

/** The name as the text has it. */
const asWritten = (tokens: readonly string[], words: readonly NameWord[], { from, to }: NameAt): string =>
  tokens.slice(words[from]!.token, words[to - 1]!.token + 1).join(' ')

const textOfWords = (words: readonly NameWord[], from: number, to: number): string =>
  words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ')

/** Is a word of a name? "Jong-un" goes on with a small letter, but "Iran-backed" is no name. */
function capital(words: readonly NameWord[], i: number): boolean {
  const word = words[i]!
  if (word.casing > 0) return true
  const before = words[i - 1]
  return before !== undefined && before.token === word.token && before.casing > 0 && !MADE_BY_OTHERS.has(word.text)
}

interface StateFound {
  readonly state: State
  readonly entry: Entry
  readonly sector?: readonly string[]
}

interface CoreFound extends Found {
  role: Role | null
  /** Nothing but the carrier itself gave the sector. */
  fromDefault: boolean
  isFormer: boolean
}

/** Two names of the same: what the first does not say, the second may. */
function joined(first: Found | null, second: Found | null): Found | null {
  if (!first) return second
  if (!second) return first
  const named = first.registry ? first : second.registry ? second : first
  return {
    ...first,
    name: named.name ?? first.name ?? second.name,
    country: first.country ?? second.country,
    sectors: first.sectors.length ? first.sectors : second.sectors,
    office: first.office ?? second.office,
    registry: named.registry,
    basis: first.country ? first.basis : second.basis,
    alias: first.alias ?? second.alias,
  }
}

function takeCountry(found: Found, from: Found): void {
  if (!from.country) return
  found.country = from.country
  found.basis = from.basis
}

/** In a text without a day a name is that of the organisation that bore it longest: the Taliban are rebels. */
function longestFirst(entries: readonly Entry[]): readonly Entry[] {
  const yearsOf = (entry: Entry): number => {
    if (entry.is !== 'organisation') return 0
    const { from, to } = entry.organisation
    return Number((to || BORNE_TO).slice(0, 4)) - Number((from || BORNE_FROM).slice(0, 4))
  }
  const isShared = entries.filter((entry) => entry.is === 'organisation').length > 1
  return isShared ? [...entries].sort((a, b) => yearsOf(b) - yearsOf(a)) : entries
}

/** The years that the registry is about. */
const [BORNE_FROM, BORNE_TO] = ['1990', '2026']

const exists = ({ from, to }: Organisation, day: string): boolean =>
  (!from || from <= day.slice(0, from.length)) && (!to || day.slice(0, to.length) <= to)

const isWhole = (entry: Entry): boolean =>
  entry.is === 'state' && /^(name|formal|former|abbreviation|capital|metonym)$/.test(entry.kind)

const METONYMS: Readonly<Record<string, readonly string[]>> = {
  capital: ['GOV'],
  metonym: ['GOV'],
  'metonym-legislature': ['LEG'],
  'metonym-court': ['JUD'],
  'metonym-military': ['MIL'],
  'metonym-intelligence': ['SPY'],
  'metonym-police': ['COP'],
  'metonym-press': ['JRN'],
  'metonym-business': ['BUS'],
}

/** "Beijing" is a government, "China" a country as a whole, "Abkhazia" partly recognised. */
function metonymSectors(entry: Entry): readonly string[] {
  if (entry.is !== 'state') return []
  if (entry.state.sector) return [entry.state.sector]
  return METONYMS[entry.kind] ?? []
}

/** Sectors of an office on the day: its own, or ELI once it is left; null where only later offices are known. */
function sectorsThen(tenure: Tenure | null, former: boolean): readonly string[] | null {
  if (!tenure) return null
  if (!former) return tenure.sectors
  const kept = tenure.sectors.filter((sector) => !FORMER_HEADS.has(sector))
  return kept.length ? kept : ['ELI']
}
