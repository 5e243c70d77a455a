import type { DuckDBConnection } from '@duckdb/node-api'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { dataFiles } from '../../data-files.js'
import { rowsOf } from '../../questions/question.js'
import { parseCsv } from '../../report/csv.js'
import { readManifest } from '../../store/manifest.js'
import { version } from '../../version.js'
import type { Server } from '../create-api.js'
import { replies } from '../reply.js'
import { Overview, ProblemRow } from '../schemas.js'

const overview = createRoute({
  method: 'get',
  path: '/api/overview',
  summary: 'How much is in the store, of which days, and the names of the codes in it',
  responses: replies(Overview, 'The store at a glance'),
})

const problems = createRoute({
  method: 'get',
  path: '/api/problems',
  summary: 'What could not be coded, by kind; with `code`, the reports that say so',
  request: {
    query: z.object({ code: z.string().optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  },
  responses: replies(z.object({ problems: z.array(ProblemRow) }), 'Problems'),
})

const versions = createRoute({
  method: 'get',
  path: '/api/versions',
  summary: 'Which coder and which knowledge made the record, newest first',
  responses: replies(
    z.object({
      coder: z.string().describe('the version that codes now'),
      made: z.array(
        z.object({ coder: z.string(), code: z.string(), data: z.record(z.string(), z.string()), reports: z.number() }),
      ),
    }),
    'Versions',
  ),
})

const COUNTS = `
  SELECT (SELECT count(*)::INTEGER FROM reports) AS reports, (SELECT count(*)::INTEGER FROM events) AS events,
    (SELECT count(*)::INTEGER FROM claims) AS claims, (SELECT count(*)::INTEGER FROM forecasts) AS forecasts,
    (SELECT count(*)::INTEGER FROM corrections) AS corrections, (SELECT count(*)::INTEGER FROM problems) AS problems,
    (SELECT min(day)::VARCHAR FROM dyad_events) AS first, (SELECT max(day)::VARCHAR FROM dyad_events) AS last,
    (SELECT max(published)::VARCHAR FROM reports) AS published`

const ACTORS = `
  SELECT code, count(*)::INTEGER AS events FROM (
    SELECT source AS code, deed FROM dyad_events WHERE counted UNION ALL SELECT target, deed FROM dyad_events WHERE counted
  ) GROUP BY code ORDER BY events DESC, code`

const MONTHS = `
  SELECT strftime(day, '%Y-%m') AS month, count(DISTINCT deed)::INTEGER AS deeds
  FROM dyad_events WHERE counted AND day IS NOT NULL AND status IN ('occurred', 'ongoing') GROUP BY month ORDER BY month`

const KINDS = `
  SELECT code, any_value(stage) AS stage, count(*)::INTEGER AS count, count(DISTINCT report)::INTEGER AS reports,
    first(message ORDER BY report) AS message, first(report ORDER BY report) AS report, NULL AS title
  FROM problems GROUP BY code ORDER BY count DESC, code LIMIT $limit`

const OF_ONE_KIND = `
  SELECT p.code, p.stage, 1 AS count, 1 AS reports, p.message, p.report, r.title
  FROM problems p JOIN reports r USING (report) WHERE p.code = $code ORDER BY r.published DESC, p.report, p.message LIMIT $limit`

/** Codes that are no country's. */
const COLLECTIVE: Readonly<Record<string, string>> = {
  IGO: 'an international organisation',
  NGO: 'a non-governmental organisation',
  ISM: 'an international movement',
  IMG: 'an international armed group',
  MNC: 'a multinational company',
  UNO: 'United Nations',
  EUR: 'European Union',
}

interface Known {
  readonly names: Readonly<Record<string, string>>
  readonly places: Readonly<Record<string, [number, number]>>
}
let known: Known | undefined

/** What codes are called, and where countries lie. */
function knownCodes(): Known {
  if (known) return known
  const data = dataFiles()
  const names: Record<string, string> = {}
  // A code that several rows have, such as a state of the past, is called by the one that is first.
  for (const { code, name } of parseCsv(data.text('actors/states.csv'))) if (code && name) names[code] ??= name
  const places: Record<string, [number, number]> = {}
  for (const { iso3, lat, lon } of parseCsv(data.text('gazetteer/countries.csv')))
    if (iso3 && lat && lon) places[iso3] ??= [Number(lon), Number(lat)]
  known = { names: { ...names, ...COLLECTIVE }, places }
  return known
}

interface Glance {
  readonly counts: Omit<Overview, 'actors' | 'names' | 'months' | 'today' | 'version'>
  readonly actors: readonly { readonly code: string; readonly events: number }[]
  readonly months: Overview['months']
}

/** What most pages ask first. */
export function atAGlance({ catalog }: Server): Promise<Glance> {
  const ask = async (connection: DuckDBConnection): Promise<Glance> => {
    const [counts] = await rowsOf<Glance['counts']>(connection, COUNTS)
    return { counts: counts!, actors: await rowsOf(connection, ACTORS), months: await rowsOf(connection, MONTHS) }
  }
  return catalog.remember('overview', ask, ({ actors, months }) => actors.length + months.length)
}

export function addOverviewRoutes(api: OpenAPIHono, server: Server): void {
  api.openapi(overview, async (c) => {
    const { counts, actors, months } = await atAGlance(server)
    const { names, places } = knownCodes()
    const named = actors.map(({ code, events }) => ({
      code,
      events,
      name: names[code] ?? code,
      place: places[code] ?? null,
    }))
    return c.json({ ...counts, actors: named, names, months, today: server.now().slice(0, 10), version }, 200)
  })
  api.openapi(problems, async (c) => {
    const { code, limit } = c.req.valid('query')
    const rows =
      code === undefined
        ? await server.catalog.rows<ProblemRow>(KINDS, { limit })
        : await server.catalog.rows<ProblemRow>(OF_ONE_KIND, { code, limit })
    return c.json({ problems: rows }, 200)
  })
  api.openapi(versions, (c) => {
    const made = new Map<string, { coder: string; code: string; data: Record<string, string>; reports: number }>()
    for (const { versions: v, reports } of [...readManifest(server.catalog.store)].reverse()) {
      const key = JSON.stringify(v)
      const known = made.get(key) ?? { coder: v.coder, code: v.code, data: { ...v.data }, reports: 0 }
      known.reports += reports.length
      made.set(key, known)
    }
    return c.json({ coder: version, made: [...made.values()] }, 200)
  })
}
