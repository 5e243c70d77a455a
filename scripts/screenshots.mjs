// Pictures of every view, light and dark, wide and narrow, from the sample store: docs/screenshots, or --out FOLDER for
// working on the page. `--only report` takes those whose name begins so.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { chromium } from 'playwright-core'
import { CHROMIUM_MISSING, findChromium } from './chromium.mjs'
import { indexedPng } from './indexed-png.mjs'
import { root, run } from './set-up.mjs'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    only: { type: 'string', default: '' },
    store: { type: 'string' },
    sizes: { type: 'string' },
    themes: { type: 'string' },
  },
})
const out = values.out ?? join(root, 'docs', 'screenshots')

/** Name, address, what to wait for, and what to do before the picture. */
const VIEWS = [
  ['front', '#/', '.deeds li'],
  ['reports', '#/reports?search=Venezuela', '.actors-found'],
  ['report', '#/report/03-sanctions.txt?at=e1', '.why li'],
  ['correct', '#/report/03-sanctions.txt?at=e1', '.why li', async (page) => void (await page.keyboard.press('s'))],
  ['pairs', '#/pair', '.pairs li'],
  ['pair', '#/pair/USA/VEN?at=2019-01-01', '.chosen .evidence li'],
  ['ask', '#/ask', '.examples li'],
  [
    'answer',
    `#/ask?q=${encodeURIComponent('Is the United States going to war with Venezuela?')}`,
    '.evidence-board tr',
  ],
  ['network', '#/network', '.drawing .node'],
  ['map', '#/network?as=map', '.drawing .node'],
  ['plans', '#/plans?tab=all', '.propositions li'],
  ['coverage', '#/coverage', '.problem-kinds li'],
  ['paste', '#/paste', 'textarea'],
  ['help', '#/report/01-visit.txt', '.record-section', async (page) => void (await page.keyboard.press('?'))],
]
const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 400, height: 800 } }

const executablePath = findChromium()
if (!executablePath) {
  console.error(`The pictures cannot be taken: ${CHROMIUM_MISSING}.`)
  process.exit(1)
}
const { createApi } = await import(join(root, 'build/src/api/create-api.js'))
const { addPage } = await import(join(root, 'build/src/api/page.js'))
const work = mkdtempSync(join(tmpdir(), 'demarche-pictures-'))
const store = values.store ?? join(work, 'store')
if (!values.store)
  run(process.execPath, ['bin/demarche.mjs', 'read', 'examples', '--store', store], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
const api = createApi({ store })
addPage(api.app)
const server = serve({ fetch: api.app.fetch, port: 0, hostname: '127.0.0.1' })
await new Promise((resolve) => server.once('listening', resolve))
const home = `http://127.0.0.1:${server.address().port}/`
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
mkdirSync(out, { recursive: true })
const reader = await browser.newPage()

/** The same picture with a palette; the browser reads the PNG that it made. */
async function smaller(png, { width, height }) {
  const pixels = await reader.evaluate(
    async ([data, w, h]) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())
      const context = new OffscreenCanvas(w, h).getContext('2d')
      context.drawImage(image, 0, 0)
      const bytes = context.getImageData(0, 0, w, h).data
      let text = ''
      for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768))
      return btoa(text)
    },
    [png.toString('base64'), width, height],
  )
  // A copy: what Buffer takes from its pool need not lie at a multiple of four.
  return indexedPng(width, height, new Uint8Array(Buffer.from(pixels, 'base64')))
}

try {
  for (const colorScheme of (values.themes ?? 'light,dark').split(','))
    for (const size of (values.sizes ?? 'wide,narrow').split(',')) {
      const page = await browser.newPage({ viewport: SIZES[size], colorScheme })
      page.on('console', (message) => message.type() === 'error' && console.error(`${message.text()}`))
      page.on('pageerror', (error) => console.error(error))
      for (const [name, address, ready, act] of VIEWS) {
        if (!name.startsWith(values.only)) continue
        await page.goto('about:blank')
        await page.goto(home + address)
        await page
          .waitForSelector(ready, { timeout: 90_000 })
          .catch(() => console.error(`${name}: ${ready} did not come`))
        await act?.(page)
        await page.waitForTimeout(300)
        const path = join(out, `${name}-${colorScheme}-${size}.png`)
        writeFileSync(path, await smaller(await page.screenshot(), SIZES[size]))
      }
      await page.close()
    }
} finally {
  await browser.close()
  server.close()
  await api.close()
  rmSync(work, { recursive: true, force: true })
}
