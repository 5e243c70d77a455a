import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseLine } from '../../src/store/parse-line.js'

const words = [
  'plain',
  'a "quoted" one',
  'ends in a backslash \\',
  '"tokens":[1],"syntax":[',
  'brackets ]} and ],',
  '\ud83d half',
]

test('a record that is cut out of its line is the parsed report less text, tokens, syntax and factuality', () => {
  for (const word of words) {
    const report = {
      id: word,
      original: { text: word, title: word, language: 'en' },
      sentences: [{ start: 0, end: word.length }],
      tokens: [{ start: 0, end: 1, sentence: 0 }],
      syntax: [{ lemma: word, upos: 'X', head: -1, deprel: 'root' }],
      names: [],
      factuality: [],
      problems: [{ code: word, stage: 'x', message: word }],
    }
    const line = JSON.stringify(report)
    const found = parseLine(`${line}\r`)
    assert.deepEqual(found.report, report)
    const { text: _, ...original } = report.original
    const { tokens: __, syntax: ___, factuality: ____, ...kept } = report
    assert.deepEqual(JSON.parse(found.record!), { ...kept, original })
    assert.equal(JSON.stringify(found.report.original), JSON.stringify(report.original))
  }
})

test('a line of another make is parsed as a whole', () => {
  for (const line of [
    '{"original":{"language":"en","text":"a"},"tokens":[],"syntax":[],"factuality":[],"events":[]}',
    '{"original":{"text":"a"},"own":{"n":1,"tokens":[1]},"tokens":[2],"syntax":[],"factuality":[]}',
    '{"original":{"text":"a"},"syntax":[],"tokens":[],"factuality":[]}',
  ])
    assert.deepEqual(parseLine(line), { report: JSON.parse(line) })
  assert.throws(() => parseLine('{"original":{"text":"a"'), SyntaxError)
})
