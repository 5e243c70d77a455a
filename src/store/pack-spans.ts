import type { CodedReport } from '../report/layers.js'
import { type Span, spanOver } from '../report/span.js'
import { spanHash } from './words-hash.js'

/** All spans of a report in one row: a row a span took as long to write as all else. */
export interface PackedSpans {
  /** What each span is of, "events e1", a line each. */
  readonly what: string
  /** Start, end and the hash of the words, 32 bits each. */
  readonly places: Uint8Array
}

export interface KeptSpan extends Span {
  readonly what: string
  readonly hash: number
}

/** The layers whose spans people cite; tokens and syntax can be made again from the text. */
export function packedSpans(report: CodedReport): PackedSpans {
  const what: string[] = []
  const places: number[] = []
  const { text } = report.original
  const add = (layer: string, id: string, spans: readonly (Span | null | undefined)[]) => {
    const first = places.length
    for (const span of spans) {
      if (!span || isListed(span, first)) continue
      what.push(`${layer} ${id}`)
      places.push(span.start, span.end, spanHash(text, span))
    }
  }
  // The trigger is among the evidence, too: once is enough.
  const isListed = ({ start, end }: Span, first: number): boolean => {
    for (let i = first; i < places.length; i += 3) if (places[i] === start && places[i + 1] === end) return true
    return false
  }
  for (const m of report.mentions) add('mentions', m.id, [m.span])
  for (const d of report.dates) add('dates', d.id, [d.span])
  for (const p of report.places) add('places', p.id, [p.span])
  for (const c of report.claims) add('claims', c.id, [...(c.source?.spans ?? []), ...c.cue, ...c.content])
  for (const f of report.forecasts) add('forecasts', f.id, [f.span, f.word, f.condition])
  for (const g of report.agreements) add('agreements', g.id, g.subjects)
  for (const e of report.events) {
    const parties = [...e.actors, ...e.recipients].map((p) => p.span)
    add('events', e.id, [e.trigger, ...parties, ...e.evidence, spanOver([e.trigger, ...e.evidence])])
  }
  return { what: what.join('\n'), places: new Uint8Array(Int32Array.from(places).buffer) }
}

export function unpackedSpans({ what, places }: PackedSpans): KeptSpan[] {
  if (places.length === 0) return []
  const numbers = new Int32Array(new Uint8Array(places).buffer)
  return what.split('\n').map((name, i) => ({
    what: name,
    start: numbers[i * 3]!,
    end: numbers[i * 3 + 1]!,
    hash: numbers[i * 3 + 2]!,
  }))
}
