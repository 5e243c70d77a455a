import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { DuckDBConnection } from '@duckdb/node-api'
import { addCorrection } from '../../src/corrections/add-correction.js'
import { activePairs } from '../../src/questions/active-pairs.js'
import { agreements } from '../../src/questions/agreements.js'
import { balance } from '../../src/questions/balance.js'
import { coverage } from '../../src/questions/coverage.js'
import { dyadTimeline } from '../../src/questions/dyad-timeline.js'
import { eventsBetween } from '../../src/questions/events-between.js'
import { forecastLedger } from '../../src/questions/forecast-ledger.js'
import { forecastScores } from '../../src/questions/forecast-scores.js'
import { ladder } from '../../src/questions/ladder.js'
import { network } from '../../src/questions/network.js'
import { plans } from '../../src/questions/plans.js'
import { questions } from '../../src/questions/questions.js'
import { citationsOf } from '../../src/questions/stored-reports.js'
import { visits } from '../../src/questions/visits.js'
import { whoSaidWhat } from '../../src/questions/who-said-what.js'
import { openCatalog } from '../../src/store/catalog.js'
import { madeUpStore, world } from './made-up-store.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-questions-'))
let catalog: DuckDBConnection
before(async () => {
  catalog = await openCatalog(await madeUpStore(join(folder, 'world'), world))
})
after(() => {
  catalog.closeSync()
  rmSync(folder, { recursive: true, force: true })
})

test('visits: one deed that two outlets tell of is one visit', async () => {
  const [visit, ...others] = await visits.ask(catalog, { host: 'BRA' })
  assert.equal(others.length, 0)
  assert.deepEqual(
    [visit!.visitor, visit!.home, visit!.host, visit!.date],
    ['Uhuru Kenyatta', 'KEN', 'BRA', '2020-01-06'],
  )
  assert.deepEqual(await visits.ask(catalog, { host: 'BRA', since: '2020-02-01' }), [])
  assert.equal(
    visits.sentence([visit!], { host: 'BRA', status: 'made', everyone: false, limit: 9 }),
    '1 visit to BRA: Uhuru Kenyatta.',
  )
})

test('who said what: by speaker, by country, about a state', async () => {
  const said = await whoSaidWhat.ask(catalog, { speaker: 'souza', about: 'BRA' })
  assert.equal(said.length, 4)
  assert.ok(said.every(({ speaker, report }) => speaker === 'Ana Souza' && report === 'expert'))
  assert.deepEqual((await whoSaidWhat.ask(catalog, { country: 'CHL', about: 'PER' })).map(({ act }) => act).sort(), [
    'deny',
    'oppose',
  ])
})

test('agreements: what was left stands no more', async () => {
  const standing = await agreements.ask(catalog, {})
  assert.deepEqual(
    standing.map(({ parties, rung, stage }) => [parties.join(' '), rung, stage]),
    [
      ['CHL NOR', 9, 'signed'],
      ['BRA KEN', 5, 'signed'],
    ],
  )
  const ended = await agreements.ask(catalog, { stage: 'ended', party: 'PER' })
  assert.deepEqual(ended.map(({ stage, ended }) => [stage, ended]).sort(), [
    ['signed', 'withdrawn'],
    ['withdrawn', 'withdrawn'],
  ])
})

test('plans: open, and overdue when their day is past', async () => {
  const [plan] = await plans.ask(catalog, { actor: 'BRA', other: 'KEN', outcome: 'open' })
  assert.deepEqual([plan!.due, plan!.outcome], ['2020-03-10', 'open'])
  const late = await plans.ask(catalog, { actor: 'BRA', other: 'KEN', outcome: 'overdue', asOf: '2020-03-11' })
  assert.equal(late.filter(({ due }) => due === '2020-03-10').length, 1)
})

test('coverage: reports and deeds of each outlet and day', async () => {
  const rows = await coverage.ask(catalog, { outlet: 'Herald', until: '2020-01-31' })
  assert.deepEqual(
    rows.map(({ day, reports }) => [day, reports]),
    [
      ['2020-01-07', 1],
      ['2020-01-20', 1],
    ],
  )
})

test('timeline and active pairs count deeds, with the words behind each', async () => {
  const weeks = await dyadTimeline.ask(catalog, { source: 'PER', target: 'CHL' })
  assert.deepEqual([weeks[0]!.start, weeks[0]!.conflict], ['2020-02-03', 2])
  assert.equal(weeks[0]!.evidence.length, weeks[0]!.events)
  const pairs = await activePairs.ask(catalog, { tone: 'conflict' })
  assert.deepEqual([pairs[0]!.source, pairs[0]!.target, pairs[0]!.events], ['PER', 'CHL', 2])
})

test('events between: a denial is no deed, and says who denied', async () => {
  const rows = await eventsBetween.ask(catalog, { source: 'CHL', target: 'PER', types: 'ASSAULT' })
  assert.deepEqual(
    rows.map(({ status, speaker }) => [status, speaker]),
    [['denied', 'Teodoro Ribera']],
  )
  assert.deepEqual(
    await eventsBetween.ask(catalog, { source: 'CHL', target: 'PER', types: 'ASSAULT', status: 'happened' }),
    [],
  )
})

test('ladder: a mutual defence treaty is rung 9, a general promise to consult rung 5 and no entente', async () => {
  const pact = (await ladder.ask(catalog, { from: 'NOR', to: 'CHL' }))[0]!
  assert.deepEqual(
    [pact.rung, pact.name, pact.form, pact.stage, pact.reached],
    [9, 'defence pact', 'treaty', 'signed', '2020-03-01'],
  )
  assert.match(pact.whose, /ATOP.*COW/)
  const consult = (await ladder.ask(catalog, { from: 'KEN', to: 'BRA' }))[0]!
  assert.deepEqual([consult.rung, consult.form, consult.stage, consult.whose], [5, 'memorandum', 'signed', 'ours'])
  // What only an outsider says of is claimed: the expert's military cooperation.
  assert.deepEqual(
    consult.claimed.map(({ rung, speaker }) => [rung, speaker]),
    [[6, 'Ana Souza']],
  )
})

test('ladder: a visit is contact for both sides', async () => {
  const store = await madeUpStore(join(folder, 'one-visit'), [world[1]!])
  const opened = await openCatalog(store)
  const rows = await ladder.ask(opened, { actors: 'KEN BRA' })
  assert.deepEqual(
    rows.map(({ from, to }) => `${from} ${to}`),
    ['BRA KEN', 'KEN BRA'],
  )
  opened.closeSync()
})

test('ladder: a rupture is rung 0, and what was signed and left speaks against it', async () => {
  const rupture = (await ladder.ask(catalog, { from: 'PER', to: 'CHL' }))[0]!
  assert.equal(rupture.rung, 0)
  assert.equal(rupture.against.length, 2)
  const left = (await ladder.ask(catalog, { from: 'NOR', to: 'PER' }))[0]!
  assert.ok(left.against.some(({ stage }) => stage === 'withdrawn'))
})

test('network and balance over the deeds of the store', async () => {
  const nodes = await network.ask(catalog, {})
  assert.deepEqual(nodes.map(({ actor }) => actor).sort(), ['BRA', 'CHL', 'KEN', 'NOR', 'PER'])
  const triads = await balance.ask(catalog, { actors: 'nor, chl, per' })
  assert.deepEqual(
    triads.map(({ members, signs }) => [members.join(' '), signs]),
    [['CHL NOR PER', [1, -1, -1]]],
  )
})

test('forecasts are open until a person settles them; then they score', async () => {
  const store = await madeUpStore(join(folder, 'settled'), world)
  const open = await openCatalog(store)
  const [forecast] = await forecastLedger.ask(open, { kind: 'forecast' })
  assert.deepEqual(
    [forecast!.speaker, forecast!.status, forecast!.low, forecast!.high],
    ['Ana Souza', 'open', 0.2, 0.45],
  )
  assert.deepEqual((await forecastScores.ask(open, {}))[0]!.scores, null)
  open.closeSync()
  await addCorrection(store, {
    report: 'expert',
    layer: 'forecast',
    target: forecast!.id,
    action: 'settle',
    value: { outcome: 'not' },
    by: 'tester',
    at: '2020-12-01',
  })
  const settled = await openCatalog(store)
  const [after] = await forecastLedger.ask(settled, { kind: 'forecast', status: 'settled' })
  assert.deepEqual([after!.status, after!.settledBy], ['did not', 'tester'])
  const [score] = await forecastScores.ask(settled, { by: 'speaker' })
  assert.deepEqual(
    [score!.by, score!.scores!.resolved, score!.scores!.brier],
    ['Ana Souza', 1, Number((0.325 ** 2).toFixed(4))],
  )
  settled.closeSync()
})

test('every row of every question leads to words of the reports', async () => {
  const needed: Record<string, Record<string, string>> = { 'dyad-timeline': { source: 'PER', target: 'CHL' } }
  for (const question of questions) {
    const rows = await question.ask(catalog, needed[question.name] ?? {})
    assert.ok(rows.length > 0, question.name)
    for (const row of rows) {
      const keys = question.evidence(row)
      const cited = await citationsOf(catalog, keys)
      assert.equal(cited.length, keys.length, question.name)
      for (const { words, spans, report } of cited) {
        const { text } = world.find(({ id }) => id === report)!
        assert.ok(
          words.length > 0 &&
            spans.every(({ start, end }) => words.includes(text.slice(start, end).replace(/\s+/g, ' ').trim())),
        )
      }
    }
    const sentence = question.sentence(rows, question.params.parse(needed[question.name] ?? {}))
    assert.match(sentence, /^[\p{Lu}\d].*[.]$/u, question.name)
    assert.match(question.sentence([], question.params.parse(needed[question.name] ?? {})), /[.]$/, question.name)
  }
})

test('a parameter that cannot be used is named', async () => {
  const wrong: [Promise<unknown>, RegExp][] = [
    [
      visits.ask(catalog, { host: 'Brazil' }),
      /parameter "host" of "visits" cannot be used: it takes a code of three letters/,
    ],
    [visits.ask(catalog, { since: '2020-02-31' }), /parameter "since".*no such day/],
    [activePairs.ask(catalog, { limit: 'many' }), /parameter "limit".*whole number/],
    [dyadTimeline.ask(catalog, { source: 'PER' } as never), /parameter "target"/],
  ]
  for (const [asked, message] of wrong) await assert.rejects(asked, message)
})
