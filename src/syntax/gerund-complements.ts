import type { SyntaxWord } from '../report/layers.js'

/** Verbs whose gerund is what they are about: "denied attacking". Huddleston & Pullum (2002), ch. 14, less those that news does not use. */
const TAKES_GERUND: ReadonlySet<string> = new Set(
  `abandon acknowledge admit advise advocate allow anticipate avoid begin ban cease confess consider contemplate continue
   defend delay deny discontinue discourage discuss end enjoy envisage face favor favour fear finish forbid halt imagine justify keep
   mention mind miss oppose postpone propose prohibit quit recall recommend regret reject remember report resist resume risk shun
   start stop suggest support suspend urge`.split(/\s+/),
)

/**
 * "denied attacking a ship": a gerund right behind such a verb is its complement, and the parser sometimes takes it for an
 * adverbial. Mends `words` from `first` on, in place.
 */
export function mendGerunds(words: SyntaxWord[], first: number): void {
  for (let i = Math.max(first, 1); i < words.length; i++) {
    const word = words[i]!
    if (word.deprel !== 'advcl' || word.head !== i - 1 || word.upos !== 'VERB') continue
    const isGerund = /VerbForm=Ger|Tense=Pres\|VerbForm=Part/.test(word.feats ?? '')
    if (isGerund && TAKES_GERUND.has(words[i - 1]!.lemma)) words[i] = { ...word, deprel: 'xcomp' }
  }
}
