import type { Cluster } from './cluster.js'
import type { Discourse } from './discourse.js'
import type { Phrase } from './phrase.js'

// Phrases that mean an organisation by its kind or its seat: "the lender" for the World Bank, "Brussels" for the EU.

/** How many sentences back it may have been named. */
const ORGANISATION_REACH = 4

/** "The lender" after "the World Bank", "the 27-nation bloc" after "the EU": where but one such body was named of late. */
export function organisationAgain(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { recent } = discourse
  if (phrase.determiner !== 'the' || phrase.number === 'plur' || phrase.name || phrase.kind === 'person')
    return undefined
  // "The company of his brother", "the group that seized Goma" are told apart by what follows.
  if (phrase.range.to > phrase.head + 1 || discourse.tree.childBy(phrase.head, 'acl') !== undefined) return undefined
  const candidates = new Set<Cluster>()
  // "Freed them to the Red Cross. The organisation": no armed group, where another body was named since.
  const isVague = discourse.words.sets.get('vague-body')!.has(phrase.noun)
  for (let i = recent.length - 1; i >= 0; i--) {
    const cluster = recent[i]!
    if (phrase.sentence - cluster.phrases.at(-1)!.sentence > ORGANISATION_REACH) break
    const kind = discourse.organisationKindOf(cluster)
    if (!kind && isVague && candidates.size === 0 && cluster.kind === 'group' && cluster.names.length > 0)
      return undefined
    if (!kind || !discourse.words.organisationNouns.get(kind)?.has(phrase.noun)) continue
    const country = discourse.registry.states.get(phrase.states[0] ?? '')?.code
    const own = discourse.organisationOf(cluster)?.country
    if (country !== undefined && own !== undefined && country !== own) continue
    if (cluster.phrases.some((p) => p.sentence === phrase.sentence && p.predicate === phrase.predicate)) continue
    candidates.add(cluster)
  }
  return candidates.size === 1 ? [...candidates][0] : undefined
}

/** "Brussels rejected it", in news that tells of no Belgium. */
export function organisationSeated({ state, capital }: Phrase, discourse: Discourse): Cluster | undefined {
  const seated = capital && state ? discourse.words.seats.get(state) : undefined
  const organisation = discourse.registry.organisations.get(seated ?? '')
  if (!organisation || discourse.phrases.some((p) => p.state === state && !p.capital && p.kind !== 'place'))
    return undefined
  return discourse.organisation(organisation)
}

/** Could the noun mean it? "Her party" is no armed group that has been named, "the Iraqi ministry" not the Iranian one. */
export function mayBeCalled(phrase: Phrase, cluster: Cluster, discourse: Discourse): boolean {
  if (cluster.nouns.has(phrase.noun) || cluster.names.some((name) => name.includes(phrase.noun)))
    return isOfState(phrase, cluster, discourse)
  const { organisationNouns } = discourse.words
  const kind = discourse.organisationKindOf(cluster)
  const nouns = kind === undefined ? undefined : organisationNouns.get(kind)
  if (!nouns || nouns.has(phrase.noun)) return isOfState(phrase, cluster, discourse)
  for (const others of organisationNouns.values()) if (others.has(phrase.noun)) return false
  return isOfState(phrase, cluster, discourse)
}

function isOfState({ states }: Phrase, cluster: Cluster, discourse: Discourse): boolean {
  if (states.length === 0 || cluster.names.length === 0 || cluster.states.size > 0) return true
  const own = discourse.registry.statesIn(cluster.names[0]!.join(' '))
  return own.length === 0 || states.some((state) => own.includes(discourse.registry.states.get(state)?.code ?? ''))
}
