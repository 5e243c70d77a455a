import { parseCsv } from '../report/csv.js'
import type { AgreementStage } from '../report/layers.js'
import type { DataReader } from '../resources.js'

/** How binding an agreement is, and how far it has come. */
export interface AgreementLadder {
  /** The rung that the words give ground for, 0 to 10. */
  rungFor(words: string): number
  /** The stage that a verb or noun tells of: "ratify" -> ratified. */
  stageTold(lemma: string): AgreementStage | undefined
}

/** A pact without stated content is a functional agreement: a higher rung asks for words. */
const FUNCTIONAL = 4

export function loadAgreementLadder(data: DataReader): AgreementLadder {
  const rungs = parseCsv(data.text('codebook/ladder.csv'))
    .filter(({ words }) => words)
    .map(({ rung, words }) => ({ rung: Number(rung), words: new RegExp(`\\b(${words})`, 'i') }))
    .sort((a, b) => b.rung - a.rung)
  const stages = new Map<string, AgreementStage>()
  for (const { stage, lemmas = '' } of parseCsv(data.text('codebook/agreement-stages.csv')))
    for (const lemma of lemmas.split(' ')) stages.set(lemma, stage as AgreementStage)
  return {
    rungFor: (text) => rungs.find(({ words }) => words.test(text))?.rung ?? FUNCTIONAL,
    stageTold: (lemma) => stages.get(lemma),
  }
}
