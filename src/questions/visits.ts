import { z } from 'zod'
import { actor, between, counted, type EvidenceKey, limitOf, question, windowInWords, yesOrNo } from './question.js'

export interface Visit {
  /** As precisely as the report tells it; the day of publication where today's news gives no other. */
  readonly date: string | null
  readonly visitor: string
  readonly office: string | null
  readonly home: string | null
  readonly host: string
  readonly place: string | null
  readonly status: string
  readonly reports: number
  readonly evidence: readonly EvidenceKey[]
}

/** Who visited whom? */
export const visits = question({
  name: 'visits',
  title: 'Who visited whom?',
  method:
    'A visit is a deed of PLOVER’s CONSULT/visit; the host is the country of its place, else of its recipient. Planned visits are those that a frame of visiting found. Travellers without a known country or an office of state are left out unless everyone is asked for.',
  params: z.object({
    host: actor.optional().describe('the country visited'),
    visitor: actor.optional().describe('the visitor’s country'),
    ...between,
    status: z.enum(['made', 'planned', 'cancelled', 'all']).default('made'),
    everyone: yesOrNo.default(false).describe('tourists and teachers too'),
    limit: limitOf(200),
  }),
  sql: `
    WITH told AS (
      SELECT e.report, e.event, e.status, e.place, d.deed,
        coalesce(e.date, CASE WHEN NOT e.background THEN r.published::VARCHAR END) AS date,
        coalesce(nullif(e.place_country, ''), (
          SELECT min(country) FROM participants p WHERE p.report = e.report AND p.event = e.event AND role = 'recipient'
        )) AS host
      FROM events e JOIN reports r USING (report) JOIN deed_events d USING (report, event)
      WHERE (e.mode = 'visit'
          OR (e.status <> 'occurred' AND regexp_matches(e.rule, '^consult[.].*(visit|tour|trip|travel|arriv)')))
        AND CASE $status
          WHEN 'made' THEN e.status IN ('occurred', 'ongoing')
          WHEN 'planned' THEN e.status IN ('planned', 'conditional')
          WHEN 'cancelled' THEN e.status IN ('cancelled', 'denied')
          ELSE true END
    )
    SELECT min(t.date) AS date, p.name AS visitor, any_value(p.office ORDER BY t.report, t.event) AS office,
      p.country AS home, t.host, any_value(t.place ORDER BY t.report, t.event) AS place, min(t.status) AS status,
      count(DISTINCT t.report)::INTEGER AS reports,
      list_sort(list(DISTINCT {report: t.report, layer: 'events', id: t.event})) AS evidence
    FROM told t JOIN participants p ON p.report = t.report AND p.event = t.event AND p.role = 'actor'
    WHERE t.host IS NOT NULL AND p.country IS DISTINCT FROM t.host
      AND p.registry IS DISTINCT FROM p.country
      AND ($everyone OR (p.registry IS NOT NULL AND p.country IS NOT NULL)
        OR list_has_any(p.sectors, ['GOV', 'LEG', 'JUD', 'MIL', 'SPY', 'ELI', 'PTY', 'OPP', 'IGO']))
      AND ($host IS NULL OR t.host = $host) AND ($visitor IS NULL OR p.country = $visitor)
      AND ($since IS NULL OR t.date >= left($since, length(t.date)))
      AND ($until IS NULL OR left(t.date, length($until)) <= $until)
    GROUP BY t.deed, p.name, p.country, t.host
    ORDER BY date NULLS LAST, visitor, host, t.deed
    LIMIT $limit`,
  derive: (found: Visit[]): Visit[] => found,
  sentence(rows, params) {
    const what =
      params.status === 'planned' ? 'planned visit' : params.status === 'cancelled' ? 'cancelled visit' : 'visit'
    const to = params.host ? ` to ${params.host}` : ''
    const by = params.visitor ? ` by ${params.visitor}` : ''
    const when = windowInWords(params)
    if (rows.length === 0) return `No ${what}${to}${by} is told of${when ? ` ${when}` : ''}.`
    const names = [...new Set(rows.map(({ visitor }) => visitor))]
    const more = names.length > 5 ? ` and ${names.length - 5} more` : ''
    return `${counted(rows.length, what)}${to}${by}${when ? ` ${when}` : ''}: ${names.slice(0, 5).join(', ')}${more}.`
  },
  evidence: (row) => row.evidence,
})
