import { counted } from '../../question.js'
import type { EvidenceData } from '../evidence-data.js'
import type { Judgement } from '../likelihood.js'
import { percent, sentence, type Writer } from '../writer.js'
import type { Story } from './story.js'

export function sensitivityOf(judgement: Judgement, data: EvidenceData): { without: string; changes: string }[] {
  const mine = judgement.likelihoods[0]!
  return judgement.without
    .map(({ without, shares }) => ({ without, share: shares[0]! }))
    .sort((a, b) => Math.abs(b.share - mine.share) - Math.abs(a.share - mine.share))
    .map(({ without, share }) => {
      const word = data.wordFor(share).word
      const changes =
        Math.abs(share - mine.share) < 0.005
          ? 'nothing changes'
          : word === mine.word
            ? `it would still be ${word} (${percent(share)} instead of ${percent(mine.share)})`
            : `it would be ${word} (${percent(share)}) instead of ${mine.word} (${percent(mine.share)})`
      return { without, changes }
    })
}

export function baseRateText(set: string, { pairs, reached }: { pairs: number; reached: number }): string {
  const what =
    set === 'alliance'
      ? 'an agreement with the words of an alliance'
      : set === 'security'
        ? 'a security agreement'
        : 'such a deed'
  const few = pairs < 30 ? '; too few pairs to go by' : ''
  return `of ${counted(pairs, 'pair')} of actors in this store that have to do with each other, ${reached === 0 ? 'none' : reached} ${reached < 2 ? 'has' : 'have'} ${what}${few}`
}

export function writeSensitivity(writer: Writer, { judgement, data, gathered, set, base }: Story): void {
  const changes = sensitivityOf(judgement, data).filter((s) => s.changes !== 'nothing changes')
  const [most] = changes
  const notesOf = (source: string) =>
    gathered.items
      .filter((item) => item.origin === source || item.citation.report === source)
      .slice(0, 2)
      .map(({ citation }) => writer.cite(citation))
  const sentences = []
  if (most) {
    const whom = /^the report/.test(most.without) || gathered.reports.has(most.without) ? 'which' : 'whom'
    sentences.push(
      sentence(`it hangs most on ${most.without}, without ${whom} ${most.changes}.`, ...notesOf(most.without)),
    )
  }
  const reports = new Set(gathered.items.map(({ story }) => story)).size
  if (reports === 1)
    sentences.push(
      sentence(
        `all of it comes from one report, and a second one may change it.`,
        ...notesOf(gathered.items[0]!.citation.report),
      ),
    )
  sentences.push(
    sentence(
      `${baseRateText(set, base)}.`,
      writer.count(`Counted over the whole store: ${base.pairs} pairs, ${base.reached} of them.`),
    ),
  )
  writer.paragraph('How firm it is', sentences)
}
