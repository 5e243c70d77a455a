import { z } from 'zod'
import {
  between,
  counted,
  type EvidenceKey,
  limitOf,
  question,
  someActors,
  windowInWords,
  yesOrNo,
} from './question.js'

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
    'A visit is a deed of PLOVER’s CONSULT/visit; the host is the country of its place, else of its recipient. Planned visits are those that a frame of visiting found. What is told of one visitor in one country with at most three days between is one visit, and so is what the same story tells of it without a day. Travellers without a known country or an office of state are left out unless everyone is asked for.',
  params: z.object({
    host: someActors.optional().describe('the country visited, or any of several'),
    visitor: someActors.optional().describe('the visitor’s country'),
    ...between,
    status: z.enum(['made', 'planned', 'cancelled', 'all']).default('made'),
    everyone: yesOrNo.default(false).describe('tourists and teachers too'),
    limit: limitOf(200),
  }),
  sql: `
    WITH found AS MATERIALIZED (
      SELECT report, event, status, place, place_country, date, background FROM events
      WHERE (mode = 'visit'
          OR (status <> 'occurred' AND starts_with(rule, 'consult.') AND regexp_matches(rule, '^consult[.].*(visit|tour|trip|travel|arriv)')))
    ),
    -- Looked up for every event of the store, whom they are to would take longer than all the rest.
    parties AS MATERIALIZED (SELECT p.* FROM participants p SEMI JOIN found USING (report, event)),
    told AS (
      SELECT e.report, e.event, e.status, e.place, d.deed, s.story, e.date IS NOT NULL AS stated,
        coalesce(e.date, CASE WHEN NOT e.background THEN r.published::VARCHAR END) AS date,
        CASE WHEN e.status IN ('occurred', 'ongoing') THEN 'made' WHEN e.status IN ('planned', 'conditional') THEN 'planned' ELSE 'cancelled' END AS stage,
        coalesce(nullif(e.place_country, ''), (
          SELECT min(country) FROM parties p WHERE p.report = e.report AND p.event = e.event AND role = 'recipient'
        )) AS host
      FROM found e JOIN reports r USING (report) JOIN deed_events d USING (report, event) LEFT JOIN stories s USING (report)
      WHERE $status IN (stage, 'all')
    ),
    tellings AS (
      SELECT t.deed, coalesce(p.registry, p.name) AS who, p.country AS home, t.host, t.stage, min(t.status) AS status,
        any_value(t.story) AS story, any_value(p.name ORDER BY t.report, t.event) AS visitor,
        any_value(p.office ORDER BY t.report, t.event) AS office, any_value(t.place ORDER BY t.report, t.event) AS place,
        coalesce(min(t.date) FILTER (t.stated), min(t.date)) AS date, bool_or(t.stated) AS stated,
        list(DISTINCT {report: t.report, layer: 'events', id: t.event}) AS evidence
      FROM told t JOIN parties p ON p.report = t.report AND p.event = t.event AND p.role = 'actor'
      WHERE t.host IS NOT NULL AND p.country IS DISTINCT FROM t.host
        AND p.registry IS DISTINCT FROM p.country
        AND ($everyone OR (p.registry IS NOT NULL AND p.country IS NOT NULL)
          OR list_has_any(p.sectors, ['GOV', 'LEG', 'JUD', 'MIL', 'SPY', 'ELI', 'PTY', 'OPP', 'IGO']))
        AND ($host IS NULL OR list_contains(string_split($host, ' '), t.host))
        AND ($visitor IS NULL OR list_contains(string_split($visitor, ' '), p.country))
      GROUP BY t.deed, coalesce(p.registry, p.name), p.country, t.host, t.stage
    ),
    -- Days of one visit follow each other; a report that gives no day is published some days after it.
    followed AS (
      SELECT *, date::DATE - lag(date::DATE) OVER days <= CASE WHEN stated THEN 3 ELSE 7 END AS goes_on
      FROM tellings WHERE length(date) = 10
      WINDOW days AS (PARTITION BY who, home, host, stage ORDER BY date, deed)
    ),
    dated AS (
      SELECT * EXCLUDE (goes_on), sum(CASE WHEN goes_on THEN 0 ELSE 1 END)
        OVER (PARTITION BY who, home, host, stage ORDER BY date, deed)::VARCHAR AS visit
      FROM followed
    ),
    -- "He was in Cuba, too", "in November": the visit that the same story gives a day.
    undated AS (
      SELECT * EXCLUDE (same), coalesce(same, concat(story, ' ', date)) AS visit FROM (
        SELECT t.*, min(d.visit) AS same
        FROM tellings t LEFT JOIN dated d ON d.who = t.who AND d.home IS NOT DISTINCT FROM t.home AND d.host = t.host
          AND d.stage = t.stage AND d.story = t.story AND (t.date IS NULL OR starts_with(d.date, t.date))
        WHERE t.date IS NULL OR length(t.date) < 10
        GROUP BY ALL
      )
    ),
    merged AS (
      SELECT coalesce(min(v.date) FILTER (v.stated AND length(v.date) = 10), min(v.date)) AS date,
        any_value(v.visitor ORDER BY length(v.date) DESC NULLS LAST, v.date, v.deed) AS visitor,
        any_value(v.office ORDER BY length(v.date) DESC NULLS LAST, v.date, v.deed) AS office, v.home, v.host,
        any_value(v.place ORDER BY length(v.date) DESC NULLS LAST, v.date, v.deed) AS place, min(v.status) AS status,
        list_sort(list_distinct(flatten(list(v.evidence)))) AS evidence, min(v.deed) AS first
      FROM (SELECT * FROM dated UNION ALL SELECT * FROM undated) v
      GROUP BY v.who, v.home, v.host, v.stage, v.visit
    )
    SELECT date, visitor, office, home, host, place, status,
      list_unique(list_transform(evidence, lambda key: key.report))::INTEGER AS reports, evidence
    FROM merged
    WHERE ($since IS NULL OR date >= left($since, length(date))) AND ($until IS NULL OR left(date, length($until)) <= $until)
    ORDER BY date NULLS LAST, visitor, host, first
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
  cells: ({ date, visitor, office, home, host, place, status, reports }) => ({
    date,
    visitor,
    office,
    of: home,
    to: host,
    place,
    status,
    reports,
  }),
})
