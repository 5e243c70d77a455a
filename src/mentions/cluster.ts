import type { Organisation } from '../actors/registry.js'
import type { KnownPerson } from './offices.js'
import type { Phrase, PhraseKind } from './phrase.js'

/** Phrases that mean the same, so far in the report. */
export interface Cluster {
  readonly order: number
  readonly phrases: Phrase[]
  /** Distinct names, folded, fullest first. */
  readonly names: (readonly string[])[]
  /** Head nouns of descriptions and titles. */
  readonly nouns: Set<string>
  readonly modifiers: Set<string>
  /** Ids of states among the modifiers. */
  readonly states: Set<string>
  kind: PhraseKind
  number: Phrase['number']
  gender: Phrase['gender']
  /** Id of the state, where the names are names of one. */
  state: string | undefined
  /** The registry's person, where an office told who it is: "the North Korean leader". */
  person: KnownPerson | undefined
  /** The registry's organisation, where it is called by its seat: "Brussels". */
  organisation: Organisation | undefined
  /** The last sentence in which the text says that they said something; -1 if none. */
  spoke: number
  /** What this one stands for together: North Korea and Venezuela for "the two countries". */
  members: readonly Cluster[] | undefined
}

export function newCluster(order: number): Cluster {
  return {
    order,
    phrases: [],
    names: [],
    nouns: new Set(),
    modifiers: new Set(),
    states: new Set(),
    kind: 'thing',
    number: '',
    gender: '',
    state: undefined,
    person: undefined,
    organisation: undefined,
    spoke: -1,
    members: undefined,
  }
}

/** Adds a phrase and what it says about number and gender. */
export function addTo(cluster: Cluster, phrase: Phrase): void {
  const informative = !phrase.pronoun
  if (cluster.phrases.length === 0 || (informative && cluster.phrases.every((p) => p.pronoun))) {
    cluster.kind = phrase.pronoun?.number === 'plur' ? 'person' : phrase.kind
  } else if (informative && phrase.name && cluster.names.length === 0 && phrase.kind !== 'thing')
    cluster.kind = phrase.kind
  if (phrase.pronoun && phrase.number === 'plur' && cluster.number === '') cluster.number = ''
  else if (!cluster.number) cluster.number = phrase.number
  if (!cluster.gender || (cluster.gender === 'n' && phrase.gender && phrase.kind === 'person'))
    cluster.gender = phrase.gender
  if (phrase.name && !phrase.adjective) {
    const letters = phrase.name.join(' ')
    if (!cluster.names.some((name) => name.join(' ') === letters)) {
      cluster.names.push(phrase.name)
      cluster.names.sort((a, b) => b.length - a.length || b.join('').length - a.join('').length)
    }
  }
  if (phrase.noun) cluster.nouns.add(phrase.noun)
  for (const modifier of phrase.modifiers) cluster.modifiers.add(modifier)
  for (const state of phrase.states) cluster.states.add(state)
  cluster.phrases.push(phrase)
}
