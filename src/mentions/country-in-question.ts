import type { Organisation, Registry } from '../actors/registry.js'
import { resolveActor } from '../actors/resolve-actor.js'
import type { Entity, Report } from '../report/layers.js'
import { type Tree, treeOf } from '../report/tree.js'
import type { Cluster } from './cluster.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './phrase.js'
import { codesOfStates } from './state-codes.js'

export interface Described {
  readonly cluster: Cluster
  readonly entity: Entity
}

/** Sectors whose bare roles are the state's own: "the foreign ministry", "police", "the president". */
export const OF_THE_STATE: ReadonlySet<string> = new Set([
  'GOV',
  'MIL',
  'COP',
  'LEG',
  'JUD',
  'SPY',
  'OPP',
  'PTY',
  'REB',
])

interface Knowledge {
  readonly registry: Registry
  readonly mentionWords: MentionWords
}

/**
 * "The president", "police", "residents" are of the one country that the report is about; where it is about several, of
 * the one that the sentence is set in, else of the one that its first sentence is about. Never a guess between two.
 */
export function withCountryInQuestion(
  described: readonly Described[],
  report: Report<'sentences' | 'tokens' | 'syntax'>,
  { registry, mentionWords }: Knowledge,
): readonly Entity[] {
  const knowledge = { registry, mentionWords }
  const first = new Scene(described, report, knowledge)
  const mended = described.map(({ cluster, entity }) => ({ cluster, entity: first.atHome(entity, cluster) }))
  const isMended = mended.some(({ entity }, i) => entity !== described[i]!.entity)
  const scene = isMended ? new Scene(mended, report, knowledge) : first
  return mended.map(({ cluster, entity }) => {
    if (!isUnknown(cluster, entity) || scene.isSide(cluster)) return entity
    const ofOwner = scene.ofItsOwner(cluster)
    if (ofOwner) return { ...entity, country: ofOwner, basis: 'context' as const }
    const isOfficial = entity.sectors.some((sector) => OF_THE_STATE.has(sector)) || scene.isAuthority(cluster)
    const hasLeft = !isOfficial && scene.hasLeftOffice(entity, cluster)
    if (hasLeft) {
      const country = scene.onlyCountry(cluster)
      return country ? { ...entity, country, basis: 'context' as const } : entity
    }
    if (isOfficial ? scene.isFromAbroad(cluster) : !scene.isOfTheCountry(cluster)) return entity
    const country = isNamed(cluster)
      ? isOfficial
        ? (scene.onlyCountry(cluster) ?? scene.homeOfMinister(cluster))
        : undefined
      : (scene.countryOf(cluster, isOfficial) ?? (isOfficial ? scene.homeOf(cluster) : undefined))
    return country ? { ...entity, country, basis: 'context' as const } : entity
  })
}

const isNamed = ({ kind, names }: Cluster): boolean => kind === 'person' && names.length > 0

const isUnknown = ({ states, kind }: Cluster, { country, members, registry }: Entity): boolean =>
  country === null && !members && !registry && states.size === 0 && kind !== 'place'

/** A country as a phrase brings it up. */
interface Named {
  readonly country: string
  readonly phrase: Phrase
  readonly cluster: Cluster
}

class Scene {
  readonly #tree: Tree
  readonly #words: MentionWords
  readonly #named: Named[] = []
  /** "in Lagos", "near Kharkiv" */
  readonly #spots: Named[] = []
  readonly #title: readonly string[]
  readonly #registry: Registry
  /** The countries told of otherwise than by a name that several have. */
  readonly #told: ReadonlySet<string>
  readonly #entityAt = new Map<number, Entity>()
  readonly #hasOrganisations: boolean
  /** Of each phrase that brings up a country, which; not of whoever goes by a name that several have. */
  readonly #countries: readonly string[]
  readonly #codes: ReadonlySet<string>
  /** null: there is none. */
  #mainFound: string | null | undefined
  /** How many that the report speaks of are of a country. */
  readonly #tellers = new Map<string, number>()

  constructor(
    described: readonly Described[],
    report: Report<'sentences' | 'tokens' | 'syntax'>,
    { registry, mentionWords }: Knowledge,
  ) {
    const codes = codesOfStates(registry)
    this.#codes = codes
    for (const { entity } of described)
      if (entity.country) this.#tellers.set(entity.country, (this.#tellers.get(entity.country) ?? 0) + 1)
    this.#registry = registry
    this.#tree = treeOf(report)
    this.#words = mentionWords
    this.#title = report.original.title ? registry.statesIn(report.original.title) : []
    const told = described.filter(({ cluster }) => !this.sharedName(cluster))
    this.#told = new Set([...this.#title, ...told.flatMap(({ entity }) => entity.country ?? [])])
    this.#hasOrganisations = described.some(({ entity: { country } }) => country !== null && !codes.has(country))
    for (const { cluster, entity } of described)
      for (const phrase of cluster.phrases) {
        this.#entityAt.set(phrase.head, entity)
        if (!entity.country || !codes.has(entity.country) || this.#isForeign(phrase)) continue
        if (/^(?:oblique|modifier)$/.test(phrase.role) && this.#isWithin(phrase) && !this.#isMeeting(phrase))
          this.#spots.push({ country: entity.country, phrase, cluster })
        // Talks in Geneva are not Switzerland's; what happens in Cairo, or in a report from Lagos, is Egypt's or Nigeria's.
        const isSpot = (phrase.state !== undefined && this.#isWithin(phrase)) || this.#isDateline(phrase)
        if (cluster.kind !== 'place' || isSpot) this.#named.push({ country: entity.country, phrase, cluster })
      }
    this.#countries = told.flatMap(({ cluster, entity: { country } }) =>
      country && codes.has(country)
        ? cluster.phrases.flatMap((p) => (p.pronoun || this.#isForeign(p) ? [] : country))
        : [],
    )
  }

  /** "Farmers met the envoys in Geneva": whoever meets somewhere is as often a guest there. */
  #isMeeting({ predicate }: Phrase): boolean {
    return this.#words.sets.get('meeting-verb')!.has(this.#tree.lemma(predicate).toLowerCase())
  }

  /** "Russian-backed rebels" are not Russia's. */
  #isForeign({ range: { to } }: Phrase): boolean {
    const ends = this.#words.sets.get('foreign-end')!
    return to + 1 < this.#tree.size && /^[-‐‑–]$/.test(this.#tree.form(to)) && ends.has(this.#tree.lower(to + 1))
  }

  /** "Foreign forces", "visiting ministers" */
  isFromAbroad({ modifiers }: Cluster): boolean {
    return [...modifiers].some((word) => /^(?:foreign|visiting|overseas|international)$/.test(word))
  }

  /** "The health authorities", "the education ministry", whatever they are over. */
  isAuthority({ nouns, names }: Cluster): boolean {
    const authorities = this.#words.sets.get('authority-noun')!
    return names.length === 0 && [...nouns].some((noun) => authorities.has(noun))
  }

  /** "The parties to the agreement": sides of it, of whatever country; "to the conflict in Iraq" tells which. */
  isSide({ phrases: [first] }: Cluster): boolean {
    if (!first || !this.#words.sets.get('side-noun')!.has(first.noun)) return false
    const isTo = (k: number): boolean => this.#tree.childrenBy(k, 'case').some((c) => this.#tree.lower(c) === 'to')
    const at = this.#tree.childrenBy(first.head, 'nmod').find(isTo)
    if (at === undefined) return false
    const { from, to } = this.#tree.subtree(at)
    return !this.#spots.some(({ phrase }) => phrase.head >= from && phrase.head < to)
  }

  /** "A former premier" */
  hasLeftOffice({ sectors }: Entity, { nouns, names }: Cluster): boolean {
    const offices = this.#words.sets.get('office-noun')!
    return names.length === 0 && sectors[0] === 'ELI' && [...nouns].some((noun) => offices.has(noun))
  }

  /** "His daughter", "her supporters": of the country of a person whose they are. */
  ofItsOwner({ phrases }: Cluster): string | undefined {
    const first = phrases[0]!
    if (first.determiner !== 'poss' || !this.#words.sets.get('kin-noun')!.has(first.noun)) return undefined
    const owner = this.#entityAt.get(this.#tree.childBy(first.head, 'nmod:poss') ?? -1)
    return owner?.country && this.#codes.has(owner.country) ? owner.country : undefined
  }

  /** "Protesters", "residents": people of the country where they are; not "foreign workers". */
  isOfTheCountry({ nouns, modifiers }: Cluster): boolean {
    const outside = this.#words.sets.get('outsider-word')!
    if ([...modifiers].some((word) => outside.has(word))) return false
    return [...nouns].some((noun) => this.#words.sets.get('resident-noun')!.has(noun))
  }

  /** What part of all that the report tells of countries is told of this one. */
  #shareOf(country: string): number {
    const all = this.#countries.length
    return all === 0 ? 0 : this.#countries.filter((c) => c === country).length / all
  }

  /** The country of a long report that names others only in passing: Peru, though "Chile offered help". */
  #main(): string | undefined {
    // Each of a report's entities asks for it.
    if (this.#mainFound === undefined) this.#mainFound = this.#findMain() ?? null
    return this.#mainFound ?? undefined
  }

  #findMain(): string | undefined {
    if (this.#countries.length < LONG) return undefined
    const written = this.#named.find((named) => this.#isDateline(named.phrase))?.country
    return [...new Set(this.#countries)].find(
      (country) => this.#shareOf(country) >= (country === written ? MAIN_WRITTEN : MAIN),
    )
  }

  /** "Congress", "Congress leader Anil Rao": by a name that parliaments and parties of several countries have. */
  sharedName({ names, phrases, kind }: Cluster): string | undefined {
    const shared = this.#words.sets.get('shared-name')!
    const end = names[0]?.at(-1) ?? ''
    if (shared.has(end)) return end
    const common = kind === 'group' ? this.#commonName(phrases.find((p) => p.name)) : undefined
    if (common) return common
    for (const { range } of phrases)
      for (let i = range.from; i < range.to; i++) if (shared.has(this.#tree.lower(i))) return this.#tree.lower(i)
    return undefined
  }

  /** "House of Representatives": a name that is at the same time the common word for such a body. */
  #commonName(phrase: Phrase | undefined): string | undefined {
    if (!phrase) return undefined
    const words: string[] = []
    for (let i = phrase.range.from; i < phrase.range.to; i++) words.push(this.#tree.lower(i))
    const name = words.join(' ').replace(/^the /, '')
    const role = this.#registry.roleOf(name)
    return role?.kind === 'institution' && role.phrase.toLowerCase() === name ? name : undefined
  }

  /**
   * "Congress" is the American one, unless the report tells of another country that has one, and not of America: in one
   * about India it is the party, in one about Peru that country's.
   */
  atHome(entity: Entity, cluster: Cluster): Entity {
    if (this.#isNamesakeAbroad(entity, cluster)) return { ...of(entity, null), sectors: [] }
    const { country } = entity
    const shared = country ? this.sharedName(cluster) : undefined
    const organisation = this.#registry.organisations.get(entity.registry ?? '')
    if (!shared || !country) return entity
    // "The Lake Peoples Congress" in a report from Uganda: a body that nobody has registered.
    const isLonger = /\p{Lu}\S* \p{Lu}/u.test(entity.name) && this.#told.size > 0 && !this.#told.has(country)
    if (organisation && isLonger && this.#registry.organisationNamed(entity.name)?.id !== organisation.id)
      return { ...of(entity, null), sectors: [] }
    if (organisation && organisation.country !== country) return of(entity, country)
    const main = this.#main()
    const isMain = main === undefined ? this.#told.has(country) : main === country || this.#shareOf(country) > PASSING
    if (isMain) return entity
    const homes = [...(main ? [main] : this.#told)].flatMap((code) => this.#organisationOf(code, shared) ?? [])
    const [home] = homes
    // A body of the name that nobody has registered: Nigeria's House of Representatives; Japan's is known by another name.
    if (!home && main) return shared === 'congress' && this.#hasLegislature(main) ? entity : of(entity, main)
    if (!home || homes.length > 1) return homes.length > 1 ? of(entity, null) : entity
    const isIt = organisation !== undefined
    return { ...of(entity, home.country), sectors: home.sectors, ...(isIt ? { registry: home.id } : {}) }
  }

  /** "SAF" in a report about Oman that tells nothing else of Sudan: other words that begin with these letters. */
  #isNamesakeAbroad({ registry, country }: Entity, { names, phrases }: Cluster): boolean {
    const main = this.#main()
    if (!main || !registry || !country || country === main || this.#tellers.get(country) !== 1) return false
    if (!this.#codes.has(country)) return false
    const organisation = this.#registry.organisations.get(registry)
    if (!organisation || names.length === 0 || organisation.sectors.includes('JRN')) return false
    return phrases.every((p) => p.pronoun || /^\p{Lu}{2,4}$/u.test(this.#tree.form(p.head)))
  }

  #hasLegislature(code: string): boolean {
    for (const { kind, country } of this.#registry.organisations.values())
      if (kind === 'legislature' && country === code) return true
    return false
  }

  /** The organisation of a country that goes by a name which others have too. */
  #organisationOf(code: string, shared: string): Organisation | undefined {
    const state = [...this.#registry.states.values()].find((s) => s.code === code)
    const words = state && `${state.name} ${shared[0]!.toUpperCase()}${shared.slice(1)}`
    const found = words ? resolveActor(this.#registry, { words, kind: 'group' }) : null
    const organisation = this.#registry.organisations.get(found?.registry ?? '')
    return organisation?.country === code ? organisation : undefined
  }

  /** "Judge Alvaro Perez": of the only country that the report tells of. */
  onlyCountry(cluster: Cluster): string | undefined {
    const country = one([...this.#title, ...this.#named.map((named) => named.country)]) ?? this.#main()
    return country && !this.#hasOrganisations && !this.#meets(cluster) ? country : undefined
  }

  /** "French officials accused President Smith": he is not said to be French. */
  #meets({ phrases }: Cluster): boolean {
    const facing = { subject: 'object', object: 'subject' } as Partial<Record<Phrase['role'], Phrase['role']>>
    return phrases.some((mine) =>
      this.#named.some(({ phrase }) => phrase.predicate === mine.predicate && phrase.role === facing[mine.role]),
    )
  }

  countryOf(cluster: Cluster, isOfficial: boolean): string | undefined {
    const first = cluster.phrases[0]!
    // "Russian forces killed ten villagers near Kharkiv": people are of the place where it happens.
    if (!isOfficial) {
      const here = this.#spots.filter(({ phrase }) => phrase.sentence === first.sentence)
      const place = one(here.map((named) => named.country))
      if (place) return place
    }
    // "Its forces": of whoever's they are; the UN's, where they are the UN's.
    if (first.determiner === 'poss') {
      const possessor = this.#tree.childBy(first.head, 'nmod:poss') ?? -1
      const owner = this.#entityAt.get(possessor)
      if (owner?.country && this.#tree.lower(possessor) !== 'their') return owner.country
      if (this.#hasOrganisations) return undefined
    }
    const acting = this.#named.filter((named) => named.cluster.kind !== 'place' && !this.#isGoal(named))
    const ofReport = one([...this.#title, ...acting.map((named) => named.country)])
    const alike = isOfficial ? this.#ofTheSamePower(cluster) : []
    const country = ofReport ?? one(alike) ?? this.#countryAt(cluster) ?? this.#main()
    if (!country || this.#isAgainst(cluster, country)) return undefined
    // "Israeli commandos boarded a Turkish ship. Turkey … The army": whose, the words do not say.
    return isOfficial && ofReport === undefined && this.#isAnothers(cluster, country) ? undefined : country
  }

  /** "The lawmakers" after "the Peruvian Congress", "the rebels" after "Mali's MLA": of the country of such as are near. */
  #ofTheSamePower(cluster: Cluster): readonly string[] {
    const first = cluster.phrases[0]!
    const power = this.#entityAt.get(first.head)?.sectors[0] ?? ''
    if (!SHARED_POWERS.has(power) || first.determiner !== 'the') return []
    return this.#named.flatMap(({ country, phrase }) =>
      Math.abs(first.sentence - phrase.sentence) <= NEAR &&
      phrase.head < first.head &&
      !(phrase.predicate === first.predicate && phrase.role !== first.role) &&
      this.#entityAt.get(phrase.head)?.sectors.includes(power)
        ? country
        : [],
    )
  }

  /** Are all forces that the report names those of others? */
  #isAnothers(cluster: Cluster, country: string): boolean {
    const first = cluster.phrases[0]!
    if (this.#entityAt.get(first.head)?.sectors[0] !== 'MIL') return false
    const forces = this.#named.filter(
      ({ phrase }) => phrase.head < first.head && this.#entityAt.get(phrase.head)?.sectors.includes('MIL'),
    )
    return forces.length > 0 && forces.every((named) => named.country !== country)
  }

  /** "Fled to the Maldives", "flew in from Dubai": where somebody goes or comes from, and not whose news it is. */
  #isGoal({ phrase: { role, head, state } }: Named): boolean {
    if (role !== 'oblique' || state === undefined) return false
    return this.#tree.childrenBy(head, 'case').some((k) => /^(?:to|into|from|via|towards?)$/.test(this.#tree.lower(k)))
  }

  /** The one country in which a sentence is set, or else the one of the report's first sentence. */
  #countryAt(cluster: Cluster): string | undefined {
    const { sentence } = cluster.phrases[0]!
    // "The opposition blamed Syria": in a report that begins in Lebanon, the Lebanese one.
    const here = this.#named.filter(
      (named) => named.phrase.sentence === sentence && !this.#isAgainst(cluster, named.country),
    )
    const lead = one([
      ...this.#title,
      ...this.#named
        .filter((named) => named.phrase.sentence === 0 && !this.#isGoal(named))
        .map((named) => named.country),
    ])
    if (here.length === 0) return lead
    const country = one(here.map((named) => named.country))
    return country && (country === lead || here.some((named) => this.#isScene(named))) ? country : undefined
  }

  /**
   * "MOSCOW – … The foreign ministry summoned the Slovenian envoy", under a headline on Russia: the ministry of where the
   * report comes from and whose news it is, where it does something to others.
   */
  homeOf(cluster: Cluster): string | undefined {
    const home = this.#home()
    if (!home || this.#isAgainst(cluster, home)) return undefined
    const mayBe = (phrase: Phrase): boolean =>
      phrase.role === 'subject' &&
      phrase.determiner === 'the' &&
      this.#tree.head(phrase.predicate) < 0 &&
      this.#named.every(
        ({ country, phrase: other }) =>
          country === home || other.sentence !== phrase.sentence || other.role !== 'subject',
      )
    return cluster.phrases.some(mayBe) ? home : undefined
  }

  /** "AMMAN — Minister of Planning Nasser Haddad met the envoys": at home a minister is told without his country. */
  homeOfMinister({ phrases, nouns }: Cluster): string | undefined {
    const home = this.#home()
    const isHome = [...nouns].some((noun) => this.#words.sets.get('home-office')!.has(noun))
    return home && isHome && phrases.some((p) => p.role === 'subject') ? home : undefined
  }

  /** Where the report is written, if the headline begins with that country or names none. */
  #home(): string | undefined {
    const dateline = this.#named.find((named) => this.#isDateline(named.phrase))
    // Geneva, where people of all countries speak
    const isSeat = dateline && this.#registry.seats.has(dateline.phrase.name?.join(' ') ?? '')
    const written = isSeat ? undefined : dateline?.country
    return written && (this.#title.length === 0 || this.#title[0] === written) ? written : undefined
  }

  /** "The opposition accused Russia", "the president travels to Peru": whoever acts on a state is not said to be of it. */
  #isAgainst({ phrases }: Cluster, country: string): boolean {
    // "The minister said Peru must withdraw"
    const isObliged = (verb: number): boolean =>
      this.#tree.childrenBy(verb, 'aux').some((k) => /^(?:must|should)$/.test(this.#tree.lower(k)))
    const isActedOn = (mine: Phrase, { phrase }: Named): boolean =>
      phrase.role === 'object'
        ? phrase.predicate === mine.predicate
        : phrase.role === 'subject' &&
          this.#tree.head(phrase.predicate) === mine.predicate &&
          isObliged(phrase.predicate)
    const isOpposed = (mine: Phrase, named: Named): boolean =>
      named.country === country &&
      named.cluster.state !== undefined &&
      !this.#isScene(named) &&
      mine.role === 'subject' &&
      isActedOn(mine, named)
    return phrases.some((mine) => this.#named.some((named) => isOpposed(mine, named)))
  }

  /** "In Lagos", "across Senegal": where it happens. */
  #isScene({ phrase }: Named): boolean {
    return phrase.role === 'oblique' && this.#isWithin(phrase)
  }

  /** Not "to Beijing", "from Cairo". */
  #isWithin({ head }: Phrase): boolean {
    const cases = this.#tree.childrenBy(head, 'case').map((k) => this.#tree.lower(k))
    return cases.some((word) => /^(?:in|at|across|inside|within|throughout|around|outside|near)$/.test(word))
  }

  /** "LAGOS, Nigeria — Police said …", "KARACHI: Police …", in the first sentence or the one behind the headline. */
  #isDateline({ sentence, head, range }: Phrase): boolean {
    const { from } = this.#tree.sentenceRange(sentence)
    if (sentence > 1 || head - from > DATELINE) return false
    for (let i = range.to; i < Math.min(this.#tree.size, range.to + DATELINE); i++)
      if (/^(?:—|–|--|-|:)$/.test(this.#tree.form(i)) && this.#tree.sentence(i) === sentence)
        return !this.#holdsVerb(from, i)
    return false
  }

  #holdsVerb(from: number, end: number): boolean {
    for (let i = from; i < end; i++) if (/^(?:VERB|AUX)$/.test(this.#tree.upos(i))) return true
    return false
  }
}

/** The entity as one of a country, no matter what the registry took it for. */
function of({ registry: _, ...entity }: Entity, country: string | null): Entity {
  return { ...entity, country, basis: 'context' }
}

/** How often a report must bring up countries, how much of that must be one for it to be the report's, and how little is only in passing. */
const LONG = 5
const MAIN = 0.6
/** The same, of the country that a report is written in. */
const MAIN_WRITTEN = 0.5
const PASSING = 0.2

/** Powers that are spoken of again by their members, and how many sentences on. */
const SHARED_POWERS: ReadonlySet<string> = new Set(['LEG', 'JUD', 'REB'])
const NEAR = 3

/** In how many words a dateline is over. */
const DATELINE = 12

/** The one of a list, if there is but one. */
function one(countries: readonly string[]): string | undefined {
  return new Set(countries).size === 1 ? countries[0] : undefined
}
