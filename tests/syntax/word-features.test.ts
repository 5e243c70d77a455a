import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashedFeatures, plainForm, withoutMarks, wordKey } from '../../src/syntax/word-features.js'

// The rows are those that training/features.py gives: the model is worth nothing where the two differ.
const cases: [form: string, key: string, first: number[], count: number, sum: number][] = [
  ['Maduro', 'maduro', [4230, 13102, 1533, 10175, 11701, 7213], 20, 167821],
  ['“Al-Shabaab’s”', '"al-shabaab\'s"', [4684, 669, 13496, 2731, 2031, 7507], 36, 274294],
  ['15,000', '00,000', [1153, 2755, 6783, 10706, 1977, 8905], 20, 162551],
  ['São', 'são', [4230, 9279, 9455, 15874, 11701, 1377], 13, 94614],
  ['Türkiye', 'türkiye', [4230, 11638, 14568, 4188, 10743, 6473], 22, 160065],
]

for (const [form, key, first, count, sum] of cases)
  test(form, () => {
    const plain = plainForm(form)
    const lower = plain.toLowerCase()
    const rows = hashedFeatures(plain, lower)
    assert.equal(wordKey(lower), key)
    assert.deepEqual(rows.slice(0, 6), first)
    assert.equal(rows.length, count)
    assert.equal(
      rows.reduce((a, b) => a + b),
      sum,
    )
  })

test('a word without its marks', () => assert.equal(withoutMarks('türkiye são'), 'turkiye sao'))
