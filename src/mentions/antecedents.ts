import type { Cluster } from './cluster.js'
import type { Discourse } from './discourse.js'
import { linkClassOf, mayLink } from './link-features.js'
import type { Phrase } from './phrase.js'
import { mustAct, ownsWhatIsHarmed } from './said-of-itself.js'

/** How many sentences back a phrase may look, and at how many candidates: the time stays in proportion to the text. */
const REACH = { he: 8, it: 4, they: 5, the: 60, this: 12, poss: 60, bare: 60, a: 60 } as const
const MOST_CANDIDATES = 40

/** Those among whom the learned weights choose, the one spoken of last first; undefined for a phrase that takes none. */
export function antecedentsOf(phrase: Phrase, discourse: Discourse): readonly Cluster[] | undefined {
  const { scene } = discourse
  const kind = linkClassOf(phrase)
  if (!kind) return undefined
  const candidates: Cluster[] = []
  const recent = recentFor(phrase, discourse)
  const reach = phrase.sentence - REACH[kind]
  for (let i = recent.length - 1; i >= 0 && candidates.length < MOST_CANDIDATES; i--) {
    const cluster = recent[i]!
    if (lastOf(cluster).sentence < reach) break
    if (mayLink(phrase, cluster, scene)) candidates.push(cluster)
  }
  return likelier(phrase, candidates, discourse)
}

/**
 * Whom a phrase may mean, the one spoken of last at the end. A thing is only what was called by its noun, and a time is none:
 * most phrases are of these two, and else would look through all that the report tells of (5 % of resolving).
 */
function recentFor({ kind, pronoun, noun }: Phrase, discourse: Discourse): readonly Cluster[] {
  if (pronoun || (kind !== 'thing' && kind !== 'time')) return discourse.recent
  if (kind === 'time') return []
  return (discourse.called.get(noun) ?? []).toSorted((a, b) => lastOf(a).index - lastOf(b).index)
}

/** Who can do what "it" does; for "the army" who was called so, and not who was called like it. */
function likelier(phrase: Phrase, candidates: readonly Cluster[], discourse: Discourse): readonly Cluster[] {
  const { tree, words } = discourse
  if (phrase.pronoun) {
    const harms = ownsWhatIsHarmed(tree, words, phrase)
    if (harms !== undefined) return candidates.filter((c) => c !== discourse.clusterAt(harms))
    const isThing = (c: Cluster) => (c.kind === 'thing' || c.kind === 'place') && c.state === undefined
    return mustAct(tree, words, phrase) ? candidates.filter((c) => !isThing(c)) : candidates
  }
  const same = phrase.kind === 'group' ? candidates.filter((c) => c.nouns.has(phrase.noun)) : []
  return same.length > 0 ? same : candidates
}

const lastOf = ({ phrases }: Cluster): Phrase => phrases[phrases.length - 1]!
