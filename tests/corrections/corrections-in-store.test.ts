import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { addCorrection } from '../../src/corrections/add-correction.js'
import type { CorrectionInput } from '../../src/corrections/correction-input.js'
import { correctionsOf } from '../../src/corrections/corrections-file.js'
import { openCatalog } from '../../src/store/catalog.js'
import { demarche } from '../support/demarche.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-corrections-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const said = [
  'Poland accused Belarus of jamming satellite signals.',
  'Norway signed a trade agreement with Chile on Monday.',
]
function storeOf(name: string, texts: readonly string[], ...more: string[]): string {
  const [store, input] = [join(folder, name), join(folder, `${name}.jsonl`)]
  writeFileSync(
    input,
    texts.map((text, i) => `${JSON.stringify({ id: `r${i + 1}`, text, published: '2024-03-05' })}\n`).join(''),
  )
  const { status, stderr } = demarche(['read', input, '--store', store, ...more])
  assert.equal(status, 0, stderr)
  return store
}
async function ask(store: string, sql: string): Promise<unknown[]> {
  const catalog = await openCatalog(store)
  try {
    return (await catalog.runAndReadAll(sql)).getRowObjectsJson()
  } finally {
    catalog.closeSync()
  }
}
const EVENTS = `SELECT report, type, status, actors, recipients, "trigger" FROM events ORDER BY report, event`
const about = { report: 'r1', target: 'e1', by: 'anna', at: '2024-03-06T10:00:00Z' } as const

for (const [name, options] of [
  ['with-text', []],
  ['no-text', ['--no-text']],
] as const)
  test(`corrections are in every answer, and the machine's record stays (${name})`, async () => {
    const store = storeOf(name, said, ...options)
    const machine = (await ask(store, EVENTS)) as Record<string, unknown>[]
    await addCorrection(store, { ...about, action: 'status', value: 'denied' })
    await addCorrection(store, { ...about, action: 'actor', value: { party: { name: 'Latvia', country: 'LVA' } } })
    const [first, ...rest] = machine
    const corrected = [{ ...first, status: 'denied', actors: ['LVA'] }, ...rest]
    assert.deepEqual(await ask(store, EVENTS), corrected)
    assert.deepEqual(await ask(store, EVENTS.replace('events', 'machine_events')), machine)
    assert.deepEqual(
      await ask(store, `SELECT DISTINCT country FROM participants WHERE report = 'r1' AND role = 'actor'`),
      [{ country: 'LVA' }],
    )
    assert.deepEqual(
      await ask(store, `SELECT record->'$.events[0].status' AS status FROM records WHERE report = 'r1'`),
      [{ status: '"denied"' }],
    )
    assert.deepEqual(await ask(store, `SELECT DISTINCT source FROM dyad_events WHERE report = 'r1'`), [
      { source: 'LVA' },
    ])
    assert.match(demarche(['verify', '--store', store]).stdout, /, 0 failed\n$/)
  })

test('a correction outlives a second reading, and is told as stale when its words are gone', async () => {
  const store = storeOf('again', said)
  await addCorrection(store, { ...about, action: 'status', value: 'denied' })
  const states = async () => ask(store, 'SELECT target, state FROM corrections')
  storeOf('again', [`It was cold in Warsaw. ${said[0]}`, said[1]!])
  assert.deepEqual(await states(), [{ target: 'e1', state: 'applied' }])
  storeOf('again', ['Poland praised Belarus.', said[1]!])
  assert.deepEqual(await states(), [{ target: 'e1', state: 'stale' }])
  assert.match(demarche(['correct', 'list', '--store', store]).stdout, /stale +accused/)
})

test('what became of a forecast or a plan is a relation of its own, by the latest word', async () => {
  const store = storeOf('settled', ['Foreign minister Rau will visit Lithuania on Friday.'])
  const settle = (outcome: 'done' | 'not', at: string): CorrectionInput => ({
    ...about,
    layer: 'plan',
    action: 'settle',
    value: { outcome, day: '2024-03-08' },
    at,
  })
  await addCorrection(store, settle('not', '2024-03-09'))
  await addCorrection(store, settle('done', '2024-03-10'))
  assert.deepEqual(await ask(store, 'SELECT layer, target, outcome, day::VARCHAR AS day FROM settled'), [
    { layer: 'plan', target: 'e1', outcome: 'done', day: '2024-03-08' },
  ])
  assert.deepEqual(await ask(store, 'SELECT outcome, settled_on::VARCHAR AS day FROM plans'), [
    { outcome: 'done', day: '2024-03-08' },
  ])
})

test('a line that a crash cut off is passed over, and does not swallow the next one', async () => {
  const store = storeOf('torn', said)
  await addCorrection(store, { ...about, action: 'accept' })
  const file = join(store, 'corrections', 'corrections.jsonl')
  appendFileSync(file, readFileSync(file, 'utf8').slice(0, 40))
  assert.equal(correctionsOf(store).length, 1)
  await addCorrection(store, { ...about, action: 'reject', at: '2024-03-07' })
  assert.deepEqual(
    correctionsOf(store).map(({ action }) => action),
    ['accept', 'reject'],
  )
})

test('what makes no sense is refused in a sentence, and nothing is kept', async () => {
  const store = storeOf('refused', said)
  const rows: [CorrectionInput, RegExp][] = [
    [{ ...about, report: 'r9', action: 'accept' }, /The store has no report "r9"/],
    [{ ...about, target: 'e9', action: 'accept' }, /has no event "e9"; it has e1/],
    [{ ...about, action: 'retype', value: { type: 'FOO' } }, /"FOO" is no type of PLOVER 2.0/],
    [{ ...about, action: 'mode', value: 'visit' }, /"visit" is no mode of ACCUSE/],
    [{ ...about, action: 'status', value: 'signed' }, /"signed" is no status of an event/],
    [{ ...about, action: 'settle', value: { outcome: 'done' } }, /"settle" is for forecast or plan, not for event/],
    [{ ...about, action: 'actor', value: { party: { entity: 'a99' } } }, /has no entity "a99"/],
    [{ ...about, action: 'undo', undoes: 'k0' }, /There is no correction "k0"/],
    [{ ...about, at: 'yesterday', action: 'accept' }, /"at": /],
    [{ ...about, at: '2024-99-01', action: 'accept' }, /"at": /],
    [{ ...about, action: 'date', value: '2018-13-45' }, /there is no such date in the calendar/],
    [{ ...about, layer: 'plan', action: 'settle', value: { outcome: 'done', day: '2018' } }, /a day such as/],
    [{ ...about, action: 'actor', value: { party: { name: 'Latvia', country: 'LATVIA' } } }, /code of three letters/],
    [{ ...about, action: 'merge', value: 'e1' }, /"merge" changes nothing/],
    [{ ...about, action: 'drop-party', value: { party: { name: 'Peru', country: 'PER' } } }, /changes nothing/],
    [
      {
        ...about,
        layer: 'entity',
        target: 'a1',
        action: 'split',
        value: { mentions: ['m99'], party: { name: 'Peru' } },
      },
      /"split" changes nothing/,
    ],
  ]
  for (const [input, message] of rows)
    await assert.rejects(addCorrection(store, input), { name: 'DemarcheError', message })
  assert.deepEqual(correctionsOf(store), [])
})

test('what is taken back is not taken back again, and what was rejected comes back by undo', async () => {
  const store = storeOf('twice', said)
  const rejected = await addCorrection(store, { ...about, action: 'reject' })
  await assert.rejects(addCorrection(store, { ...about, action: 'accept' }), {
    message: `event "e1" of "r1" was rejected. Take that back first: demarche correct undo ${rejected.id}`,
  })
  const undo = { ...about, action: 'undo', undoes: rejected.id } as const
  await addCorrection(store, { ...undo, at: '2024-03-07' })
  await assert.rejects(addCorrection(store, { ...undo, at: '2024-03-08' }), { message: /has been taken back already/ })
  await addCorrection(store, { ...about, action: 'accept', at: '2024-03-09' })
  assert.deepEqual(
    correctionsOf(store).map(({ action }) => action),
    ['reject', 'undo', 'accept'],
  )
})

test('a day that another file of corrections has wrong does not close the store', async () => {
  const store = storeOf('wrong-day', said)
  const kept = await addCorrection(store, { ...about, layer: 'plan', action: 'settle', value: { outcome: 'done' } })
  const row = { ...kept, id: 'k1', value: { outcome: 'done', day: '2018' } }
  appendFileSync(join(store, 'corrections', 'corrections.jsonl'), `${JSON.stringify(row)}\n`)
  assert.deepEqual(await ask(store, 'SELECT outcome, day FROM settled'), [{ outcome: 'done', day: null }])
})

test('the command line says it in words', () => {
  const store = storeOf('words', said)
  const correct = (...args: string[]) =>
    demarche(['correct', ...args, '--store', store, '--by', 'anna', '--at', '2024-03-06'])
  const kept = correct('retype', 'r1', 'e1', 'threaten', '--note', 'a threat')
  assert.match(kept.stdout, /^k[0-9a-f]{12}: retype event e1 of r1 \(“accused”\)\n$/)
  assert.match(correct('actor', 'r2', 'e1', 'Sweden, SWE, GOV').stdout, /actor event e1 of r2/)
  assert.match(demarche(['sql', EVENTS, '--store', store]).stdout, /THREATEN[\s\S]*SWE/)
  assert.match(correct('undo', kept.stdout.slice(0, 13)).stdout, /undo event e1/)
  assert.match(demarche(['sql', EVENTS, '--store', store]).stdout, /ACCUSE/)
  assert.match(correct('frown', 'r1', 'e1').stderr, /takes one of list, accept, reject/)
})
