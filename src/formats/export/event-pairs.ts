import type { DuckDBConnection } from '@duckdb/node-api'

/**
 * What other projects count as one event: each deed once, for each country that acts on each other one. They have no column for
 * what was denied, planned or only told as history, so that would stand there as done; it is left out. The id is the same
 * whenever and wherever the same record is exported, and small enough for a double.
 */
const EVENT_PAIRS = `
  CREATE OR REPLACE TEMP TABLE event_pairs AS
  WITH told AS (
    SELECT e.* FROM events e JOIN deed_events d USING (report, event)
    WHERE d.counted AND e.status IN ('occurred', 'ongoing') AND NOT e.background
  ),
  sides AS (
    SELECT
      report, event, role, country, coalesce(country, name, words) AS who,
      first(name ORDER BY position) AS name, first(sectors ORDER BY position) AS sectors,
      first(words ORDER BY position) AS words
    FROM participants SEMI JOIN told USING (report, event)
    GROUP BY ALL
  ),
  pairs AS (
    SELECT t.report, t.event, a AS actor, r AS recipient
    FROM told t
    LEFT JOIN sides a ON a.report = t.report AND a.event = t.event AND a.role = 'actor'
    LEFT JOIN sides r ON r.report = t.report AND r.event = t.event AND r.role = 'recipient'
    WHERE len(t.recipients) > 0 OR NOT EXISTS (FROM dyad_events d WHERE d.report = t.report AND d.event = t.event)
    UNION ALL
    -- What two do together goes both ways.
    SELECT d.report, d.event, a, r
    FROM dyad_events d JOIN told t USING (report, event)
    JOIN sides a ON a.report = d.report AND a.event = d.event AND a.country = d.source
    JOIN sides r ON r.report = d.report AND r.event = d.event AND r.country = d.target
    WHERE len(t.recipients) = 0
  )
  SELECT
    ('0x' || substr(md5(concat_ws('#', report, event, p.actor.who, '>', p.recipient.who)), 1, 13))::BIGINT AS id,
    ('0x' || substr(md5(report), 1, 13))::BIGINT AS story_id,
    p.actor.name AS a_name, p.actor.country AS a_country, coalesce(p.actor.sectors, []) AS a_sectors,
    p.recipient.name AS r_name, p.recipient.country AS r_country, coalesce(p.recipient.sectors, []) AS r_sectors,
    e.*, coalesce(e.day, r.published) AS told_day, r.published, r.outlet, r.url, r.language,
    d.deed, d.mentions, d.reports AS articles, d.outlets
  FROM pairs p
  JOIN told e USING (report, event)
  JOIN reports r USING (report)
  JOIN deed_events USING (report, event)
  JOIN deeds d USING (deed)
`

export const addEventPairs = async (catalog: DuckDBConnection): Promise<void> => void (await catalog.run(EVENT_PAIRS))
