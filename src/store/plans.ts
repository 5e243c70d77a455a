import type { DuckDBConnection } from '@duckdb/node-api'

/** What was to come, and what a later report says became of it. */
const PLANS = `
  CREATE TABLE plans AS
  SELECT
    d.deed AS plan, e.report, e.event, e.type, e.mode, e.actors, e.recipients, e.status, r.published AS said,
    e.day AS due, CAST(NULL AS DATE) AS due_end, e.trigger AS words,
    'open' AS outcome, CAST(NULL AS VARCHAR) AS settled_by, CAST(NULL AS VARCHAR) AS settled_report,
    CAST(NULL AS VARCHAR) AS settled_event, CAST(NULL AS DATE) AS settled_on, CAST(NULL AS DATE) AS moved_to
  FROM deed_events d JOIN events e USING (report, event) JOIN reports r USING (report)
  WHERE d.counted AND e.status IN ('planned', 'conditional')
`

export const makePlans = async (catalog: DuckDBConnection): Promise<void> => void (await catalog.run(PLANS))
