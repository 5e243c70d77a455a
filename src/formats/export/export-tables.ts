/** The tables that `demarche export` writes as CSV and Parquet. Their columns are described in data/formats/columns.csv. */
export const tableNames = ['events', 'actors', 'sources', 'claims', 'forecasts', 'agreements'] as const
export type TableName = (typeof tableNames)[number]

const list = (values: string): string => `nullif(array_to_string(${values}, '; '), '')`

/** Who takes part in one role, each cell in the order of the others. */
const side = (role: 'actor' | 'recipient'): string => {
  const cell = (value: string) =>
    `nullif(array_to_string([coalesce(${value}, '') FOR p IN s.parties IF p.role = '${role}'], '; '), '')`
  return `
    ${cell('p.name')} AS ${role}, ${cell('p.country')} AS ${role}_country, ${cell('p.sectors')} AS ${role}_sectors`
}

/** The events of the table `slice`, which write-events.ts makes. */
const EVENTS = `
  WITH sides AS (
    -- One list an event: what is made of it is made row by row, however many there are.
    SELECT report, event,
      list({role: role, name: name, country: country, sectors: array_to_string(sectors, ' ')} ORDER BY position) AS parties
    FROM participants SEMI JOIN slice USING (report, event) GROUP BY report, event
  ),
  checked AS (
    SELECT report, target AS event, true AS reviewed FROM corrections
    WHERE state = 'applied' AND layer IN ('event', 'plan') GROUP BY ALL
  )
  SELECT
    e.report, e.event, d.deed, coalesce(d.counted, false) AS counted, e.same_as,
    e.day, e.date, e.date_end, e.date_basis, r.published,
    e.type, e.mode, e.status, e.background, e.quad, e.intensity, e.cameo, e.goldstein, ${list('e.contexts')} AS contexts,
    ${side('actor')}, ${side('recipient')},
    e.place, e.place_country, e.place_precision, e.lat, e.lon, e.geonameid,
    c.source AS claim_source, e.claim, e.agreement,
    e."trigger", e.trigger_start, e.trigger_end, e.sentence, e.rule, coalesce(k.reviewed, false) AS reviewed,
    st.story, r.outlet, r.url, r.title
  FROM events e SEMI JOIN slice USING (report, event)
  JOIN reports r USING (report)
  LEFT JOIN sides s USING (report, event)
  LEFT JOIN deed_events d USING (report, event)
  LEFT JOIN claims c ON c.report = e.report AND c.claim = e.claim
  LEFT JOIN stories st ON st.report = e.report
  LEFT JOIN checked k ON k.report = e.report AND k.event = e.event
  ORDER BY coalesce(e.day, r.published), e.report, e.trigger_start, e.event
`

const ACTORS = `
  SELECT
    p.report, p.event, p.role, p.position + 1 AS position, p.name, p.country, s.cow_number::INTEGER AS cow, ${list('p.sectors')} AS sectors,
    p.office, p.registry, p.basis, p.words
  FROM participants p LEFT JOIN states s ON s.code = p.country
  ORDER BY p.report, p.event, p.position
`

const SOURCES = `
  SELECT
    e.report, e.event, r.outlet, r.author, r.published, r.url, e.claim,
    c.source AS source, c.source_name, c.source_country, ${list('c.source_sectors')} AS source_sectors, c.cue, c.act, c.remove
  FROM events e
  JOIN reports r USING (report)
  LEFT JOIN claims c ON c.report = e.report AND c.claim = e.claim
  ORDER BY e.report, e.event
`

const CLAIMS = `
  SELECT
    c.report, c.claim, c.source, c.source_name, c.source_country, ${list('c.source_sectors')} AS source_sectors,
    c.cue, c.content, c.kind, c.act, c.remove, c.within, r.published, r.outlet, r.url
  FROM claims c JOIN reports r USING (report)
  ORDER BY c.report, c.claim
`

const FORECASTS = `
  SELECT
    f.report, f.forecast, f.claim, f.speaker, f.proposition, f.word, f.low, f.high, f.scale, f.horizon, f.event,
    f.condition, f.pattern_type, f.pattern_mode, ${list('f.pattern_actors')} AS pattern_actors,
    ${list('f.pattern_recipients')} AS pattern_recipients, f.pattern_negated, f.pattern_order,
    s.outcome, s.day AS outcome_day, r.published, r.outlet, r.url
  FROM forecasts f JOIN reports r USING (report)
  LEFT JOIN settled s ON s.report = f.report AND s.layer = 'forecast' AND s.target = f.forecast
  ORDER BY f.report, f.forecast
`

const AGREEMENTS = `
  SELECT
    g.report, g.agreement, g.event, ${list('g.parties')} AS parties, g.title, g.stage, g.rung, e.day, r.published, r.outlet, r.url
  FROM agreements g JOIN reports r USING (report)
  LEFT JOIN events e ON e.report = g.report AND e.event = g.event
  ORDER BY g.report, g.agreement
`

export const exportTables: Readonly<Record<TableName, string>> = {
  events: EVENTS,
  actors: ACTORS,
  sources: SOURCES,
  claims: CLAIMS,
  forecasts: FORECASTS,
  agreements: AGREEMENTS,
}

export const periods = ['day', 'week', 'month', 'year'] as const
export type Period = (typeof periods)[number]

/** What two states or organisations did to each other in a period; each deed is counted once, and only what was done. */
export const dyadsBy = (period: Period): string => `
  SELECT
    date_trunc('${period}', day)::DATE AS ${period}, source, target,
    count(*)::INTEGER AS events,
    count(*) FILTER (quad = 1)::INTEGER AS verbal_cooperation,
    count(*) FILTER (quad = 2)::INTEGER AS material_cooperation,
    count(*) FILTER (quad = 3)::INTEGER AS verbal_conflict,
    count(*) FILTER (quad = 4)::INTEGER AS material_conflict,
    round(sum(goldstein), 4) AS goldstein_sum, round(avg(goldstein), 4) AS goldstein_mean,
    round(avg(intensity), 4) AS intensity_mean,
    count(DISTINCT report)::INTEGER AS reports
  FROM dyad_events
  WHERE counted AND status IN ('occurred', 'ongoing') AND NOT background AND day IS NOT NULL
  GROUP BY ALL
  ORDER BY 1, source, target
`
