import { z } from 'zod'
import { wordsNaming } from './country-words.js'
import { FORECASTS_ONCE } from './once.js'
import { actor, between, chanceOf, counted, day, type EvidenceKey, limitOf, question, yesOrNo } from './question.js'

/** An open or settled proposition about what may come. */
export interface LedgerRow {
  readonly kind: 'forecast' | 'plan'
  readonly proposition: string
  readonly speaker: string | null
  readonly outlet: string | null
  readonly said: string | null
  /** The word that says how likely; of a plan its trigger. */
  readonly word: string
  readonly low: number | null
  readonly high: number | null
  readonly scale: string | null
  readonly horizon: string | null
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  /** open, expired (its horizon is past on the day asked for), or as a person settled it: came true, did not, unresolvable. */
  readonly status: 'open' | 'expired' | 'came true' | 'did not' | 'unresolvable'
  readonly settledBy: string | null
  /** What a later report tells that a person may settle it by. */
  readonly suggested: 'came true' | 'did not' | null
  /** The first telling. */
  readonly report: string
  readonly id: string
  /** How many reports tell it, and how many of them are copies of another. */
  readonly reports: number
  readonly copies: number
  readonly evidence: readonly EvidenceKey[]
  readonly suggestion: readonly EvidenceKey[]
}

/** What may come, who says so, and what became of it? */
export const forecastLedger = question({
  name: 'forecast-ledger',
  title: 'What is said to come, who says so, and what became of it?',
  method:
    'Forecasts, and events that are planned, as open propositions; a forecast that several reports of a story tell stands once. A later report that tells of the deed that is foreseen (its type, its parties, its place, and that it is the first of its kind where that is foreseen) before the horizon suggests that it came true, one that tells that it was cancelled or denied that it did not; the other way round for "will not". Only a correction "settle" by a person settles it.',
  params: z.object({
    actor: actor.optional().describe('only propositions that this actor is a party to, or that name it'),
    speaker: z.string().optional(),
    kind: z.enum(['forecast', 'plan', 'all']).default('all'),
    status: z.enum(['open', 'settled', 'suggested', 'all']).default('all'),
    reports: z.string().optional().describe('only propositions of these reports, one a line'),
    suggest: yesOrNo.default(true).describe('look for later reports that tell how it came out'),
    asOf: day.optional().describe('the day on which it is asked'),
    ...between,
    limit: limitOf(500),
  }),
  bind: ({ actor }) => ({ naming: actor === undefined ? null : wordsNaming(actor) }),
  sql: ({ speaker }) => `
    WITH ${FORECASTS_ONCE},
    -- Whose words the plans are is looked up for those that are shown, unless it is asked for.
    their_plans AS (
      SELECT p.* FROM plans p ANTI JOIN forecasts USING (report, event)
      ${
        speaker === undefined
          ? ''
          : `SEMI JOIN (
        SELECT e.report, e.event FROM events e JOIN claims c USING (report, claim)
        WHERE contains(lower(coalesce(c.source_name, c.source)), lower($speaker))
      ) USING (report, event)`
      }
    ),
    -- Joined to the whole store's events and claims, a few propositions would take as long as all.
    foreseen_events AS MATERIALIZED (
      SELECT report, event, actors, recipients FROM events SEMI JOIN forecasts USING (report, event)
    ),
    propositions AS (
      SELECT 'forecast' AS kind, f.report, f.forecast AS id, f.event, f.published, f.proposition, f.speaker, f.word, f.low, f.high, f.scale,
        f.horizon, f.outcome, f.by_whom, f.pattern_type, f.pattern_mode, f.pattern_actors, f.pattern_recipients, f.pattern_negated,
        f.pattern_order, coalesce(e.actors, f.pattern_actors, []) AS actors, coalesce(e.recipients, f.pattern_recipients, []) AS recipients,
        NULL AS became, [] AS by_what, f.reports, f.copies, f.evidence
      FROM forecasts_once f LEFT JOIN foreseen_events e ON e.report = f.report AND e.event = f.event
      WHERE $kind <> 'plan' AND ($speaker IS NULL OR contains(lower(f.speaker), lower($speaker)))
        AND ($actor IS NULL OR list_contains(e.actors, $actor) OR list_contains(e.recipients, $actor)
          OR list_contains(f.pattern_actors, $actor) OR list_contains(f.pattern_recipients, $actor)
          OR regexp_matches(f.proposition, $naming))
      UNION ALL
      SELECT 'plan', p.report, p.event, p.event, p.said, NULL, NULL, p.words, NULL, NULL, NULL,
        coalesce(p.due_end, p.due)::VARCHAR, s.outcome, s.by_whom, NULL, NULL, NULL, NULL, NULL,
        NULL, p.actors, p.recipients,
        CASE p.outcome WHEN 'done' THEN 'came true' WHEN 'cancelled' THEN 'did not' END,
        CASE WHEN p.settled_event IS NULL THEN [] ELSE [{report: p.settled_report, layer: 'events', id: p.settled_event}] END,
        1, 0, [{report: p.report, layer: 'events', id: p.event}]
      FROM their_plans p
        LEFT JOIN settled s ON s.report = p.report AND s.layer = 'plan' AND s.target = p.event
      WHERE $kind <> 'forecast' AND ($reports IS NULL OR p.report IN (SELECT unnest(string_split($reports, chr(10)))))
        AND ($actor IS NULL OR list_contains(p.actors, $actor) OR list_contains(p.recipients, $actor))
        AND ($since IS NULL OR p.said >= $since::DATE) AND ($until IS NULL OR p.said <= $until::DATE)
        AND ($status <> 'suggested' OR p.outcome IN ('done', 'cancelled'))
    ),
    first_ones AS MATERIALIZED (
      SELECT * FROM propositions
      WHERE CASE $status WHEN 'open' THEN outcome IS NULL WHEN 'settled' THEN outcome IS NOT NULL ELSE true END
      ORDER BY published NULLS LAST, report, kind, length(id), id
      -- Of forecasts it is to be worked out first how they came out.
      LIMIT CASE WHEN $status = 'suggested' THEN 100000 ELSE $limit END
    ),
    their_events AS MATERIALIZED (
      SELECT report, event, trigger, rule, claim FROM events SEMI JOIN first_ones USING (report, event)
    ),
    their_claims AS MATERIALIZED (
      SELECT report, claim, source_name, source FROM claims SEMI JOIN their_events USING (report, claim)
    ),
    chosen AS MATERIALIZED (
      SELECT p.* REPLACE (coalesce(p.speaker, c.source_name, c.source) AS speaker), r.outlet, e.trigger, upper(split_part(e.rule, '.', 1)) AS act,
        -- The last day, month or year of "2018-12-01/2018-12-31".
        split_part(p.horizon, '/', -1) AS until
      FROM first_ones p JOIN reports r USING (report)
        LEFT JOIN their_events e ON e.report = p.report AND e.event = p.event
        LEFT JOIN their_claims c ON c.report = e.report AND c.claim = e.claim
    ),
    parties AS (
      SELECT q.report, q.event,
        string_agg(DISTINCT words, ' and ' ORDER BY words) FILTER (role = 'actor') AS doers,
        string_agg(DISTINCT words, ' and ' ORDER BY words) FILTER (role = 'recipient') AS others
      FROM participants q SEMI JOIN (SELECT report, event FROM chosen WHERE proposition IS NULL) USING (report, event)
      GROUP BY q.report, q.event
    ),
    -- What a pattern foresees: a deed of its type by its actors, towards its recipients or in their country.
    foreseen AS (
      SELECT * FROM chosen
      WHERE $suggest AND pattern_type IS NOT NULL AND len(pattern_actors) > 0 AND len(pattern_actors) + len(pattern_recipients) > 1
    ),
    deeds_alike AS (
      SELECT e.report, e.event, e.type, e.mode, e.status, e.day, r.published, e.actors,
        list_filter(list_append(e.recipients, e.place_country), lambda code: code IS NOT NULL) AS others,
        unnest(CASE WHEN e.type = 'CONSULT' THEN list_distinct(list_concat(e.actors, e.recipients)) ELSE e.actors END) AS doer
      FROM events e JOIN reports r USING (report)
      WHERE e.type IN (SELECT pattern_type FROM foreseen) AND NOT e.background AND e.same_as IS NULL
        AND e.status IN ('occurred', 'ongoing', 'denied', 'cancelled')
    ),
    met AS (
      SELECT t.report, t.id, t.kind, t.pattern_negated, t.pattern_order, e.status IN ('occurred', 'ongoing') AS happened,
        coalesce(e.day, e.published) AS day, {report: e.report, layer: 'events', id: e.event} AS key,
        CASE WHEN t.pattern_type = 'CONSULT' AND t.pattern_mode IS DISTINCT FROM 'visit'
          THEN list_has_all(list_concat(e.actors, e.others), list_concat(t.pattern_actors, t.pattern_recipients))
          ELSE list_has_all(e.actors, t.pattern_actors)
            AND (list_has_all(e.others, t.pattern_recipients) OR t.pattern_order = 'first') END AS fits,
        list_has_all(e.others, t.pattern_recipients) AS meets
      FROM foreseen t JOIN deeds_alike e ON e.type = t.pattern_type AND e.doer = t.pattern_actors[1]
      WHERE fits AND (t.pattern_mode IS NULL OR e.mode = t.pattern_mode) AND e.report <> t.report AND e.published > t.published
        AND (e.day IS NULL OR e.day >= t.published)
        AND (t.until IS NULL OR left(coalesce(e.day, e.published)::VARCHAR, length(t.until)) <= t.until)
      -- "The first country will be Cuba": the first deed of the kind decides.
      QUALIFY t.pattern_order IS NULL OR (happened AND min(CASE WHEN happened THEN coalesce(e.day, e.published) END) OVER (PARTITION BY t.report, t.id)
        = coalesce(e.day, e.published))
    ),
    later AS (
      SELECT report, id, kind, (happened AND (pattern_order IS NULL OR meets)) <> pattern_negated AS came, day, key FROM met
      UNION ALL
      SELECT t.report, t.id, t.kind, e.status IN ('occurred', 'ongoing'), coalesce(e.day, r.published),
        {report: e.report, layer: 'events', id: e.event}
      FROM chosen t JOIN events e
        ON e.actors = t.actors AND e.recipients = t.recipients AND upper(split_part(e.rule, '.', 1)) = t.act
        JOIN reports r ON r.report = e.report
      WHERE $suggest AND t.kind = 'forecast' AND t.pattern_type IS NULL AND e.report <> t.report AND r.published > t.published AND NOT e.background
        AND NOT list_contains(t.actors, '?') AND len(t.actors) > 0
        AND (e.day IS NULL OR e.day >= t.published)
        AND (t.until IS NULL OR left(coalesce(e.day, r.published)::VARCHAR, length(t.until)) <= t.until)
        AND e.status IN ('occurred', 'ongoing', 'denied', 'cancelled')
    ),
    suggested AS (
      SELECT report, id, kind, CASE WHEN bool_or(came) THEN 'came true' ELSE 'did not' END AS suggested,
        (list(key ORDER BY day, key) FILTER (came = best))[1:20] AS suggestion
      FROM (SELECT *, bool_or(came) OVER (PARTITION BY report, id, kind) AS best FROM later)
      GROUP BY report, id, kind
      UNION ALL
      -- What became of a plan is worked out where plans are.
      SELECT report, id, kind, became, by_what FROM chosen WHERE $suggest AND became IS NOT NULL
    )
    SELECT t.kind, coalesce(t.proposition, concat_ws(' ', p.doers || ':', t.trigger, p.others)) AS proposition,
      t.speaker, t.outlet, t.published::VARCHAR AS said, t.word, t.low, t.high, t.scale, t.horizon,
      t.actors, t.recipients,
      CASE t.outcome WHEN 'done' THEN 'came true' WHEN 'not' THEN 'did not' WHEN 'unresolvable' THEN 'unresolvable'
        ELSE CASE WHEN left($asOf, length(t.until)) > t.until THEN 'expired' ELSE 'open' END END AS status,
      t.by_whom AS "settledBy", s.suggested, t.report, t.id,
      t.reports, t.copies, t.evidence,
      coalesce(s.suggestion, []) AS suggestion
    FROM chosen t LEFT JOIN suggested s USING (report, id, kind) LEFT JOIN parties p ON p.report = t.report AND p.event = t.event
    WHERE $status <> 'suggested' OR s.suggested IS NOT NULL
    ORDER BY t.published NULLS LAST, t.report, t.kind, length(t.id), t.id
    LIMIT $limit`,
  derive: (found: LedgerRow[]): LedgerRow[] => found,
  sentence(rows) {
    if (rows.length === 0) return 'No forecast and no plan is told of.'
    const counts = ['open', 'expired', 'came true', 'did not', 'unresolvable'].map(
      (name) => [rows.filter(({ status }) => status === name).length, name] as const,
    )
    const told = counts.filter(([n]) => n > 0).map(([n, name]) => `${n} ${name}`)
    const waiting = rows.filter(({ status, suggested }) => status === 'open' && suggested !== null).length
    const tail = waiting > 0 ? `; later reports suggest how ${waiting} came out` : ''
    return `${counted(rows.length, 'proposition')}: ${told.join(', ')}${tail}.`
  },
  evidence: (row) => [...row.evidence, ...row.suggestion],
  cells: ({ kind, said, speaker, proposition, word, low, high, horizon, status, suggested, copies }) => ({
    kind,
    said,
    speaker,
    proposition,
    word: kind === 'plan' ? null : word,
    chance: chanceOf(low, high),
    until: horizon,
    status,
    'later reports': suggested,
    copies: copies || null,
  }),
})
