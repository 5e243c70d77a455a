import type { DuckDBConnection } from '@duckdb/node-api'

/** Days around the due day in which the deed still is the one that was planned. */
const EARLY = 7
const LATE = 14
/** A plan without a day is waited for so long. */
const UNDATED = 180
/** A new day further away than this is another plan. */
const MOVED = 120

/**
 * Whom an event is about: each pair it is between, whichever way, or the one party that is known. The kind is the frame's, because
 * a visit that is planned is coded as an agreement to come.
 */
const ABOUT = `
  CREATE TABLE about AS
  WITH people AS (
    SELECT report, event, list(DISTINCT coalesce(registry, name) ORDER BY coalesce(registry, name)) AS people
    FROM participants WHERE office IS NOT NULL GROUP BY ALL
  ),
  pairs AS (
    SELECT DISTINCT report, event, least(source, target) || ' ' || greatest(source, target) AS parties FROM dyad_events
    UNION ALL
    SELECT report, event, min(country) FROM participants
    WHERE country IS NOT NULL GROUP BY report, event HAVING count(DISTINCT country) = 1
  )
  SELECT p.parties, upper(split_part(e.rule, '.', 1)) AS kind, e.rule, lower(e.trigger) AS trigger, e.report, e.event, e.type, e.status, d.deed, d.counted,
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
  FROM pairs p
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

/** Each row once for each of the things that it can be known again by. */
const bySign = (from: string): string => `(SELECT *, unnest(signs) AS sign FROM ${from})`

/** Of those of one kind between the same parties on one day, the first by name: a join by day would take any of them. */
const firstOfDay = (from: string, day: string, sign: string): string => `(
  SELECT * FROM ${sign ? bySign(from) : from}
  QUALIFY row_number() OVER (PARTITION BY parties, kind, ${sign && 'sign,'} ${day} ORDER BY report, event) = 1)`

/**
 * What was to come, and what a later report says became of it: the first deed of that kind between the same parties near the
 * due day, word that it was cancelled, or another day for it. What is overdue depends on the day on which it is asked.
 */
const PLANS = `
  CREATE TABLE plans AS
  WITH planned AS (
    SELECT *, coalesce(due_end + ${LATE}, said + ${UNDATED}) AS until, coalesce(greatest(said, due - ${EARLY}), said) AS since
    -- A day that is past when it is told belongs to other words of the sentence.
    FROM (
      SELECT * REPLACE (CASE WHEN due_end >= said THEN due END AS due, CASE WHEN due_end >= said THEN due_end END AS due_end)
      FROM about WHERE status IN ('planned', 'conditional')
    )
  ),
  happened AS (SELECT * FROM about WHERE status IN ('occurred', 'ongoing')),
  -- The next deed of the kind; where that is of something else, the next that shares a sign with the plan.
  ${['', 'sign']
    .map(
      (sign) => `done_by${sign} AS (
    SELECT p.deed AS plan, 'done' AS outcome, d.deed AS settled_by, d.report AS settled_report, d.event AS settled_event,
      greatest(d.said, d.day) AS settled_on, CAST(NULL AS DATE) AS moved_to
    FROM ${sign ? bySign('planned ANTI JOIN done_by ON planned.deed = done_by.plan') : 'planned'} p
    ASOF JOIN ${firstOfDay('happened', 'day', sign)} d
      ON p.parties = d.parties AND p.kind = d.kind ${sign && 'AND p.sign = d.sign'} AND p.since <= d.day
    WHERE p.counted AND d.day <= p.until AND d.report <> p.report AND NOT ${apart('p', 'd')}
  ),`,
    )
    .join(' ')}
  called_off AS (
    SELECT parties, kind, false AS postponed, deed, report, event, said, due, title, town, people, signs
    FROM about WHERE status IN ('cancelled', 'denied')
    UNION ALL
    SELECT a.parties, r.kind, trigger LIKE 'postpone%' OR trigger LIKE 'delay%' OR trigger LIKE 'defer%' OR trigger LIKE 'put%',
      deed, report, event, said, due, title, town, people, signs
    FROM about a JOIN (VALUES ${callingOff()}) r (rule, kind) ON a.rule LIKE r.rule
    WHERE a.status IN ('occurred', 'ongoing')
  ),
  ${['', 'sign']
    .map(
      (sign) => `off_by${sign} AS (
    SELECT p.deed AS plan, CASE WHEN c.postponed THEN 'moved' ELSE 'cancelled' END AS outcome, c.deed AS settled_by,
      c.report AS settled_report, c.event AS settled_event, c.said AS settled_on,
      CASE WHEN c.postponed AND c.due > c.said THEN c.due END AS moved_to
    FROM ${sign ? bySign('planned ANTI JOIN off_by ON planned.deed = off_by.plan') : 'planned'} p
    ASOF JOIN ${firstOfDay('called_off', 'said', sign)} c
      ON p.parties = c.parties AND p.kind = c.kind ${sign && 'AND p.sign = c.sign'} AND p.said <= c.said
    WHERE p.counted AND c.said <= p.until AND c.report <> p.report AND NOT ${apart('p', 'c')}
  ),`,
    )
    .join(' ')}
  -- Each day that a thing was planned for, when it was first named.
  days AS (
    SELECT parties, kind, due, min(said) AS said,
      arg_min({deed: deed, report: report, event: event, title: title, town: town, people: people}, (said, report, event)) AS first
    FROM planned WHERE due IS NOT NULL GROUP BY parties, kind, due
    -- Two new days that are named on one day: the earlier one.
    QUALIFY row_number() OVER (PARTITION BY parties, kind, min(said) ORDER BY due) = 1
  ),
  moved AS (
    SELECT p.deed, 'moved', n.first.deed, n.first.report, n.first.event, n.said, n.due
    FROM planned p ASOF JOIN days n ON p.parties = n.parties AND p.kind = n.kind AND p.said < n.said
    WHERE p.counted AND p.due IS NOT NULL AND n.due <> p.due AND n.said <= p.until AND abs(n.due - p.due) <= ${MOVED}
      AND n.due > p.said AND NOT ${apart('p', 'n.first')}
  ),
  settled AS (
    ${['done_by', 'done_bysign', 'off_by', 'off_bysign', 'moved'].map((each) => `SELECT * FROM ${each}`).join(' UNION ALL ')}
  ),
  -- What is told first counts; of two on one day, that it was done.
  first_settled AS (
    SELECT * FROM settled
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
  named AS (
    SELECT report, event, string_agg(words, ', ' ORDER BY position) FILTER (WHERE role = 'actor') AS actors,
      string_agg(words, ', ' ORDER BY position) FILTER (WHERE role = 'recipient') AS recipients
    FROM participants SEMI JOIN planned USING (report, event) GROUP BY ALL
  )
  SELECT DISTINCT
    p.deed AS plan, p.report, p.event, e.type, e.mode, p.kind, e.actors, e.recipients, e.status, p.said, p.due, p.due_end,
    concat_ws(' … ', n.actors, e.trigger, n.recipients) AS words,
    coalesce(h.outcome, s.outcome, 'open') AS outcome,
    CASE WHEN h.outcome IS NULL OR h.outcome = s.outcome THEN s.settled_by END AS settled_by,
    CASE WHEN h.outcome IS NULL OR h.outcome = s.outcome THEN s.settled_report END AS settled_report,
    CASE WHEN h.outcome IS NULL OR h.outcome = s.outcome THEN s.settled_event END AS settled_event,
    coalesce(h.day, CASE WHEN h.outcome IS NULL OR h.outcome = s.outcome THEN s.settled_on END) AS settled_on,
    CASE WHEN h.outcome IS NULL THEN s.moved_to END AS moved_to
  FROM planned p
  JOIN events e USING (report, event)
  LEFT JOIN named n USING (report, event)
  LEFT JOIN first_settled s ON s.plan = p.deed
  LEFT JOIN by_hand h ON h.deed = p.deed
  WHERE p.counted
`

export async function makePlans(catalog: DuckDBConnection): Promise<void> {
  await catalog.run(ABOUT)
  await catalog.run(PLANS)
  await catalog.run('DROP TABLE about')
}
