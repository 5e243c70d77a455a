import { z } from 'zod'
import { type Resolved, type Scores, scoresOf } from './brier.js'
import { between, counted, type EvidenceKey, limitOf, question } from './question.js'

/** How the forecasts of one speaker, outlet or word came out. */
export interface ForecastScore {
  readonly by: string | null
  readonly forecasts: number
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
  readonly key: EvidenceKey
}

/** How good are forecasts, by who made them or by the word that they used? */
export const forecastScores = question({
  name: 'forecast-scores',
  title: 'How did forecasts come out, by speaker, outlet or word?',
  method:
    'Only forecasts that a person settled. Brier (1950): mean of (p − outcome)², p the middle of the interval of the word; best and worst at its ends. Calibrated is who says on average what share comes true.',
  params: z.object({ by: z.enum(['speaker', 'outlet', 'word']).default('speaker'), ...between, limit: limitOf(200) }),
  sql: `
    SELECT CASE $by WHEN 'speaker' THEN f.speaker WHEN 'outlet' THEN r.outlet ELSE lower(f.word) END AS "by",
      f.low, f.high, s.outcome, {report: f.report, layer: 'forecasts', id: f.forecast} AS key
    FROM forecasts f JOIN reports r USING (report)
      LEFT JOIN settled s ON s.report = f.report AND s.layer = 'forecast' AND s.target = f.forecast
    WHERE ($since IS NULL OR r.published >= $since::DATE) AND ($until IS NULL OR r.published <= $until::DATE)
    ORDER BY "by" NULLS LAST, f.report, length(f.forecast), f.forecast`,
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
          open: all.filter(({ outcome }) => outcome === null).length,
          unresolvable: all.filter(({ outcome }) => outcome === 'unresolvable').length,
          scores: scoresOf(resolved),
          evidence: all.slice(0, 500).map(({ key }) => key),
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
})
