import type { Registry } from '../actors/registry.js'
import type { Tree } from '../report/tree.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './phrase.js'

/** What is asked to know whom a name for several states means. */
export interface CollectiveScene {
  readonly tree: Tree
  readonly registry: Registry
  readonly words: MentionWords
  /** Day of the report. */
  readonly day: string | undefined
  /** The words of the name that a token heads. */
  readonly nameAt: (head: number) => string | undefined
}

/** More than these act as the organisation that they make up: "EU member states" are the EU. */
const MOST_MEMBERS = 12

/**
 * Ids of the states that a name for several stands for: "the Baltic states", "ASEAN members" as they were on the day;
 * undefined for "some Baltic states", "other ASEAN members", for large organisations and for what we do not know.
 */
export function statesCollected(phrase: Phrase, scene: CollectiveScene): readonly string[] | undefined {
  const { tree, words } = scene
  if (phrase.number !== 'plur' || phrase.pronoun || phrase.determiner === 'a' || phrase.determiner === 'poss')
    return undefined
  if (!words.sets.get('member-noun')!.has(tree.lemma(phrase.head).toLowerCase())) return undefined
  const parts = tree
    .children(phrase.head)
    .filter((k) => ['amod', 'compound', 'nmod', 'nummod', 'flat'].includes(tree.relation(k)))
  let states: readonly string[] | undefined
  const rest: number[] = []
  for (const k of parts) {
    const known = states ? undefined : (words.regions.get(tree.lower(k)) ?? membersOf(scene, k))
    if (known) states = known
    else rest.push(k)
  }
  if (!states || states.length > MOST_MEMBERS) return undefined
  const size = states.length
  const saysNoMore = rest.every((k) => SAME.has(tree.lower(k)) || words.sets.get(`number-${size}`)?.has(tree.lower(k)))
  return saysNoMore ? states : undefined
}

/** "Member" states, the "Arab" Gulf states, "all" of them. */
const SAME: ReadonlySet<string> = new Set(['member', 'arab', 'all'])

function membersOf({ tree, registry, day, nameAt }: CollectiveScene, k: number): readonly string[] | undefined {
  const name = tree.relation(k) === 'amod' ? undefined : nameAt(k)
  const organisation = name ? registry.organisationNamed(name, day) : null
  const members = organisation && day ? registry.membersOn(organisation.id, day) : []
  return members.length > 1 ? members.map((state) => state.id) : undefined
}
