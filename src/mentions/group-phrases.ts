import type { Cluster } from './cluster.js'
import type { Discourse } from './discourse.js'
import { countOf, peopleMeant, statesMeant } from './groups.js'
import type { Phrase } from './phrase.js'
import { counterpartsMeant } from './role-phrases.js'

// Phrases that mean several together: "the two countries", "their foreign ministers", "they" after "Kenya and Somalia".

/** How many sentences back those may be whom "the two sides" means again. */
const GROUP_REACH = 6

/** Who is meant together: "the two countries", "the foreign ministers of Oman and Qatar". */
export function membersMeant(phrase: Phrase, discourse: Discourse): readonly Cluster[] | undefined {
  const { words } = discourse
  const counterparts = counterpartsMeant(phrase, discourse)
  if (counterparts) return counterparts
  // "An alliance of Chad and Niger", "the Saudi-Emirati coalition": all of them, and no one of them.
  const isOf = (set: string) => !phrase.name && words.sets.get(set)!.has(phrase.noun)
  // "Indian and Japanese warships": craft act for those whose they are.
  const isOfOwners = (phrase.kind !== 'thing' && phrase.kind !== 'place') || isOf('warcraft-noun')
  const several = isOf('alliance-noun') || (phrase.number === 'plur' && !phrase.pronoun && isOfOwners)
  if (several && phrase.states.length > 1) return phrase.states.map((id) => discourse.state(id))
  const count = countOf(phrase, discourse.tree, words)
  if (count === 0) return membersOfOwners(phrase, discourse)
  return counted(phrase, count, discourse)
}

/** "They" after "Ardern and Kishida shared …" are the two of them, where no other group is meant. */
export function unlessTogether(phrase: Phrase, chosen: Cluster | undefined, discourse: Discourse): Cluster | undefined {
  if (phrase.pronoun?.number !== 'plur' || phrase.pronoun.reflexive) return chosen
  const isGroup = chosen && chosen.kind !== 'thing' && chosen.kind !== 'place' && chosen.number !== 'sing'
  if (isGroup) return chosen
  const members = lastCompound(phrase, discourse, { reach: 1 })
  return members && (!chosen || chosen.kind === 'thing' || chosen.kind === 'place' || members.includes(chosen))
    ? discourse.together(members)
    : chosen
}

/** "The leaders of the two countries", "their foreign ministers" after "Kenya and Somalia": theirs together. */
function membersOfOwners(phrase: Phrase, discourse: Discourse): readonly Cluster[] | undefined {
  const { tree, words } = discourse
  if (phrase.number !== 'plur' || phrase.pronoun || phrase.name || phrase.kind !== 'person') return undefined
  const isOfficial = ['official-noun', 'leader-noun'].some((set) => words.sets.get(set)!.has(phrase.noun))
  if (!isOfficial && !discourse.offices.isOfState(phrase.noun)) return undefined
  const owner = discourse.clusterAt(tree.childBy(phrase.head, 'nmod:poss') ?? -1)
  if (owner?.members?.every((m) => m.state)) return owner.members
  for (const k of tree.childrenBy(phrase.head, 'nmod')) {
    const inner = discourse.byHead[k]
    const count = inner ? countOf(inner, tree, words) : 0
    if (inner && count > 0) return counted(inner, count, discourse)
  }
  return undefined
}

function counted(phrase: Phrase, count: number, discourse: Discourse): readonly Cluster[] | undefined {
  const { words, recent } = discourse
  const isOfStates = words.sets.get('neighbour-noun')!.has(phrase.noun)
  const people = isOfStates ? undefined : peopleMeant(phrase, count, discourse)
  if (people) return people
  // "The United States urged both parties", "the envoy told both sides": not itself, and not his own state.
  const subject = discourse.subjectOver(phrase)
  const isSide = words.sets.get('side-noun')!.has(phrase.noun)
  // "Israel and Hamas agreed … Both sides": not two states named in between.
  const fighting = isSide ? lastCompound(phrase, discourse, { count, reach: GROUP_REACH }) : undefined
  if (fighting?.some((c) => c.kind === 'group' && !c.state)) return fighting
  const third = subject?.state ?? (isSide && subject ? discourse.offices.stateOf(subject) : undefined)
  const others = third ? discourse.statesNamed.filter(({ state }) => state !== third) : discourse.statesNamed
  const isThirdParty = third !== undefined || (isSide && subject?.kind === 'person')
  const states = statesMeant(phrase, count, others, discourse.tree, isThirdParty)
  if (states) return states.map((id) => discourse.state(id))
  const again = (c: Cluster) =>
    c.members?.length === count && phrase.sentence - c.phrases.at(-1)!.sentence <= GROUP_REACH
  const known = recent.findLast(again)?.members
  if (known) return known
  // "The union and Serbia signed … between the two sides".
  return isSide ? lastCompound(phrase, discourse, { count, reach: 1 }) : undefined
}

/** The last subject, in this sentence or not far before, that names several: "Kenya and Somalia agreed". */
function lastCompound(
  phrase: Phrase,
  discourse: Discourse,
  { count, reach }: { readonly count?: number; readonly reach: number },
): readonly Cluster[] | undefined {
  const { tree } = discourse
  for (let i = phrase.index - 1; i >= 0; i--) {
    const first = discourse.phrases[i]!
    if (phrase.sentence - first.sentence > reach) return undefined
    if (first.role !== 'subject' || first.pronoun || tree.relation(first.head) === 'conj') continue
    const heads = [first.head, ...tree.childrenBy(first.head, 'conj')]
    const members = heads.flatMap((head) => discourse.clusterAt(head) ?? [])
    const areParties = members.every((c) => c.members === undefined && /^(?:person|country|group)$/.test(c.kind))
    if (members.length < 2 || members.length < heads.length || !areParties) continue
    if (tree.isUnder(phrase.head, first.head)) continue
    // "The army and its allies hit the camp and destroyed them": not themselves.
    if (phrase.role === 'object' && phrase.sentence === first.sentence) return undefined
    return count === undefined || count === members.length ? members : undefined
  }
  return undefined
}
