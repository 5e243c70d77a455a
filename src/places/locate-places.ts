import type { Place, Report } from '../report/layers.js'
import type { Resources } from '../resources.js'
import { stage } from '../stage.js'
import { choosePlaces } from './choose-place.js'
import type { GazetteerPlace } from './gazetteer.js'
import { nationalities, toponymsIn } from './place-names.js'

/** Finds the places that a report names and says where they are. */
export const locatePlaces = stage({
  name: 'locate-places',
  needs: ['sentences', 'tokens', 'syntax', 'names', 'mentions', 'entities'],
  adds: ['places'],
  run(report, context) {
    const { text } = report.original
    const toponyms = toponymsIn(report, context.resources.gazetteer)
    const nations = countriesSpokenOf(report, context.resources)
    const gap = (i: number) => text.slice(toponyms[i]!.span.end, toponyms[i + 1]?.span.start ?? text.length)
    const doubted = new Set<string>()
    const places: Place[] = choosePlaces(toponyms, nations, gap).map(({ toponym, place, rival }, i) => {
      const { span } = toponym
      if (rival && !doubted.has(toponym.key)) {
        doubted.add(toponym.key)
        context.note({
          code: 'place-ambiguous',
          span,
          message: `"${text.slice(span.start, span.end)}" is taken for the one in ${place.country}, but could be the one in ${rival.country}; the report does not say.`,
        })
      }
      context.trace(() => ({
        span,
        outcome: 'located',
        message: `${place.name}, ${place.country}, one of ${toponym.candidates.length}`,
      }))
      return {
        id: `p${i + 1}`,
        span,
        name: toponym.part ? text.slice(span.start, span.end) : place.name,
        country: place.country,
        lat: place.lat,
        lon: place.lon,
        ...(place.geonameid && !toponym.part ? { geonameid: place.geonameid } : {}),
        precision: precisionOf(place),
      }
    })
    return { places }
  },
})

/** The countries that a report speaks of without naming a place: by nationality, in its title, by who acts. */
function countriesSpokenOf(
  report: Report<'sentences' | 'tokens' | 'syntax' | 'names' | 'mentions' | 'entities'>,
  { gazetteer, registry }: Pick<Resources, 'gazetteer' | 'registry'>,
): Map<string, number> {
  const nations = new Map<string, number>()
  const add = (code: string | null | undefined, weight: number) => {
    if (code) nations.set(code, (nations.get(code) ?? 0) + weight)
  }
  for (const word of nationalities(report)) add(registry?.demonym(word)?.code, 1)
  for (const [name] of (report.original.title ?? '').matchAll(/\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?/gu)) {
    add(registry?.demonym(name)?.code, 1)
    for (const { kind, country } of gazetteer.lookup(name)) if (kind === 'country') add(country, 1)
  }
  // Office holders only: a capital that stands for its government would vouch for itself.
  for (const { country, office } of report.entities) if (office) add(country, 0.5)
  return nations
}

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
