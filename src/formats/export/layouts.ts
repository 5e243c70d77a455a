import { dataFiles } from '../../data-files.js'
import { parseCsv } from '../../report/csv.js'

export const layoutNames = ['gdelt', 'icews', 'polecat', 'phoenix'] as const
export type LayoutName = (typeof layoutNames)[number]

/** The columns of another project's event files, in order. */
export const columnsOf = (layout: LayoutName | 'gdelt1'): string[] =>
  parseCsv(dataFiles().text('formats/layouts.csv'))
    .filter((row) => row.format === layout)
    .map((row) => row.column!)

export interface Layout {
  /** GDELT and Phoenix have none. */
  readonly header: boolean
  /** One row an event and pair for all but POLECAT, whose cells hold several actors. */
  readonly sql: string
}

/** Sectors of a side in CAMEO's or ICEWS' words; what the other has no word for is left out. */
const sectorsIn = (project: 'cameo' | 'icews', sectors: string): string =>
  `list_filter([getvariable('${project}_sectors')[s] FOR s IN ${sectors}], w -> w IS NOT NULL)`

/** A side with what CAMEO calls it: its code, its country, the group that it is, its roles. */
const cameoSide = (side: 'a' | 'r', own: string): string => `
    coalesce(${own}.actor, ${side}_country, '') AS ${side}_code,
    if(${own}.code IS NULL, ${side}_country, ${own}.country) AS ${side}_cameo_country,
    ${own}."group" AS ${side}_group,
    list_filter(list_prepend(${own}.role, list_filter(${sectorsIn('cameo', `${side}_sectors`)}, w -> w IS DISTINCT FROM ${own}.role)),
      w -> w IS NOT NULL) AS ${side}_roles`

/** The roles that are not in the code already: "USAGOV", but "IGOUNO". */
const cameoCode = (side: 'a' | 'r'): string =>
  `nullif(${side}_code || array_to_string(list_filter(${side}_roles, w -> NOT starts_with(${side}_code, w)), ''), '')`

function gdeltActor(side: 'a' | 'r', n: 1 | 2): string {
  return `
    ${cameoCode(side)} AS Actor${n}Code, upper(${side}_name) AS Actor${n}Name, ${side}_cameo_country AS Actor${n}CountryCode,
    ${side}_group AS Actor${n}KnownGroupCode, NULL AS Actor${n}EthnicCode, NULL AS Actor${n}Religion1Code,
    NULL AS Actor${n}Religion2Code, ${side}_roles[1] AS Actor${n}Type1Code, ${side}_roles[2] AS Actor${n}Type2Code,
    ${side}_roles[3] AS Actor${n}Type3Code,`
}

const noPlace = (actor: string): string =>
  ['Type', 'FullName', 'CountryCode', 'ADM1Code', 'ADM2Code', 'Lat', 'Long', 'FeatureID']
    .map((column) => `NULL AS ${actor}Geo_${column},`)
    .join(' ')

// Not filled: which paragraph an event is in, tone, where the actors are, and when GDELT would have seen it.
const GDELT = `
  SELECT
    id AS GLOBALEVENTID,
    strftime(told_day, '%Y%m%d') AS SQLDATE, strftime(told_day, '%Y%m') AS MonthYear, strftime(told_day, '%Y') AS Year,
    -- GDELT's own arithmetic.
    printf('%.4f', year(told_day) + (month(told_day) * 30 + day(told_day)) / 365) AS FractionDate,
    ${gdeltActor('a', 1)}
    ${gdeltActor('r', 2)}
    NULL AS IsRootEvent,
    cameo AS EventCode, left(cameo, 3) AS EventBaseCode, left(cameo, 2) AS EventRootCode,
    quad AS QuadClass, goldstein AS GoldsteinScale,
    mentions AS NumMentions, outlets AS NumSources, articles AS NumArticles, NULL AS AvgTone,
    ${noPlace('Actor1')}
    ${noPlace('Actor2')}
    CASE
      WHEN place_precision = 'country' THEN 1
      WHEN place_precision = 'province' THEN if(place_country = 'USA', 2, 5)
      WHEN place_precision IN ('city', 'place') THEN if(place_country = 'USA', 3, 4)
    END AS ActionGeo_Type,
    place AS ActionGeo_FullName, s.fips_gdelt AS ActionGeo_CountryCode, NULL AS ActionGeo_ADM1Code, NULL AS ActionGeo_ADM2Code,
    lat AS ActionGeo_Lat, lon AS ActionGeo_Long, NULL AS ActionGeo_FeatureID,
    NULL AS DATEADDED,
    coalesce(url, report || '#' || event) AS SOURCEURL
  FROM (
    SELECT p.*, ${cameoSide('a', 'a')}, ${cameoSide('r', 'r')}
    FROM event_pairs p LEFT JOIN cameo_actors a ON a.code = a_country LEFT JOIN cameo_actors r ON r.code = r_country
  )
  LEFT JOIN states s ON s.code = place_country
  ORDER BY told_day, id
`

// ICEWS numbers events and stories; the file of keys leads from the numbers to ours.
const ICEWS = `
  SELECT
    id AS "Event ID", told_day AS "Event Date",
    a_name AS "Source Name", array_to_string(${sectorsIn('icews', 'a_sectors')}, ',') AS "Source Sectors", a.name AS "Source Country",
    c.label AS "Event Text", cameo AS "CAMEO Code", goldstein AS "Intensity",
    r_name AS "Target Name", array_to_string(${sectorsIn('icews', 'r_sectors')}, ',') AS "Target Sectors", r.name AS "Target Country",
    story_id AS "Story ID", sentence AS "Sentence Number", outlet AS "Publisher",
    if(place_precision IN ('city', 'place'), place, NULL) AS "City",
    if(place_precision = 'district', place, NULL) AS "District",
    if(place_precision = 'province', place, NULL) AS "Province",
    s.name AS "Country", lat AS "Latitude", lon AS "Longitude"
  FROM event_pairs
  LEFT JOIN states a ON a.code = a_country LEFT JOIN states r ON r.code = r_country
  LEFT JOIN states s ON s.code = place_country
  LEFT JOIN cameo_labels c USING (cameo)
  ORDER BY told_day, id
`

/** One actor of a list in a cell: POLECAT joins several with "; ". */
const joined = (role: 'actor' | 'recipient', cell: string): string =>
  `string_agg(${cell}, '; ' ORDER BY position) FILTER (role = '${role}')`

// One row an event, as POLECAT has it. Not filled: Wikipedia's ids, and who and where else the story names.
const POLECAT = `
  WITH told AS (SELECT DISTINCT ON (report, event) * FROM event_pairs ORDER BY report, event, id),
  sides AS (
    SELECT report, event,
      ${joined('actor', "coalesce(p.name, '')")} AS a_names, ${joined('actor', "coalesce(country, '')")} AS a_countries,
      ${joined('actor', "coalesce(cow_number, '')")} AS a_cows, ${joined('actor', "coalesce(sectors[1], '')")} AS a_sector,
      ${joined('actor', "array_to_string(sectors, '; ')")} AS a_all, ${joined('actor', "coalesce(office, '')")} AS a_titles,
      ${joined('actor', 'words')} AS a_words,
      ${joined('recipient', "coalesce(p.name, '')")} AS r_names, ${joined('recipient', "coalesce(country, '')")} AS r_countries,
      ${joined('recipient', "coalesce(cow_number, '')")} AS r_cows, ${joined('recipient', "coalesce(sectors[1], '')")} AS r_sector,
      ${joined('recipient', "array_to_string(sectors, '; ')")} AS r_all, ${joined('recipient', "coalesce(office, '')")} AS r_titles,
      ${joined('recipient', 'words')} AS r_words
    FROM participants p LEFT JOIN states s ON s.code = country SEMI JOIN told USING (report, event)
    GROUP BY ALL
  )
  SELECT
    report || '#' || event AS "Event ID", told_day AS "Event Date", type AS "Event Type", mode AS "Event Mode",
    intensity AS "Intensity",
    ['VERBAL COOPERATION', 'MATERIAL COOPERATION', 'VERBAL CONFLICT', 'MATERIAL CONFLICT'][quad] AS "Quad Code",
    array_to_string(contexts, '; ') AS "Contexts",
    a_names AS "Actor Name", a_countries AS "Actor Country", a_cows AS "Actor COW", a_sector AS "Primary Actor Sector",
    a_all AS "Actor Sectors", a_titles AS "Actor Title", a_words AS "Actor Name Raw", NULL AS "Wikipedia Actor ID",
    r_names AS "Recipient Name", r_countries AS "Recipient Country", r_cows AS "Recipient COW",
    r_sector AS "Primary Recipient Sector", r_all AS "Recipient Sectors", r_titles AS "Recipient Title",
    r_words AS "Recipient Name Raw", NULL AS "Wikipedia Recipient ID",
    place AS "Placename", if(place_precision IN ('city', 'place'), place, NULL) AS "City",
    if(place_precision = 'district', place, NULL) AS "District", if(place_precision = 'province', place, NULL) AS "Province",
    place_country AS "Country", lat AS "Latitude", lon AS "Longitude", geonameid AS "GeoNames ID", NULL AS "Raw Placename",
    NULL AS "Feature Type", outlet AS "Source", published AS "Publication Date", NULL AS "Story People",
    NULL AS "Story Organizations", NULL AS "Story Locations", language AS "Language", 'Démarche' AS "Version"
  FROM told LEFT JOIN sides USING (report, event)
  ORDER BY told_day, report, event
`

// Phoenix takes statements and appeals as neutral: its classes go by the root of the code.
const PHOENIX = `
  SELECT
    id || '_demarche' AS EventID, strftime(told_day, '%Y%m%d') AS Date, strftime(told_day, '%Y') AS Year,
    strftime(told_day, '%m') AS Month, strftime(told_day, '%d') AS Day,
    nullif(coalesce(a_country, '') || array_to_string(a_roles, ''), '') AS SourceActorFull, a_country AS SourceActorEntity,
    a_roles[1] AS SourceActorRole, array_to_string(a_roles[2:], ';') AS SourceActorAttribute,
    nullif(coalesce(r_country, '') || array_to_string(r_roles, ''), '') AS TargetActorFull, r_country AS TargetActorEntity,
    r_roles[1] AS TargetActorRole, array_to_string(r_roles[2:], ';') AS TargetActorAttribute,
    cameo AS EventCode, left(cameo, 2) AS EventRootCode,
    CASE
      WHEN left(cameo, 2) IN ('01', '02') THEN 0
      WHEN left(cameo, 2) IN ('03', '04', '05') THEN 1
      WHEN left(cameo, 2) IN ('06', '07', '08') THEN 2
      WHEN left(cameo, 2) IN ('09', '10', '11', '12', '13', '16') THEN 3
      WHEN cameo IS NOT NULL THEN 4
    END AS PentaClass,
    goldstein AS GoldsteinScore, NULL AS Issues, lat AS Lat, lon AS Lon, place AS LocationName,
    if(place_precision = 'province', place, NULL) AS StateName, s.name AS CountryName,
    report || '_' || sentence AS SentenceID, url AS URLs, outlet AS NewsSources
  FROM (SELECT *, ${sectorsIn('cameo', 'a_sectors')} AS a_roles, ${sectorsIn('cameo', 'r_sectors')} AS r_roles FROM event_pairs)
  LEFT JOIN states s ON s.code = place_country
  ORDER BY told_day, id
`

export const layouts: Readonly<Record<LayoutName, Layout>> = {
  gdelt: { header: false, sql: GDELT },
  icews: { header: true, sql: ICEWS },
  polecat: { header: true, sql: POLECAT },
  phoenix: { header: false, sql: PHOENIX },
}

/** Where numbers of ICEWS and GDELT lead to. */
export const PAIR_KEYS = `
  SELECT id, story_id, report, event, deed, a_country AS actor_country, r_country AS recipient_country
  FROM event_pairs ORDER BY told_day, id
`
