import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsOf } from '../question.js'
import { type StoredReport, storedReports } from '../stored-reports.js'
import type { EvidenceData } from './evidence-data.js'
import { type EvidenceItem, itemsIn } from './items.js'
import type { Wanted } from './nearness.js'
import { withoutRepeats } from './repeats.js'

export interface Gathered {
  readonly items: readonly EvidenceItem[]
  readonly reports: ReadonlyMap<string, StoredReport>
  /** Ids of those that were read for evidence. */
  readonly read: readonly string[]
  /** Reports that name the actors; all of them, also where fewer were read. */
  readonly found: number
}

/** More add little to what the most telling ones say, and take their time. */
const MOST_REPORTS = 80

/**
 * The reports that tell most of the actors, and all that they hold on the question: those of agreements between them first, then those
 * that name more of them, then those with more deeds between them, then the latest. `too` are read in any case.
 */
export async function gather(
  catalog: DuckDBConnection,
  wanted: Wanted,
  window: { readonly since: string | null; readonly until: string | null },
  data: EvidenceData,
  too: readonly string[] = [],
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
     ),
     signed AS (
       SELECT report, count(*) AS papers FROM agreements
       WHERE len(list_filter(list_distinct(parties), lambda party: contains($codes, party))) > 1 GROUP BY report
     ),
     between_them AS (
       SELECT report, count(DISTINCT event) AS deeds FROM dyad_events
       WHERE contains($codes, source) AND contains($codes, target) GROUP BY report
     )
     SELECT report, (count(*) OVER ())::INTEGER AS found
     FROM hits JOIN reports r USING (report) LEFT JOIN signed USING (report) LEFT JOIN between_them USING (report)
     WHERE ($since IS NULL OR r.published >= $since::DATE) AND ($until IS NULL OR r.published <= $until::DATE)
     ORDER BY papers IS NOT NULL DESC, named DESC, coalesce(deeds, 0) DESC, r.published DESC NULLS LAST, report
     LIMIT $most`,
    { ...window, codes: [...wanted.actors, ...wanted.against].join(' '), least, most: MOST_REPORTS },
  )
  const read = hits.map(({ report }) => report)
  const reports = await storedReports(catalog, [...read, ...too])
  const all = read.flatMap((report) => {
    const stored = reports.get(report)
    return stored ? itemsIn(stored, wanted, data) : []
  })
  return { items: withoutRepeats(all, data), reports, read, found: hits[0]?.found ?? 0 }
}
