import type { Place } from '../report/layers.js'
import { stage } from '../stage.js'
import { choosePlaces } from './choose-place.js'
import type { GazetteerPlace } from './gazetteer.js'
import { nationalities, type Toponym, toponymsIn } from './place-names.js'

/** Finds the places that a report names and says where they are. */
export const locatePlaces = stage({
  name: 'locate-places',
  needs: ['sentences', 'tokens', 'syntax', 'names', 'mentions', 'entities'],
  adds: ['places'],
  run(report, context) {
    const { gazetteer, registry } = context.resources
    const { text } = report.original
    const toponyms = toponymsIn(report, gazetteer)
    const nations = new Map<string, number>()
    for (const word of nationalities(report)) {
      const code = registry?.demonym(word)?.code
      if (code) nations.set(code, (nations.get(code) ?? 0) + 1)
    }
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
        name: toponym.part === 'site' || toponym.part === 'unknown' ? text.slice(span.start, span.end) : place.name,
        country: place.country,
        lat: place.lat,
        lon: place.lon,
        ...(place.geonameid && !toponym.part ? { geonameid: place.geonameid } : {}),
        precision: precisionOf(place, toponym),
      }
    })
    return { places }
  },
})

/** How exact the coordinates are: those of a site are its town's. */
function precisionOf({ kind }: GazetteerPlace, { part }: Toponym): Place['precision'] {
  if (part === 'region') return kind === 'country' ? 'province' : kind === 'city' ? 'city' : 'district'
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
