import type { Grammar } from '../events/grammar-words.js'
import type { SyntaxWord } from '../report/layers.js'

/** The word lists of `data/lexicon/grammar.csv`. */
export type WordLists = Pick<Grammar, 'is'>

/** The words below each word, from `first` on. */
export function dependentsFrom(words: readonly SyntaxWord[], first: number): Map<number, number[]> {
  const dependents = new Map<number, number[]>()
  for (let i = first; i < words.length; i++) {
    const { head } = words[i]!
    if (head < 0) continue
    const known = dependents.get(head)
    if (known) known.push(i)
    else dependents.set(head, [i])
  }
  return dependents
}

/**
 * Heads that the parser gives now and then and that grammar rules out, mended in place from `first` on:
 * - "is due to visit": what is due governs the infinitive, as what is ready does;
 * - "is to visit": an auxiliary, and no equation;
 * - "was sent to Beirut by Kuwait": nobody made Beirut; what stands behind "by" did what the verb says;
 * - "after the president, Ada Lee, voiced support": who stands behind "after" and before a verb in the past is its subject;
 * - "warned the generals of reprisals": of what somebody is warned belongs to the warning;
 * - "Human Rights Watch called on Peru": a name that a verb in the past follows is its subject;
 * - "said that rebels would attack, and accused Peru": who says so accuses, as no past goes with "would".
 */
export function mendHeads(words: SyntaxWord[], first: number, lists: WordLists): void {
  const dependents = dependentsFrom(words, first)
  for (const [head, below] of dependents)
    switch (words[head]!.upos) {
      case 'PROPN':
        mendNameAsRoot(words, head, below, dependents)
        break
      case 'VERB':
        mendInfinitive(words, head, below, lists)
        mendAgent(words, head, below, dependents)
        mendSubject(words, head, below, dependents)
        mendOf(words, head, below, dependents, lists)
        mendJoined(words, head, below, dependents, lists)
        break
    }
}

/** "is due to visit", "is to visit". */
function mendInfinitive(words: SyntaxWord[], verb: number, below: readonly number[], lists: WordLists): void {
  const to = below.find((i) => i < verb && words[i]!.deprel === 'mark' && words[i]!.lemma === 'to')
  const be = below.find((i) => i < verb && words[i]!.deprel === 'cop' && words[i]!.lemma === 'be')
  if (to === undefined || be === undefined) return
  const due = to - 1
  const isDue = words[due]!.lemma === 'due' && words[due]!.head === verb
  const isEquation = !below.some((i) => /^nsubj(:outer)?$/.test(words[i]!.deprel) && !lists.is('aim', words[i]!.lemma))
  if (!isDue && (be !== to - 1 || isEquation)) return
  for (const i of below) {
    const { deprel } = words[i]!
    if (deprel === 'nsubj:outer') words[i] = { ...words[i]!, deprel: 'nsubj' }
    else if (i === be && !isDue) words[i] = { ...words[i]!, deprel: 'aux' }
    if (isDue && i < due) words[i] = { ...words[i]!, head: due }
  }
  if (!isDue) return
  words[due] = { ...words[due]!, head: words[verb]!.head, deprel: words[verb]!.deprel }
  words[verb] = { ...words[verb]!, head: due, deprel: 'xcomp' }
}

/** "was sent to Beirut by Kuwait": a name has no maker. */
function mendAgent(
  words: SyntaxWord[],
  verb: number,
  below: readonly number[],
  dependents: ReadonlyMap<number, readonly number[]>,
): void {
  if (!below.some((i) => words[i]!.deprel === 'aux:pass') || below.some((i) => words[i]!.deprel === 'obl:agent')) return
  for (const oblique of below) {
    if (!words[oblique]!.deprel.startsWith('obl') || words[oblique]!.upos !== 'PROPN') continue
    for (const agent of dependents.get(oblique) ?? []) {
      const isBy = dependents.get(agent)?.some((i) => words[i]!.deprel === 'case' && words[i]!.lemma === 'by')
      if (agent > oblique && words[agent]!.deprel === 'nmod' && isBy)
        words[agent] = { ...words[agent]!, head: verb, deprel: 'obl:agent' }
    }
  }
}

const SINCE: ReadonlySet<string> = new Set('after as because before once since until when while'.split(' '))

/** "left after the president, Ada Lee, again voiced support": no verb in the past goes without a subject. */
function mendSubject(
  words: SyntaxWord[],
  governor: number,
  below: readonly number[],
  dependents: ReadonlyMap<number, readonly number[]>,
): void {
  for (const verb of below) {
    const { deprel, upos, feats = '' } = words[verb]!
    if (deprel !== 'advcl' || upos !== 'VERB' || verb < governor || !/Tense=Past.*VerbForm=Fin/.test(feats)) continue
    const own = dependents.get(verb) ?? []
    if (own.some((i) => /^(nsubj|csubj|mark|aux)/.test(words[i]!.deprel))) continue
    const subject = below.findLast((i) => i > governor && i < verb && words[i]!.deprel === 'obl')
    const mark = (dependents.get(subject ?? -1) ?? []).find(
      (i) => words[i]!.deprel === 'case' && SINCE.has(words[i]!.lemma),
    )
    if (subject === undefined || mark === undefined) continue
    words[subject] = { ...words[subject]!, head: verb, deprel: 'nsubj' }
    words[mark] = { ...words[mark]!, head: verb, deprel: 'mark' }
  }
}

/** "warned the generals of reprisals". */
function mendOf(
  words: SyntaxWord[],
  verb: number,
  below: readonly number[],
  dependents: ReadonlyMap<number, readonly number[]>,
  lists: WordLists,
): void {
  if (!lists.is('told-of', words[verb]!.lemma)) return
  const casesOf = (i: number) =>
    (dependents.get(i) ?? []).filter((k) => words[k]!.deprel === 'case').map((k) => words[k]!.lemma)
  if (below.some((i) => words[i]!.deprel === 'obl' && casesOf(i).includes('of'))) return
  const object = below.find((i) => words[i]!.deprel === 'obj' && words[i]!.upos !== 'PRON')
  // "The minister of health", "a group of rebels": nouns with an "of" of their own.
  if (object === undefined || lists.is('noun-with-of', words[object]!.lemma)) return
  const told = (dependents.get(object) ?? []).findLast((i) => words[i]!.deprel === 'nmod' && casesOf(i).includes('of'))
  if (told !== undefined && words[told]!.upos === 'NOUN') words[told] = { ...words[told]!, head: verb, deprel: 'obl' }
}

const MODALS = ['future-modal', 'conditional-modal', 'hypothetical-modal', 'duty-modal']

/** "said that rebels would attack, and accused Peru". */
function mendJoined(
  words: SyntaxWord[],
  told: number,
  below: readonly number[],
  dependents: ReadonlyMap<number, readonly number[]>,
  lists: WordLists,
): void {
  const says = words[told]!.head
  if (words[told]!.deprel !== 'ccomp' || says < 0 || says > told || !lists.is('speech', words[says]!.lemma)) return
  if (!/Tense=Past/.test(words[says]!.feats ?? '')) return
  const isModal = (i: number) => MODALS.some((list) => lists.is(list, words[i]!.lemma))
  const hasModal = below.some((i) => words[i]!.upos === 'AUX' && isModal(i))
  for (const verb of below) {
    const { deprel, upos, lemma, feats = '' } = words[verb]!
    if (deprel !== 'conj' || upos !== 'VERB' || !/Tense=Past.*VerbForm=Fin/.test(feats)) continue
    const own = dependents.get(verb) ?? []
    if (own.some((i) => /^(nsubj|aux|mark|csubj)/.test(words[i]!.deprel))) continue
    const and = own.find((i) => words[i]!.deprel === 'cc')
    const isApart = and !== undefined && words[and - 1]?.upos === 'PUNCT'
    if (and !== undefined && (hasModal || (isApart && lists.is('says-too', lemma))))
      words[verb] = { ...words[verb]!, head: says }
  }
}

/** "Human Rights Watch called on Peru to act": the verb takes the place of the name, and what stands behind it. */
function mendNameAsRoot(
  words: SyntaxWord[],
  name: number,
  below: readonly number[],
  dependents: ReadonlyMap<number, readonly number[]>,
): void {
  const verb = name + 1
  const said = words[verb]
  if (words[name]!.head >= 0 || said?.upos !== 'VERB' || said.head !== name || said.deprel !== 'acl') return
  const isPast = /Tense=Past/.test(said.feats ?? '')
  const own = (dependents.get(verb) ?? []).map((i) => words[i]!.deprel)
  const isAgentless = !own.some((deprel) => deprel === 'obl:agent' || deprel === 'aux:pass')
  if (!isPast || !isAgentless || !own.some((deprel) => deprel !== 'punct')) return
  for (const i of below) if (i > verb) words[i] = { ...words[i]!, head: verb }
  words[verb] = { ...said, head: -1, deprel: 'root' }
  words[name] = { ...words[name]!, head: verb, deprel: 'nsubj' }
}
