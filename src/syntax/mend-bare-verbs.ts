import type { SyntaxWord } from '../report/layers.js'
import { dependentsFrom, type WordLists } from './mend-heads.js'

/**
 * Verbs in their bare form that the parser takes for nouns, mended in place from `first` on:
 * - "demanded that Moscow hand over three men": what "that" opens and no copula carries is a verb;
 * - "Peru and Chile hand over a suspect": so is what has a subject and a particle, where the sentence has no other.
 */
export function mendBareVerbs(words: SyntaxWord[], first: number, lists: WordLists): void {
  for (const [noun, below] of dependentsFrom(words, first)) {
    if (words[noun]!.upos !== 'NOUN') continue
    if (isDemanded(words, noun, below)) readAsVerb(words, noun, below, 'Mood=Sub|VerbForm=Fin')
    else if (isTold(words, noun, below, lists))
      readAsVerb(words, noun, below, 'Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin')
  }
}

function isDemanded(words: readonly SyntaxWord[], noun: number, below: readonly number[]): boolean {
  const name = words[noun - 1]
  const has = (test: (word: SyntaxWord) => boolean) => below.some((i) => test(words[i]!))
  return (
    words[noun]!.deprel === 'ccomp' &&
    name?.upos === 'PROPN' &&
    name.head === noun &&
    has((w) => w.deprel === 'mark' && w.lemma === 'that') &&
    !has((w) => w.deprel === 'cop' || w.deprel.startsWith('nsubj') || w.deprel === 'case')
  )
}

function isTold(words: readonly SyntaxWord[], noun: number, below: readonly number[], lists: WordLists): boolean {
  const has = (deprel: string) => below.some((i) => words[i]!.deprel === deprel)
  return (
    words[noun]!.head < 0 &&
    lists.is('takes-over', words[noun]!.lemma) &&
    words[noun + 1]?.lemma === 'over' &&
    has('nsubj') &&
    !has('cop') &&
    below.some((i) => i > noun && /^(NOUN|PROPN)$/.test(words[i]!.upos))
  )
}

/** The noun as a verb; the name before it is its subject where it has none, what follows its object or circumstance. */
function readAsVerb(words: SyntaxWord[], noun: number, below: readonly number[], feats: string): void {
  const relate = (i: number, deprel: string) => {
    words[i] = { ...words[i]!, deprel, head: noun }
  }
  words[noun] = { ...words[noun]!, upos: 'VERB', feats }
  if (!below.some((i) => words[i]!.deprel.startsWith('nsubj'))) relate(noun - 1, 'nsubj')
  const object = below.find((i) => i > noun && /^(NOUN|PROPN)$/.test(words[i]!.upos) && words[i]!.deprel !== 'conj')
  if (object === undefined) return
  const { head, deprel, lemma } = words[noun + 1]!
  const isParticle = head === object && PARTICLE.test(lemma) && /^(case|advmod|compound:prt)$/.test(deprel)
  if (isParticle) relate(noun + 1, 'compound:prt')
  relate(object, isParticle ? 'obj' : 'obl')
}

const PARTICLE = /^(over|out|up|down|off|back)$/
