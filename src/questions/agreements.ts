import { z } from 'zod'
import { between, counted, type EvidenceKey, limitOf, question, someActors } from './question.js'

export interface AgreementRow {
  readonly parties: readonly string[]
  readonly title: string
  readonly stage: string
  readonly rung: number
  readonly date: string | null
  readonly reports: number
  /** The stage in which a later report tells that it ended; null where none does. */
  readonly ended: string | null
  readonly evidence: readonly EvidenceKey[]
}

/** Which agreements stand, are coming, or have ended? */
export const agreements = question({
  name: 'agreements',
  title: 'Which agreements stand, are being talked about, or have ended?',
  method:
    'One row for each title between the same parties in one story. An agreement stands that was signed, ratified or in force, unless a later report tells that the same parties left or suspended one whose title shares a word with it, or has none of its own ("the treaty").',
  params: z.object({
    party: someActors.optional().describe('one code or several: any of them'),
    other: someActors.optional().describe('a second party'),
    stage: z.enum(['standing', 'coming', 'ended', 'all']).default('standing'),
    rung: z.coerce.number().int().min(0).max(10).default(0).describe('the least rung of the ladder'),
    ...between,
    limit: limitOf(200),
  }),
  sql: `
    WITH told AS (
      SELECT a.report, a.agreement, list_sort(list_distinct(a.parties)) AS parties, a.title, a.stage, a.rung, s.story,
        coalesce(e.date, CASE WHEN NOT e.background THEN r.published::VARCHAR END) AS date,
        list_filter(regexp_extract_all(lower(a.title), '\\pL{4,}'),
          lambda w: NOT regexp_matches(w, '^(agreements?|accords?|treat(y|ies)|pacts?|deals?|memorand.*|with|between|their|this|that|cooperation|bilateral|understanding)$')) AS subject
      FROM agreements a JOIN events e USING (report, event) JOIN reports r USING (report) JOIN stories s USING (report)
      WHERE ($party IS NULL OR list_has_any(a.parties, string_split($party, ' ')))
        AND ($other IS NULL OR list_has_any(a.parties, string_split($other, ' ')))
    ),
    papers AS (
      SELECT parties, any_value(title ORDER BY report, agreement) AS title, stage, max(rung) AS rung, min(date) AS date,
        any_value(subject ORDER BY report, agreement) AS subject, count(DISTINCT report)::INTEGER AS reports,
        list_sort(list(DISTINCT {report: report, layer: 'agreements', id: agreement})) AS evidence
      FROM told GROUP BY parties, stage, story, lower(title)
    )
    SELECT p.parties, p.title, p.stage, p.rung, p.date, p.reports, p.evidence,
      CASE WHEN p.stage IN ('suspended', 'withdrawn', 'denied') THEN p.stage ELSE (
        SELECT min(q.stage) FROM papers q
        WHERE q.parties = p.parties AND q.stage IN ('suspended', 'withdrawn')
          AND (q.date IS NULL OR p.date IS NULL OR q.date >= p.date)
          AND (len(q.subject) = 0 OR list_has_any(q.subject, p.subject))
      ) END AS ended
    FROM papers p
    WHERE p.rung >= $rung
      AND ($since IS NULL OR p.date >= left($since, length(p.date)))
      AND ($until IS NULL OR left(p.date, length($until)) <= $until)
      AND CASE $stage
        WHEN 'standing' THEN p.stage IN ('signed', 'ratified', 'in force') AND ended IS NULL
        WHEN 'coming' THEN p.stage IN ('talks', 'proposed', 'initialled')
        WHEN 'ended' THEN ended IS NOT NULL
        ELSE true END
    ORDER BY p.date DESC NULLS LAST, p.parties, p.title, p.stage, p.evidence
    LIMIT $limit`,
  derive: (found: AgreementRow[]): AgreementRow[] => found,
  sentence(rows, { party, other, stage }) {
    const between = party && other ? ` between ${party} and ${other}` : (party ?? other) ? ` of ${party ?? other}` : ''
    const how = { standing: 'stands', coming: 'is being talked about', ended: 'has ended', all: 'is told of' }[stage]
    const many = { standing: 'stand', coming: 'are being talked about', ended: 'have ended', all: 'are told of' }[stage]
    if (rows.length === 0) return `No agreement${between} ${how}.`
    return `${counted(rows.length, 'agreement')}${between} ${rows.length === 1 ? how : many}.`
  },
  evidence: (row) => row.evidence,
  cells: ({ date, parties, title, stage, rung, ended, reports }) => ({
    date,
    parties,
    title,
    stage,
    rung,
    ended,
    reports,
  }),
})
