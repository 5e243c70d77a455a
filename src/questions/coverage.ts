import { z } from 'zod'
import { actor, between, counted, type EvidenceKey, limitOf, question, windowInWords } from './question.js'

export interface CoverageRow {
  readonly outlet: string | null
  /** Or the month, where it was asked by month. */
  readonly day: string | null
  readonly reports: number
  readonly events: number
  /** Deeds that no report of another outlet tells of. */
  readonly alone: number
  readonly evidence: readonly EvidenceKey[]
}

/** Which outlet reported how much on which day? */
export const coverage = question({
  name: 'coverage',
  title: 'Which outlet reported how much on which day?',
  params: z.object({
    outlet: z.string().optional(),
    actor: actor.optional().describe('only reports in which this actor takes part in an event'),
    by: z.enum(['day', 'month']).default('day').describe('how the time is cut'),
    ...between,
    limit: limitOf(1000),
  }),
  sql: `
    WITH covered AS (
      SELECT report, outlet, left(published::VARCHAR, CASE $by WHEN 'month' THEN 7 ELSE 10 END) AS day FROM reports r
      WHERE ($outlet IS NULL OR r.outlet = $outlet)
        AND ($since IS NULL OR r.published >= $since::DATE) AND ($until IS NULL OR r.published <= $until::DATE)
        AND ($actor IS NULL OR EXISTS (SELECT 1 FROM participants p WHERE p.report = r.report AND p.country = $actor))
    ),
    told AS (
      SELECT report, (count(*) FILTER (same_as IS NULL))::INTEGER AS events FROM events SEMI JOIN covered USING (report) GROUP BY report
    ),
    alone AS (
      SELECT report, (count(*) FILTER (outlets = 1))::INTEGER AS alone FROM deeds SEMI JOIN covered USING (report) GROUP BY report
    )
    SELECT c.outlet, c.day, count(*)::INTEGER AS reports,
      coalesce(sum(t.events), 0)::INTEGER AS events, coalesce(sum(a.alone), 0)::INTEGER AS alone,
      list({report: c.report, layer: 'reports', id: c.report} ORDER BY c.report)[1:500] AS evidence
    FROM covered c LEFT JOIN told t USING (report) LEFT JOIN alone a USING (report)
    GROUP BY c.outlet, c.day
    ORDER BY day NULLS LAST, c.outlet NULLS LAST
    LIMIT $limit`,
  derive: (found: CoverageRow[]): CoverageRow[] => found,
  sentence(rows, params) {
    const reports = rows.reduce((sum, row) => sum + row.reports, 0)
    const outlets = new Set(rows.map(({ outlet }) => outlet).filter((outlet) => outlet !== null)).size
    const when = windowInWords(params)
    return `${counted(reports, 'report')} of ${counted(outlets, 'known outlet')}${when ? ` ${when}` : ''}.`
  },
  evidence: (row) => row.evidence,
  cells: ({ outlet, day, reports, events, alone }) => ({
    outlet: outlet ?? 'not known',
    day,
    reports,
    events,
    'told by no other': alone,
  }),
})
