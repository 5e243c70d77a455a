import { z } from 'zod'
import { type Resolved, type Scores, scoresOf } from './brier.js'
import { FORECASTS_ONCE } from './once.js'
import { between, counted, type EvidenceKey, limitOf, question } from './question.js'

/** How the forecasts of one speaker, outlet or word came out. */
export interface ForecastScore {
  readonly by: string | null
  readonly forecasts: number
  /** Copies of reports that tell the same forecasts again; they count no more. */
  readonly copies: number
  readonly open: number
  readonly unresolvable: number
  /** Null where none is resolved. */
  readonly scores: Scores | null
  readonly evidence: readonly EvidenceKey[]
}

interface Found {
  readonly by: string | null
  readonly low: number
  readonly high: number
  readonly outcome: string | null
  readonly copies: number
  readonly evidence: readonly EvidenceKey[]
}

/** How good are forecasts, by who made them or by the word that they used? */
export const forecastScores = question({
  name: 'forecast-scores',
  title: 'How did forecasts come out, by speaker, outlet or word?',
  method:
    'Only forecasts that a person settled, each once, however many copies and reports of a story tell it. Brier (1950): mean of (p − outcome)², p the middle of the interval of the word; best and worst at its ends. Calibrated is who says on average what share comes true.',
  params: z.object({ by: z.enum(['speaker', 'outlet', 'word']).default('speaker'), ...between, limit: limitOf(200) }),
  sql: `
    WITH ${FORECASTS_ONCE}
    SELECT CASE $by WHEN 'speaker' THEN speaker WHEN 'outlet' THEN outlet ELSE lower(word) END AS "by",
      low, high, outcome, copies, evidence
    FROM forecasts_once
    ORDER BY "by" NULLS LAST, report, length(forecast), forecast`,
  derive(found: Found[], { limit }): ForecastScore[] {
    const groups = new Map<string | null, Found[]>()
    for (const forecast of found) {
      const group = groups.get(forecast.by)
      if (group) group.push(forecast)
      else groups.set(forecast.by, [forecast])
    }
    return [...groups]
      .map(([by, all]): ForecastScore => {
        const resolved = all.flatMap(({ low, high, outcome }): Resolved[] =>
          outcome === 'done' || outcome === 'not' ? [{ low, high, outcome: outcome === 'done' ? 1 : 0 }] : [],
        )
        return {
          by,
          forecasts: all.length,
          copies: all.reduce((sum, { copies }) => sum + copies, 0),
          open: all.filter(({ outcome }) => outcome === null).length,
          unresolvable: all.filter(({ outcome }) => outcome === 'unresolvable').length,
          scores: scoresOf(resolved),
          evidence: all.flatMap(({ evidence }) => evidence).slice(0, 500),
        }
      })
      .sort((a, b) => (b.scores?.resolved ?? 0) - (a.scores?.resolved ?? 0) || b.forecasts - a.forecasts)
      .slice(0, limit)
  },
  sentence(rows, { by }) {
    const all = rows.reduce((sum, row) => sum + row.forecasts, 0)
    const resolved = rows.reduce((sum, row) => sum + (row.scores?.resolved ?? 0), 0)
    const lost = rows.reduce((sum, row) => sum + row.unresolvable, 0)
    return `${counted(all, 'forecast')} by ${by}: ${resolved} resolved, ${lost} unresolvable, ${all - resolved - lost} open.`
  },
  evidence: (row) => row.evidence,
  cells: ({ by, forecasts, open, unresolvable, scores, copies }) => ({
    by: by ?? 'not known',
    forecasts,
    open,
    unresolvable,
    resolved: scores?.resolved ?? 0,
    Brier: scores?.brier ?? null,
    best: scores?.best ?? null,
    worst: scores?.worst ?? null,
    said: scores?.said ?? null,
    'came true': scores?.came ?? null,
    copies: copies || null,
  }),
})
