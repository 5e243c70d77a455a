import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { ask } from '../../questions/ask/ask.js'
import { renderAnswer } from '../../questions/ask/render-answer.js'
import type { Server } from '../create-api.js'
import { replies } from '../reply.js'
import { Day } from '../schemas.js'

const query = z.object({
  question: z.string().trim().min(1, 'there is no question').max(2000, 'a question has at most 2,000 characters'),
  asOf: Day.optional().describe('the day on which it is asked'),
  without: z
    .string()
    .or(z.array(z.string()))
    .default([])
    .transform((keys) => (typeof keys === 'string' ? [keys] : keys))
    .describe('evidence to leave out: "event REPORT@START", its kind, report and the offset of its first words'),
})

const AnswerReply = z.looseObject({ question: z.string(), answerable: z.boolean() }).openapi('Answer')

const answer = createRoute({
  method: 'get',
  path: '/api/ask',
  summary: 'Answers a question or a headline from the record, or says why it cannot',
  request: { query },
  responses: replies(AnswerReply, 'The answer'),
})

const page = createRoute({
  method: 'get',
  path: '/api/ask/page',
  summary: 'The same answer as a page of HTML that stands by itself',
  request: { query },
  responses: { 200: { content: { 'text/html': { schema: z.string() } }, description: 'The page' } },
})

export function addAskRoutes(api: OpenAPIHono, server: Server): void {
  const asked = ({ question, asOf, without }: z.output<typeof query>) =>
    server.catalog.read((catalog) => ask(catalog, question, { resources: server.resources, asOf, without }))
  // An answer is worked out from what a URL may hold several times, which a plain record of the query would lose.
  const given = (url: string, valid: z.output<typeof query>) => ({
    ...valid,
    without: new URL(url).searchParams.getAll('without'),
  })
  api.openapi(answer, async (c) => {
    const found = await asked(given(c.req.url, c.req.valid('query')))
    return c.json(found as unknown as z.infer<typeof AnswerReply>, 200)
  })
  api.openapi(page, async (c) =>
    c.html(renderAnswer(await asked(given(c.req.url, c.req.valid('query'))), 'html'), 200, {
      'content-disposition': 'attachment; filename="answer.html"',
    }),
  )
}
