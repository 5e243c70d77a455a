import type { Cluster } from './cluster.js'
import { stateDescribed } from './described-states.js'
import type { Discourse, LinkedPhrase } from './discourse.js'
import type { StateNamed } from './groups.js'
import type { Phrase } from './phrase.js'

// Phrases that mean a state without its name: "Kim's regime", "the West African nation", "we" in a minister's mouth.

/** "The North Korean government", "Kim's regime": the state itself, as it acts. */
export function stateGoverned(phrase: Phrase, discourse: Discourse): string | undefined {
  const { words } = discourse
  if (phrase.number === 'plur' || phrase.pronoun) return undefined
  if (words.sets.get('country-noun')!.has(phrase.noun) && phrase.determiner === 'poss')
    return stateOfOwner(phrase, discourse)
  if (!words.sets.get('state-part')!.has(phrase.noun)) return undefined
  if (phrase.states.length === 1) return phrase.modifiers.size <= 1 ? phrase.states[0] : undefined
  return stateOfOwner(phrase, discourse)
}

/** "The West African nation": not the one that does something to it. */
export function stateDescribedBy(phrase: Phrase, discourse: Discourse): string | undefined {
  const { tree, words } = discourse
  if (!words.sets.get('described-state')!.has(phrase.noun || tree.lemma(phrase.head).toLowerCase())) return undefined
  const subject = discourse.subjectOver(phrase)?.state
  const others = subject ? discourse.statesNamed.filter(({ state }) => state !== subject) : discourse.statesNamed
  const scene = { tree, words }
  return stateDescribed(phrase, others, scene) ?? stateDescribed(phrase, stateOfPlaces(phrase, discourse), scene)
}

/** "Arrived in Taipei … the island": states of whose places the report has told. */
const stateOfPlaces = (phrase: Phrase, { phrases }: Discourse): StateNamed[] =>
  phrases
    .slice(0, phrase.index)
    .flatMap(({ kind, state, sentence, head }) => (kind === 'place' && state ? { state, sentence, head } : []))

/** "North Korea shelled … accused its neighbour": the one other state that has just been told of. */
export function neighbourMeant(phrase: Phrase, discourse: Discourse): string | undefined {
  if (phrase.determiner !== 'poss' || phrase.number === 'plur' || phrase.name) return undefined
  if (!NEIGHBOURS.has(phrase.noun) || phrase.range.to > phrase.head + 1) return undefined
  const doer = discourse.subjectOver(phrase)?.state ?? stateOfClause(phrase, discourse)
  const own = discourse.ownerOf(phrase)?.state ?? doer
  if (!own || phrase.states.some((state) => state !== own)) return undefined
  const others = discourse.statesNamed.filter(
    ({ state, sentence }) => state !== own && state !== doer && phrase.sentence - sentence <= NEIGHBOUR_REACH,
  )
  return new Set(others.map(({ state }) => state)).size === 1 ? others[0]!.state : undefined
}

/** Syria in "Syria, which keeps troops in its neighbour". */
function stateOfClause({ predicate }: Phrase, discourse: Discourse): string | undefined {
  const { tree } = discourse
  return tree.relation(predicate) === 'acl' ? discourse.clusterAt(tree.head(predicate))?.state : undefined
}

/** "The country", where the report has told of one alone. */
export function countryMeant(phrase: Phrase, discourse: Discourse): string | undefined {
  const { tree, words, statesNamed } = discourse
  const isPlain = phrase.determiner === 'the' && phrase.modifiers.size === 0 && phrase.range.to === phrase.head + 1
  if (!isPlain || phrase.number === 'plur' || !words.sets.get('country-noun')!.has(phrase.noun)) return undefined
  if (phrase.noun === 'state' || tree.childBy(phrase.head, 'acl', 'nmod') !== undefined) return undefined
  const [one] = statesNamed
  return one && statesNamed.every(({ state }) => state === one.state) ? one.state : undefined
}

/** Whom a state calls so where it is told of with but one other. */
const NEIGHBOURS: ReadonlySet<string> = new Set(['neighbour', 'neighbor', 'rival', 'adversary', 'foe'])
const NEIGHBOUR_REACH = 3

/** "We will answer," says a minister: his state will. */
export function stateBehind(speaker: Cluster, discourse: Discourse): Cluster | undefined {
  const { offices } = discourse
  if (speaker.kind !== 'person' || speaker.number === 'plur') return undefined
  const isOfficial = [...speaker.nouns].some((noun) => offices.isOfState(noun))
  const stated = isOfficial && speaker.states.size === 1 ? [...speaker.states][0] : undefined
  const state = stated ?? offices.stateOf(speaker)
  return state === undefined ? undefined : discourse.state(state)
}

/** "Its own ambassador" after "Tehran": what is a state's says which. */
export function takeOwnersState(phrase: LinkedPhrase, discourse: Discourse): void {
  if (phrase.determiner !== 'poss' || phrase.states.length > 0 || phrase.pronoun) return
  const state = discourse.ownerOf(phrase)?.state
  if (state) phrase.states.push(state)
}

/** The state of whoever's it is: "Kim's regime", "his country", "our nation" in somebody's mouth. */
function stateOfOwner(phrase: Phrase, discourse: Discourse): string | undefined {
  const owner = discourse.byHead[discourse.tree.childBy(phrase.head, 'nmod:poss') ?? -1]
  if (!owner) return undefined
  const { all, at } = discourse.scene.quotations
  const speaker = owner.pronoun?.person === 1 ? discourse.byHead[all[at[owner.head]!]?.speaker ?? -1] : undefined
  const cluster = speaker
    ? (discourse.clusterOf[speaker.index] ?? (speaker.name && discourse.names.bearerOf(speaker)))
    : discourse.clusterOf[owner.index]
  if (cluster?.kind !== 'person' || cluster.number === 'plur') return undefined
  return cluster.states.size === 1 ? [...cluster.states][0] : discourse.offices.stateOf(cluster)
}
