import type { SyntaxWord } from '../report/layers.js'
import { dependentsFrom, type WordLists } from './mend-heads.js'

interface NamedWith {
  /** The lists of `data/lexicon/grammar.csv`. */
  readonly lists: WordLists
  /** Does a name of the names layer begin with the word, and that of a state? */
  readonly beginsName: (word: number) => boolean
  readonly beginsState: (word: number) => boolean
}

/**
 * Relations that grammar rules out and that the parser, small as it is, gives now and then. Mends `words` from `first` to the
 * end of what was parsed, in place:
 * - "denied attacking a ship", "ruled out sending arms": a gerund right behind such a verb is its complement, not an adverbial;
 * - "denied supporting rebels": nor a description of its object;
 * - "no evidence that Russia attacked Poland": what has its own object, "that" is no object of;
 * - "Peru, Chile sign deal": a name that a plural verb follows without a comma is no apposition, but joined;
 * - "a Chad–Niger pact": two names with a dash between them are joined, and not one;
 * - "US-South Korea drills": nor one that two others describe;
 * - "Peru and South Korea": two states are joined, and neither is part of the other's name;
 * - "Russia and Foreign Minister Lee": "and" goes with the person who is joined, not with the title;
 * - "give Moldova 10 million euros": a name before a number is no part of it, but who is given;
 * - "give Moldova ten tanks": of two indirect objects the second is what is given;
 * - "accused Belarus": an indirect object without anything given or told is the object;
 * - "Chad and Niger both signed": after a subject "both" belongs to the verb, and is no second subject;
 * - "Britain criticised Rwanda": a passive subject needs an auxiliary of the passive, and no object beside it;
 * - "whom he called a usurper": of two objects of such a verb the second is what the first is called;
 * - "rejected as groundless Turkish claims": the claims are what is rejected;
 * - "sent soldiers to Estonia": what a preposition opens is no second object;
 * - "closed its road crossing", "the Kerem Shalom crossing": a noun right behind an object is the object.
 */
export function mendRelations(words: SyntaxWord[], first: number, { lists, beginsName, beginsState }: NamedWith): void {
  const dependents = dependentsFrom(words, first)
  const isBehindParticle = (i: number, verb: number): boolean => {
    const particle = words[verb + 1]!
    const isParticle = i === verb + 2 && particle.deprel === 'compound:prt' && particle.head === verb
    return isParticle && lists.is('takes-gerund', `${words[verb]!.lemma}_${particle.lemma}`)
  }
  const isObject = (i: number): boolean => words[i]!.deprel === 'obj'
  const relate = (i: number, deprel: string) => {
    words[i] = { ...words[i]!, deprel }
  }
  for (let i = first; i < words.length; i++) {
    const { deprel, head, upos } = words[i]!
    if (
      deprel === 'cc' &&
      head > i &&
      words[head]!.deprel === 'nmod:desc' &&
      words[words[head]!.head]?.deprel === 'conj'
    ) {
      words[i] = { ...words[i]!, head: words[head]!.head }
      continue
    }
    if (upos !== 'PROPN') continue
    if (deprel === 'conj') joinStates(words, i, { first, beginsName, beginsState })
    if (deprel === 'appos' && head === i - 2 && isPluralVerb(words[i + 1]) && words[head]!.head === i + 1)
      relate(i, 'conj')
    else if (deprel === 'flat' && head === i - 2 && words[i - 1]!.upos === 'PUNCT' && beginsName(i)) relate(i, 'conj')
    else if (deprel === 'compound' && beginsName(i) && beginsState(i + 2) && words[i + 1]?.lemma === '-')
      joinAcrossHyphen(words, i)
    else if (deprel === 'compound' && words[i + 1]?.upos === 'NUM' && lists.is('gives', words[i - 1]?.lemma ?? '')) {
      const given = amountOver(words, i)
      if (given >= 0 && words[given]!.head === i - 1) words[i] = { ...words[i]!, head: i - 1, deprel: 'iobj' }
    }
  }
  for (const [verb, below] of dependents) {
    if (words[verb]!.upos !== 'VERB') continue
    const has = (...relations: string[]) => below.some((i) => relations.includes(words[i]!.deprel))
    const that = below.find((i) => i < verb && words[i]!.lemma === 'that' && words[i]!.deprel === 'obj')
    if (that !== undefined && words[verb]!.deprel.startsWith('acl') && below.some((i) => i > verb && isObject(i))) {
      relate(that, 'mark')
      relate(verb, 'acl')
    }
    for (const i of below) {
      const { deprel, upos, feats = '' } = words[i]!
      if (deprel === 'obl' && !has('obj', 'nsubj:pass') && mendCalled(words, i, verb, dependents.get(i) ?? [], lists))
        continue
      if (
        deprel === 'advcl' &&
        upos === 'VERB' &&
        isGerund(feats) &&
        (i === verb + 1 ? lists.is('takes-gerund', words[verb]!.lemma) : isBehindParticle(i, verb))
      )
        relate(i, 'xcomp')
      else if (deprel === 'obj' && lists.is('gerund-only', words[verb]!.lemma)) {
        const gerund = words[verb + 1]
        if (gerund?.head !== i || gerund.deprel !== 'amod' || gerund.upos !== 'VERB' || !isGerund(gerund.feats ?? ''))
          continue
        words[verb + 1] = { ...gerund, head: verb, deprel: 'xcomp' }
        words[i] = { ...words[i]!, head: verb + 1 }
      } else if (
        deprel === 'nsubj' &&
        FLOATS.has(words[i]!.lemma) &&
        i < verb &&
        below.some((k) => k < i && words[k]!.deprel === 'nsubj')
      )
        relate(i, 'advmod')
      else if (
        deprel === 'obj' &&
        lists.is('names-object', words[verb]!.lemma) &&
        below.some((k) => k < i && words[k]!.deprel === 'obj' && /^PR(ON|OPN)$/.test(words[k]!.upos))
      )
        relate(i, 'xcomp')
      else if (
        deprel === 'obj' &&
        below.some((k) => k < i && isObject(k)) &&
        dependents.get(i)?.some((k) => words[k]!.deprel === 'case' && INTRODUCES.has(words[k]!.lemma))
      )
        relate(i, 'obl')
      else if (
        i > verb + 1 &&
        isObject(i - 1) &&
        words[i - 1]!.head === verb &&
        isNounBehind(words, i, dependents.get(i) ?? [], lists)
      )
        moveObject(words, i, dependents.get(i - 1) ?? [], dependents.get(i) ?? [])
      else if (deprel === 'iobj' && isGivenToo(words, i, below)) continue
      else if (deprel === 'iobj' && !has('obj') && below.some((k) => k < i && words[k]!.deprel === 'iobj'))
        relate(i, 'obj')
      else if (deprel === 'iobj' && !has('obj', 'ccomp', 'xcomp', 'parataxis')) relate(i, 'obj')
      else if (
        deprel === 'nsubj:pass' &&
        has('obj') &&
        !has('aux:pass', 'iobj') &&
        words[verb]!.feats?.includes('VerbForm=Fin')
      )
        relate(i, 'nsubj')
    }
  }
}

/** "Peru and South Korea", where the parser takes "Peru and South" for what Korea is called. */
function joinStates(
  words: SyntaxWord[],
  second: number,
  { first, beginsName, beginsState }: Omit<NamedWith, 'lists'> & { readonly first: number },
): void {
  const one = words[second]!.head
  const last = words[one]?.head ?? -1
  if (one > second || last <= second || !/^(compound|amod)$/.test(words[one]!.deprel)) return
  if (!beginsName(one) || !beginsState(second) || words[last]!.deprel === 'conj') return
  for (let i = second + 1; i <= last; i++)
    if (words[i]!.upos !== 'PROPN' || beginsName(i) || (i < last && words[i]!.head !== last)) return
  for (let i = first; i < second; i++)
    if (words[i]!.head === last && i < one) words[i] = { ...words[i]!, head: one }
    else if (words[i]!.head === second && words[i]!.deprel === 'cc') words[i] = { ...words[i]!, head: last }
  words[one] = { ...words[one]!, head: words[last]!.head, deprel: words[last]!.deprel }
  words[last] = { ...words[last]!, head: one, deprel: 'conj' }
  words[second] = { ...words[second]!, head: last, deprel: 'compound' }
}

/** "Gave Moldova ten tanks": another indirect object follows. */
const isGivenToo = (words: readonly SyntaxWord[], i: number, below: readonly number[]): boolean =>
  below.some((k) => k > i && words[k]!.deprel === 'iobj')

/** "Rejected as groundless Turkish claims": what follows "as" at once describes, and what is so called has its own adjective. Was it mended? */
function mendCalled(words: SyntaxWord[], i: number, verb: number, below: readonly number[], lists: WordLists): boolean {
  if (words[i]!.upos !== 'NOUN' || !lists.is('content-noun', words[i]!.lemma)) return false
  const as = below.find((k) => words[k]!.deprel === 'case' && words[k]!.lemma === 'as')
  if (as === undefined || as > verb + 2) return false
  const adjectives = below.filter((k) => k > as && k < i && words[k]!.deprel === 'amod')
  if (adjectives.length < 2 || adjectives[0] !== as + 1) return false
  words[as] = { ...words[as]!, head: as + 1 }
  words[as + 1] = { ...words[as + 1]!, head: verb, deprel: 'obl' }
  words[i] = { ...words[i]!, deprel: 'obj' }
  return true
}

/** Is the word the rest of the phrase before it: "road crossing", "the Kerem Shalom crossing", which the parser takes for a verb? */
function isNounBehind(words: readonly SyntaxWord[], i: number, below: readonly number[], lists: WordLists): boolean {
  const { upos, deprel, lemma, feats = '' } = words[i]!
  if (below.some((k) => k < i || /^(obj|ccomp)$/.test(words[k]!.deprel))) return false
  if (upos === 'NOUN') return deprel === 'advcl' && words[i - 1]!.upos === 'NOUN'
  return (
    upos === 'VERB' &&
    isGerund(feats) &&
    /^(xcomp|advcl|acl)$/.test(deprel) &&
    words[i - 1]!.upos === 'PROPN' &&
    lists.is('ing-noun', `${lemma}ing`)
  )
}

/** Makes the word behind an object the object, and the object a part of its name. */
function moveObject(words: SyntaxWord[], i: number, belowObject: readonly number[], below: readonly number[]): void {
  for (const k of below) if (words[k]!.deprel === 'obl') words[k] = { ...words[k]!, deprel: 'nmod' }
  for (const k of belowObject) if (k < i - 1) words[k] = { ...words[k]!, head: i }
  words[i - 1] = { ...words[i - 1]!, head: i, deprel: 'compound' }
  const { upos, lemma } = words[i]!
  words[i] = { ...words[i]!, upos: 'NOUN', deprel: 'obj', ...(upos === 'VERB' ? { lemma: `${lemma}ing` } : {}) }
}

/** "US-South Korea drills", where the parser hangs the first state on the last word of the second. */
function joinAcrossHyphen(words: SyntaxWord[], one: number): void {
  const { head: other } = words[one]!
  if (words[other]?.upos !== 'PROPN' || other < one + 2) return
  for (let i = one + 2; i < other; i++) if (words[i]!.head !== other) return
  words[one] = { ...words[one]!, head: words[other]!.head, deprel: words[other]!.deprel }
  words[other] = { ...words[other]!, head: one, deprel: 'conj' }
}

const INTRODUCES: ReadonlySet<string> = new Set('to from with against into by for toward towards over'.split(' '))

const FLOATS: ReadonlySet<string> = new Set(['both', 'all', 'each'])

const isGerund = (feats: string): boolean => /VerbForm=Ger|Tense=Pres\|VerbForm=Part/.test(feats)

// The parser takes "sign" of a headline for an infinitive as often as for a plural.
const isPluralVerb = (word: SyntaxWord | undefined): boolean =>
  word?.upos === 'VERB' && /Number=Plur|VerbForm=Inf/.test(word.feats ?? '')

/** The object that a word hangs on over numbers and nouns: "euros" over "10 million euros"; -1 where there is none. */
function amountOver(words: readonly SyntaxWord[], from: number): number {
  let i = from
  for (let steps = 0; steps < 4; steps++) {
    i = words[i]!.head
    if (i < 0) return -1
    if (words[i]!.deprel === 'obj') return i
  }
  return -1
}
