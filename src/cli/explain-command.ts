import { whyEvent } from '../api/why.js'
import { codeReport } from '../coder.js'
import { knowledge } from '../data-files.js'
import { codeOf, type EventView, oneLine, type Party, viewsOf } from '../formats/event-view.js'
import { readInputs } from '../read/read-inputs.js'
import { DemarcheError } from '../report/error.js'
import type { CodedReport } from '../report/layers.js'
import { type Span, spanOver, spansMeet, textOf } from '../report/span.js'
import type { TraceEntry } from '../stage.js'
import { dayOption } from './options.js'

/** `demarche explain`: the way back from a record to the words, the stage and the rule. */
export async function explainCommand(
  path: string,
  eventId: string | undefined,
  options: { readonly published?: string; readonly data: readonly string[] },
): Promise<void> {
  const published = dayOption('--published', options.published)
  const resources = knowledge(options.data)
  let found = 0
  for await (const raw of readInputs([path], published === undefined ? {} : { published })) {
    found++
    const trace: TraceEntry[] = []
    const report = codeReport(raw, resources, { onTrace: (entry) => trace.push(entry) })
    const lines = eventId === undefined ? explainReport(report, trace) : explainEvent(report, eventId, trace)
    if (lines) process.stdout.write(`${lines.join('\n')}\n`)
  }
  if (found === 0) throw new DemarcheError('nothing-read', `There is no report in "${path}".`)
}

/** Sentence by sentence: what was coded, what was not, and why. */
function explainReport(report: CodedReport, trace: readonly TraceEntry[]): string[] {
  const views = viewsOf(report)
  const lines = [`${report.id}: ${report.sentences.length} sentences, ${report.events.length} events`, '']
  report.sentences.forEach((sentence, i) => {
    lines.push(`${i + 1}. ${oneLine(textOf(report, sentence))}`)
    for (const view of views) if (spansMeet(view.event.trigger, sentence)) lines.push(`   ✓ ${summaryOf(view, report)}`)
    for (const claim of report.claims) {
      const cue = claim.cue[0]
      if (!cue || !spansMeet(cue, sentence)) continue
      const source = claim.source ? wordsOf(report, claim.source.spans) : 'not said who'
      lines.push(`   ” ${claim.id} ${source}: “${wordsOf(report, claim.cue)}”`)
    }
    for (const problem of report.problems)
      if (problem.span && spansMeet(problem.span, sentence)) lines.push(`   ! ${problem.code}: ${problem.message}`)
    lines.push(...nearMisses(trace, sentence, views).map((entry) => `   · ${reasonOf(entry)}`))
  })
  const elsewhere = report.problems.filter((problem) => !problem.span)
  if (elsewhere.length > 0) lines.push('', ...elsewhere.map(({ code, message }) => `! ${code}: ${message}`))
  return lines
}

const MOST_REASONS = 5

/** Why words that no event took up were not coded; in a sentence without any event also the frames that nearly fired. */
function nearMisses(trace: readonly TraceEntry[], sentence: Span, views: readonly EventView[]): TraceEntry[] {
  const coded = (span: Span) => views.some(({ event }) => spansMeet(event.trigger, span))
  const least = coded(sentence) ? 1 : 0
  return trace
    .filter(({ stage, span }) => stage === 'code-events' && span && spansMeet(span, sentence) && !coded(span))
    .filter((entry) => closeness(entry) >= least)
    .sort((a, b) => closeness(b) - closeness(a))
    .slice(0, MOST_REASONS)
}

/** A frame that fitted and found nobody was nearer than one whose conditions did not hold. */
const closeness = ({ outcome }: TraceEntry): number => (outcome === 'constraint-failed' ? 0 : 1)

function explainEvent(report: CodedReport, id: string, trace: readonly TraceEntry[]): string[] {
  const view = viewsOf(report).find(({ event }) => event.id === id)
  if (!view) {
    const ids = report.events.map((event) => event.id).join(', ') || 'none'
    throw new DemarcheError('event-unknown', `Report "${report.id}" has no event "${id}". Its events: ${ids}.`)
  }
  const { event, actors, recipients, date, place, claim } = view
  const words = (span: Span) => `“${oneLine(textOf(report, span))}” (${span.start}–${span.end})`
  const lines = [
    summaryOf(view, report),
    '',
    `words      ${words(spanOver([event.trigger, ...event.evidence]))}`,
    `trigger    ${words(event.trigger)}`,
    `rule       ${event.rule}${event.cameo ? `, CAMEO ${event.cameo}` : ''}`,
    `status     ${event.status}${event.background ? ', told as background' : ''}`,
    ...actors.map((party) => `actor      ${partyLine(party, words)}`),
    ...recipients.map((party) => `recipient  ${partyLine(party, words)}`),
    date
      ? `date       ${date.value}${date.end ? ` to ${date.end}` : ''}, ${date.basis}${date.span ? `: ${words(date.span)}` : ': the day of publication'}`
      : 'date       none found',
    place ? `place      ${place.name}, ${place.country}: ${words(place.span)}` : 'place      none found',
    claim
      ? `claim      ${claim.id}, ${claim.kind}: ${claim.source ? wordsOf(report, claim.source.spans) : 'not said who'}, “${wordsOf(report, claim.cue)}”`
      : 'claim      the report’s own words',
  ]
  if (event.same_as) lines.push(`repeats    ${event.same_as}`)
  const { reasons, misses } = whyEvent(event, trace)
  if (reasons.length > 0)
    lines.push('', 'What the stages said of these words:', ...reasons.map((entry) => `  ${reasonOf(entry)}`))
  if (misses.length > 0) lines.push('', 'Frames that nearly fired:', ...misses.map((entry) => `  ${reasonOf(entry)}`))
  return lines
}

const partyLine = ({ entity, participant, words: said }: Party, words: (span: Span) => string): string =>
  entity
    ? `${entity.name} (${codeOf(entity)})${entity.office ? `, ${entity.office}` : ''}, country ${entity.basis}` +
      `${entity.registry ? `, registry ${entity.registry}` : ''}: ${words(participant.span)}`
    : said

const summaryOf = ({ event, actors, recipients }: EventView, report: CodedReport): string => {
  const who = (parties: readonly Party[]) =>
    parties.map((p) => p.entity?.country ?? p.entity?.name ?? p.words).join(' + ')
  const what = event.mode ? `${event.type}/${event.mode}` : event.type
  const whom = recipients.length > 0 ? ` → ${who(recipients)}` : ''
  return `${event.id} ${what} ${event.status}: ${who(actors) || 'nobody'}${whom}, “${oneLine(textOf(report, event.trigger))}” (${event.rule})`
}

const wordsOf = (report: CodedReport, spans: readonly Span[]): string =>
  oneLine(spans.map((span) => textOf(report, span)).join(' … '))

const reasonOf = ({ stage, rule, outcome, message }: TraceEntry): string =>
  `${stage}${rule ? ` ${rule}` : ''}: ${outcome}. ${message}`
