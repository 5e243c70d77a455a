import type { TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import type { JoinedRole } from './joined-roles.js'
import type { MentionWords } from './mention-words.js'
import type { NameInText } from './name-in-text.js'
import type { Phrase } from './phrase.js'

/** Lemma of the title or description before a name: "minister" of "Foreign Minister Cesar Landa". */
export function titleOf(tree: Tree, i: number, joined: ReadonlyMap<number, JoinedRole>): string {
  const desc = tree.children(i).filter((k) => tree.deprel(k) === 'nmod:desc' && k < i)
  const last = desc.at(-1)
  return last === undefined ? '' : (joined.get(last)?.noun ?? tree.lemma(last).toLowerCase())
}

export function nounOf(tree: Tree, i: number): string {
  return tree.lemma(i).toLowerCase()
}

export function numberOf(tree: Tree, i: number, words: MentionWords, noun: string): Phrase['number'] {
  const feats = tree.feats(i)
  if (feats.includes('Number=Plur')) return 'plur'
  const counted = tree.childBy(i, 'nummod')
  if (counted !== undefined && tree.lower(counted) !== 'one') return 'plur'
  if (!feats && tree.upos(i) === 'NOUN' && tree.lower(i) !== noun) return 'plur'
  if (words.nouns.get(noun) === 'group' || noun === 'police') return ''
  if (feats.includes('Number=Sing')) return 'sing'
  if (!feats && (tree.upos(i) === 'PROPN' || tree.upos(i) === 'NOUN')) return 'sing'
  return tree.upos(i) === 'NUM' || tree.upos(i) === 'DET' ? 'plur' : ''
}

export function determinerOf(tree: Tree, i: number, words: MentionWords): Phrase['determiner'] {
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

export function modifiersOf(tree: Tree, i: number, nameOf: readonly (NameInText | undefined)[]): Set<string> {
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

/** "Officials from Kenya to Mali": of all between, and not of Kenya. */
function isSpanned(tree: Tree, k: number): boolean {
  const isAfter = (at: number, word: string): boolean => tree.childrenBy(at, 'case').some((c) => tree.lower(c) === word)
  if (!isAfter(k, 'from')) return false
  return [...tree.children(k), ...tree.children(tree.head(k))].some((other) => other > k && isAfter(other, 'to'))
}

interface StatesScene {
  readonly tree: Tree
  readonly nameOf: readonly (NameInText | undefined)[]
  /** "backed", "born": a state before such a word is not somebody's own. */
  readonly foreignEnds: ReadonlySet<string>
  /** "foreign", "European": whoever is so called comes from elsewhere. */
  readonly outsiders: ReadonlySet<string>
}

/** States that say whose somebody is: "US President Donald Trump", "the leader of North Korea". */
export function statesOf(
  { tree, nameOf, foreignEnds, outsiders }: StatesScene,
  i: number,
  { from }: TokenRange,
): string[] {
  const states = new Set<string>()
  const take = (k: number) => {
    const known = nameOf[k]?.known
    if (known && known.use !== 'organisation' && nameOf[k] !== nameOf[i] && !isForeign(k)) states.add(known.id)
  }
  // "US-backed Syrian forces" are Syria's alone.
  const isForeign = (k: number): boolean => /^[-‐‑–]$/.test(tree.form(k + 1)) && foreignEnds.has(tree.lower(k + 2))
  for (let k = from; k < i; k++) take(k)
  // "the Greek president and prime minister": both are Greek; "the United States and European countries" are not.
  const first = tree.relation(i) === 'conj' ? tree.head(i) : -1
  const isNoun = (k: number): boolean => k >= 0 && tree.upos(k) === 'NOUN' && nameOf[k] === undefined
  if (states.size === 0 && isNoun(i) && isNoun(first) && tree.childBy(i, 'det') === undefined)
    for (const k of tree.childrenBy(first, 'amod', 'nmod:poss')) if (k < first) take(k)
  // "The Russian embassy in Vienna" is Russia's alone, "the European force in Bosnia" not Bosnia's.
  let isTold = states.size > 0
  for (let k = from; k < i && !isTold; k++) isTold = outsiders.has(tree.lower(k))
  const isWhose = (k: number): boolean => tree.childrenBy(k, 'case').some((c) => tree.lower(c) === 'of')
  for (const k of tree.children(i)) {
    if (k < i || tree.relation(k) !== 'nmod' || (isTold && !isWhose(k)) || isSpanned(tree, k)) continue
    take(k)
    if (!nameOf[k]?.known) continue
    // "Chad and Niger", "the Democratic Republic of Congo and Rwanda".
    const { to } = nameOf[k].range
    for (let w = k; w < to; w++) for (const other of tree.childrenBy(w, 'conj')) if (other >= to) take(other)
  }
  return [...states]
}
