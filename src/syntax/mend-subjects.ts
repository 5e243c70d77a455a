import type { SyntaxWord } from '../report/layers.js'
import { dependentsFrom, type WordLists } from './mend-heads.js'
import { type Below, endOf, startOf } from './phrase-edges.js'

/**
 * A verb in the past that tells a sentence has a subject. Where the parser gives it none, it stands before the verb; mended in
 * place from `first` on:
 * - "In a statement from Cairo, Peru and Chile appealed": names behind a comma are no fellows of the place before it;
 * - "At the assembly in Lima, Peru, a member, called on Chile": nor is what a preposition opens what the sentence tells;
 * - "A convoy, among it tanks, crossed into Mali": nor what a verb behind a comma would describe;
 * - "Gunmen believed to belong to the group attacked a camp": what they are believed describes them;
 * - "Peru, Chile's closest ally and its largest creditor, said": what commas enclose is Peru, and no list.
 */
export function mendSubjects(words: SyntaxWord[], first: number, lists: WordLists): void {
  const dependents = dependentsFrom(words, first)
  const below = (i: number) => dependents.get(i) ?? []
  const root = words.findIndex((word, i) => i >= first && word.head < 0)
  if (root < 0) return
  const { upos, feats = '' } = words[root]!
  if (upos === 'VERB') {
    if (/Tense=Past.*VerbForm=Fin/.test(feats) && !hasSubject(words, below(root))) nameBefore(words, first, root, below)
  } else if (/^(NOUN|PROPN)$/.test(upos)) tellingBehind(words, first, root, below)
  for (let i = first; i < words.length; i++)
    if (words[i]!.deprel.startsWith('nsubj')) {
      describedAsThought(words, i, below, lists)
      enclosedByCommas(words, i, below)
    }
}

const hasSubject = (words: readonly SyntaxWord[], below: readonly number[]): boolean =>
  below.some((i) => /^(nsubj|csubj|expl)/.test(words[i]!.deprel))

const isOpened = (words: readonly SyntaxWord[], below: readonly number[]): boolean =>
  below.some((i) => words[i]!.deprel === 'case' && words[i]!.upos === 'ADP')

/** "In a statement from Cairo, Peru and Chile appealed". */
function nameBefore(words: SyntaxWord[], first: number, verb: number, below: Below): void {
  for (let i = first; i < verb; i++) {
    const { upos, deprel, head } = words[i]!
    if (upos !== 'PROPN' || !/^(appos|conj)$/.test(deprel) || head > i || !isOpened(words, below(head))) continue
    if (!isWithinOblique(words, head, verb) || isOpened(words, below(i))) continue
    if (words[startOf(words, i, below) - 1]?.upos !== 'PUNCT') continue
    for (const k of below(head)) if (k > i && words[k]!.deprel === 'conj') words[k] = { ...words[k]!, head: i }
    words[i] = { ...words[i]!, head: verb, deprel: 'nsubj' }
    return
  }
}

function isWithinOblique(words: readonly SyntaxWord[], from: number, verb: number): boolean {
  for (let i = from, steps = 0; i >= 0 && steps < 12; i = words[i]!.head, steps++)
    if (words[i]!.head === verb) return words[i]!.deprel.startsWith('obl')
  return false
}

/** "At the assembly in Lima, Peru, a member, called on Chile", "A convoy, among it tanks, crossed into Mali." */
function tellingBehind(words: SyntaxWord[], first: number, root: number, below: Below): void {
  const opens = below(root).some((i) => words[i]!.deprel === 'case' && i === first)
  const isSentence = words.at(-1)!.lemma === '.' && below(root).every((i) => !/^(case|cop)$/.test(words[i]!.deprel))
  if (!(opens || isSentence) || hasSubject(words, below(root))) return
  for (let verb = root + 1; verb < words.length; verb++) {
    const { upos, deprel, head, feats = '' } = words[verb]!
    if (upos !== 'VERB' || deprel !== 'acl' || !/Tense=Past/.test(feats)) continue
    const isBehindComma = words[verb - 1]!.lemma === ','
    if (!isBehindComma && !(opens && head === verb - 1)) continue
    if (below(verb).some((i) => /^(nsubj|csubj|expl|aux|mark|obl:agent)/.test(words[i]!.deprel))) continue
    let above = head
    for (let steps = 0; above >= 0 && above !== root && steps < 6; steps++) above = words[above]!.head
    if (above !== root) continue
    words[verb] = { ...words[verb]!, head: -1, deprel: 'root' }
    words[root] = { ...words[root]!, head: verb, deprel: opens ? 'obl' : 'nsubj' }
    if (opens) nameBefore(words, first, verb, below)
    return
  }
}

/** "Gunmen believed to belong to the group attacked a camp". */
function describedAsThought(words: SyntaxWord[], subject: number, below: Below, lists: WordLists): void {
  const thought = words[subject]!.head
  if (thought !== subject + 1 || words[thought]!.upos !== 'VERB' || !lists.is('thought-of', words[thought]!.lemma))
    return
  const own = below(thought)
  const isAny = (relation: string) => own.some((i) => words[i]!.deprel === relation)
  if (isAny('aux') || isAny('aux:pass') || isAny('obj') || !isAny('xcomp')) return
  const told = own.find(
    (i) =>
      i > thought &&
      words[i]!.deprel === 'ccomp' &&
      /Tense=Past.*VerbForm=Fin/.test(words[i]!.feats ?? '') &&
      !below(i).some((k) => /^(nsubj|csubj|expl|mark)/.test(words[k]!.deprel)),
  )
  if (told === undefined) return
  words[told] = { ...words[told]!, head: words[thought]!.head, deprel: words[thought]!.deprel }
  words[subject] = { ...words[subject]!, head: told, deprel: 'nsubj' }
  words[thought] = { ...words[thought]!, head: subject, deprel: 'acl' }
  for (const i of own) if (i > told) words[i] = { ...words[i]!, head: told }
}

/** "Peru, Chile's closest ally and its largest creditor, said". */
function enclosedByCommas(words: SyntaxWord[], subject: number, below: Below): void {
  const verb = words[subject]!.head
  const [one, ...others] = below(subject).filter((i) => i > subject && words[i]!.deprel === 'conj')
  if (words[subject]!.upos !== 'PROPN' || one === undefined || others.length !== 1 || verb < one) return
  const isNoun = [one, ...others].every((i) => words[i]!.upos === 'NOUN')
  const hasOwner = below(one).some((i) => i < one && /^(nmod:poss|det)$/.test(words[i]!.deprel))
  if (!isNoun || !hasOwner || words[startOf(words, one, below) - 1]?.lemma !== ',') return
  const end = endOf(words, others[0]!, below)
  const isPlain = below(others[0]!).every((i) => !/^(acl|appos)/.test(words[i]!.deprel))
  if (!isPlain || words[end + 1]?.lemma !== ',' || verb - end > 4) return
  words[one] = { ...words[one]!, deprel: 'appos' }
  words[others[0]!] = { ...words[others[0]!]!, head: one }
}
