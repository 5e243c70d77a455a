import assert from 'node:assert/strict'
import { isAscii } from 'node:buffer'
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

for (const word of words)
  test(`a record is cut out of its line, less text, tokens, syntax and factuality: ${JSON.stringify(word)}`, () => {
    const report = {
      id: word,
      original: { text: word, title: word, language: 'en' },
      sentences: [{ start: 0, end: word.length }],
      tokens: [
        { start: 0, end: 1, sentence: 0 },
        { start: 12, end: 345, sentence: 6 },
      ],
      syntax: [
        { lemma: word, upos: 'X', head: -1, deprel: 'root' },
        { lemma: 'be', upos: 'AUX', feats: 'Mood=Ind', head: 0, deprel: 'cop' },
      ],
      names: [],
      factuality: [{ span: { start: 0, end: 1 }, value: -3 }],
      problems: [{ code: word, stage: 'x', message: word }],
    }
    const line = Buffer.from(`${JSON.stringify(report)}\r`)
    const found = parseLine(line, isAscii(line))
    const { text: _, ...original } = report.original
    const { tokens, syntax: __, factuality: ___, ...kept } = report
    assert.deepEqual(JSON.parse(found.record!), { ...kept, original })
    const { feats: ____, ...second } = report.syntax[1]!
    assert.deepEqual(found.report, {
      ...kept,
      tokens,
      syntax: [report.syntax[0], second],
      factuality: [],
      original: report.original,
    })
    assert.equal(JSON.stringify(found.report.original), JSON.stringify(report.original))
  })

for (const line of [
  '{"original":{"language":"en","text":"a"},"tokens":[],"syntax":[],"factuality":[],"events":[]}',
  '{"original":{"text":"a"},"own":{"n":1,"tokens":[1]},"tokens":[2],"syntax":[],"factuality":[]}',
  '{"original":{"text":"a"},"syntax":[],"tokens":[],"factuality":[]}',
  '{"original":{"text":"a"},"tokens":[{"end":1,"start":0,"sentence":0}],"syntax":[],"factuality":[]}',
  '{"original":{"text":"a"},"tokens":[],"syntax":[{"lemma":"a","upos":"X","own":1,"head":0,"deprel":"x"}],"factuality":[]}',
  '{"original":{"text":"a"},"tokens":[ ],"syntax":[],"factuality":[]}',
  '{"original":{"text":"a"},"tokens":[],"syntax":[],"factuality":[[1],[2]]}',
])
  test(`a line of another make is parsed as a whole: ${line}`, () => {
    assert.deepEqual(parseLine(Buffer.from(line)), { report: JSON.parse(line) })
  })

for (const line of ['{"original":{"text":"a"', '', 'no JSON', '{"original":{"text":"a","tokens":[{"start":1'])
  test(`half a line is no JSON: ${line}`, () => {
    assert.throws(() => parseLine(Buffer.from(line)), SyntaxError)
  })
