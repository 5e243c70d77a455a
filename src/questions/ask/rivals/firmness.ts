import { counted } from '../../question.js'
import type { EvidenceData } from '../evidence-data.js'
import type { Judgement } from '../likelihood.js'
import type { AskedQuestion } from '../read-question.js'
import { plainName, verbFor } from '../speaker-words.js'
import { inWords, percent, sentence, type Writer } from '../writer.js'
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

/** How often the like has come about; null where no one deed is the like of it, as of a rapprochement. */
export function baseRateText(
  set: string,
  { pairs, reached }: { pairs: number; reached: number },
  { relation }: Pick<AskedQuestion, 'relation'>,
): string | null {
  if ((relation?.types ?? []).length === 0 && !TEXTS.has(set)) return null
  const what =
    set === 'alliance'
      ? 'an agreement worded as an alliance'
      : set === 'security'
        ? 'a security agreement'
        : `a deed told of that counts as ${set === 'war' ? 'an armed attack' : relation!.says}`
  const few = pairs < 30 ? '; that is too few pairs to go by' : ''
  return `of the ${counted(pairs, 'pair')} of actors in this store that deal with each other, ${reached === 0 ? 'none' : inWords(reached)} ${reached < 2 ? 'has' : 'have'} ${what}${few}`
}

/** Sets that an agreement decides, and no deed. */
const TEXTS: ReadonlySet<string> = new Set(['alliance', 'security'])

export function writeSensitivity(writer: Writer, { asked, judgement, data, gathered, set, base }: Story): void {
  const changes = sensitivityOf(judgement, data).filter((s) => s.changes !== 'nothing changes')
  const [most] = changes
  const notesOf = (source: string) =>
    gathered.items
      .filter((item) => item.origin === source || item.citation.report === source)
      .slice(0, 2)
      .map(({ citation }) => writer.cite(citation))
  const sentences = []
  if (most) {
    const isReport = /^the report/.test(most.without) || gathered.reports.has(most.without)
    const whom = isReport ? 'it' : 'that'
    const source = isReport ? most.without : `what ${plainName(most.without)} ${verbFor(most.without, 'says')}`
    const changes = most.changes.replace(/^it /, 'the judgement ')
    sentences.push(sentence(`it rests most on ${source}; without ${whom}, ${changes}.`, ...notesOf(most.without)))
  }
  const reports = new Set(gathered.items.map(({ story }) => story)).size
  if (reports === 1)
    sentences.push(
      sentence(
        `all of it comes from one report, and a second may change it.`,
        ...notesOf(gathered.items[0]!.citation.report),
      ),
    )
  const rate = baseRateText(set, base, asked)
  if (rate !== null)
    sentences.push(
      sentence(`${rate}.`, writer.count(`Counted over the whole store: ${base.pairs} pairs, ${base.reached} of them.`)),
    )
  writer.paragraph('How firm it is', sentences)
}
