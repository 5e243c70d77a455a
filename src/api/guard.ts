import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { problemJson, RequestError } from './problem-json.js'

export interface GuardOptions {
  /** Names by which the server may be called; a page elsewhere that points its own name at us is refused. */
  readonly hosts: readonly string[]
  /** Asked of every request for data, where the server is not on the loopback address. */
  readonly token?: string
}

export const LOOPBACK = ['localhost', '127.0.0.1', '::1'] as const

/** Only our own scripts and styles run, and the page talks to nobody but us: a report can carry what it likes. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Lets in what comes from this machine's user, or who has the token, and says how the answer may be used. */
export const guard =
  ({ hosts, token }: GuardOptions): MiddlewareHandler =>
  async (c, next) => {
    const refused = whyRefused(c.req.raw, { hosts, ...(token === undefined ? {} : { token }) })
    if (refused) c.res = problemJson(refused)
    else await next()
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
  }

function whyRefused(request: Request, { hosts, token }: GuardOptions): RequestError | null {
  const url = new URL(request.url)
  const host = request.headers.get('host') ?? url.host
  if (!hosts.includes(nameOf(host)))
    return new RequestError(403, 'host-unknown', `This server does not answer to the name "${nameOf(host)}".`)
  // A page of another site may send a form here, but it cannot hide where it comes from.
  const origin = request.headers.get('origin')
  const foreign = origin !== null && origin.replace(/^https?:\/\//, '') !== host
  if (foreign || request.headers.get('sec-fetch-site') === 'cross-site')
    return new RequestError(403, 'origin-foreign', 'Requests from other sites are refused; open the workbench itself.')
  if (token === undefined || !url.pathname.startsWith('/api/')) return null
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (given !== undefined && sameSecret(given, token)) return null
  return new RequestError(
    401,
    'token-missing',
    'This server wants its token: open the address that "demarche serve" printed, or send it as "Authorization: Bearer …".',
  )
}

/** "[::1]:4000" -> "::1". */
const nameOf = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase()

/** Compares hashes, so that the time taken says nothing about the secret. */
const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string) => createHash('sha256').update(text).digest()
