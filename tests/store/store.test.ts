import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { packageRoot } from '../../src/data-files.js'
import { demarche } from '../support/demarche.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-store-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const inFolder = (name: string) => join(folder, name)
const rowsOf = (query: string, store: string): Record<string, unknown>[] => {
  const { stdout, stderr } = demarche(['sql', query, '--store', store, '--format', 'jsonl'])
  assert.equal(stderr, '')
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}
const feed = (file: string, texts: readonly string[]): string => {
  const path = inFolder(file)
  writeFileSync(
    path,
    texts.map((text, i) => `${JSON.stringify({ id: `r${i + 1}`, text, published: '2024-03-05' })}\n`).join(''),
  )
  return path
}
const said = [
  'Poland accused Belarus of jamming satellite signals.',
  'Norway signed a trade agreement with Chile on Monday.',
]

test('what is unchanged is not coded again; a changed text is, and the record is the last one', () => {
  const store = inFolder('changing')
  assert.match(demarche(['read', feed('a.jsonl', said), '--store', store]).stdout, /^2 reports read .* 0 unchanged/)
  assert.match(demarche(['read', feed('a.jsonl', said), '--store', store]).stdout, /^0 reports read .* 2 unchanged/)
  assert.match(
    demarche(['read', feed('a.jsonl', ['Poland praised Belarus.', said[1]!]), '--store', store]).stdout,
    /^1 reports read .* 1 unchanged/,
  )
  const types = rowsOf(`SELECT report, type FROM events ORDER BY report`, store)
  assert.deepEqual(types[0], { report: 'r1', type: 'SUPPORT' })
  assert.ok(types.every(({ type }) => type !== 'ACCUSE'))
  assert.match(demarche(['verify', '--store', store]).stdout, /\n?\d+ spans checked, 0 failed\n$/)
})

test('code and load keep the same record as read', () => {
  const [one, two] = [inFolder('read'), inFolder('loaded')]
  const input = feed('b.jsonl', said)
  demarche(['read', input, '--store', one])
  const coded = demarche(['code', input, '--format', 'report']).stdout
  assert.match(demarche(['load', '--store', two], { input: coded }).stdout, /^2 reports loaded/)
  for (const table of ['events', 'participants', 'claims', 'spans']) {
    const query = `SELECT * EXCLUDE (shard) FROM ${table} ORDER BY ALL`
    assert.deepEqual(rowsOf(query, two), rowsOf(query, one))
  }
})

test('a text that is changed and changed back is there once, and so is the later of two rows with one id', () => {
  const store = inFolder('back')
  const other = ['Poland praised Belarus.', said[1]!]
  for (const texts of [said, other, said, other, said]) demarche(['read', feed('f.jsonl', texts), '--store', store])
  assert.deepEqual(rowsOf('SELECT report, text FROM reports ORDER BY report', store), [
    { report: 'r1', text: said[0] },
    { report: 'r2', text: said[1] },
  ])
  const twice = inFolder('twice.jsonl')
  writeFileSync(twice, said.map((text) => `${JSON.stringify({ id: 'r1', text })}\n`).join(''))
  demarche(['read', twice, '--store', store])
  assert.deepEqual(rowsOf(`SELECT text FROM reports WHERE report = 'r1'`, store), [{ text: said[1] }])
  assert.match(demarche(['verify', '--store', store]).stdout, /, 0 failed\n$/)
})

test('a record that was corrected by hand takes the place of the coded one', () => {
  const store = inFolder('corrected')
  const coded = demarche(['code', feed('g.jsonl', said), '--format', 'report']).stdout
  demarche(['load', '--store', store], { input: coded })
  demarche(['load', '--store', store], { input: coded.replaceAll('"occurred"', '"planned"') })
  assert.deepEqual(rowsOf('SELECT DISTINCT status FROM events', store), [{ status: 'planned' }])
  assert.match(demarche(['verify', '--store', store]).stdout, /, 0 failed\n$/)
})

test('cut emoji, NUL and marks of direction are kept, and their spans hold', () => {
  const store = inFolder('odd')
  const texts = [
    'Poland accused \ud83d Belarus.',
    '\u0000Poland\u0000 accused Belarus.',
    '\u200fPoland\u202c accused \\ud83d.',
  ]
  const { stderr } = demarche(['read', feed('h.jsonl', texts), '--store', store])
  assert.equal(stderr, '')
  assert.deepEqual(
    rowsOf('SELECT text FROM reports ORDER BY report', store).map(({ text }) => text),
    texts.map((text) => text.replace(/\ud83d/, '\ufffd')),
  )
  assert.match(demarche(['verify', '--store', store]).stdout, /, 0 failed\n$/)
})

test('verify finds a part that was changed on the disk', () => {
  const store = inFolder('tampered')
  demarche(['read', feed('c.jsonl', said), '--store', store])
  const part = join(store, 'parts', 'reports', readdirSync(join(store, 'parts', 'reports'))[0]!)
  writeFileSync(
    part,
    readFileSync(part).map((byte, i) => (i === 40 ? byte ^ 1 : byte)),
  )
  const { status, stdout } = demarche(['verify', '--store', store])
  assert.equal(status, 1)
  assert.match(stdout, /is not the file that was written/)
})

test('texts may be left out; the rest works', () => {
  const store = inFolder('no-text')
  demarche(['read', feed('d.jsonl', said), '--store', store, '--no-text'])
  assert.deepEqual(rowsOf('SELECT count(*)::INTEGER n, count(text)::INTEGER t FROM reports', store), [{ n: 2, t: 0 }])
  assert.match(
    demarche(['verify', '--store', store]).stdout,
    /\d+ spans are of reports whose text is not kept\.\n0 spans checked, 0 failed\n$/,
  )
})

test('a folder that is no store, a query that is wrong, and a store that is being written are told in a sentence', () => {
  assert.match(demarche(['verify', '--store', inFolder('nowhere')]).stderr, /^There is no store in/)
  const store = inFolder('busy')
  demarche(['read', feed('e.jsonl', said), '--store', store])
  assert.match(demarche(['sql', 'SELEC', '--store', store]).stderr, /^The query failed: .*syntax error/)
  assert.match(
    demarche(['sql', `SELECT * FROM read_text('/etc/passwd')`, '--store', store]).stderr,
    /^The query failed: /,
  )
  assert.match(
    demarche(['read', inFolder('e.jsonl'), '--store', inFolder('e.jsonl')]).stderr,
    /a file stands where a folder/,
  )
  writeFileSync(join(store, 'writing.lock'), String(process.pid))
  assert.match(demarche(['read', feed('e.jsonl', ['New.']), '--store', store]).stderr, /^Another process is writing/)
  assert.equal(rowsOf('SELECT count(*)::INTEGER n FROM reports', store)[0]!.n, 2)
  writeFileSync(join(store, 'writing.lock'), '999999999')
  assert.equal(demarche(['read', feed('e.jsonl', ['New.']), '--store', store]).status, 0)
})

test('killed at any moment, the store opens, holds whole batches, and a second run goes on', async () => {
  const store = inFolder('killed')
  const many = feed(
    'many.jsonl',
    Array.from({ length: 2000 }, (_, i) => `Poland accused Belarus of lying in case ${i}.`),
  )
  for (const wait of [300, 900, 1500]) {
    const child = spawn(process.execPath, [
      join(packageRoot, 'bin', 'demarche.mjs'),
      'read',
      many,
      '--store',
      store,
      '--jobs',
      '2',
    ])
    await new Promise((resolve) => setTimeout(resolve, wait))
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
  }
  assert.equal(demarche(['read', many, '--store', store]).status, 0)
  assert.deepEqual(rowsOf('SELECT count(*)::INTEGER n, count(DISTINCT report)::INTEGER d FROM reports', store), [
    { n: 2000, d: 2000 },
  ])
  assert.match(demarche(['verify', '--store', store]).stdout, /, 0 failed\n$/)
})
