import type { Report } from '../report/layers.js'

/** From this share on, the second country of a report is what it is about, too, and not only mentioned. */
const SHARE = 0.15
/** "Togo's lenders, Ghana, Benin and Mali": from this share on, the others are together, however little there is of each. */
const TOGETHER = 0.4

/**
 * Is the report about more than one country? Where a second country has a good part of all mentions, "the talks" and
 * "expressed concern" are about relations of states; in a report from one country they are more often about anything else.
 */
export function isBetweenStates({ mentions, entities }: Report<'mentions' | 'entities'>): boolean {
  const countryOf = new Map(entities.map((e) => [e.id, e.country]))
  const counts = new Map<string, number>()
  let all = 0
  for (const { entity } of mentions) {
    const country = entity === undefined ? null : countryOf.get(entity)
    if (!country) continue
    all++
    counts.set(country, (counts.get(country) ?? 0) + 1)
  }
  const [first = 0, second = 0] = [...counts.values()].sort((a, b) => b - a)
  return second > 0 && (second >= SHARE * all || all - first >= TOGETHER * all)
}
