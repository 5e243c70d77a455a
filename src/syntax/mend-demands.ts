import type { SyntaxWord } from '../report/layers.js'
import { dependentsFrom } from './mend-heads.js'

/**
 * "demanded that Moscow hand over three men": the bare verb of what is demanded, which looks like a noun with a name
 * before it; mended in place from `first` on.
 */
export function mendDemands(words: SyntaxWord[], first: number): void {
  for (const [noun, below] of dependentsFrom(words, first))
    if (isBareVerb(words, noun, below)) readAsVerb(words, noun, below)
}

/** What "that" opens and no copula carries is a verb. */
function isBareVerb(words: readonly SyntaxWord[], noun: number, below: readonly number[]): boolean {
  const { upos, deprel } = words[noun]!
  const name = words[noun - 1]
  const has = (test: (word: SyntaxWord) => boolean) => below.some((i) => test(words[i]!))
  return (
    upos === 'NOUN' &&
    deprel === 'ccomp' &&
    name?.upos === 'PROPN' &&
    name.head === noun &&
    has((w) => w.deprel === 'mark' && w.lemma === 'that') &&
    !has((w) => w.deprel === 'cop' || w.deprel.startsWith('nsubj') || w.deprel === 'case')
  )
}

function readAsVerb(words: SyntaxWord[], noun: number, below: readonly number[]) {
  const relate = (i: number, deprel: string, head: number) => {
    words[i] = { ...words[i]!, deprel, head }
  }
  words[noun] = { ...words[noun]!, upos: 'VERB', feats: 'Mood=Sub|VerbForm=Fin' }
  relate(noun - 1, 'nsubj', noun)
  const object = below.find((i) => i > noun && words[i]!.deprel === 'nmod')
  if (object === undefined) return
  const { head, deprel, lemma } = words[noun + 1]!
  const isParticle = head === object && deprel === 'case' && PARTICLE.test(lemma)
  if (isParticle) relate(noun + 1, 'compound:prt', noun)
  relate(object, isParticle ? 'obj' : 'obl', noun)
}

const PARTICLE = /^(over|out|up|down|off|back)$/
