import type { DuckDBConnection } from '@duckdb/node-api'
import type { CodedReport, Entity } from '../report/layers.js'
import { type Span, spanOver, spansMeet } from '../report/span.js'
import { sqlText } from '../store/duckdb.js'
import { type EvidenceKey, rowsOf } from './question.js'

/** A report of the store with its corrected record; without tokens, syntax and factuality, which the store does not keep. */
export interface StoredReport extends Omit<CodedReport, 'tokens' | 'syntax' | 'factuality'> {
  readonly story: string | null
  /** Is the text kept? Without it nothing can be quoted. */
  readonly hasText: boolean
}

interface Found {
  readonly report: string
  readonly record: string
  readonly text: string | null
  readonly story: string | null
}

/** The records of some reports. Only the parts that hold them are opened: records are long, and stay in their parts. */
export async function storedReports(
  catalog: DuckDBConnection,
  ids: readonly string[],
): Promise<Map<string, StoredReport>> {
  if (ids.length === 0) return new Map()
  const reports = JSON.stringify([...new Set(ids)])
  const shards = await rowsOf<{ shard: string }>(
    catalog,
    `SELECT DISTINCT shard FROM current_reports WHERE report IN (SELECT unnest(from_json($reports::JSON, '["VARCHAR"]'))) ORDER BY shard`,
    { reports },
  )
  const rows = await rowsOf<Found>(
    catalog,
    `WITH wanted AS (SELECT unnest(from_json($reports::JSON, '["VARCHAR"]')) AS report),
     found AS MATERIALIZED (
       SELECT report, record FROM records SEMI JOIN wanted USING (report)
       WHERE shard IN (${shards.map(({ shard }) => sqlText(shard)).join(', ')})
     ),
     told AS MATERIALIZED (SELECT report, text FROM reports SEMI JOIN wanted USING (report)),
     placed AS MATERIALIZED (SELECT report, story FROM stories SEMI JOIN wanted USING (report))
     SELECT report, record, text, story FROM found JOIN told USING (report) LEFT JOIN placed USING (report)`,
    { reports },
  )
  return new Map(
    rows.map(({ report, record, text, story }) => {
      const stored = JSON.parse(record) as StoredReport
      return [report, { ...stored, original: { ...stored.original, text: text ?? '' }, story, hasText: text !== null }]
    }),
  )
}

/** The words behind a number: what a reader is shown, and where it stands. */
export interface Citation extends EvidenceKey {
  readonly spans: readonly Span[]
  /** The words that the spans point at, in one line; empty where the text is not kept. */
  readonly words: string
  /** Of long words the part around what the event turns on; else the words. */
  readonly core: string
  readonly speaker: string | null
  readonly outlet: string | null
  readonly title: string | null
  readonly day: string | null
}

/**
 * The words that each key stands for, in the order of the keys; keys that the store does not know are left out. Records that are
 * `read` already are not fetched again: to find them, all parts of the store are gone through.
 */
export async function citationsOf(
  catalog: DuckDBConnection,
  keys: readonly EvidenceKey[],
  read: ReadonlyMap<string, StoredReport> = new Map(),
): Promise<Citation[]> {
  const fetched = await storedReports(
    catalog,
    keys.map(({ report }) => report).filter((report) => !read.has(report)),
  )
  return keys.flatMap((key) => {
    const report = read.get(key.report) ?? fetched.get(key.report)
    return report ? [citationOf(report, key)] : []
  })
}

export function citationOf(report: StoredReport, key: EvidenceKey): Citation {
  const spans = spansOf(report, key)
  const { outlet, title, published, text } = report.original
  const words = spans.map((span) => oneLine(text.slice(span.start, span.end))).join(' … ')
  return {
    ...key,
    spans,
    words,
    core: coreOf(report, key, spans) ?? words,
    speaker: speakerOf(report, key),
    outlet: outlet ?? null,
    title: title ?? null,
    day: published ?? null,
  }
}

/** "LIMA – For once … over new Chilean threats against Peru": a reader is shown the threats. */
function coreOf(
  { events, original }: StoredReport,
  { layer, id }: EvidenceKey,
  [span]: readonly Span[],
): string | null {
  const trigger = layer === 'events' ? events.find((e) => e.id === id)?.trigger : undefined
  if (!trigger || !span || trigger.end - span.start < SHOWN) return null
  const from = Math.max(span.start, trigger.start - BEFORE)
  const start = from + original.text.slice(from, trigger.start).search(/(?<=\s)\S|$/u)
  return `… ${oneLine(original.text.slice(start, span.end))}`
}

/** What ends within so many characters needs no cutting. */
const SHOWN = 120
const BEFORE = 60

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

function spansOf(report: StoredReport, { layer, id }: EvidenceKey): Span[] {
  switch (layer) {
    case 'claims':
      return [...(report.claims.find((c) => c.id === id)?.content ?? [])]
    case 'forecasts':
      return report.forecasts.filter((f) => f.id === id).map(({ span }) => span)
    case 'agreements': {
      const agreement = report.agreements.find((g) => g.id === id)
      return agreement ? eventSpans(report, agreement.event, agreement.subjects) : []
    }
    case 'events':
      return eventSpans(report, id, [])
    case 'reports':
      return report.sentences.slice(0, 1)
  }
}

/** What an event rests on in the sentence of its trigger, in one piece; a party that is named pages before is told beside it. */
function eventSpans(report: StoredReport, id: string, more: readonly Span[]): Span[] {
  const event = report.events.find((e) => e.id === id)
  if (!event) return []
  const sentence = report.sentences.find((s) => spansMeet(s, event.trigger)) ?? event.trigger
  const parts = [
    event.trigger,
    ...event.evidence,
    ...event.actors.map((p) => p.span),
    ...event.recipients.map((p) => p.span),
    ...more,
  ]
  const { start, end } = spanOver(
    parts.filter((span) => sentence.start <= span.start && span.end <= sentence.end).concat(event.trigger),
  )
  return [{ start, end: endOfPhrase(report.original.text, end, sentence.end) }]
}

/** "Peruvians marched in anger at the Chilean | raid.": words that only end the phrase are shown too. */
function endOfPhrase(text: string, end: number, most: number): number {
  const rest = text.slice(end, Math.min(most, end + PHRASE))
  // A comma within a number ends nothing, and a full stop may be that of "Sept."
  const stop = rest.search(/[,;:!?)”"»](?=\s|$)|\n|\s[–—-]\s|\.[”"]?$/u)
  return stop >= 0 ? end + stop : end + rest.length === most ? most : end
}

const PHRASE = 100

/** Who says it, by the fullest name that the report gives; null where the report says it itself. */
export function speakerOf(report: StoredReport, { layer, id }: EvidenceKey): string | null {
  const claim =
    layer === 'claims'
      ? id
      : layer === 'forecasts'
        ? report.forecasts.find((f) => f.id === id)?.claim
        : layer === 'events'
          ? report.events.find((e) => e.id === id)?.claim
          : layer === 'agreements'
            ? report.events.find((e) => e.id === report.agreements.find((g) => g.id === id)?.event)?.claim
            : null
  const source = report.claims.find((c) => c.id === claim)?.source
  if (!source) return null
  const entity = report.entities.find((e) => e.id === source.entity)
  return entity?.name ?? oneLine(source.spans.map((s) => report.original.text.slice(s.start, s.end)).join(' '))
}

/** The countries that stretches of a report name, members of "the three countries" each. */
export function countriesIn(report: StoredReport, spans: readonly Span[]): Set<string> {
  const entities = new Map(report.entities.map((e) => [e.id, e]))
  const countries = new Set<string>()
  const add = (entity: Entity | undefined, depth: number): void => {
    if (entity?.country) countries.add(entity.country)
    if (depth < 2) for (const member of entity?.members ?? []) add(entities.get(member), depth + 1)
  }
  for (const mention of report.mentions)
    if (
      mention.entity !== undefined &&
      spans.some((span) => span.start <= mention.span.start && mention.span.end <= span.end)
    )
      add(entities.get(mention.entity), 0)
  return countries
}
