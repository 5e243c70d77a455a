import { csvLines } from '../report/csv.js'
import type { DataReader } from '../resources.js'
import { foldName } from './fold-name.js'
import { type HomeSigns, loadHomeSigns, NO_SIGNS } from './home-signs.js'

/** A place of the gazetteer under one of its names. */
export interface GazetteerPlace {
  /** Its main name: "Kyiv" for "Kiev". */
  readonly name: string
  /** ISO 3166-1 alpha-3 (Kosovo: KOS); empty for seas and continents. */
  readonly country: string
  /** GeoNames code of the first-order province, within the country. */
  readonly province: string
  readonly lat: number
  readonly lon: number
  readonly population: number
  readonly geonameid?: number
  readonly kind: 'country' | 'province' | 'district' | 'city' | 'quarter' | 'region' | 'water'
  /** Seat of a country's or a province's government. */
  readonly seat?: 'country' | 'province'
  /** Found under a province's short form: "Va." */
  readonly abbreviation?: true
  /** Named so in news all over the world: a namesake needs more evidence. */
  readonly famous?: true
  /** Found under a spelling that GeoNames knows without its language: less sure. */
  readonly unsure?: true
}

/** Names to places. `lookup` folds accents, case and hyphens. */
export interface Gazetteer {
  lookup(name: string): readonly GazetteerPlace[]
  /** Does any place's name start with these words? "Ho Chi" does. */
  startsName(words: string): boolean
  /** The region or town of an adjective: "Siberian", "Parisian"; those of states are in the registry. */
  adjective(word: string): GazetteerPlace | null
  /** What tells the country of a report that does not name it. */
  readonly homeSigns: HomeSigns
}

const KINDS: Readonly<Record<string, GazetteerPlace['kind']>> = {
  C: 'country',
  P: 'province',
  p: 'province',
  D: 'district',
  K: 'city',
  S: 'city',
  c: 'city',
  s: 'quarter',
  r: 'region',
  w: 'water',
}
const TAB = 9
const NEWLINE = 10
const decoder = new TextDecoder()

/**
 * Opens the gazetteer that scripts/build-gazetteer.mjs built. Its lines are sorted by folded name and are looked
 * up where they lie, so that opening costs no more than reading the file.
 */
export function loadGazetteer(data: DataReader): Gazetteer {
  const adjectives = csvLines(data.text('gazetteer/adjectives.csv')).slice(1)
  return gazetteerOf(
    data.bytes('gazetteer/places.tsv'),
    adjectives.map(([adjective = '', name = '', country = '']) => ({ adjective, name, country })),
    loadHomeSigns(data),
  )
}

/** "Siberian" is of Siberia, in Russia. */
export interface PlaceAdjective {
  readonly adjective: string
  readonly name: string
  /** Empty where the name has one place only. */
  readonly country: string
}

export function gazetteerOf(
  bytes: Uint8Array,
  adjectives: readonly PlaceAdjective[] = [],
  homeSigns: HomeSigns = NO_SIGNS,
): Gazetteer {
  const byAdjective = new Map(adjectives.map((row) => [foldName(row.adjective), row]))
  const known = new Map<string, readonly GazetteerPlace[]>()

  function lookup(name: string): readonly GazetteerPlace[] {
    const found = known.get(name)
    if (found) return found
    const key = foldName(name)
    const places: GazetteerPlace[] = []
    if (key) {
      for (let at = firstLine(bytes, key); at < bytes.length && compare(bytes, at, key, true) === 0; ) {
        const end = lineEnd(bytes, at)
        places.push(placeOf(decoder.decode(bytes.subarray(at, end))))
        at = end + 1
      }
    }
    // Reports repeat their names; a bound keeps a long run's memory flat.
    if (known.size > 20_000) known.clear()
    known.set(name, places)
    return places
  }

  return {
    lookup,
    homeSigns,
    startsName(words) {
      const key = foldName(words)
      const at = firstLine(bytes, key)
      return at < bytes.length && compare(bytes, at, key, false) === 0
    },
    adjective(word) {
      const row = byAdjective.get(foldName(word))
      if (!row) return null
      const places = lookup(row.name).filter(({ country }) => !row.country || country === row.country)
      return places.reduce<GazetteerPlace | null>((a, b) => (a && a.population >= b.population ? a : b), null)
    },
  }
}

function placeOf(line: string): GazetteerPlace {
  const [, name = '', country = '', province = '', lat, lon, population, id, kind = '', mark] = line.split('\t')
  return {
    name,
    country,
    province,
    lat: Number(lat),
    lon: Number(lon),
    population: Number(population),
    ...(id ? { geonameid: Number(id) } : {}),
    kind: KINDS[kind] ?? 'city',
    ...(kind === 'K' ? { seat: 'country' } : kind === 'S' ? { seat: 'province' } : {}),
    ...(kind === 'p' ? { abbreviation: true } : {}),
    ...(mark === 'f' ? { famous: true } : mark === 'a' ? { unsure: true } : {}),
  }
}

function lineEnd(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(NEWLINE, at)
  return end < 0 ? bytes.length : end
}

/** Start of the first line whose name is not before `key`. */
function firstLine(bytes: Uint8Array, key: string): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high) >> 1
    const start = middle === 0 ? 0 : bytes.lastIndexOf(NEWLINE, middle - 1) + 1
    if (compare(bytes, start, key, true) < 0) low = Math.min(high, lineEnd(bytes, middle) + 1)
    else high = start
  }
  return low
}

/** Compares the name of the line at `at` with `key`: as a whole, or only as far as `key` goes. */
function compare(bytes: Uint8Array, at: number, key: string, whole: boolean): number {
  for (let i = 0; i < key.length; i++) {
    const difference = (bytes[at + i] ?? 0) - key.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return !whole || bytes[at + key.length] === TAB ? 0 : 1
}
