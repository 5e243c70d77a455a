import { hash } from 'node:crypto'
import { viewsOf } from '../formats/event-view.js'
import type { CodedReport } from '../report/layers.js'
import { firstEndingAfter, type Span, textOf } from '../report/span.js'
import { figuresOf } from '../stories/figures.js'
import { sketchOf } from '../stories/sketch.js'
import { packedSketch } from './pack-sketch.js'
import { packedSpans } from './pack-spans.js'
import { wordsHash } from './words-hash.js'

type SqlType = 'VARCHAR' | 'VARCHAR[]' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'DATE' | 'BLOB'
type Cell = string | number | boolean | null | readonly (string | number)[] | Uint8Array
export type Row = Readonly<Record<string, Cell>>

/** The columns of each table of the store, in order; every table also has the shard that its rows came with. */
export const tables = {
  reports: {
    report: 'VARCHAR',
    title: 'VARCHAR',
    published: 'DATE',
    outlet: 'VARCHAR',
    url: 'VARCHAR',
    author: 'VARCHAR',
    language: 'VARCHAR',
    text: 'VARCHAR',
    text_sha256: 'VARCHAR',
    sentences: 'INTEGER',
    events: 'INTEGER',
    problems: 'INTEGER',
  },
  events: {
    report: 'VARCHAR',
    event: 'VARCHAR',
    type: 'VARCHAR',
    mode: 'VARCHAR',
    contexts: 'VARCHAR[]',
    quad: 'INTEGER',
    intensity: 'DOUBLE',
    cameo: 'VARCHAR',
    goldstein: 'DOUBLE',
    status: 'VARCHAR',
    background: 'BOOLEAN',
    date: 'VARCHAR',
    date_end: 'VARCHAR',
    date_basis: 'VARCHAR',
    day: 'DATE',
    place: 'VARCHAR',
    place_country: 'VARCHAR',
    place_precision: 'VARCHAR',
    lat: 'DOUBLE',
    lon: 'DOUBLE',
    geonameid: 'INTEGER',
    actors: 'VARCHAR[]',
    recipients: 'VARCHAR[]',
    claim: 'VARCHAR',
    agreement: 'VARCHAR',
    same_as: 'VARCHAR',
    trigger: 'VARCHAR',
    trigger_start: 'INTEGER',
    trigger_end: 'INTEGER',
    sentence: 'INTEGER',
    rule: 'VARCHAR',
  },
  participants: {
    report: 'VARCHAR',
    event: 'VARCHAR',
    role: 'VARCHAR',
    position: 'INTEGER',
    entity: 'VARCHAR',
    name: 'VARCHAR',
    country: 'VARCHAR',
    sectors: 'VARCHAR[]',
    office: 'VARCHAR',
    registry: 'VARCHAR',
    basis: 'VARCHAR',
    words: 'VARCHAR',
  },
  claims: {
    report: 'VARCHAR',
    claim: 'VARCHAR',
    source: 'VARCHAR',
    source_name: 'VARCHAR',
    source_country: 'VARCHAR',
    source_sectors: 'VARCHAR[]',
    cue: 'VARCHAR',
    content: 'VARCHAR',
    kind: 'VARCHAR',
    act: 'VARCHAR',
    remove: 'INTEGER',
    within: 'VARCHAR',
  },
  forecasts: {
    report: 'VARCHAR',
    forecast: 'VARCHAR',
    claim: 'VARCHAR',
    speaker: 'VARCHAR',
    proposition: 'VARCHAR',
    word: 'VARCHAR',
    low: 'DOUBLE',
    high: 'DOUBLE',
    scale: 'VARCHAR',
    horizon: 'VARCHAR',
    event: 'VARCHAR',
    condition: 'VARCHAR',
    pattern_type: 'VARCHAR',
    pattern_mode: 'VARCHAR',
    pattern_actors: 'VARCHAR[]',
    pattern_recipients: 'VARCHAR[]',
    pattern_negated: 'BOOLEAN',
    pattern_order: 'VARCHAR',
  },
  agreements: {
    report: 'VARCHAR',
    agreement: 'VARCHAR',
    parties: 'VARCHAR[]',
    title: 'VARCHAR',
    stage: 'VARCHAR',
    rung: 'INTEGER',
    event: 'VARCHAR',
  },
  /** How many, or how much, a report says of an event. */
  figures: {
    report: 'VARCHAR',
    event: 'VARCHAR',
    kind: 'VARCHAR',
    value: 'DOUBLE',
    at_least: 'BOOLEAN',
    words: 'VARCHAR',
  },
  problems: { report: 'VARCHAR', code: 'VARCHAR', stage: 'VARCHAR', message: 'VARCHAR' },
  /** The whole record as JSON, less the text and what can be made again from it: tokens, syntax, factuality. */
  records: { report: 'VARCHAR', record: 'VARCHAR' },
  /** What copies and stories are told by, as {@link packedSketch} packs it. */
  sketches: {
    report: 'VARCHAR',
    shingles: 'INTEGER',
    minhash: 'BLOB',
    terms: 'VARCHAR',
    counts: 'BLOB',
    credits: 'VARCHAR',
  },
  /** Every span of every record, with the hash of the words that it points at, as {@link packedSpans} packs them: for `demarche verify`. */
  spans: { report: 'VARCHAR', what: 'VARCHAR', places: 'BLOB' },
} as const satisfies Record<string, Record<string, SqlType>>

export type Table = keyof typeof tables
export const tableNames = Object.keys(tables) as Table[]
/** Tables with one long row a report. */
export const LONG = ['records', 'sketches', 'spans'] as const satisfies readonly Table[]
export type LongTable = (typeof LONG)[number]
export const isLong = (table: Table): table is LongTable => (LONG as readonly Table[]).includes(table)

export { wordsHash }

export const sha256 = (text: string | Uint8Array): string => hash('sha256', text, 'hex')

export interface RowOptions {
  readonly keepText: boolean
  /** The record as it is kept, where it need not be written anew. */
  readonly record?: string
}

/** A report as rows of each table; its text is left out where it may not be kept. */
export function rowsOf(report: CodedReport, { keepText, record }: RowOptions): Record<Table, Row[]> {
  const { id, original } = report
  const entity = new Map(report.entities.map((e) => [e.id, e]))
  const claims = new Map(report.claims.map((c) => [c.id, c]))
  const words = (spans: readonly Span[]) => spans.map((s) => textOf(report, s)).join(' … ')
  const views = viewsOf(report)
  const codes = (ids: readonly string[]) => ids.map((a) => entity.get(a)?.country ?? '?')
  return {
    reports: [
      {
        report: id,
        title: original.title ?? null,
        published: original.published ?? null,
        outlet: original.outlet ?? null,
        url: original.url ?? null,
        author: original.author ?? null,
        language: original.language,
        text: keepText ? original.text : null,
        text_sha256: sha256(original.text),
        sentences: report.sentences.length,
        events: report.events.length,
        problems: report.problems.length,
      },
    ],
    events: views.map(({ event: e, date, place }) => ({
      report: id,
      event: e.id,
      type: e.type,
      mode: e.mode,
      contexts: e.contexts,
      quad: e.quad,
      intensity: e.intensity,
      cameo: e.cameo ?? null,
      goldstein: e.goldstein ?? null,
      status: e.status,
      background: e.background,
      date: date?.value ?? null,
      date_end: date?.end ?? null,
      date_basis: date?.basis ?? null,
      day: date && date.value.length >= 10 ? date.value.slice(0, 10) : null,
      place: place?.name ?? null,
      place_country: place?.country ?? null,
      place_precision: place?.precision ?? null,
      lat: place?.lat ?? null,
      lon: place?.lon ?? null,
      geonameid: place?.geonameid ?? null,
      actors: codes(e.actors.map((p) => p.entity)),
      recipients: codes(e.recipients.map((p) => p.entity)),
      claim: e.claim,
      agreement: e.agreement,
      same_as: e.same_as,
      trigger: textOf(report, e.trigger),
      trigger_start: e.trigger.start,
      trigger_end: e.trigger.end,
      // Counted from one, as people and other formats count sentences.
      sentence: firstEndingAfter(report.sentences, e.trigger.start) + 1,
      rule: e.rule,
    })),
    participants: views.flatMap(({ event, actors, recipients }) =>
      [...actors.map((p) => ['actor', p] as const), ...recipients.map((p) => ['recipient', p] as const)].map(
        ([role, party], position) => ({
          report: id,
          event: event.id,
          role,
          position,
          entity: party.participant.entity,
          name: party.entity?.name ?? null,
          country: party.entity?.country ?? null,
          sectors: party.entity?.sectors ?? [],
          office: party.entity?.office ?? null,
          registry: party.entity?.registry ?? null,
          basis: party.entity?.basis ?? null,
          words: party.words,
        }),
      ),
    ),
    claims: report.claims.map((c) => {
      const source = c.source?.entity ? entity.get(c.source.entity) : undefined
      return {
        report: id,
        claim: c.id,
        source: c.source ? words(c.source.spans) : null,
        source_name: source?.name ?? null,
        source_country: source?.country ?? null,
        source_sectors: source?.sectors ?? [],
        cue: words(c.cue),
        content: words(c.content),
        kind: c.kind,
        act: c.act ?? null,
        remove: c.remove ?? null,
        within: c.within,
      }
    }),
    forecasts: report.forecasts.map((f) => {
      const source = f.claim === null ? null : claims.get(f.claim)?.source
      const speaker = source
        ? ((source.entity ? entity.get(source.entity)?.name : undefined) ?? words(source.spans))
        : null
      return {
        report: id,
        forecast: f.id,
        claim: f.claim,
        speaker,
        proposition: f.proposition,
        word: textOf(report, f.word),
        low: f.probability[0],
        high: f.probability[1],
        scale: f.scale,
        horizon: f.horizon,
        event: f.event,
        condition: f.condition ? textOf(report, f.condition) : null,
        pattern_type: f.pattern?.type ?? null,
        pattern_mode: f.pattern?.mode ?? null,
        pattern_actors: f.pattern?.actors ?? null,
        pattern_recipients: f.pattern?.recipients ?? null,
        pattern_negated: f.pattern?.negated ?? null,
        pattern_order: f.pattern?.order ?? null,
      }
    }),
    agreements: report.agreements.map((g) => ({
      report: id,
      agreement: g.id,
      parties: codes(g.parties),
      title: g.title,
      stage: g.stage,
      rung: g.rung,
      event: g.event,
    })),
    figures: figuresOf(report).map(({ event, kind, value, atLeast, words: said }) => ({
      report: id,
      event,
      kind,
      value,
      at_least: atLeast,
      words: said,
    })),
    problems: report.problems.map((p) => ({ report: id, code: p.code, stage: p.stage, message: p.message })),
    records: [{ report: id, record: record ?? recordOf(report) }],
    sketches: [{ report: id, ...packedSketch(sketchOf(report)) }],
    spans: [{ report: id, ...packedSpans(report) }],
  }
}

function recordOf({ original, tokens: _, syntax: __, factuality: ___, ...layers }: CodedReport): string {
  const { text: ____, ...known } = original
  return JSON.stringify({ ...layers, original: known })
}
