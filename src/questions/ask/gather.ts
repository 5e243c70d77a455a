import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsOf } from '../question.js'
import { type StoredReport, storedReports } from '../stored-reports.js'
import type { EvidenceData } from './evidence-data.js'
import { type EvidenceItem, itemsIn, type Wanted, withoutRepeats } from './items.js'

export interface Gathered {
  readonly items: readonly EvidenceItem[]
  readonly reports: ReadonlyMap<string, StoredReport>
  /** Reports that name the actors; all of them, also where fewer were read. */
  readonly found: number
}

const MOST_REPORTS = 300

/** The reports that name most of the actors, the latest first, and all that they hold on the question. */
export async function gather(
  catalog: DuckDBConnection,
  wanted: Wanted,
  window: { readonly since: string | null; readonly until: string | null },
  data: EvidenceData,
): Promise<Gathered> {
  const least = wanted.actors.length + wanted.against.length > 1 ? 2 : 1
  const hits = await rowsOf<{ report: string; found: number }>(
    catalog,
    `WITH named AS (
       SELECT DISTINCT report, country FROM participants WHERE contains($codes, country)
       UNION
       SELECT DISTINCT report, source_country FROM claims WHERE contains($codes, source_country)
     ),
     hits AS (
       SELECT report, count(DISTINCT country) AS named FROM named GROUP BY report HAVING named >= $least
     )
     SELECT report, (count(*) OVER ())::INTEGER AS found
     FROM hits JOIN reports r USING (report)
     WHERE ($since IS NULL OR r.published >= $since::DATE) AND ($until IS NULL OR r.published <= $until::DATE)
     ORDER BY named DESC, r.published DESC NULLS LAST, report
     LIMIT $most`,
    { ...window, codes: [...wanted.actors, ...wanted.against].join(' '), least, most: MOST_REPORTS },
  )
  const reports = await storedReports(
    catalog,
    hits.map(({ report }) => report),
  )
  const all = hits.flatMap(({ report }) => {
    const stored = reports.get(report)
    return stored ? itemsIn(stored, wanted, data) : []
  })
  return { items: withoutRepeats(all, data), reports, found: hits[0]?.found ?? 0 }
}
