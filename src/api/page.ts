import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { packageRoot } from '../data-files.js'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

const NOT_BUILT =
  'The workbench is not built. Run "npm run build" in the folder of Démarche and open this address again. The HTTP API works: /api/openapi.json'

/** Serves the built page: only the files that the build made, each known by its whole address. */
export function addPage(app: OpenAPIHono, folder: string = join(packageRoot, 'build', 'workbench')): void {
  for (const path of filesIn(folder)) {
    const address = `/${path.split(sep).join('/')}`
    const headers = {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      // A built file's name holds the hash of what is in it; the page itself names the newest.
      'cache-control': address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    const send = () => new Response(new Uint8Array(readFileSync(join(folder, path))), { headers })
    app.get(address, send)
    if (address === '/index.html') app.get('/', send)
  }
  app.get('/', (c) => c.text(NOT_BUILT, 503))
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}
