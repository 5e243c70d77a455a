import type { DuckDBConnection } from '@duckdb/node-api'
import { type Deed, deedsOf, type Telling } from '../stories/deeds.js'
import { collectGarbage } from './collect-garbage.js'
import { joinDeedsAcrossStories } from './deeds-across-stories.js'
import { into, isTouched, type Scope } from './scope.js'

/** A report that is alone in its story: its events are deeds, and what repeats one is of it. */
const alone = (scope: Scope): string => `
  ${into(scope, 'deed_events')}
  SELECT
    e.report || '#' || coalesce(earlier.same_as, e.same_as, e.event) AS deed,
    e.report, e.event, e.same_as IS NULL AS counted, CAST(NULL AS VARCHAR) AS reason
  FROM events e
  JOIN stories s USING (report)
  LEFT JOIN (SELECT report, event, same_as FROM events WHERE same_as IS NOT NULL) earlier
    ON earlier.report = e.report AND earlier.event = e.same_as
  WHERE s.size = 1 AND ${isTouched(scope, 'e.report', 'touched_reports')}
`

/** Events of reports that share a story, story by story. */
const together = (scope: Scope): string => `
  WITH people AS (
    SELECT report, event, string_agg(DISTINCT coalesce(registry, name), chr(10) ORDER BY coalesce(registry, name)) AS people
    FROM participants JOIN stories s USING (report) WHERE office IS NOT NULL AND s.size > 1 AND ${isTouched(scope, 'report', 'touched_reports')}
    GROUP BY ALL
  )
  SELECT
    s.story, coalesce(s.copy_of, e.report) AS text, e.report, e.event, e.same_as, e.type, e.mode, e.status,
    coalesce(e.day, r.published) - DATE '1970-01-01' AS day,
    e.day IS NOT NULL AND e.date_basis IN ('stated', 'implied'),
    array_to_string(e.actors, ' '), array_to_string(e.recipients, ' '),
    e.place, lower(e.trigger), e.agreement IS NOT NULL, e.background, e.claim IS NOT NULL, p.people
  FROM events e JOIN stories s USING (report) JOIN reports r USING (report) LEFT JOIN people p USING (report, event)
  WHERE s.size > 1 AND ${isTouched(scope, 'e.report', 'touched_reports')}
  ORDER BY s.story, e.report, length(e.event), e.event
`

type TogetherRow = readonly [
  story: string,
  text: string,
  report: string,
  event: string,
  sameAs: string | null,
  type: string,
  mode: string | null,
  status: string,
  day: number | bigint | null,
  dayIsTold: boolean,
  actors: string | null,
  recipients: string | null,
  place: string | null,
  trigger: string,
  agreement: boolean,
  background: boolean,
  reported: boolean,
  people: string | null,
]

/** Events of the world: what their best telling says, and how many reports, copies and independent outlets tell of each. */
const deeds = (scope: Scope): string => `
  ${into(scope, 'deeds')}
  WITH counts AS (
    SELECT d.deed,
      count(*)::INTEGER AS mentions,
      count(DISTINCT d.report)::INTEGER AS reports,
      (count(DISTINCT d.report) - count(DISTINCT coalesce(s.copy_of, d.report)))::INTEGER AS copies,
      greatest(1, count(DISTINCT CASE WHEN s.copy_of IS NULL THEN coalesce(r.outlet, d.report) END))::INTEGER AS outlets,
      min(r.published) AS first_told
    FROM deed_events d JOIN stories s USING (report) JOIN reports r USING (report)
    WHERE (s.size > 1 OR d.deed IN (SELECT joined_to FROM joined_deeds)) AND ${isTouched(scope, 'd.deed', 'touched_deeds')}
    GROUP BY d.deed
    UNION ALL
    -- Counting what is different takes most of the time, and a report that is alone has nothing to count.
    SELECT d.deed, count(*)::INTEGER, 1, 0, 1, any_value(r.published)
    FROM deed_events d JOIN stories s USING (report) JOIN reports r USING (report)
    WHERE s.size = 1 AND d.deed NOT IN (SELECT joined_to FROM joined_deeds) AND ${isTouched(scope, 'd.deed', 'touched_deeds')}
    GROUP BY d.deed
  )
  SELECT
    d.deed, s.story, e.type, e.mode, e.quad, e.intensity, e.goldstein, e.status, coalesce(e.day, r.published) AS day, e.actors,
    e.recipients, e.place, e.place_country, d.report, d.event, c.mentions, c.reports, c.copies, c.outlets, c.first_told
  FROM deed_events d
  JOIN counts c USING (deed)
  JOIN events e USING (report, event) JOIN reports r USING (report) JOIN stories s USING (report)
  WHERE d.counted AND ${isTouched(scope, 'd.deed', 'touched_deeds')}
`

/** What reports of one deed say differently: that it happened, on which day, how many. */
const conflicts = (scope: Scope): string => `
  ${into(scope, 'conflicts')}
  WITH told AS (
    SELECT d.deed, e.report, e.event, e.status, e.trigger, e.date,
      CASE WHEN e.date_basis IN ('stated', 'implied') THEN e.day END AS day
    FROM deed_events d JOIN events e USING (report, event)
    WHERE d.deed IN (SELECT deed FROM deeds WHERE reports > 1) AND ${isTouched(scope, 'd.deed', 'touched_deeds')}
  ),
  -- The dead of a shelling are often told as an event of their own, so figures are compared within the story.
  counted AS (
    SELECT s.story, d.deed, e.report, e.type, coalesce(e.day, r.published) AS day, f.kind, f.value, f.at_least, f.words
    FROM figures f
    JOIN events e USING (report, event) JOIN reports r USING (report)
    JOIN stories s USING (report) JOIN deed_events d USING (report, event)
    WHERE s.size > 1
  ),
  found AS (
    SELECT a.deed, 'denial' AS kind, '' AS what, a.report AS report_a, b.report AS report_b,
      a.trigger || ' (' || a.status || ')' AS words_a, b.trigger || ' (' || b.status || ')' AS words_b
    FROM told a JOIN told b USING (deed)
    WHERE a.report <> b.report AND a.status IN ('occurred', 'ongoing') AND b.status IN ('denied', 'cancelled')
    UNION ALL
    SELECT a.deed, 'day', a.day::VARCHAR || b.day::VARCHAR, a.report, b.report, a.date, b.date
    FROM told a JOIN told b USING (deed) WHERE a.report <> b.report AND a.day < b.day
    UNION ALL
    SELECT a.deed, 'figure', a.kind || a.value || ' ' || b.value, a.report, b.report, a.words, b.words
    FROM counted a JOIN counted b USING (story, type, kind)
    WHERE a.report <> b.report AND a.value < b.value AND NOT a.at_least AND abs(a.day - b.day) <= 1
      AND ${isTouched(scope, 'a.deed', 'touched_deeds')}
  )
  SELECT deed, kind, report_a, report_b, words_a, words_b FROM found
  QUALIFY row_number() OVER (PARTITION BY deed, kind, what ORDER BY report_a, report_b, words_a, words_b) = 1
  ORDER BY deed, kind, report_a, report_b, words_a
`

const ROWS_AT_ONCE = 50_000

/** Which event of which report tells of which deed, the deeds themselves, and what reports of one say differently. */
export async function makeDeeds(catalog: DuckDBConnection, scope: Scope): Promise<void> {
  if (scope === 'touched') {
    await touchDeedsOfReports(catalog)
    await catalog.run('DELETE FROM deed_events WHERE report IN (FROM temp.touched_reports)')
  }
  await catalog.run(alone(scope))
  await tellTogether(catalog, scope)
  await joinDeedsAcrossStories(catalog, scope)
  if (scope === 'touched') {
    await touchDeedsOfReports(catalog)
    for (const table of ['deeds', 'conflicts'])
      await catalog.run(`DELETE FROM ${table} WHERE deed IN (FROM temp.touched_deeds)`)
  }
  await catalog.run(deeds(scope))
  await catalog.run(conflicts(scope))
}

const touchDeedsOfReports = async (catalog: DuckDBConnection): Promise<void> =>
  void (await catalog.run(
    'INSERT INTO temp.touched_deeds SELECT DISTINCT deed FROM deed_events WHERE report IN (FROM temp.touched_reports)',
  ))

/** Groups what the reports of each story tell into deeds. */
async function tellTogether(catalog: DuckDBConnection, scope: Scope): Promise<void> {
  const appender = await catalog.createAppender('deed_events')
  const keep = (tellings: readonly Telling[]) => {
    for (const deed of deedsOf(tellings)) append(deed)
  }
  const append = ({ tellings, best, reasons }: Deed) => {
    const name = `${best.report}#${best.event}`
    for (const telling of tellings)
      for (const event of [telling.event, ...telling.repeats]) {
        appender.appendVarchar(name)
        appender.appendVarchar(telling.report)
        appender.appendVarchar(event)
        appender.appendBoolean(telling === best && event === best.event)
        const reason = reasons.get(telling)
        if (reason === undefined) appender.appendNull()
        else appender.appendVarchar(reason)
        appender.endRow()
      }
  }
  let story: string | undefined
  let rows: TogetherRow[] = []
  // In pages, not as a stream: an appender that writes what it has ends the stream of its connection, and nobody is told.
  await catalog.run(`CREATE TEMP TABLE together AS ${together(scope)}`)
  for (let from = 0; ; from += ROWS_AT_ONCE) {
    const page = await catalog.runAndReadAll(
      `SELECT * FROM together WHERE rowid >= ${from} AND rowid < ${from + ROWS_AT_ONCE} ORDER BY rowid`,
    )
    const found = page.getRowsJS() as unknown as TogetherRow[]
    if (found.length === 0) break
    for (const row of found) {
      if (row[0] !== story) {
        keep(tellingsIn(rows))
        story = row[0]
        rows = []
      }
      rows.push(row)
    }
    // V8 does not see what memory the pages hold outside of it, and would let them pile up.
    if (found.length === ROWS_AT_ONCE) collectGarbage()
  }
  await catalog.run('DROP TABLE together')
  keep(tellingsIn(rows))
  appender.closeSync()
  collectGarbage()
}

/** An event and its repeats are one telling. */
function tellingsIn(rows: readonly TogetherRow[]): Telling[] {
  const sameAs = new Map(rows.map((row) => [`${row[2]}#${row[3]}`, row[4]]))
  const first = (report: string, event: string): string => {
    let at = event
    for (let steps = 0; steps < 50; steps++) {
      const earlier = sameAs.get(`${report}#${at}`)
      if (!earlier || !sameAs.has(`${report}#${earlier}`)) return at
      at = earlier
    }
    return at
  }
  const repeats = new Map<string, string[]>()
  for (const [, , report, event] of rows) {
    const root = `${report}#${first(report, event)}`
    if (root === `${report}#${event}`) repeats.set(root, repeats.get(root) ?? [])
    else repeats.set(root, [...(repeats.get(root) ?? []), event])
  }
  return rows.flatMap((row): Telling[] => {
    const [, text, report, event, , type, mode, status, day, dayIsTold, actors, recipients, place, trigger, ...rest] =
      row
    const repeated = repeats.get(`${report}#${event}`)
    if (!repeated) return []
    const [agreement, background, reported, people] = rest
    const codes = (list: string | null) => (list ? list.split(' ') : [])
    return [
      {
        report,
        event,
        repeats: repeated,
        type,
        mode,
        status,
        day: day === null ? null : Number(day),
        dayIsTold,
        actors: codes(actors),
        recipients: codes(recipients),
        people: people === null ? [] : people.split('\n'),
        place,
        trigger,
        agreement,
        background,
        reported,
        text,
      },
    ]
  })
}
