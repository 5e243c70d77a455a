import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { serve } from '@hono/node-server'
import { createApi } from '../api/create-api.js'
import { LOOPBACK } from '../api/guard.js'
import { addPage } from '../api/page.js'
import { DemarcheError } from '../report/error.js'

export interface ServeOptions {
  readonly store: string
  readonly port?: string
  readonly host: string
  readonly token?: string
  readonly open?: boolean
  readonly data: readonly string[]
}

/** `demarche serve`: the workbench and the HTTP API of a store, until it is stopped. */
export async function serveCommand(options: ServeOptions): Promise<void> {
  const local = (LOOPBACK as readonly string[]).includes(options.host)
  if (!local && options.token === undefined)
    throw new DemarcheError(
      'serve-token',
      `Others could reach "${options.host}": give a token that they must know, such as --token ${randomBytes(9).toString('base64url')}`,
    )
  const api = createApi({
    store: options.store,
    ownFolders: options.data,
    hosts: local ? LOOPBACK : [...LOOPBACK, options.host.toLowerCase(), ...namesOfThisMachine()],
    ...(options.token === undefined ? {} : { token: options.token }),
  })
  addPage(api.app)
  const server = await listening(api.app.fetch, options)
  const address = server.address() as AddressInfo
  const shownHost = options.host === '0.0.0.0' || options.host === '::' ? 'localhost' : options.host
  const name = shownHost.includes(':') ? `[${shownHost}]` : shownHost
  const token = options.token === undefined ? '' : `#token=${encodeURIComponent(options.token)}`
  const url = `http://${name}:${address.port}/${token}`
  console.log(`The workbench is at ${url} (stop it with Ctrl-C)`)
  if (options.open) openBrowser(url)
  // What goes wrong here is told to whoever asks first.
  api.warm().catch(() => {})
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close()
      void api.close().then(() => process.exit(0))
    })
}

const USUAL_PORT = 4600
type Listening = ReturnType<typeof serve>
type FetchCallback = Parameters<typeof serve>[0]['fetch']

/** Listens on the port that was asked for; without one, on the usual one or, where that is taken, on any. */
async function listening(fetch: FetchCallback, { port: given, host }: ServeOptions): Promise<Listening> {
  const port = given === undefined ? USUAL_PORT : Number(given)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new DemarcheError('option-not-a-number', `--port takes a number from 0 to 65535, not "${given}".`)
  try {
    return await listenOn(fetch, port, host)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (given === undefined) return listenOn(fetch, 0, host)
    throw new DemarcheError('port-taken', `Port ${port} is taken; choose another with --port, or 0 for any free one.`)
  }
}

function listenOn(fetch: FetchCallback, port: number, hostname: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname })
    server.once('listening', () => resolve(server))
    server.once('error', reject)
  })
}

/** Shows the page, where somebody sits at a screen; that it cannot be shown is no error: the address is printed. */
function openBrowser(url: string): void {
  const { platform, env } = process
  const screen = platform === 'darwin' || platform === 'win32' || env.DISPLAY || env.WAYLAND_DISPLAY
  if (!process.stdout.isTTY || !screen) return
  const [command, args] =
    platform === 'darwin'
      ? ['open', [url]]
      : platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]]
  spawn(command as string, args as string[], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

/** Names and addresses by which others on the network may call this machine. */
function namesOfThisMachine(): string[] {
  return [
    hostname().toLowerCase(),
    ...Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map((one) => one.address.toLowerCase())),
  ]
}
