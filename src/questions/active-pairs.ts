import { z } from 'zod'
import { actor, between, counted, type EvidenceKey, limitOf, question, windowInWords } from './question.js'

export interface ActivePair {
  readonly source: string
  readonly target: string
  /** Deeds, each counted once however many reports tell of it. */
  readonly events: number
  readonly cooperation: number
  readonly conflict: number
  /** Sum of PLOVER's intensity over the deeds. */
  readonly intensity: number
  readonly reports: number
  readonly outlets: number
  readonly first: string | null
  readonly last: string | null
  /** The first {@link SHOWN} deeds. */
  readonly evidence: readonly EvidenceKey[]
}

/** Which pairs of actors had most to do with each other? */
export const activePairs = question({
  name: 'active-pairs',
  title: 'Which pairs of actors had most to do with each other?',
  params: z.object({
    actor: actor.optional().describe('one of the two'),
    ...between,
    tone: z.enum(['all', 'cooperation', 'conflict']).default('all').describe('which deeds to count'),
    limit: limitOf(20),
  }),
  sql: `
    WITH pairs AS (
      SELECT source, target,
        count(*)::INTEGER AS events,
        (count(*) FILTER (quad <= 2))::INTEGER AS cooperation,
        (count(*) FILTER (quad >= 3))::INTEGER AS conflict,
        round(sum(intensity), 2) AS intensity,
        count(DISTINCT report)::INTEGER AS reports,
        count(DISTINCT outlet)::INTEGER AS outlets,
        min(day) AS first, max(day) AS last
      FROM dyad_events
      WHERE counted AND source <> target AND status IN ('occurred', 'ongoing')
        AND ($actor IS NULL OR source = $actor OR target = $actor)
        AND ($since IS NULL OR day >= $since::DATE) AND ($until IS NULL OR day <= $until::DATE)
        AND ($tone = 'all' OR ($tone = 'cooperation') = (quad <= 2))
      GROUP BY source, target
      ORDER BY events DESC, source, target
      LIMIT $limit
    )
    SELECT pairs.*, (
      SELECT list({report: report, layer: 'events', id: event} ORDER BY day, report, event)[1:500]
      FROM dyad_events d
      WHERE d.source = pairs.source AND d.target = pairs.target AND counted AND status IN ('occurred', 'ongoing')
        AND ($since IS NULL OR day >= $since::DATE) AND ($until IS NULL OR day <= $until::DATE)
        AND ($tone = 'all' OR ($tone = 'cooperation') = (quad <= 2))
    ) AS evidence
    FROM pairs
    ORDER BY events DESC, source, target`,
  derive: (found: ActivePair[]): ActivePair[] => found,
  sentence(rows, params) {
    const [top] = rows
    if (!top) return `No pair of actors has a deed ${windowInWords(params)}`.trimEnd().concat('.')
    const tone = params.tone === 'all' ? '' : ` of ${params.tone}`
    return `${top.source} towards ${top.target} is the most active pair ${windowInWords(params)}`
      .trimEnd()
      .concat(`: ${counted(top.events, 'deed')}${tone} in ${counted(top.reports, 'report')}.`)
  },
  evidence: (row) => row.evidence,
  cells: ({ source, target, events, cooperation, conflict, intensity, reports, first, last }) => ({
    source,
    target,
    deeds: events,
    cooperation,
    conflict,
    intensity,
    reports,
    days: first === last ? first : `${first} to ${last}`,
  }),
})
