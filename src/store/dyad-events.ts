import type { DuckDBConnection } from '@duckdb/node-api'
import { into, isTouched, type Scope } from './scope.js'

/**
 * One row for each event and ordered pair of states or organisations that it is between. What two do together without a recipient
 * ("Norway and Chile signed …") goes both ways; two that condemn the same thing are no pair.
 */
const dyadEvents = (scope: Scope): string => `
  ${into(scope, 'dyad_events')}
  WITH parties AS (
    SELECT DISTINCT report, event, role, country FROM participants
    WHERE country IS NOT NULL AND ${isTouched(scope, 'report', 'retold_reports')}
  ),
  mutual AS (
    SELECT report, event FROM events
    WHERE len(recipients) = 0 AND len(actors) > 1
      AND (type IN ('AGREE', 'CONSULT', 'COOPERATE', 'RETREAT', 'ASSAULT') OR agreement IS NOT NULL
        -- What two sign is coded SUPPORT, and so is that "the two countries have been strengthening relations".
        OR (type = 'SUPPORT' AND regexp_matches(rule, '(sign|relation|tie|alliance|diplomacy|exchange-ambassador|reconcile|make-up|bury-hatchet|mend-fences)')))
  ),
  pairs AS (
    SELECT a.report, a.event, a.country AS source, r.country AS target
    FROM parties a JOIN parties r USING (report, event)
    WHERE a.role = 'actor' AND r.role = 'recipient' AND a.country <> r.country
    UNION
    SELECT a.report, a.event, a.country, b.country
    FROM parties a JOIN parties b USING (report, event) SEMI JOIN mutual USING (report, event)
    WHERE a.role = 'actor' AND b.role = 'actor' AND a.country <> b.country
  )
  SELECT
    report, event, source, target, e.type, e.mode, e.quad, e.intensity, e.goldstein, e.status, e.background,
    coalesce(e.day, r.published) AS day, r.published, r.outlet, s.story, d.deed, coalesce(d.counted, false) AS counted
  FROM pairs
  JOIN events e USING (report, event)
  JOIN reports r USING (report)
  LEFT JOIN stories s USING (report)
  LEFT JOIN deed_events d USING (report, event)
  ORDER BY day, report, event, source, target
`

export async function makeDyadEvents(catalog: DuckDBConnection, scope: Scope): Promise<void> {
  if (scope === 'touched') await catalog.run('DELETE FROM dyad_events WHERE report IN (FROM temp.retold_reports)')
  await catalog.run(dyadEvents(scope))
}
