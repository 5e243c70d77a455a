import { covers } from '../actors/memberships.js'
import type { Registry } from '../actors/registry.js'
import type { Tree } from '../report/tree.js'
import type { Cluster } from './cluster.js'
import type { MentionWords } from './mention-words.js'
import { foldedWords } from './names-match.js'
import type { Phrase } from './phrase.js'

interface OfficeScene {
  readonly tree: Tree
  readonly registry: Registry
  readonly words: MentionWords
  /** Day of the report. */
  readonly day: string | undefined
}

/** A person of the registry. */
export interface KnownPerson {
  readonly id: string
  readonly name: string
  /** Code of the state. */
  readonly country: string
}

/** Offices as a description of another time calls them. */
export interface OfficeThen {
  readonly offices: readonly string[]
  readonly isToCome: boolean
}

/** Who held which office on the day of a report, and who of its people that is. */
export class Offices {
  readonly #scene: OfficeScene
  /** The registry's answers, remembered: the same few names are asked again and again. */
  readonly #named = new Map<string, KnownPerson | undefined>()

  /** Name -> the offices that he holds. */
  readonly #heldBy = new Map<string, readonly string[]>()

  constructor(scene: OfficeScene) {
    this.#scene = scene
  }

  personNamed(words: readonly string[]): KnownPerson | undefined {
    const name = words.join(' ')
    if (!this.#named.has(name))
      this.#named.set(name, this.#scene.registry.personNamed(name, { day: this.#scene.day })?.person)
    return this.#named.get(name)
  }

  /** Is it an office of state: "minister", "general"? */
  isOfState(noun: string): boolean {
    const sector = this.#scene.registry.roleOf(noun)?.sectors[0]
    return sector === 'GOV' || sector === 'MIL'
  }

  isPerson(cluster: Cluster, person: KnownPerson): boolean {
    if (cluster.kind !== 'person') return false
    // "Turkey's Erdogan", before "the Turkish leader"
    const [name] = cluster.names
    const isFamilyName = name?.length === 1 && !cluster.person && foldedWords(person.name).at(-1) === name[0]
    return isFamilyName || (cluster.person ?? this.#personOf(cluster))?.id === person.id
  }

  /**
   * The offices that a description may name: "the foreign minister" is also a secretary of state; none for "the former
   * minister", "a minister", and "the minister of whatever".
   */
  officesCalled(phrase: Phrase): readonly string[] {
    const { tree, words } = this.#scene
    const { kind, pronoun, name, number, determiner, range, head, noun, states } = phrase
    if (kind !== 'person' || pronoun || name || number === 'plur' || determiner !== 'the') return []
    const isOfState = range.to === head + 3 && tree.lower(head + 1) === 'of' && tree.lower(head + 2) === 'state'
    if (range.to > head + 1 && !isOfState) return []
    // "Israeli foreign minister": of the words before the noun those that are no state's.
    const own = tree
      .childrenBy(head, 'amod', 'compound')
      .filter(
        (k) =>
          k < head &&
          !words.sets.get('current-office')!.has(tree.lower(k)) &&
          (/^\p{Ll}/u.test(tree.form(k)) || tree.lower(k) === 'house'),
      )
      .map((k) => tree.lower(k))
    // "The Florida senator": of a part of a state, and which of them nobody here knows.
    const isLocal = (k: number): boolean =>
      tree.upos(k) === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(tree.form(k)) && tree.lower(k) !== 'house'
    if (states.length === 0 && tree.childrenBy(head, 'compound').some(isLocal)) return []
    const office = [...own, isOfState ? `${noun} of state` : noun].join(' ')
    const others = words.offices.get(`called ${office}`) ?? words.offices.get(office)
    // "The former minister"; but "the top diplomat".
    const past = words.sets.get('past-office')!
    // "The vice president" holds an office of that name.
    const isDeputy = (word: string): boolean => word === 'vice' || word === 'deputy'
    if (!others && own.some((word) => past.has(word) && !isDeputy(word))) return []
    if (own.length === 0 && !isOfState && ['no-office', 'local-office'].some((set) => words.sets.get(set)!.has(noun)))
      return []
    return others ? [office, ...others] : [office]
  }

  /** The office of "the ousted president", "the former foreign secretary", "the president-elect", and whether it is yet to be held. */
  officeAtOtherTimes(phrase: Phrase): OfficeThen | undefined {
    const { tree, words } = this.#scene
    const { head, noun, range } = phrase
    const isOfState = range.to === head + 3 && tree.lower(head + 1) === 'of' && tree.lower(head + 2) === 'state'
    if (range.to > head + 1 && !isOfState && !noun.includes('-')) return undefined
    const elected = /^(.+)-(?:elect|designate)$/.exec(noun)?.[1]
    if (elected) return { offices: [elected, ...(words.offices.get(elected) ?? [])], isToCome: true }
    const before = this.#wordsBefore(phrase).filter((word) => !/^\p{Lu}/u.test(word))
    const left = words.sets.get('left-office')!
    if (!before.some((word) => left.has(word))) return undefined
    const isOwn = (word: string): boolean => !left.has(word) && !noun.includes('-')
    const own = before.filter((word) => isOwn(word) && words.sets.get('office-word')!.has(word))
    const office = [...own, isOfState ? `${noun} of state` : noun].join(' ')
    return { offices: [office, office.replaceAll('-', ' '), ...(words.offices.get(office) ?? [])], isToCome: false }
  }

  /** Had somebody named left one of the offices by the day of the report, does he hold it still, or will he within a year? */
  heldAtOtherTimes(cluster: Cluster, { offices, isToCome }: OfficeThen): 'before' | 'still' | 'to come' | undefined {
    const { registry, day } = this.#scene
    const name = cluster.person?.name ?? cluster.names[0]?.join(' ')
    const found = day && name ? registry.personNamed(name, { day }) : null
    if (!day || !found) return undefined
    const isOne = (office: string): boolean => offices.some((one) => office === one || office.startsWith(`${one} of `))
    const then = found.person.tenures.filter((t) => t.from && isOne(t.office))
    if (isToCome) {
      // Who is acting already may have been elected only now.
      const years = then.map((t) => Number(t.from.slice(0, 4)) - Number(day.slice(0, 4)))
      if (then.some((t, i) => t.from > day && years[i]! <= 1)) return 'to come'
      return then.some((t, i) => covers(t, day) && years[i] === 0) ? 'still' : undefined
    }
    const begun = then.filter((t) => t.from.slice(0, day.length) <= day.slice(0, t.from.length))
    if (begun.some((t) => covers(t, day) && t.to !== day)) return 'still'
    return begun.length > 0 ? 'before' : undefined
  }

  /** Is somebody named an officer, or of the opposition, on the day of the report? */
  isOfSector(cluster: Cluster, sector: string): boolean {
    const { registry, day } = this.#scene
    const name = cluster.person?.name ?? cluster.names[0]?.join(' ')
    const tenure = day && name ? registry.personNamed(name, { day })?.tenure : undefined
    return tenure?.sectors.includes(sector) ?? false
  }

  /** Does somebody whom the report calls by name alone hold one of the offices on its day? */
  holdsOneOf(cluster: Cluster, offices: readonly string[]): boolean {
    const name = cluster.person?.name ?? cluster.names[0]?.join(' ')
    if (!name || cluster.kind !== 'person' || cluster.number === 'plur') return false
    let held = this.#heldBy.get(name)
    if (!held) this.#heldBy.set(name, (held = this.#officesHeld(name)))
    const past = this.#scene.words.sets.get('past-office')!
    return held.some((own) =>
      offices.some((office) => {
        // "NATO secretary-general"; but "the president" is no vice president.
        const before = own.endsWith(` ${office}`) ? own.slice(0, -office.length - 1) : undefined
        return own === office || (before !== undefined && !past.has(before))
      }),
    )
  }

  /** The offices that a person of the registry holds on the day of the report. */
  #officesHeld(name: string): readonly string[] {
    const { registry, day } = this.#scene
    const found = day ? registry.personNamed(name, { day }) : null
    if (!day || !found) return []
    return found.person.tenures
      .filter((t) => (t.from || t.to || t.seen.slice(0, 4) === day.slice(0, 4)) && covers(t, day))
      .map((t) => t.office)
  }

  /** The state of a person whom the registry knows. */
  stateOf(cluster: Cluster): string | undefined {
    const country = this.#personOf(cluster)?.country
    return country && this.#scene.registry.states.has(country) ? country : undefined
  }

  /** Who held the office that a description names: "the North Korean leader", "Cuba's president". */
  holderMeant(phrase: Phrase): KnownPerson | undefined {
    const { words } = this.#scene
    const state = this.#stateLed(phrase)
    if (!state) return undefined
    // "North Korean foreign minister": of the words before the noun those that belong to the office.
    const own = words.sets.get('office-word')!
    const office = [...this.#wordsBefore(phrase).filter((word) => own.has(word)), phrase.noun].join(' ')
    return this.#holderOf(state, this.#officesFor(office, state))
  }

  /**
   * Who holds in another state the office that somebody holds in his: Turkey's foreign minister for Lavrov's "Turkish
   * counterpart". Who leads a state has as his counterpart who leads the other: a president may have a chancellor.
   */
  counterpartIn(stateId: string, owner: Cluster): KnownPerson | undefined {
    const { registry, words, day } = this.#scene
    const state = registry.states.get(stateId)?.code
    const office = this.#officeOf(owner)
    if (!day || !state || !office) return undefined
    const self = this.#personOf(owner) ?? owner.person
    const leads = self && this.#headOf(self.country)?.id === self.id
    const held = leads ? this.#headOf(state) : this.#holderOf(state, [office, ...(words.offices.get(office) ?? [])])
    return held?.id === self?.id ? undefined : held
  }

  /** Do two people hold the same office, each in his state? */
  areCounterparts(one: Cluster, other: Cluster): boolean {
    const [a, b] = [one, other].map((c) => (c.kind === 'person' ? (c.person ?? this.#personOf(c)) : undefined))
    if (!a || !b || a.country === b.country) return false
    const office = this.#officeOf(one)
    const lead = [a, b].every((person) => this.#headOf(person.country)?.id === person.id)
    return lead || (office !== undefined && office === this.#officeOf(other))
  }

  /** Whom others' presidents and prime ministers meet: Iran's president, Germany's chancellor. */
  #headOf(state: string): KnownPerson | undefined {
    const { offices } = this.#scene.words
    return this.#holderOf(state, offices.get(`${state} leader`) ?? offices.get('counterpart') ?? [])
  }

  /** "The German leader" is the chancellor, though Germany has a president. */
  #officesFor(office: string, state: string): readonly string[] {
    const { offices } = this.#scene.words
    return offices.get(`${state} ${office}`) ?? offices.get(office) ?? [office]
  }

  #holderOf(state: string, offices: readonly string[]): KnownPerson | undefined {
    const { registry, day } = this.#scene
    for (const office of offices) {
      const held = day ? registry.holderOf(state, office, day) : null
      if (held) return held.person
    }
    return undefined
  }

  #officeOf(cluster: Cluster): string | undefined {
    const { registry, day } = this.#scene
    const name = cluster.person?.name ?? cluster.names[0]?.join(' ')
    return name && cluster.kind === 'person' ? registry.personNamed(name, { day })?.tenure?.office : undefined
  }

  /** For "the North Korean leader", where the registry has no such office: the one person named whom it knows as North Korea's. */
  leaderNamed(phrase: Phrase, clusters: readonly Cluster[]): Cluster | undefined {
    if (!this.#scene.words.sets.get('leader-noun')!.has(phrase.noun)) return undefined
    const state = this.#stateLed(phrase)
    if (!state) return undefined
    const theirs = clusters.filter((c) => this.#personOf(c)?.country === state)
    return theirs.length === 1 ? theirs[0] : undefined
  }

  /** Code of the one state whose office-holder a description may name; not "former", "deputy" or "a". */
  #stateLed(phrase: Phrase): string | undefined {
    if (phrase.kind !== 'person' || phrase.pronoun || phrase.name || phrase.number === 'plur') return undefined
    if (phrase.determiner === 'a' || phrase.determiner === 'all' || phrase.states.length !== 1) return undefined
    const not = this.#scene.words.sets.get('past-office')!
    if (this.#wordsBefore(phrase).some((word) => not.has(word))) return undefined
    return this.#scene.registry.states.get(phrase.states[0]!)?.code
  }

  #wordsBefore({ head }: Phrase): string[] {
    const { tree } = this.#scene
    return tree
      .childrenBy(head, 'amod', 'compound')
      .filter((k) => k < head)
      .map((k) => tree.lower(k))
  }

  #personOf(cluster: Cluster): KnownPerson | undefined {
    const name = cluster.names[0]
    return name && name.length > 1 && cluster.kind === 'person' ? this.personNamed(name) : undefined
  }
}
