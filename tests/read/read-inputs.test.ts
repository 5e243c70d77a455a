import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import type { ReadOptions } from '../../src/read/read-inputs.js'
import { readInputs } from '../../src/read/read-inputs.js'
import type { RawReport } from '../../src/run-pipeline.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-read-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function read(files: Record<string, string | Uint8Array>, paths = Object.keys(files), options: ReadOptions = {}) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const reports: RawReport[] = []
  for await (const report of readInputs(
    paths.map((path) => (path === '-' ? path : join(folder, path))),
    options,
  ))
    reports.push(report)
  return reports
}

const STORY = 'The foreign minister of Peru arrived in La Paz on Monday.'
const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** Each row: what is odd, the file, its bytes, the codes of the problems, and the text that is left. */
const odd: readonly (readonly [string, string, string | Uint8Array, readonly string[], string])[] = [
  ['sound UTF-8', 'sound.txt', `${STORY} “Sí.”`, [], `${STORY} “Sí.”`],
  ['a byte order mark', 'bom.txt', `\ufeff${STORY}`, [], STORY],
  ['UTF-16', 'utf16.txt', Buffer.from(`\ufeff${STORY}`, 'utf16le'), [], STORY],
  ['UTF-16 without its mark', 'plain16.txt', Buffer.from(STORY, 'utf16le'), [], STORY],
  ['windows-1252', 'win.txt', latin1(`${STORY} \x93Caf\xe9\x94`), ['encoding-guessed'], `${STORY} “Café”`],
  [
    'broken UTF-8',
    'broken.txt',
    Buffer.concat([Buffer.from(`${STORY} São `), Buffer.from([0xff])]),
    ['encoding-broken'],
    `${STORY} São \ufffd`,
  ],
  ['an empty file', 'empty.txt', '', ['file-empty'], ''],
  ['a blank file', 'blank.txt', ' \n\n ', ['report-empty'], ''],
  ['a binary file', 'binary.txt', new Uint8Array([1, 0, 2, 3, 0, 5]), ['file-binary'], ''],
  ['a PDF file that is cut off', 'report.pdf', '%PDF-1.7\n1 0 obj', ['pdf-broken'], ''],
  ['a text that is too long', 'long.txt', `${STORY}\n`.repeat(40_000), ['report-too-long'], ''],
  ['a line of 20 MB', 'line.txt', 'word '.repeat(4_000_000), ['report-too-long'], ''],
  ['a row without text', 'row.jsonl', '{"id":"a"}', ['row-without-text'], ''],
  ['a row whose text is a number', 'number.jsonl', '{"id":"a","text":1}', ['row-without-text'], ''],
  ['a row that is not JSON', 'not.jsonl', 'text: no', ['row-not-json'], ''],
  ['a row that is a list', 'list.jsonl', '[1]', ['row-not-object'], ''],
  ['a day that is none', 'day.jsonl', `{"text":"${STORY}","published":"soon"}`, ['published-not-a-day'], STORY],
  [
    'a day that no calendar has',
    'leap.jsonl',
    `{"text":"${STORY}","published":"20200230"}`,
    ['published-not-a-day'],
    STORY,
  ],
  ['one object over many lines', 'pretty', `{\n "id": "a",\n "text": "${STORY}"\n}`, [], STORY],
  ['JSON with a comma missing', 'comma.json', `{\n "id": "a"\n "text": "${STORY}"\n}`, ['file-not-json'], ''],
  [
    'another language',
    'es.jsonl',
    '{"text":"El ministro de la defensa y el presidente hablaron en la capital de los acuerdos."}',
    ['language-not-english'],
    'El ministro de la defensa y el presidente hablaron en la capital de los acuerdos.',
  ],
]

for (const [what, name, bytes, codes, text] of odd) {
  test(`reading ${what}`, async () => {
    const [report, ...more] = await read({ [name]: bytes })
    assert.equal(more.length, 0)
    assert.deepEqual(
      (report?.problems ?? []).map((problem) => problem.code),
      codes,
    )
    assert.equal(report?.original.text, text)
    for (const { message, stage } of report?.problems ?? []) {
      assert.equal(stage, 'read')
      assert.match(message, /^[^\n]+\.$/)
    }
  })
}

test('a path that does not exist is a report with a problem, and the run goes on', async () => {
  const reports = await read({ 'here.txt': STORY }, ['gone.txt', 'here.txt'])
  assert.deepEqual(
    reports.map((report) => report.problems?.[0]?.code ?? report.original.text),
    ['path-missing', STORY],
  )
  assert.equal(reports[0]!.id, join(folder, 'gone.txt'))
})

test('what may not be read is a report with a problem', { skip: process.getuid?.() === 0 }, async () => {
  mkdirSync(join(folder, 'closed'))
  chmodSync(join(folder, 'closed'), 0)
  const [report] = await read({}, ['closed'])
  assert.equal(report?.problems?.[0]?.code, 'path-forbidden')
})

test('a folder is read in order, folders within it too, hidden files not; ids are unique', async () => {
  const files = {
    'f/b.txt': STORY,
    'f/a/z.txt': STORY,
    'f/B.txt': STORY,
    'f/é.txt': STORY,
    'f/.hidden': STORY,
    'f/c/b.txt': STORY,
  }
  const ids = (await read(files, ['f'])).map((report) => report.id)
  assert.deepEqual(ids, ['B.txt', 'z.txt', 'b.txt', join(folder, 'f/c/b.txt'), 'é.txt'])
})

test('a file is closed when its beginning tells that it is none of ours', async () => {
  const closed: string[] = []
  async function* endless() {
    try {
      for (;;) yield Uint8Array.from([0, 1, 2, 3, 0, 0, 0])
    } finally {
      closed.push('closed')
    }
  }
  const [report] = await read({}, ['-'], { stdin: endless() })
  assert.equal(report?.problems?.[0]?.code, 'file-binary')
  assert.deepEqual(closed, ['closed'])
})

test('an empty folder is told', async () => {
  mkdirSync(join(folder, 'nothing'))
  const [report] = await read({}, ['nothing'])
  assert.equal(report?.problems?.[0]?.code, 'folder-empty')
})

test('JSON rows keep their words as they stand, their ids and their data', async () => {
  const text = ` ${STORY}\r\n\r\n- Advertisement -\n`
  const row = {
    id: 7,
    text,
    title: 'T',
    published: '2018-11-27T08:00:00Z',
    outlet: 'O',
    url: 'https://a.example/',
    author: 'A',
  }
  const reports = await read({ 'rows.jsonl': `${JSON.stringify(row)}\n\n{"text":"${STORY}"}` }, undefined, {
    published: '2020-01-01',
  })
  const { id: _, ...said } = row
  assert.deepEqual(reports, [
    { id: '7', original: { ...said, published: '2018-11-27', language: 'en' } },
    { id: 'rows.jsonl:3', original: { text: STORY, published: '2020-01-01', language: 'en' } },
  ])
})

test('a bad row costs that row, however long', async () => {
  const rows = [
    `{"id":"a","text":"${STORY}"}`,
    `{"id":"b","text":"${'x'.repeat(17_000_000)}"}`,
    `{"id":"c","text":"${STORY}"}`,
  ]
  const reports = await read({ 'big.jsonl': rows.join('\n') })
  assert.deepEqual(
    reports.map((report) => [report.id, report.problems?.[0]?.code]),
    [
      ['a', undefined],
      ['big.jsonl:2', 'line-too-long'],
      ['c', undefined],
    ],
  )
})

test('standard input may be text, JSON Lines or a page', async () => {
  async function* stream(text: string) {
    // In pieces that cut characters and lines apart.
    for (const byte of Buffer.from(text)) yield Uint8Array.of(byte)
  }
  const texts = [`${STORY} “Sí.”`, `{"text":"${STORY} “Sí.”"}`, `<html><body><p>${STORY} “Sí.”</p></body></html>`]
  for (const text of texts) {
    const [report] = await read({}, ['-'], { stdin: stream(text) })
    assert.equal(report?.original.text, `${STORY} “Sí.”`)
  }
})

test('any bytes give reports and never an exception', async () => {
  const pieces = fc.constantFrom(
    '{"text":"',
    '"}\n',
    '\n',
    '{',
    '[{"text":"a"}]',
    '<html>',
    '<p>',
    'The envoy left. ',
    '\ufeff',
    '\ud83d\ude00',
    '\u0000',
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(pieces, { maxLength: 20 }).map((parts) => new Uint8Array(Buffer.from(parts.join('')))),
  )
  async function* stream(input: Uint8Array) {
    yield input
  }
  await fc.assert(
    fc.asyncProperty(bytes, async (input) => {
      for await (const { id, original, problems = [] } of readInputs(['-'], { stdin: stream(input) })) {
        assert.equal(typeof id, 'string')
        assert.equal(typeof original.text, 'string')
        for (const problem of problems) assert.equal(problem.stage, 'read')
      }
    }),
    { numRuns: 500, seed: 1 },
  )
})
