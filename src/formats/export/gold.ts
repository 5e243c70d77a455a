import type { CodedEvent, CodedReport, Participant } from '../../report/layers.js'
import { spanOver, textOf } from '../../report/span.js'

/** The bands of likelihood that gold forecasts are in, each with the middle of its interval. */
const BANDS = [
  ['almost certain', 0.95],
  ['very likely', 0.86],
  ['likely', 0.675],
  ['even', 0.5],
  ['unlikely', 0.275],
  ['very unlikely', 0.15],
] as const

/**
 * A report that a person went through, as gold: what a coder should say of its text. Spans index that text; an event that only
 * repeats another is none.
 */
export function goldOf(report: CodedReport): string {
  const entities = new Map(report.entities.map((e) => [e.id, e]))
  const dates = new Map(report.dates.map((d) => [d.id, d.value]))
  const { original } = report
  const party = ({ entity, span }: Participant) => ({
    country: entities.get(entity)?.country ?? null,
    sector: entities.get(entity)?.sectors[0] ?? null,
    words: textOf(report, span),
  })
  const event = (e: CodedEvent) => ({
    type: e.type,
    mode: e.mode,
    status: e.status,
    background: e.background,
    actors: e.actors.map(party),
    recipients: e.recipients.map(party),
    trigger: { start: e.trigger.start, end: e.trigger.end },
    date: e.date === null ? null : (dates.get(e.date) ?? null),
    context: e.contexts,
  })
  const row = {
    id: report.id,
    url: original.url ?? null,
    date: original.published ?? null,
    text: original.text,
    events: report.events.filter((e) => e.same_as === null).map(event),
    claims: report.claims
      .filter((c) => c.content.length > 0)
      .map((c) => ({
        source: c.source && c.source.spans.length > 0 ? spanOver(c.source.spans) : null,
        source_country: c.source?.entity ? (entities.get(c.source.entity)?.country ?? null) : null,
        cue: c.cue.length > 0 ? spanOver(c.cue) : null,
        content: c.content,
        kind: c.kind,
      })),
    forecasts: report.forecasts.map((f) => ({
      span: f.span,
      word: textOf(report, f.word),
      band: bandOf((f.probability[0] + f.probability[1]) / 2),
    })),
    agreements: report.agreements.map((g) => ({
      parties: g.parties.map((id) => entities.get(id)?.country ?? '?'),
      stage: g.stage,
      about: g.subjects.length > 0 ? spanOver(g.subjects) : null,
    })),
  }
  return `${JSON.stringify(row)}\n`
}

function bandOf(probability: number): string {
  let best: (typeof BANDS)[number] = BANDS[0]
  for (const band of BANDS) if (Math.abs(band[1] - probability) < Math.abs(best[1] - probability)) best = band
  return best[0]
}
