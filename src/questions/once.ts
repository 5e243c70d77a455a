/**
 * SQL that brings what is told again in one story to one row, the first telling first: `same` says when two tellings are the same
 * ("lower(speaker), lower(word)"), `id` which column numbers them within a report. The rows of `from` carry report, day, story, size
 * and copy_of; the result has how many reports tell it and how many of those are copies, and a key for each telling. Of reports that
 * are alone in their story nothing needs comparing.
 */
interface Again {
  readonly layer: 'claims' | 'forecasts'
  readonly id: string
  readonly same: string
  /** Columns that hold what a person said of a telling, and so of all of them. */
  readonly shared?: readonly string[]
}

export function onceSql(from: string, { layer, id, same, shared = [] }: Again): string {
  const keyOf = (report: string, id: string) => `{report: ${report}, layer: '${layer}', id: ${id}}`
  const replaced = shared.map((column) => `coalesce(${column}, max(${column}) OVER again) AS ${column}`).join(', ')
  return `
  SELECT * EXCLUDE (size, copy_of, story), 1 AS reports, 0 AS copies, [${keyOf('report', id)}] AS evidence
  FROM ${from} WHERE coalesce(size, 1) = 1
  UNION ALL
  SELECT * EXCLUDE (size, copy_of, story, nth, told_in, told_as),
    -- The kept telling first.
    list_prepend(${keyOf('report', id)}, list_filter(
      list_sort(list_transform(range(1, len(told_in) + 1), lambda n: ${keyOf('told_in[n]', 'told_as[n]')})),
      lambda key: key <> ${keyOf('report', id)})) AS evidence
  FROM (
    SELECT * ${replaced && `REPLACE (${replaced})`}, (count(DISTINCT report) OVER again)::INTEGER AS reports,
      (count(DISTINCT CASE WHEN copy_of IS NOT NULL THEN report END) OVER again)::INTEGER AS copies,
      list(report) OVER again AS told_in, list(${id}) OVER again AS told_as,
      row_number() OVER (again ORDER BY day NULLS LAST, copy_of IS NOT NULL, report, length(${id}), ${id}) AS nth
    FROM ${from} WHERE size > 1
    WINDOW again AS (PARTITION BY story, ${same})
  ) WHERE nth = 1`
}

/** Words without their case and punctuation, by which copies that were edited a little are known. */
export const bareWords = (column: string): string => `trim(regexp_replace(lower(${column}), '[^\\pL\\pN]+', ' ', 'g'))`

/**
 * Forecasts, each once, with what a person says became of it. Two links of a chain of WITH clauses, the second `forecasts_once`; they
 * take the parameters since, until and reports, which may be null.
 */
export const FORECASTS_ONCE = `
    told_forecasts AS (
      SELECT f.* EXCLUDE (shard, claim, condition), r.outlet, r.published, r.published::VARCHAR AS day, s.outcome, s.by_whom,
        t.story, t.size, t.copy_of
      FROM forecasts f JOIN reports r USING (report) LEFT JOIN stories t USING (report)
        LEFT JOIN settled s ON s.report = f.report AND s.layer = 'forecast' AND s.target = f.forecast
      WHERE ($since IS NULL OR r.published >= $since::DATE) AND ($until IS NULL OR r.published <= $until::DATE)
        AND ($reports IS NULL OR f.report IN (SELECT unnest(string_split($reports, chr(10)))))
    ),
    forecasts_once AS (${onceSql('told_forecasts', {
      layer: 'forecasts',
      id: 'forecast',
      same: `lower(speaker), lower(word), ${bareWords('proposition')}`,
      shared: ['outcome', 'by_whom'],
    })})`
