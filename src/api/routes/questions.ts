import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { questions } from '../../questions/questions.js'
import type { Server } from '../create-api.js'
import { evidenceOf } from '../evidence.js'
import { replies } from '../reply.js'
import { EvidenceItem, EvidenceKey, QuestionInfo } from '../schemas.js'

const catalogOfQuestions = createRoute({
  method: 'get',
  path: '/api/questions',
  summary: 'The questions that the record answers in rows; each has a route of its own',
  responses: replies(z.object({ questions: z.array(QuestionInfo) }), 'Questions'),
})

const evidence = createRoute({
  method: 'post',
  path: '/api/evidence',
  summary: 'The words and reports behind the keys that an answer gives',
  request: {
    body: {
      content: { 'application/json': { schema: z.object({ keys: z.array(EvidenceKey).max(1000) }) } },
      required: true,
    },
  },
  responses: replies(z.object({ items: z.array(EvidenceItem) }), 'An item a key that the store still has'),
})

/** One route a question, made from the list that the command line is made from too. */
export function addQuestionRoutes(api: OpenAPIHono, server: Server): void {
  api.openapi(catalogOfQuestions, (c) =>
    c.json(
      {
        questions: questions.map(({ name, title, method, params }) => ({
          name,
          title,
          ...(method === undefined ? {} : { method }),
          params: z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>,
        })),
      },
      200,
    ),
  )
  for (const question of questions) {
    const { name, title, method, params } = question
    const route = createRoute({
      method: 'get',
      path: `/api/questions/${name}`,
      summary: title,
      ...(method === undefined ? {} : { description: method }),
      request: { query: params as z.ZodObject },
      responses: replies(
        z.object({
          sentence: z.string(),
          rows: z.array(z.record(z.string(), z.unknown())),
          evidence: z.array(z.array(EvidenceKey)).describe('the keys behind each row'),
        }),
        'The answer in rows and in a sentence',
      ),
    })
    api.openapi(route, async (c) => {
      const given = c.req.valid('query')
      const rows = await server.catalog.remember(
        `${name} ${JSON.stringify(given)}`,
        (catalog) => question.ask(catalog, c.req.query()),
        (found) => found.reduce((sum: number, row) => sum + 1 + question.evidence(row).length, 0),
      )
      const reply = {
        sentence: question.sentence(rows, given),
        rows: rows.map(({ evidence: _, ...row }) => row),
        evidence: rows.map((row) => [...question.evidence(row)]),
      }
      return c.json(reply, 200)
    })
  }
  api.openapi(evidence, async (c) => c.json({ items: await evidenceOf(server.catalog, c.req.valid('json').keys) }, 200))
}
