import type { LiveCatalog } from './live-catalog.js'
import type { EvidenceItem, EvidenceKey } from './schemas.js'

/** What is behind each key, in words: the report it is in, and what the annotation says. */
const EVIDENCE = `
  WITH keys AS (
    SELECT unnest(from_json($keys::JSON, '[{"report":"VARCHAR","layer":"VARCHAR","id":"VARCHAR"}]'), recursive := true)
  ),
  parties AS (
    SELECT report, event, string_agg(DISTINCT coalesce(name, words), ' and ') FILTER (role = 'actor') AS actors,
      string_agg(DISTINCT coalesce(name, words), ' and ') FILTER (role = 'recipient') AS recipients
    FROM participants SEMI JOIN keys USING (report) GROUP BY report, event
  )
  SELECT k.report, k.layer, k.id, r.title, r.published::VARCHAR AS published, r.outlet,
    CASE k.layer
      WHEN 'events' THEN concat(coalesce(p.actors, 'somebody'), ' – ', e.trigger, coalesce(' – ' || p.recipients, ''))
      WHEN 'claims' THEN concat(coalesce(c.source_name, c.source, 'not said who'), ': ', c.content)
      WHEN 'forecasts' THEN f.proposition
      WHEN 'agreements' THEN g.title
      ELSE coalesce(r.title, r.report) END AS words,
    e.type, e.mode, e.status, e.quad, coalesce(e.date, r.published::VARCHAR) AS date
  FROM keys k JOIN reports r USING (report)
    LEFT JOIN events e ON k.layer = 'events' AND e.report = k.report AND e.event = k.id
    LEFT JOIN parties p ON k.layer = 'events' AND p.report = k.report AND p.event = k.id
    LEFT JOIN claims c ON k.layer = 'claims' AND c.report = k.report AND c.claim = k.id
    LEFT JOIN forecasts f ON k.layer = 'forecasts' AND f.report = k.report AND f.forecast = k.id
    LEFT JOIN agreements g ON k.layer = 'agreements' AND g.report = k.report AND g.agreement = k.id
  ORDER BY date, k.report, length(k.id), k.id`

export const evidenceOf = (catalog: LiveCatalog, keys: readonly EvidenceKey[]): Promise<EvidenceItem[]> =>
  catalog.rows<EvidenceItem>(EVIDENCE, { keys: JSON.stringify(keys) })
