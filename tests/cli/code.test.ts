import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { packageRoot } from '../../src/data-files.js'
import type { CodedReport } from '../../src/report/layers.js'
import { demarche } from '../support/demarche.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-cli-'))
after(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const reportsOf = (stdout: string): CodedReport[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

const examples = join(packageRoot, 'examples')
const good = file(
  'good.txt',
  'Poland accuses Belarus\n\nWARSAW – Poland accused Belarus on Tuesday of jamming satellite signals.\n',
)

test('every format prints something for the sample reports, and ends well', () => {
  for (const format of ['table', 'jsonl', 'report', 'csv', 'conllu']) {
    const { status, stdout, stderr } = demarche(['code', examples, '--format', format])
    assert.equal(status, 0, stderr)
    assert.ok(stdout.length > 1000, `${format}: ${stdout.slice(0, 200)}`)
    assert.equal(stderr, '')
  }
})

test('the same bytes with 1, 2 and 8 worker threads, in the input’s order', () => {
  const [sample] = reportsOf(demarche(['code', good, '--format', 'report']).stdout)
  assert.ok(sample)
  const rows = Array.from({ length: 900 }, (_, i) =>
    JSON.stringify({ id: `r${i}`, text: `${sample.original.text} Report ${i}.` }),
  )
  const many = file('many.jsonl', `${rows.join('\n')}\n`)
  const [one, two, eight] = ['1', '2', '8'].map(
    (jobs) => demarche(['code', many, '--format', 'report', '--jobs', jobs]).stdout,
  )
  assert.equal(two, one)
  assert.equal(eight, one)
  assert.deepEqual(
    reportsOf(one!).map(({ id }) => id),
    rows.map((_, i) => `r${i}`),
  )
})

test('a JSON Lines text is taken as it stands', () => {
  const text = '  - Advertisement -\n\nPoland accused Belarus.  '
  const { stdout } = demarche(['code', '-', '--format', 'report'], { input: `${JSON.stringify({ id: 'x', text })}\n` })
  assert.equal(reportsOf(stdout)[0]?.original.text, text)
})

const bad: readonly [name: string, path: () => string][] = [
  ['an empty file', () => file('empty.txt', '')],
  [
    'a binary file',
    () =>
      file(
        'binary.txt',
        Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
      ),
  ],
  ['a 50 MB line', () => file('long.jsonl', `{"id":"long","text":"${'x'.repeat(50_000_000)}"}\n`)],
  ['a row without text', () => file('row.jsonl', '{"id":"no-text"}\n{"id":"fine","text":"Poland accused Belarus."}\n')],
  ['a row that is no JSON', () => file('broken.jsonl', '{"id":\n{"id":"fine","text":"Poland accused Belarus."}\n')],
  ['a path that does not exist', () => join(folder, 'nowhere.txt')],
]

for (const [name, path] of bad) {
  test(`bad input: ${name} costs itself only, and is told in one sentence`, () => {
    const { status, stdout, stderr } = demarche(['code', path(), good, '--format', 'report'])
    assert.equal(status, 0, stderr)
    const reports = reportsOf(stdout)
    const told = reports.flatMap(({ problems }) => problems.filter(({ stage }) => stage === 'read'))
    assert.equal(told.length, 1, JSON.stringify(told))
    assert.match(told[0]!.message, /^[^\n]+[.]$/)
    assert.match(stderr, /^[^\n]+\n$/)
    assert.doesNotMatch(stderr, /\bat .*:\d+:\d+/)
    assert.equal(reports.at(-1)?.id, 'good.txt')
    assert.ok(reports.at(-1)!.tokens.length > 0)
    assert.equal(demarche(['code', path(), '--format', 'report', '--strict']).status, 1)
  })
}

const odd: readonly [name: string, content: Uint8Array, holds: RegExp][] = [
  [
    'windows-1252',
    Buffer.from('Nicol\xe1s Maduro visited La Habana on Tuesday, \x93a success\x94, his office said.', 'latin1'),
    /Nicolás Maduro.*“a success”/,
  ],
  [
    'broken UTF-8',
    Buffer.concat([
      Buffer.from('Poland accused Belarus on Tuesday. '.repeat(20)),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from(' It said so — twice, é.'),
    ]),
    /Poland accused Belarus.*— twice, é/,
  ],
]
for (const [name, content, holds] of odd) {
  test(`odd bytes: ${name} is read, and told in one sentence`, () => {
    const { stdout } = demarche(['code', file(`${name}.txt`, content), '--format', 'report'])
    const [report] = reportsOf(stdout)
    assert.match(report!.original.text, holds)
    assert.ok(report!.tokens.length > 5)
    assert.equal(report!.problems.filter(({ stage }) => stage === 'read').length, 1)
    const strict = demarche(['code', join(folder, `${name}.txt`), '--strict'])
    assert.equal(strict.status, name === 'windows-1252' ? 0 : 1)
  })
}

test('a folder without rights is told, and the rest is read', {
  skip: process.getuid?.() === 0 && 'root may read everything',
}, () => {
  const closed = mkdtempSync(join(folder, 'closed-'))
  chmodSync(closed, 0)
  const { status, stdout, stderr } = demarche(['code', closed, good, '--format', 'report'])
  chmodSync(closed, 0o700)
  assert.equal(status, 0)
  assert.match(stderr, /closed-.*\n/)
  assert.equal(reportsOf(stdout).at(-1)?.id, 'good.txt')
})

test('wrong options are told in a sentence', () => {
  const cases: readonly [args: string[], says: RegExp][] = [
    [['code', good, '--format', 'xml'], /--format takes one of table, jsonl/],
    [['code', good, '--published', '2018-13-01'], /--published takes a day/],
    [['actors', 'find', 'Poland', '--on', '2018-2-3'], /--on takes a day/],
    [['actors', 'add', 'X', '--country', 'Chile', '--from', '2018-99'], /--from takes a day/],
    [['evaluate', folder], /it is a folder/],
    [['code', good, '--jobs', '0'], /--jobs takes a whole number/],
    [['explain', good, 'e99'], /has no event "e99"/],
    [['evaluate', join(folder, 'nowhere.jsonl')], /There is no file/],
    [['frobnicate'], /unknown command/],
  ]
  for (const [args, says] of cases) {
    const { status, stderr } = demarche(args)
    assert.equal(status, 1, args.join(' '))
    assert.match(stderr, says)
    assert.doesNotMatch(stderr, /\bat .*:\d+:\d+/)
  }
})

test('explain shows words, rule and status of an event', () => {
  const { stdout } = demarche(['explain', good, 'e1', '--published', '2024-03-05'])
  assert.match(stdout, /trigger\s+“accuse/)
  assert.match(stdout, /rule\s+\S+/)
  assert.match(stdout, /actor\s+Poland \(POL/)
})

test('evaluate finds the coder in full agreement with itself', () => {
  const gold = file('self.jsonl', demarche(['code', good, '--format', 'report']).stdout)
  const { stdout, status } = demarche(['evaluate', gold])
  assert.equal(status, 0)
  assert.match(stdout, /events\s+1\.000\s+1\.000\s+1\.000/)
})

test('a codebook of one’s own: a type, a frame and an actor that ours does not have', () => {
  const own = mkdtempSync(join(folder, 'own-'))
  mkdirSync(join(own, 'codebook'))
  mkdirSync(join(own, 'lexicon', 'frames'), { recursive: true })
  mkdirSync(join(own, 'actors'))
  writeFileSync(join(own, 'codebook', 'types.csv'), 'type,mode,quad,intensity,requires_recipient\nSERENADE,,1,7,yes\n')
  writeFileSync(
    join(own, 'lexicon', 'frames', 'serenade.csv'),
    'id,trigger,where,actor,recipient,type,mode,contexts,cameo,flags\nserenade.sing,serenade/v,,subj,obj,SERENADE,,,,\n',
  )
  writeFileSync(join(own, 'actors', 'aliases.csv'), 'alias,state,kind\nRuritania,ALB,name\n')
  const text = 'Ruritania serenaded Belarus on Tuesday.'
  const { stdout, stderr } = demarche(['code', '-', '--format', 'report', '--codebook', own], {
    input: JSON.stringify({ id: 'x', text }),
  })
  const [report] = reportsOf(stdout)
  assert.deepEqual(
    report?.events.map(({ type, intensity, rule }) => [type, intensity, rule]),
    [['SERENADE', 7, 'serenade.sing']],
    stderr,
  )
  const actor = report!.events[0]!.actors[0]!.entity
  assert.equal(report!.entities.find(({ id }) => id === actor)?.country, 'ALB')

  writeFileSync(
    join(own, 'lexicon', 'frames', 'serenade.csv'),
    'id,trigger,where,actor,recipient,type,mode,contexts,cameo,flags\nx,sing/v,,subj,obj,OPERA,,,,\n',
  )
  const wrong = demarche(['code', good, '--codebook', own])
  assert.equal(wrong.status, 1)
  assert.match(wrong.stderr, /serenade\.csv.*OPERA/)
})
