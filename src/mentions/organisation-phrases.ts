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
  for (let i = recent.length - 1; i >= 0; i--) {
    const cluster = recent[i]!
    if (phrase.sentence - cluster.phrases.at(-1)!.sentence > ORGANISATION_REACH) break
    const organisation = discourse.organisationOf(cluster)
    const nouns = organisation && discourse.words.organisationNouns.get(organisation.kind)
    if (!nouns?.has(phrase.noun)) continue
    const country = discourse.registry.states.get(phrase.states[0] ?? '')?.code
    if (country !== undefined && country !== organisation!.country) continue
    if (cluster.phrases.some((p) => p.sentence === phrase.sentence && p.predicate === phrase.predicate)) continue
    candidates.add(cluster)
  }
  return candidates.size === 1 ? [...candidates][0] : undefined
}

/** "Brussels rejected it" in news of the EU that does not tell of Belgium. */
export function organisationSeated({ state, capital }: Phrase, discourse: Discourse): Cluster | undefined {
  const seat = capital && state ? discourse.words.seats.get(state) : undefined
  if (!seat || discourse.phrases.some((p) => p.state === state && !p.capital && p.kind === 'country')) return undefined
  return discourse.recent.findLast((cluster) => discourse.organisationOf(cluster)?.id === seat)
}
