import type { Registry } from '../actors/registry.js'
import type { Place, Report } from '../report/layers.js'
import type { Span } from '../report/span.js'
import type { Resources } from '../resources.js'
import { stage } from '../stage.js'
import { adjectivePlaces } from './adjective-places.js'
import { choosePlaces } from './choose-place.js'
import type { GazetteerPlace } from './gazetteer.js'
import { type Home, homeOf } from './home-signs.js'
import { nationalities, toponymsIn } from './place-names.js'

/** Finds the places that a report names and says where they are. */
export const locatePlaces = stage({
  name: 'locate-places',
  needs: ['sentences', 'tokens', 'syntax', 'names', 'mentions', 'entities'],
  adds: ['places'],
  run(report, context) {
    const { text } = report.original
    const toponyms = toponymsIn(report, context.resources.gazetteer)
    const { gazetteer } = context.resources
    // Only names that several places bear ask where the report is at home.
    const isPlain = toponyms.every(({ candidates }) => candidates.length < 2)
    const home = isPlain ? NOWHERE : homeOf(text, gazetteer.homeSigns)
    const nations = isPlain ? home.countries : countriesSpokenOf(report, context.resources, home.countries)
    const gap = (i: number) => text.slice(toponyms[i]!.span.end, toponyms[i + 1]?.span.start ?? text.length)
    const doubted = new Set<string>()
    const located: Omit<Place, 'id'>[] = []
    for (const { toponym, place, rival } of choosePlaces(
      toponyms,
      { countries: nations, provinces: home.provinces },
      gap,
    )) {
      const { span } = toponym
      if (rival && !doubted.has(toponym.key)) {
        doubted.add(toponym.key)
        context.note({
          code: 'place-ambiguous',
          span,
          message: `"${text.slice(span.start, span.end)}" is taken for the one in ${place.country}, but could be the one in ${rival.country}; the report does not say.`,
        })
      }
      const message = `${place.name}, ${place.country}, one of ${toponym.candidates.length}`
      context.trace(() => ({ span, outcome: 'located', message }))
      const name = toponym.part ? text.slice(span.start, span.end) : place.name
      located.push(
        written(place, {
          span,
          name,
          ...(toponym.part ? { isPart: true } : {}),
          ...(toponym.modifier ? { modifier: true } : {}),
        }),
      )
    }
    const taken = toponyms.map((t) => t.span)
    for (const { span, place } of adjectivePlaces(report, taken, context.resources))
      located.push(written(place, { span, name: place.name, modifier: true }))
    located.sort((a, b) => a.span.start - b.span.start)
    const places = located.map((place, i): Place => ({ id: `p${i + 1}`, ...place }))
    return { places }
  },
})

interface Written {
  readonly span: Span
  readonly name: string
  /** A site of the place: the place's id in GeoNames is not its own. */
  readonly isPart?: true
  readonly modifier?: true
}

const written = (place: GazetteerPlace, { span, name, isPart, modifier }: Written): Omit<Place, 'id'> => ({
  span,
  name,
  country: place.country,
  lat: place.lat,
  lon: place.lon,
  ...(place.geonameid && !isPart ? { geonameid: place.geonameid } : {}),
  precision: precisionOf(place),
  ...(modifier ? { modifier } : {}),
})

/** The countries that a report speaks of without naming a place: by nationality, in its title, by who acts. */
function countriesSpokenOf(
  report: Report<'sentences' | 'tokens' | 'syntax' | 'names' | 'mentions' | 'entities'>,
  { gazetteer, registry }: Pick<Resources, 'gazetteer' | 'registry'>,
  home: ReadonlyMap<string, number>,
): Map<string, number> {
  // A paper tells its country by the way it writes, however often it does.
  const nations = new Map<string, number>()
  for (const [country, weight] of home) nations.set(country, Math.min(weight, MOST_BY_WORDS))
  const add = (code: string | null | undefined, weight: number) => {
    if (code) nations.set(code, (nations.get(code) ?? 0) + weight)
  }
  for (const word of nationalities(report)) add(registry?.demonym(word)?.code, 1)
  for (const [name] of (report.original.title ?? '').matchAll(/\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?/gu)) {
    add(registry?.demonym(name)?.code, 1)
    for (const { kind, country } of gazetteer.lookup(name)) if (kind === 'country') add(country, 1)
  }
  // A paper in Canada writes of Canada's London.
  add(countryOfHost(report.original.url, registry), 1)
  // Office holders only: a capital that stands for its government would vouch for itself.
  for (const { country, office } of report.entities) if (office) add(country, 0.5)
  return nations
}

const NOWHERE: Home = { countries: new Map(), provinces: new Map() }
const MOST_BY_WORDS = 6

/** ".co.uk", ".ca": the country of a web address, as far as it has one. */
function countryOfHost(url: string | undefined, registry: Registry): string | undefined {
  const domain = /^https?:\/\/[^/:?#]+\.([a-z]{2})(?=[/:?#]|$)/i.exec(url ?? '')?.[1]?.toUpperCase()
  if (!domain || EVERYWHERE.has(domain)) return undefined
  const iso2 = domain === 'UK' ? 'GB' : domain
  for (const state of registry.states.values()) if (state.iso2 === iso2) return state.code
  return undefined
}
/** Domains of countries that addresses all over the world use. */
const EVERYWHERE = new Set(['TV', 'IO', 'CO', 'ME', 'AI', 'FM', 'AM', 'LY', 'GL', 'TO', 'WS', 'CC', 'EU'])

/** How exact the coordinates are: those of a site are its town's. */
function precisionOf({ kind }: GazetteerPlace): Place['precision'] {
  switch (kind) {
    case 'region':
      return 'province'
    case 'quarter':
    case 'water':
      return 'place'
    default:
      return kind
  }
}
