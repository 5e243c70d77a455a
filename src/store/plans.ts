import type { DuckDBConnection } from '@duckdb/node-api'
import { into, type Scope } from './scope.js'

/** Days around the due day in which the deed still is the one that was planned. */
const EARLY = 7
const LATE = 14
/** A plan without a day is waited for so long. */
const UNDATED = 180
/** A new day further away than this is another plan. */
const MOVED = 120

/** Whom an event is about: each pair it is between, whichever way, or the one party that is known. */
const partiesOf = (pairs: string, single: string): string => `
  SELECT DISTINCT report, event, ${PAIR} AS parties FROM dyad_events WHERE ${pairs}
  UNION ALL
  SELECT report, event, min(country) FROM participants
  WHERE country IS NOT NULL AND ${single} GROUP BY report, event HAVING count(DISTINCT country) = 1
`
const PAIR = "least(source, target) || ' ' || greatest(source, target)"

/** The parties of some events, or of all that some reports tell. */
export const partiesIn = (where: string): string => `SELECT DISTINCT parties FROM (${partiesOf(where, where)})`

/**
 * What is planned, and what may settle a plan. The kind is the frame's, because a visit that is planned is coded as an agreement to
 * come.
 */
const ABOUT = `
  CREATE TEMP TABLE about AS
  WITH people AS (
    SELECT report, event, list(DISTINCT coalesce(registry, name) ORDER BY coalesce(registry, name)) AS people
    FROM participants SEMI JOIN parties USING (report, event) WHERE office IS NOT NULL GROUP BY ALL
  )
  SELECT p.parties, upper(split_part(e.rule, '.', 1)) AS kind, e.rule, lower(e.trigger) AS trigger, e.report, e.event, e.status, d.deed, d.counted,
    r.published AS said, coalesce(e.day, r.published) AS day,
    CASE WHEN e.date_basis IN ('stated', 'implied')
      THEN coalesce(e.day, TRY_CAST(rpad(e.date, 10, '-01-01') AS DATE)) END AS due,
    CASE WHEN e.date_basis NOT IN ('stated', 'implied') THEN NULL
      WHEN e.date_end IS NOT NULL AND length(e.date_end) >= 10 THEN TRY_CAST(left(e.date_end, 10) AS DATE)
      WHEN length(e.date) = 7 THEN last_day(TRY_CAST(e.date || '-01' AS DATE))
      WHEN length(e.date) = 4 THEN TRY_CAST(e.date || '-12-31' AS DATE)
      ELSE e.day END AS due_end,
    lower(g.title) AS title, if(e.place_precision = 'city', e.place, NULL) AS town, n.people,
    list_concat(list_filter([lower(g.title), if(e.place_precision = 'city', e.place, NULL)], lambda x: x IS NOT NULL), n.people) AS signs
  FROM parties p
  JOIN events e USING (report, event) JOIN reports r USING (report) JOIN deed_events d USING (report, event)
  LEFT JOIN people n USING (report, event)
  LEFT JOIN agreements g ON g.report = e.report AND g.agreement = e.agreement
  WHERE e.same_as IS NULL AND NOT e.background
`

/** Frames that tell of something planned that will not be, or not yet, with the kind of what it is. */
const CALLING_OFF: Readonly<Record<string, string>> = {
  'reject.cancel-%': 'CONSULT',
  'reject.cancellation-%': 'CONSULT',
  'reject.put-off-%': 'CONSULT',
  'reject.postpone-%': 'CONSULT',
  'sanction.suspend-talks%': 'CONSULT',
  'sanction.suspend-exercise%': 'COOPERATE',
  'concede.call-off-strike%': 'PROTEST',
  'concede.suspend-protest%': 'PROTEST',
}
const callingOff = (): string =>
  Object.entries(CALLING_OFF)
    .map(([rule, kind]) => `('${rule}', '${kind}')`)
    .join(', ')

/**
 * What two tell of is not one thing, as far as both say: another agreement, other people, or another town. A plan for talks in
 * Geneva is not done by a meeting in Vienna, nor the visit of the foreign minister by that of a general.
 */
const apart = (a: string, b: string): string => `(
  coalesce(NOT contains(${a}.title, ${b}.title) AND NOT contains(${b}.title, ${a}.title), false)
  OR coalesce(${a}.town <> ${b}.town, false)
  OR coalesce(NOT list_has_any(${a}.people, ${b}.people), false))`

/** A day that is past when it is told belongs to other words of the sentence. */
const PLANNED = `
  CREATE TEMP TABLE planned AS
  SELECT *, coalesce(due_end + ${LATE}, said + ${UNDATED}) AS until, coalesce(greatest(said, due - ${EARLY}), said) AS since
  FROM (
    SELECT * REPLACE (CASE WHEN due_end >= said THEN due END AS due, CASE WHEN due_end >= said THEN due_end END AS due_end)
    FROM about WHERE status IN ('planned', 'conditional')
  )
`

const CALLED_OFF = `
  CREATE TEMP TABLE called_off AS
  SELECT parties, kind, false AS postponed, deed, report, event, said, due, title, town, people, signs
  FROM about WHERE status IN ('cancelled', 'denied')
  UNION ALL
  SELECT a.parties, r.kind, trigger LIKE 'postpone%' OR trigger LIKE 'delay%' OR trigger LIKE 'defer%' OR trigger LIKE 'put%',
    deed, report, event, said, due, title, town, people, signs
  FROM about a JOIN (VALUES ${callingOff()}) r (rule, kind) ON a.rule LIKE r.rule
  WHERE a.status IN ('occurred', 'ongoing')
`

interface Settling {
  /** The table that has what settles plans, and what in it does. */
  readonly from: string
  readonly where: string
  /** The column by which the next is the next, and that of the plan behind which it is. */
  readonly day: string
  readonly since: string
  /** What it says of the plan `p`, of the row `d` that settles it. */
  readonly says: string
  /** The outcomes that it gives. */
  readonly outcomes: string
}

/**
 * The next of the kind between the same parties; where that is of something else, the next that shares a sign with the plan. Only
 * numbers of rows go through the joins by day: the rows themselves would not fit the memory.
 */
const settledBy = ({ from, where, day, since, says, outcomes }: Settling, sign: '' | 'sign'): string => `
  INSERT INTO settling
  WITH next AS (
    -- Of those on one day the first by name: a join by day would take any of them.
    SELECT parties, kind, ${sign && 'sign,'} ${day} AS day, arg_min(n, {report: report, event: event}) AS n
    FROM (SELECT rowid AS n, parties, kind, ${day}, report, event ${sign && ', unnest(signs) AS sign'} FROM ${from} WHERE ${where})
    GROUP BY ALL
  ),
  plan AS (
    SELECT rowid AS p, parties, kind, ${since} AS since, until ${sign && ', unnest(signs) AS sign'} FROM planned
    WHERE counted ${sign && `AND len(signs) > 0 AND deed NOT IN (SELECT plan FROM settling WHERE outcome IN (${outcomes}))`}
  ),
  found AS (
    SELECT p.p, d.n
    FROM plan p ASOF JOIN next d ON p.parties = d.parties AND p.kind = d.kind ${sign && 'AND p.sign = d.sign'} AND p.since <= d.day
    WHERE d.day <= p.until
  )
  SELECT p.deed, ${says}
  FROM found f JOIN planned p ON p.rowid = f.p JOIN ${from} d ON d.rowid = f.n
  WHERE d.report <> p.report AND NOT ${apart('p', 'd')}
`

const DONE: Settling = {
  from: 'about',
  where: "status IN ('occurred', 'ongoing')",
  day: 'day',
  since: 'since',
  says: "'done', d.deed, d.report, d.event, greatest(d.said, d.day), NULL",
  outcomes: "'done'",
}

const OFF: Settling = {
  from: 'called_off',
  where: 'true',
  day: 'said',
  since: 'said',
  says: `CASE WHEN d.postponed THEN 'moved' ELSE 'cancelled' END, d.deed, d.report, d.event, d.said,
    CASE WHEN d.postponed AND d.due > d.said THEN d.due END`,
  outcomes: "'moved', 'cancelled'",
}

const SETTLING = `
  CREATE TEMP TABLE settling (plan VARCHAR, outcome VARCHAR, settled_by VARCHAR, settled_report VARCHAR, settled_event VARCHAR,
    settled_on DATE, moved_to DATE)
`

/** Another day for the same. */
const MOVED_ON = `
  INSERT INTO settling
  -- Each day that a thing was planned for, when it was first named.
  WITH days AS (
    SELECT parties, kind, due, min(said) AS said,
      arg_min({deed: deed, report: report, event: event, title: title, town: town, people: people}, (said, report, event)) AS first
    FROM planned WHERE due IS NOT NULL GROUP BY parties, kind, due
    -- Two new days that are named on one day: the earlier one.
    QUALIFY row_number() OVER (PARTITION BY parties, kind, min(said) ORDER BY due) = 1
  )
  SELECT p.deed, 'moved', n.first.deed, n.first.report, n.first.event, n.said, n.due
  FROM planned p ASOF JOIN days n ON p.parties = n.parties AND p.kind = n.kind AND p.said < n.said
  WHERE p.counted AND p.due IS NOT NULL AND n.due <> p.due AND n.said <= p.until AND abs(n.due - p.due) <= ${MOVED}
    AND n.due > p.said AND NOT ${apart('p', 'n.first')}
`

/** Plans, and what became of them. What is overdue depends on the day on which it is asked. */
const plans = (scope: Scope): string => `
  ${into(scope, 'plans')}
  WITH
  -- What is told first counts; of two on one day, that it was done.
  first_settled AS (
    SELECT * FROM settling
    QUALIFY row_number() OVER (
      PARTITION BY plan ORDER BY settled_on, outcome <> 'done', outcome, settled_report, settled_event, moved_to
    ) = 1
  ),
  -- What a person says became of a plan, of whichever of its reports; what nobody can tell stays as it is.
  by_hand AS (
    SELECT d.deed, if((c.value->>'outcome') = 'done', 'done', 'cancelled') AS outcome, TRY_CAST(c.value->>'day' AS DATE) AS day
    FROM corrections c JOIN deed_events d ON d.report = c.report AND d.event = c.target
    WHERE c.action = 'settle' AND c.layer = 'plan' AND c.state = 'applied' AND (c.value->>'outcome') IN ('done', 'not')
    QUALIFY row_number() OVER (PARTITION BY d.deed ORDER BY c."at" DESC, c.id DESC) = 1
  ),
  planned_once AS (
    SELECT DISTINCT deed, report, event, kind, said, due, due_end FROM planned
    WHERE counted AND ${scope === 'all' ? 'true' : 'deed IN (SELECT deed FROM touched_plans)'}
  ),
  named AS (
    SELECT report, event, string_agg(words, ', ' ORDER BY position) FILTER (WHERE role = 'actor') AS actors,
      string_agg(words, ', ' ORDER BY position) FILTER (WHERE role = 'recipient') AS recipients
    FROM participants SEMI JOIN planned_once USING (report, event) GROUP BY ALL
  )
  SELECT
    p.deed AS plan, p.report, p.event, e.type, e.mode, p.kind, e.actors, e.recipients, e.status, p.said, p.due, p.due_end,
    concat_ws(' … ', n.actors, e.trigger, n.recipients) AS words,
    coalesce(h.outcome, s.outcome, 'open') AS outcome,
    CASE WHEN h.outcome IS NULL OR h.outcome = s.outcome THEN s.settled_by END AS settled_by,
    CASE WHEN h.outcome IS NULL OR h.outcome = s.outcome THEN s.settled_report END AS settled_report,
    CASE WHEN h.outcome IS NULL OR h.outcome = s.outcome THEN s.settled_event END AS settled_event,
    coalesce(h.day, CASE WHEN h.outcome IS NULL OR h.outcome = s.outcome THEN s.settled_on END) AS settled_on,
    CASE WHEN h.outcome IS NULL THEN s.moved_to END AS moved_to
  FROM planned_once p
  JOIN events e USING (report, event)
  LEFT JOIN named n USING (report, event)
  LEFT JOIN first_settled s ON s.plan = p.deed
  LEFT JOIN by_hand h ON h.deed = p.deed
`

export async function makePlans(catalog: DuckDBConnection, scope: Scope): Promise<void> {
  for (const statement of scope === 'all' ? ALL_PARTIES : TOUCHED_PARTIES) await catalog.run(statement)
  for (const statement of [ABOUT, PLANNED, CALLED_OFF, SETTLING]) await catalog.run(statement)
  for (const settling of [DONE, OFF])
    for (const sign of ['', 'sign'] as const) await catalog.run(settledBy(settling, sign))
  await catalog.run(MOVED_ON)
  // Early, because what comes needs the room.
  for (const table of ['about', 'called_off', 'parties']) await catalog.run(`DROP TABLE temp.${table}`)
  await catalog.run(plans(scope))
  for (const table of ['planned', 'settling', ...(scope === 'all' ? [] : ['touched_plans'])])
    await catalog.run(`DROP TABLE temp.${table}`)
}

const ALL_PARTIES = [`CREATE TEMP TABLE parties AS ${partiesOf('true', 'true')}`]

const OF_TOUCHED = partiesOf(
  `${PAIR} IN (FROM temp.touched_parties)`,
  '(report, event) IN (SELECT (report, event) FROM participants WHERE country IN (FROM temp.touched_parties))',
)

/** Plans that a party is of that was touched, and all that was told of any party of theirs. */
const TOUCHED_PARTIES = [
  `CREATE TEMP TABLE touched_plans AS
   SELECT DISTINCT d.deed, report, event
   FROM (${OF_TOUCHED}) p JOIN events e USING (report, event) JOIN deed_events d USING (report, event)
   WHERE e.status IN ('planned', 'conditional') AND d.counted AND e.same_as IS NULL AND NOT e.background`,
  `INSERT INTO temp.touched_parties ${partiesIn('(report, event) IN (SELECT (report, event) FROM touched_plans)')}`,
  `CREATE TEMP TABLE parties AS ${OF_TOUCHED}`,
  'DELETE FROM plans WHERE plan IN (SELECT deed FROM touched_plans) OR plan IN (FROM temp.touched_deeds)',
]
