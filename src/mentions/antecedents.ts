import type { Cluster } from './cluster.js'
import type { Discourse } from './discourse.js'
import { linkClassOf, mayLink } from './link-features.js'
import { mayBeCalled } from './organisation-phrases.js'
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
  const bodies = phrase.kind === 'person' ? bodiesOf(phrase, discourse) : []
  // "The company's president": not the state's.
  if (bodies.length > 0)
    return candidates.filter(
      (c) =>
        discourse.offices.stateOf(c) === undefined ||
        c.phrases.some((p) => bodiesOf(p, discourse).some((b) => bodies.includes(b))),
    )
  if (phrase.kind === 'person' && hasLeft(phrase, discourse))
    return candidates.filter((c) => c.names.length > 0 || c.phrases.some((p) => hasLeft(p, discourse)))
  if (phrase.kind !== 'group') return candidates
  const likely = candidates.filter((c) => mayBeCalled(phrase, c, discourse))
  const same = likely.filter((c) => c.nouns.has(phrase.noun))
  return same.length > 0 ? same : likely
}

/** Nouns of the bodies that somebody is said to be of: "company" of "the company's president"; none for powers of a state. */
function bodiesOf({ head }: Phrase, { tree, byHead, words }: Discourse): readonly string[] {
  return tree.childrenBy(head, 'compound', 'nmod', 'nmod:poss').flatMap((k) => {
    const body = byHead[k]
    const isBody = body?.kind === 'group' && !body.name && words.sets.get('private-body')!.has(body.noun)
    return isBody ? body.noun : []
  })
}

/** "The ousted leader": nobody who was only told of as holding an office. */
const hasLeft = ({ head }: Phrase, { tree, words }: Discourse): boolean =>
  tree.childrenBy(head, 'amod').some((k) => words.sets.get('left-office')!.has(tree.lower(k)))

const lastOf = ({ phrases }: Cluster): Phrase => phrases[phrases.length - 1]!
