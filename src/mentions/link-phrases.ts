import type { Organisation, Registry } from '../actors/registry.js'
import type { Report } from '../report/layers.js'
import { textOf } from '../report/span.js'
import { type Tree, treeOf } from '../report/tree.js'
import type { Resources } from '../resources.js'
import { addTo, type Cluster, newCluster } from './cluster.js'
import { type CollectiveScene, statesCollected } from './collectives.js'
import { stateDescribed } from './described-states.js'
import { resolveFirstPersons } from './first-persons.js'
import { countOf, peopleMeant, type StateNamed, statesMeant } from './groups.js'
import { isCalled, type LinkScene, linkClassOf, mayLink } from './link-features.js'
import { LinkModel } from './link-model.js'
import type { MentionWords } from './mention-words.js'
import { NameIndex } from './name-index.js'
import { type KnownPerson, Offices } from './offices.js'
import type { Phrase } from './phrase.js'
import { quotationsOf } from './quotations.js'
import { mustAct, ownsWhatIsHarmed, speakerOfItself, subjectOver } from './said-of-itself.js'
import { samePhrases } from './same-phrase.js'

/** Chooses what a phrase means among candidates, or none of them; another one is given when weights are learned. */
export type Choose = (phrase: Phrase, candidates: readonly Cluster[], scene: LinkScene) => Cluster | undefined

type Parsed = Report<'sentences' | 'tokens' | 'syntax' | 'names'>
type Knowledge = Pick<Resources, 'mentionWords' | 'registry'>

/** Joins the phrases of a report that mean the same, from left to right. */
export function linkPhrases(
  report: Parsed,
  phrases: readonly Phrase[],
  resources: Knowledge,
  choose: Choose = LinkModel.of(resources.mentionWords).choose,
): Cluster[] {
  return new Linker(report, phrases, resources, choose).linked()
}

/** How many sentences back a phrase may look, and at how many candidates: the time stays in proportion to the text. */
const REACH = { he: 8, it: 4, they: 5, the: 60, this: 12, poss: 60, bare: 60, a: 60 } as const
const MOST_CANDIDATES = 40
const ROLE_REACH = 12
const OFFICIAL_REACH = 3
const HOLDER_REACH = 6
const GROUP_REACH = 6
const SPEECH_REACH = 3
const COUNTERPART_REACH = 1
const ORGANISATION_REACH = 4

/** A phrase of which linking can still learn whose it is. */
type LinkedPhrase = Phrase & { readonly states: string[] }

class Linker {
  readonly #tree: Tree
  readonly #phrases: readonly LinkedPhrase[]
  readonly #words: MentionWords
  readonly #registry: Registry
  readonly #collectives: CollectiveScene
  readonly #organisationNamed = new Map<string, Organisation | null>()
  readonly #choose: Choose
  readonly #scene: LinkScene
  readonly #offices: Offices
  readonly #names: NameIndex
  readonly #byHead: readonly (Phrase | undefined)[]
  /** For each phrase the first one that the grammar makes the same. */
  readonly #first: Int32Array
  readonly #clusters: Cluster[] = []
  /** Clusters that have phrases, the one spoken of last at the end. */
  readonly #recent: Cluster[] = []
  /** By the nouns of phrases those of them that were called so. */
  readonly #called = new Map<string, Cluster[]>()
  readonly #clusterOf: (Cluster | undefined)[]
  readonly #statesNamed: StateNamed[] = []
  /** For each sentence the last one of its paragraph. */
  readonly #paragraphEnd: readonly number[]

  constructor(report: Parsed, given: readonly Phrase[], { mentionWords, registry }: Knowledge, choose: Choose) {
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
    this.#tree = tree
    this.#phrases = phrases
    this.#words = mentionWords
    this.#choose = choose
    this.#byHead = byHead
    this.#first = samePhrases(tree, phrases, byHead, mentionWords)
    this.#scene = { tree, words: mentionWords, quotations: quotationsOf(report, tree, mentionWords), isSpeaker }
    this.#offices = new Offices({ tree, registry, words: mentionWords, day: report.original.published })
    this.#registry = registry
    this.#collectives = {
      tree,
      registry,
      words: mentionWords,
      day: report.original.published,
      nameAt: (head) => {
        const span = byHead[head]?.nameSpan
        return span && textOf(report, span)
      },
    }
    this.#names = new NameIndex({
      phrases,
      partNouns: mentionWords.sets.get('part-noun')!,
      isSpeaker,
      personNamed: (name) => this.#offices.personNamed(name)?.id,
    })
    this.#clusterOf = new Array(phrases.length).fill(undefined)
    this.#paragraphEnd = paragraphEnds(report)
  }

  linked(): Cluster[] {
    for (const phrase of this.#phrases) {
      if (phrase.pronoun && phrase.pronoun.person !== 3) continue
      this.#takeOwnersState(phrase)
      const first = this.#first[phrase.index]!
      const cluster = this.#clusterOf[first] ?? this.#other(phrase, this.#meant(phrase)) ?? this.#fresh()
      this.#clusterOf[first] = cluster
      this.#join(cluster, phrase)
    }
    resolveFirstPersons({
      tree: this.#tree,
      quotations: this.#scene.quotations,
      paragraphEnd: this.#paragraphEnd,
      phrases: this.#phrases,
      clusters: this.#clusters,
      clusterAt: (head) => this.#clusterAt(head),
      stateBehind: (speaker) => this.#stateBehind(speaker),
    })
    return this.#clusters
  }

  /** Who is meant by a phrase that begins a group of same ones; undefined if somebody new. */
  #meant(phrase: Phrase): Cluster | undefined {
    const collected = statesCollected(phrase, this.#collectives)
    if (collected) return this.#together(collected.map((id) => this.#state(id)))
    const described = this.#described(phrase)
    if (described) return this.#state(described)
    const named = this.#namedOf(phrase)
    if (named.name) return this.#seated(named) ?? this.#names.bearerOf(named)
    const state = this.#governed(phrase)
    if (state) return this.#state(state)
    const members = this.#members(phrase)
    if (members) return this.#together(members)
    if (countOf(phrase, this.#tree, this.#words) > 0) return undefined
    return (
      this.#speakerOfItself(phrase) ??
      this.#speakerAgain(phrase) ??
      this.#ownerInClause(phrase) ??
      this.#counterpart(phrase) ??
      this.#holder(phrase) ??
      this.#holderAgain(phrase) ??
      this.#compatriot(phrase) ??
      this.#roleBearer(phrase) ??
      this.#organisationAgain(phrase) ??
      this.#unlessTogether(phrase, this.#chosen(phrase)) ??
      this.#subjectBefore(phrase)
    )
  }

  /** "They" after "Ardern and Kishida shared …" are the two of them, where no other group is meant. */
  #unlessTogether(phrase: Phrase, chosen: Cluster | undefined): Cluster | undefined {
    if (phrase.pronoun?.number !== 'plur' || phrase.pronoun.reflexive) return chosen
    const isGroup = chosen && chosen.kind !== 'thing' && chosen.kind !== 'place' && chosen.number !== 'sing'
    if (isGroup) return chosen
    const members = this.#lastCompound(phrase)
    return members && (!chosen || chosen.kind === 'thing' || chosen.kind === 'place' || members.includes(chosen))
      ? this.#together(members)
      : chosen
  }

  /** "The United States has a base there. It suspended its aid": of what can act, the subject of the sentence before. */
  #subjectBefore(phrase: Phrase): Cluster | undefined {
    if (phrase.pronoun?.gender !== 'n' || !mustAct(this.#tree, this.#words, phrase)) return undefined
    for (let i = phrase.index - 1; i >= 0 && phrase.sentence - this.#phrases[i]!.sentence <= 1; i--) {
      const before = this.#phrases[i]!
      if (before.role !== 'subject' || this.#tree.head(before.predicate) >= 0) continue
      const cluster = this.#clusterOf[i]
      return cluster && /^(?:country|group)$/.test(cluster.kind) && mayLink(phrase, cluster, this.#scene)
        ? cluster
        : undefined
    }
    return undefined
  }

  /** The last subject, in this sentence or the one before, that names several: "Kenya and Somalia agreed". */
  #lastCompound(phrase: Phrase, count?: number): readonly Cluster[] | undefined {
    for (let i = phrase.index - 1; i >= 0; i--) {
      const first = this.#phrases[i]!
      if (phrase.sentence - first.sentence > 1) return undefined
      if (first.role !== 'subject' || first.pronoun || this.#tree.relation(first.head) === 'conj') continue
      const heads = [first.head, ...this.#tree.childrenBy(first.head, 'conj')]
      const members = heads.flatMap((head) => this.#clusterAt(head) ?? [])
      const areParties = members.every((c) => c.members === undefined && /^(?:person|country|group)$/.test(c.kind))
      if (members.length < 2 || members.length < heads.length || !areParties) continue
      if (this.#tree.isUnder(phrase.head, first.head)) continue
      // "The army and its allies hit the camp and destroyed them": not themselves.
      if (phrase.role === 'object' && phrase.sentence === first.sentence) return undefined
      return count === undefined || count === members.length ? members : undefined
    }
    return undefined
  }

  /** Not who is spoken of within the phrase: "his father" is somebody else than he. */
  #other(phrase: Phrase, cluster: Cluster | undefined): Cluster | undefined {
    const { from, to } = phrase.range
    const isInside = (p: Phrase) => p.head >= from && p.head < to && p.head !== phrase.head
    if (!cluster?.phrases.slice(-3).some(isInside) || cluster.state) return cluster
    if (!cluster.members) return undefined
    // "Their ministers": others than they, but of the same.
    const theirs = this.#fresh()
    theirs.members = cluster.members
    return theirs
  }

  #fresh(): Cluster {
    const cluster = newCluster(this.#clusters.length)
    this.#clusters.push(cluster)
    return cluster
  }

  #join(cluster: Cluster, phrase: Phrase): void {
    this.#clusterOf[phrase.index] = cluster
    addTo(cluster, phrase)
    this.#names.add(cluster, phrase)
    if (cluster.phrases.length > 1) this.#recent.splice(this.#recent.lastIndexOf(cluster), 1)
    this.#recent.push(cluster)
    if (phrase.noun) {
      const called = this.#called.get(phrase.noun)
      if (!called) this.#called.set(phrase.noun, [cluster])
      else if (!called.includes(cluster)) called.push(cluster)
    }
    if (this.#scene.isSpeaker(phrase)) cluster.spoke = phrase.sentence
    const { sentence, head } = phrase
    for (const state of this.#statesBroughtUp(cluster, phrase)) this.#statesNamed.push({ state, sentence, head })
  }

  /** "Trump", "Israelis": a leader and a people bring up their state too. */
  #statesBroughtUp(cluster: Cluster, phrase: Phrase): Iterable<string> {
    if (phrase.isPeople && phrase.state) return [phrase.state]
    const states = [...statesOf(cluster)]
    if (states.length > 0 || phrase.pronoun || cluster.kind !== 'person') return states
    const state = this.#offices.stateOf(cluster)
    return state ? [state] : []
  }

  #clusterAt(head: number): Cluster | undefined {
    const phrase = this.#byHead[head]
    return phrase && this.#clusterOf[phrase.index]
  }

  /** The phrase of a group that bears a name: "Kim Yong-nam" for "the chairman of the assembly, Kim Yong-nam". */
  #namedOf(phrase: Phrase): Phrase {
    if (phrase.name) return phrase
    for (const child of this.#tree.children(phrase.head)) {
      const other = this.#byHead[child]
      if (other?.name && !other.adjective && this.#first[other.index] === this.#first[phrase.index]) return other
    }
    return phrase
  }

  #state(id: string): Cluster {
    let cluster = this.#names.state(id)
    if (!cluster) {
      cluster = this.#fresh()
      cluster.kind = 'country'
      cluster.state = id
      this.#names.addState(id, cluster)
    }
    return cluster
  }

  /** "The North Korean government", "Kim's regime": the state itself, as it acts. */
  #governed(phrase: Phrase): string | undefined {
    if (phrase.number === 'plur' || phrase.pronoun) return undefined
    if (this.#words.sets.get('country-noun')!.has(phrase.noun) && phrase.determiner === 'poss')
      return this.#stateOfOwner(phrase)
    if (!this.#words.sets.get('state-part')!.has(phrase.noun)) return undefined
    if (phrase.states.length === 1) return phrase.modifiers.size <= 1 ? phrase.states[0] : undefined
    return this.#stateOfOwner(phrase)
  }

  /** "The West African nation": not the one that does something to it. */
  #described(phrase: Phrase): string | undefined {
    if (!this.#words.sets.get('described-state')!.has(phrase.noun || this.#tree.lemma(phrase.head).toLowerCase()))
      return undefined
    const subject = this.#subjectOver(phrase)?.state
    const others = subject ? this.#statesNamed.filter(({ state }) => state !== subject) : this.#statesNamed
    return stateDescribed(phrase, others, { tree: this.#tree, words: this.#words })
  }

  /** The state of whoever's it is: "Kim's regime", "his country", "our nation" in somebody's mouth. */
  #stateOfOwner(phrase: Phrase): string | undefined {
    const owner = this.#byHead[this.#tree.childBy(phrase.head, 'nmod:poss') ?? -1]
    if (!owner) return undefined
    const { all, at } = this.#scene.quotations
    const speaker = owner.pronoun?.person === 1 ? this.#byHead[all[at[owner.head]!]?.speaker ?? -1] : undefined
    const cluster = speaker
      ? (this.#clusterOf[speaker.index] ?? (speaker.name && this.#names.bearerOf(speaker)))
      : this.#clusterOf[owner.index]
    if (cluster?.kind !== 'person' || cluster.number === 'plur') return undefined
    return cluster.states.size === 1 ? [...cluster.states][0] : this.#offices.stateOf(cluster)
  }

  /** "We will answer," says a minister: his state will. */
  #stateBehind(speaker: Cluster): Cluster | undefined {
    if (speaker.kind !== 'person' || speaker.number === 'plur') return undefined
    const isOfficial = [...speaker.nouns].some((noun) => this.#offices.isOfState(noun))
    const stated = isOfficial && speaker.states.size === 1 ? [...speaker.states][0] : undefined
    const state = stated ?? this.#offices.stateOf(speaker)
    return state === undefined ? undefined : this.#state(state)
  }

  /** "Its own ambassador" after "Tehran": what is a state's says which. */
  #takeOwnersState(phrase: LinkedPhrase): void {
    if (phrase.determiner !== 'poss' || phrase.states.length > 0 || phrase.pronoun) return
    const state = this.#clusterAt(this.#tree.childBy(phrase.head, 'nmod:poss') ?? -1)?.state
    if (state) phrase.states.push(state)
  }

  /** Who is meant together: "the two countries", "the foreign ministers of Oman and Qatar". */
  #members(phrase: Phrase): readonly Cluster[] | undefined {
    const counterparts = this.#counterparts(phrase)
    if (counterparts) return counterparts
    // "An alliance of Chad and Niger", "the Saudi-Emirati coalition": all of them, and no one of them.
    const isOf = (set: string) => !phrase.name && this.#words.sets.get(set)!.has(phrase.noun)
    // "Indian and Japanese warships": craft act for those whose they are.
    const isOfOwners = (phrase.kind !== 'thing' && phrase.kind !== 'place') || isOf('warcraft-noun')
    const several = isOf('alliance-noun') || (phrase.number === 'plur' && !phrase.pronoun && isOfOwners)
    if (several && phrase.states.length > 1) return phrase.states.map((id) => this.#state(id))
    const count = countOf(phrase, this.#tree, this.#words)
    if (count === 0) return this.#membersOfOwners(phrase)
    return this.#counted(phrase, count)
  }

  /** "The leaders of the two countries", "their foreign ministers" after "Kenya and Somalia": theirs together. */
  #membersOfOwners(phrase: Phrase): readonly Cluster[] | undefined {
    if (phrase.number !== 'plur' || phrase.pronoun || phrase.name || phrase.kind !== 'person') return undefined
    const isOfficial = ['official-noun', 'leader-noun'].some((set) => this.#words.sets.get(set)!.has(phrase.noun))
    if (!isOfficial && !this.#offices.isOfState(phrase.noun)) return undefined
    const owner = this.#clusterAt(this.#tree.childBy(phrase.head, 'nmod:poss') ?? -1)
    if (owner?.members?.every((m) => m.state)) return owner.members
    for (const k of this.#tree.childrenBy(phrase.head, 'nmod')) {
      const inner = this.#byHead[k]
      const count = inner ? countOf(inner, this.#tree, this.#words) : 0
      if (inner && count > 0) return this.#counted(inner, count)
    }
    return undefined
  }

  #counted(phrase: Phrase, count: number): readonly Cluster[] | undefined {
    const isOfStates = this.#words.sets.get('neighbour-noun')!.has(phrase.noun)
    const people = isOfStates ? undefined : peopleMeant(phrase, count, this.#recent)
    if (people) return people
    // "The United States urged both parties": not itself.
    const subject = this.#subjectOver(phrase)
    const others = subject?.state ? this.#statesNamed.filter(({ state }) => state !== subject.state) : this.#statesNamed
    const states = statesMeant(phrase, count, others, this.#tree, subject?.state !== undefined)
    if (states) return states.map((id) => this.#state(id))
    const again = (c: Cluster) =>
      c.members?.length === count && phrase.sentence - c.phrases.at(-1)!.sentence <= GROUP_REACH
    const known = this.#recent.findLast(again)?.members
    if (known) return known
    // "The union and Serbia signed … between the two sides".
    return this.#words.sets.get('side-noun')!.has(phrase.noun) ? this.#lastCompound(phrase, count) : undefined
  }

  /** Who does what a phrase is the object of. */
  #subjectOver(phrase: Phrase): Cluster | undefined {
    if (phrase.role !== 'object' && phrase.role !== 'oblique') return undefined
    const subject = subjectOver(this.#tree, phrase.predicate)
    return subject === undefined ? undefined : this.#clusterAt(subject)
  }

  #together(members: readonly Cluster[]): Cluster {
    const same = (c: Cluster) => c.members?.length === members.length && c.members.every((m) => members.includes(m))
    const known = this.#recent.findLast(same)
    if (known) return known
    const cluster = this.#fresh()
    cluster.members = members
    return cluster
  }

  /** "The army said it would not stop": the army; "Niger and Mali said they would": both. */
  #speakerOfItself(phrase: Phrase): Cluster | undefined {
    const speaker = speakerOfItself(this.#tree, this.#words, phrase)
    if (speaker === undefined) return undefined
    const members = [speaker, ...this.#tree.childrenBy(speaker, 'conj')].flatMap((head) => this.#clusterAt(head) ?? [])
    if (members.length > 1) return phrase.number === 'sing' ? undefined : this.#together(members)
    const [said] = members
    return said && mayLink(phrase, said, this.#scene) ? said : undefined
  }

  /** "He added" is who spoke last, shortly before. */
  #speakerAgain(phrase: Phrase): Cluster | undefined {
    if (!phrase.pronoun || phrase.number !== 'sing' || phrase.gender === 'n' || !this.#scene.isSpeaker(phrase))
      return undefined
    let last: Cluster | undefined
    for (const cluster of this.#recent)
      if (cluster.spoke >= 0 && cluster.spoke >= (last?.spoke ?? 0) && mayLink(phrase, cluster, this.#scene))
        last = cluster
    return last && phrase.sentence - last.spoke <= SPEECH_REACH ? last : undefined
  }

  /** "Wei met his counterpart": the subject's own. */
  #ownerInClause(phrase: Phrase): Cluster | undefined {
    if (phrase.pronoun?.number !== 'sing' || phrase.gender === 'n' || phrase.role !== 'possessive') return undefined
    const owned = this.#tree.head(phrase.head)
    if (!['obj', 'iobj', 'obl'].includes(this.#tree.relation(owned))) return undefined
    const subject = this.#tree.childBy(this.#tree.head(owned), 'nsubj')
    const cluster = subject !== undefined && subject < phrase.head ? this.#clusterAt(subject) : undefined
    return cluster && mayLink(phrase, cluster, this.#scene) ? cluster : undefined
  }

  /** "The North Korean leader" is who held the office on the day: somebody already named, or to be named yet. */
  #holder(phrase: Phrase): Cluster | undefined {
    const holder = this.#offices.holderMeant(phrase)
    return holder ? this.#personKnown(holder) : this.#offices.leaderNamed(phrase, this.#recent)
  }

  /** "The foreign minister" after "Sergei Lavrov arrived": whom the registry knows as one, and no other is near. */
  #holderAgain(phrase: Phrase): Cluster | undefined {
    const offices = this.#offices.officesCalled(phrase)
    if (offices.length === 0) return undefined
    const holders = this.#recent.filter(
      (c) => mayLink(phrase, c, this.#scene) && this.#isOfStates(c, phrase) && this.#offices.holdsOneOf(c, offices),
    )
    // Where two presidents are spoken of, "the president" is the one of the sentence before.
    const reach = holders.length === 1 ? HOLDER_REACH : 1
    const near = holders.filter((c) => phrase.sentence - c.phrases.at(-1)!.sentence <= reach)
    return near.length === 1 ? near[0] : undefined
  }

  #isOfStates(cluster: Cluster, { states }: Phrase): boolean {
    const own = states.length > 0 ? this.#offices.stateOf(cluster) : undefined
    return states.length === 0 || (own !== undefined && states.includes(own))
  }

  /** "The opposition leader" after "opposition leader Bobi Wine": who was called so in these words. */
  #titledSo(phrase: Phrase): Cluster | undefined {
    const { from, to } = phrase.range
    const words: string[] = []
    for (let i = from; i < to; i++) if (this.#tree.relation(i) !== 'det') words.push(this.#tree.lower(i))
    if (words.length < 2 || phrase.determiner !== 'the' || to > phrase.head + 1) return undefined
    const isTitle = ({ range, name, pronoun }: Phrase): boolean => {
      if (!name || pronoun || range.to - range.from <= words.length) return false
      for (let i = range.from; i + words.length < range.to; i++)
        if (words.every((word, k) => this.#tree.lower(i + k) === word)) return true
      return false
    }
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const cluster = this.#recent[i]!
      if (phrase.sentence - cluster.phrases.at(-1)!.sentence > ROLE_REACH) return undefined
      if (cluster.kind === 'person' && cluster.phrases.some(isTitle) && mayLink(phrase, cluster, this.#scene))
        return cluster
    }
    return undefined
  }

  /** "His Turkish counterpart": who holds in Turkey the office that he holds; "his counterpart": who else here holds it, or nobody yet named. */
  #counterpart(phrase: Phrase): Cluster | undefined {
    if (phrase.noun !== 'counterpart' || phrase.determiner !== 'poss') return undefined
    const owner = this.#ownerOf(phrase)
    const [state] = phrase.states
    const holder = owner && state ? this.#offices.counterpartIn(state, owner) : undefined
    if (holder) return this.#personKnown(holder)
    if (state || phrase.name) return undefined
    const near = (c: Cluster) => c !== owner && phrase.sentence - c.phrases.at(-1)!.sentence <= COUNTERPART_REACH
    const others = owner ? this.#recent.filter((c) => near(c) && this.#offices.areCounterparts(c, owner)) : []
    return others.length === 1 ? others[0] : this.#fresh()
  }

  /** "His Turkish and Iranian counterparts", where it is known who they are. */
  #counterparts(phrase: Phrase): readonly Cluster[] | undefined {
    if (phrase.noun !== 'counterpart' || phrase.determiner !== 'poss' || phrase.states.length < 2) return undefined
    const owner = this.#ownerOf(phrase)
    const holders = owner ? phrase.states.map((state) => this.#offices.counterpartIn(state, owner)) : []
    const known = holders.flatMap((holder) => holder ?? [])
    return known.length === phrase.states.length ? known.map((person) => this.#personKnown(person)) : undefined
  }

  #ownerOf(phrase: Phrase): Cluster | undefined {
    return this.#clusterAt(this.#tree.childBy(phrase.head, 'nmod:poss') ?? -1)
  }

  #personKnown(person: KnownPerson): Cluster {
    const named = this.#recent.findLast((c) => this.#offices.isPerson(c, person))
    if (named) return named
    const cluster = this.#fresh()
    cluster.kind = 'person'
    cluster.person = person
    this.#names.await(cluster)
    return cluster
  }

  /** "The North Korean official", where one North Korean, and no other, has just been named. */
  #compatriot(phrase: Phrase): Cluster | undefined {
    if (!this.#words.sets.get('official-noun')!.has(phrase.noun) || phrase.number !== 'sing' || phrase.name)
      return undefined
    if ((phrase.determiner !== 'the' && phrase.determiner !== 'this') || phrase.states.length !== 1) return undefined
    const state = phrase.states[0]!
    const theirs = this.#recent.filter(
      (c) =>
        c.kind === 'person' &&
        c.names.length > 0 &&
        phrase.sentence - c.phrases.at(-1)!.sentence <= OFFICIAL_REACH &&
        (c.states.has(state) || this.#offices.stateOf(c) === state) &&
        mayLink(phrase, c, this.#scene),
    )
    return theirs.length === 1 ? theirs[0] : undefined
  }

  /** "The analyst", after "political scientist Walter Ortiz": the last one who was called that or like that. */
  #roleBearer(phrase: Phrase): Cluster | undefined {
    if (phrase.kind !== 'person' || phrase.pronoun || phrase.number !== 'sing') return undefined
    const titled = this.#titledSo(phrase)
    if (titled) return titled
    const isTitle = phrase.determiner === 'none' && /^\p{Lu}/u.test(this.#tree.form(phrase.range.from))
    if (phrase.determiner !== 'the' && phrase.determiner !== 'this' && !isTitle) return undefined
    if (phrase.modifiers.size > phrase.states.length || phrase.range.to > phrase.head + 1) return undefined
    const isSpeaker = this.#scene.isSpeaker(phrase)
    // "The president" is the president, and not the leader of the opposition who has been named since.
    let found: Cluster | undefined
    let alike: Cluster | undefined
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const cluster = this.#recent[i]!
      if (phrase.sentence - cluster.phrases.at(-1)!.sentence > ROLE_REACH) break
      if (cluster.kind !== 'person' || cluster.number === 'plur' || !isCalled(phrase, cluster, this.#words)) continue
      if (!mayLink(phrase, cluster, this.#scene)) continue
      const fits = !isSpeaker || cluster.spoke >= 0
      if (!cluster.nouns.has(phrase.noun)) alike ??= fits ? cluster : undefined
      else if (fits) return cluster
      found ??= cluster
    }
    return alike ?? found
  }

  /** "The lender" after "the World Bank", "the 27-nation bloc" after "the EU": where but one such body was named of late. */
  #organisationAgain(phrase: Phrase): Cluster | undefined {
    if (phrase.determiner !== 'the' || phrase.number === 'plur' || phrase.name || phrase.kind === 'person')
      return undefined
    // "The company of his brother", "the group that seized Goma" are told apart by what follows.
    if (phrase.range.to > phrase.head + 1 || this.#tree.childBy(phrase.head, 'acl') !== undefined) return undefined
    const candidates = new Set<Cluster>()
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const cluster = this.#recent[i]!
      if (phrase.sentence - cluster.phrases.at(-1)!.sentence > ORGANISATION_REACH) break
      const organisation = this.#organisationOf(cluster)
      const nouns = organisation && this.#words.organisationNouns.get(organisation.kind)
      if (!nouns?.has(phrase.noun)) continue
      const country = this.#registry.states.get(phrase.states[0] ?? '')?.code
      if (country !== undefined && country !== organisation!.country) continue
      if (cluster.phrases.some((p) => p.sentence === phrase.sentence && p.predicate === phrase.predicate)) continue
      candidates.add(cluster)
    }
    return candidates.size === 1 ? [...candidates][0] : undefined
  }

  /** "Brussels rejected it" in news of the EU that does not tell of Belgium. */
  #seated({ state, capital }: Phrase): Cluster | undefined {
    const seat = capital && state ? this.#words.seats.get(state) : undefined
    if (!seat || this.#phrases.some((p) => p.state === state && !p.capital && p.kind === 'country')) return undefined
    return this.#recent.findLast((cluster) => this.#organisationOf(cluster)?.id === seat)
  }

  #organisationOf({ names, kind }: Cluster): Organisation | undefined {
    if (names.length === 0 || kind === 'person' || kind === 'country') return undefined
    const words = names[0]!.join(' ').toUpperCase()
    let found = this.#organisationNamed.get(words)
    if (found === undefined) {
      found = this.#registry.organisationNamed(words, this.#collectives.day)
      this.#organisationNamed.set(words, found)
    }
    return found ?? undefined
  }

  /** What the learned weights say. */
  #chosen(phrase: Phrase): Cluster | undefined {
    const kind = linkClassOf(phrase)
    if (!kind) return undefined
    const candidates: Cluster[] = []
    const recent = this.#recentFor(phrase)
    const reach = phrase.sentence - REACH[kind]
    for (let i = recent.length - 1; i >= 0 && candidates.length < MOST_CANDIDATES; i--) {
      const cluster = recent[i]!
      if (lastOf(cluster).sentence < reach) break
      if (mayLink(phrase, cluster, this.#scene)) candidates.push(cluster)
    }
    return this.#choose(phrase, this.#likelier(phrase, candidates), this.#scene)
  }

  /**
   * Whom a phrase may mean, the one spoken of last at the end. A thing is only what was called by its noun, and a time is none:
   * most phrases are of these two, and else would look through all that the report tells of (5 % of resolving).
   */
  #recentFor({ kind, pronoun, noun }: Phrase): readonly Cluster[] {
    if (pronoun || (kind !== 'thing' && kind !== 'time')) return this.#recent
    if (kind === 'time') return []
    return (this.#called.get(noun) ?? []).toSorted((a, b) => lastOf(a).index - lastOf(b).index)
  }

  /** Who can do what "it" does; for "the army" who was called so, and not who was called like it. */
  #likelier(phrase: Phrase, candidates: readonly Cluster[]): readonly Cluster[] {
    if (phrase.pronoun) {
      const harms = ownsWhatIsHarmed(this.#tree, this.#words, phrase)
      if (harms !== undefined) return candidates.filter((c) => c !== this.#clusterAt(harms))
      const isThing = (c: Cluster) => (c.kind === 'thing' || c.kind === 'place') && c.state === undefined
      return mustAct(this.#tree, this.#words, phrase) ? candidates.filter((c) => !isThing(c)) : candidates
    }
    const same = phrase.kind === 'group' ? candidates.filter((c) => c.nouns.has(phrase.noun)) : []
    return same.length > 0 ? same : candidates
  }
}

function paragraphEnds({ original: { text }, sentences }: Parsed): number[] {
  const ends: number[] = []
  for (let s = sentences.length - 1; s >= 0; s--) {
    const next = sentences[s + 1]
    const goesOn = next && !text.slice(sentences[s]!.end, next.start).includes('\n')
    ends[s] = goesOn ? ends[s + 1]! : s
  }
  return ends
}

const lastOf = ({ phrases }: Cluster): Phrase => phrases[phrases.length - 1]!

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
  if (phrase.role === 'subject') return words.sets.get('speech-verb')!.has(tree.lemma(phrase.predicate).toLowerCase())
  const start = tree.sentenceRange(phrase.sentence).from
  return tree
    .childrenBy(phrase.head, 'case')
    .some((k) => tree.lower(k) === 'according' || (tree.lower(k) === 'for' && k === start))
}
