import type { SyntaxWord } from '../report/layers.js'
import { dependentsFrom, type WordLists } from './mend-heads.js'
import { endOf, startOf } from './phrase-edges.js'

/**
 * A verb has one subject and one object. Where the parser gives two, what stands between them tells what the other is; mended
 * in place from `first` on:
 * - "Secretary of State Ada Lee warned": the title of the name;
 * - "Sierra Leone asked": one name;
 * - "the president, Ada Lee, warned", "sacked his deputy, the rebel Omar Diallo": the same again, behind a comma;
 * - "the agency today confirmed": the day;
 * - "Mara News, 15 October - As talks began, donors left": whose report it is;
 * - "gave rich states an advantage": who is given;
 * - "met US President Ada Lee": of where she is president;
 * - "gave the answer himself": the subject again.
 */
export function mendDoubled(words: SyntaxWord[], first: number, lists: WordLists): void {
  let dependents: Dependents | undefined
  for (const [verb, below] of subjectsAndObjects(words, first)) {
    dependents ??= dependentsFrom(words, first)
    const { before, behind } = below
    for (let k = 1; k < before.length; k++) mendSubjects(words, before[k - 1]!, before[k]!, dependents, lists)
    for (let k = 1; k < behind.length; k++) mendObjects(words, verb, behind[k - 1]!, behind[k]!, dependents, lists)
  }
}

type Dependents = ReadonlyMap<number, readonly number[]>

interface Doubled {
  readonly before: number[]
  readonly behind: number[]
}

/** Verbs with two subjects before them or two objects behind. */
function subjectsAndObjects(words: readonly SyntaxWord[], first: number): [number, Doubled][] {
  const found = new Map<number, Doubled>()
  for (let i = first; i < words.length; i++) {
    const { head, deprel } = words[i]!
    const isSubject = deprel === 'nsubj' && i < head
    if (!isSubject && !(deprel === 'obj' && head >= 0 && i > head)) continue
    const known = found.get(head) ?? { before: [], behind: [] }
    found.set(head, known)
    if (isSubject) known.before.push(i)
    else known.behind.push(i)
  }
  return [...found].filter(([, { before, behind }]) => before.length > 1 || behind.length > 1)
}

function mendSubjects(words: SyntaxWord[], one: number, other: number, dependents: Dependents, lists: WordLists): void {
  if (DAYS.has(words[other]!.lemma.toLowerCase()) && words[other]!.feats !== 'Number=Plur') {
    words[other] = { ...words[other]!, deprel: 'obl:unmarked' }
    return
  }
  const gap = between(words, one, other, dependents)
  const isName = words[other]!.upos === 'PROPN' && gap === ''
  if (isName && lists.is('title', words[one]!.lemma.toLowerCase()))
    words[one] = { ...words[one]!, head: other, deprel: 'nmod:desc' }
  else if (isName && words[one]!.upos === 'PROPN' && other === one + 1 && !dependents.has(one))
    words[other] = { ...words[other]!, head: one, deprel: 'flat' }
  else if (gap === ',' && areSame(words, one, other, dependents))
    words[other] = { ...words[other]!, head: one, deprel: 'appos' }
  else if (/^[-–—]{1,2}$/.test(gap) && words[one]!.upos === 'PROPN') words[one] = { ...words[one]!, deprel: 'dep' }
}

function mendObjects(
  words: SyntaxWord[],
  verb: number,
  one: number,
  other: number,
  dependents: Dependents,
  lists: WordLists,
): void {
  if (/^(?:him|her|it|them|your|my|our)sel(?:f|ves)$/.test(words[other]!.lemma)) {
    words[other] = { ...words[other]!, deprel: 'obl:unmarked' }
    return
  }
  const gap = between(words, one, other, dependents)
  const hasTitle = dependents.get(other)?.some((k) => k < other && words[k]!.deprel === 'nmod:desc')
  if (gap === '' && hasTitle && words[one]!.upos === 'PROPN')
    words[one] = { ...words[one]!, head: other, deprel: 'compound' }
  else if (gap === '' && lists.is('gives', words[verb]!.lemma)) words[one] = { ...words[one]!, deprel: 'iobj' }
  else if (gap === ',' && areSame(words, one, other, dependents))
    words[other] = { ...words[other]!, head: one, deprel: 'appos' }
}

/** Two nouns that a comma parts, and no "and" joins, name the same. */
const areSame = (words: readonly SyntaxWord[], one: number, other: number, dependents: Dependents): boolean =>
  [one, other].every((i) => /^(?:NOUN|PROPN)$/.test(words[i]!.upos)) &&
  ![one, other].some((i) => dependents.get(i)?.some((k) => words[k]!.deprel === 'conj'))

/** The marks between two phrases; '' where they touch, '?' where words stand between them. */
function between(words: readonly SyntaxWord[], one: number, other: number, dependents: Dependents): string {
  const below = (i: number) => dependents.get(i) ?? []
  const end = endOf(words, one, below) + 1
  const start = startOf(words, other, below)
  let marks = ''
  for (let i = end; i < start; i++) marks += words[i]!.upos === 'PUNCT' ? words[i]!.lemma : '?'
  return start < end ? '?' : marks
}

const DAYS: ReadonlySet<string> = new Set(
  'today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday'.split(' '),
)
