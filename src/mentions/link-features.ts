import type { Tree } from '../report/tree.js'
import type { Cluster } from './cluster.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './noun-phrases.js'
import type { Quotations } from './quotations.js'

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

const distance = (n: number): string => (n <= 3 ? String(n) : n <= 5 ? '4-5' : n <= 9 ? '6-9' : '10+')
const size = (n: number): string => (n <= 2 ? String(n) : n <= 4 ? '3-4' : n <= 8 ? '5-8' : '9+')

/** What speaks for or against a phrase meaning what a cluster means, as "feature value" pairs. */
export function pairFeatures(phrase: Phrase, cluster: Cluster, rank: number, scene: LinkScene): string[] {
  const last = cluster.phrases.at(-1)!
  const kind = linkClassOf(phrase)!
  const away = distance(phrase.sentence - last.sentence)
  const form = last.pronoun ? 'pronoun' : last.name ? 'name' : last.determiner
  const features = [
    `away ${away}`,
    `rank ${rank <= 2 ? rank : rank <= 4 ? '3-4' : rank <= 8 ? '5-8' : rank <= 16 ? '9-16' : '17+'}`,
    `kind ${phrase.kind}>${cluster.kind}`,
    `role ${phrase.role}>${last.role}`,
    `lastrole ${last.role}:${away}`,
    `size ${size(cluster.phrases.length)}`,
    `form ${form}`,
    `named ${cluster.names.length > 0 ? 'yes' : 'no'}`,
    `number ${agreement(phrase.number, cluster.number)}`,
    `gender ${agreement(phrase.gender, cluster.gender)}`,
    `quoted ${scene.quotations.at[phrase.head]! >= 0 ? 'in' : 'out'}>${scene.quotations.at[last.head]! >= 0 ? 'in' : 'out'}`,
  ]
  if (phrase.predicate === last.predicate && phrase.sentence === last.sentence)
    features.push(`clause same:${phrase.role}>${last.role}`)
  if (kind === 'he' || phrase.kind === 'person') {
    const spoke = cluster.spoke < 0 ? 'never' : distance(phrase.sentence - cluster.spoke)
    features.push(`speaker ${scene.isSpeaker(phrase) ? 'yes' : 'no'}>${spoke}`)
  }
  if (kind === 'he' || kind === 'it' || kind === 'they') {
    if (last.role === 'subject' && phrase.role === 'subject') features.push(`parallel ${away}`)
    const first = cluster.phrases[0]!
    features.push(`first ${first.sentence === 0 ? 'title' : first.sentence <= 2 ? 'lead' : 'later'}`)
    if (phrase.pronoun?.reflexive)
      features.push(`reflexive ${phrase.predicate === last.predicate ? last.role : 'other'}`)
    if (cluster.members) features.push('members yes')
    return features
  }
  features.push(`noun ${nounMatch(phrase, cluster, scene.words)}`)
  features.push(`nounform ${nounMatch(phrase, cluster, scene.words)}:${cluster.names.length > 0 ? 'named' : form}`)
  features.push(`nounaway ${nounMatch(phrase, cluster, scene.words)}:${away}`)
  features.push(`state ${stateMatch(phrase, cluster)}`)
  features.push(`modifiers ${modifierMatch(phrase, cluster)}`)
  features.push(`modnoun ${modifierMatch(phrase, cluster)}:${nounMatch(phrase, cluster, scene.words)}`)
  return features
}

/** What speaks for a phrase naming someone or something new. */
export function newFeatures(phrase: Phrase, scene: LinkScene): string[] {
  const { tree } = scene
  const features = [
    'new yes',
    `newkind ${phrase.kind}`,
    `newrole ${phrase.role}`,
    `newnumber ${phrase.number}`,
    `newmods ${Math.min(3, phrase.modifiers.size)}`,
    `newlong ${phrase.range.to - phrase.head > 1 ? 'yes' : 'no'}`,
    `newsentence ${phrase.sentence === 0 ? 'title' : phrase.sentence < 3 ? 'lead' : 'later'}`,
  ]
  if (tree.children(phrase.head).some((k) => tree.deprel(k) === 'acl:relcl' || tree.relation(k) === 'acl'))
    features.push('newclause yes')
  if (phrase.pronoun?.gender === 'n') features.push(`newverb ${tree.lemma(phrase.predicate).toLowerCase()}`)
  return features
}

function agreement(a: string, b: string): string {
  if (!a || !b) return 'unknown'
  return a === b ? a : `${a}!${b}`
}

function nounMatch(phrase: Phrase, cluster: Cluster, words: MentionWords): string {
  const noun = phrase.noun
  if (cluster.nouns.has(noun)) return 'same'
  const mine = words.synonyms.get(noun)
  if (mine)
    for (const other of cluster.nouns)
      if (words.synonyms.get(other)?.some((set) => mine.includes(set))) return 'synonym'
  // "the commission" for "European Commission"
  for (const name of cluster.names) if (name.includes(noun)) return 'inname'
  if (cluster.nouns.size === 0) return cluster.names.length > 0 ? 'nameonly' : 'none'
  return 'other'
}

function modifierMatch(phrase: Phrase, cluster: Cluster): string {
  if (phrase.modifiers.size === 0) return cluster.modifiers.size === 0 ? 'bare' : 'fewer'
  let shared = 0
  for (const m of phrase.modifiers)
    if (cluster.modifiers.has(m) || cluster.names.some((name) => name.includes(m))) shared++
  if (shared === phrase.modifiers.size) return 'within'
  if (shared > 0) return 'some'
  return cluster.modifiers.size === 0 ? 'more' : 'other'
}

/** Is it of the same state: "the Cuban president" and "the president of Cuba"? */
function stateMatch(phrase: Phrase, cluster: Cluster): string {
  const mine = [...phrase.modifiers].filter((m) => m.startsWith('@'))
  const theirs = [...cluster.modifiers].filter((m) => m.startsWith('@'))
  if (mine.length === 0) return theirs.length === 0 ? 'none' : 'theirs'
  if (mine.some((m) => cluster.modifiers.has(m) || `@${cluster.state}` === m)) return 'same'
  return theirs.length === 0 ? 'mine' : 'other'
}

/** Could the phrase mean what the cluster means at all? */
export function mayLink(phrase: Phrase, cluster: Cluster, scene: LinkScene): boolean {
  const last = cluster.phrases.at(-1)!
  const pronoun = phrase.pronoun
  if (phrase.number === 'sing' && cluster.number === 'plur') return false
  if (
    phrase.number === 'plur' &&
    cluster.number === 'sing' &&
    !(pronoun && (cluster.kind === 'group' || cluster.kind === 'country' || cluster.kind === 'person'))
  )
    return false
  if (pronoun?.gender === 'm' || pronoun?.gender === 'f') {
    if (cluster.kind !== 'person') return false
    if (cluster.gender && cluster.gender !== 'n' && cluster.gender !== pronoun.gender) return false
  }
  if (pronoun?.gender === 'n' && (cluster.kind === 'person' || cluster.kind === 'time')) return false
  if (!pronoun) {
    if (phrase.kind === 'person' && cluster.kind !== 'person') return false
    if (phrase.kind !== 'person' && cluster.kind === 'person') return false
    if (phrase.kind === 'time' || cluster.kind === 'time') return false
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
  if (last.sentence === phrase.sentence && phrase.predicate === last.predicate && !pronoun?.reflexive) {
    const arguments_ = new Set(['subject', 'object', 'oblique'])
    if (arguments_.has(phrase.role) && arguments_.has(last.role) && phrase.role !== last.role) return false
  }
  return true
}

const within = (token: number, phrase: Phrase): boolean => phrase.range.from <= token && token < phrase.range.to

function siblings(tree: Tree, a: number, b: number): boolean {
  const top = (i: number): number => {
    for (let steps = 0; tree.relation(i) === 'conj' && steps < 30; steps++) i = tree.head(i)
    return i
  }
  return top(a) === top(b)
}
