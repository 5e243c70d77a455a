import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsIn } from './write-lines.js'

const PLACED = `
  SELECT
    e.report, e.event, d.deed, e.type, e.mode, e.status, e.background, e.day::VARCHAR AS day, e.date, e.actors, e.recipients,
    e.place, e.place_country, e.place_precision, e.lat, e.lon, e."trigger", r.outlet, r.url, r.published::VARCHAR AS published
  FROM events e JOIN reports r USING (report) JOIN deed_events d USING (report, event)
  WHERE d.counted AND e.lat IS NOT NULL AND e.lon IS NOT NULL
  ORDER BY coalesce(e.day, r.published), e.report, e.event
`

/** Each deed that has a place, as GeoJSON (RFC 7946): a point, longitude first. */
export async function* geojsonOf(catalog: DuckDBConnection): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let before = '\n'
  for await (const row of rowsIn<{ lat: number; lon: number; report: string; event: string }>(catalog, PLACED)) {
    const { lat, lon, ...properties } = row
    const id = `${row.report}#${row.event}`
    yield `${before}${JSON.stringify({ type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, lat] }, properties })}`
    before = ',\n'
  }
  yield '\n]}\n'
}
