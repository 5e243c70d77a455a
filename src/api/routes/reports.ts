import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Original } from '../../report/layers.js'
import type { RawReport } from '../../run-pipeline.js'
import type { Server } from '../create-api.js'
import { notFound, RequestError } from '../problem-json.js'
import { replies } from '../reply.js'
import { Record_, ReportList, type ReportRow, WhyReply } from '../schemas.js'

const list = createRoute({
  method: 'get',
  path: '/api/reports',
  summary: 'Reports, newest first; with `search`, those in which every word is found in title, text, actors or claims',
  request: {
    query: z.object({
      search: z.string().default(''),
      limit: z.coerce.number().int().min(1).max(500).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
  },
  responses: replies(ReportList, 'A page of reports and how many there are'),
})

const one = createRoute({
  method: 'get',
  path: '/api/reports/{report}',
  summary: 'The record of one report with its text, corrections applied',
  request: { params: z.object({ report: z.string() }) },
  responses: replies(Record_, 'The record'),
})

const why = createRoute({
  method: 'get',
  path: '/api/reports/{report}/why',
  summary: 'What the stages said of an annotation’s words, or of the words between two offsets',
  request: {
    params: z.object({ report: z.string() }),
    query: z.object({
      layer: z.string().default('events'),
      id: z.string().optional(),
      start: z.coerce.number().int().min(0).optional(),
      end: z.coerce.number().int().min(0).optional(),
    }),
  },
  responses: replies(WhyReply, 'Reasons, and frames that nearly fired'),
})

/** All words of the search, each in any of a report's fields. An empty search finds every report. */
const MATCHING = `
  words AS (SELECT DISTINCT unnest(string_split(lower(trim($search)), ' ')) AS word),
  hits AS (
    SELECT report, word FROM reports, words
    WHERE contains(lower(concat_ws(' ', report, title, outlet, author, text)), word)
    UNION
    SELECT report, word FROM participants, words WHERE contains(lower(concat_ws(' ', name, country, office)), word)
    UNION
    SELECT report, word FROM claims, words WHERE contains(lower(concat_ws(' ', source, source_name, content)), word)
  ),
  matching AS (SELECT report FROM hits GROUP BY report HAVING count(*) = (SELECT count(*) FROM words))`

const SEARCH = `
  WITH ${MATCHING}
  SELECT report, title, published::VARCHAR AS published, outlet, events, problems,
    CASE WHEN strpos(lower(text), lower(trim($search))) > 0
      THEN substr(text, greatest(1, strpos(lower(text), lower(trim($search))) - 60), 180) END AS snippet,
    (count(*) OVER ())::INTEGER AS total
  FROM reports SEMI JOIN matching USING (report)
  ORDER BY published DESC NULLS LAST, report
  LIMIT $limit OFFSET $offset`

const LIST = `
  SELECT report, title, published::VARCHAR AS published, outlet, events, problems, NULL AS snippet,
    (count(*) OVER ())::INTEGER AS total
  FROM reports ORDER BY published DESC NULLS LAST, report LIMIT $limit OFFSET $offset`

export function addReportRoutes(api: OpenAPIHono, server: Server): void {
  api.openapi(list, async (c) => {
    const { search, limit, offset } = c.req.valid('query')
    const query = search.trim() === '' ? LIST : SEARCH
    const params = { limit, offset, ...(query === SEARCH ? { search: search.trim().replace(/\s+/g, ' ') } : {}) }
    const rows = await server.catalog.rows<ReportRow & { total: number }>(query, params)
    return c.json({ total: rows[0]?.total ?? 0, reports: rows.map(({ total: _, ...row }) => row) }, 200)
  })

  api.openapi(one, async (c) => {
    const { report } = c.req.valid('param')
    const raw = await rawReport(server, report)
    const [row] = await server.catalog.rows<{ record: string }>(RECORD, { report })
    const record = JSON.parse(row!.record) as Record<string, unknown>
    return c.json({ ...record, original: raw.original }, 200)
  })

  api.openapi(why, async (c) => {
    const { report } = c.req.valid('param')
    const { layer, id, start, end } = c.req.valid('query')
    const raw = await rawReport(server, report)
    if (start !== undefined && end !== undefined)
      return c.json(WhyReply.parse(await server.coder.whyWords(raw, { start, end })), 200)
    const found = id === undefined ? null : await server.coder.why(raw, { layer, id })
    if (!found) throw notFound('annotation-unknown', `Report "${report}" has no ${layer} "${id ?? ''}".`)
    return c.json(WhyReply.parse(found), 200)
  })
}

const RECORD = 'SELECT record FROM records WHERE report = $report'

interface OriginalRow {
  readonly text: string | null
  readonly title: string | null
  readonly published: string | null
  readonly outlet: string | null
  readonly url: string | null
  readonly author: string | null
  readonly language: string
}

const ORIGINAL = `SELECT text, title, published::VARCHAR AS published, outlet, url, author, language
  FROM reports WHERE report = $report`

/** What a report was coded from. */
export async function rawReport({ catalog }: Server, report: string): Promise<RawReport> {
  const [row] = await catalog.rows<OriginalRow>(ORIGINAL, { report })
  if (!row) throw notFound('report-unknown', `There is no report "${report}" in this store.`)
  if (row.text === null)
    throw new RequestError(
      409,
      'text-not-kept',
      `The text of "${report}" is not kept in this store (it was read with --no-text), so it cannot be shown.`,
    )
  const { text, language, ...about } = row
  const known = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== null))
  return { id: report, original: { text, ...known, language } as Original }
}
