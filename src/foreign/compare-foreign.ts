import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsIn } from '../formats/export/write-lines.js'

/** An event of theirs beside ours, or one that only one side has, and why. */
export interface Comparison {
  readonly side: 'both' | 'theirs' | 'ours'
  readonly why: Why
  readonly day: string
  readonly source: string | null
  readonly target: string | null
  /** What they say: a CAMEO code, or POLECAT's type. */
  readonly theirs: string | null
  readonly their_id: string | null
  readonly their_line: number | null
  readonly their_url: string | null
  /** What we say: type and status. */
  readonly ours: string | null
  readonly report: string | null
  readonly event: string | null
  readonly words: string | null
}

export type Why =
  | 'same'
  | 'planned with us'
  | 'denied with us'
  | 'other type with us'
  | 'other dyad with us'
  | 'our report without it'
  | 'no report of ours'
  | 'no two countries'
  | 'outside our days'
  | 'other type with them'
  | 'other dyad with them'
  | 'not with them'
  | 'outside their days'

/** Both sides with the same columns: `alike` is what makes two of them the same, the root of CAMEO or, for POLECAT, PLOVER's type. */
const SIDES = `
  CREATE OR REPLACE TEMP TABLE ours AS
  SELECT d.report, d.event, d.source, d.target, d.day, d.status, d.background, d.counted, d.deed, d.type, d.quad,
    if($project = 'polecat', d.type, left(e.cameo, 2)) AS alike,
    e."trigger" AS words
  FROM dyad_events d JOIN events e USING (report, event)
  WHERE d.day IS NOT NULL
`

const THEIRS = `
  CREATE OR REPLACE TEMP TABLE theirs AS
  SELECT row_number() OVER (ORDER BY day, id, file, line) AS n, id, line, url, day, actor_country AS source, recipient_country AS target,
    quad, coalesce(cameo, root, type) AS code, if($project = 'polecat', type, root) AS alike
  FROM foreign_events WHERE source = $project
`

/**
 * The event of ours that comes nearest to each of theirs. Days are set side by side by writing each of theirs once for each day of
 * the window: an equality joins millions of rows, a range of days does not.
 */
const NEAREST = `
  CREATE OR REPLACE TEMP TABLE nearest AS
  WITH spread AS (
    SELECT *, day + unnest(range(-$window::INTEGER, $window::INTEGER + 1))::INTEGER AS on_day FROM theirs
    WHERE source IS NOT NULL AND target IS NOT NULL AND source <> target
  ),
  candidates AS (
    SELECT t.n, o.report, o.event, abs(o.day - t.day) AS days,
      CASE
        WHEN o.status IN ('occurred', 'ongoing') THEN if(o.alike = t.alike, 1, 4)
        -- What is planned is coded as a promise: it need only point the same way.
        WHEN o.alike = t.alike OR (o.quad > 2) = (t.quad > 2) THEN if(o.status IN ('planned', 'conditional'), 2, 3)
        ELSE 4
      END AS rank
    FROM spread t JOIN ours o ON o.source = t.source AND o.target = t.target AND o.day = t.on_day
    UNION ALL
    SELECT t.n, o.report, o.event, abs(o.day - t.day), 5
    FROM spread t JOIN ours o ON o.day = t.on_day AND o.alike = t.alike
      AND (o.source IN (t.source, t.target) OR o.target IN (t.source, t.target))
      AND NOT (o.source = t.source AND o.target = t.target)
      AND o.status IN ('occurred', 'ongoing')
  )
  SELECT DISTINCT ON (n) * FROM candidates ORDER BY n, rank, days, report, event
`

const REPORTS_OF_OURS = `
  CREATE OR REPLACE TEMP TABLE reports_of_ours AS
  WITH named AS (
    SELECT DISTINCT p.report, p.country, r.published AS day FROM participants p JOIN reports r USING (report)
    WHERE p.country IS NOT NULL AND r.published IS NOT NULL
  ),
  missed AS (
    SELECT *, day + unnest(range(-$window::INTEGER, $window::INTEGER + 2))::INTEGER AS on_day
    FROM theirs ANTI JOIN nearest USING (n)
    WHERE source IS NOT NULL AND target IS NOT NULL
  )
  SELECT n, min(report) AS report FROM (
    SELECT t.n, r.report FROM theirs t JOIN reports r ON r.url = t.url
    UNION ALL
    SELECT m.n, a.report FROM missed m
    JOIN named a ON a.country = m.source AND a.day = m.on_day
    JOIN named b ON b.country = m.target AND b.report = a.report
  ) GROUP BY n
`

const COMPARISONS = `
  WITH our_days AS (SELECT min(day) AS first, max(day) AS last FROM ours),
  their_days AS (SELECT min(day) AS first, max(day) AS last FROM theirs),
  told AS (
    SELECT
      if(c.rank = 1, 'both', 'theirs') AS side,
      CASE
        WHEN t.source IS NULL OR t.target IS NULL OR t.source = t.target THEN 'no two countries'
        WHEN c.rank IS NOT NULL THEN
          ['same', 'planned with us', 'denied with us', 'other type with us', 'other dyad with us'][c.rank]
        WHEN r.report IS NOT NULL THEN 'our report without it'
        WHEN t.day NOT BETWEEN d.first - $window::INTEGER AND d.last + $window::INTEGER THEN 'outside our days'
        ELSE 'no report of ours'
      END AS why,
      t.day, t.source, t.target, t.code AS theirs, t.id AS their_id, t.line AS their_line, t.url AS their_url,
      o.type || ' ' || o.status AS ours, coalesce(o.report, r.report) AS report, o.event, o.words
    FROM theirs t CROSS JOIN our_days d
    LEFT JOIN nearest c USING (n)
    LEFT JOIN (SELECT DISTINCT ON (report, event) * FROM ours) o ON o.report = c.report AND o.event = c.event
    LEFT JOIN reports_of_ours r USING (n)
  ),
  alone AS (
    SELECT o.* FROM ours o
    WHERE o.counted AND o.status IN ('occurred', 'ongoing') AND NOT o.background
      AND o.deed NOT IN (
        SELECT deed FROM ours JOIN nearest USING (report, event) WHERE rank = 1 AND deed IS NOT NULL
      )
  ),
  near_them AS (
    SELECT a.report, a.event, a.source, a.target,
      bool_or(t.source = a.source AND t.target = a.target AND t.alike = a.alike) AS same,
      bool_or(t.source = a.source AND t.target = a.target) AS pair,
      bool_or(t.alike = a.alike) AS alike
    FROM (SELECT *, day + unnest(range(-$window::INTEGER, $window::INTEGER + 1))::INTEGER AS on_day FROM alone) a
    JOIN theirs t ON t.day = a.on_day AND (t.source IN (a.source, a.target) OR t.target IN (a.source, a.target))
    GROUP BY ALL
  )
  SELECT * REPLACE (day::VARCHAR AS day) FROM (
    FROM told
    UNION ALL BY NAME
    SELECT
      if(n.same, 'both', 'ours') AS side,
      CASE
        WHEN n.same THEN 'same'
        WHEN n.pair THEN 'other type with them'
        WHEN n.alike THEN 'other dyad with them'
        WHEN a.day NOT BETWEEN d.first - $window::INTEGER AND d.last + $window::INTEGER OR d.first IS NULL THEN 'outside their days'
        ELSE 'not with them'
      END AS why,
      a.day, a.source, a.target, NULL AS theirs, NULL AS their_id, NULL AS their_line, NULL AS their_url,
      a.type || ' ' || a.status AS ours, a.report, a.event, a.words
    FROM alone a CROSS JOIN their_days d LEFT JOIN near_them n USING (report, event, source, target)
  )
  ORDER BY day, source, target, side, why, their_id, report, event
`

/** Sets the events of one project that were imported beside ours. */
export async function* compareForeign(
  catalog: DuckDBConnection,
  { project, window }: { readonly project: string; readonly window: number },
): AsyncGenerator<Comparison> {
  const days = (sql: string) => sql.replaceAll('$window', String(Math.trunc(window)))
  await catalog.run(SIDES, { project })
  await catalog.run(THEIRS, { project })
  for (const sql of [NEAREST, REPORTS_OF_OURS]) await catalog.run(days(sql))
  yield* rowsIn<Comparison>(catalog, days(COMPARISONS))
}
