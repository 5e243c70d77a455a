import { userInfo } from 'node:os'
import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { knowledge } from '../data-files.js'
import type { Resources } from '../resources.js'
import type { RawReport } from '../run-pipeline.js'
import { existingStore } from '../store/store.js'
import { version } from '../version.js'
import { coderThread, type TextCoder } from './coder-thread.js'
import { type GuardOptions, guard, LOOPBACK } from './guard.js'
import { keepReports } from './keep-reports.js'
import { onlyKnownParameters } from './known-parameters.js'
import { LiveCatalog } from './live-catalog.js'
import { invalid, problemJson, RequestError } from './problem-json.js'
import { addAskRoutes } from './routes/ask.js'
import { addCodeRoutes } from './routes/code.js'
import { addCorrectionRoutes } from './routes/corrections.js'
import { addOverviewRoutes, atAGlance } from './routes/overview.js'
import { addQuestionRoutes } from './routes/questions.js'
import { addReportRoutes } from './routes/reports.js'

export interface ApiOptions extends Partial<GuardOptions> {
  /** The store's folder. */
  readonly store: string
  /** Users' own data, laid over ours when texts are coded. */
  readonly ownFolders?: readonly string[]
  /** The clock, for corrections and for what is overdue. */
  readonly now?: () => string
}

/** What the routes work with. */
export interface Server {
  readonly catalog: LiveCatalog
  readonly coder: TextCoder
  /** What questions are read with. */
  readonly resources: Resources
  /** Who corrects, where the page does not say. */
  readonly user: string
  /** The moment, ISO 8601. */
  now(): string
  keep(raws: readonly RawReport[]): Promise<void>
}

export interface Api {
  readonly app: OpenAPIHono
  /** Opens the store's catalog, and looks what is in it, before anybody asks. */
  warm(): Promise<void>
  close(): Promise<void>
}

const clock = (): string => new Date().toISOString()

/** More than a report, less than what would fill the memory. */
const LARGEST_UPLOAD = 60_000_000

/**
 * The HTTP API over a store; it opens no socket itself.
 * @throws DemarcheError where there is no store
 */
export function createApi({ store, ownFolders = [], hosts = LOOPBACK, token, now = clock }: ApiOptions): Api {
  existingStore(store)
  const catalog = new LiveCatalog(store)
  const coder = coderThread(ownFolders)
  const server: Server = {
    catalog,
    coder,
    resources: knowledge(ownFolders),
    user: userInfo().username,
    now,
    keep: (raws) => keepReports(store, raws, ownFolders),
  }
  const app = new OpenAPIHono({ defaultHook: (result, c) => invalid(result, c) })
  app.use(guard({ hosts, ...(token === undefined ? {} : { token }) }))
  app.use(compress())
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: LARGEST_UPLOAD,
      onError: () =>
        problemJson(new RequestError(413, 'too-large', 'More than 60 MB cannot be sent at once; use "demarche read".')),
    }),
  )
  app.use('/api/*', onlyKnownParameters(app))
  app.onError(problemJson)
  app.notFound((c) =>
    problemJson(new RequestError(404, 'address-unknown', `There is nothing at ${new URL(c.req.url).pathname}.`)),
  )
  addReportRoutes(app, server)
  addCodeRoutes(app, server)
  addQuestionRoutes(app, server)
  addAskRoutes(app, server)
  addCorrectionRoutes(app, server)
  addOverviewRoutes(app, server)
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Démarche', version, description: 'The record of relations between states, as the news tells it.' },
  })
  return {
    app,
    warm: async () => void (await atAGlance(server)),
    async close() {
      await catalog.close()
      await coder.close()
    },
  }
}
