import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeReport } from '../../src/coder.js'
import { knowledge } from '../../src/data-files.js'
import { figuresOf } from '../../src/stories/figures.js'

const resources = knowledge()

test('what is counted, how many, and whether it may be more', () => {
  const cases: [text: string, figures: [kind: string, value: number, atLeast: boolean][]][] = [
    ['Russia shelled Kharkiv and killed at least 1,200 people.', [['killed', 1200, true]]],
    ['Two hundred and five civilians were killed when Ethiopia bombed Eritrea.', [['killed', 205, false]]],
    ['Japan gave Kenya $3.5 million for schools.', [['money', 3_500_000, false]]],
    ['Norway gave Malawi 40 million euros in aid.', [['money', 40_000_000, false]]],
    ['Turkey expelled 12 Dutch diplomats.', [['expelled', 12, false]]],
    ['Police in Belarus arrested two dozen protesters.', [['arrested', 24, false]]],
    ['Poland accused Belarus on 12 March 2021 of lying.', []],
  ]
  for (const [text, expected] of cases) {
    const report = codeReport({ id: 'r', original: { text, language: 'en', published: '2022-03-05' } }, resources)
    assert.deepEqual(
      figuresOf(report).map(({ kind, value, atLeast }) => [kind, value, atLeast]),
      expected,
      text,
    )
  }
})
