import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { tableOf } from '../../src/cli/print-rows.js'
import { questions } from '../../src/questions/questions.js'
import { openCatalog } from '../../src/store/catalog.js'
import { madeUpStore, world } from './made-up-store.js'

test('a table fits its width: words are broken, numbers stand to the right, empty columns are left out', () => {
  const rows = [
    { who: 'Ana Souza', said: 'that nothing will come of it, whatever the ministers say', reports: 2, copies: null },
    { who: 'Teodoro Ribera', said: 'no', reports: 12, copies: null },
  ]
  assert.deepEqual(tableOf(['who', 'said', 'reports', 'copies'], rows, { width: 50, lines: 2 }), [
    'who             said                       reports',
    'Ana Souza       that nothing will come of        2',
    '                it, whatever the ministe…',
    'Teodoro Ribera  no                              12',
  ])
  assert.deepEqual(tableOf(['who'], []), ['who'])
  assert.deepEqual(tableOf(['codes', 'odd'], [{ codes: ['KEN', 'BRA'], odd: true }]), ['codes    odd', 'KEN BRA  yes'])
})

test('no question shows JSON in its table, and each is as wide as a terminal at most', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-tables-'))
  const catalog = await openCatalog(await madeUpStore(join(folder, 'world'), world))
  try {
    for (const question of questions) {
      const params = question.name === 'dyad-timeline' ? { source: 'PER', target: 'CHL' } : {}
      const rows = (await question.ask(catalog, params)).map((row) => question.cells!(row))
      assert.ok(rows.length > 0, question.name)
      for (const width of [80, 120]) {
        const lines = tableOf(Object.keys(rows[0]!), rows, { width, lines: 3 })
        for (const line of lines) {
          assert.doesNotMatch(line, /[{}[\]]/, question.name)
          assert.ok(line.length <= width, `${question.name}: ${line}`)
        }
      }
    }
  } finally {
    catalog.closeSync()
    rmSync(folder, { recursive: true, force: true })
  }
})
