import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { columnsOf } from '../../src/formats/export/layouts.js'
import { demarche } from '../support/demarche.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-compare-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const store = join(folder, 'store')

const REPORTS = [
  { id: 'one', url: 'https://a.example/1', text: 'Poland expelled two Belarusian diplomats on Monday.' },
  { id: 'two', text: 'Russia denied that it had attacked Estonia.' },
  { id: 'three', text: 'Norway accused Chile of overfishing on Monday.' },
  { id: 'four', text: 'President Emmanuel Macron will visit Germany on Friday.' },
  { id: 'five', text: 'Japan condemned North Korea on Monday.' },
]

/** Day, actor, recipient, CAMEO code, what is to be said of it; and the address, where there is one. */
const THEIRS: readonly (readonly [string, string, string, string, string, string?])[] = [
  ['20240305', 'POL', 'BLR', '166', 'same'],
  ['20240303', 'POL', 'BLR', '162', 'same'],
  ['20240304', 'RUS', 'EST', '190', 'denied with us'],
  ['20240308', 'FRA', 'DEU', '042', 'planned with us'],
  ['20240304', 'NOR', 'CHL', '172', 'other type with us'],
  ['20240304', 'NOR', 'BLR', '112', 'other dyad with us'],
  ['20240304', 'CHL', 'NOR', '057', 'our report without it'],
  ['20240304', 'BRA', 'ARG', '057', 'our report without it', 'https://a.example/1'],
  ['20240304', 'BRA', 'ARG', '042', 'no report of ours'],
  ['20240304', 'BRA', '', '042', 'no two countries'],
  ['20230101', 'USA', 'IRN', '112', 'outside our days'],
]

before(() => {
  const [reports, gdelt] = [join(folder, 'reports.jsonl'), join(folder, 'gdelt.tsv')]
  writeFileSync(reports, REPORTS.map((r) => `${JSON.stringify({ published: '2024-03-05', ...r })}\n`).join(''))
  const columns = columnsOf('gdelt')
  writeFileSync(
    gdelt,
    THEIRS.map(([SQLDATE, Actor1CountryCode, Actor2CountryCode, EventCode, , SOURCEURL], i) => {
      const QuadClass = EventCode.startsWith('0') ? '1' : '4'
      const cells: Record<string, string> = {
        GLOBALEVENTID: String(i),
        SQLDATE,
        Actor1CountryCode,
        Actor2CountryCode,
        EventCode,
        QuadClass,
        ...(SOURCEURL ? { SOURCEURL } : {}),
      }
      return `${columns.map((name) => cells[name] ?? '').join('\t')}\n`
    }).join(''),
  )
  assert.equal(demarche(['read', reports, '--store', store]).status, 0)
  assert.equal(
    demarche(['import', gdelt, '--format', 'gdelt', '--store', store]).stdout,
    `${gdelt}: 11 events of gdelt kept, 0 said twice, 0 rows left out.\n`,
  )
})

const compared = (...more: string[]): Record<string, string | null>[] =>
  demarche(['compare', '--store', store, '--format', 'jsonl', ...more])
    .stdout.split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

test('each difference is explained', () => {
  const rows = compared()
  const why = new Map(rows.filter((row) => row.their_id !== null).map((row) => [Number(row.their_id), row.why]))
  assert.deepEqual(
    THEIRS.map(([day, a, r, code], i) => [day, a, r, code, why.get(i)]),
    THEIRS.map(([day, a, r, code, expected]) => [day, a, r, code, expected]),
  )
  const ours = rows.filter(({ side }) => side === 'ours').map(({ report, why }) => [report, why])
  assert.deepEqual(ours, [
    ['five', 'not with them'],
    ['three', 'other type with them'],
  ])
})

test('a wider window finds more, none at all less', () => {
  const same = (window: string) =>
    compared('--window', window).filter(({ why, their_id }) => why === 'same' && their_id !== null).length
  assert.deepEqual([same('0'), same('1'), same('3')], [0, 2, 2])
})

test('the table counts by reason; what was not imported is told', () => {
  const { stdout } = demarche(['compare', '--store', store])
  assert.match(stdout, /within 1 day, beside gdelt:/)
  assert.match(stdout, /\n +2 {2}both: same\n/)
  assert.match(stdout, /\n +1 {2}theirs only: planned with us\n/)
  assert.match(
    demarche(['compare', '--store', store, '--with', 'icews']).stderr,
    /Nothing of icews is in the store yet/,
  )
})
