import type { SyntaxWord } from '../report/layers.js'

/**
 * Words that a hyphen joins and that the parser takes for words by themselves, mended in place from `first` on:
 * - "test-fired a missile": what a hyphen joins to a verb is part of it;
 * - "Peru test-fired a missile": a name before such a verb is its subject, and no part of it;
 * - "troops to flood-hit Libya": the participle describes Libya, and nobody hits it.
 */
export function mendHyphens(words: SyntaxWord[], first: number): void {
  for (let i = first + 2; i < words.length; i++) {
    const { upos } = words[i]!
    if (upos !== 'VERB' || words[i - 1]!.lemma !== '-') continue
    const joined = words[i - 2]!
    if (!/^(NOUN|PROPN|ADJ|ADV)$/.test(joined.upos) || joined.head !== i) continue
    if (joined.upos === 'NOUN') words[i - 2] = { ...joined, deprel: 'compound' }
    const below = dependentsOf(words, first, i)
    const name = words[i - 3]
    const isTold = /Tense=Past.*VerbForm=Fin/.test(words[i]!.feats ?? '') && name?.upos === 'PROPN'
    if (isTold && name.head === i - 2 && !below.some((k) => words[k]!.deprel.startsWith('nsubj')))
      words[i - 3] = { ...name, head: i, deprel: 'nsubj' }
    const described = below.find((k) => k > i && words[k]!.deprel === 'obj')
    if (described !== undefined && stands(words, i, described, below)) describe(words, i, described, below)
  }
}

/** Hyphens are few: looked for only where one stands, and not for every word of every sentence. */
function dependentsOf(words: readonly SyntaxWord[], first: number, head: number): number[] {
  const below: number[] = []
  for (let i = first; i < words.length; i++) if (words[i]!.head === head) below.push(i)
  return below
}

/** A preposition opens the phrase, nobody is the participle's subject, and the noun follows at once. */
function stands(words: readonly SyntaxWord[], participle: number, noun: number, below: readonly number[]): boolean {
  const before = words[participle - 3]
  const isNear = below.every((k) => k <= participle || k >= noun) && noun - participle <= 2
  return (
    isNear &&
    before?.upos === 'ADP' &&
    (before.head === participle || before.head === noun) &&
    !below.some((k) => words[k]!.deprel.startsWith('nsubj') || words[k]!.deprel.startsWith('aux'))
  )
}

function describe(words: SyntaxWord[], participle: number, noun: number, below: readonly number[]) {
  const { head, deprel } = words[participle]!
  for (const k of below) {
    if (k === noun) continue
    if (k === participle - 3) words[k] = { ...words[k]!, head: noun, deprel: 'case' }
    else if (k > noun && head >= 0) words[k] = { ...words[k]!, head }
  }
  words[noun] = { ...words[noun]!, head, deprel: /^(advcl|xcomp|ccomp|obl)/.test(deprel) ? 'obl' : 'nmod' }
  words[participle] = { ...words[participle]!, head: noun, deprel: 'amod' }
}
