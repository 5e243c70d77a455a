import type { Registry } from '../actors/registry.js'
import type { Report } from '../report/layers.js'
import { textOf } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import { type JoinedRole, joinedRoles, withRole } from './joined-roles.js'
import type { MentionWords } from './mention-words.js'
import type { NameInText } from './name-in-text.js'
import { namesInText } from './names-in-text.js'
import { foldedWords } from './names-match.js'
import { nounKindOf } from './noun-kinds.js'
import type { Phrase, PhraseKind } from './phrase.js'
import { isLocated, predicateOf, roleOf } from './phrase-grammar.js'
import { properSpan, rangeOf } from './phrase-range.js'
import { determinerOf, modifiersOf, nounOf, numberOf, statesOf, titleOf } from './phrase-words.js'
import { isTimeWord } from './time-words.js'

type Named = Report<'sentences' | 'tokens' | 'syntax' | 'names'>

const NOMINAL = new Set(
  'nsubj obj iobj obl nmod root conj appos xcomp vocative dislocated list parataxis ccomp advcl dep orphan acl csubj'.split(
    ' ',
  ),
)

export interface PhraseKnowledge {
  readonly words: MentionWords
  readonly registry: Registry
}

/** All noun phrases, names and pronouns of a report, in the order of their heads. */
export function nounPhrases(report: Named, tree: Tree, knowledge: PhraseKnowledge): Phrase[] {
  const { nameOf, isRole, inner } = namesInText(report, tree, knowledge)
  const joined = joinedRoles(tree, knowledge.registry)
  const scene = { report, tree, knowledge, nameOf, isRole, joined }
  const phrases: Phrase[] = []
  for (let i = 0; i < tree.size; i++) {
    const phrase = phraseAt(scene, i, phrases.length) ?? innerPhrase(scene, inner.get(i), phrases.length)
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
  readonly joined: ReadonlyMap<number, JoinedRole>
}

/** A name inside another: "Irving" of "the Irving Police Department". */
function innerPhrase({ report, tree }: PhraseScene, name: NameInText | undefined, index: number): Phrase | undefined {
  if (!name) return undefined
  const { head, range, span, kind, known } = name
  return {
    index,
    head,
    range,
    span,
    kind: known?.use === 'state' ? 'country' : kind === 'group' || kind === 'person' ? kind : 'place',
    pronoun: undefined,
    name: foldedWords(textOf(report, span)),
    nameSpan: span,
    noun: '',
    number: 'sing',
    gender: 'n',
    determiner: 'none',
    modifiers: new Set(),
    states: [],
    state: known && known.use !== 'organisation' ? known.id : undefined,
    organisation: known?.use === 'organisation' ? known.id : undefined,
    capital: false,
    adjective: false,
    isPeople: false,
    properName: true,
    sentence: tree.sentence(head),
    predicate: predicateOf(tree, head),
    role: 'modifier',
  }
}

function phraseAt(scene: PhraseScene, i: number, index: number): Phrase | undefined {
  const { report, tree, knowledge, nameOf } = scene
  const { words } = knowledge
  const upos = tree.upos(i)
  const relation = tree.relation(i)
  const deprel = tree.deprel(i)
  const lower = tree.lower(i)
  const own = nameOf[i]
  const joined = scene.joined.get(i)
  if (joined && joined.head !== i) return undefined
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
    const isNominal = upos === 'ADJ' && own?.kind === 'norp' && NOMINAL.has(relation)
    if (upos !== 'NOUN' && upos !== 'PROPN' && !isNominal && !isPeopleByState(scene, i)) return undefined
    // "President" of "President Maduro" and "Jong" of "Kim Jong-un" belong to the name's phrase.
    if (relation === 'flat' || relation === 'goeswith' || relation === 'fixed' || deprel === 'nmod:desc')
      return undefined
    if (relation === 'compound' && (upos !== 'PROPN' || own !== undefined || scene.isRole[i])) return undefined
    if (own && own.head !== i) return undefined
    // "State" of "Secretary of State"
    if (deprel === 'nmod' && scene.isRole[i] && scene.isRole[tree.head(i)] && upos === 'PROPN') return undefined
    if (isSecondRole(scene, i)) return undefined
  }
  if (named && (deprel === 'nmod:desc' || relation === 'flat') && named.kind !== 'place') {
    // A title that is written as a name: the phrase is that of the person.
    const governor = tree.head(i)
    if (governor >= 0 && nameOf[governor]?.kind === 'person') return undefined
  }
  // "student Ahmed Mohamed": the name belongs to the phrase of the student.
  if (own && own.head === i && tree.head(i) >= 0 && nameAfter(scene, tree.head(i)) === own) return undefined
  const range = pronoun
    ? { from: i, to: i + 1 }
    : adjective
      ? headed!.range
      : joined
        ? withRole(tree, rangeOf({ tree, nameOf, words }, i, named), joined)
        : rangeOf({ tree, nameOf, words }, i, named)
  const span = tree.spanOf(range)
  const nameSpan =
    named?.span ??
    ((upos === 'PROPN' && !pronoun && !isPlainNoun(scene, i)) || isTitled(scene, i)
      ? properSpan(tree, i, words)
      : undefined)
  const name = adjective ? foldedWords(textOf(report, headed!.span)) : nameSpan && foldedWords(textOf(report, nameSpan))
  const title = titleOf(tree, i, scene.joined)
  const described = upos === 'NOUN' || (named !== undefined && named !== own)
  const noun = (nameSpan || adjective) && (!described || title) ? title : (joined?.noun ?? nounOf(tree, i))
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
    states: statesOf(
      { tree, nameOf, foreignEnds: words.sets.get('foreign-end')!, outsiders: words.sets.get('outsider-word')! },
      i,
      range,
    ),
    state: known && known.use !== 'organisation' ? known.id : undefined,
    organisation: known?.use === 'organisation' ? known.id : undefined,
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
    if (!own && isTimeWord(tree, i, words)) return 'time'
    if (nameSpan) {
      if (known && isBase(tree, range.to)) return 'place'
      if (known?.use === 'state') return 'country'
      if (known?.use === 'capital') return isLocated(tree, i, words) ? 'place' : 'country'
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
    if (quantity || isPeople || joined || isPair(scene, i)) return 'person'
    if (words.sets.get('country-noun')!.has(noun)) return 'country'
    const two = nounWithWordBefore()
    return words.nouns.get(two) ?? nounKind(noun) ?? nounKind(lower) ?? nounKind(two) ?? 'thing'
  }

  /** "Stock exchange", "presidential guard": a group by two words. */
  function nounWithWordBefore(): string {
    const isBefore = tree.relation(i - 1) === 'compound' || tree.relation(i - 1) === 'amod'
    return isBefore && tree.head(i - 1) === i ? `${tree.lower(i - 1)} ${noun}` : ''
  }

  /** "Lin Chih-lin", "Li Keqiang": what comes first is no given name. */
  function isFamilyFirst(): boolean {
    return name!.length === 2 && (name![1]!.includes('-') || words.sets.get('family-first')!.has(name![0]!))
  }

  function genderOf(): Phrase['gender'] {
    if (pronoun) return pronoun.gender
    if (kind !== 'person') return 'n'
    const titled = words.genderOfNoun.get(title || noun)
    if (titled) return titled
    if (nameSpan) return (name!.length > 1 && !isFamilyFirst() && words.genderOfGivenName.get(name![0]!)) || ''
    return words.genderOfNoun.get(noun) ?? ''
  }
}

/** "The pair", "the trio": people or states told of before; "the pair of shoes" is none. */
function isPair({ tree, knowledge }: PhraseScene, i: number): boolean {
  const counted = ['pair-2', 'pair-3', 'pair-4'].some((set) => knowledge.words.sets.get(set)!.has(tree.lower(i)))
  return counted && tree.childBy(i, 'nmod') === undefined && determinerOf(tree, i, knowledge.words) === 'the'
}

/** "Burkina Faso's displaced", "the wounded": people by the state they are in. */
function isPeopleByState({ tree, knowledge }: PhraseScene, i: number): boolean {
  if (!/^(?:ADJ|VERB)$/.test(tree.upos(i)) || !/^(?:nsubj|obj|obl|nmod)$/.test(tree.relation(i))) return false
  const isMarked = tree.children(i).some((k) => k < i && (tree.lower(k) === 'the' || tree.deprel(k) === 'nmod:poss'))
  return isMarked && nounKindOf(tree.lower(i), knowledge) === 'person'
}

/** "Activist and philosopher Rana Okoye", "a Kenyan poet and lawyer": what else somebody is, who is but one. */
function isSecondRole({ tree, knowledge }: PhraseScene, i: number): boolean {
  if (tree.relation(i) !== 'conj' || tree.upos(i) !== 'NOUN' || tree.lower(i - 1) !== 'and') return false
  const first = tree.head(i)
  if (nounKindOf(tree.lower(first), knowledge) !== 'person' || nounKindOf(tree.lower(i), knowledge) !== 'person')
    return false
  const isTitle = tree.relation(first) === 'compound' || tree.deprel(first) === 'nmod:desc'
  // "A soldier and policeman were shot" are two.
  const isPredicate = tree.relation(first) === 'appos' || tree.relation(first) === 'root' || tree.childBy(first, 'cop')
  return isTitle || (!!isPredicate && tree.childrenBy(first, 'det').some((k) => /^an?$/.test(tree.lower(k))))
}

/** "the President", "Parliament", "Gunmen": a noun with a capital, no name of its own. */
function isPlainNoun({ tree, knowledge, isRole }: PhraseScene, i: number): boolean {
  if (isRole[i]) return true
  const kind = nounKindOf(tree.lower(i), knowledge)
  const children = tree.children(i)
  // "the European Union Special Envoy"
  if (kind === 'person' && children.some((k) => tree.relation(k) === 'det')) return true
  const joined = children.some((k) => ['flat', 'compound'].includes(tree.relation(k)) && tree.upos(k) === 'PROPN')
  return (kind === 'person' || kind === 'group') && !joined
}

/** "The Hague-based court", "Doha-born": where somebody sits, and no state that acts. */
const isBase = (tree: Tree, to: number): boolean =>
  /^[-‐‑–]$/.test(tree.form(to)) && /^(?:based|born|headquartered|datelined)$/.test(tree.lower(to + 1))

/** "King Mswati": what follows a title is a name, also where the tagger took it for a noun. */
const isTitled = ({ tree, joined }: PhraseScene, i: number): boolean =>
  /^\p{Lu}/u.test(tree.form(i)) && titleOf(tree, i, joined) !== ''

/** The name that follows a person's description without a comma: "student Ahmed Mohamed". */
function nameAfter({ tree, nameOf, isRole }: PhraseScene, i: number): NameInText | undefined {
  if ((tree.upos(i) !== 'NOUN' && !isRole[i]) || nameOf[i]) return undefined
  for (const k of tree.children(i)) {
    const name = nameOf[k]
    if (k < i) continue
    // "Secretary of State Antony Blinken", read as if he were the state's
    const isWrong = tree.relation(k) === 'nmod' && isRole[k - 1] === 1 && tree.childBy(k, 'case') === undefined
    if (tree.relation(k) !== 'flat' && tree.relation(k) !== 'appos' && !isWrong) continue
    if (name?.kind === 'person' && name.head === k && tree.upos(name.range.from - 1) !== 'PUNCT') return name
  }
  return undefined
}
