import type { DuckDBConnection } from '@duckdb/node-api'
import { joinDeeds, type SameDeed } from '../stories/join-deeds.js'
import type { Scope } from './scope.js'

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

/** Events that are done once, with all their parties, where these are known, and the town. */
const doneOnce = (where: string): string => `
  SELECT report, event, type, mode, day, agreement,
    CASE WHEN type IN (${listed(MUTUAL)})
      THEN array_to_string(list_sort(list_distinct(list_concat(actors, recipients))), ' ')
      ELSE array_to_string(list_sort(list_distinct(actors)), ' ') || ' > ' || array_to_string(list_sort(list_distinct(recipients)), ' ')
    END AS parties,
    CASE WHEN place_precision <> 'country' THEN 'both in ' || place || ', ' || place_country END AS town
  FROM events
  WHERE status IN ('occurred', 'ongoing') AND NOT background
    AND (type IN (${listed(DONE_ONCE)}) OR agreement IS NOT NULL)
    AND NOT list_contains(list_concat(actors, recipients), '?')
    AND len(list_distinct(list_concat(actors, recipients))) > 1
    AND ${where}
`

/** The deeds as the stories have them: those that were joined before, too, unless their story is grouped anew. */
const COUNTED_IN_STORY: Readonly<Record<Scope, string>> = {
  all: 'SELECT deed, report, event FROM deed_events WHERE counted',
  touched: `
    SELECT report || '#' || event AS deed, report, event FROM deed_events
    WHERE counted
      OR (report || '#' || event IN (SELECT deed FROM joined_deeds) AND report NOT IN (FROM temp.touched_reports))`,
}

/**
 * Deeds of different stories with what makes them one: type, all parties, day, and the town or the agreement. A feature on trade
 * and a report of a summit are two stories, but "Vizcarra met Moreno in Quito on Tuesday" is the same meeting in both.
 */
const tellable = (scope: Scope): string => `
  CREATE TEMP TABLE tellable AS
  WITH e AS MATERIALIZED (
    FROM (${doneOnce('true')}) ${scope === 'all' ? '' : 'SEMI JOIN temp.touched_kinds USING (type, parties)'}
  ),
  people AS (
    SELECT report, event, list(DISTINCT coalesce(registry, name)) AS people FROM participants SEMI JOIN e USING (report, event)
    WHERE office IS NOT NULL GROUP BY ALL
  ),
  settled AS (
    SELECT d.deed, s.story, e.type, e.mode, coalesce(e.day, r.published) AS day, p.people, e.parties, e.town,
      'both of the ' || lower(g.title) AS title
    FROM (${COUNTED_IN_STORY[scope]}) d JOIN e USING (report, event) JOIN reports r USING (report) JOIN stories s USING (report)
    LEFT JOIN people p USING (report, event)
    LEFT JOIN agreements g ON g.report = e.report AND g.agreement = e.agreement
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
export async function joinDeedsAcrossStories(catalog: DuckDBConnection, scope: Scope = 'all'): Promise<void> {
  if (scope === 'all') await catalog.run('CREATE TABLE joined_deeds (deed VARCHAR, joined_to VARCHAR, reason VARCHAR)')
  else for (const statement of TOUCH_KINDS) await catalog.run(statement)
  await catalog.run(tellable(scope))
  const rows = (await catalog.runAndReadAll(SAME)).getRows() as [string, string, string, string, string][]
  await catalog.run('DROP TABLE tellable')
  const pairs = rows.map(([a, b, storyA, storyB, reason]): SameDeed => ({ a, b, stories: [storyA, storyB], reason }))
  await catalog.run('CREATE TEMP TABLE joined_now AS FROM joined_deeds LIMIT 0')
  const appender = await catalog.createAppender('joined_now', 'main', 'temp')
  for (const { deed, into, reason } of joinDeeds(pairs)) {
    for (const text of [deed, into, reason]) appender.appendVarchar(text)
    appender.endRow()
  }
  appender.closeSync()
  for (const statement of scope === 'all' ? JOIN : JOIN_OTHERWISE) await catalog.run(statement)
  await catalog.run('DROP TABLE joined_now')
}

const JOIN = [
  'INSERT INTO joined_deeds FROM joined_now',
  `UPDATE deed_events SET deed = j.joined_to, counted = false, reason = CASE WHEN deed_events.counted THEN j.reason ELSE deed_events.reason END
   FROM joined_now j WHERE deed_events.deed = j.deed`,
]

const reportOf = (deed: string): string => `regexp_replace(${deed}, '#[^#]*$', '')`

/**
 * Deeds are joined only with others of their type and parties. The kinds that are looked at again are those of the stories that were
 * grouped anew, and those of deeds that were joined with theirs.
 */
const TOUCH_KINDS = [
  `CREATE TEMP TABLE joined_with AS
   WITH members AS (SELECT joined_to, unnest([deed, joined_to]) AS deed FROM joined_deeds),
   groups AS (SELECT DISTINCT joined_to FROM members WHERE ${reportOf('deed')} IN (FROM temp.touched_reports))
   SELECT DISTINCT joined_to, deed FROM members SEMI JOIN groups USING (joined_to)`,
  `CREATE TEMP TABLE touched_kinds AS
   SELECT type, parties FROM (${doneOnce('report IN (FROM temp.touched_reports)')})
   UNION
   SELECT type, parties FROM (${doneOnce(`report IN (SELECT ${reportOf('deed')} FROM joined_with)`)})
   WHERE report || '#' || event IN (SELECT deed FROM joined_with)`,
  `CREATE TEMP TABLE joined_before AS
   FROM joined_deeds
   WHERE joined_to IN (SELECT joined_to FROM joined_with)
     OR deed IN (
       SELECT report || '#' || event FROM (${doneOnce(`report IN (SELECT ${reportOf('deed')} FROM joined_deeds)`)})
       SEMI JOIN touched_kinds USING (type, parties)
     )`,
]

/** Takes apart what is not joined so any more, and joins what is joined now, or what the stories that were grouped anew tell. */
const JOIN_OTHERWISE = [
  'CREATE TEMP TABLE joined_no_more AS FROM joined_before EXCEPT FROM joined_now',
  'CREATE TEMP TABLE joined_newly AS FROM joined_now EXCEPT FROM joined_before',
  ...['joined_no_more', 'joined_newly'].map(
    (table) => `INSERT INTO temp.touched_deeds SELECT unnest([deed, joined_to]) FROM ${table}`,
  ),
  // A deed has the name of its best telling, and is within one story.
  `UPDATE deed_events SET deed = x.deed, counted = deed_events.report || '#' || deed_events.event = x.deed,
     reason = CASE WHEN deed_events.report || '#' || deed_events.event <> x.deed THEN deed_events.reason END
   FROM (
     SELECT other.report, gone.deed, gone.joined_to
     FROM joined_no_more gone JOIN deed_events best ON best.report || '#' || best.event = gone.deed
     JOIN stories its ON its.report = best.report JOIN stories other ON other.story = its.story
     WHERE best.report NOT IN (FROM temp.touched_reports)
   ) x
   WHERE deed_events.report = x.report AND deed_events.deed = x.joined_to`,
  `UPDATE deed_events SET deed = j.joined_to, counted = false, reason = CASE WHEN deed_events.counted THEN j.reason ELSE deed_events.reason END
   FROM (
     SELECT * FROM joined_now
     WHERE deed IN (SELECT deed FROM joined_newly) OR deed IN (SELECT deed FROM deed_events WHERE report IN (FROM temp.touched_reports))
   ) j
   WHERE deed_events.deed = j.deed`,
  'DELETE FROM joined_deeds WHERE deed IN (SELECT deed FROM joined_no_more)',
  'INSERT INTO joined_deeds FROM joined_newly',
  ...['joined_with', 'touched_kinds', 'joined_before', 'joined_no_more', 'joined_newly'].map(
    (table) => `DROP TABLE temp.${table}`,
  ),
]
