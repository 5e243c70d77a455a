import type { DuckDBConnection } from '@duckdb/node-api'
import type { Period } from './export-tables.js'
import { rowsIn } from './write-lines.js'

export interface Node {
  readonly id: string
  readonly label: string
  readonly first: string
  readonly last: string
}

/** What one did to another in one of the four quads, and how much of it in which period. */
export interface Edge {
  readonly source: string
  readonly target: string
  readonly kind: string
  readonly events: number
  readonly goldstein: number | null
  readonly first: string
  readonly last: string
  readonly spells: readonly Spell[]
}

export interface Spell {
  readonly start: string
  readonly end: string
  readonly events: number
  readonly goldstein: number | null
}

const DONE = `
  SELECT * FROM dyad_events
  WHERE counted AND status IN ('occurred', 'ongoing') AND NOT background AND day IS NOT NULL
`

const NODES = `
  SELECT id, coalesce(s.name, id) AS label, min(day)::VARCHAR AS first, max(day)::VARCHAR AS last
  FROM (SELECT source AS id, day FROM (${DONE}) UNION ALL SELECT target, day FROM (${DONE}))
  LEFT JOIN states s ON s.code = id
  GROUP BY ALL ORDER BY id
`

export const nodesIn = (catalog: DuckDBConnection): AsyncGenerator<Node> => rowsIn<Node>(catalog, NODES)

export async function* edgesIn(catalog: DuckDBConnection, period: Period): AsyncGenerator<Edge> {
  const sql = `
    WITH parts AS (
      SELECT source, target, quad, date_trunc('${period}', day)::DATE AS start, min(day) AS first, max(day) AS last,
        count(*)::INTEGER AS events, sum(goldstein) AS goldstein
      FROM (${DONE}) GROUP BY ALL
    )
    SELECT
      source, target,
      ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'][quad] AS kind,
      sum(events)::INTEGER AS events, round(sum(goldstein), 4) AS goldstein,
      min(first)::VARCHAR AS first, max(last)::VARCHAR AS last,
      list({
        start: start::VARCHAR, "end": (start + INTERVAL 1 ${period} - INTERVAL 1 DAY)::DATE::VARCHAR,
        events: events, goldstein: round(goldstein, 4)
      } ORDER BY start) AS spells
    FROM parts GROUP BY source, target, quad ORDER BY source, target, quad
  `
  yield* rowsIn<Edge>(catalog, sql)
}
