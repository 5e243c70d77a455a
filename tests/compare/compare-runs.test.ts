import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { versionChanges } from '../../src/compare/compare-runs.js'
import { type EventRow, matchEvents } from '../../src/compare/match-events.js'
import { demarche } from '../support/demarche.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-diff-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const event = (words: string, change: Partial<EventRow> = {}): EventRow => ({
  event: 'e1',
  type: 'ACCUSE',
  mode: null,
  status: 'occurred',
  background: false,
  date: null,
  place: null,
  actors: ['POL'],
  recipients: ['BLR'],
  contexts: [],
  repeats: false,
  trigger: words,
  trigger_start: 10,
  trigger_end: 10 + words.length,
  ...change,
})

test('events are matched by their words, wherever they have moved to, and told by field', () => {
  const rows: [string, EventRow[], EventRow[], unknown[]][] = [
    ['the same', [event('accused')], [event('accused', { event: 'e7' })], []],
    ['moved', [event('accused')], [event('accused', { trigger_start: 50, trigger_end: 57 })], []],
    [
      'other type',
      [event('accused')],
      [event('accused', { type: 'REJECT' })],
      [['event changed', { type: ['ACCUSE', 'REJECT'] }]],
    ],
    [
      'denied',
      [event('accused')],
      [event('accused', { status: 'denied' })],
      [['event changed', { status: ['occurred', 'denied'] }]],
    ],
    ['other words', [event('accused')], [event('blamed')], []],
    [
      'one more',
      [event('accused')],
      [event('accused'), event('met', { type: 'CONSULT', trigger_start: 90 })],
      [['event added', { type: [null, 'CONSULT'], actors: [null, ['POL']], recipients: [null, ['BLR']] }]],
    ],
    [
      'gone',
      [event('accused')],
      [],
      [['event removed', { type: ['ACCUSE', null], actors: [['POL'], null], recipients: [['BLR'], null] }]],
    ],
  ]
  for (const [name, before, after, expected] of rows)
    assert.deepEqual(
      matchEvents(before, after).map(({ change, fields }) => [change, fields]),
      expected,
      name,
    )
})

test('what is new in code and knowledge is told in words', () => {
  const versions = { coder: '1.0.0', code: 'a', data: { model: 'a', lexicon: 'a', actors: 'a' } }
  assert.deepEqual(versionChanges(versions, versions), [])
  assert.deepEqual(versionChanges(versions, { ...versions, code: 'b' }), ['new coder'])
  assert.deepEqual(versionChanges(versions, { ...versions, coder: '1.1.0', code: 'b' }), [
    'new coder (1.0.0, now 1.1.0)',
  ])
  const data = { model: 'a', lexicon: 'b', actors: 'b', 'own 1': 'c' }
  assert.deepEqual(versionChanges(versions, { ...versions, data }), [
    'new registry of actors',
    'new lexicon',
    'added own 1',
  ])
})

test('diff tells new text from new knowledge', () => {
  const [store, input, own] = [join(folder, 'store'), join(folder, 'reports.jsonl'), join(folder, 'own')]
  const read = (texts: readonly string[], ...more: string[]) => {
    writeFileSync(
      input,
      texts.map((text, i) => `${JSON.stringify({ id: `r${i + 1}`, text, published: '2024-03-05' })}\n`).join(''),
    )
    assert.equal(demarche(['read', input, '--store', store, ...more]).status, 0)
  }
  const diff = (...args: string[]) => demarche(['diff', ...args, '--store', store, '--format', 'jsonl'])
  const rows = (...args: string[]) =>
    diff(...args)
      .stdout.split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))

  const trade = 'Norway signed a trade agreement with Chile on Monday.'
  read(['Poland accused Belarus of jamming.', trade])
  read(['Poland praised Belarus.', trade, 'France expelled two Russian diplomats.'])
  mkdirSync(join(own, 'actors'), { recursive: true })
  writeFileSync(
    join(own, 'actors', 'organisations.csv'),
    'id,name,country,sectors\nno-such-club,No Such Club,NOR,CVL\n',
  )
  read(['Poland praised Belarus.', trade], '--data', own)

  assert.deepEqual(
    rows().map(({ run, reports }) => [run, reports]),
    [
      [1, 2],
      [2, 2],
      [3, 2],
    ],
  )
  assert.deepEqual(
    rows('1', '2').map(({ report, change, words, because }) => [report, change, words, because]),
    [
      ['r1', 'event added', 'praised', ['new text']],
      ['r1', 'event removed', 'accused', ['new text']],
      ['r3', 'report added', null, ['new report']],
    ],
  )
  assert.deepEqual(
    rows('2', '3').map(({ report, change, because }) => [report, change, because]),
    [
      ['r1', 'nothing', ['added own 1']],
      ['r2', 'nothing', ['added own 1']],
    ],
  )
  assert.deepEqual(rows('1', '3')[0].because, ['new text', 'added own 1'])
  assert.match(demarche(['diff', '1', '2', '--store', store]).stdout, / 1 {2}event added: new text\n/)
  assert.match(diff('1', '7').stderr, /There is no run 7 in the store; it has 1, 2, 3/)
  assert.match(diff('1').stderr, /Give two runs/)
})
