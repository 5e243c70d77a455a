import type { Span } from '../report/span.js'
import { foldName } from './fold-name.js'
import type { Gazetteer, GazetteerPlace } from './gazetteer.js'
import { DIRECTION, isCommonWord, isGenericWord, type PlaceType, TYPED_NAME, typeOfWord } from './place-words.js'

/** Words of a report that name a place, with the places that they could be. */
export interface Toponym {
  readonly span: Span
  readonly key: string
  /** None for a name that no gazetteer has: it lies where the report is at that point. */
  readonly candidates: readonly GazetteerPlace[]
  readonly type?: PlaceType
  /** A site that lies in the candidate ("Baghdad International Airport"), or a name that nobody knows. */
  readonly part?: 'site' | 'unknown'
  /** The words say whose and not where: "Dallas" of "Dallas Mavericks". */
  readonly modifier?: true
}

/** A city that English-language news knows; smaller ones need more evidence. */
export const WELL_KNOWN = 100_000
export const isCountry = ({ candidates }: Toponym): boolean => candidates.some((c) => c.kind === 'country')
export const isWellKnown = (c: GazetteerPlace): boolean =>
  !c.unsure &&
  (c.famous === true ||
    c.population >= WELL_KNOWN ||
    c.seat === 'country' ||
    c.kind === 'country' ||
    c.kind === 'province' ||
    c.kind === 'region')

/** The places of a name as it is written, with its type word understood; null where the gazetteer has none. */
export function readName(text: string, span: Span, gazetteer: Gazetteer): Toponym | null {
  const name = text.slice(span.start, span.end)
  if (!/^['’‘ʻ]?\p{Lu}/u.test(name)) return null
  const whole = gazetteer.lookup(name)
  // Most capitals of a text are no place's: what follows is only for those that may be.
  if ((whole.length === 0 && !/[\s-]/.test(name)) || isGenericWord(name)) return null
  const type = typeBeside(text, span)
  if (whole.length > 0) {
    // "Dublin City Manager"; GeoNames has "Dublin City" among the ways to write Dublin.
    const typed = whole.every((c) => c.unsure) ? typedName(text, span, name, gazetteer) : null
    if (typed) return typed
    const candidates = asTown(text, span, asWritten(text, span, inCounty(name, type, whole, gazetteer)))
    // "the City of Turkey": of a village that no gazetteer has, only that it is no country.
    if (candidates.length > 0 && candidates.every((c) => c.kind === 'country') && isSaidTown(text, span))
      return { span, key: foldName(name), candidates: [], part: 'unknown' }
    return candidates.length > 0
      ? { span: withPoint(text, span, candidates), key: foldName(name), candidates, ...(type ? { type } : {}) }
      : null
  }
  return typedName(text, span, name, gazetteer) ?? partOfPlace(span, name, gazetteer)
}

/** "Queen Anne's County", "Borno State"; of "Kentucky State Police" and "Dublin City" the name alone. */
function typedName(text: string, span: Span, name: string, gazetteer: Gazetteer): Toponym | null {
  const typed = TYPED_NAME.exec(name)
  if (!typed || typed.index < 3) return null
  const stem = name.slice(0, typed.index)
  if (isCommonWord(foldName(stem)) || isGenericWord(stem)) return null
  const candidates = gazetteer.lookup(stem)
  if (candidates.length === 0) return null
  const type = typeOfWord(typed[1]!) ?? 'city'
  // "Norwich City", "Jerome Township" are so called; of "Dublin City Council", "Kentucky State Police" the first word is the place.
  const short = /^(?:State|Region)$/.test(typed[1]!) && !candidates.some((c) => c.kind === type && type === 'province')
  const opensMore = /^\s(?:\p{Lu}|airport)/u.test(text.slice(span.end, span.end + 8)) && typed[1] !== 'Township'
  const before = short || opensMore
  return {
    span: before ? { start: span.start, end: span.start + typed.index } : span,
    key: foldName(stem),
    candidates,
    type,
  }
}

/** "Southern California", "City of Oxford": the place named. */
function partOfPlace(span: Span, name: string, gazetteer: Gazetteer): Toponym | null {
  const lead =
    DIRECTION.exec(name) ??
    /^(?:City|Province|State|Republic|Kingdom|Port|Town|Village|Commonwealth) of (?:the )?/i.exec(name)
  const inner = lead ? name.slice(lead[0].length) : ''
  if (!lead || isGenericWord(inner)) return null
  const isTown = /^(?:City|Town|Village) of /i.test(lead[0])
  const candidates = gazetteer.lookup(inner).filter((c) => !isTown || c.kind !== 'country')
  if (!candidates.some((c) => c.population >= 20_000 && !c.unsure)) return null
  return { span: { start: span.start + lead[0].length, end: span.end }, key: foldName(inner), candidates }
}

/** "Kandahar province", "the city of Kandahar"; "Kunar, Nuristan and Paktia provinces" are each one. */
export function typeBeside(text: string, { start, end }: Span): PlaceType | undefined {
  const before = /\b(\w+) of\s+(?:the\s+)?$/.exec(text.slice(Math.max(0, start - 30), start))
  const type = before ? typeOfWord(before[1]!) : undefined
  if (type) return type
  const rest = text.slice(end, end + 120)
  const after = /^\s+([a-z]+)/.exec(rest)?.[1]
  if (after !== undefined && after !== 'and' && after !== 'or') return typeOfWord(singular(after))
  const list = LISTED_TYPE.exec(rest)
  return list ? typeOfWord(singular(list[1]!)) : undefined
}
const singular = (word: string): string =>
  /^(?:counties|provinces|districts|governorates|municipalities)$/.test(word)
    ? word.replace(/ies$/, 'y').replace(/s$/, '')
    : word
const LISTED_TYPE =
  /^(?:,? (?:and |or )?\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)?){1,8} (counties|provinces|districts|governorates|municipalities)\b/u

/** "Clay, Grant and Becker counties": the gazetteer has them as "Clay County". */
function inCounty(
  name: string,
  type: PlaceType | undefined,
  places: readonly GazetteerPlace[],
  gazetteer: Gazetteer,
): readonly GazetteerPlace[] {
  const counties = type === 'district' ? gazetteer.lookup(`${name} County`).filter((c) => c.kind === 'district') : []
  return counties.length > 0 ? [...places.filter((c) => c.kind !== 'district'), ...counties] : places
}

/** Only a town has such: "Lebanon City Council", "Jordan High School", "the mayor of Peru", "downtown Athens". */
const OF_TOWN =
  /^(?:['’]s)? (?:(?:Senior |Junior |Middle |Memorial )?High School|Middle School|Elementary|Intermediate School|Junior High|City (?:Council|Hall|Manager|Commission|Attorney|Clerk)|Town (?:Council|Hall|Board)|Township|Village Board|Common Council|(?:Volunteer )?Fire (?:Department|Company|Chief)|Police (?:Department|Chief|Lt|Sgt|Det|Capt|Officer)|Public (?:Library|Schools)|School District|School Board|Independent School|Community (?:Center|College|Hospital|School)|Chamber of Commerce|Mayor\b|mayor\b|city (?:council|hall|officials|manager|limits)|town council|fire department|high school|[A-Z]?\w+ (?:Street|Avenue|Road))/
const TOWN_OF = /(?:\b[Mm]ayor|\b[Cc]ity|\b[Tt]own|\b[Tt]ownship|\b[Vv]illage) of $|\b[Dd]owntown $/

const isSaidTown = (text: string, { start }: Span): boolean => TOWN_OF.test(text.slice(Math.max(0, start - 12), start))

/** "the City of Turkey": a country is no town, but the capital that bears its name. */
function asTown(text: string, { start, end }: Span, places: readonly GazetteerPlace[]): readonly GazetteerPlace[] {
  if (!places.some((c) => c.kind === 'country') || !places.some((c) => c.kind === 'city')) return places
  if (!OF_TOWN.test(text.slice(end, end + 30)) && !isSaidTown(text, { start, end })) return places
  return places.filter((c) => c.kind !== 'country')
}

/** "N.Y." but not "M.D." */
const POINTED = /^(?:N\.[BCDHJLMSY]\.|S\.[CD]\.|R\.I\.|B\.C\.|D\.C\.|P\.E\.I\.|N\.S\.W\.)$/

/** "Va." is Virginia after a comma; "IN" in capitals is a word. "US" is no "us", "EU" no town in Normandy. */
function asWritten(text: string, span: Span, places: readonly GazetteerPlace[]): readonly GazetteerPlace[] {
  const name = text.slice(span.start, span.end)
  const shouted = name === name.toUpperCase()
  const short = places.filter((c) => c.abbreviation)
  if (short.length > 0) {
    const afterComma = /[,(]\s*$/.test(text.slice(Math.max(0, span.start - 3), span.start))
    if (/^(?:[A-Z]\.){2,3}$/.test(name)) return POINTED.test(name) ? short : []
    if (afterComma && (shouted || short.length === places.length || text[span.end] === '.' || name.endsWith('.')))
      return short
    if (short.length === places.length) return /^(?:NSW|PEI|BC)$/.test(name) ? short : []
  }
  if (name.length <= 3 && !shouted && places.every((c) => c.kind === 'country')) return []
  const known = (c: GazetteerPlace) => c.kind === 'country' || c.population > 500_000
  if (name.length <= 2 && !(shouted && places.some(known))) return []
  return places.filter((c) => !c.abbreviation)
}

/** "Va" of "Alexandria, Va.": its point belongs to it. */
const withPoint = (text: string, { start, end }: Span, candidates: readonly GazetteerPlace[]): Span =>
  candidates.every((c) => c.abbreviation) && text[end] === '.' && /[a-z]$/.test(text.slice(start, end))
    ? { start, end: end + 1 }
    : { start, end }
