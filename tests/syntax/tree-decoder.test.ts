import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bestTree } from '../../src/syntax/tree-decoder.js'

const decode = (scores: number[][]): number[] => {
  const n = scores.length
  const heads = new Int32Array(n)
  bestTree(Float64Array.from(scores.flat()), n, heads)
  return [...heads]
}

/** Does every word reach the root, by way of one word that hangs on it? */
const isTree = (heads: readonly number[]): boolean =>
  heads.filter((h) => h === 0).length === 1 &&
  heads.every((_, i) => {
    let k = i + 1
    for (let steps = 0; k !== 0 && steps <= heads.length; steps++) k = heads[k - 1]!
    return k === 0
  })

const scoreOf = (scores: readonly number[][], heads: readonly number[]): number =>
  heads.reduce((sum, h, i) => sum + scores[i]![h]!, 0)

function bestByTrying(scores: number[][]): number {
  const n = scores.length
  let best = Number.NEGATIVE_INFINITY
  const heads = new Array<number>(n).fill(0)
  const place = (i: number): void => {
    if (i === n) {
      if (isTree(heads)) best = Math.max(best, scoreOf(scores, heads))
      return
    }
    for (let h = 0; h <= n; h++)
      if (h !== i + 1) {
        heads[i] = h
        place(i + 1)
      }
  }
  place(0)
  return best
}

test('one word is the root', () => assert.deepEqual(decode([[-5, 0]]), [0]))

test('two words that each want the other: the circle is broken at its weaker edge', () => {
  assert.deepEqual(
    decode([
      [1, 0, 9],
      [2, 9, 0],
    ]),
    [2, 0],
  )
})

test('only one word hangs on the root, though two would like to', () => {
  const heads = decode([
    [9, 0, 1],
    [8, 2, 0],
  ])
  assert.deepEqual(heads, [0, 1])
})

test('no tree is better', () => {
  const matrix = fc.integer({ min: 1, max: 5 }).chain((n) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: n + 1, maxLength: n + 1 }), {
      minLength: n,
      maxLength: n,
    }),
  )
  fc.assert(
    fc.property(matrix, (scores) => {
      const heads = decode(scores)
      return isTree(heads) && scoreOf(scores, heads) === bestByTrying(scores)
    }),
    { numRuns: 1500, seed: 1 },
  )
})
