import type { DuckDBConnection } from '@duckdb/node-api'

/** Which event of which report tells of which deed, and the one of them that is counted. */
const DEED_EVENTS = `
  CREATE TABLE deed_events AS
  WITH told AS (
    SELECT
      e.report, e.event, s.story, e.type, e.same_as,
      coalesce(e.day, r.published) AS day,
      list_sort(list_distinct(e.actors)) AS actors,
      list_sort(list_distinct(e.recipients)) AS recipients,
      e.status IN ('occurred', 'ongoing') AS settled,
      (e.day IS NOT NULL)::INTEGER + (e.place IS NOT NULL)::INTEGER + (NOT e.background)::INTEGER AS evidence
    FROM events e JOIN reports r USING (report) JOIN stories s USING (report)
  ),
  grouped AS (
    SELECT *, min(report || '#' || event) OVER (PARTITION BY story, type, day, actors, recipients, settled) AS deed FROM told
  )
  SELECT
    deed, report, event,
    row_number() OVER (
      PARTITION BY deed ORDER BY same_as IS NOT NULL, evidence DESC, report, event
    ) = 1 AND same_as IS NULL AS counted
  FROM grouped
`

/** Events of the world, each told by one report or many. */
const DEEDS = `
  CREATE TABLE deeds AS
  SELECT
    d.deed, any_value(s.story) AS story, any_value(e.type) AS type, any_value(e.mode) AS mode, any_value(e.quad) AS quad,
    any_value(e.intensity) AS intensity, any_value(e.status) AS status, any_value(coalesce(e.day, r.published)) AS day,
    any_value(e.actors) AS actors, any_value(e.recipients) AS recipients, any_value(e.place) AS place,
    any_value(e.place_country) AS place_country, any_value(d.report) AS report, any_value(d.event) AS event,
    any_value(m.mentions) AS mentions, any_value(m.reports) AS reports, 0 AS copies, any_value(m.outlets) AS outlets
  FROM deed_events d
  JOIN events e USING (report, event) JOIN reports r USING (report) JOIN stories s USING (report)
  JOIN (
    SELECT deed, count(*)::INTEGER AS mentions, count(DISTINCT report)::INTEGER AS reports,
      count(DISTINCT coalesce(outlet, report))::INTEGER AS outlets
    FROM deed_events JOIN reports USING (report) GROUP BY deed
  ) m USING (deed)
  WHERE d.counted
  GROUP BY d.deed
`

const CONFLICTS = `
  CREATE TABLE conflicts (
    deed VARCHAR, kind VARCHAR, report_a VARCHAR, report_b VARCHAR, words_a VARCHAR, words_b VARCHAR
  )
`

export async function makeDeeds(catalog: DuckDBConnection): Promise<void> {
  for (const sql of [DEED_EVENTS, DEEDS, CONFLICTS]) await catalog.run(sql)
}
