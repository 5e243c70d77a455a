import { z } from 'zod'
import {
  between,
  counted,
  type EvidenceKey,
  limitOf,
  question,
  someActors,
  windowInWords,
  yesOrNo,
} from './question.js'

export interface EventRow {
  readonly date: string | null
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  readonly type: string
  readonly mode: string | null
  readonly status: string
  readonly place: string | null
  readonly trigger: string
  /** Who is reported to say so; null where the report says it itself. */
  readonly speaker: string | null
  readonly outlets: number
  readonly reports: number
  readonly evidence: readonly EvidenceKey[]
}

const list = z
  .string()
  .or(z.array(z.string()))
  .transform((value) => (typeof value === 'string' ? value.split(/[ ,]+/) : value).filter(Boolean))

/** What did one actor do to another? */
export const eventsBetween = question({
  name: 'events-between',
  title: 'What did one actor do to another?',
  params: z.object({
    source: someActors.optional().describe('one code or several: any of them'),
    target: someActors.optional(),
    both: yesOrNo.default(false).describe('the other direction too'),
    types: list.optional().describe('types of PLOVER, such as "SANCTION COERCE"'),
    modes: list.optional(),
    agreements: yesOrNo.default(true).describe('also what was signed, which is coded as support'),
    status: z.enum(['happened', 'planned', 'denied', 'all']).default('all'),
    ...between,
    limit: limitOf(500),
  }),
  bind: ({ types, modes }) => ({ types: types?.join(' ') ?? null, modes: modes?.join(' ') ?? null }),
  sql: `
    WITH chosen AS (
      SELECT d.deed, e.*, coalesce(e.date, CASE WHEN NOT e.background THEN r.published::VARCHAR END) AS told_date
      FROM deeds d JOIN events e USING (report, event) JOIN reports r USING (report)
      -- Days that are told as a month or a year begin before the window; this only spares looking at what is long past.
      WHERE ($since IS NULL OR d.day >= $since::DATE - 366)
        AND ($types IS NULL OR list_contains(string_split($types, ' '), e.type)
          OR list_contains(string_split($types, ' '), upper(split_part(e.rule, '.', 1))))
        AND ($modes IS NULL OR list_contains(string_split($modes, ' '), e.mode))
        AND ($agreements OR e.agreement IS NULL)
        AND CASE $status WHEN 'happened' THEN e.status IN ('occurred', 'ongoing') WHEN 'planned' THEN e.status IN ('planned', 'conditional')
              WHEN 'denied' THEN e.status IN ('denied', 'cancelled') ELSE true END
        AND (
          (($source IS NULL OR list_has_any(e.actors, string_split($source, ' ')))
            AND ($target IS NULL OR list_has_any(e.recipients, string_split($target, ' ')) OR (len(e.recipients) = 0 AND list_has_any(e.actors, string_split($target, ' ')))))
          OR ($both AND e.type = 'CONSULT' AND list_has_any(e.actors, string_split($source, ' ')) AND list_has_any(e.actors, string_split($target, ' ')))
          OR ($both AND ($target IS NULL OR list_has_any(e.actors, string_split($target, ' ')))
            AND ($source IS NULL OR list_has_any(e.recipients, string_split($source, ' ')) OR (len(e.recipients) = 0 AND list_has_any(e.actors, string_split($source, ' '))))))
        AND ($since IS NULL OR told_date >= left($since, length(told_date)))
        AND ($until IS NULL OR left(told_date, length($until)) <= $until)
      ORDER BY told_date DESC NULLS LAST, e.report, length(e.event), e.event
      LIMIT $limit
    ),
    tellings AS (
      SELECT d.deed, count(DISTINCT d.report)::INTEGER AS reports, count(DISTINCT coalesce(r.outlet, d.report))::INTEGER AS outlets,
        list({report: d.report, layer: 'events', id: d.event} ORDER BY d.counted DESC, d.report, length(d.event), d.event) AS evidence
      FROM deed_events d SEMI JOIN chosen USING (deed) JOIN reports r ON r.report = d.report
      GROUP BY d.deed
    )
    SELECT e.told_date AS date, e.actors, e.recipients, e.type, e.mode, e.status, e.place, e.trigger,
      coalesce(c.source_name, c.source) AS speaker, t.outlets, t.reports, t.evidence
    FROM chosen e JOIN tellings t USING (deed) LEFT JOIN claims c ON c.report = e.report AND c.claim = e.claim
    ORDER BY date DESC NULLS LAST, e.report, length(e.event), e.event`,
  derive: (found: EventRow[]): EventRow[] => found,
  sentence(rows, params) {
    const who = `${params.source ?? 'anyone'} ${params.both ? 'and' : 'towards'} ${params.target ?? 'anyone'}`
    const what = params.types ? ` of ${params.types.join(', ')}` : ''
    const when = windowInWords(params)
    if (rows.length === 0) return `No deed${what} of ${who} is told of${when ? ` ${when}` : ''}.`
    const happened = rows.filter(({ status }) => status === 'occurred' || status === 'ongoing').length
    return `${counted(rows.length, 'deed')}${what}, ${who}${when ? ` ${when}` : ''}; ${happened} happened.`
  },
  evidence: (row) => row.evidence,
  cells: ({ date, actors, recipients, type, mode, status, place, trigger, speaker, reports }) => ({
    date,
    who: actors,
    'to whom': recipients,
    what: mode ? `${type}/${mode}` : type,
    words: trigger,
    status,
    place,
    'told by': speaker,
    reports,
  }),
})
