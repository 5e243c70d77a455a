import type { CodedEvent, CodedReport } from '../report/layers.js'
import { type Span, spansMeet } from '../report/span.js'
import type { TraceEntry } from '../stage.js'

/** What the stages said about the words of an event, and the frames that nearly fired there. */
export interface Why {
  readonly reasons: readonly TraceEntry[]
  readonly misses: readonly TraceEntry[]
}

const MOST_MISSES = 5
const MOST_REASONS = 40

/** The trace of one event: what `demarche explain` prints. */
export function whyEvent(event: CodedEvent, trace: readonly TraceEntry[]): Why {
  const involved = [event.trigger, ...[...event.actors, ...event.recipients].map((party) => party.span)]
  return whyWords(involved, trace)
}

/** The trace of any words: what the stages said of them. */
export function whyWords(involved: readonly Span[], trace: readonly TraceEntry[]): Why {
  const first = involved[0]
  const reasons: TraceEntry[] = []
  const misses: TraceEntry[] = []
  for (const entry of trace) {
    const { span, outcome } = entry
    if (!span) continue
    if (outcome !== 'constraint-failed') {
      if (reasons.length < MOST_REASONS && involved.some((part) => spansMeet(part, span))) reasons.push(entry)
    } else if (misses.length < MOST_MISSES && first && spansMeet(span, first)) misses.push(entry)
  }
  return { reasons, misses }
}

/** The words that an annotation of a layer stands on. */
export function spansOf(report: CodedReport, layer: string, id: string): Span[] | null {
  const found = <T extends { readonly id: string }>(rows: readonly T[]): T | undefined => rows.find((r) => r.id === id)
  switch (layer) {
    case 'events': {
      const event = found(report.events)
      return event ? [event.trigger, ...[...event.actors, ...event.recipients].map((p) => p.span)] : null
    }
    case 'claims': {
      const claim = found(report.claims)
      return claim ? [...claim.cue, ...(claim.source?.spans ?? [])] : null
    }
    case 'forecasts': {
      const forecast = found(report.forecasts)
      return forecast ? [forecast.word] : null
    }
    case 'dates': {
      const date = found(report.dates)
      return date ? (date.span ? [date.span] : []) : null
    }
    case 'places': {
      const place = found(report.places)
      return place ? [place.span] : null
    }
    case 'entities': {
      const entity = found(report.entities)
      return entity ? report.mentions.filter((m) => m.entity === id).map((m) => m.span) : null
    }
    case 'agreements': {
      const agreement = found(report.agreements)
      return agreement ? [...agreement.subjects] : null
    }
    default:
      return null
  }
}
