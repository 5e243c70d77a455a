import assert from 'node:assert/strict'
import { test } from 'node:test'
import { composeLikelihood, type Degree, loadLikelihoodWords } from '../../src/claims/likelihood-words.js'
import { dataFiles } from '../../src/data-files.js'

const words = loadLikelihoodWords(dataFiles())

const cases: [degrees: Degree[], word: string, low: number, high: number][] = [
  [[], 'likely', 0.55, 0.8],
  [['strengthen'], 'likely', 0.8, 0.95],
  [['strengthen'], 'unlikely', 0.05, 0.2],
  [['weaken'], 'likely', 0.525, 0.675],
  [['negate'], 'likely', 0.2, 0.45],
  // "not very likely" says unlikely, not less.
  [['negate', 'strengthen'], 'likely', 0.2, 0.45],
  [['negate'], 'unlikely', 0.55, 0.8],
  // "not certain" leaves it open; it is not "almost no chance".
  [['negate'], 'certain', 0.3, 0.7],
  [['approach'], 'impossible', 0.01, 0.05],
]
for (const [degrees, word, low, high] of cases)
  test(`likelihood of ${[...degrees, word].join(' ')}`, () => {
    const [a, b] = composeLikelihood(words, words.adjectives.get(word)!, degrees).probability
    assert.ok(Math.abs(a - low) < 0.001 && Math.abs(b - high) < 0.001, `${a} to ${b}`)
  })

test('another scale can be put first', () => {
  const ipcc = loadLikelihoodWords(dataFiles(), ['ipcc', 'icd203'])
  assert.deepEqual(ipcc.adjectives.get('likely')?.probability, [0.66, 1])
  assert.equal(ipcc.adjectives.get('probable')?.scale, 'icd203')
})
