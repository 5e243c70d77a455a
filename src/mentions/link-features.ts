import type { Tree } from '../report/tree.js'
import type { Cluster } from './cluster.js'
import { type Feature, FeatureSpace } from './feature-space.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './phrase.js'
import type { Quotations } from './quotations.js'
import { subjectOver } from './said-of-itself.js'

/** The ways to speak of somebody again; each has weights of its own. */
export const LINK_CLASSES = ['he', 'it', 'they', 'the', 'this', 'poss', 'bare', 'a'] as const
export type LinkClass = (typeof LINK_CLASSES)[number]

export function linkClassOf(phrase: Phrase): LinkClass | undefined {
  if (phrase.pronoun) {
    if (phrase.pronoun.person !== 3) return undefined
    return phrase.pronoun.number === 'plur' ? 'they' : phrase.pronoun.gender === 'n' ? 'it' : 'he'
  }
  switch (phrase.determiner) {
    case 'the':
      return 'the'
    case 'this':
      return 'this'
    case 'poss':
      return 'poss'
    case 'none':
      return phrase.number === 'sing' ? 'a' : 'bare'
    case 'all':
      return 'bare'
    default:
      return 'a'
  }
}

/** What the features look at beside the phrase and its candidate. */
export interface LinkScene {
  readonly tree: Tree
  readonly words: MentionWords
  readonly quotations: Quotations
  /** Is the phrase the subject of a verb of saying? */
  readonly isSpeaker: (phrase: Phrase) => boolean
}

const AWAY = ['0', '1', '2', '3', '4-5', '6-9', '10+'] as const
const RANK = ['0', '1', '2', '3-4', '5-8', '9-16', '17+'] as const
const SIZE = ['1', '2', '3-4', '5-8', '9+'] as const
const KINDS = ['person', 'group', 'place', 'country', 'time', 'thing'] as const
const ROLES = ['subject', 'object', 'oblique', 'possessive', 'modifier', 'other'] as const
const FORMS = ['pronoun', 'name', 'the', 'a', 'this', 'poss', 'none', 'all'] as const
const NUMBERS = ['', 'sing', 'plur'] as const
const GENDERS = ['', 'm', 'f', 'n'] as const
const NOUNS = ['same', 'synonym', 'inname', 'nameonly', 'none', 'other'] as const
const MODIFIERS = ['bare', 'fewer', 'within', 'some', 'more', 'other'] as const
const STATES = ['none', 'theirs', 'same', 'mine', 'other'] as const
const SPOKE = ['never', ...AWAY] as const
const YES = ['no', 'yes'] as const
const WHERE = ['title', 'lead', 'later'] as const
const COUNTS = ['0', '1', '2', '3+'] as const
/** Names and numbers of all features; a weight is kept for each and each class. */
export const FEATURES = new FeatureSpace()
const AWAY_ = FEATURES.add('away', AWAY)
const RANK_ = FEATURES.add('rank', RANK)
const KIND_ = FEATURES.add('kind', KINDS, KINDS)
const ROLE_ = FEATURES.add('role', ROLES, ROLES)
const LAST_ROLE = FEATURES.add('lastrole', ROLES, AWAY)
const SIZE_ = FEATURES.add('size', SIZE)
const FORM = FEATURES.add('form', FORMS)
const NAMED = FEATURES.add('named', YES)
const NUMBER = FEATURES.add('number', NUMBERS, NUMBERS)
const GENDER = FEATURES.add('gender', GENDERS, GENDERS)
const QUOTED = FEATURES.add('quoted', YES, YES)
const CLAUSE = FEATURES.add('clause', ROLES, ROLES)
const AFTER = FEATURES.add('after', YES)
const SPEAKER = FEATURES.add('speaker', YES, SPOKE)
const PARALLEL = FEATURES.add('parallel', AWAY)
const FIRST = FEATURES.add('first', WHERE)
const REFLEXIVE = FEATURES.add('reflexive', [...ROLES, 'elsewhere'])
const MEMBERS = FEATURES.add('members', YES)
const NOUN = FEATURES.add('noun', NOUNS)
const NOUN_FORM = FEATURES.add('nounform', NOUNS, [...FORMS, 'named'])
const NOUN_AWAY = FEATURES.add('nounaway', NOUNS, AWAY)
const NOUN_KIND = FEATURES.add('nounkind', NOUNS, KINDS)
const STATE = FEATURES.add('state', STATES)
const STATE_NOUN = FEATURES.add('statenoun', STATES, NOUNS)
const MODS = FEATURES.add('modifiers', MODIFIERS)
const MODS_NOUN = FEATURES.add('modnoun', MODIFIERS, NOUNS)
const LATELY = FEATURES.add('lately', COUNTS)
const NEW = FEATURES.add('new', YES)
const NEW_KIND = FEATURES.add('newkind', KINDS)
const NEW_ROLE = FEATURES.add('newrole', ROLES)
const NEW_NUMBER = FEATURES.add('newnumber', NUMBERS)
const NEW_MODS = FEATURES.add('newmods', ['0', '1', '2', '3+'])
const NEW_LONG = FEATURES.add('newlong', YES)
const NEW_WHERE = FEATURES.add('newsentence', WHERE)
const NEW_CLAUSE = FEATURES.add('newclause', YES)

const awayOf = (n: number): number => (n <= 3 ? Math.max(0, n) : n <= 5 ? 4 : n <= 9 ? 5 : 6)
const rankOf = (n: number): number => (n <= 2 ? n : n <= 4 ? 3 : n <= 8 ? 4 : n <= 16 ? 5 : 6)
const sizeOf = (n: number): number => (n <= 2 ? n - 1 : n <= 4 ? 2 : n <= 8 ? 3 : 4)
const indexIn = <T extends string>(values: readonly T[]): ReadonlyMap<T, number> =>
  new Map(values.map((v, i) => [v, i]))
const KIND_AT = indexIn(KINDS)
const ROLE_AT = indexIn(ROLES)
const FORM_AT = indexIn(FORMS)
const NUMBER_AT = indexIn(NUMBERS)
const GENDER_AT = indexIn(GENDERS)

/** Puts into `out` the numbers of what speaks for or against a phrase meaning what a cluster means. */
export function pairFeatures(phrase: Phrase, cluster: Cluster, rank: number, scene: LinkScene, out: number[]): void {
  const one = (feature: Feature, value: number) => out.push(feature.offset + value)
  const two = (feature: Feature, a: number, b: number) => out.push(feature.offset + a * feature.width + b)
  const last = cluster.phrases[cluster.phrases.length - 1]!
  const away = awayOf(phrase.sentence - last.sentence)
  const role = ROLE_AT.get(phrase.role)!
  const lastRole = ROLE_AT.get(last.role)!
  const form = FORM_AT.get(last.pronoun ? 'pronoun' : last.name ? 'name' : last.determiner)!
  const isNamed = cluster.names.length > 0
  one(AWAY_, away)
  one(RANK_, rankOf(rank))
  two(KIND_, KIND_AT.get(phrase.kind)!, KIND_AT.get(cluster.kind)!)
  two(ROLE_, role, lastRole)
  two(LAST_ROLE, lastRole, away)
  one(SIZE_, sizeOf(cluster.phrases.length))
  one(FORM, form)
  one(NAMED, isNamed ? 1 : 0)
  one(LATELY, Math.min(3, mentionsSince(cluster, phrase.sentence - 3)))
  two(NUMBER, NUMBER_AT.get(phrase.number)!, NUMBER_AT.get(cluster.number)!)
  two(GENDER, GENDER_AT.get(phrase.gender)!, GENDER_AT.get(cluster.gender)!)
  two(QUOTED, scene.quotations.at[phrase.head]! >= 0 ? 1 : 0, scene.quotations.at[last.head]! >= 0 ? 1 : 0)
  const sameClause = phrase.predicate === last.predicate && phrase.sentence === last.sentence
  if (sameClause) two(CLAUSE, role, lastRole)
  if (last.sentence === phrase.sentence && last.head > phrase.head) one(AFTER, 1)
  if (phrase.kind === 'person') {
    const spoke = cluster.spoke < 0 ? 0 : 1 + awayOf(phrase.sentence - cluster.spoke)
    two(SPEAKER, scene.isSpeaker(phrase) ? 1 : 0, spoke)
  }
  if (phrase.pronoun) {
    if (last.role === 'subject' && phrase.role === 'subject') one(PARALLEL, away)
    one(FIRST, whereOf(cluster.phrases[0]!.sentence))
    if (phrase.pronoun.reflexive) one(REFLEXIVE, sameClause ? lastRole : ROLES.length)
    if (cluster.members) one(MEMBERS, 1)
    return
  }
  const noun = nounMatch(phrase, cluster, scene.words)
  const mods = modifierMatch(phrase, cluster)
  const state = stateMatch(phrase, cluster)
  one(NOUN, noun)
  two(NOUN_FORM, noun, isNamed ? FORMS.length : form)
  two(NOUN_AWAY, noun, away)
  two(NOUN_KIND, noun, KIND_AT.get(cluster.kind)!)
  one(STATE, state)
  two(STATE_NOUN, state, noun)
  one(MODS, mods)
  two(MODS_NOUN, mods, noun)
}

/** Puts into `out` the numbers of what speaks for a phrase naming someone or something new. */
export function newFeatures(phrase: Phrase, scene: LinkScene, out: number[]): void {
  const { tree } = scene
  const one = (feature: Feature, value: number) => out.push(feature.offset + value)
  one(NEW, 1)
  one(NEW_KIND, KIND_AT.get(phrase.kind)!)
  one(NEW_ROLE, ROLE_AT.get(phrase.role)!)
  one(NEW_NUMBER, NUMBER_AT.get(phrase.number)!)
  one(NEW_MODS, Math.min(3, phrase.modifiers.size))
  one(NEW_LONG, phrase.range.to - phrase.head > 1 ? 1 : 0)
  one(NEW_WHERE, whereOf(phrase.sentence))
  if (tree.childBy(phrase.head, 'acl') !== undefined) one(NEW_CLAUSE, 1)
}

/** How often a cluster was spoken of since a sentence, up to three. */
function mentionsSince({ phrases }: Cluster, sentence: number): number {
  let n = 0
  for (let i = phrases.length - 1; i >= 0 && n < 3 && phrases[i]!.sentence >= sentence; i--) n++
  return n
}

const whereOf = (sentence: number): number => (sentence === 0 ? 0 : sentence < 3 ? 1 : 2)

/** How the noun of a description fits the nouns by which the cluster was called: an index into NOUNS. */
function nounMatch({ noun }: Phrase, cluster: Cluster, words: MentionWords): number {
  if (cluster.nouns.has(noun)) return 0
  const mine = words.synonyms.get(noun)
  if (mine)
    for (const other of cluster.nouns) if (words.synonyms.get(other)?.some((set) => mine.includes(set))) return 1
  // "the commission" for "European Commission"
  for (const name of cluster.names) if (name.includes(noun)) return 2
  if (cluster.nouns.size === 0) return cluster.names.length > 0 ? 3 : 4
  return 5
}

/** Was it called by this noun or one that can mean the same, and of no other state? */
export const isCalled = (phrase: Phrase, cluster: Cluster, words: MentionWords): boolean =>
  nounMatch(phrase, cluster, words) <= 1 && stateMatch(phrase, cluster) !== 4

/** How the words that say which fit: an index into MODIFIERS. */
function modifierMatch(phrase: Phrase, cluster: Cluster): number {
  if (phrase.modifiers.size === 0) return cluster.modifiers.size === 0 ? 0 : 1
  let shared = 0
  for (const m of phrase.modifiers)
    if (cluster.modifiers.has(m) || cluster.names.some((name) => name.includes(m))) shared++
  if (shared === phrase.modifiers.size) return 2
  if (shared > 0) return 3
  return cluster.modifiers.size === 0 ? 4 : 5
}

/** Is it of the same state: "the Cuban president" and "the president of Cuba"? An index into STATES. */
function stateMatch(phrase: Phrase, cluster: Cluster): number {
  const theirs = cluster.states.size > 0
  if (phrase.states.length === 0) return theirs ? 1 : 0
  if (phrase.states.some((s) => cluster.states.has(s) || cluster.state === s)) return 2
  return theirs ? 4 : 3
}

/** Could the phrase mean what the cluster means at all? */
export function mayLink(phrase: Phrase, cluster: Cluster, scene: LinkScene): boolean {
  const last = cluster.phrases.at(-1)!
  const pronoun = phrase.pronoun
  // "The United States … it": a state is one, however it is written.
  if (phrase.number === 'sing' && cluster.number === 'plur' && cluster.state === undefined) return false
  if (
    phrase.number === 'plur' &&
    cluster.number === 'sing' &&
    !(pronoun && (cluster.kind === 'group' || cluster.kind === 'country' || isAnybody(cluster)))
  )
    return false
  if (pronoun?.gender === 'm' || pronoun?.gender === 'f') {
    if (cluster.kind !== 'person') return false
    if (cluster.gender && cluster.gender !== 'n' && cluster.gender !== pronoun.gender) return false
  }
  if (pronoun?.gender === 'n' && (cluster.kind === 'person' || cluster.kind === 'time')) return false
  if (!pronoun) {
    // "granted the petition of a mayor": not the vice-governor who has been named.
    if (phrase.determiner === 'a' && phrase.kind === 'person' && cluster.names.length > 0) return false
    if (phrase.kind === 'person' && cluster.kind !== 'person') return false
    if (phrase.kind !== 'person' && cluster.kind === 'person') return false
    // "A party source" is nobody else who has been told of; "another group" is none of those before.
    if ((phrase.noun === 'source') !== cluster.nouns.has('source') && phrase.kind === 'person') return false
    if (isAnother(phrase, scene)) return false
    // "She said the president should resign": who says so is not the president.
    const teller = subjectOfTelling(scene.tree, phrase)
    if (teller !== undefined && cluster.phrases.slice(-3).some((p) => p.head === teller)) return false
    // The North Korean leader is not the American president, nor the Russian embassy the Slovenian one.
    if ((phrase.kind === 'person' || phrase.kind === 'group') && stateMatch(phrase, cluster) === 4) return false
    if (phrase.kind === 'time' || cluster.kind === 'time') return false
    if (phrase.kind === 'person' && isOfOtherOffice(phrase, cluster, scene.words)) return false
    if (phrase.kind === 'person' && isOfOtherPortfolio(phrase, cluster, scene.words)) return false
    if (phrase.kind === 'group' && isOneOfSeveral(phrase, cluster)) return false
    // Things are followed only as far as "it" needs: by the same noun.
    if ((phrase.kind === 'thing' || cluster.kind === 'thing') && !cluster.nouns.has(phrase.noun)) return false
    if (
      phrase.gender &&
      cluster.gender &&
      phrase.gender !== 'n' &&
      cluster.gender !== 'n' &&
      phrase.gender !== cluster.gender
    )
      return false
  }
  if (pronoun && cluster.kind === 'time') return false
  for (let i = cluster.phrases.length - 1; i >= 0 && i >= cluster.phrases.length - 3; i--) {
    const other = cluster.phrases[i]!
    if (other.sentence !== phrase.sentence) break
    // "the president of the country": neither means the other; nor do the parts of a list.
    if (within(phrase.head, other) || within(other.head, phrase)) return false
    if (siblings(scene.tree, phrase.head, other.head)) return false
  }
  // "His counterpart offered to meet him": who meets is not whom he meets.
  if (pronoun && !pronoun.reflexive && isArgument(phrase.role) && phrase.role !== 'subject') {
    const doer = subjectOver(scene.tree, phrase.predicate)
    if (doer !== undefined && cluster.phrases.slice(-3).some((p) => p.head === doer)) return false
  }
  if (last.sentence === phrase.sentence && phrase.predicate === last.predicate && !pronoun?.reflexive) {
    if (isArgument(phrase.role) && isArgument(last.role) && phrase.role !== last.role) return false
  }
  return true
}

function subjectOfTelling(tree: Tree, { role, predicate }: Phrase): number | undefined {
  if (role !== 'subject') return undefined
  const at = tree.relation(predicate) === 'ccomp' ? tree.head(predicate) : -1
  const subject = at < 0 ? undefined : tree.childBy(at, 'nsubj')
  return subject !== undefined && subject < predicate ? subject : undefined
}

const isAnother = ({ head }: Phrase, { tree }: LinkScene): boolean =>
  tree.childrenBy(head, 'det', 'amod').some((k) => /^(?:another|other)$/.test(tree.lower(k)))

/** "The Salvadoran president" is not the minister who has been told of. */
function isOfOtherOffice({ noun }: Phrase, { nouns }: Cluster, words: MentionWords): boolean {
  const apart = words.sets.get('office-apart')!
  if (!apart.has(noun) || nouns.has(noun)) return false
  for (const other of nouns) if (apart.has(other)) return true
  return false
}

/** "The prime minister" is not "the minister of defence", whatever else is said of them. */
function isOfOtherPortfolio(phrase: Phrase, { phrases }: Cluster, words: MentionWords): boolean {
  const portfolios = words.sets.get('portfolio')!
  const of = ({ modifiers }: Phrase): string[] => [...modifiers].filter((word) => portfolios.has(word))
  const own = of(phrase)
  if (own.length === 0) return false
  const theirs = phrases.flatMap((p) => (p.noun === phrase.noun ? of(p) : []))
  return theirs.length > 0 && !own.some((word) => theirs.includes(word))
}

/** "The ministries" are not "the ministry" that was told of, nor is "the party" the parties. */
function isOneOfSeveral({ noun, number }: Phrase, { phrases }: Cluster): boolean {
  let isOther = false
  for (const other of phrases)
    if (other.noun === noun) {
      if ((other.number === 'plur') === (number === 'plur')) return false
      isOther = true
    }
  return isOther
}

/** "A visitor … they": one who is said to be neither man nor woman, nor anybody by name. */
const isAnybody = ({ kind, names, gender }: Cluster): boolean =>
  kind === 'person' && names.length === 0 && gender !== 'm' && gender !== 'f'

const isArgument = (role: Phrase['role']): boolean => role === 'subject' || role === 'object' || role === 'oblique'

const within = (token: number, phrase: Phrase): boolean => phrase.range.from <= token && token < phrase.range.to

function siblings(tree: Tree, a: number, b: number): boolean {
  const top = (i: number): number => {
    for (let steps = 0; tree.relation(i) === 'conj' && steps < 30; steps++) i = tree.head(i)
    return i
  }
  return top(a) === top(b)
}
