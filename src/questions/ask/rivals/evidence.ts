import { isWithin } from '../../../report/span.js'
import type { Gathered } from '../gather.js'
import type { EvidenceItem } from '../items.js'
import { scoreOf } from '../likelihood.js'
import { verbFor } from '../speaker-words.js'
import { inWords, listed, quote, sentence, type Writer } from '../writer.js'
import type { Story } from './story.js'

const MOST_SHOWN = 4

/** What speaks for the first hypothesis, or against it: the weightiest things, each of another kind, speaker by speaker. */
export function writeEvidence(writer: Writer, story: Story, side: 1 | -1): void {
  const { gathered, rivals, data } = story
  const first = rivals[0]!
  const sorted = gathered.items
    .filter((item) => Math.sign(scoreOf(item, first, data)) === side)
    .sort((a, b) => Math.abs(scoreOf(b, first, data)) * b.weight - Math.abs(scoreOf(a, first, data)) * a.weight)
  const kindOf = (item: EvidenceItem) => `${item.sign!.sign} ${item.citation.speaker}`
  const items = sorted
    .filter((item, i) => sorted.findIndex((other) => kindOf(other) === kindOf(item)) === i)
    .slice(0, MOST_SHOWN)
  const speakers = [...new Set(items.map(({ citation }) => citation.speaker))]
  const seen = new Set<string>()
  const sentences = speakers.flatMap((speaker) => {
    const own = items.filter(({ citation }) => citation.speaker === speaker)
    const cite = (those: readonly EvidenceItem[]) => those.map(({ citation }) => writer.cite(citation))
    if (speaker === null) return [sentence(toldAsFact(own), ...cite(own))]
    const [one, ...more] = own
    const { report } = one!.citation
    const who = story.speakers.named(speaker, report, one!.role)
    // What another has just been told to see, this one sees likewise.
    const likewise = seen.has(one!.sign!.sign) && !isDoubted(one!, gathered) ? 'likewise ' : ''
    for (const item of own) seen.add(item.sign!.sign)
    const told = sentence(`${who} ${likewise}${saying(speaker, one!, gathered)}.`, ...cite([one!]))
    if (more.length === 0) return [told]
    const said = listed(more.map((item) => saying(speaker, item, gathered, more.length > 1)))
    const again = story.speakers.again(speaker, report, one!.role)
    return [told, sentence(`${again} also ${said}.`, ...cite(more))]
  })
  const rest = sorted.filter((item) => !items.includes(item))
  if (rest.length > 0 && items.length > 0)
    sentences.push(
      sentence(
        `${inWords(rest.length)} lesser ${rest.length === 1 ? 'sign points' : 'signs point'} the same way.`,
        ...rest.slice(0, 5).map(({ citation }) => writer.cite(citation)),
      ),
    )
  writer.paragraph(side === 1 ? 'For it' : 'Against it', sentences)
}

/** "The report itself tells of closer ties: “…”." */
function toldAsFact(items: readonly EvidenceItem[]): string {
  const reports = new Set(items.map(({ citation }) => citation.report)).size
  const who = reports > 1 ? 'the reports themselves tell of' : 'the report itself tells of'
  const words = ({ citation }: EvidenceItem) => quote(citation.core, 130)
  if (items.length === 1) return `${who} ${items[0]!.sign!.says}: ${words(items[0]!)}.`
  return `${who} ${listed(items.map((item) => `${item.sign!.says} (${words(item)})`))}.`
}

/** "sees an obstacle: “…”"; of several in one sentence, "sees an obstacle (“…”)". */
function saying(speaker: string, item: EvidenceItem, gathered: Gathered, isOneOfSeveral = false): string {
  const words = quote(item.citation.core, 130)
  if (isDoubted(item, gathered)) return `${verbFor(speaker, 'doubts')} that ${words}`
  const verb = verbFor(speaker, item.sign!.verb)
  return isOneOfSeveral ? `${verb} (${words})` : `${verb}: ${words}`
}

/** "He doubts Washington could accuse …": the quoted words are what is doubted, the doubt stands outside of them. */
function isDoubted({ citation }: EvidenceItem, { reports }: Gathered): boolean {
  const forecast =
    citation.layer === 'forecasts' && reports.get(citation.report)?.forecasts.find(({ id }) => id === citation.id)
  if (!forecast || forecast.probability[1] >= 0.5) return false
  return !citation.spans.some((span) => isWithin(forecast.word, span))
}
