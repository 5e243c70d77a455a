import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { type Browser, chromium, type Page } from 'playwright-core'
import { type Api, createApi } from '../../src/api/create-api.js'
import { addPage } from '../../src/api/page.js'
import { packageRoot } from '../../src/data-files.js'
import { demarche } from '../support/demarche.js'

const { findChromium, CHROMIUM_MISSING } = (await import(join(packageRoot, 'scripts', 'chromium.mjs'))) as {
  findChromium: () => string | null
  CHROMIUM_MISSING: string
}
const executablePath = findChromium()
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every view by its address, and what is on it once it is there. */
const VIEWS: readonly [name: string, address: string, ready: string][] = [
  ['front page', '#/', '.deeds li'],
  ['reports', '#/reports', '.report-rows li'],
  ['search', '#/reports?search=Citgo', '.snippet'],
  ['report', '#/report/03-sanctions.txt?at=e1', '.why li'],
  ['add a report', '#/paste', 'textarea'],
  ['ask', '#/ask', '.examples li'],
  ['answer', `#/ask?q=${encodeURIComponent('Is Russia going to war with the United States?')}`, '.evidence-board tr'],
  ['pairs', '#/pair', '.pairs li'],
  ['pairs of one', '#/pair/USA', '.pairs li'],
  ['pair', '#/pair/USA/VEN?at=2019-01-01', '.chosen .evidence li'],
  ['network', '#/network', '.node'],
  ['map', '#/network?as=map', '.map .land'],
  ['forecasts and plans', '#/plans?tab=all', '.propositions li'],
  ['coverage and problems', '#/coverage', '.problem-kinds li'],
  ['a page that is not there', '#/frobnicate', '.state-title'],
]

describe('the workbench in Chromium', { skip: executablePath === null && CHROMIUM_MISSING, concurrency: 1 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-page-'))
  const closing: (() => Promise<unknown> | unknown)[] = []
  let browser: Browser
  let home: string

  async function open(store: string, options: { readonly token?: string } = {}): Promise<string> {
    const api: Api = createApi({ store, now: () => '2024-01-01T00:00:00Z', ...options })
    addPage(api.app)
    const server = serve({ fetch: api.app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    closing.push(
      () => api.close(),
      () => server.close(),
    )
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }

  /** A page that notes whatever the browser complains of, a refused script or style too. */
  async function newPage(options: { readonly dark?: boolean; readonly width?: number } = {}) {
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1280, height: 800 },
      colorScheme: options.dark ? 'dark' : 'light',
    })
    page.setDefaultTimeout(60_000)
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    return { page, complaints }
  }

  before(async () => {
    const store = join(folder, 'store')
    assert.equal(demarche(['read', join(packageRoot, 'examples'), '--store', store]).status, 0)
    home = await open(store)
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
  })
  after(async () => {
    await browser?.close()
    for (const close of closing) await close()
    rmSync(folder, { recursive: true, force: true })
  })

  const violations = async (page: Page, dark: boolean): Promise<string[]> => {
    await page.evaluate(axeSource)
    const found = await page.evaluate(
      // biome-ignore lint/suspicious/noExplicitAny: axe is put into the page, where it has no types.
      async (only) => (await (globalThis as any).axe.run({ ...only, resultTypes: ['violations'] })).violations,
      // The structure is the same in both themes.
      dark ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {},
    )
    return found.flatMap((v: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
      v.nodes.map(({ html, failureSummary }) => `${v.id}: ${html.slice(0, 160)} ${failureSummary}`),
    )
  }

  for (const dark of [false, true])
    test(`every view opens without complaint and without a barrier (axe), ${dark ? 'dark' : 'light'}`, async () => {
      const { page, complaints } = await newPage({ dark })
      for (const [name, address, ready] of VIEWS) {
        await page.goto('about:blank')
        await page.goto(home + address)
        await page.waitForSelector(ready)
        assert.deepEqual(await violations(page, dark), [], name)
      }
      assert.deepEqual(complaints, [])
      await page.close()
    })

  test('no view is wider than a telephone', async () => {
    const { page } = await newPage({ width: 400 })
    for (const [name, address, ready] of VIEWS) {
      await page.goto('about:blank')
      await page.goto(home + address)
      await page.waitForSelector(ready)
      const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      assert.equal(wider, 0, name)
    }
    await page.close()
  })

  test('no name in the network or on the map lies over another, on a telephone either', async () => {
    const { page } = await newPage({ width: 400 })
    for (const [address, ready] of [
      ['#/network', '.node text'],
      ['#/network?as=map', '.map .node text'],
    ] as const) {
      await page.goto('about:blank')
      await page.goto(home + address)
      await page.waitForSelector(ready)
      const names = await page.$$eval('.node text', (all) =>
        all.map((one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect()
          return { name: one.textContent, left, right, top, bottom }
        }),
      )
      // Letters have room above and below them in their line.
      const over = names.flatMap((a, i) =>
        names
          .slice(i + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom)
          .map((b) => `${a.name} / ${b.name}`),
      )
      assert.deepEqual(over, [], address)
      const drawing = (await page.locator('.drawing svg').first().boundingBox())!
      for (const { name, left, right } of names)
        assert.ok(left >= drawing.x - 1 && right <= drawing.x + drawing.width + 1, `${name} is cut off`)
      assert.ok(names.length > 5, `${names.length} names`)
    }
    await page.close()
  })

  test('a search finds actors and reports, and marks the words that it found', async () => {
    const { page } = await newPage()
    await page.goto(home)
    await page.fill('input[type="search"]', 'venezuela')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.snippet mark')
    assert.match((await page.textContent('.snippet mark')) ?? '', /^venezuela$/i)
    await page.click('.actors-found a')
    await page.waitForSelector('.pair-table tbody tr')
    assert.match(page.url(), /actor=VEN/)
    const pairs = await page.$$eval('.pair-table tbody button', (all) => all.map((one) => one.textContent ?? ''))
    assert.ok(pairs.length > 0 && pairs.every((pair) => pair.includes('Venezuela')), pairs.join())
    await page.close()
  })

  test('what is shown is in the address: the marks that are hidden too', async () => {
    const { page } = await newPage()
    await page.goto(`${home}#/report/03-sanctions.txt`)
    await page.waitForSelector('.report-text .mark.places')
    await page.keyboard.press('5')
    await page.waitForSelector('.report-text .mark.places', { state: 'detached' })
    const address = page.url()
    await page.goto('about:blank')
    await page.goto(address)
    await page.waitForSelector('.report-text .mark.events')
    assert.equal(await page.locator('.report-text .mark.places').count(), 0)
    await page.close()
  })

  test('a mark opens its record, and a row its words', async () => {
    const { page } = await newPage()
    await page.goto(`${home}#/report/03-sanctions.txt`)
    await page.click('.report-text a:has-text("froze")')
    await page.waitForSelector('.detail-pane .why li')
    assert.equal(await page.textContent('.lit-trigger'), 'froze')
    assert.match(page.url(), /at=e\d/)
    await page.click('.row:has-text("Peter Holm")')
    assert.match((await page.textContent('.report-text .lit-cue')) ?? '', /said|could/)
    await page.close()
  })

  test('with the keyboard alone: a correction in two keys changes the answer, and is undone', async () => {
    const { page } = await newPage()
    await page.goto(home)
    await page.waitForSelector('.deeds li')
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await page.waitForSelector('h1:has-text("Reports")')
    await page.keyboard.press('/')
    await page.keyboard.type('Citgo')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.snippet')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.record-section')
    await page.keyboard.press('j')
    await page.waitForSelector('.row[aria-expanded="true"]')
    const deeds = async () => {
      const reply = await page.request.get(`${home}api/questions/events-between?source=USA&target=VEN&status=happened`)
      return ((await reply.json()) as { rows: unknown[] }).rows.length
    }
    const said = async () => (await page.request.get(`${home}api/corrections`)).text()
    const before = await deeds()
    await page.keyboard.press('s')
    await page.waitForSelector('dialog.picker input:focus')
    await page.keyboard.press('d')
    await page.waitForSelector('.row[aria-expanded="true"] .status.denied')
    await page.keyboard.press('u')
    await page.waitForSelector('.row[aria-expanded="true"] .status.occurred')
    await page.keyboard.press('x')
    await page.waitForSelector('.corrected li:has-text("rejected")')
    assert.equal(await deeds(), before - 1, await said())
    await page.keyboard.press('u')
    await page.waitForSelector('.corrected', { state: 'detached' })
    assert.equal(await deeds(), before)
    await page.keyboard.press('?')
    await page.waitForSelector('dialog.help')
    await page.keyboard.press('Escape')
    await page.waitForSelector('dialog.help', { state: 'detached' })
    await page.close()
  })

  test('evidence left out changes the answer: by keyboard, by dragging, and in the address', async () => {
    const { page } = await newPage()
    await page.setViewportSize({ width: 1280, height: 1200 })
    await page.goto(`${home}#/ask?q=${encodeURIComponent('Is the United States going to war with Venezuela?')}`)
    await page.waitForSelector('.evidence-board tbody tr')
    const shares = () => page.$$eval('.share .about', (all) => all.map((one) => one.textContent).join(' | '))
    const before = await shares()
    await page.focus('.evidence-board .zone:not(.tray) .move')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.tray tbody tr')
    await page.waitForSelector('.tick.was')
    assert.notEqual(await shares(), before)
    assert.match(page.url(), /without=/)
    await page.dragAndDrop('.evidence-board .zone:not(.tray) tbody tr', '.tray')
    await page.waitForSelector('.tray tbody tr:nth-child(2)')
    const address = page.url()
    await page.goto('about:blank')
    await page.goto(address)
    await page.waitForSelector('.tray tbody tr:nth-child(2)')
    await page.click('text=put all back')
    await page.waitForSelector('.tray .none')
    await page.waitForSelector('.tick.was', { state: 'detached' })
    assert.equal(await shares(), before)
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Save as HTML')])
    const html = readFileSync((await download.path())!, 'utf8')
    assert.match(html, /<h1>Is the United States going to war with Venezuela\?<\/h1>/)
    assert.ok((await page.pdf()).length > 10_000)
    await page.close()
  })

  test('a pasted report is coded at once, kept when asked, and then in the other views', async () => {
    const { page } = await newPage()
    await page.goto(`${home}#/paste`)
    await page.fill(
      'textarea',
      'Help after a flood\n\nSANTIAGO – Chile thanked Peru on Tuesday for its help after the flood.',
    )
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.banner')
    assert.equal(await page.textContent('.report-text .mark.events'), 'thanked')
    await page.click('.banner button.main')
    await page.waitForSelector('.actions, .record-section')
    await page.waitForURL(/#\/report\/pasted-/)
    await page.goto(`${home}#/pair/CHL/PER`)
    await page.waitForSelector('.deeds li')
    await page.close()
  })

  test('a file that is dropped on any view is coded', async () => {
    const { page } = await newPage()
    await page.goto(`${home}#/coverage`)
    await page.waitForSelector('.problem-kinds li')
    // In the page: a test has no mouse that comes from outside with a file.
    await page.evaluate(`{
      const data = new DataTransfer()
      data.items.add(new File(['Thanks\\n\\nLIMA – Peru thanked Chile on Tuesday for its help.'], 'thanks.txt'))
      const event = (type) => new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true })
      const main = document.querySelector('main')
      main.dispatchEvent(event('dragover'))
      main.dispatchEvent(event('drop'))
    }`)
    await page.waitForSelector('.banner')
    assert.match((await page.textContent('.report-text')) ?? '', /Peru thanked Chile/)
    await page.close()
  })

  test('a hostile report is text and nothing else', async () => {
    const { page, complaints } = await newPage()
    let dialogs = 0
    page.on('dialog', (dialog) => {
      dialogs++
      void dialog.dismiss()
    })
    const asked: string[] = []
    page.on('request', (request) => !request.url().startsWith(home) && asked.push(request.url()))
    const hostile = [
      '<script>window.harmed = 1; alert(1)</script> & <img src=x onerror="window.harmed = 1"> accuse Poland',
      '',
      'WARSAW – Poland accused <b onclick="alert(2)">Belarus</b> on Tuesday of \u202ereversed\u202c jamming. javascript:alert(3)',
      '\u0000\ufeff\ud800 Z\u0300\u0301\u0302\u0303\u0304\u0305algo \u{1f468}\u200d\u{1f469}\u200d\u{1f467} {{constructor.constructor("alert(4)")()}} </textarea><iframe src="https://example.org/">',
      "Poland'); DROP TABLE reports; -- said that “it’s” <!-- over --> ]]> &lt;script&gt;",
    ].join('\n')
    await page.goto(`${home}#/paste`)
    await page.fill('textarea', hostile)
    await page.click('text=Code it')
    await page.waitForSelector('.banner')
    await page.click('.banner button.main')
    await page.waitForURL(/#\/report\/pasted-/)
    await page.waitForSelector('.report-text p')
    const shown = (await page.textContent('.report-text')) ?? ''
    for (const words of ['<b onclick="alert(2)">Belarus</b>', '<iframe src="https://example.org/">', '&lt;script&gt;'])
      assert.ok(shown.includes(words), `${words} in ${shown}`)
    for (const [, address, ready] of VIEWS.slice(0, 2)) {
      await page.goto(home + address)
      await page.waitForSelector(ready)
    }
    await page.goto(`${home}#/reports?search=${encodeURIComponent('<img src=x onerror=alert(5)>')}`)
    await page.waitForSelector('.state-title, .report-rows li')
    assert.equal(await page.evaluate('window.harmed'), undefined)
    assert.equal(
      await page.evaluate('document.querySelectorAll("#root script, #root iframe, #root img, #root b").length'),
      0,
    )
    assert.equal(dialogs, 0)
    assert.deepEqual(asked, [])
    assert.deepEqual(complaints, [])
    await page.close()
  })

  test('a long report is drawn as far as it is seen; one of 5 MB is told to be too long', async () => {
    const { page } = await newPage()
    const line = 'Poland accused Belarus on Tuesday of jamming satellite signals, and Lithuania condemned it.\n\n'
    await page.goto(`${home}#/paste`)
    await page.fill('textarea', line.repeat(600))
    await page.click('text=Code it')
    await page.waitForSelector('.report-text .mark', { timeout: 90_000 })
    const nodes = await page.evaluate('document.querySelectorAll(".report-text *").length')
    assert.ok((nodes as number) < 3000, `${nodes} elements`)
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)')
    await page.waitForSelector('.report-text .mark')
    const api = await page.request.post(`${home}api/code`, { data: { text: line.repeat(55_000) } })
    const reply = (await api.json()) as { report: { problems: { code: string }[] } }
    assert.deepEqual(
      reply.report.problems.map(({ code }) => code),
      ['report-too-long'],
    )
    await page.close()
  })

  test('the network is the table: a period, a kind of deed, an arrow', async () => {
    const { page } = await newPage()
    await page.goto(`${home}#/network`)
    await page.waitForSelector('.arrow')
    const pairs = () => page.locator('.pair-table tbody tr').count()
    const arrows = () => page.locator('.arrow').count()
    const all = await pairs()
    assert.equal(await arrows(), all)
    await page.click('.tabs >> text=cooperation')
    await page.waitForSelector(`.pair-table tbody tr >> nth=${all - 1}`, { state: 'detached' })
    assert.equal(await arrows(), await pairs())
    await page.click('.tabs >> text=all deeds')
    await page.focus('input[aria-label="Last month"]')
    await page.keyboard.press('Home')
    await page.waitForSelector(`.pair-table tbody tr >> nth=${all - 1}`, { state: 'detached' })
    assert.match(page.url(), /to=\d{4}-\d{2}/)
    assert.equal(await arrows(), await pairs())
    await page.click('.pair-table tbody button')
    await page.waitForSelector('.chosen .evidence li a')
    await page.click('.chosen .evidence li a')
    await page.waitForSelector('.report-text .lit')
    await page.close()
  })

  test('a forecast that a reader settles is scored', async () => {
    const { page } = await newPage()
    await page.goto(`${home}#/plans?tab=all&kind=forecast`)
    await page.waitForSelector('.propositions li')
    await page.keyboard.press('j')
    await page.keyboard.press('1')
    await page.waitForSelector('.settle button[aria-pressed="true"]')
    await page.waitForSelector('.calibration .score')
    await page.close()
  })

  test('an empty store says what to do; a server that is gone too', async () => {
    const empty = join(folder, 'empty')
    mkdirSync(join(empty, 'manifest'), { recursive: true })
    const { page } = await newPage()
    const address = await open(empty)
    const says: readonly [address: string, says: RegExp][] = [
      ['#/', /no reports in this store yet/],
      ['#/reports', /no reports in this store yet/],
      ['#/pair', /No two actors/],
      ['#/network', /No two actors/],
      ['#/plans', /No report in the record tells of a forecast/],
      ['#/coverage', /Nothing has been read yet/],
      ['#/report/nowhere', /There is no report “?"nowhere"/],
    ]
    for (const [where, words] of says) {
      await page.goto('about:blank')
      await page.goto(address + where)
      await page.waitForSelector('.state-title')
      assert.match((await page.textContent('.state-title')) ?? '', words)
    }
    await page.goto('about:blank')
    await page.goto(`${address}#/`)
    await page.waitForSelector('.state-title')
    await page.route('**/api/**', (route) => route.abort())
    await page.evaluate('location.hash = "#/coverage"')
    await page.evaluate('location.hash = "#/reports?search=anything"')
    await page.waitForSelector('.state-title:has-text("does not answer")')
    await page.close()
  })

  test('behind a token, the printed address opens the page', async () => {
    const address = await open(join(folder, 'store'), { token: 'open sesame' })
    const { page } = await newPage()
    await page.goto(`${address}#/reports`)
    await page.waitForSelector('.state-title:has-text("token")')
    await page.goto('about:blank')
    await page.goto(`${address}#token=${encodeURIComponent('open sesame')}`)
    await page.waitForSelector('.deeds li')
    assert.doesNotMatch(page.url(), /sesame/)
    await page.close()
  })
})

test('the shell of the page is below 250 kB compressed', () => {
  const folder = join(packageRoot, 'build', 'workbench')
  const index = readFileSync(join(folder, 'index.html'), 'utf8')
  const files = [...index.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]!)
  assert.ok(files.length >= 2 && readdirSync(join(folder, 'assets')).length > files.length)
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)
  assert.ok(size < 250_000, `${size} bytes`)
  // What only one view says is not in it: each view comes when it is first opened.
  const shell = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  assert.match(shell, /Who has most to do with whom/)
  for (const words of ['Ladder of commitment', 'Coverage and problems', 'Forecasts and plans', 'Marks in the text'])
    assert.ok(!shell.includes(words), `"${words}" is in the shell`)
})
