import { z } from 'zod'
import { wordsNaming } from './country-words.js'
import { actor, between, counted, day, type EvidenceKey, limitOf, question, yesOrNo } from './question.js'

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
  readonly report: string
  readonly id: string
  readonly evidence: readonly EvidenceKey[]
  readonly suggestion: readonly EvidenceKey[]
}

/** What may come, who says so, and what became of it? */
export const forecastLedger = question({
  name: 'forecast-ledger',
  title: 'What is said to come, who says so, and what became of it?',
  method:
    'Forecasts, and events that are planned, as open propositions. A later report that tells of such an event between the same parties before the horizon suggests that it came true, one that tells that it was cancelled or denied that it did not; only a correction "settle" by a person settles it.',
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
  sql: `
    WITH wanted AS (SELECT unnest(string_split($reports, chr(10))) AS report),
    propositions AS (
      SELECT 'forecast' AS kind, f.report, f.forecast AS id, f.event, f.proposition, f.speaker, f.word, f.low, f.high, f.scale, f.horizon
      FROM forecasts f
      WHERE $kind <> 'plan' AND ($reports IS NULL OR f.report IN (SELECT report FROM wanted))
      UNION ALL
      SELECT 'plan', p.report, p.event, p.event, NULL, NULL, p.words, NULL, NULL, NULL, coalesce(p.due_end, p.due)::VARCHAR
      FROM plans p ANTI JOIN forecasts USING (report, event)
      WHERE $kind <> 'forecast' AND ($reports IS NULL OR p.report IN (SELECT report FROM wanted))
        AND ($actor IS NULL OR list_contains(p.actors, $actor) OR list_contains(p.recipients, $actor))
    ),
    chosen AS (
      SELECT p.* REPLACE (coalesce(p.speaker, c.source_name, c.source) AS speaker), r.outlet, r.published, e.actors, e.recipients, e.trigger,
        upper(split_part(e.rule, '.', 1)) AS act, s.outcome, s.by_whom
      FROM propositions p JOIN reports r USING (report)
        LEFT JOIN events e ON e.report = p.report AND e.event = p.event
        LEFT JOIN claims c ON c.report = e.report AND c.claim = e.claim
        LEFT JOIN settled s ON s.report = p.report AND s.layer = p.kind AND s.target = p.id
      WHERE ($since IS NULL OR r.published >= $since::DATE) AND ($until IS NULL OR r.published <= $until::DATE)
        AND ($speaker IS NULL OR contains(lower(coalesce(p.speaker, c.source_name, c.source)), lower($speaker)))
        AND ($actor IS NULL OR list_contains(e.actors, $actor) OR list_contains(e.recipients, $actor) OR regexp_matches(p.proposition, $naming))
        AND CASE $status WHEN 'open' THEN s.outcome IS NULL WHEN 'settled' THEN s.outcome IS NOT NULL ELSE true END
      ORDER BY r.published NULLS LAST, p.report, p.kind, length(p.id), p.id
      LIMIT CASE WHEN $status = 'suggested' THEN 100000 ELSE $limit END
    ),
    parties AS (
      SELECT q.report, q.event,
        string_agg(DISTINCT words, ' and ' ORDER BY words) FILTER (role = 'actor') AS doers,
        string_agg(DISTINCT words, ' and ' ORDER BY words) FILTER (role = 'recipient') AS others
      FROM participants q SEMI JOIN (SELECT report, event FROM chosen WHERE proposition IS NULL) USING (report, event)
      GROUP BY q.report, q.event
    ),
    later AS (
      SELECT t.report, t.id, t.kind, e.status, {report: e.report, layer: 'events', id: e.event} AS key
      FROM chosen t JOIN events e
        ON e.actors = t.actors AND e.recipients = t.recipients AND upper(split_part(e.rule, '.', 1)) = t.act
        JOIN reports r ON r.report = e.report
      WHERE $suggest AND e.report <> t.report AND r.published > t.published AND NOT e.background
        AND NOT list_contains(t.actors, '?') AND len(t.actors) > 0
        AND (e.day IS NULL OR e.day >= t.published)
        AND (t.horizon IS NULL OR left(coalesce(e.day, r.published)::VARCHAR, length(t.horizon)) <= t.horizon)
        AND e.status IN ('occurred', 'ongoing', 'denied', 'cancelled')
    ),
    suggested AS (
      SELECT report, id, kind,
        CASE WHEN bool_or(status IN ('occurred', 'ongoing')) THEN 'came true' ELSE 'did not' END AS suggested,
        list_sort(list(DISTINCT key))[1:20] AS suggestion
      FROM later GROUP BY report, id, kind
    )
    SELECT t.kind, coalesce(t.proposition, concat_ws(' ', p.doers || ':', t.trigger, p.others)) AS proposition,
      t.speaker, t.outlet, t.published::VARCHAR AS said, t.word, t.low, t.high, t.scale, t.horizon,
      coalesce(t.actors, []) AS actors, coalesce(t.recipients, []) AS recipients,
      CASE t.outcome WHEN 'done' THEN 'came true' WHEN 'not' THEN 'did not' WHEN 'unresolvable' THEN 'unresolvable'
        ELSE CASE WHEN left($asOf, length(t.horizon)) > t.horizon THEN 'expired' ELSE 'open' END END AS status,
      t.by_whom AS "settledBy", s.suggested, t.report, t.id,
      [{report: t.report, layer: CASE t.kind WHEN 'plan' THEN 'events' ELSE 'forecasts' END, id: t.id}] AS evidence,
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
})
