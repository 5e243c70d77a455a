import type { GazetteerPlace } from './gazetteer.js'
import type { Home } from './home-signs.js'
import { isCountry, type Toponym } from './read-name.js'

/** A toponym with the place that it is taken for. */
export interface Located {
  readonly toponym: Toponym
  readonly place: GazetteerPlace
  /** The best place in another country, where nothing in the report speaks against it and it is almost as large. */
  readonly rival: GazetteerPlace | null
}

// Weights in powers of ten of inhabitants: a bonus of 1 lets a place win over one ten times as large.
const KIND: Readonly<Record<GazetteerPlace['kind'], number>> = {
  country: 2.5,
  province: -0.6,
  district: -1.3,
  city: 0,
  quarter: -1,
  region: 0.4,
  water: 0.4,
}
const SEAT = { country: 1, province: 0.3 } as const
const UNSURE = -0.7
const FAMOUS = 1
const CONTAINED = 6
const OF_TYPE = 3
/** A telephone number of the place's province stands in the report. */
const TELEPHONED = 2.3

/** Chooses a place for each toponym: one sense a name, by size, what stands beside it, and what else the report names. */
export function choosePlaces(toponyms: readonly Toponym[], spoken: Home, gaps: (i: number) => string): Located[] {
  const groups = new Map<string, Group>()
  toponyms.forEach((toponym, i) => {
    const id = idOf(toponym)
    let group = groups.get(id)
    if (!group) groups.set(id, (group = { key: toponym.key, toponym, mentions: 0, within: [] }))
    group.mentions++
    group.within.push(...containersOf(toponyms, i, gaps))
  })

  for (const [id, group] of groups) if (group.toponym.candidates.length === 0) groups.delete(id)
  const company = companyOf([...groups.values()])
  let chosen = new Map<Group, GazetteerPlace>()
  // What is chosen speaks for its neighbours: twice is enough for it to settle.
  for (let round = 0; round < 3; round++) {
    const next = new Map<Group, GazetteerPlace>()
    for (const group of groups.values())
      next.set(group, ranked(group, contextOf(group, chosen, spoken), company)[0]!.place)
    chosen = next
  }
  const located = new Map<Group, Located>()
  for (const group of groups.values()) {
    const [best, ...others] = ranked(group, contextOf(group, chosen, spoken), company)
    const other = others.find(({ place }) => place.country !== best!.place.country)
    const rival = other && best!.score - other.score < 0.3 && best!.place.kind !== 'country' ? other.place : null
    located.set(group, { toponym: group.toponym, place: best!.place, rival })
  }
  const all: Located[] = []
  let here: GazetteerPlace | null = null
  const home = homeOf(located)
  for (const [i, toponym] of toponyms.entries()) {
    const found = placeHere(located.get(groups.get(idOf(toponym))!), toponym, containersOf(toponyms, i, gaps))
    // "Frenchmen Street": a site that no gazetteer has lies in the town named last, or in the one the report is about.
    const near: GazetteerPlace | undefined = here && here.country === home?.place.country ? here : home?.place
    // A village that nobody knows lies in the country that the report is about, if it is about one.
    const sure: boolean =
      toponym.part !== 'unknown' || (home !== null && home.share >= 0.6 && near?.country === home.place.country)
    const place: GazetteerPlace | undefined = found?.place ?? (sure ? near : undefined)
    if (!place) continue
    all.push({ toponym, place, rival: found?.rival ?? null })
    if (found && (place.kind === 'city' || place.kind === 'district')) here = place
  }
  return all
}

const idOf = ({ key, type, candidates }: Toponym) => `${key}|${type ?? ''}|${candidates.length}`

/** "Lima, Ohio" in a report that is else about Lima, Peru: what is said here counts for this mention. */
function placeHere(
  found: Located | undefined,
  { candidates }: Toponym,
  containers: readonly (readonly GazetteerPlace[])[],
) {
  const isSaid = (place: GazetteerPlace) => containers.some((all) => all.some((c) => isWithin(place, c)))
  if (!found || containers.length === 0 || isSaid(found.place)) return found
  const place = candidates.filter(isSaid).sort((a, b) => b.population - a.population)[0]
  return place ? { ...found, place } : found
}

/** The place that the report names most often, towns before lands, and its country's share of all. */
function homeOf(located: ReadonlyMap<Group, Located>): { place: GazetteerPlace; share: number } | null {
  let home: GazetteerPlace | null = null
  let most = 0
  let all = 0
  const countries = new Map<string, number>()
  for (const [group, { place }] of located) {
    const weight = group.mentions * (place.kind === 'city' ? 3 : place.kind === 'country' ? 1 : 2)
    countries.set(place.country, (countries.get(place.country) ?? 0) + group.mentions)
    all += group.mentions
    if (weight > most) [home, most] = [place, weight]
  }
  return home && { place: home, share: (countries.get(home.country) ?? 0) / all }
}

interface Group {
  readonly key: string
  readonly toponym: Toponym
  mentions: number
  /** Larger places that the text puts it in: "Paris, Texas", "Syria's Idlib". */
  readonly within: (readonly GazetteerPlace[])[]
}

interface Context extends Home {
  readonly places: readonly { place: GazetteerPlace; mentions: number }[]
}

function contextOf(group: Group, chosen: ReadonlyMap<Group, GazetteerPlace>, spoken: Home): Context {
  const countries = new Map(spoken.countries)
  const places: { place: GazetteerPlace; mentions: number }[] = []
  for (const [other, place] of chosen) {
    if (other.key === group.key) continue
    places.push({ place, mentions: other.mentions })
    const weight = place.kind === 'country' ? 1 : other.within.length > 0 ? 1 : 0.5
    countries.set(place.country, (countries.get(place.country) ?? 0) + weight * Math.min(other.mentions, 4))
  }
  return { countries, provinces: spoken.provinces, places }
}

function ranked(group: Group, context: Context, company: Company): { place: GazetteerPlace; score: number }[] {
  const scored = group.toponym.candidates.map((place) => ({
    place,
    score: scoreOf(place, group, context) + (company.get(place) ?? 0),
  }))
  return scored.sort(
    (a, b) =>
      b.score - a.score ||
      b.place.population - a.place.population ||
      (a.place.geonameid ?? 0) - (b.place.geonameid ?? 0),
  )
}

function scoreOf(place: GazetteerPlace, { toponym, within }: Group, { countries, provinces, places }: Context): number {
  let score = Math.log10(Math.max(place.population, 300)) + KIND[place.kind]
  if (place.seat) score += SEAT[place.seat]
  if (place.unsure) score += UNSURE
  if (place.famous) score += FAMOUS
  if (toponym.type) {
    const fits = toponym.type === place.kind || (toponym.type === 'province' && place.kind === 'region')
    score += fits ? OF_TYPE : 0
  }
  if (within.some((containers) => containers.some((c) => isWithin(place, c)))) score += CONTAINED
  if (place.country) score += 0.9 * Math.log2(1 + Math.min(countries.get(place.country) ?? 0, 7))
  if (place.kind !== 'country') score += nearness(place, places, toponym)
  if (place.province && provinces.has(`${place.country} ${place.province}`)) score += TELEPHONED
  return score
}

type Company = ReadonlyMap<GazetteerPlace, number>

/**
 * Names keep company: Enfield and Edmonton lie side by side in London, whatever the size of Alberta's Edmonton.
 * For each candidate a bonus by the number of other names that could lie within an hour's drive of it.
 */
function companyOf(groups: readonly Group[]): Company {
  const local = groups.map(({ toponym }) =>
    toponym.candidates.filter((c) => c.kind === 'city' || c.kind === 'district' || c.kind === 'quarter'),
  )
  const company = new Map<GazetteerPlace, number>()
  local.forEach((candidates, i) => {
    for (const place of candidates) {
      let near = 0
      local.forEach((others, j) => {
        if (i !== j && groups[i]!.key !== groups[j]!.key && others.some((other) => isNear(place, other))) near++
      })
      if (near > 0) company.set(place, 0.5 * Math.min(near, 4))
    }
  })
  return company
}

const isNear = (a: GazetteerPlace, b: GazetteerPlace): boolean =>
  Math.abs(a.lat - b.lat) < 0.5 && a.country === b.country && kilometres(a, b) < 50

/** A place in the province of another, or not far from it, is the likelier one. */
function nearness(place: GazetteerPlace, places: Context['places'], toponym: Toponym): number {
  const near: number[] = []
  for (const { place: other } of places) {
    if (other.kind === 'country' || other === place) continue
    const sameProvince = place.province !== '' && place.country === other.country && place.province === other.province
    const far = kilometres(place, other)
    // "From Atlanta across Georgia": the state that the city is in.
    const holds = sameProvince && place.kind === 'province' && isCountry(toponym)
    const worth = holds
      ? 2.8
      : sameProvince && other.kind === 'province'
        ? 1.6
        : far < 80
          ? 1.3
          : sameProvince
            ? 1
            : far < 300
              ? 0.7
              : 0
    if (worth > 0) near.push(worth)
  }
  // The nearest counts in full, others the less the more there are.
  return near.sort((a, b) => b - a).reduce((sum, worth, i) => sum + worth * DECAY ** i, 0)
}
const DECAY = 0.5

const isWithin = (place: GazetteerPlace, container: GazetteerPlace): boolean =>
  place.country === container.country &&
  place.kind !== 'country' &&
  (container.kind === 'country' ||
    (container.kind === 'province' && container.province === place.province && place.kind !== 'province'))

const DIRECTIONS =
  '(?:(?:the )?(?:north|south|east|west)(?:ern|east|west|eastern|western)?|central|the|neighbouring|neighboring)'
const IN = RegExp(`^\\s+in\\s+(?:${DIRECTIONS}\\s+)*(?:(?:province|state|region) of )?$`)
const COMMA = /^,?\s*,\s*$|^\s+\($/
const OWNS = /^['’]s\s+(?:[a-z-]+\s+){0,3}$/

/** "In Russia, US officials say", "Syria, Turkey and Iraq": two countries, not Ohio's village of Russia; "Georgia, USA" is one. */
const isListed = (toponym: Toponym, next: Toponym): boolean =>
  isCountry(toponym) &&
  isCountry(next) &&
  !toponym.candidates.some((c) => c.kind === 'province' && next.candidates.some((other) => isWithin(c, other)))

/** The places that the words beside a toponym put it in. */
function containersOf(
  toponyms: readonly Toponym[],
  i: number,
  gaps: (i: number) => string,
): (readonly GazetteerPlace[])[] {
  const containers: (readonly GazetteerPlace[])[] = []
  const next = toponyms[i + 1]
  const gap = next ? gaps(i) : ''
  if (next && (COMMA.test(gap) || IN.test(gap)) && !isListed(toponyms[i]!, next)) containers.push(next.candidates)
  // "Ottawa, Kansas, USA"; "Syria's Idlib"
  const before = toponyms[i - 1]
  if (before && OWNS.test(gaps(i - 1))) containers.push(before.candidates)
  const afterNext = toponyms[i + 2]
  if (next && afterNext && COMMA.test(gap) && COMMA.test(gaps(i + 1))) containers.push(afterNext.candidates)
  return containers.map((candidates) => candidates.filter((c) => c.kind === 'country' || c.kind === 'province'))
}

/** Great-circle distance. */
function kilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const radians = Math.PI / 180
  const half = (x: number) => Math.sin((x * radians) / 2) ** 2
  const across = half(a.lat - b.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(a.lon - b.lon)
  return 12_742 * Math.asin(Math.sqrt(Math.min(1, across)))
}
