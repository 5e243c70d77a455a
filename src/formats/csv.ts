import type { CodedReport } from '../report/layers.js'
import { textOf } from '../report/span.js'
import { type EventView, oneLine, type Party, viewsOf } from './event-view.js'

type Column = readonly [name: string, value: (view: EventView, report: CodedReport) => string | number | boolean | null]

const joined = (parties: readonly Party[], value: (party: Party) => string | null | undefined): string =>
  parties.map((party) => value(party) ?? '').join('; ')

const columns: readonly Column[] = [
  ['report', (_, report) => report.id],
  ['event', ({ event }) => event.id],
  ['date', ({ date }) => date?.value ?? null],
  ['date_end', ({ date }) => date?.end ?? null],
  ['date_basis', ({ date }) => date?.basis ?? null],
  ['type', ({ event }) => event.type],
  ['mode', ({ event }) => event.mode],
  ['status', ({ event }) => event.status],
  ['background', ({ event }) => event.background],
  ['quad', ({ event }) => event.quad],
  ['intensity', ({ event }) => event.intensity],
  ['cameo', ({ event }) => event.cameo ?? null],
  ['goldstein', ({ event }) => event.goldstein ?? null],
  ['contexts', ({ event }) => event.contexts.join('; ')],
  ['actor', ({ actors }) => joined(actors, (p) => p.entity?.name)],
  ['actor_country', ({ actors }) => joined(actors, (p) => p.entity?.country)],
  ['actor_sectors', ({ actors }) => joined(actors, (p) => p.entity?.sectors.join(' '))],
  ['actor_words', ({ actors }) => joined(actors, (p) => p.words)],
  ['recipient', ({ recipients }) => joined(recipients, (p) => p.entity?.name)],
  ['recipient_country', ({ recipients }) => joined(recipients, (p) => p.entity?.country)],
  ['recipient_sectors', ({ recipients }) => joined(recipients, (p) => p.entity?.sectors.join(' '))],
  ['recipient_words', ({ recipients }) => joined(recipients, (p) => p.words)],
  ['place', ({ place }) => place?.name ?? null],
  ['place_country', ({ place }) => place?.country ?? null],
  ['lat', ({ place }) => place?.lat ?? null],
  ['lon', ({ place }) => place?.lon ?? null],
  [
    'claim_source',
    ({ claim }, report) => claim?.source?.spans.map((s) => oneLine(textOf(report, s))).join(' … ') ?? null,
  ],
  ['same_as', ({ event }) => event.same_as],
  ['trigger', ({ event }, report) => oneLine(textOf(report, event.trigger))],
  ['trigger_start', ({ event }) => event.trigger.start],
  ['trigger_end', ({ event }) => event.trigger.end],
  ['rule', ({ event }) => event.rule],
  ['outlet', (_, report) => report.original.outlet ?? null],
  ['published', (_, report) => report.original.published ?? null],
  ['url', (_, report) => report.original.url ?? null],
]

export const csvHeader = `${columns.map(([name]) => name).join(',')}\n`

/** One row an event, repeated mentions included and marked by `same_as`; RFC 4180. */
export const csvOf = (report: CodedReport): string =>
  viewsOf(report)
    .map((view) => `${columns.map(([, value]) => cell(value(view, report))).join(',')}\n`)
    .join('')

/** Quoted where needed. A leading =, +, - or @ would run as a formula in a spreadsheet, and reports are untrusted text. */
function cell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
