import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestNameTags } from '../../src/syntax/name-decoder.js'

// O, B-person, I-person, B-place, I-place
const cases: [title: string, scores: number[][], tags: number[]][] = [
  [
    'the best of each where that is allowed',
    [
      [0, 5, 0, 0, 0],
      [0, 0, 4, 0, 0],
      [3, 0, 0, 0, 0],
    ],
    [1, 2, 0],
  ],
  [
    'no name begins inside',
    [
      [0, 3, 4, 0, 0],
      [5, 0, 0, 0, 0],
    ],
    [1, 0],
  ],
  [
    'a name goes on as the kind it began as',
    [
      [0, 1, 0, 4, 0],
      [0, 0, 5, 0, 4],
    ],
    [3, 4],
  ],
  [
    'but a strong inside changes the beginning',
    [
      [0, 3, 0, 4, 0],
      [0, 0, 9, 0, 1],
    ],
    [1, 2],
  ],
  [
    'two names side by side',
    [
      [0, 0, 0, 4, 0],
      [0, 0, 0, 4, 1],
    ],
    [3, 3],
  ],
]

for (const [title, scores, tags] of cases)
  test(title, () => {
    const flat = Float32Array.from(scores.flat())
    assert.deepEqual([...bestNameTags(flat, { at: 0, stride: 5, words: scores.length, tags: 5 })], tags)
  })

test('no words, no tags', () => {
  assert.equal(bestNameTags(new Float32Array(0), { at: 0, stride: 5, words: 0, tags: 5 }).length, 0)
})
