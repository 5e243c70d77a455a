import { csvLines } from '../report/csv.js'
import type { DataReader } from '../resources.js'
import { covers, type Membership, readMemberships } from './memberships.js'
import { type NameWord, nameKey, nameWords } from './name-words.js'
import { loadPeople, type People, type PersonFound, type PersonQuestion } from './people.js'
import type { Tenure } from './person.js'
import { WATERS } from './phrase-segments.js'

/** A state, a territory or a partly recognised entity. */
export interface State {
  readonly id: string
  /** What events are coded with: ISO 3166-1 alpha-3, or KOS. "Abkhazia" is coded GEO. */
  readonly code: string
  /** PRE for entities that few recognise. */
  readonly sector: string
  readonly iso2: string
  readonly cowNumber: string
  readonly cowAbbr: string
  readonly gwNumber: string
  readonly fips: string
  readonly name: string
  readonly capital: string
  readonly status: string
  readonly from: string
  readonly to: string
}

/** An organisation, an armed group, a party, a court, a company, an outlet. */
export interface Organisation {
  readonly id: string
  readonly name: string
  /** Code of a state, or PLOVER's IGO UNO EUR NGO ISM IMG MNC; null where none is right. */
  readonly country: string | null
  readonly sectors: readonly string[]
  readonly kind: string
  readonly stateMedia: boolean
  readonly from: string
  readonly to: string
}

/**
 * What a role is to its phrase. An agent ("soldier") and an institution ("army") have sectors of their own, as
 * material ("destroyer") and a place ("market") have; a carrier ("spokesman") has those of what it belongs to; a
 * modifier ("military") gives them to a carrier; "former" turns office into memory; a title stands before a name.
 */
export type RoleKind = 'agent' | 'institution' | 'material' | 'place' | 'carrier' | 'modifier' | 'former' | 'title'

export interface Role {
  readonly phrase: string
  readonly sectors: readonly string[]
  readonly kind: RoleKind
}

export type AliasKind =
  | 'name'
  | 'formal'
  | 'former'
  | 'abbreviation'
  | 'capital'
  | 'region'
  | 'city'
  | 'demonym-adjective'
  | 'demonym-noun'
  | 'demonym-plural'
  | 'metonym'
  | 'metonym-legislature'
  | 'metonym-court'
  | 'metonym-military'
  | 'metonym-intelligence'
  | 'metonym-police'
  | 'metonym-press'
  | 'metonym-business'

/** One meaning of a phrase. */
export type Entry = (
  | { readonly is: 'state'; readonly state: State; readonly kind: AliasKind; readonly rule: string }
  | { readonly is: 'organisation'; readonly organisation: Organisation; readonly rule: string }
  | { readonly is: 'role'; readonly role: Role }
) & {
  /** The alias as the registry writes it. */
  readonly alias: string
  readonly priority: number
  /** Smallest casing its first word may have; 2 only in capitals ("WHO"). */
  readonly casing: 0 | 1 | 2
}

/** Tokens [from, to) and what they may mean, likeliest first. */
export interface PhraseMatch {
  readonly from: number
  readonly to: number
  readonly entries: readonly Entry[]
}

export interface Registry {
  readonly states: ReadonlyMap<string, State>
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly people: People
  /** Keys of cities where organisations of many states sit: "geneva". */
  readonly seats: ReadonlySet<string>
  /** The state that the whole text names: "the Kremlin", "DPRK", "Dutch". */
  stateNamed(text: string): State | null
  /** Codes of the states named anywhere in a phrase, in its order. */
  statesIn(phrase: string): string[]
  /** The state of an adjective or a people: "Saudi", "Saudis", "Frenchman". */
  demonym(word: string): State | null
  /** The organisation that the whole text names, on a day if one is given. */
  organisationNamed(text: string, day?: string): Organisation | null
  /** The states that belong to an organisation (by its id) on a day, in the order of members.csv; none where that is not known. */
  membersOn(organisation: string, day: string): readonly State[]
  /** Ids of the organisations that a state (by its id) belongs to on a day. */
  organisationsOf(state: string, day: string): readonly string[]
  /** The person of a name without title; see {@link PersonQuestion} for what helps to find one. */
  personNamed(name: string, question?: PersonQuestion): PersonFound | null
  /** Who held an office on a day: ("FRA", "president", "1999-05-01"). */
  holderOf(country: string, office: string, day: string): Tenure | null
  /** The role that ends a phrase: "former Russian foreign minister" has "foreign minister". */
  roleOf(phrase: string): Role | null
  /** Everything that starts at token `i`, longest first. */
  matchesAt(tokens: readonly string[], i: number): PhraseMatch[]
  /** The same over words that are already prepared, for whole phrases. */
  matches(words: readonly NameWord[]): PhraseMatch[]
}

/** The rule of names that many countries have: "Labour Party". */
export const NEEDS_COUNTRY = 'needs-country'

/** Most phrases mean one thing: a list for each would double the time of loading. */
class Index {
  readonly #entries = new Map<string, Entry | Entry[]>()
  /** By its first word, of how many words the longest phrase is that begins so: most words of a text begin none. */
  readonly #reach = new Map<string, number>()

  add(key: string, entry: Entry): void {
    const known = this.#entries.get(key)
    if (known === undefined) this.#entries.set(key, entry)
    else if (Array.isArray(known)) known.push(entry)
    else this.#entries.set(key, [known, entry])
    if (known !== undefined) return
    const space = key.indexOf(' ')
    const first = space < 0 ? key : key.slice(0, space)
    const words = space < 0 ? 1 : wordsIn(key)
    if (words > (this.#reach.get(first) ?? 0)) this.#reach.set(first, words)
  }

  sort(): void {
    for (const entries of this.#entries.values())
      if (Array.isArray(entries)) entries.sort((a, b) => a.priority - b.priority)
  }

  has(key: string): boolean {
    return this.#entries.has(key)
  }

  entriesOf(key: string): readonly Entry[] {
    const found = this.#entries.get(key)
    return found === undefined ? NOTHING : Array.isArray(found) ? found : [found]
  }

  /** How many words a phrase that begins with this word may have; 0 where none does. */
  reachOf(word: string): number {
    return this.#reach.get(word) ?? (this.#entries.has(singular(word)) ? 1 : 0)
  }
}

const NOTHING: readonly Entry[] = []

/** Reads `data/actors/`: states, aliases, organisations, roles, office holders. */
export function loadRegistry(data: DataReader): Registry {
  const states = new Map<string, State>()
  for (const cells of csvLines(data.text('actors/states.csv')).slice(1)) {
    const [id, code, iso2, sector, cowNumber, cowAbbr, gwNumber, fips, name, , capital, status, from, to] =
      cells as string[] & Record<0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13, string>
    states.set(id, { id, code, sector, iso2, cowNumber, cowAbbr, gwNumber, fips, name, capital, status, from, to })
  }

  const index = new Index()
  const add = (text: string, entry: Entry): void => {
    const key = nameKey(text)
    if (key) index.add(key, entry)
  }

  for (const cells of csvLines(data.text('actors/aliases.csv')).slice(1)) {
    const [alias, stateId, kind, rule, priority] = cells as [string, string, AliasKind, string, string]
    const state = states.get(stateId)
    if (!state) continue
    const casing = rule === 'capitals' ? 2 : casingFor(alias)
    add(alias, { is: 'state', state, kind, rule, alias, priority: Number(priority) || 1, casing })
  }

  const organisations = new Map<string, Organisation>()
  for (const cells of csvLines(data.text('actors/organisations.csv')).slice(1)) {
    const [id, name, country, sectors, kind, stateMedia, from, to, rule, aliases] = cells as string[] &
      Record<0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9, string>
    const organisation: Organisation = {
      id,
      name,
      country: country || null,
      sectors: sectors ? sectors.split(' ') : [],
      kind,
      stateMedia: stateMedia === 'yes',
      from,
      to,
    }
    organisations.set(id, organisation)
    const others = aliases ? aliases.split(';') : []
    for (const written of [name, ...others]) {
      // "Labour Party~": only beside a word for its country, and then before those of the same name elsewhere
      const alias = written.endsWith('~') ? written.slice(0, -1) : written
      const own = alias === written ? rule : NEEDS_COUNTRY
      const priority = own === NEEDS_COUNTRY ? 0.5 : to ? 1.1 : 1
      add(alias, { is: 'organisation', organisation, rule: own, alias, priority, casing: casingFor(alias) })
    }
  }

  for (const cells of csvLines(data.text('actors/roles.csv')).slice(1)) {
    const [phrase, sectors, kind] = cells as [string, string, RoleKind]
    const role: Role = { phrase, sectors: sectors ? sectors.split(' ') : [], kind }
    add(phrase, {
      is: 'role',
      role,
      alias: phrase,
      priority: kind === 'modifier' ? 2 : 1,
      casing: kind === 'title' ? 1 : 0,
    })
  }
  index.sort()

  const seats = new Set(
    csvLines(data.text('actors/seats.csv'))
      .slice(1)
      .map(([city]) => nameKey(city!)),
  )
  const people = loadPeople(data)
  // Few reports ask: it is read when one does.
  let memberships: readonly Membership[] | undefined
  const membershipsOn = (day: string) =>
    (memberships ??= readMemberships(data.text('actors/members.csv'))).filter((m) => covers(m, day))
  const at = (words: readonly NameWord[], from: number): PhraseMatch[] => matchesFrom(index, words, from)

  const whole = (text: string): Entry[] => {
    const words = nameWords([text])
    if (words[0]?.text === 'the' && words.length > 1 && !index.has(words.map((w) => w.text).join(' '))) words.shift()
    return at(words, 0)
      .filter((match) => match.from === 0 && match.to === words.length)
      .flatMap((match) => match.entries)
  }

  return {
    states,
    organisations,
    people,
    seats,
    stateNamed(text) {
      const entry = whole(text).find((e) => e.is === 'state')
      return entry?.is === 'state' ? entry.state : null
    },
    statesIn(phrase) {
      const codes = greedy(nameWords([phrase]), at).flatMap(({ entries }) =>
        entries[0]?.is === 'state' ? [entries[0].state.code] : [],
      )
      return [...new Set(codes)]
    },
    demonym(word) {
      const entry = whole(word).find((e) => e.is === 'state' && e.kind.startsWith('demonym'))
      return entry?.is === 'state' ? entry.state : null
    },
    organisationNamed(text, day) {
      const found = whole(text).filter((e) => e.is === 'organisation')
      const then = day ? found.filter((e) => covers(e.organisation, day)) : found
      return (then[0] ?? found[0])?.organisation ?? null
    },
    membersOn: (organisation, day) =>
      membershipsOn(day).flatMap((m) => (m.organisation === organisation ? (states.get(m.state) ?? []) : [])),
    organisationsOf: (state, day) => membershipsOn(day).flatMap((m) => (m.state === state ? m.organisation : [])),
    personNamed: (name, question) => people.named(name, question),
    holderOf: (country, office, day) => people.holderOf(country, office, day),
    roleOf(phrase) {
      const words = nameWords([phrase])
      for (let from = 0; from < words.length; from++) {
        for (const match of at(words, from)) {
          const entry = match.entries.find((e) => e.is === 'role')
          if (match.to === words.length && entry?.is === 'role') return entry.role
        }
      }
      return null
    },
    matchesAt(tokens, i) {
      const reach = index.reachOf(nameWords(tokens.slice(i, i + 1))[0]?.text ?? '')
      if (reach === 0) return []
      // hyphens and dots may be tokens of their own; the longest names have a dozen words
      const words = nameWords(tokens.slice(i, i + Math.min(14, 2 * reach + 2)))
      return at(words, 0).flatMap((match) => {
        const last = words[match.to - 1]!
        // a name must end where a token ends: not "Korea" in "Korea-watcher"
        if (words[0]!.token !== 0 || words[match.to]?.token === last.token) return []
        return [{ from: i, to: i + last.token + 1, entries: match.entries }]
      })
    },
    matches: (words) => greedy(words, at),
  }
}

const wordsIn = (key: string): number => key.split(' ').length

/** "WHO" only in capitals, "Nato" also so; "Turkey" with a capital; "rebel" however it is written. */
function casingFor(alias: string): 0 | 1 | 2 {
  // nearly all aliases are "Xy…" or "xy…", and there are ten thousand
  const first = alias.charCodeAt(0)
  const second = alias.charCodeAt(1)
  if (first >= 97 && first <= 122) return 0
  if (first >= 65 && first <= 90 && second >= 97 && second <= 122) return 1
  const word = alias.match(/\p{L}[\p{L}.'’]*/u)?.[0] ?? ''
  const letters = word.replace(/[^\p{L}]/gu, '')
  if (!letters || (letters[0] === letters[0]!.toLowerCase() && letters[0] !== letters[0]!.toUpperCase())) return 0
  return letters.length < 4 && letters.length > 1 && letters === letters.toUpperCase() && !alias.includes(' ') ? 2 : 1
}

/** Phrases that begin at word `from`, longest first; `from` and `to` count words here. */
function matchesFrom(index: Index, words: readonly NameWord[], from: number): PhraseMatch[] {
  const found: PhraseMatch[] = []
  const reach = from < words.length ? index.reachOf(words[from]!.text) : 0
  let key = ''
  for (let to = from + 1; to <= Math.min(words.length, from + reach); to++) {
    const word = words[to - 1]!.text
    const stem = key
    key = key ? `${key} ${word}` : word
    const entries = index.entriesOf(key).filter((entry) => entry.casing <= words[from]!.casing)
    const one = singular(word)
    const roles =
      one === word ? [] : index.entriesOf(stem ? `${stem} ${one}` : one).filter((entry) => entry.is === 'role')
    const all = roles.length ? [...entries, ...roles] : entries
    if (all.length) found.push({ from, to, entries: all })
  }
  return found.reverse()
}

/** The longest phrases that do not overlap, from left to right. */
function greedy(
  words: readonly NameWord[],
  at: (words: readonly NameWord[], from: number) => PhraseMatch[],
): PhraseMatch[] {
  const chosen: PhraseMatch[] = []
  for (let from = 0; from < words.length; ) {
    const best = at(words, from)[0]
    if (best && !namesWater(words, from)) chosen.push(best)
    from = best ? best.to : from + 1
  }
  return chosen
}

/** "the Gulf of Oman", "the Sea of Japan": no state is meant by the name of its waters. */
const namesWater = (words: readonly NameWord[], from: number): boolean =>
  words[from - 1]?.text === 'of' && WATERS.has(words[from - 2]?.text ?? '')

/** "militiamen" -> "militiaman", "deputies" -> "deputy"; a word that is no plural may come out odd and match nothing. */
function singular(word: string): string {
  if (word.length < 4) return word
  if (word.endsWith('men')) return `${word.slice(0, -3)}man`
  if (!word.endsWith('s') || word.endsWith('ss')) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('thieves')) return `${word.slice(0, -3)}f`
  return word.slice(0, -1)
}
