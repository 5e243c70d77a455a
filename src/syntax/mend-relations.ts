import type { SyntaxWord } from '../report/layers.js'

/** Verbs whose gerund is what they are about: "denied attacking". Huddleston & Pullum (2002), ch. 14, less those that news does not use. */
const TAKES_GERUND: ReadonlySet<string> = new Set(
  `abandon acknowledge admit advise advocate allow anticipate avoid begin ban cease confess consider contemplate continue
   defend delay deny discontinue discourage discuss end enjoy envisage face favor favour fear finish forbid halt imagine justify keep
   mention mind miss oppose postpone propose prohibit quit recall recommend regret reject remember report resist resume risk shun
   start stop suggest support suspend urge`.split(/\s+/),
)

/** Of these the verbs behind which a participle hardly ever describes a noun, as it does in "support developing countries". */
const GERUND_ONLY: ReadonlySet<string> = new Set('admit avoid cease deny keep quit stop'.split(' '))

/**
 * Relations that grammar rules out and that the parser, small as it is, gives now and then. Mends `words` from `first` to the
 * end of what was parsed, in place:
 * - "denied attacking a ship": a gerund right behind such a verb is its complement, not an adverbial;
 * - "denied supporting rebels": nor a description of its object;
 * - "accused Belarus": an indirect object without anything given or told is the object;
 * - "Britain criticised Rwanda": a passive subject needs an auxiliary of the passive, and no object beside it.
 */
export function mendRelations(words: SyntaxWord[], first: number): void {
  const dependents = new Map<number, number[]>()
  for (let i = first; i < words.length; i++) {
    const { head } = words[i]!
    if (head < 0) continue
    const known = dependents.get(head)
    if (known) known.push(i)
    else dependents.set(head, [i])
  }
  const relate = (i: number, deprel: string) => {
    words[i] = { ...words[i]!, deprel }
  }
  for (const [verb, below] of dependents) {
    if (words[verb]!.upos !== 'VERB') continue
    const has = (...relations: string[]) => below.some((i) => relations.includes(words[i]!.deprel))
    for (const i of below) {
      const { deprel, upos, feats = '' } = words[i]!
      if (
        deprel === 'advcl' &&
        upos === 'VERB' &&
        i === verb + 1 &&
        isGerund(feats) &&
        TAKES_GERUND.has(words[verb]!.lemma)
      )
        relate(i, 'xcomp')
      else if (deprel === 'obj' && GERUND_ONLY.has(words[verb]!.lemma)) {
        const gerund = words[verb + 1]
        if (gerund?.head !== i || gerund.deprel !== 'amod' || gerund.upos !== 'VERB' || !isGerund(gerund.feats ?? ''))
          continue
        words[verb + 1] = { ...gerund, head: verb, deprel: 'xcomp' }
        words[i] = { ...words[i]!, head: verb + 1 }
      } else if (deprel === 'iobj' && !has('obj', 'ccomp', 'xcomp', 'parataxis')) relate(i, 'obj')
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

const isGerund = (feats: string): boolean => /VerbForm=Ger|Tense=Pres\|VerbForm=Part/.test(feats)
