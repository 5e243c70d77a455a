import type { Registry } from '../actors/registry.js'
import type { Report } from '../report/layers.js'
import { type Span, type TokenRange, textOf } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import type { Gender, MentionWords, PronounWord } from './mention-words.js'
import { type NameInText, namesInText } from './names-in-text.js'
import { foldedWords } from './names-match.js'
import { nounKindOf } from './noun-kinds.js'

/** What kind of being the words of a phrase name, as far as they say. */
export type PhraseKind = 'person' | 'group' | 'place' | 'country' | 'time' | 'thing'

/** A noun phrase, name or pronoun with what its words say about who is meant. */
export interface Phrase {
  /** Position among the report's phrases. */
  readonly index: number
  readonly head: number
  /** Without trailing clauses, appositions and the rest of a list. */
  readonly range: TokenRange
  readonly span: Span
  readonly kind: PhraseKind
  readonly pronoun: PronounWord | undefined
  /** The name's words, folded: "Kim Yong-nam" -> kim, yong-nam. */
  readonly name: readonly string[] | undefined
  readonly nameSpan: Span | undefined
  /** Head noun of a description, or of the title of a name: "minister" of "Foreign Minister Cesar Landa". */
  readonly noun: string
  readonly number: 'sing' | 'plur' | ''
  readonly gender: Gender | 'n' | ''
  readonly determiner: 'the' | 'a' | 'this' | 'poss' | 'none' | 'all'
  /** Lemmas of the words that say which: "North Korean", "foreign". */
  readonly modifiers: ReadonlySet<string>
  /** States among those words. */
  readonly states: readonly string[]
  /** Id of the state whose name, capital or nationality the head is. */
  readonly state: string | undefined
  /** A capital that speaks for its state: "Pyongyang denied it". */
  readonly capital: boolean
  /** A nationality that stands before a noun: "Russian" in "Russian air strikes". */
  readonly adjective: boolean
  /** A people: "Russians". */
  readonly isPeople: boolean
  /** The names layer calls it a name, or it is a weapon or vehicle that acts for its owner. */
  readonly properName: boolean
  readonly sentence: number
  /** The verb or other predicate that governs the phrase. */
  readonly predicate: number
  readonly role: 'subject' | 'object' | 'oblique' | 'possessive' | 'modifier' | 'other'
}

type Named = Report<'sentences' | 'tokens' | 'syntax' | 'names'>

/** Dependents that are no part of the phrase's own words. */
const OUTSIDE = new Set([
  'acl',
  'advcl',
  'appos',
  'parataxis',
  'conj',
  'cc',
  'case',
  'punct',
  'cop',
  'aux',
  'nsubj',
  'csubj',
  'mark',
  'list',
  'discourse',
  'dep',
  'orphan',
  'obl',
  'ccomp',
  'xcomp',
  'obj',
  'iobj',
  'expl',
  'vocative',
  'dislocated',
  'reparandum',
]) // prettier-ignore
/** Dependents that are no part of a phrase within the phrase. */
const OUTSIDE_WITHIN = new Set(['acl', 'advcl', 'parataxis', 'appos', 'list', 'discourse', 'dep', 'orphan'])
const NOMINAL = new Set([
  'nsubj',
  'obj',
  'iobj',
  'obl',
  'nmod',
  'root',
  'conj',
  'appos',
  'xcomp',
  'vocative',
  'dislocated',
  'list',
  'parataxis',
  'ccomp',
  'advcl',
  'dep',
  'orphan',
  'acl',
  'csubj',
]) // prettier-ignore

export interface PhraseKnowledge {
  readonly words: MentionWords
  readonly registry: Registry
}

/** All noun phrases, names and pronouns of a report, in the order of their heads. */
export function nounPhrases(report: Named, tree: Tree, knowledge: PhraseKnowledge): Phrase[] {
  const { nameOf, isRole } = namesInText(report, tree, knowledge)
  const phrases: Phrase[] = []
  for (let i = 0; i < tree.size; i++) {
    const phrase = phraseAt({ report, tree, knowledge, nameOf, isRole }, i, phrases.length)
    if (phrase) phrases.push(phrase)
  }
  return phrases
}

interface PhraseScene {
  readonly report: Named
  readonly tree: Tree
  readonly knowledge: PhraseKnowledge
  readonly nameOf: readonly (NameInText | undefined)[]
  readonly isRole: Uint8Array
}

function phraseAt(scene: PhraseScene, i: number, index: number): Phrase | undefined {
  const { report, tree, knowledge, nameOf } = scene
  const { words } = knowledge
  const upos = tree.upos(i)
  const relation = tree.relation(i)
  const deprel = tree.deprel(i)
  const lower = tree.lower(i)
  const own = nameOf[i]
  const headed = own?.head === i ? own : undefined
  const known = headed?.known
  const named = headed && headed.kind !== 'norp' ? headed : (!own && nameAfter(scene, i)) || undefined
  const pronoun = upos === 'PRON' ? words.pronouns.get(lower) : undefined
  if (pronoun && relation === 'expl') return undefined
  const modifies =
    relation === 'amod' ||
    relation === 'compound' ||
    (relation === 'conj' && ['amod', 'compound'].includes(tree.relation(tree.head(i))))
  const adjective = known?.use === 'adjective' && modifies
  const quantity =
    (upos === 'NUM' || upos === 'DET') && NOMINAL.has(relation) && (words.sets.get('both')?.has(lower) ?? false)
  if (!pronoun && !named && !adjective && !quantity) {
    if (upos !== 'NOUN' && upos !== 'PROPN' && !(upos === 'ADJ' && own?.kind === 'norp' && NOMINAL.has(relation)))
      return undefined
    // "President" of "President Maduro" and "Jong" of "Kim Jong-un" belong to the name's phrase.
    if (relation === 'flat' || relation === 'goeswith' || relation === 'fixed' || deprel === 'nmod:desc')
      return undefined
    if (relation === 'compound' && (upos !== 'PROPN' || own !== undefined || scene.isRole[i])) return undefined
    if (own && own.head !== i) return undefined
  }
  if (named && (deprel === 'nmod:desc' || relation === 'flat') && named.kind !== 'place') {
    // A title that is written as a name: the phrase is that of the person.
    const governor = tree.head(i)
    if (governor >= 0 && nameOf[governor]?.kind === 'person') return undefined
  }
  // "student Ahmed Mohamed": the name belongs to the phrase of the student.
  if (own && own.head === i && tree.head(i) >= 0 && nameAfter(scene, tree.head(i)) === own) return undefined
  const range = pronoun ? { from: i, to: i + 1 } : adjective ? headed!.range : rangeOf(tree, i, named, words)
  const span = tree.spanOf(range)
  const nameSpan =
    named?.span ??
    ((upos === 'PROPN' && !pronoun && !isPlainNoun(scene, i)) || isTitled(tree, i) ? properSpan(tree, i) : undefined)
  const name = adjective ? foldedWords(textOf(report, headed!.span)) : nameSpan && foldedWords(textOf(report, nameSpan))
  const title = titleOf(tree, i)
  const described = upos === 'NOUN' || (named !== undefined && named !== own)
  const noun = (nameSpan || adjective) && (!described || title) ? title : nounOf(tree, i)
  const number = pronoun ? pronoun.number : numberOf(tree, i, words, noun)
  const isPeople = !adjective && !pronoun && headed?.kind === 'norp'
  let equipment = false
  const kind = kindOf()
  const modifiers = modifiersOf(tree, i, nameOf)
  return {
    index,
    head: i,
    range,
    span,
    kind,
    pronoun,
    name,
    nameSpan: adjective ? span : nameSpan,
    noun,
    number,
    gender: genderOf(),
    determiner: determinerOf(tree, i, words),
    modifiers,
    states: statesOf(scene, i, range),
    state: known && known.use !== 'organisation' ? known.id : undefined,
    capital: known?.use === 'capital' && kind === 'country',
    adjective,
    isPeople,
    properName: named !== undefined || equipment,
    sentence: tree.sentence(i),
    predicate: predicateOf(tree, i),
    role: roleOf(tree, i),
  }

  function nounKind(word: string): PhraseKind | undefined {
    const found = nounKindOf(word, knowledge)
    if (found === 'equipment') equipment = true
    return found === 'equipment' ? 'thing' : found
  }

  function kindOf(): PhraseKind {
    if (pronoun) return pronoun.gender === 'n' ? 'thing' : 'person'
    if (adjective) return 'country'
    if (nameSpan) {
      if (known?.use === 'state') return 'country'
      if (known?.use === 'capital') return isLocated(tree, i) ? 'place' : 'country'
      if (own?.kind === 'person' || (title && nounKind(title) === 'person')) return 'person'
      if (named && named.kind === 'person') return 'person'
      if (own?.kind === 'place') return 'place'
      if (own?.kind === 'group') return 'group'
      if (isPeople) return 'person'
      const byNoun = nounKind(tree.lower(i)) ?? nounKind(tree.lemma(i).toLowerCase())
      if (!own && name && name.length > 1 && words.genderOfGivenName.has(name[0]!)) return 'person'
      if (byNoun) return byNoun
      return 'thing'
    }
    if (quantity || isPeople) return 'person'
    if (words.sets.get('country-noun')!.has(noun)) return 'country'
    return nounKind(noun) ?? nounKind(lower) ?? 'thing'
  }

  function genderOf(): Phrase['gender'] {
    if (pronoun) return pronoun.gender
    if (kind !== 'person') return 'n'
    const titled = words.genderOfNoun.get(title || noun)
    if (titled) return titled
    if (nameSpan) return (name!.length > 1 && words.genderOfGivenName.get(name![0]!)) || ''
    return words.genderOfNoun.get(noun) ?? ''
  }
}

/** "the President", "Parliament", "Gunmen": a noun with a capital, no name of its own. */
function isPlainNoun({ tree, knowledge, isRole }: PhraseScene, i: number): boolean {
  if (isRole[i]) return true
  const kind = nounKindOf(tree.lower(i), knowledge)
  const joined = tree
    .children(i)
    .some((k) => ['flat', 'compound'].includes(tree.relation(k)) && tree.upos(k) === 'PROPN')
  return (kind === 'person' || kind === 'group') && !joined
}

/** "King Mswati": what follows a title is a name, also where the tagger took it for a noun. */
const isTitled = (tree: Tree, i: number): boolean => /^\p{Lu}/u.test(tree.form(i)) && titleOf(tree, i) !== ''

/** "in Pyongyang", "left for Minsk": where something is; elsewhere a capital speaks for its state. */
function isLocated(tree: Tree, i: number): boolean {
  let k = i
  for (let steps = 0; tree.relation(k) === 'conj' && steps < 20; steps++) k = tree.head(k)
  if (tree.relation(k) === 'nsubj' || tree.deprel(k) === 'nmod:poss' || tree.relation(k) === 'obj') return false
  if (tree.head(k) < 0 || tree.relation(k) === 'appos') return true
  return tree.childrenBy(k, 'case').some((c) => LOCATIVE.has(tree.lower(c)))
}

const LOCATIVE = new Set([
  'in',
  'at',
  'near',
  'to',
  'from',
  'outside',
  'around',
  'across',
  'through',
  'via',
  'inside',
  'into',
  'for',
  'towards',
  'toward',
  'on',
])

/** States that say whose somebody is: "US President Donald Trump", "the leader of North Korea". */
function statesOf({ tree, nameOf }: PhraseScene, i: number, { from }: TokenRange): string[] {
  const states = new Set<string>()
  const take = (k: number) => {
    const known = nameOf[k]?.known
    if (known && known.use !== 'organisation' && nameOf[k] !== nameOf[i]) states.add(known.id)
  }
  for (let k = from; k < i; k++) take(k)
  for (const k of tree.children(i)) {
    if (k < i || tree.relation(k) !== 'nmod') continue
    take(k)
    for (const other of tree.childrenBy(k, 'conj')) if (nameOf[k]?.known) take(other)
  }
  return [...states]
}

/** The name that follows a person's description without a comma: "student Ahmed Mohamed". */
function nameAfter({ tree, nameOf, isRole }: PhraseScene, i: number): NameInText | undefined {
  if ((tree.upos(i) !== 'NOUN' && !isRole[i]) || nameOf[i]) return undefined
  for (const k of tree.children(i)) {
    if (k < i || (tree.relation(k) !== 'flat' && tree.relation(k) !== 'appos')) continue
    const name = nameOf[k]
    if (name?.kind === 'person' && name.head === k && tree.upos(name.range.from - 1) !== 'PUNCT') return name
  }
  return undefined
}

/** The words of the phrase around its head; "the leader of North Korea, who …" ends before the comma. */
function rangeOf(tree: Tree, i: number, named: NameInText | undefined, words: MentionWords): TokenRange {
  const name = named?.range
  let from = Math.min(i, name?.from ?? i)
  let to = Math.max(i + 1, name?.to ?? i + 1)
  const [low, high] = [breakBefore(tree, from), breakAfter(tree, to)]
  const take = (k: number) => {
    if (k < low || k >= high) return
    if (k < from) from = k
    if (k + 1 > to) to = k + 1
    for (const child of tree.children(k)) if (!OUTSIDE_WITHIN.has(tree.relation(child))) take(child)
  }
  const isPredicate = tree.childBy(i, 'cop') !== undefined
  for (const child of tree.children(i)) {
    const relation = tree.relation(child)
    if (OUTSIDE.has(relation)) continue
    if (relation === 'advmod' && (child > i || isPredicate)) continue
    // "Kim Yong-nam's visit", not "Kim Yong-nam from his visit": a person's or a country's name needs nothing after it.
    if (
      named &&
      named.kind !== 'group' &&
      relation === 'nmod' &&
      child >= name!.to &&
      tree.deprel(child) !== 'nmod:unmarked'
    )
      continue
    // "the talks on Tuesday", "the minister yesterday": when is no part of who.
    if (
      relation === 'nmod' &&
      child > i &&
      (words.nouns.get(tree.lemma(child).toLowerCase()) === 'time' ||
        (tree.deprel(child) === 'nmod:unmarked' && tree.upos(child) === 'NUM'))
    )
      continue
    take(child)
  }
  while (to > i + 1 && tree.upos(to - 1) === 'PUNCT' && !(name && to <= name.to)) to--
  while (from < i && tree.upos(from) === 'PUNCT' && !(name && from >= name.from)) from++
  return { from, to }
}

/** A dash, colon or semicolon ends a phrase: "ATHENS — Crown Prince Mohammed bin Salman". */
const BREAK = /^(—|–|--|-|:|;)$/

function breakBefore(tree: Tree, from: number): number {
  const { from: start } = tree.sentenceRange(tree.sentence(from))
  for (let k = from - 1; k >= start; k--) if (isBreak(tree, k)) return k + 1
  return start
}

function breakAfter(tree: Tree, to: number): number {
  const { to: end } = tree.sentenceRange(tree.sentence(to - 1))
  for (let k = to; k < end; k++) if (isBreak(tree, k)) return k
  return end
}

/** A hyphen within a word breaks nothing. */
const isBreak = (tree: Tree, k: number): boolean =>
  tree.upos(k) === 'PUNCT' &&
  BREAK.test(tree.form(k)) &&
  (tree.tokenSpan(k - 1).end < tree.tokenSpan(k).start || tree.tokenSpan(k).end < tree.tokenSpan(k + 1).start)

/** A proper name that the names layer missed: the head and the proper words joined to it. */
function properSpan(tree: Tree, i: number): Span {
  let from = i
  let to = i + 1
  const joined = (k: number) => {
    const relation = tree.relation(k)
    return (
      (relation === 'flat' || relation === 'compound' || relation === 'amod' || relation === 'punct') &&
      (tree.head(k) === i || tree.head(tree.head(k)) === i)
    )
  }
  while (from > 0 && joined(from - 1) && /^\p{Lu}/u.test(tree.form(from - 1))) from--
  while (to < tree.size && joined(to) && (tree.upos(to) !== 'PUNCT' || (tree.form(to) === '-' && joined(to + 1)))) to++
  return tree.spanOf({ from, to })
}

/** Lemma of the title or description before a name: "minister" of "Foreign Minister Cesar Landa". */
function titleOf(tree: Tree, i: number): string {
  const desc = tree.children(i).filter((k) => tree.deprel(k) === 'nmod:desc' && k < i)
  const last = desc.at(-1)
  return last === undefined ? '' : tree.lemma(last).toLowerCase()
}

function nounOf(tree: Tree, i: number): string {
  return tree.lemma(i).toLowerCase()
}

function numberOf(tree: Tree, i: number, words: MentionWords, noun: string): Phrase['number'] {
  const feats = tree.feats(i)
  if (feats.includes('Number=Plur')) return 'plur'
  const counted = tree.childBy(i, 'nummod')
  if (counted !== undefined && tree.lower(counted) !== 'one') return 'plur'
  if (words.nouns.get(noun) === 'group' || noun === 'police') return ''
  if (feats.includes('Number=Sing')) return 'sing'
  return tree.upos(i) === 'NUM' || tree.upos(i) === 'DET' ? 'plur' : ''
}

function determinerOf(tree: Tree, i: number, words: MentionWords): Phrase['determiner'] {
  let found: Phrase['determiner'] = 'none'
  for (const k of tree.children(i)) {
    const relation = tree.deprel(k)
    if (relation === 'nmod:poss') return 'poss'
    if (tree.relation(k) !== 'det') continue
    const lower = tree.lower(k)
    if (lower === 'the') found = 'the'
    else if (lower === 'this' || lower === 'these' || lower === 'that' || lower === 'those') found = 'this'
    else if (lower === 'both' || (words.sets.get('both')?.has(lower) ?? false)) found = 'all'
    else found = 'a'
  }
  return found
}

function modifiersOf(tree: Tree, i: number, nameOf: readonly (NameInText | undefined)[]): Set<string> {
  const modifiers = new Set<string>()
  for (const k of tree.children(i)) {
    const relation = tree.relation(k)
    if (relation !== 'amod' && relation !== 'compound' && relation !== 'nummod' && relation !== 'nmod') continue
    if (tree.deprel(k) === 'nmod:desc' || tree.upos(k) === 'PRON') continue
    // "Cuban president", "president of Cuba", "Cuba's president": one and the same.
    const known = nameOf[k]?.known
    if (known && known.use !== 'organisation') modifiers.add(`@${known.id}`)
    else if (tree.deprel(k) !== 'nmod:poss') modifiers.add(tree.lemma(k).toLowerCase())
  }
  return modifiers
}

function roleOf(tree: Tree, i: number): Phrase['role'] {
  let k = i
  // A dateline may be read as a name's beginning: "ATHENS — Crown Prince Mohammed".
  for (let steps = 0; (tree.relation(k) === 'conj' || tree.relation(k) === 'flat') && steps < 20; steps++)
    k = tree.head(k)
  switch (tree.relation(k)) {
    case 'nsubj':
      return 'subject'
    case 'obj':
    case 'iobj':
      return 'object'
    case 'obl':
      return 'oblique'
    case 'nmod':
      return tree.deprel(k) === 'nmod:poss' ? 'possessive' : 'modifier'
    case 'compound':
    case 'amod':
      return 'modifier'
    default:
      return 'other'
  } // prettier-ignore
}

/** The word that heads the clause around the phrase. */
function predicateOf(tree: Tree, i: number): number {
  let k = i
  for (let steps = 0; steps < 30; steps++) {
    const relation = tree.relation(k)
    const governor = tree.head(k)
    if (governor < 0) return k
    if (relation === 'nsubj' || relation === 'obj' || relation === 'iobj' || relation === 'obl' || relation === 'csubj')
      return governor
    if (
      relation === 'ccomp' ||
      relation === 'xcomp' ||
      relation === 'advcl' ||
      relation === 'acl' ||
      relation === 'parataxis'
    )
      return k
    k = governor
  }
  return k
}
