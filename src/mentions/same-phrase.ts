import type { Tree } from '../report/tree.js'
import type { MentionWords } from './mention-words.js'
import { isShortGroupName, lettersOf } from './names-match.js'
import type { Phrase } from './phrase.js'

/**
 * Which phrases the grammar itself makes one: "Walter Ortiz, a political scientist", "Ortiz is an analyst".
 * Gives for each phrase the first phrase of its group.
 */
export function samePhrases(
  tree: Tree,
  phrases: readonly Phrase[],
  byHead: readonly (Phrase | undefined)[],
  words: MentionWords,
): Int32Array {
  const first = new Int32Array(phrases.length).map((_, i) => i)
  const find = (i: number): number => {
    while (first[i]! !== i) i = first[i]!
    return i
  }
  const unite = (a: Phrase, b: Phrase) => {
    const [x, y] = [find(a.index), find(b.index)]
    if (x < y) first[y] = x
    else first[x] = y
  }
  for (const phrase of phrases) {
    if (phrase.pronoun || phrase.adjective) continue
    if (tree.relation(phrase.head) === 'appos') {
      const governor = apposedTo(tree, phrase, byHead)
      if (governor) unite(governor, phrase)
    }
    const called = placeCalled(tree, phrase, byHead, words)
    if (called) unite(phrase, called)
    const role = roleBefore(tree, phrase, byHead) ?? portfolioBefore(tree, phrase, byHead)
    if (role) unite(role, phrase)
    const made = madeSo(tree, phrase, words)
    const holder = made === undefined ? undefined : byHead[made]
    if (holder && !holder.pronoun && holder.kind === 'person') unite(holder, phrase)
    const subject = predicated(tree, phrase)
    const said = subject === undefined ? undefined : byHead[subject]
    if (said && agreeAsPredicate(said, phrase)) unite(said, phrase)
  }
  return first.map((_, i) => find(i))
}

/**
 * What an apposition is about: its governor, or what the governor hangs on. In "the chairman of the Assembly of
 * North Korea, Kim Yong-nam" parsers like to join the name to the nearest noun.
 */
function apposedTo(tree: Tree, phrase: Phrase, byHead: readonly (Phrase | undefined)[]): Phrase | undefined {
  for (let k = tree.head(phrase.head), steps = 0; k >= 0 && steps < 5; k = tree.head(k), steps++) {
    const governor = byHead[k]
    if (governor && canBeApposed(tree, governor, phrase)) return governor
    const relation = tree.relation(k)
    if (relation !== 'nmod' && relation !== 'compound' && relation !== 'flat') return undefined
  }
  return undefined
}

/** "the town of Goma" is Goma; "the coast of Libya" is not Libya. */
function placeCalled(
  tree: Tree,
  phrase: Phrase,
  byHead: readonly (Phrase | undefined)[],
  words: MentionWords,
): Phrase | undefined {
  if (phrase.name || phrase.number === 'plur' || !words.sets.get('called-place-noun')!.has(phrase.noun))
    return undefined
  const called = tree.childrenBy(phrase.head, 'nmod').find((k) => k > phrase.head)
  const named = called === undefined ? undefined : byHead[called]
  const isOf = called !== undefined && tree.childrenBy(called, 'case').some((c) => tree.lower(c) === 'of')
  return isOf && named?.name && named.kind === 'place' ? named : undefined
}

/** "the president of Cuba, Miguel Díaz-Canel,": a role, a comma and a name, however the parser joined them. */
function roleBefore(tree: Tree, phrase: Phrase, byHead: readonly (Phrase | undefined)[]): Phrase | undefined {
  if (phrase.kind !== 'person' || !phrase.name || phrase.isPeople || phrase.noun) return undefined
  const from = phrase.range.from
  // "Chief Cabinet Secretary Kenji Mori", where the parser made two phrases of one.
  const before = byHead[from - 1]
  if (before && isRole(tree, before) && before.range.to === from) return before
  if (
    tree.form(from - 1) !== ',' ||
    tree.relation(phrase.head) === 'nsubj' ||
    tree.childBy(phrase.head, 'cc') !== undefined
  )
    return undefined
  for (let k = from - 2; k >= 0 && k > from - 14 && tree.sentence(k) === phrase.sentence; k--) {
    if (!BETWEEN.has(tree.upos(k))) return undefined
    const role = byHead[k]
    if (role?.kind !== 'person') continue
    return isRole(tree, role) && role.determiner !== 'a' ? role : undefined
  }
  return undefined
}

/**
 * "Minister of Planning and International Cooperation Nasser Haddad": an office with all that it is for, and the name
 * right behind it, which parsers seldom join to it.
 */
function portfolioBefore(tree: Tree, phrase: Phrase, byHead: readonly (Phrase | undefined)[]): Phrase | undefined {
  const { kind, name, nameSpan, isPeople, noun, range } = phrase
  if (kind !== 'person' || !name || !nameSpan || isPeople || noun) return undefined
  let from = range.from
  while (from < range.to && tree.spanOf({ from, to: from + 1 }).start < nameSpan.start) from++
  if (!/^\p{Lu}/u.test(tree.form(from - 1))) return undefined
  for (let k = from - 1; k > 0 && k > from - LONGEST_PORTFOLIO && tree.sentence(k) === phrase.sentence; k--) {
    const word = tree.form(k)
    if (!/^\p{Lu}/u.test(word) && !IN_PORTFOLIO.has(word)) return undefined
    const role = IN_PORTFOLIO.has(word) ? byHead[k - 1] : undefined
    if (role && (word === 'of' || word === 'for') && isRole(tree, role)) return role
  }
  return undefined
}

const LONGEST_PORTFOLIO = 14
const IN_PORTFOLIO: ReadonlySet<string> = new Set(['of', 'for', 'and', 'the', ',', '&', '-'])

// "Wei and his Vietnamese counterpart Giang": joined to Wei, and still what Giang is.
const isRole = (tree: Tree, { kind, name, pronoun, adjective, number, head, determiner }: Phrase): boolean =>
  kind === 'person' &&
  !name &&
  !pronoun &&
  !adjective &&
  number !== 'plur' &&
  (tree.relation(head) !== 'conj' || determiner === 'poss')

const BETWEEN = new Set(['ADP', 'DET', 'ADJ', 'NOUN', 'PROPN', 'PART', 'CCONJ'])

function canBeApposed(tree: Tree, a: Phrase, b: Phrase): boolean {
  if (a.pronoun) return false
  if (a.number && b.number && a.number !== b.number) return false
  if (a.name && b.name) {
    const [x, y] = [lettersOf(a.name), lettersOf(b.name)]
    if (x === y) return true
    // "African Union (AU)"; but "Paris, France" and "Poland, Lithuania and Latvia" are several.
    return isShortGroupName(b.name, a.name) || isShortGroupName(a.name, b.name) || isBracketed(tree, a, b)
  }
  // A list that the parser read as an apposition.
  if (tree.childrenBy(b.head, 'conj').length > 0 && !a.name) return false
  return kindsAgree(a, b)
}

/** "CEI (Italian Episcopal Conference)": the letters need not be the initials. "LOS ANGELES (AP)" are two. */
function isBracketed(tree: Tree, a: Phrase, b: Phrase): boolean {
  if (tree.form(b.range.from - 1) !== '(') return false
  if ([a, b].some(({ kind }) => kind === 'person' || kind === 'place' || kind === 'country')) return false
  if (a.organisation && b.organisation && a.organisation !== b.organisation) return false
  return [a, b].some(({ head, name }) => name?.length === 1 && /^\p{Lu}{2,7}$/u.test(tree.form(head)))
}

function kindsAgree(a: Phrase, b: Phrase): boolean {
  if (a.kind === b.kind) return true
  if (a.kind === 'thing' || b.kind === 'thing')
    return (
      (a.name === undefined) !== (b.name === undefined) &&
      a.kind !== 'time' &&
      b.kind !== 'time' &&
      a.kind !== 'person' &&
      b.kind !== 'person'
    )
  const pair = `${a.kind} ${b.kind}`
  return pair === 'country place' || pair === 'place country' || pair === 'group place' || pair === 'place group'
}

/** Who becomes, is or was what: "elected Park as president", "Habibie was sworn in as president". */
function madeSo(tree: Tree, { head, kind, name, number }: Phrase, words: MentionWords): number | undefined {
  if (kind !== 'person' || name || number === 'plur' || tree.relation(head) !== 'obl') return undefined
  if (!tree.childrenBy(head, 'case').some((k) => tree.lower(k) === 'as')) return undefined
  const verb = tree.head(head)
  if (!words.sets.get('appointing-verb')!.has(tree.lemma(verb).toLowerCase())) return undefined
  return tree.childBy(verb, 'obj') ?? tree.childBy(verb, 'nsubj')
}

/** The subject of "X is a Y", said plainly: "Ortiz is an analyst", not "Cuba will surely be the first country to visit". */
function predicated(tree: Tree, phrase: Phrase): number | undefined {
  const cop = tree.childBy(phrase.head, 'cop')
  if (cop === undefined) return undefined
  const children = tree.children(phrase.head)
  if (children.some((k) => tree.relation(k) === 'aux' && !/^(have|has|had|be|been)$/.test(tree.lower(k))))
    return undefined
  if (children.some((k) => /^(not|n't|n’t|never|if|whether|like)$/.test(tree.lower(k)))) return undefined
  if (children.some((k) => tree.relation(k) === 'case' || tree.relation(k) === 'mark')) return undefined
  return tree.childBy(phrase.head, 'nsubj')
}

function agreeAsPredicate(subject: Phrase, predicate: Phrase): boolean {
  if (subject.name && predicate.name) return lettersOf(subject.name) === lettersOf(predicate.name)
  if (subject.number && predicate.number && subject.number !== predicate.number) return false
  if (subject.pronoun) {
    if (predicate.kind === 'thing' || predicate.kind === 'time') return false
    if (subject.pronoun.person === 2) return false
    return subject.gender === 'n'
      ? predicate.kind !== 'person'
      : predicate.kind === 'person' || subject.number === 'plur'
  }
  return kindsAgree(subject, predicate)
}
