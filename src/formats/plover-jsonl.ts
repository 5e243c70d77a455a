import type { CodedReport } from '../report/layers.js'
import { type Span, spanOver, textOf } from '../report/span.js'
import { type EventView, oneLine, type Party, viewsOf } from './event-view.js'

/**
 * PLOVER 2.0's interchange: one event a line under the manual's own field names, with `status`, `auxiliary`, `claim`
 * and spans added. Repeated mentions of an event (`same_as`) are left out: one event is one line.
 */
export const ploverLines = (report: CodedReport): string =>
  viewsOf(report)
    .filter(({ event }) => event.same_as === null)
    .map((view) => `${JSON.stringify(ploverRecord(report, view))}\n`)
    .join('')

function ploverRecord(report: CodedReport, { event, actors, recipients, date, place, claim }: EventView) {
  const { original } = report
  // A store may have a report without its text: what is not there is empty, not a guess.
  const wordsOf = (spans: readonly Span[]): string | null =>
    original.text === '' ? null : oneLine(spans.map((s) => textOf(report, s)).join(' … '))
  const trigger = wordsOf([event.trigger])
  const evidence = event.evidence.length > 0 ? spanOver(event.evidence) : event.trigger
  return {
    id: `${report.id}#${event.id}`,
    date: date?.value ?? null,
    enddate: date?.end ?? null,
    date_basis: date?.basis ?? null,
    actor: actors.map(entityObject),
    recipient: recipients.map(entityObject),
    event: [event.type],
    event_loc: place
      ? {
          raw_text: place.name,
          country: place.country,
          lat: place.lat,
          lon: place.lon,
          geonameid: place.geonameid ?? null,
        }
      : null,
    event_text: trigger === null ? [] : [trigger],
    quad_code: event.quad,
    event_scale: event.intensity,
    cameo: event.cameo ?? null,
    goldstein: event.goldstein ?? null,
    mode: event.mode === null ? [] : [event.mode],
    context: event.contexts,
    status: event.status,
    auxiliary: auxiliaryOf(event),
    claim: claim
      ? {
          source: claim.source ? wordsOf(claim.source.spans) : null,
          cue: wordsOf(claim.cue),
        }
      : null,
    text: wordsOf([evidence]),
    text_info: { start: evidence.start, end: evidence.end, trigger: event.trigger, evidence: event.evidence },
    cite_info: {
      title: original.title ?? null,
      publication: original.outlet ?? null,
      published: original.published ?? null,
      url: original.url ?? null,
      language: original.language,
      codebook: 'PLOVER 2.0',
      coder: 'Démarche',
    },
    coder: `Démarche: ${event.rule}`,
    coded_date: null, // The coder knows no clock: the same report gives the same bytes.
  }
}

function entityObject({ entity, participant, words }: Party) {
  return {
    code: entity?.country ?? null,
    sector: entity?.sectors ?? [],
    entity_text: words || null,
    entity_name: entity?.name ?? null,
    office: entity?.office ?? null,
    identifier_id: entity?.registry ?? null,
    identifier_text: entity ? entity.basis : null,
    span: participant.span,
  }
}

/** PLOVER's auxiliary modes, from our status: what is planned is future, what depends is hypothetical, what did not happen is negated. */
function auxiliaryOf({ status, background }: { status: string; background: boolean }): string[] {
  const modes: string[] = []
  if (background) modes.push('historical')
  if (status === 'planned') modes.push('future')
  if (status === 'conditional') modes.push('hypothetical')
  if (status === 'denied' || status === 'cancelled') modes.push('negation')
  return modes
}
