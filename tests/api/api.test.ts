import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Api, createApi } from '../../src/api/create-api.js'
import { packageRoot } from '../../src/data-files.js'
import { demarche } from '../support/demarche.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-api-'))
const store = join(folder, 'store')
let api: Api
before(() => {
  const { status, stderr } = demarche(['read', join(packageRoot, 'examples'), '--store', store])
  assert.equal(status, 0, stderr)
  api = createApi({ store })
})
after(async () => {
  await api.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = async (path: string, init?: RequestInit) => {
  const response = await api.app.request(path, init)
  // biome-ignore lint/suspicious/noExplicitAny: what a reply holds is what these tests ask.
  return { status: response.status, headers: response.headers, body: (await response.json()) as any }
}
const post = (path: string, body: unknown) =>
  get(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

test('reports are listed newest first, and found by words of text, actors and claims', async () => {
  const all = await get('/api/reports')
  assert.equal(all.body.total, 12)
  const days = all.body.reports.map((r: { published: string }) => r.published)
  assert.deepEqual(days, [...days].sort().reverse())
  const searches: readonly [search: string, finds: readonly string[]][] = [
    ['Vladivostok', ['01-visit.txt']],
    ['  vladivostok   BERG ', ['01-visit.txt']],
    ['Citgo', ['03-sanctions.txt']],
    ['no such words anywhere', []],
    ["'; DROP TABLE reports; --", []],
  ]
  for (const [search, finds] of searches) {
    const { body } = await get(`/api/reports?search=${encodeURIComponent(search)}`)
    assert.deepEqual(
      body.reports.map((r: { report: string }) => r.report),
      finds,
      search,
    )
  }
})

test('a record comes with its text and reasons', async () => {
  const { status, body } = await get('/api/reports/03-sanctions.txt')
  assert.equal(status, 200)
  const [event] = body.events
  assert.equal(body.original.text.slice(event.trigger.start, event.trigger.end), 'imposed')
  const why = await get(`/api/reports/03-sanctions.txt/why?layer=events&id=${event.id}`)
  assert.ok(why.body.reasons.some((r: { rule?: string }) => r.rule === event.rule))
  const words = await get('/api/reports/03-sanctions.txt/why?start=0&end=10')
  assert.equal(words.status, 200)
})

test('a text is coded at once and not kept; kept only when asked', async () => {
  const text = 'Poland accused Belarus on Tuesday of jamming satellite signals.'
  const { status, body } = await post('/api/code', { text, published: '2024-03-05' })
  assert.equal(status, 200)
  assert.equal(body.report.events[0].type, 'ACCUSE')
  assert.ok(body.why[body.report.events[0].id].reasons.length > 0)
  assert.equal((await get('/api/reports')).body.total, 12)

  const form = new FormData()
  form.set('file', new File(['Chile thanked Peru on Monday for its help.'], '../../thanks.txt'))
  const file = await get('/api/code/file', { method: 'POST', body: form })
  assert.equal(file.status, 200)
  assert.equal(file.body.report.id, 'thanks.txt')

  const kept = await post('/api/reports', { text, name: 'jamming' })
  assert.deepEqual(kept.body, { kept: ['jamming'] })
  assert.equal((await get('/api/reports')).body.total, 13)
  assert.equal((await get('/api/reports/jamming')).body.events[0].type, 'ACCUSE')
})

test('errors are problems of one sentence', async () => {
  const cases: readonly [
    status: number,
    code: string,
    reply: Promise<{ status: number; body: unknown; headers: Headers }>,
  ][] = [
    [404, 'report-unknown', get('/api/reports/nowhere')],
    [404, 'annotation-unknown', get('/api/reports/03-sanctions.txt/why?id=e99')],
    [404, 'address-unknown', get('/api/frobnicate')],
    [400, 'parameter-wrong', get('/api/reports?limit=many')],
    [400, 'parameter-unknown', get('/api/reports?from=2018')],
    [400, 'parameter-unknown', get('/api/questions/visits?host=CUB&guest=PRK')],
    [400, 'parameter-unknown', get('/api/overview?day=2018-11-29')],
    [400, 'parameter-unknown', get('/api/reports/03-sanctions.txt/why?layer=events&id=e1&colour=no')],
    [400, 'parameter-wrong', post('/api/code', { text: '' })],
    [400, 'parameter-wrong', post('/api/code', { text: 'x', published: 'yesterday' })],
    [403, 'host-unknown', get('/api/reports', { headers: { host: 'rebound.example' } })],
    [
      403,
      'origin-foreign',
      get('/api/reports', { headers: { host: 'localhost', origin: 'https://elsewhere.example' } }),
    ],
  ]
  for (const [status, code, reply] of cases) {
    const got = await reply
    const body = got.body as { code: string; detail: string }
    assert.deepEqual([got.status, body.code], [status, code], JSON.stringify(body))
    assert.match(body.detail, /^[A-Z"].*\.$/)
    assert.match(got.headers.get('content-type') ?? '', /problem\+json/)
  }
})

test('another address than this machine’s own needs the token', async () => {
  const open = createApi({ store, hosts: ['desk.example'], token: 'sesame' })
  const ask = (headers: Record<string, string>) => open.app.request('http://desk.example/api/reports', { headers })
  assert.equal((await ask({})).status, 401)
  assert.equal((await ask({ authorization: 'Bearer open' })).status, 401)
  assert.equal((await ask({ authorization: 'Bearer sesame' })).status, 200)
  await open.close()
})

test('answers may run nothing and be shown nowhere else', async () => {
  const { headers } = await get('/api/reports')
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'; style-src 'self';/)
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
})

test('the API describes itself', async () => {
  const { body } = await get('/api/openapi.json')
  assert.equal(body.openapi, '3.1.0')
  for (const path of ['/api/reports', '/api/reports/{report}', '/api/code']) assert.ok(body.paths[path], path)
})

test('a correction changes the record and the answers, and is undone', async () => {
  const record = async () => (await get('/api/reports/03-sanctions.txt')).body
  const event = (await record()).events[0]
  const pairs = async () =>
    (await get('/api/questions/events-between?source=USA&target=VEN&types=COERCE')).body.rows.length as number
  const before = await pairs()
  const said = {
    report: '03-sanctions.txt',
    layer: 'event',
    target: event.id,
    by: 'a reader',
    at: '2024-01-01T00:00:00Z',
  }
  const { status, body } = await post('/api/corrections', { ...said, action: 'reject' })
  assert.equal(status, 200, JSON.stringify(body))
  assert.ok((await record()).events.every((e: { id: string }) => e.id !== event.id))
  assert.equal(await pairs(), before - 1)
  const listed = (await get('/api/corrections?report=03-sanctions.txt')).body.corrections
  assert.deepEqual([listed[0].action, listed[0].target, listed[0].state], ['reject', event.id, 'applied'])

  await post('/api/corrections', {
    report: '03-sanctions.txt',
    action: 'undo',
    undoes: body.id,
    at: '2024-01-02T00:00:00Z',
  })
  assert.equal((await record()).events[0].id, event.id)
  assert.equal(await pairs(), before)
  const bad = await post('/api/corrections', { ...said, target: 'e99', action: 'reject' })
  assert.equal(bad.body.code, 'correction-target')
})

test('every question has a route, a sentence, and words behind each row', async () => {
  const { body } = await get('/api/questions')
  assert.ok(body.questions.length >= 10)
  const params: Readonly<Record<string, string>> = { 'dyad-timeline': '?source=USA&target=VEN' }
  for (const { name } of body.questions) {
    const answer = await get(`/api/questions/${name}${params[name] ?? ''}`)
    assert.equal(answer.status, 200, `${name}: ${JSON.stringify(answer.body)}`)
    assert.match(answer.body.sentence, /\.$/, name)
    assert.equal(answer.body.rows.length, answer.body.evidence.length)
    const keys = answer.body.evidence[0]?.slice(0, 5) ?? []
    const { items } = (await post('/api/evidence', { keys })).body
    assert.equal(items.length, keys.length, name)
    for (const item of items) assert.ok(item.words, JSON.stringify(item))
  }
  assert.equal((await get('/api/questions/dyad-timeline')).status, 400)
  assert.equal((await get('/api/questions/active-pairs?since=soon')).body.code, 'parameter-wrong')
})

test('the store at a glance, what could not be coded, and which versions made it', async () => {
  const { body } = await get('/api/overview')
  assert.ok(body.events > 50 && body.reports >= 12)
  assert.equal(body.actors.find((a: { code: string }) => a.code === 'VEN').name, 'Venezuela')
  const kinds = (await get('/api/problems')).body.problems
  assert.ok(kinds[0].count >= kinds.at(-1).count)
  const ofOne = (await get(`/api/problems?code=${kinds[0].code}`)).body.problems
  assert.equal(ofOne.length, kinds[0].count)
  const { made } = (await get('/api/versions')).body
  assert.ok(made[0].reports >= 12)
})

test('a question is answered, a piece of evidence left out changes the answer, and the answer is a page', async () => {
  const question = encodeURIComponent('Is the United States going to war with Venezuela?')
  const { body } = await get(`/api/ask?question=${question}`)
  assert.equal(body.answerable, true)
  const [first] = body.hypotheses
  const { kind, report, spans } = [...first.for, ...first.against][0]
  const without = encodeURIComponent(`${kind} ${report}@${spans[0].start}`)
  const shares = (answer: typeof body) => answer.hypotheses.map((h: { likelihood: unknown }) => h.likelihood)
  const rest = (await get(`/api/ask?question=${question}&without=${without}&without=nothing`)).body
  assert.notDeepEqual(shares(rest), shares(body))
  const page = await api.app.request(`/api/ask/page?question=${question}`)
  assert.match(page.headers.get('content-disposition') ?? '', /attachment/)
  assert.match(await page.text(), /<h1>Is the United States going to war with Venezuela\?<\/h1>/)
  assert.equal((await get('/api/ask?question=%20')).body.code, 'parameter-wrong')
})
