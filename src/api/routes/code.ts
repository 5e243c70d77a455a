import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { readInputs } from '../../read/read-inputs.js'
import { streamOf } from '../../read/source.js'
import type { RawReport } from '../../run-pipeline.js'
import type { Server } from '../create-api.js'
import { RequestError } from '../problem-json.js'
import { replies } from '../reply.js'
import { Record_, TextToCode, WhyReply } from '../schemas.js'

const Coded = z
  .object({ report: Record_, why: z.record(z.string(), WhyReply).describe('reasons, by event') })
  .openapi('Coded')

const text = { body: { content: { 'application/json': { schema: TextToCode } }, required: true } } as const
const file = {
  body: {
    content: {
      'multipart/form-data': {
        schema: z.object({
          file: z
            .custom<File>((given) => given instanceof File, 'the form has no file')
            .openapi({ type: 'string', format: 'binary' }),
          published: TextToCode.shape.published,
        }),
      },
    },
    required: true,
  },
} as const
const kept = z.object({ kept: z.array(z.string()) }).openapi('Kept')

const post = (path: string) => ({ method: 'post', path }) as const
const coded = replies(Coded, 'The record and its reasons')
const ids = replies(kept, 'The ids of the reports that are now in the store')

const codeText = createRoute({
  ...post('/api/code'),
  summary: 'The record of a text; nothing is kept',
  request: text,
  responses: coded,
})
const codeFile = createRoute({
  ...post('/api/code/file'),
  summary: 'The record of a file’s first report; nothing is kept',
  request: file,
  responses: coded,
})
const keepText = createRoute({
  ...post('/api/reports'),
  summary: 'Codes a text and keeps it in the store',
  request: text,
  responses: ids,
})
const keepFile = createRoute({
  ...post('/api/reports/file'),
  summary: 'Codes the reports of a file and keeps them in the store',
  request: file,
  responses: ids,
})

export function addCodeRoutes(api: OpenAPIHono, server: Server): void {
  const code = async ([raw]: RawReport[]) => (await server.coder.code(raw!)) as unknown as z.infer<typeof Coded>
  const keep = async (raws: RawReport[]) => {
    await server.keep(raws)
    return { kept: raws.map(({ id }) => id) }
  }
  api.openapi(codeText, async (c) => c.json(await code(await readText(c.req.valid('json'))), 200))
  api.openapi(codeFile, async (c) => c.json(await code(await readFile(c.req.valid('form'))), 200))
  api.openapi(keepText, async (c) => c.json(await keep(await readText(c.req.valid('json'))), 200))
  api.openapi(keepFile, async (c) => c.json(await keep(await readFile(c.req.valid('form'))), 200))
}

/** The report that a pasted text is; JSON Lines may be several. */
async function readText({ text, name, published, outlet }: TextToCode): Promise<RawReport[]> {
  const raws: RawReport[] = []
  for await (const raw of readInputs(['-'], { stdin: streamOf(bytesOf(text)), ...(published ? { published } : {}) }))
    raws.push(outlet ? { ...raw, original: { outlet, ...raw.original } } : raw)
  if (raws.length !== 1) return some(raws)
  // A pasted text has no name; the same text gets the same one.
  const id = name?.trim() || `pasted-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
  return [{ ...raws[0]!, id }]
}

async function readFile({ file, published }: { readonly file: File; readonly published?: string | undefined }) {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-'))
  try {
    const raws: RawReport[] = []
    const path = join(folder, basename(file.name.replaceAll('\\', '/')) || 'report.txt')
    await writeFile(path, new Uint8Array(await file.arrayBuffer()))
    for await (const raw of readInputs([path], published ? { published } : {})) raws.push(raw)
    return some(raws)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function some(raws: RawReport[]): RawReport[] {
  if (raws.length > 0) return raws
  throw new RequestError(400, 'nothing-read', 'There is no report in what was sent.')
}

/** What is pasted is text: a NUL in it, which would make a file look binary, is an odd character like others. */
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text.replaceAll('\0', '\ufffd'))
