import type { CodedEvent, Report } from 'demarche/report/layers.js'
import type { Span } from 'demarche/report/span.js'

export type Layer = 'events' | 'entities' | 'claims' | 'dates' | 'places' | 'forecasts' | 'agreements'

/** What the page shows of a report: without its grammar. */
export type ShownReport = Omit<Report, 'tokens' | 'syntax' | 'names' | 'factuality'> & {
  readonly problems: readonly {
    readonly code: string
    readonly stage: string
    readonly message: string
    readonly span?: Span
  }[]
}

/** Words that are marked, and the annotation that they belong to. */
export interface Mark extends Span {
  readonly layer: Layer
  readonly id: string
  /** Which of its words: a claim's cue or what it says. */
  readonly part: 'main' | 'content'
  readonly title: string
  readonly status?: string
}

/** Words that the selected row rests on, and as what. */
export interface Lit extends Span {
  readonly role: string
}

/** A stretch of text with the same marks all along; `first` are those that begin here. */
export interface Segment extends Span {
  readonly marks: readonly Mark[]
  readonly lit: readonly string[]
  readonly first: readonly Mark[]
}

/** All marks of a report, in the order of the text. */
export function marksOf(report: ShownReport): Mark[] {
  const marks: Mark[] = []
  const add = (span: Span | undefined, rest: Omit<Mark, 'start' | 'end'>) => {
    if (span && span.end > span.start) marks.push({ start: span.start, end: span.end, ...rest })
  }
  const entities = new Map(report.entities.map((e) => [e.id, e]))
  for (const e of report.events)
    add(e.trigger, { layer: 'events', id: e.id, part: 'main', title: `event ${e.type}, ${e.status}`, status: e.status })
  for (const m of report.mentions) {
    const entity = m.entity === undefined ? undefined : entities.get(m.entity)
    if (entity) add(m.span, { layer: 'entities', id: entity.id, part: 'main', title: `actor ${entity.name}` })
  }
  for (const c of report.claims) {
    for (const span of c.cue) add(span, { layer: 'claims', id: c.id, part: 'main', title: 'claim' })
    for (const span of c.content) add(span, { layer: 'claims', id: c.id, part: 'content', title: 'what is claimed' })
  }
  for (const d of report.dates) add(d.span, { layer: 'dates', id: d.id, part: 'main', title: `date ${d.value}` })
  for (const p of report.places) add(p.span, { layer: 'places', id: p.id, part: 'main', title: `place ${p.name}` })
  for (const f of report.forecasts) add(f.word, { layer: 'forecasts', id: f.id, part: 'main', title: 'forecast' })
  return marks.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The words behind a row, each with its part in it. */
export function litBy(report: ShownReport, layer: Layer, id: string): Lit[] {
  const as = (role: string, spans: readonly (Span | undefined)[]): Lit[] =>
    spans.flatMap((span) => (span ? [{ start: span.start, end: span.end, role }] : []))
  switch (layer) {
    case 'events': {
      const event = report.events.find((e) => e.id === id)
      return event ? litByEvent(report, event) : []
    }
    case 'claims': {
      const claim = report.claims.find((c) => c.id === id)
      if (!claim) return []
      return [...as('source', claim.source?.spans ?? []), ...as('cue', claim.cue), ...as('content', claim.content)]
    }
    case 'forecasts': {
      const forecast = report.forecasts.find((f) => f.id === id)
      return forecast ? [...as('content', [forecast.span]), ...as('trigger', [forecast.word])] : []
    }
    case 'entities':
      return as(
        'actor',
        report.mentions.filter((m) => m.entity === id).map((m) => m.span),
      )
    case 'dates':
      return as(
        'date',
        report.dates.filter((d) => d.id === id).map((d) => d.span),
      )
    case 'places':
      return as(
        'place',
        report.places.filter((p) => p.id === id).map((p) => p.span),
      )
    case 'agreements': {
      const agreement = report.agreements.find((g) => g.id === id)
      const event = report.events.find((e) => e.id === agreement?.event)
      return [...as('content', agreement?.subjects ?? []), ...(event ? litByEvent(report, event) : [])]
    }
  }
}

function litByEvent(report: ShownReport, event: CodedEvent): Lit[] {
  const date = report.dates.find((d) => d.id === event.date)?.span
  const place = report.places.find((p) => p.id === event.place)?.span
  return [
    { ...event.trigger, role: 'trigger' },
    ...event.actors.map(({ span }) => ({ ...span, role: 'actor' })),
    ...event.recipients.map(({ span }) => ({ ...span, role: 'recipient' })),
    ...(date ? [{ ...date, role: 'date' }] : []),
    ...(place ? [{ ...place, role: 'place' }] : []),
  ]
}

export interface Block extends Span {
  readonly headline: boolean
}

/** A text without line breaks would be one block of megabytes. */
const LONGEST_BLOCK = 2000

/** The text's paragraphs; what is too long for one is cut at a space. */
export function blocksOf(text: string, title: string | undefined): Block[] {
  const blocks: Block[] = []
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    if (line.trim() === '') continue
    let start = index
    const end = index + line.length
    while (end - start > LONGEST_BLOCK) {
      const space = text.lastIndexOf(' ', start + LONGEST_BLOCK)
      const cut = space > start ? space + 1 : start + LONGEST_BLOCK
      blocks.push({ start, end: cut, headline: false })
      start = cut
    }
    blocks.push({ start, end, headline: blocks.length === 0 && line.trim() === title?.trim() })
  }
  return blocks
}

/** Cuts a block where marks begin and end. `marks` and `lit` may reach beyond it. */
export function segmentsOf(block: Span, marks: readonly Mark[], lit: readonly Lit[]): Segment[] {
  const inBlock = marks.filter((m) => m.start < block.end && m.end > block.start)
  const litHere = lit.filter((l) => l.start < block.end && l.end > block.start)
  const cuts = new Set([block.start, block.end])
  for (const { start, end } of [...inBlock, ...litHere])
    for (const at of [start, end]) if (at > block.start && at < block.end) cuts.add(at)
  const points = [...cuts].sort((a, b) => a - b)
  const segments: Segment[] = []
  for (let i = 0; i + 1 < points.length; i++) {
    const [start, end] = [points[i]!, points[i + 1]!]
    const over = (span: Span) => span.start <= start && span.end >= end
    const here = inBlock.filter(over)
    segments.push({
      start,
      end,
      // The longest first, so that the shortest is innermost and is what a click opens.
      marks: here.sort((a, b) => b.end - b.start - (a.end - a.start)),
      lit: litHere.filter(over).map(({ role }) => role),
      first: here.filter((m) => m.start === start),
    })
  }
  return segments
}
