import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { addCorrection } from '../../corrections/add-correction.js'
import { correctionInput } from '../../corrections/correction-input.js'
import type { Server } from '../create-api.js'
import { replies } from '../reply.js'
import { Correction, type Correction as CorrectionRow } from '../schemas.js'

const list = createRoute({
  method: 'get',
  path: '/api/corrections',
  summary: 'What people said of the record, newest first, and whether it still holds',
  request: {
    query: z.object({ report: z.string().optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  },
  responses: replies(z.object({ corrections: z.array(Correction) }), 'Corrections'),
})

const add = createRoute({
  method: 'post',
  path: '/api/corrections',
  summary:
    'Corrects a record: accept, reject, retype, status, actor, merge, settle …; `undo` takes another correction back',
  request: {
    body: {
      content: {
        'application/json': {
          // What a correction holds is checked where it is made, for the command line too.
          schema: z
            .looseObject({ report: z.string(), action: z.string(), by: z.string().optional() })
            .openapi('NewCorrection'),
        },
      },
      required: true,
    },
  },
  responses: replies(z.object({ id: z.string() }), 'The id by which it can be undone'),
})

const LIST = `
  SELECT id, report, layer, target, action, value, by_whom, "at", note, state, words, undoes
  FROM corrections WHERE $report IS NULL OR report = $report ORDER BY "at" DESC, id LIMIT $limit`

export function addCorrectionRoutes(api: OpenAPIHono, server: Server): void {
  api.openapi(list, async (c) => {
    const { report = null, limit } = c.req.valid('query')
    return c.json({ corrections: await server.catalog.rows<CorrectionRow>(LIST, { report, limit }) }, 200)
  })
  api.openapi(add, async (c) => {
    const said = { by: server.user, at: server.now(), ...c.req.valid('json') }
    const input = correctionInput.parse(said)
    const { id } = await server.catalog.read((catalog) => addCorrection(server.catalog.store, input, { catalog }))
    return c.json({ id }, 200)
  })
}
