import type { Registry } from '../actors/registry.js'
import type { Entity, Original } from '../report/layers.js'
import type { Cluster } from './cluster.js'

export interface Described {
  readonly cluster: Cluster
  readonly entity: Entity
}

/** Sectors whose bare roles are the state's own: "the foreign ministry", "police", "the president". */
export const OF_THE_STATE: ReadonlySet<string> = new Set([
  'GOV',
  'MIL',
  'COP',
  'LEG',
  'JUD',
  'SPY',
  'OPP',
  'PTY',
  'REB',
])

/**
 * In a report about one country alone, "the president", "police" and "the foreign ministry" are that country's.
 * Where it takes place says nothing: talks in Geneva are not Switzerland's.
 */
export function withCountryInQuestion(
  described: readonly Described[],
  original: Original,
  registry: Registry,
): readonly Entity[] {
  const country = countryInQuestion(described, original, registry)
  if (!country) return described.map(({ entity }) => entity)
  return described.map(({ cluster, entity }) => {
    const isNamed = cluster.kind === 'person' && cluster.names.length > 0
    const isBare =
      entity.country === null && !entity.members && !entity.registry && !isNamed && cluster.states.size === 0
    const isTheirs = entity.sectors.some((sector) => OF_THE_STATE.has(sector)) && cluster.kind !== 'place'
    return isBare && isTheirs ? { ...entity, country, basis: 'context' as const } : entity
  })
}

/** The one state that the report and its headline speak of. */
function countryInQuestion(described: readonly Described[], { title }: Original, registry: Registry): string | null {
  const countries = new Set<string>(title ? registry.statesIn(title) : [])
  for (const { cluster, entity } of described)
    if (entity.country && cluster.kind !== 'place') countries.add(entity.country)
  return countries.size === 1 ? [...countries][0]! : null
}
