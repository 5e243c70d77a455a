import type { Report } from '../report/layers.js'
import { treeOf } from '../report/tree.js'
import type { Resources } from '../resources.js'
import { addTo, type Cluster, newCluster } from './cluster.js'
import { resolveFirstPersons } from './first-persons.js'
import { countOf, peopleMeant, type StateNamed, statesMeant } from './groups.js'
import { isCalled, type LinkScene, linkClassOf, mayLink } from './link-features.js'
import { LinkModel } from './link-model.js'
import { isShortGroupName, isShortPersonName, lettersOf } from './names-match.js'
import type { Phrase } from './noun-phrases.js'
import { holderMeant, ledState, type OfficeScene, personOf } from './office-holders.js'
import { quotationsOf } from './quotations.js'
import { samePhrases } from './same-phrase.js'

/** A candidate and what is known of it: for the choice, and for learning the weights. */
export type Choose = (phrase: Phrase, candidates: readonly Cluster[], scene: LinkScene) => Cluster | undefined

type Parsed = Report<'sentences' | 'tokens' | 'syntax' | 'names'>

/** How far back a phrase may look: sentences and, within them, how many clusters. */
const REACH = { he: 8, it: 4, they: 5, the: 60, this: 12, poss: 60, bare: 60, a: 60 } as const
const ROLE_REACH = 12
const MOST_CANDIDATES = 40

/** Joins the phrases of a report that mean the same, from left to right. */
export function linkPhrases(
  report: Parsed,
  phrases: readonly Phrase[],
  { mentionWords: words, registry }: Pick<Resources, 'mentionWords' | 'registry'>,
  choose?: Choose,
): Cluster[] {
  const tree = treeOf(report)
  const byHead: (Phrase | undefined)[] = new Array(tree.size).fill(undefined)
  for (const phrase of phrases) byHead[phrase.head] = phrase
  const quotations = quotationsOf(report, tree, words)
  const offices: OfficeScene = { tree, registry, words, day: report.original.published }
  const scene: LinkScene = { tree, words, quotations, isSpeaker }
  const decide = choose ?? LinkModel.of(words).choose
  const first = samePhrases(tree, phrases, byHead)
  const fullName = fullNames(phrases)

  const clusters: Cluster[] = []
  const recent: Cluster[] = []
  const clusterOf: (Cluster | undefined)[] = new Array(phrases.length).fill(undefined)
  const byName = new Map<string, Cluster>()
  const statesNamed: StateNamed[] = []
  /** Known by their office, not yet by name. */
  const awaited: Cluster[] = []
  const speakers = new Set<Cluster>()

  for (const phrase of phrases) {
    if (phrase.pronoun && phrase.pronoun.person !== 3) continue
    const group = clusterOf[first[phrase.index]!]
    if (group) {
      join(group, phrase)
      continue
    }
    const found = meant(phrase) ?? fresh()
    clusterOf[first[phrase.index]!] = found
    join(found, phrase)
  }
  resolveFirstPersons({
    tree,
    quotations,
    phrases,
    clusters,
    clusterAt: (head) => {
      const phrase = byHead[head]
      return phrase && clusterOf[phrase.index]
    },
  })
  return clusters

  function fresh(): Cluster {
    const cluster = newCluster(clusters.length)
    clusters.push(cluster)
    recent.push(cluster)
    return cluster
  }

  function join(cluster: Cluster, phrase: Phrase): void {
    clusterOf[phrase.index] = cluster
    addTo(cluster, phrase)
    const key = keyOf(phrase)
    if (key && !byName.has(key)) byName.set(key, cluster)
    if (key?.startsWith('state ')) cluster.state ??= key.slice('state '.length)
    const at = recent.lastIndexOf(cluster)
    if (at >= 0) recent.splice(at, 1)
    recent.push(cluster)
    const { sentence, head } = phrase
    if (cluster.state) statesNamed.push({ state: cluster.state, sentence, head })
    else if (cluster.kind === 'person' && cluster.number !== 'plur')
      for (const state of cluster.states) statesNamed.push({ state, sentence, head })
    if (isSpeaker(phrase)) {
      speakers.add(cluster)
      cluster.spoke = phrase.sentence
    }
  }

  /** The key under which a name is the same everywhere in the report. */
  function keyOf(phrase: Phrase): string | undefined {
    if (!phrase.name) return undefined
    if (phrase.state && (phrase.kind === 'country' || phrase.adjective)) return `state ${phrase.state}`
    if (phrase.isPeople) return `people ${lettersOf(phrase.name)}`
    const letters = lettersOf(phrase.name)
    // The names layer may call "Sisi" a group where "President Sisi" is a person.
    if (phrase.kind === 'person' || (phrase.kind !== 'country' && byName.has(`person ${letters}`)))
      return `person ${letters}`
    return `name ${letters}`
  }

  function meant(phrase: Phrase): Cluster | undefined {
    const named = namedOf(phrase)
    if (named?.name) return byNameOf(named)
    const members = membersOf(phrase)
    if (members) {
      const known = clusters.find((c) => c.members && sameMembers(c.members, members))
      if (known) return known
      const cluster = fresh()
      cluster.members = members
      return cluster
    }
    if (countOf(phrase, tree, words) > 0) return undefined
    return holderOf(phrase) ?? roleBearer(phrase) ?? chosen(phrase)
  }

  /** Who is meant together: "the two countries", "the foreign ministers of Oman and Qatar". */
  function membersOf(phrase: Phrase): readonly Cluster[] | undefined {
    const several = phrase.number === 'plur' && !phrase.pronoun && phrase.kind !== 'thing' && phrase.kind !== 'place'
    if (several && phrase.states.length > 1) return phrase.states.map(stateCluster)
    const count = countOf(phrase, tree, words)
    if (count === 0) return undefined
    const people = peopleMeant(phrase, count, recent)
    if (people) return people
    const states = statesMeant(phrase, count, statesNamed, tree)
    if (states) return states.map(stateCluster)
    return recent.findLast((c) => c.members?.length === count && phrase.sentence - c.phrases.at(-1)!.sentence <= 6)
      ?.members
  }

  function stateCluster(state: string): Cluster {
    const key = `state ${state}`
    let cluster = byName.get(key)
    if (!cluster) {
      cluster = newCluster(clusters.length)
      cluster.kind = 'country'
      cluster.state = state
      clusters.push(cluster)
      byName.set(key, cluster)
    }
    return cluster
  }

  /** "The analyst", after "political scientist Walter Ortiz": the last one who was called that or like that. */
  function roleBearer(phrase: Phrase): Cluster | undefined {
    if (phrase.kind !== 'person' || phrase.pronoun || phrase.name || phrase.number !== 'sing') return undefined
    const isTitle = phrase.determiner === 'none' && /^\p{Lu}/u.test(tree.form(phrase.range.from))
    if (phrase.determiner !== 'the' && phrase.determiner !== 'this' && !isTitle) return undefined
    if (phrase.modifiers.size > phrase.states.length || phrase.range.to > phrase.head + 1) return undefined
    const speaks = isSpeaker(phrase)
    let found: Cluster | undefined
    for (let i = recent.length - 1; i >= 0; i--) {
      const cluster = recent[i]!
      if (phrase.sentence - cluster.phrases.at(-1)!.sentence > ROLE_REACH) break
      if (cluster.kind !== 'person' || cluster.number === 'plur' || !isCalled(phrase, cluster, words)) continue
      if (!mayLink(phrase, cluster, scene)) continue
      if (!speaks || speakers.has(cluster)) return cluster
      found ??= cluster
    }
    return found
  }

  /** The one person named in the report whom the registry knows as that state's. */
  function leaderOf(code: string | undefined): Cluster | undefined {
    if (!code) return undefined
    const known = recent.filter(
      (c) => c.kind === 'person' && c.names.length > 0 && personOf(c, offices)?.country === code,
    )
    return known.length === 1 ? known[0] : undefined
  }

  /** "The North Korean leader" is who held the office on the day: somebody already named, or to be named yet. */
  function holderOf(phrase: Phrase): Cluster | undefined {
    const holder = holderMeant(phrase, offices)
    if (!holder) return leaderOf(ledState(phrase, offices))
    for (let i = recent.length - 1; i >= 0; i--) {
      const cluster = recent[i]!
      if (cluster.kind === 'person' && (cluster.person ??= personOf(cluster, offices)?.id) === holder.id) return cluster
    }
    const cluster = fresh()
    cluster.kind = 'person'
    cluster.person = holder.id
    cluster.personName = holder.name
    awaited.push(cluster)
    return cluster
  }

  /** The phrase of a group that bears a name: "Kim Yong-nam" for "the chairman of the assembly, Kim Yong-nam". */
  function namedOf(phrase: Phrase): Phrase | undefined {
    if (phrase.name) return phrase
    for (const child of tree.children(phrase.head)) {
      const other = byHead[child]
      if (other?.name && !other.adjective && first[other.index] === first[phrase.index]) return other
    }
    return phrase
  }

  function byNameOf(phrase: Phrase): Cluster | undefined {
    const key = keyOf(phrase)!
    if (phrase.kind === 'person' && !phrase.isPeople) {
      const full = fullName.get(lettersOf(phrase.name!))
      // A family name alone: whoever bears it and was spoken of last, a speaker where a speaker is meant.
      if (phrase.name!.length === 1 && full && full.length > 0) {
        const candidates = recent.filter(
          (c) =>
            c.kind === 'person' && c.names.some((n) => isShortPersonName(phrase.name!, n)) && titleAgrees(phrase, c),
        )
        if (candidates.length > 0) return bestBearer(phrase, candidates)
        const ahead = full.length === 1 ? byName.get(`person ${full[0]}`) : undefined
        return ahead
      }
      const known = byName.get(key)
      if (known) return known
      const bearer = recent.findLast(
        (c) => c.kind === 'person' && titleAgrees(phrase, c) && mayBearName(c, phrase.name!),
      )
      if (bearer || awaited.length === 0) return bearer
      const person = registry.personNamed(phrase.name!.join(' '), { day: report.original.published })?.person.id
      return awaited.find((c) => c.names.length === 0 && c.person === person)
    }
    const known = byName.get(key)
    if (known) return known
    if (phrase.isPeople || phrase.adjective || key.startsWith('state ')) return undefined
    return recent.findLast(
      (c) =>
        c.kind === phrase.kind &&
        c.state === undefined &&
        phrase.kind === 'group' &&
        c.names.some((n) => isShortGroupName(phrase.name!, n) || isShortGroupName(n, phrase.name!)),
    )
  }

  function titleAgrees(phrase: Phrase, cluster: Cluster): boolean {
    return !(
      phrase.gender &&
      cluster.gender &&
      phrase.gender !== 'n' &&
      cluster.gender !== 'n' &&
      phrase.gender !== cluster.gender
    )
  }

  function isSpeaker(phrase: Phrase): boolean {
    if (phrase.role !== 'subject')
      return tree.childrenBy(phrase.head, 'case').some((k) => tree.lower(k) === 'according' || tree.lower(k) === 'for')
    return words.sets.get('speech-verb')!.has(tree.lemma(phrase.predicate).toLowerCase())
  }

  function bestBearer(phrase: Phrase, candidates: readonly Cluster[]): Cluster {
    if (isSpeaker(phrase)) {
      const speaker = candidates.findLast((c) => speakers.has(c))
      if (speaker) return speaker
    }
    return candidates.at(-1)!
  }

  function chosen(phrase: Phrase): Cluster | undefined {
    const kind = linkClassOf(phrase)
    if (!kind) return undefined
    const reach = REACH[kind]
    const candidates: Cluster[] = []
    for (let i = recent.length - 1; i >= 0 && candidates.length < MOST_CANDIDATES; i--) {
      const cluster = recent[i]!
      if (phrase.sentence - cluster.phrases.at(-1)!.sentence > reach) break
      if (mayLink(phrase, cluster, scene)) candidates.push(cluster)
    }
    return decide(phrase, candidates, scene)
  }
}

/** Could someone with these names also be called `name`? "Donald Trump" after a headline's "Trump", not "Eric Trump" after "Donald Trump". */
function mayBearName({ names }: Cluster, name: readonly string[]): boolean {
  const full = names.filter((n) => n.length > 1)
  if (full.length > 0)
    return full.some((n) => isShortPersonName(name, n) || (name.length > 1 && isShortPersonName(n, name)))
  return names.some((n) => isShortPersonName(n, name))
}

const sameMembers = (a: readonly Cluster[], b: readonly Cluster[]): boolean =>
  a.length === b.length && a.every((cluster) => b.includes(cluster))

/** Letters of a one-word name -> letters of the full names of people that it may shorten. */
function fullNames(phrases: readonly Phrase[]): Map<string, string[]> {
  const full = new Map<string, readonly string[]>()
  const short = new Set<string>()
  for (const { name, kind, adjective, isPeople } of phrases) {
    if (!name || kind !== 'person' || adjective || isPeople) continue
    if (name.length > 1) full.set(lettersOf(name), name)
    else short.add(lettersOf(name))
  }
  const found = new Map<string, string[]>()
  for (const letters of short)
    found.set(
      letters,
      [...full].filter(([, name]) => isShortPersonName([letters], name)).map(([l]) => l),
    )
  return found
}
