import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { problemJson, RequestError } from './problem-json.js'

interface KnownRoute {
  readonly method: string
  readonly path: RegExp
  readonly known: readonly string[]
}

/**
 * Refuses a parameter that a route does not have: who asks for `from=2018` where it is called `since` would be answered about all
 * years, and not notice. What a route takes is read from its own description, once.
 */
export function onlyKnownParameters(app: OpenAPIHono): MiddlewareHandler {
  let routes: readonly KnownRoute[] | undefined
  return async (c, next) => {
    const url = new URL(c.req.url)
    routes ??= routesOf(app)
    const route = routes.find(({ method, path }) => method === c.req.method && path.test(url.pathname))
    const stranger = route && [...url.searchParams.keys()].find((name) => !route.known.includes(name))
    if (stranger === undefined) return next()
    const takes = route!.known.length > 0 ? `It takes: ${route!.known.join(', ')}.` : 'It takes none.'
    return problemJson(
      new RequestError(400, 'parameter-unknown', `"${stranger}" is no parameter of ${url.pathname}. ${takes}`),
    )
  }
}

const routesOf = (app: OpenAPIHono): KnownRoute[] =>
  app.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== 'route') return []
    const { method, path, request } = definition.route
    const shape = (request?.query as { readonly shape?: object } | undefined)?.shape ?? {}
    const pattern = path.replace(/[.+*?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')
    return [{ method: method.toUpperCase(), path: new RegExp(`^${pattern}$`), known: Object.keys(shape) }]
  })
