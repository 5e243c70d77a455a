import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsIn } from './write-lines.js'

interface PlannedVisit {
  readonly report: string
  readonly event: string
  readonly who: string
  readonly whom: string | null
  readonly place: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly day: string
  readonly day_after: string
  readonly published: string | null
  readonly status: string
  readonly outcome: string | null
  readonly words: string
  readonly outlet: string | null
  readonly url: string | null
}

/** A visit that is still to come is coded AGREE; the frame that found it says that it is a visit. */
const VISITS = `
  WITH sides AS (
    SELECT report, event,
      string_agg(coalesce(name, words), ', ' ORDER BY position) FILTER (role = 'actor') AS who,
      string_agg(coalesce(name, words), ', ' ORDER BY position) FILTER (role = 'recipient') AS whom
    FROM participants GROUP BY ALL
  )
  SELECT
    e.report, e.event, coalesce(s.who, '?') AS who, s.whom, e.place, e.lat, e.lon, strftime(e.day, '%Y%m%d') AS day,
    strftime(coalesce(try_cast(e.date_end AS DATE), e.day) + 1, '%Y%m%d') AS day_after,
    strftime(r.published, '%Y%m%d') AS published, e.status, p.outcome, e."trigger" AS words, r.outlet, r.url
  FROM events e
  JOIN reports r USING (report)
  JOIN deed_events d USING (report, event)
  LEFT JOIN sides s USING (report, event)
  LEFT JOIN plans p USING (report, event)
  WHERE d.counted AND e.day IS NOT NULL AND e.status IN ('planned', 'conditional', 'cancelled')
    AND (e.mode = 'visit' OR regexp_matches(e.rule, '^consult[.].*(visit|tour|trip|travel|arriv)'))
  ORDER BY e.day, e.report, e.event
`

/** Planned and cancelled visits that have a day, as iCalendar (RFC 5545). */
export async function* calendarOf(catalog: DuckDBConnection): AsyncGenerator<string> {
  yield lines(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Demarche//Planned visits//EN', 'CALSCALE:GREGORIAN'])
  for await (const visit of rowsIn<PlannedVisit>(catalog, VISITS)) yield lines(eventOf(visit))
  yield lines(['END:VCALENDAR'])
}

function eventOf(v: PlannedVisit): string[] {
  const what = `${v.who} to ${v.place ?? v.whom ?? '?'}`
  const told = [
    `“${v.words}”`,
    v.status === 'conditional' ? 'depends on a condition' : '',
    v.outcome && v.outcome !== 'open' ? `what became of it: ${v.outcome}` : '',
    v.outlet ? `told by ${v.outlet}` : '',
    `report ${v.report}, event ${v.event}`,
  ]
  return [
    'BEGIN:VEVENT',
    `UID:${text(`${v.report}#${v.event}`)}@demarche`,
    // The moment of the entry is the day of the report: the same record gives the same file.
    `DTSTAMP:${v.published ?? v.day}T000000Z`,
    `DTSTART;VALUE=DATE:${v.day}`,
    `DTEND;VALUE=DATE:${v.day_after}`,
    `SUMMARY:${text(what)}`,
    `DESCRIPTION:${text(told.filter(Boolean).join('; '))}`,
    ...(v.place ? [`LOCATION:${text(v.place)}`] : []),
    ...(v.lat !== null && v.lon !== null ? [`GEO:${v.lat};${v.lon}`] : []),
    ...(v.url && /^[!-~]+$/.test(v.url) ? [`URL:${v.url}`] : []),
    `STATUS:${v.status === 'cancelled' || v.outcome === 'cancelled' ? 'CANCELLED' : v.status === 'planned' ? 'CONFIRMED' : 'TENTATIVE'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const text = (value: string): string =>
  value
    .replace(/[\\;,]/g, (c) => `\\${c}`)
    .replace(/\s+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 has no place for them.
    .replace(/[\u0000-\u001f\u007f]/g, '')

const lines = (all: readonly string[]): string => all.map((line) => `${folded(line)}\r\n`).join('')

/** No line is longer than 75 bytes; a longer one goes on behind a space, never in the middle of a character. */
function folded(line: string): string {
  let out = ''
  let bytes = 0
  for (const char of line) {
    const size = Buffer.byteLength(char)
    if (bytes + size > 75) {
      out += '\r\n '
      bytes = 1
    }
    out += char
    bytes += size
  }
  return out
}
