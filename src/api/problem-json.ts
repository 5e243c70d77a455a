import type { Context } from 'hono'
import { DemarcheError } from '../report/error.js'
import type { ProblemJson } from './schemas.js'

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'A token is needed',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible now',
  413: 'Too large',
  500: 'Démarche broke',
}

/** A request that cannot be answered, with the HTTP status that says so. */
export class RequestError extends DemarcheError {
  readonly status: number
  constructor(status: number, code: string, message: string) {
    super(code, message)
    this.status = status
  }
}

export const notFound = (code: string, message: string): RequestError => new RequestError(404, code, message)

/** The reply for an error: the caller's mistakes in their own words, ours without a stack. */
export function problemJson(error: unknown): Response {
  if (error instanceof RequestError) return reply(error.status, error.code, error.message)
  if (error instanceof DemarcheError) return reply(/busy/.test(error.code) ? 409 : 400, error.code, error.message)
  if (process.env.DEMARCHE_DEBUG) console.error(error)
  const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return reply(500, 'broken', `Démarche broke: ${why}. This is our mistake, not yours; please tell the authors.`)
}

function reply(status: number, code: string, detail: string): Response {
  const body: ProblemJson = { type: 'about:blank', title: TITLES[status] ?? 'Error', status, code, detail }
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })
}

/** What a failed check of parameters says, in one sentence. */
export const invalid = (
  result: {
    success: boolean
    error?: { issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }
  },
  _context: Context,
): Response | undefined => {
  if (result.success) return undefined
  const issue = result.error?.issues[0]
  const where = issue?.path.map(String).join('.')
  return reply(400, 'parameter-wrong', `${where ? `"${where}": ` : ''}${issue?.message ?? 'The request is not right'}.`)
}
