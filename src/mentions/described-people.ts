import type { Cluster } from './cluster.js'
import type { Discourse } from './discourse.js'
import { mayLink } from './link-features.js'
import type { Phrase } from './phrase.js'
import { subjectOver } from './said-of-itself.js'

// People described by what they were, will be, or are doing here: "the ousted president", "the visiting minister", "his host".

/** How many sentences back they may have been spoken of. */
const REACH = 4
/** The same, of a guest and a host. */
const GUEST_REACH = 2

/** Who is meant by such a description, where but one of those spoken of fits. */
export function personDescribed(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  if (phrase.kind !== 'person' || phrase.pronoun || phrase.name || phrase.number === 'plur') return undefined
  if (phrase.determiner === 'poss') return hostMeant(phrase, discourse)
  if (phrase.determiner !== 'the') return undefined
  return (
    holderAtOtherTimes(phrase, discourse) ??
    visitorMeant(phrase, discourse) ??
    officerMeant(phrase, discourse) ??
    opponentMeant(phrase, discourse) ??
    officialOf(phrase, discourse)
  )
}

/** "The ousted president", "the former foreign secretary", "the president-elect": who held or will hold the office. */
function holderAtOtherTimes(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const called = discourse.offices.officeAtOtherTimes(phrase)
  if (!called) return undefined
  const times = new Map(near(phrase, REACH, discourse).map((c) => [c, discourse.offices.heldAtOtherTimes(c, called)]))
  const those = (when: string) => only([...times.keys()], (c) => times.get(c) === when)
  // Who takes the oath holds it too, but was not ousted.
  return those('before') ?? those('still') ?? those('to come')
}

/** "The visiting minister": who has just arrived or met somebody. */
function visitorMeant(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { tree, words } = discourse
  if (!tree.childrenBy(phrase.head, 'amod').some((k) => tree.lower(k) === 'visiting')) return undefined
  const visits = ({ role, predicate }: Phrase): boolean =>
    role === 'subject' && words.sets.get('meeting-verb')!.has(tree.lemma(predicate).toLowerCase())
  return only(near(phrase, GUEST_REACH, discourse), (c) => c.phrases.some(visits))
}

/** "His host": the other one of two. */
function hostMeant(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  if (phrase.noun !== 'host' && phrase.noun !== 'guest') return undefined
  const owner = discourse.ownerOf(phrase)
  return only(near(phrase, 1, discourse), (c) => c !== owner)
}

/** "The general" after "the army chief, Pervez Musharraf": the one officer spoken of. */
function officerMeant(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { words, offices } = discourse
  const ranks = words.sets.get('military-rank')!
  if (!ranks.has(phrase.noun) || phrase.range.to > phrase.head + 1) return undefined
  if ([...phrase.modifiers].some((word) => !ranks.has(word) && word !== 'field')) return undefined
  const isOfArmy = ({ nouns, modifiers }: Cluster): boolean =>
    [...nouns].some((noun) => ranks.has(noun)) ||
    (nouns.has('chief') && [...modifiers].some((word) => words.sets.get('armed-force')!.has(word)))
  return only(near(phrase, REACH, discourse), (c) => isOfArmy(c) || offices.isOfSector(c, 'MIL'))
}

/** "The opposition candidate" after "his rival, Henrique Capriles". */
function opponentMeant(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  if (!phrase.modifiers.has('opposition') || phrase.range.to > phrase.head + 1) return undefined
  const isOpponent = (c: Cluster): boolean =>
    c.modifiers.has('opposition') || c.nouns.has('rival') || c.nouns.has('challenger')
  return only(near(phrase, REACH, discourse), (c) => isOpponent(c) || discourse.offices.isOfSector(c, 'OPP'))
}

/** "The LTU spokesman" after "the director of the Lake Traders' Union (LTU), Ada Berg": whoever was said to be of it. */
function officialOf(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { tree } = discourse
  const groupsOf = ({ head }: Phrase): Cluster[] =>
    tree
      .childrenBy(head, 'compound', 'nmod', 'nmod:poss')
      .flatMap((k) => discourse.clusterAt(k) ?? [])
      .filter((c) => c.names.length > 0 && c.kind === 'group')
  const [group, ...others] = groupsOf(phrase)
  if (!group || others.length > 0 || phrase.states.length > 0) return undefined
  return only(near(phrase, REACH, discourse), (c) => c.phrases.some((p) => groupsOf(p).includes(group)))
}

/** Those spoken of by name, not far back, who could be meant. */
function near(phrase: Phrase, reach: number, discourse: Discourse): readonly Cluster[] {
  const { tree, recent, scene } = discourse
  const doer = subjectOver(tree, phrase.predicate)
  return recent.filter(
    (c) =>
      c.kind === 'person' &&
      (c.names.length > 0 || c.person !== undefined) &&
      phrase.sentence - c.phrases.at(-1)!.sentence <= reach &&
      (doer === undefined || doer === phrase.head || discourse.clusterAt(doer) !== c) &&
      mayLink(phrase, c, scene),
  )
}

/** The one that fits, if there is but one. */
function only(clusters: readonly Cluster[], fits: (cluster: Cluster) => boolean): Cluster | undefined {
  const [one, ...others] = clusters.filter(fits)
  return others.length === 0 ? one : undefined
}
