import type { DuckDBConnection } from '@duckdb/node-api'
import { joinDeeds, type SameDeed } from '../stories/join-deeds.js'

/** What two states do on one day in one town is one thing; what they say there may be said again in another matter. */
const DONE_ONCE = [
  'AGREE',
  'AID',
  'ASSAULT',
  'COERCE',
  'CONSULT',
  'COOPERATE',
  'MOBILIZE',
  'PROTEST',
  'RETREAT',
  'SANCTION',
]
const MUTUAL = ['AGREE', 'CONSULT', 'COOPERATE']
const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')

/**
 * Deeds of different stories with what makes them one: type, all parties, day, and the town or the agreement. A feature on trade
 * and a report of a summit are two stories, but "Vizcarra met Moreno in Quito on Tuesday" is the same meeting in both.
 */
const TELLABLE = `
  CREATE TEMP TABLE tellable AS
  WITH people AS (
    SELECT report, event, list(DISTINCT coalesce(registry, name)) AS people FROM participants
    WHERE office IS NOT NULL GROUP BY ALL
  ),
  settled AS (
    SELECT d.deed, s.story, e.type, e.mode, coalesce(e.day, r.published) AS day, p.people,
      CASE WHEN e.type IN (${listed(MUTUAL)})
        THEN array_to_string(list_sort(list_distinct(list_concat(e.actors, e.recipients))), ' ')
        ELSE array_to_string(list_sort(list_distinct(e.actors)), ' ') || ' > ' || array_to_string(list_sort(list_distinct(e.recipients)), ' ')
      END AS parties,
      CASE WHEN e.place_precision <> 'country' THEN 'both in ' || e.place || ', ' || e.place_country END AS town,
      'both of the ' || lower(g.title) AS title
    FROM deed_events d JOIN events e USING (report, event) JOIN reports r USING (report) JOIN stories s USING (report)
    LEFT JOIN people p USING (report, event)
    LEFT JOIN agreements g ON g.report = e.report AND g.agreement = e.agreement
    WHERE d.counted AND e.status IN ('occurred', 'ongoing') AND NOT e.background
      AND (e.type IN (${listed(DONE_ONCE)}) OR e.agreement IS NOT NULL)
      AND NOT list_contains(list_concat(e.actors, e.recipients), '?')
      AND len(list_distinct(list_concat(e.actors, e.recipients))) > 1
  )
  SELECT * EXCLUDE (town, title), unnest([town, title]) AS sign FROM settled WHERE day IS NOT NULL
`

const SAME = `
  SELECT a.deed, b.deed, a.story, b.story, a.type || ', same parties' || if(a.day = b.day, ', same day', '') || ', ' || a.sign
  FROM (SELECT *, day + unnest([0, -1, 1])::INTEGER AS near FROM tellable WHERE sign IS NOT NULL) a
  JOIN tellable b ON b.day = a.near AND b.type = a.type AND b.parties = a.parties AND b.sign = a.sign
  WHERE a.deed < b.deed AND a.story <> b.story
    AND (a.mode IS NULL OR b.mode IS NULL OR a.mode = b.mode)
    -- Two ministers of one state meet two others on one day.
    AND (a.people IS NULL OR b.people IS NULL OR list_has_any(a.people, b.people))
  ORDER BY a.day <> b.day, a.deed, b.deed, a.sign
`

/** Makes one deed of what different stories tell of one; `joined_deeds` names those that came about so. */
export async function joinDeedsAcrossStories(catalog: DuckDBConnection): Promise<void> {
  await catalog.run(TELLABLE)
  const rows = (await catalog.runAndReadAll(SAME)).getRows() as [string, string, string, string, string][]
  await catalog.run('DROP TABLE tellable')
  const pairs = rows.map(([a, b, storyA, storyB, reason]): SameDeed => ({ a, b, stories: [storyA, storyB], reason }))
  await catalog.run('CREATE TABLE joined_deeds (deed VARCHAR, joined_to VARCHAR, reason VARCHAR)')
  const appender = await catalog.createAppender('joined_deeds')
  for (const { deed, into, reason } of joinDeeds(pairs)) {
    for (const text of [deed, into, reason]) appender.appendVarchar(text)
    appender.endRow()
  }
  appender.closeSync()
  await catalog.run(
    `UPDATE deed_events SET deed = j.joined_to, counted = false, reason = CASE WHEN deed_events.counted THEN j.reason ELSE deed_events.reason END
     FROM joined_deeds j WHERE deed_events.deed = j.deed`,
  )
}
