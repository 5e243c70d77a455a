import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quotationsIn } from '../../src/claims/quotations.js'

const cases: [text: string, quotations: string[]][] = [
  ['“Yes,” he said. “No.”', ['“Yes,”', '“No.”']],
  ['"Yes," he said. "No."', ['"Yes,"', '"No."']],
  ["''Yes,'' he said.", ["''Yes,''"]],
  ['He heard “them say ‘never’ twice” there.', ['“them say ‘never’ twice”']],
  ['‘We will go,’ he said.', ['‘We will go,’']],
  ["The states' rights and Kim's visit", []],
  ['“One.\n\n“Two.”', ['“One.', '“Two.”']],
  ['He left “in a hurry.\n\nNothing else.', []],
  ['', []],
]
for (const [text, expected] of cases)
  test(`quotations in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(
      quotationsIn(text).map((q) => text.slice(q.start, q.end)),
      expected,
    )
  })

test('a quotation over paragraphs is one that goes on', () => {
  assert.deepEqual(
    quotationsIn('“One.\n\n“Two.\n\n“Three.” He left.').map((q) => q.continues),
    [-1, 0, 1],
  )
})
