import type { Entity, Report } from '../report/layers.js'
import { textOf } from '../report/span.js'
import type { StageContext } from '../stage.js'
import type { Cluster } from './cluster.js'
import type { Phrase } from './noun-phrases.js'

/** Who a cluster is: the fullest name, country, sectors, office. */
export function describeEntity(
  report: Report<'tokens'>,
  cluster: Cluster,
  id: string,
  members: readonly string[] | undefined,
  { resources: { registry } }: StageContext,
): Entity {
  const best = fullest(cluster)
  const words = textOf(report, best.nameSpan && !best.adjective ? best.nameSpan : best.span).replace(/\s+/g, ' ')
  if (members) return { id, name: words, country: null, sectors: [], basis: 'context', members }
  const state = cluster.state ? registry.states.get(cluster.state) : undefined
  if (state)
    return { id, name: state.name, country: state.code, sectors: ['GOV'], registry: state.id, basis: 'registry' }
  let country: string | null = null
  let sectors: readonly string[] = []
  for (const phrase of cluster.phrases) {
    if (phrase.pronoun) continue
    const text = textOf(report, phrase.span)
    country ??= registry.statesIn(text)[0] ?? null
    const role = registry.roleOf(text)
    if (sectors.length === 0 && role) sectors = role.sectors
  }
  return { id, name: words, country, sectors, basis: country ? 'stated' : 'context' }
}

/** The phrase that says most plainly who it is: the longest name, else the first description. */
function fullest(cluster: Cluster): Phrase {
  let best = cluster.phrases[0]!
  const worth = (p: Phrase): number =>
    p.pronoun ? 0 : p.name && !p.adjective && !p.isPeople ? 1000 + p.name.join('').length : p.adjective ? 10 : 100
  for (const phrase of cluster.phrases) if (worth(phrase) > worth(best)) best = phrase
  return best
}
