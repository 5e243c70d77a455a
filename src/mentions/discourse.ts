import type { Organisation, Registry } from '../actors/registry.js'
import type { Report } from '../report/layers.js'
import { textOf } from '../report/span.js'
import { type Tree, treeOf } from '../report/tree.js'
import type { Resources } from '../resources.js'
import { addTo, type Cluster, newCluster } from './cluster.js'
import type { CollectiveScene } from './collectives.js'
import type { StateNamed } from './groups.js'
import type { LinkScene } from './link-features.js'
import type { MentionWords } from './mention-words.js'
import { NameIndex } from './name-index.js'
import { type KnownPerson, Offices } from './offices.js'
import type { Phrase } from './phrase.js'
import { quotationsOf } from './quotations.js'
import { subjectOver } from './said-of-itself.js'
import { samePhrases } from './same-phrase.js'

export type Parsed = Report<'sentences' | 'tokens' | 'syntax' | 'names'>
export type Knowledge = Pick<Resources, 'mentionWords' | 'registry'>

/** A phrase of which linking can still learn whose it is. */
export type LinkedPhrase = Phrase & { readonly states: string[] }

/**
 * Whom and what a report has told of, as far as it has been read. "The minister met his counterpart. They agreed": what
 * each phrase means is asked of what stands here, and then joined to it.
 */
export class Discourse {
  readonly tree: Tree
  readonly phrases: readonly LinkedPhrase[]
  readonly words: MentionWords
  readonly registry: Registry
  readonly collectives: CollectiveScene
  readonly scene: LinkScene
  readonly offices: Offices
  readonly names: NameIndex
  /** For each token the phrase that it heads. */
  readonly byHead: readonly (Phrase | undefined)[]
  /** For each phrase the first one that the grammar makes the same. */
  readonly first: Int32Array
  readonly clusters: Cluster[] = []
  /** Clusters that have phrases, the one spoken of last at the end. */
  readonly recent: Cluster[] = []
  /** By the nouns of phrases those of them that were called so. */
  readonly called = new Map<string, Cluster[]>()
  /** For each phrase, and each first of several same ones, whom it means. */
  readonly clusterOf: (Cluster | undefined)[]
  readonly statesNamed: StateNamed[] = []
  readonly #organisationNamed = new Map<string, Organisation | null>()

  constructor(report: Parsed, given: readonly Phrase[], { mentionWords, registry }: Knowledge) {
    // Only what has an owner can still learn its state.
    const phrases = given.map(
      (phrase): LinkedPhrase =>
        phrase.determiner === 'poss' ? { ...phrase, states: [...phrase.states] } : (phrase as LinkedPhrase),
    )
    const tree = treeOf(report)
    const byHead: (Phrase | undefined)[] = new Array(tree.size).fill(undefined)
    for (const phrase of phrases) byHead[phrase.head] = phrase
    // Asked of each phrase with each candidate.
    const speakers = new Map<Phrase, boolean>()
    const isSpeaker = (phrase: Phrase): boolean => {
      let known = speakers.get(phrase)
      if (known === undefined) speakers.set(phrase, (known = speaks(tree, phrase, mentionWords)))
      return known
    }
    this.tree = tree
    this.phrases = phrases
    this.words = mentionWords
    this.byHead = byHead
    this.first = samePhrases(tree, phrases, byHead, mentionWords)
    this.scene = { tree, words: mentionWords, quotations: quotationsOf(report, tree, mentionWords), isSpeaker }
    this.offices = new Offices({ tree, registry, words: mentionWords, day: report.original.published })
    this.registry = registry
    this.collectives = {
      tree,
      registry,
      words: mentionWords,
      day: report.original.published,
      nameAt: (head) => {
        const span = byHead[head]?.nameSpan
        return span && textOf(report, span)
      },
    }
    this.names = new NameIndex({
      phrases,
      partNouns: mentionWords.sets.get('part-noun')!,
      isSpeaker,
      personNamed: (name) => this.offices.personNamed(name)?.id,
    })
    this.clusterOf = new Array(phrases.length).fill(undefined)
  }

  /** Who is meant by the phrase that a token heads. */
  clusterAt(head: number): Cluster | undefined {
    const phrase = this.byHead[head]
    return phrase && this.clusterOf[phrase.index]
  }

  /** Whose it is: he in "his counterpart". */
  ownerOf(phrase: Phrase): Cluster | undefined {
    return this.clusterAt(this.tree.childBy(phrase.head, 'nmod:poss') ?? -1)
  }

  /** Who does what a phrase is the object of. */
  subjectOver(phrase: Phrase): Cluster | undefined {
    if (phrase.role !== 'object' && phrase.role !== 'oblique') return undefined
    const subject = subjectOver(this.tree, phrase.predicate)
    return subject === undefined ? undefined : this.clusterAt(subject)
  }

  /** What kind of organisation it is, by the registry or by a word of its name: "Lake Liberation Front". */
  organisationKindOf(cluster: Cluster): string | undefined {
    const known = this.organisationOf(cluster)
    if (known) return known.kind
    if (cluster.kind !== 'group') return undefined
    for (const word of cluster.names[0]?.toReversed() ?? []) {
      const kind = this.words.organisationNames.get(word)
      if (kind) return kind
    }
    return undefined
  }

  /** The organisation of the registry that bears the name. */
  organisationOf({ names, kind, organisation, phrases }: Cluster): Organisation | undefined {
    if (organisation) return organisation
    if (names.length === 0 || kind === 'person' || kind === 'country') return undefined
    for (const phrase of phrases)
      if (phrase.organisation && !phrase.adjective) return this.registry.organisations.get(phrase.organisation)
    const words = names[0]!.join(' ').toUpperCase()
    let found = this.#organisationNamed.get(words)
    if (found === undefined) {
      found = this.registry.organisationNamed(words, this.collectives.day)
      this.#organisationNamed.set(words, found)
    }
    return found ?? undefined
  }

  /** The state of an id, whether it has been spoken of or not. */
  state(id: string): Cluster {
    let cluster = this.names.state(id)
    if (!cluster) {
      cluster = this.fresh()
      cluster.kind = 'country'
      cluster.state = id
      this.names.addState(id, cluster)
    }
    return cluster
  }

  /** An organisation that speaks by its seat: "Brussels". */
  organisation(organisation: Organisation): Cluster {
    const named = this.recent.findLast((c) => this.organisationOf(c)?.id === organisation.id)
    if (named) return named
    const cluster = this.fresh()
    cluster.kind = 'group'
    cluster.organisation = organisation
    return cluster
  }

  /** Several as one: "Kenya and Somalia". */
  together(members: readonly Cluster[]): Cluster {
    const same = (c: Cluster) => c.members?.length === members.length && c.members.every((m) => members.includes(m))
    const known = this.recent.findLast(same)
    if (known) return known
    const cluster = this.fresh()
    cluster.members = members
    return cluster
  }

  /** Somebody whom the registry knows, whether he has been named or not. */
  personKnown(person: KnownPerson): Cluster {
    const named = this.recent.findLast((c) => this.offices.isPerson(c, person))
    if (named) return named
    const cluster = this.fresh()
    cluster.kind = 'person'
    cluster.person = person
    this.names.await(cluster)
    return cluster
  }

  /** Somebody new. */
  fresh(): Cluster {
    const cluster = newCluster(this.clusters.length)
    this.clusters.push(cluster)
    return cluster
  }

  /** Notes that a phrase means somebody, who is now the one spoken of last. */
  join(cluster: Cluster, phrase: Phrase): void {
    this.clusterOf[phrase.index] = cluster
    addTo(cluster, phrase)
    this.names.add(cluster, phrase)
    if (cluster.phrases.length > 1) this.recent.splice(this.recent.lastIndexOf(cluster), 1)
    this.recent.push(cluster)
    if (phrase.noun) {
      const called = this.called.get(phrase.noun)
      if (!called) this.called.set(phrase.noun, [cluster])
      else if (!called.includes(cluster)) called.push(cluster)
    }
    // "Amouei said, 'Bagheri explained the talks.' He added": who spoke is Amouei.
    const isQuoted = this.scene.quotations.at[phrase.head]! >= 0
    if (this.scene.isSpeaker(phrase) && !isQuoted) cluster.spoke = phrase.sentence
    const { sentence, head } = phrase
    for (const state of this.#statesBroughtUp(cluster, phrase)) this.statesNamed.push({ state, sentence, head })
  }

  /** "Trump", "Israelis": a leader and a people bring up their state too. */
  #statesBroughtUp(cluster: Cluster, phrase: Phrase): Iterable<string> {
    if (phrase.isPeople && phrase.state) return [phrase.state]
    const states = [...statesOf(cluster)]
    if (states.length > 0 || phrase.pronoun || cluster.kind !== 'person') return states
    const state = this.offices.stateOf(cluster)
    return state ? [state] : []
  }
}

const MOST_BROUGHT_UP = 4

/** The states that a mention of the cluster brings up. */
function statesOf({ state, members, kind, number, states }: Cluster): Iterable<string> {
  if (state) return [state]
  // "ASEAN members" bring up none of them by itself.
  if (members) return members.length > MOST_BROUGHT_UP ? [] : members.flatMap((m) => m.state ?? [])
  return kind === 'person' && number !== 'plur' ? states : []
}

/** Is the phrase who says something: "Kim said", "according to Ortiz", "For Yevgeny Kim, …"? */
function speaks(tree: Tree, phrase: Phrase, words: MentionWords): boolean {
  if (phrase.role === 'subject') {
    const { predicate } = phrase
    // "Tsai continues to receive treatment", "was admitted to hospital": he says nothing.
    const isDeed =
      tree.childBy(predicate, 'aux:pass') !== undefined ||
      (tree.childBy(predicate, 'xcomp') !== undefined && tree.childBy(predicate, 'ccomp') === undefined)
    return !isDeed && words.sets.get('speech-verb')!.has(tree.lemma(predicate).toLowerCase())
  }
  const start = tree.sentenceRange(phrase.sentence).from
  return tree
    .childrenBy(phrase.head, 'case')
    .some((k) => tree.lower(k) === 'according' || (tree.lower(k) === 'for' && k === start))
}
