import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsOf } from '../question.js'

export interface BaseRate {
  /** Pairs of actors that have to do with each other. */
  readonly pairs: number
  /** Those of them for which what is asked about is told. */
  readonly reached: number
}

/** How often what is asked about came about between any two actors of the store. */
export async function baseRateOf(catalog: DuckDBConnection, set: string, types: readonly string[]): Promise<BaseRate> {
  const sql =
    set === 'alliance' || set === 'security'
      ? `WITH bound AS (
           SELECT DISTINCT least(x.party, y.party) AS a, greatest(x.party, y.party) AS b
           FROM agreements g, LATERAL (SELECT unnest(g.parties) AS party) x, LATERAL (SELECT unnest(g.parties) AS party) y
           WHERE g.rung >= $rung AND g.stage IN ('signed', 'ratified', 'in force') AND x.party < y.party AND x.party <> '?' AND y.party <> '?'
         )
         SELECT count(*)::INTEGER AS pairs, (SELECT count(*)::INTEGER FROM bound) AS reached
         FROM (SELECT DISTINCT least(source, target), greatest(source, target) FROM dyad_events WHERE counted)`
      : `SELECT count(*)::INTEGER AS pairs, (count(*) FILTER (reached))::INTEGER AS reached
         FROM (
           SELECT least(source, target), greatest(source, target),
             bool_or(list_contains(string_split($types, ' '), type) AND status IN ('occurred', 'ongoing')) AS reached
           FROM dyad_events WHERE counted GROUP BY ALL
         )`
  const [row] = await rowsOf<BaseRate>(catalog, sql, { rung: set === 'alliance' ? 7 : 6, types: types.join(' ') })
  return row ?? { pairs: 0, reached: 0 }
}
