import { isWithin } from '../../../report/span.js'
import type { Gathered } from '../gather.js'
import type { EvidenceItem } from '../items.js'
import { scoreOf } from '../likelihood.js'
import type { NameOf } from '../names.js'
import { inWords, quote, sentence, type Writer } from '../writer.js'
import type { Story } from './story.js'

const MOST_SHOWN = 4

/** What speaks for the first hypothesis, or against it: the weightiest things, each of another kind, speaker by speaker. */
export function writeEvidence(writer: Writer, { gathered, rivals, data, nameOf }: Story, side: 1 | -1): void {
  const first = rivals[0]!
  const sorted = gathered.items
    .filter((item) => Math.sign(scoreOf(item, first, data)) === side)
    .sort((a, b) => Math.abs(scoreOf(b, first, data)) * b.weight - Math.abs(scoreOf(a, first, data)) * a.weight)
  const kindOf = (item: EvidenceItem) => `${item.sign!.sign} ${item.citation.speaker}`
  const items = sorted
    .filter((item, i) => sorted.findIndex((other) => kindOf(other) === kindOf(item)) === i)
    .slice(0, MOST_SHOWN)
  const speakers = [...new Set(items.map(({ citation }) => citation.speaker))]
  const sentences = speakers.flatMap((speaker) =>
    items
      .filter(({ citation }) => citation.speaker === speaker)
      .map((item, i) => {
        const { says, verb } = item.sign!
        // As a cable has it: "N. N. (expert, Russia) sees too little strength for it: … Calls the military ties small: …"
        const who = i === 0 ? `${speaker}${standingOf(item, nameOf, gathered)} ` : ''
        const lead =
          speaker === null
            ? `${i === 0 ? '' : 'also '}told as fact: ${says},`
            : isDoubted(item, gathered)
              ? `${who}doubts that`
              : `${who}${verb}:`
        return sentence(`${lead} ${quote(item.citation.words, 130)}.`, writer.cite(item.citation))
      }),
  )
  const rest = sorted.length - items.length
  if (rest > 0 && items.length > 0)
    sentences.push(
      sentence(
        `${inWords(rest)} lesser ${rest === 1 ? 'sign points' : 'signs point'} the same way.`,
        ...sorted
          .filter((item) => !items.includes(item))
          .slice(0, 5)
          .map(({ citation }) => writer.cite(citation)),
      ),
    )
  writer.paragraph(side === 1 ? 'For it' : 'Against it', sentences)
}

/** "He doubts Washington could accuse …": the quoted words are what is doubted, the doubt stands outside of them. */
function isDoubted({ citation }: EvidenceItem, { reports }: Gathered): boolean {
  const forecast =
    citation.layer === 'forecasts' && reports.get(citation.report)?.forecasts.find(({ id }) => id === citation.id)
  if (!forecast || forecast.probability[1] >= 0.5) return false
  return !citation.spans.some((span) => isWithin(forecast.word, span))
}

/** " (expert, Russia)" */
function standingOf(item: EvidenceItem, nameOf: NameOf, { reports }: Gathered): string {
  const report = reports.get(item.citation.report)
  const entity = report?.entities.find(({ name }) => name === item.citation.speaker)
  const role =
    item.role === 'party' ? 'a party to it' : item.role === 'other' || item.role === 'unnamed' ? '' : item.role
  const from = entity?.country ? nameOf(entity.country) : ''
  const told = [role, from].filter(Boolean).join(', ')
  return told ? ` (${told})` : ''
}
