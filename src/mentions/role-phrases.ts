import type { Cluster } from './cluster.js'
import type { Discourse } from './discourse.js'
import { isCalled, mayLink } from './link-features.js'
import type { Phrase } from './phrase.js'

// Phrases that mean a person by office or role: "the North Korean leader", "his Turkish counterpart", "the analyst".

/** How many sentences back who is meant may have been spoken of. */
const COUNTERPART_REACH = 1
const HOLDER_REACH = 6
const OFFICIAL_REACH = 3
const ROLE_REACH = 12

/** "His Turkish counterpart": who holds in Turkey the office that he holds; "his counterpart": who else here holds it, or nobody yet named. */
export function counterpartMeant(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { offices } = discourse
  if (phrase.noun !== 'counterpart' || phrase.determiner !== 'poss') return undefined
  const owner = discourse.ownerOf(phrase)
  const [state] = phrase.states
  const holder = owner && state ? offices.counterpartIn(state, owner) : undefined
  if (holder) return discourse.personKnown(holder)
  if (state || phrase.name) return undefined
  const near = (c: Cluster) => c !== owner && phrase.sentence - c.phrases.at(-1)!.sentence <= COUNTERPART_REACH
  const others = owner ? discourse.recent.filter((c) => near(c) && offices.areCounterparts(c, owner)) : []
  return others.length === 1 ? others[0] : discourse.fresh()
}

/** "His Turkish and Iranian counterparts", where it is known who they are. */
export function counterpartsMeant(phrase: Phrase, discourse: Discourse): readonly Cluster[] | undefined {
  if (phrase.noun !== 'counterpart' || phrase.determiner !== 'poss' || phrase.states.length < 2) return undefined
  const owner = discourse.ownerOf(phrase)
  const holders = owner ? phrase.states.map((state) => discourse.offices.counterpartIn(state, owner)) : []
  const known = holders.flatMap((holder) => holder ?? [])
  return known.length === phrase.states.length ? known.map((person) => discourse.personKnown(person)) : undefined
}

/** "The North Korean leader" is who held the office on the day: somebody already named, or to be named yet. */
export function holderOfOffice(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { offices } = discourse
  const holder = offices.holderMeant(phrase)
  return holder ? discourse.personKnown(holder) : offices.leaderNamed(phrase, discourse.recent)
}

/** "The foreign minister" after "Sergei Lavrov arrived": whom the registry knows as one, and no other is near. */
export function holderAgain(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const offices = discourse.offices.officesCalled(phrase)
  if (offices.length === 0) return undefined
  const holders = discourse.recent.filter(
    (c) =>
      mayLink(phrase, c, discourse.scene) &&
      isOfStates(c, phrase, discourse) &&
      discourse.offices.holdsOneOf(c, offices),
  )
  // Where two presidents are spoken of, "the president" is the one of the sentence before.
  const reach = holders.length === 1 ? HOLDER_REACH : 1
  const near = holders.filter((c) => phrase.sentence - c.phrases.at(-1)!.sentence <= reach)
  return near.length === 1 ? near[0] : undefined
}

function isOfStates(cluster: Cluster, { states }: Phrase, discourse: Discourse): boolean {
  const own = states.length > 0 ? discourse.offices.stateOf(cluster) : undefined
  return states.length === 0 || (own !== undefined && states.includes(own))
}

/** "The North Korean official", where one North Korean, and no other, has just been named. */
export function compatriotMeant(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  if (!discourse.words.sets.get('official-noun')!.has(phrase.noun) || phrase.number !== 'sing' || phrase.name)
    return undefined
  if ((phrase.determiner !== 'the' && phrase.determiner !== 'this') || phrase.states.length !== 1) return undefined
  const state = phrase.states[0]!
  const theirs = discourse.recent.filter(
    (c) =>
      c.kind === 'person' &&
      c.names.length > 0 &&
      phrase.sentence - c.phrases.at(-1)!.sentence <= OFFICIAL_REACH &&
      (c.states.has(state) || discourse.offices.stateOf(c) === state) &&
      mayLink(phrase, c, discourse.scene),
  )
  return theirs.length === 1 ? theirs[0] : undefined
}

/** "The analyst", after "political scientist Walter Ortiz": the last one who was called that or like that. */
export function roleBearer(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { scene, recent } = discourse
  if (phrase.kind !== 'person' || phrase.pronoun || phrase.number !== 'sing') return undefined
  const titled = titledSo(phrase, discourse)
  if (titled) return titled
  const isTitle = phrase.determiner === 'none' && /^\p{Lu}/u.test(discourse.tree.form(phrase.range.from))
  if (phrase.determiner !== 'the' && phrase.determiner !== 'this' && !isTitle) return undefined
  if (phrase.modifiers.size > phrase.states.length || phrase.range.to > phrase.head + 1) return undefined
  const isSpeaker = scene.isSpeaker(phrase)
  // "The president" is the president, and not the leader of the opposition who has been named since.
  let found: Cluster | undefined
  let alike: Cluster | undefined
  for (let i = recent.length - 1; i >= 0; i--) {
    const cluster = recent[i]!
    if (phrase.sentence - cluster.phrases.at(-1)!.sentence > ROLE_REACH) break
    if (cluster.kind !== 'person' || cluster.number === 'plur' || !isCalled(phrase, cluster, discourse.words)) continue
    if (!mayLink(phrase, cluster, scene)) continue
    const fits = !isSpeaker || cluster.spoke >= 0
    if (!cluster.nouns.has(phrase.noun)) alike ??= fits ? cluster : undefined
    else if (fits) return cluster
    found ??= cluster
  }
  return alike ?? found
}

/** "The opposition leader" after "opposition leader Bobi Wine": who was called so in these words. */
function titledSo(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { tree, recent } = discourse
  const { from, to } = phrase.range
  const words: string[] = []
  for (let i = from; i < to; i++) if (tree.relation(i) !== 'det') words.push(tree.lower(i))
  if (words.length < 2 || phrase.determiner !== 'the' || to > phrase.head + 1) return undefined
  const isTitle = ({ range, name, pronoun }: Phrase): boolean => {
    if (!name || pronoun || range.to - range.from <= words.length) return false
    for (let i = range.from; i + words.length < range.to; i++)
      if (words.every((word, k) => tree.lower(i + k) === word)) return true
    return false
  }
  for (let i = recent.length - 1; i >= 0; i--) {
    const cluster = recent[i]!
    if (phrase.sentence - cluster.phrases.at(-1)!.sentence > ROLE_REACH) return undefined
    if (cluster.kind === 'person' && cluster.phrases.some(isTitle) && mayLink(phrase, cluster, discourse.scene))
      return cluster
  }
  return undefined
}
