import assert from 'node:assert/strict'
import { test } from 'node:test'
import { triadsOf } from '../../src/questions/balance.js'
import { scoresOf } from '../../src/questions/brier.js'
import { networkOf } from '../../src/questions/network.js'
import { seededRandom, shuffle } from '../../src/questions/seeded-random.js'
import { discoveries, expectations, negativeBinomialTail } from '../../src/questions/unusual-counts.js'

const near = (actual: number, expected: number, within = 1e-4) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)

test('tail of a count: Poisson’s where the past is no more spread, the negative binomial’s where it is', () => {
  // Poisson of mean 2: 1 - e^-2 (1 + 2 + 2 + 4/3 + 2/3)
  near(negativeBinomialTail(5, 2, 2), 1 - Math.exp(-2) * 7)
  // Mean 2 and variance 4 is size 2, success 1/2: P(0) = 1/4, P(1) = 1/4, P(2) = 3/16
  near(negativeBinomialTail(3, 2, 4), 1 - (1 / 4 + 1 / 4 + 3 / 16))
  assert.equal(negativeBinomialTail(0, 2, 4), 1)
})

test('what a week lets one expect comes from the weeks before it, and from eight at least', () => {
  const counts = [1, 1, 1, 1, 1, 1, 1, 1, 9, 1]
  const found = expectations(counts)
  assert.deepEqual(found.slice(0, 8), new Array(8).fill(null))
  near(found[8]!.mean, 8.5 / 8)
  assert.ok(found[8]!.tail < 0.0001)
  assert.ok(found[9]!.tail > 0.5)
})

test('false discovery rate: the worked example of Benjamini and Hochberg (1995), table of 15, names the first four', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ]
  assert.deepEqual(
    discoveries(p, 0.05)
      .map((found, i) => (found ? i : -1))
      .filter((i) => i >= 0),
    [0, 1, 2, 3],
  )
  assert.deepEqual(discoveries([null, 0.01, null], 0.05), [false, true, false])
})

const tie = (pair: string, intensity: number) => ({ a: pair[0]!, b: pair[1]!, intensity })

test('a triad is balanced where the product of its signs is positive (Cartwright and Harary 1956)', () => {
  const kinds: [number, number, number, boolean][] = [
    [1, 1, 1, true],
    [1, 1, -1, false],
    [1, -1, -1, true],
    [-1, -1, -1, false],
  ]
  for (const [ab, ac, bc, balanced] of kinds) {
    const [triad] = triadsOf([tie('AB', ab), tie('AC', ac), tie('BC', bc)], 1)
    assert.deepEqual([triad!.balanced, triad!.signs, triad!.p], [balanced, [ab, ac, bc], null])
  }
})

test('two camps of two are balanced throughout, as 3 of the 15 ways to deal out two friendships are: p = 1/5', () => {
  const camps = [tie('AB', 5), tie('AC', -1), tie('AD', -2), tie('BC', -3), tie('BD', -1), tie('CD', 4)]
  const triads = triadsOf(camps, 7)
  assert.equal(triads.length, 4)
  assert.ok(triads.every(({ balanced, share }) => balanced && share === 1))
  near(triads[0]!.p!, 0.2, 0.04)
  assert.equal(triadsOf(camps, 7)[0]!.p, triads[0]!.p)
})

test('two triangles with a bridge: modularity 5/14 (Newman and Girvan), the bridge’s ends between 6 of 10 pairs (Freeman)', () => {
  const ties = ['AB', 'AC', 'BC', 'CD', 'DE', 'DF', 'EF'].map((pair) => ({ a: pair[0]!, b: pair[1]!, events: 1 }))
  const nodes = networkOf(ties, 1)
  const of = (actor: string) => nodes.find((node) => node.actor === actor)!
  near(of('A').modularity, 5 / 14)
  assert.deepEqual(
    'ABCDEF'.split('').map((actor) => of(actor).community),
    [1, 1, 1, 2, 2, 2],
  )
  assert.deepEqual(
    'ABCDEF'.split('').map((actor) => of(actor).betweenness),
    [0, 0, 0.6, 0.6, 0, 0],
  )
  assert.deepEqual([of('C').degree, of('C').strength], [3, 3])
})

test('the middle of a star is between all others (Freeman 1977): 1', () => {
  const nodes = networkOf(
    ['MA', 'MB', 'MC', 'MD'].map((pair) => ({ a: pair[1]!, b: pair[0]!, events: 2 })),
    3,
  )
  assert.deepEqual([nodes[0]!.actor, nodes[0]!.betweenness, nodes[0]!.strength], ['M', 1, 8])
})

test('Brier (1950): 0.9 that came and 0.3 that did not are (0.01 + 0.09) / 2', () => {
  const scores = scoresOf([
    { low: 0.85, high: 0.95, outcome: 1 },
    { low: 0.2, high: 0.4, outcome: 0 },
  ])!
  assert.deepEqual(scores, {
    resolved: 2,
    brier: 0.05,
    best: Number(((0.05 ** 2 + 0.2 ** 2) / 2).toFixed(4)),
    worst: Number(((0.15 ** 2 + 0.4 ** 2) / 2).toFixed(4)),
    said: 0.6,
    came: 0.5,
  })
  assert.equal(scoresOf([]), null)
})

test('the same seed deals out the same', () => {
  const deal = (seed: number) => shuffle([1, 2, 3, 4, 5, 6, 7, 8], seededRandom(seed))
  assert.deepEqual(deal(5), deal(5))
  assert.notDeepEqual(deal(5), deal(6))
  const random = seededRandom(0)
  const numbers = Array.from({ length: 2000 }, random)
  assert.ok(numbers.every((x) => x >= 0 && x < 1))
  near(numbers.reduce((a, b) => a + b, 0) / numbers.length, 0.5, 0.03)
})
