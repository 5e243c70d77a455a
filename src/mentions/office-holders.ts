import type { Registry } from '../actors/registry.js'
import type { Tree } from '../report/tree.js'
import type { Cluster } from './cluster.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './noun-phrases.js'

export interface OfficeScene {
  readonly tree: Tree
  readonly registry: Registry
  readonly words: MentionWords
  /** Day of the report. */
  readonly day: string | undefined
}

/** A person of the registry. */
export interface KnownPerson {
  readonly id: string
  readonly name: string
  /** Code of the state. */
  readonly country: string
}

/** Who held the office that a description names on the day: "the North Korean leader", "Cuba's president". */
export function holderMeant(phrase: Phrase, { tree, registry, words, day }: OfficeScene): KnownPerson | undefined {
  if (!day || phrase.kind !== 'person' || phrase.pronoun || phrase.name || phrase.number === 'plur') return undefined
  if (phrase.determiner === 'a' || phrase.determiner === 'all') return undefined
  const state = phrase.states.length === 1 ? registry.states.get(phrase.states[0]!) : undefined
  if (!state) return undefined
  const before = tree
    .children(phrase.head)
    .filter((k) => k < phrase.head && ['amod', 'compound'].includes(tree.relation(k)))
    .map((k) => tree.lower(k))
  if (before.some((word) => words.sets.get('past-office')!.has(word))) return undefined
  // "North Korean foreign minister": of the words before the noun those that belong to the office.
  const office = [...before.filter((word) => words.sets.get('office-word')!.has(word)), phrase.noun].join(' ')
  for (const asked of words.offices.get(office) ?? [office]) {
    const held = registry.holderOf(state.code, asked, day)
    if (held) return held.person
  }
  return undefined
}

/** Code of the state whose leader a description names, where the registry does not know the office: "the North Korean leader". */
export function ledState(phrase: Phrase, { tree, registry, words }: OfficeScene): string | undefined {
  if (phrase.kind !== 'person' || phrase.name || phrase.number !== 'sing' || phrase.determiner === 'a') return undefined
  if (!words.sets.get('leader-noun')!.has(phrase.noun) || phrase.states.length !== 1) return undefined
  const others = tree.children(phrase.head).some((k) => words.sets.get('past-office')!.has(tree.lower(k)))
  return others ? undefined : registry.states.get(phrase.states[0]!)?.code
}

/** The registry's person that a cluster's fullest name names on the day. */
export function personOf(cluster: Cluster, { registry, day }: OfficeScene): KnownPerson | undefined {
  const name = cluster.names[0]
  if (!name || name.length < 2 || cluster.kind !== 'person') return undefined
  return registry.personNamed(name.join(' '), { day })?.person
}
