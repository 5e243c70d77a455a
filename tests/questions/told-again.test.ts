import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { DuckDBConnection } from '@duckdb/node-api'
import { addCorrection } from '../../src/corrections/add-correction.js'
import { forecastLedger } from '../../src/questions/forecast-ledger.js'
import { forecastScores } from '../../src/questions/forecast-scores.js'
import { citationsOf } from '../../src/questions/stored-reports.js'
import { visits } from '../../src/questions/visits.js'
import { whoSaidWhat } from '../../src/questions/who-said-what.js'
import { openCatalog } from '../../src/store/catalog.js'
import { type MadeUp, madeUpStore } from './made-up-store.js'

const WIRE =
  'LISBON – Portugal will not recognise the government of Moldova before the vote, said Ana Souza, a political scientist in Lisbon. “The ministers of Portugal and Moldova lack a plan for the harbour of Setúbal,” she said. Portugal is likely to send an envoy to Moldova in spring, she said. Portuguese Foreign Minister Augusto Santos Silva visited Moldova on Tuesday and met fishermen, teachers and mayors of three towns.'

const again: readonly MadeUp[] = [
  { id: 'wire', published: '2020-01-14', outlet: 'Wire', text: WIRE },
  { id: 'copy-a', published: '2020-01-15', outlet: 'Herald', text: WIRE },
  { id: 'copy-b', published: '2020-01-16', outlet: 'Courier', text: WIRE },
]

const folder = mkdtempSync(join(tmpdir(), 'demarche-again-'))
let catalog: DuckDBConnection
before(async () => {
  catalog = await openCatalog(await madeUpStore(join(folder, 'again'), again))
})
after(() => {
  catalog.closeSync()
  rmSync(folder, { recursive: true, force: true })
})

test('a statement that two copies print again counts once, and says so', async () => {
  const said = await whoSaidWhat.ask(catalog, { speaker: 'souza' })
  assert.ok(said.length >= 2)
  for (const { report, reports, copies, evidence, content } of said) {
    assert.deepEqual([report, reports, copies], ['wire', 3, 2], content)
    assert.deepEqual(evidence.map((key) => key.report).toSorted(), ['copy-a', 'copy-b', 'wire'])
    assert.equal((await citationsOf(catalog, evidence)).length, 3)
  }
})

test('a forecast that copies tell counts once; settled in any of them, it is settled', async () => {
  const ledger = await forecastLedger.ask(catalog, { kind: 'forecast' })
  assert.ok(ledger.length > 0)
  for (const { report, reports, copies } of ledger) assert.deepEqual([report, reports, copies], ['wire', 3, 2])
  const scores = await forecastScores.ask(catalog, {})
  assert.equal(
    scores.reduce((sum, { forecasts }) => sum + forecasts, 0),
    ledger.length,
  )
  const store = await madeUpStore(join(folder, 'settled'), again)
  const [one] = ledger
  const other = one!.evidence.find(({ report }) => report === 'copy-a')!
  await addCorrection(store, {
    report: 'copy-a',
    layer: 'forecast',
    target: other.id,
    action: 'settle',
    value: { outcome: 'done' },
    by: 'tester',
    at: '2020-12-01',
  })
  const settled = await openCatalog(store)
  const rows = await forecastLedger.ask(settled, { kind: 'forecast', status: 'settled' })
  assert.deepEqual(
    rows.map(({ report, status, settledBy }) => [report, status, settledBy]),
    [['wire', 'came true', 'tester']],
  )
  assert.equal((await forecastScores.ask(settled, {}))[0]!.scores!.resolved, 1)
  settled.closeSync()
})

test('one visit that tellings give one day, another, or none is one visit; half a year later it is another', async () => {
  const told: readonly (readonly [what: string, reports: readonly MadeUp[], dates: readonly (string | null)[]])[] = [
    ['copies', again, ['2020-01-14']],
    [
      'a day, and no day in a history of the same report',
      [
        {
          id: 'a',
          published: '2020-03-04',
          text: 'Kenyan President Uhuru Kenyatta visited Brazil on 2 March 2020. Brazil thanked Kenya. In the past, Kenyatta had visited Brazil.',
        },
      ],
      ['2020-03-02'],
    ],
    [
      'two days of one visit',
      [
        { id: 'a', published: '2020-03-02', text: 'Kenyan President Uhuru Kenyatta visited Brazil on 2 March 2020.' },
        { id: 'b', published: '2020-03-05', text: 'Kenyan President Uhuru Kenyatta visited Brazil on 4 March 2020.' },
      ],
      ['2020-03-02'],
    ],
    [
      'two visits',
      [
        { id: 'a', published: '2020-03-02', text: 'Kenyan President Uhuru Kenyatta visited Brazil on 2 March 2020.' },
        {
          id: 'b',
          published: '2020-09-05',
          text: 'Kenyan President Uhuru Kenyatta visited Brazil on 4 September 2020.',
        },
      ],
      ['2020-03-02', '2020-09-04'],
    ],
  ]
  for (const [i, [what, reports, dates]] of told.entries()) {
    const opened = await openCatalog(await madeUpStore(join(folder, `visits-${i}`), reports))
    const rows = await visits.ask(opened, {})
    assert.deepEqual(
      rows.map(({ date }) => date),
      dates,
      what,
    )
    opened.closeSync()
  }
})

test('later reports suggest how a forecast came out, by the deed that it foresees', async () => {
  const forecast = (text: string): MadeUp => ({ id: 'said', published: '2020-01-10', outlet: 'Herald', text })
  const later = (text: string): MadeUp => ({ id: 'later', published: '2020-03-03', outlet: 'Courier', text })
  const visit = 'Kenyan President Uhuru Kenyatta visited Brazil on 2 March 2020.'
  const told: readonly (readonly [forecast: string, later: string, suggested: string | null])[] = [
    ['The Kenyan president is likely to visit Brazil, said Ana Souza.', visit, 'came true'],
    ['The Kenyan president is likely to visit Peru, said Ana Souza.', visit, null],
    ['Brazil is likely to visit Kenya, said Ana Souza.', visit, null],
    [
      'Peru will probably impose sanctions on Chile, said Ana Souza.',
      'Peru imposed sanctions on Chile on 2 March 2020.',
      'came true',
    ],
    [
      'Peru will probably impose sanctions on Chile, said Ana Souza.',
      'Chile imposed sanctions on Peru on 2 March 2020.',
      null,
    ],
  ]
  for (const [i, [said, report, suggested]] of told.entries()) {
    const opened = await openCatalog(await madeUpStore(join(folder, `later-${i}`), [forecast(said), later(report)]))
    const rows = await forecastLedger.ask(opened, {})
    const mine = rows.filter((row) => row.report === 'said')
    assert.ok(mine.length > 0, said)
    assert.deepEqual([...new Set(mine.map((row) => row.suggested))], [suggested], said)
    assert.ok(mine.every(({ status }) => status === 'open'))
    opened.closeSync()
  }
})
