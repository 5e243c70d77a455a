import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { packageRoot } from '../../src/data-files.js'
import { demarche } from '../support/demarche.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-store-commands-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const store = join(folder, 'store')
const inFolder = (name: string) => join(folder, name)
const wrong = inFolder('wrong.csv')
writeFileSync(wrong, 'a,b\n1,2\n')
const read = demarche(['read', join(packageRoot, 'examples'), '--store', store])

test('what other programs read of a store is as the contract says', () => {
  assert.equal(read.status, 0, read.stderr)
  const rowsOf = (...args: string[]) =>
    demarche([...args, '--store', store, '--format', 'jsonl'])
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  assert.match(demarche(['verify', '--store', store]).stdout, /(^|\n)[1-9]\d* spans checked, 0 failed\n$/)
  const stories = rowsOf('stories')
  assert.equal(stories.length, 12)
  assert.deepEqual(Object.keys(stories[0]), ['id', 'story'])
  for (const view of ['events', 'participants', 'claims', 'forecasts', 'agreements', 'stories', 'reports']) {
    const [{ n }] = rowsOf('sql', `SELECT count(*) AS n FROM ${view}`)
    assert.ok(Number.isInteger(n) && n > 0, view)
  }
  assert.deepEqual(rowsOf('sql', 'SELECT 1::HUGEINT AS a, 2.5::DECIMAL(5,2) AS b, 99999999999999999999 AS c'), [
    { a: 1, b: 2.5, c: '99999999999999999999' },
  ])
})

test('every mistake ends in one sentence and status 1, and nothing is written', () => {
  const kept = inFolder('kept.jsonl')
  writeFileSync(kept, 'precious')
  const endless = 'SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE (a.range * b.range) % 7 = 3'
  const cases: readonly [args: string[], says: RegExp][] = [
    [['sql', ' '], /There is no query/],
    [['sql', endless, '--seconds', '1'], /stopped after a second/],
    [['sql', "FROM read_text('/etc/passwd')"], /The query failed: .*disabled by configuration/],
    [['sql', 'FROM evnts'], /The query failed: .*evnts does not exist/],
    [['plans', '--as-of', '2024-02-31'], /--as-of takes a day/],
    [['diff', '1', '7'], /There is no run 7/],
    [['compare'], /Nothing of another project is in the store yet/],
    [['compare', '--window', '99'], /--window takes a whole number from 0 to 60/],
    [['import', wrong, '--format', 'gdelt', '--store', ''], /--store takes the folder of a store/],
    [['export', '--as', 'gold', '--out', kept], /Nobody has accepted or corrected anything/],
    [['export', '--as', 'gexf', '--out', folder], /is a folder: name a file in it/],
    [['export', '--as', 'gexf', '--table', 'events', '--out', kept], /--table is for csv and parquet/],
    [['export', '--as', 'csv', '--out', '/proc/events.csv'], /could not be written/],
    [['export', '--as', 'csv', '--out', ''], /--out takes the name/],
  ]
  for (const [args, says] of cases) {
    const { status, stdout, stderr } = demarche(args.includes('--store') ? args : [...args, '--store', store])
    assert.equal(status, 1, args.join(' '))
    assert.match(stderr, says)
    assert.match(stderr, /^[^\n]+\n$/, args.join(' '))
    assert.equal(stdout, '')
  }
  assert.equal(readFileSync(kept, 'utf8'), 'precious')
  assert.ok(!existsSync(`${kept}.tmp`))
})

test('a file that cannot be read is told at each reading', () => {
  const own = inFolder('own')
  for (const counts of [/^1 reports read/, /1 unchanged/]) {
    const { stdout, stderr } = demarche(['read', wrong, '--store', own])
    assert.match(stdout, counts)
    assert.match(stderr, /^wrong\.csv: [^\n]*say which it is with --column text=NAME\.\n$/)
  }
})

test('a path that does not exist is told and is no report; the others are read', () => {
  const mixed = inFolder('mixed')
  const { status, stdout, stderr } = demarche([
    'read',
    join(packageRoot, 'examples', '01-visit.txt'),
    inFolder('no-such-file.txt'),
    '--store',
    mixed,
  ])
  assert.equal(status, 1)
  assert.match(stderr, /There is no file or folder/)
  assert.match(stdout, /^1 reports? read/)
})

test('the help of every command has an example', () => {
  const commands = [...demarche(['--help']).stdout.matchAll(/^ {2}([a-z]+) +(\[|<|[a-z])/gm)].map(([, name]) => name!)
  assert.ok(commands.length > 15)
  for (const name of commands.filter((each) => !['code', 'help', 'actors', 'demarche', 'cat'].includes(each)))
    assert.match(demarche([name, '--help']).stdout, new RegExp(`\n *demarche( .*\\| demarche)?( .*)? ${name}`), name)
})
