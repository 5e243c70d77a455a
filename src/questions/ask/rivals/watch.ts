import type { LedgerRow } from '../../forecast-ledger.js'
import { rungNamed } from '../../ladder-data.js'
import { citationOf } from '../../stored-reports.js'
import type { Gathered } from '../gather.js'
import { isTheQuestion } from '../items.js'
import { plainName, verbFor } from '../speaker-words.js'
import { dayInWords, percent, quote, sentence, type Writer } from '../writer.js'
import { citeKeys, keyOf, LADDERS, type Story } from './story.js'

/** Open plans and forecasts, and what the next rung would look like. */
export function writeWatch(writer: Writer, story: Story, watch: string[]): void {
  const { ledger, pairs, gathered, nameOf } = story
  const sentences = []
  const cite = (row: LedgerRow) => citeKeys(writer, gathered, row.evidence.slice(0, 1))
  const asksItself = (row: LedgerRow) => {
    const report = gathered.reports.get(row.report)
    const event = report?.events.find(({ id }) => id === row.id)
    return report !== undefined && event !== undefined && isTheQuestion(report, event)
  }
  const due = ledger.filter(
    (row) => row.status === 'open' && row.kind === 'plan' && row.speaker === null && !asksItself(row),
  )
  for (const row of due.slice(0, 2)) {
    const when = row.horizon && row.horizon > (row.said ?? '') ? `, due ${dayInWords(row.horizon)}` : ''
    const text = `planned: ${quote(citationWords(gathered, row), 130)}${when}.`
    watch.push(text)
    sentences.push(sentence(text, ...cite(row)))
  }
  const [top] = pairs
  if (LADDERS.has(story.set) && top && top.rung < 10 && top.steps[0]) {
    const citation = story.steps.get(keyOf(top.steps[0]))
    const alliance = top.rung < 6 ? `; an alliance would need ${rungNamed(6).next}` : ''
    const text = `the next step for ${nameOf(top.from)} and ${nameOf(top.to)} would be ${rungNamed(top.rung).next}${alliance}.`
    watch.push(text)
    sentences.push(sentence(text, ...(citation ? [writer.cite(citation)] : [])))
  }
  const cited = new Set(writer.footnotes.map(({ report, layer, id }) => `${report} ${layer} ${id}`))
  const claimOf = (row: LedgerRow) => gathered.reports.get(row.report)?.forecasts.find(({ id }) => id === row.id)?.claim
  // On two, what is foreseen of one of them with others has no bearing; an alliance may be watched by what each does.
  const telling = new Set(
    gathered.items.filter(({ pair, third }) => pair || third).map(({ citation }) => keyOfCitation(citation)),
  )
  const bears = (row: LedgerRow) =>
    ALONE.has(story.set) || telling.has(`${row.report} ${row.id}`) || telling.has(`${row.report} ${claimOf(row)}`)
  const open = ledger
    .filter((row) => row.status === 'open' && row.kind === 'forecast' && bears(row))
    .filter(
      (row) => !cited.has(`${row.report} forecasts ${row.id}`) && !cited.has(`${row.report} claims ${claimOf(row)}`),
    )
    .sort((a, b) => certainty(b) - certainty(a))
  for (const row of open.slice(0, 2)) {
    const chance = row.low === null || row.high === null ? '' : `, ${percent(row.low)} to ${percent(row.high)}`
    const text = `${row.speaker === null ? 'the report' : plainName(row.speaker)} ${verbFor(row.speaker ?? '', viewOf(row))}: ${quote(row.proposition, 120)} (“${row.word}”${chance}).`
    watch.push(text)
    sentences.push(sentence(text, ...cite(row)))
  }
  writer.paragraph('What to watch', sentences, { list: true })
}

/** Sets in which one actor's own steps are a sign. */
const ALONE: ReadonlySet<string> = new Set(['alliance', 'security'])

const keyOfCitation = ({ report, id }: { report: string; id: string }): string => `${report} ${id}`

/** What a speaker does who calls something likely, possible or unlikely. */
const viewOf = ({ low, high }: LedgerRow): string =>
  high !== null && high < 0.5 ? 'doubts' : low !== null && low >= 0.5 ? 'expects' : 'thinks possible'

/** How far from an even chance a forecast is. */
const certainty = ({ low, high }: LedgerRow): number => Math.abs((low ?? 0) + (high ?? 1) - 1)

function citationWords({ reports }: Gathered, row: LedgerRow): string {
  const report = reports.get(row.report)
  const [key] = row.evidence
  return report && key ? citationOf(report, key).core : row.proposition
}
