import { z } from 'zod'
import { actor, between, counted, type EvidenceKey, question, yesOrNo } from './question.js'
import { discoveries, expectations } from './unusual-counts.js'

export interface TimelineRow {
  /** First day of the week or month. */
  readonly start: string
  readonly events: number
  readonly cooperation: number
  readonly conflict: number
  /** Sum of PLOVER's intensity. */
  readonly intensity: number
  /** What the weeks before let one expect; null where fewer than eight are known. */
  readonly expected: number | null
  /** Chance of so many or more where nothing has changed. */
  readonly chance: number | null
  readonly unusual: boolean
  readonly evidence: readonly EvidenceKey[]
}

type Found = Omit<TimelineRow, 'expected' | 'chance' | 'unusual'>

const FALSE_DISCOVERIES = 0.05

/** What happened between two actors, week by week, and which weeks are unusual? */
export const dyadTimeline = question({
  name: 'dyad-timeline',
  title: 'What happened between two actors week by week, and which weeks are unusual?',
  method:
    'Each deed counts once. A week is unusual whose count is too high for the up to 52 weeks before it: tail of a negative binomial (baselines after Farrington et al. 1996), with a false discovery rate of 5% over the weeks (Benjamini and Hochberg 1995).',
  params: z.object({
    source: actor,
    target: actor,
    both: yesOrNo.default(true).describe('both directions, or only what source did to target'),
    unit: z.enum(['week', 'month']).default('week'),
    ...between,
  }),
  sql: `
    SELECT date_trunc($unit, day)::DATE::VARCHAR AS start,
      count(DISTINCT deed)::INTEGER AS events,
      (count(DISTINCT deed) FILTER (quad <= 2))::INTEGER AS cooperation,
      (count(DISTINCT deed) FILTER (quad >= 3))::INTEGER AS conflict,
      round(sum(intensity) FILTER (source = $source OR NOT mutual), 2) AS intensity,
      list_sort(list(DISTINCT {report: report, layer: 'events', id: event})) AS evidence
    FROM (
      SELECT *, count(*) OVER (PARTITION BY report, event) > 1 AS mutual
      FROM dyad_events
      WHERE counted AND status IN ('occurred', 'ongoing') AND day IS NOT NULL
        AND ((source = $source AND target = $target) OR ($both AND source = $target AND target = $source))
        AND ($since IS NULL OR day >= $since::DATE) AND ($until IS NULL OR day <= $until::DATE)
    )
    GROUP BY start
    ORDER BY start`,
  derive(found: Found[], { unit }): TimelineRow[] {
    const weeks = withQuietOnes(found, unit)
    const expected = expectations(weeks.map(({ events }) => events))
    const unusual = discoveries(
      expected.map((e) => e?.tail ?? null),
      FALSE_DISCOVERIES,
    )
    return weeks.map((week, i) => ({
      ...week,
      expected: expected[i] ? round(expected[i].mean, 2) : null,
      chance: expected[i] ? round(expected[i].tail, 6) : null,
      unusual: unusual[i]!,
    }))
  },
  sentence(rows, { source, target, unit }) {
    const deeds = rows.reduce((sum, row) => sum + row.events, 0)
    if (deeds === 0) return `Nothing dated is told between ${source} and ${target}.`
    const odd = rows.filter((row) => row.unusual).map(({ start }) => start)
    const judged = rows.some(({ expected }) => expected !== null)
    const tail = odd.length
      ? ` Unusual: ${unit === 'week' ? 'the weeks of' : 'the months from'} ${odd.join(', ')}.`
      : judged
        ? ` No ${unit} is unusual.`
        : ` Too few ${unit}s to say which are unusual.`
    const named = (start: string) => (unit === 'week' ? `the week of ${start}` : start.slice(0, 7))
    const [first, last] = [named(rows[0]!.start), named(rows.at(-1)!.start)]
    const when = first === last ? `in ${first}` : `from ${first} to ${last}`
    return `${counted(deeds, 'deed')} between ${source} and ${target} ${when}.${tail}`
  },
  evidence: (row) => row.evidence,
  cells: ({ start, events, cooperation, conflict, intensity, expected, chance, unusual }) => ({
    from: start,
    deeds: events,
    cooperation,
    conflict,
    intensity,
    expected,
    chance,
    unusual,
  }),
})

const round = (x: number, digits: number): number => Number(x.toFixed(digits))

/** Weeks in which nothing happened are weeks too. */
function withQuietOnes(found: readonly Found[], unit: 'week' | 'month'): Found[] {
  const weeks: Found[] = []
  for (const row of found) {
    for (let last = weeks.at(-1); last && next(last.start, unit) < row.start; last = weeks.at(-1))
      weeks.push({ start: next(last.start, unit), events: 0, cooperation: 0, conflict: 0, intensity: 0, evidence: [] })
    weeks.push(row)
  }
  return weeks
}

function next(start: string, unit: 'week' | 'month'): string {
  const day = new Date(`${start}T00:00:00Z`)
  if (unit === 'week') day.setUTCDate(day.getUTCDate() + 7)
  else day.setUTCMonth(day.getUTCMonth() + 1)
  return day.toISOString().slice(0, 10)
}
