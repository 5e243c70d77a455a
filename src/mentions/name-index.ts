import type { Cluster } from './cluster.js'
import { initialsOf, isAcronym, isShortGroupName, isShortPersonName, lettersOf } from './names-match.js'
import type { Phrase } from './phrase.js'

interface NameScene {
  readonly phrases: readonly Phrase[]
  /** "Mission", "council": a name that ends so may be that of a part. */
  readonly partNouns: ReadonlySet<string>
  readonly isSpeaker: (phrase: Phrase) => boolean
  /** Id of the registry's person of that name on the day of the report. */
  readonly personNamed: (name: readonly string[]) => string | undefined
}

/** Who bears which name in a report, as far as it has been read. */
export class NameIndex {
  readonly #scene: NameScene
  readonly #byKey = new Map<string, Cluster>()
  /** Words, parts of hyphenated words and initials of names -> who has such a name. */
  readonly #byPart = new Map<string, Set<Cluster>>()
  /** One-word names of people -> the full names in the whole report that they may shorten. */
  readonly #fullNames: ReadonlyMap<string, readonly string[]>
  /** Letters of all names that are a person's somewhere in the report. */
  readonly #people = new Set<string>()
  /** People known by their office, not yet by name. */
  readonly #awaited: Cluster[] = []

  constructor(scene: NameScene) {
    this.#scene = scene
    this.#fullNames = fullNames(scene.phrases)
    for (const { name, kind, isPeople } of scene.phrases)
      if (name && kind === 'person' && !isPeople) this.#people.add(lettersOf(name))
  }

  add(cluster: Cluster, phrase: Phrase): void {
    const key = this.#keyOf(phrase)
    if (!key) return
    if (!this.#byKey.has(key)) this.#byKey.set(key, cluster)
    for (const part of partsOf(phrase.name!)) {
      const known = this.#byPart.get(part)
      if (known) known.add(cluster)
      else this.#byPart.set(part, new Set([cluster]))
    }
    // "Brussels" after "the European Union" makes no Belgium of it.
    const isOfState = cluster.phrases[0] === undefined || cluster.phrases[0].state === phrase.state
    if (phrase.state && key === stateKey(phrase.state) && isOfState && !cluster.organisation)
      cluster.state ??= phrase.state
  }

  /** Somebody known by an office, who may be named later. */
  await(cluster: Cluster): void {
    this.#awaited.push(cluster)
  }

  state(id: string): Cluster | undefined {
    return this.#byKey.get(stateKey(id))
  }

  addState(id: string, cluster: Cluster): void {
    this.#byKey.set(stateKey(id), cluster)
  }

  /** Who bears the name of a phrase, of those named so far; for a family name also of those named later. */
  bearerOf(phrase: Phrase): Cluster | undefined {
    const key = this.#keyOf(phrase)!
    if (key.startsWith('person ')) return this.#person(phrase, key)
    const known = this.#byKey.get(key)
    if (known || phrase.kind === 'person' || phrase.state) return known
    const isGroup = phrase.kind === 'group'
    const alike = isGroup ? isShortGroupName : isAcronym
    return this.#namedLike(phrase.name!).findLast(
      (c) =>
        c.kind !== 'person' &&
        !c.state &&
        (c.kind === 'group') === isGroup &&
        !this.#isOther(phrase, c) &&
        c.names.some((n) => alike(phrase.name!, n) || alike(n, phrase.name!)),
    )
  }

  /**
   * The UN and its Security Council are two that the registry knows; nor is the UN its "Observer Mission", which the
   * registry does not know, nor the Democrats "Democrats for Life". Hamas is the "Hamas Movement".
   */
  #isOther({ name = [], organisation }: Phrase, { phrases, names }: Cluster): boolean {
    const known = phrases.flatMap((p) => (p.organisation && !p.adjective ? p.organisation : []))
    if (organisation && known.length > 0) return !known.includes(organisation)
    const isPart = (long: readonly string[], short: readonly string[]) =>
      short.length < long.length &&
      !isAcronym(short, long) &&
      (this.#scene.partNouns.has(long.at(-1)!) || long.some((word) => word === 'for' || word === 'against'))
    if (organisation) return names.every((long) => isPart(long, name))
    return known.length > 0 && names.every((short) => isPart(name, short))
  }

  /** Clusters with a name that shares a word with this one, or is its acronym; the one spoken of last at the end. */
  #namedLike(name: readonly string[]): Cluster[] {
    const found = new Set<Cluster>()
    for (const part of partsOf(name)) for (const cluster of this.#byPart.get(part) ?? []) found.add(cluster)
    return [...found].sort((a, b) => lastIndex(a) - lastIndex(b))
  }

  #person(phrase: Phrase, key: string): Cluster | undefined {
    const { personNamed } = this.#scene
    const name = phrase.name!
    const full = this.#fullNames.get(lettersOf(name)) ?? []
    if (name.length === 1 && full.length > 0) {
      const bearers = this.#namedLike(name).filter(
        (c) => c.kind === 'person' && gendersAgree(phrase, c) && c.names.some((n) => isShortPersonName(name, n)),
      )
      if (bearers.length > 0) return this.#likeliest(phrase, bearers)
      // The headline's "Okoye" and the caption's, before anybody says which Okoye.
      return (full.length === 1 ? this.#byKey.get(`person ${full[0]}`) : undefined) ?? this.#byKey.get(key)
    }
    const known =
      this.#byKey.get(key) ??
      this.#namedLike(name).findLast((c) => c.kind === 'person' && gendersAgree(phrase, c) && mayBearName(c, name))
    if (known || this.#awaited.length === 0) return known
    const person = personNamed(name)
    return this.#awaited.find((c) => c.names.length === 0 && c.person?.id === person)
  }

  /** A family name alone is whoever was spoken of last, and where a speaker is meant, who spoke last. */
  #likeliest(phrase: Phrase, bearers: readonly Cluster[]): Cluster {
    const speaker = this.#scene.isSpeaker(phrase) ? bearers.findLast((c) => c.spoke >= 0) : undefined
    if (speaker) return speaker
    // "Obama" stays the president when Michelle Obama has been named once too.
    const [most, next] = bearers
      .map((c) => ({ c, times: c.phrases.filter((p) => p.name?.length === 1).length }))
      .sort((a, b) => b.times - a.times)
    return most && most.times > 1 && !next?.times ? most.c : bearers.at(-1)!
  }

  /** The key under which a name is the same everywhere in the report. */
  #keyOf(phrase: Phrase): string | undefined {
    if (!phrase.name) return undefined
    if (phrase.state && (phrase.kind === 'country' || phrase.adjective)) return stateKey(phrase.state)
    const letters = lettersOf(phrase.name)
    if (phrase.isPeople) return `people ${letters}`
    // The names layer may call "Sisi" a group in one place and a person in another.
    if (phrase.organisation && phrase.kind !== 'person') return `organisation ${phrase.organisation}`
    const isPerson = phrase.kind === 'person' || (phrase.kind !== 'country' && this.#people.has(letters))
    return `${isPerson ? 'person' : 'name'} ${letters}`
  }
}

function partsOf(name: readonly string[]): Set<string> {
  const parts = new Set<string>()
  for (const word of name) {
    parts.add(lettersOf([word]))
    if (word.includes('-')) for (const part of word.split('-')) parts.add(part)
  }
  if (name.length > 1) {
    parts.add(lettersOf(name))
    parts.add(name.map((word) => word[0]).join(''))
    parts.add(initialsOf(name))
  }
  return parts
}

const lastIndex = ({ phrases }: Cluster): number => phrases.at(-1)?.index ?? -1

const stateKey = (id: string): string => `state ${id}`

const gendersAgree = (phrase: Phrase, { gender }: Cluster): boolean =>
  !phrase.gender || !gender || phrase.gender === 'n' || gender === 'n' || phrase.gender === gender

/** Could someone with these names be called `name` too? "Donald Trump" after a headline's "Trump", not "Eric Trump" after "Donald Trump". */
function mayBearName({ names }: Cluster, name: readonly string[]): boolean {
  const full = names.filter((n) => n.length > 1)
  if (full.length === 0) return names.some((n) => isShortPersonName(n, name))
  return full.some((n) => isShortPersonName(name, n) || (name.length > 1 && isShortPersonName(n, name)))
}

/** Letters of a one-word name -> letters of the full names of people that it may shorten. */
function fullNames(phrases: readonly Phrase[]): Map<string, string[]> {
  const full = new Map<string, readonly string[]>()
  const short = new Set<string>()
  for (const { name, kind, adjective, isPeople } of phrases) {
    if (!name || kind !== 'person' || adjective || isPeople) continue
    if (name.length > 1) full.set(lettersOf(name), name)
    else short.add(lettersOf(name))
  }
  const found = new Map<string, string[]>()
  for (const letters of short)
    found.set(
      letters,
      [...full].filter(([, name]) => isShortPersonName([letters], name)).map(([whole]) => whole),
    )
  return found
}
