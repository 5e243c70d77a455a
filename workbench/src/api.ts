import type { ProblemJson } from 'demarche/api/schemas.js'

/** What the server says when something cannot be done: a sentence that can be shown. */
export class ApiError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const TOKEN = 'demarche-token'

/** An address that "demarche serve --token" printed carries the token behind the #, where no server sees it. */
export function takeToken(): void {
  const given = /^#token=(.+)$/.exec(window.location.hash)?.[1]
  if (given === undefined) return
  sessionStorage.setItem(TOKEN, decodeURIComponent(given))
  window.history.replaceState(null, '', '#/')
}

export type Params = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

const withParams = (path: string, params: Params): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const tail = search.toString()
  return `${path}${tail ? `?${tail}` : ''}`
}

export const getJson = async <T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> =>
  (await ask(withParams(path, params), signal ? { signal } : {})).json() as Promise<T>

export const getText = async (path: string, params: Params = {}): Promise<string> =>
  (await ask(withParams(path, params), {})).text()

export async function postJson<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return (await ask(path, { method: 'POST', headers, body: JSON.stringify(body) })).json() as Promise<T>
}

export const postForm = async <T>(path: string, body: FormData): Promise<T> =>
  (await ask(path, { method: 'POST', body })).json() as Promise<T>

async function ask(path: string, init: RequestInit): Promise<Response> {
  const token = sessionStorage.getItem(TOKEN)
  const headers = { ...init.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) }
  let response: Response
  try {
    response = await fetch(path, { ...init, headers })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(
      'not-reached',
      'Démarche does not answer. Is “demarche serve” still running? Start it and try again.',
    )
  }
  if (response.ok) return response
  const problem = (await response.json().catch(() => null)) as ProblemJson | null
  throw new ApiError(problem?.code ?? 'unknown', problem?.detail ?? `The server answered ${response.status}.`)
}
