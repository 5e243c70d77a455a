import type { Cluster } from './cluster.js'
import type { Discourse } from './discourse.js'
import type { Phrase } from './phrase.js'

/** "His brother Raúl", said of Fidel Castro, is Raúl Castro, where the registry knows one of that name and country. */
export function relativeNamed(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { name, noun, determiner, kind } = phrase
  if (name?.length !== 1 || determiner !== 'poss' || kind !== 'person') return undefined
  if (!discourse.words.sets.get('relative-noun')!.has(noun)) return undefined
  const owner = discourse.ownerOf(phrase)
  const family = owner?.names[0] ?? []
  const state = owner && family.length > 1 ? discourse.offices.stateOf(owner) : undefined
  const person = state && discourse.offices.personNamed([name[0]!, family.at(-1)!])
  return person && person.country === state ? discourse.personKnown(person) : undefined
}
