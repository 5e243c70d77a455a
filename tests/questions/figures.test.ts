import assert from 'node:assert/strict'
import { test } from 'node:test'
import { triadsOf } from '../../src/questions/balance.js'
import { scoresOf } from '../../src/questions/brier.js'
import { networkOf } from '../../src/questions/network.js'
import { seededRandom, shuffle } from '../../src/questions/seeded-random.js'
import { discoveries, expectations, negativeBinomialTail } from '../../src/questions/unusual-counts.js'

const near = (actual: number, expected: number, within = 1e-4) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)

test('tail of a count: Poisson’s where the past is no more spread, the negative binomial’s where it is (Johnson, Kemp and Kotz 2005, ch. 4 and 5)', () => {
  // Poisson of mean 2: 1 - e^-2 (1 + 2 + 2 + 4/3 + 2/3)
  near(negativeBinomialTail(5, 2, 2), 1 - Math.exp(-2) * 7)
  // Mean 2 and variance 4 is size 2, success 1/2: P(0) = 1/4, P(1) = 1/4, P(2) = 3/16
  near(negativeBinomialTail(3, 2, 4), 1 - (1 / 4 + 1 / 4 + 3 / 16))
  assert.equal(negativeBinomialTail(0, 2, 4), 1)
})

test('what a week lets one expect comes from the weeks before it (Farrington et al. 1996), and from eight at least', () => {
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

test('two camps of two are balanced throughout, as 3 of the 15 ways to deal out two friendships are: p = 1/5, counted as Phipson and Smyth (2010) do', () => {
  const camps = [tie('AB', 5), tie('AC', -1), tie('AD', -2), tie('BC', -3), tie('BD', -1), tie('CD', 4)]
  const triads = triadsOf(camps, 7)
  assert.equal(triads.length, 4)
  assert.ok(triads.every(({ balanced, share }) => balanced && share === 1))
  near(triads[0]!.p!, 0.2, 0.04)
  assert.equal(triadsOf(camps, 7)[0]!.p, triads[0]!.p)
  // Fewer rows, the same figures.
  assert.deepEqual(triadsOf(camps, 7, 2), triads.slice(0, 2))
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

test('Brier, half form: the worked examples of the AMS Glossary and of Wikipedia’s “Brier score”', () => {
  const examples: readonly (readonly [said: number, outcome: 0 | 1, score: number])[] = [
    [1, 1, 0],
    [1, 0, 1],
    [0.7, 1, 0.09],
    [0.3, 1, 0.49],
    [0.5, 1, 0.25],
    [0.5, 0, 0.25],
  ]
  for (const [said, outcome, score] of examples)
    near(scoresOf([{ low: said, high: said, outcome }])!.brier, score, 1e-9)
  // The mean of them; what is said on average and what came tell how calibrated it is.
  const all = scoresOf(examples.map(([said, outcome]) => ({ low: said, high: said, outcome })))!
  near(all.brier, (0 + 1 + 0.09 + 0.49 + 0.25 + 0.25) / 6)
  near(all.said, 4 / 6)
  near(all.came, 4 / 6)
})

/** Friendships of a karate club, W. W. Zachary (1977), J. Anthropological Research 33:452–473. */
const KARATE =
  '1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 2-4 2-8 2-14 2-18 2-20 2-22 2-31 3-4 3-8 3-9 3-10 ' +
  '3-14 3-28 3-29 3-33 4-8 4-13 4-14 5-7 5-11 6-7 6-11 6-17 7-17 9-31 9-33 9-34 10-34 14-34 15-33 15-34 16-33 16-34 19-33 19-34 ' +
  '20-34 21-33 21-34 23-33 23-34 24-26 24-28 24-30 24-33 24-34 25-26 25-28 25-32 26-32 27-30 27-34 28-34 29-32 29-34 30-33 30-34 ' +
  '31-33 31-34 32-33 32-34 33-34'

test('Zachary’s karate club: betweenness as Freeman defines it, and modularity as Blondel et al. (2008) reach it, 0.42', () => {
  const ties = KARATE.split(' ').map((pair) => {
    const [a, b] = pair.split('-')
    return { a: a!, b: b!, events: 1 }
  })
  assert.equal(ties.length, 78)
  const nodes = networkOf(ties, 1)
  const of = (actor: string) => nodes.find((node) => node.actor === actor)!
  // The instructor and the officers, whose quarrel split the club.
  for (const [actor, betweenness, degree] of [
    ['1', 0.4376, 16],
    ['34', 0.3041, 17],
    ['33', 0.1452, 12],
    ['3', 0.1437, 10],
    ['12', 0, 1],
  ] as const) {
    near(of(actor).betweenness, betweenness)
    assert.equal(of(actor).degree, degree)
  }
  near(of('1').modularity, 0.42, 0.01)
  assert.notEqual(of('1').community, of('34').community)
})

test('balance of more than three: a complete graph is balanced where it falls into two camps (Harary 1953)', () => {
  const sign = (x: string, y: string, camps: string) => (camps.includes(x) === camps.includes(y) ? 1 : -1)
  const pairs = 'AB AC AD AE BC BD BE CD CE DE'.split(' ')
  // Five actors have ten triads. Each of the three camps leaves all balanced; five quarrels in a ring leave five.
  for (const camps of ['', 'A', 'AB'])
    assert.equal(
      triadsOf(
        pairs.map((p) => tie(p, sign(p[0]!, p[1]!, camps))),
        1,
      )[0]!.share,
      1,
    )
  const ring = new Set(['AB', 'BC', 'CD', 'DE', 'AE'])
  const triads = triadsOf(
    pairs.map((p) => tie(p, ring.has(p) ? -1 : 1)),
    1,
  )
  assert.equal(triads.length, 10)
  // Two neighbours and the one across: one quarrel, out of balance. Three in a row: two quarrels, balanced.
  assert.equal(triads.filter(({ balanced }) => balanced).length, 5)
  assert.equal(triads[0]!.share, 0.5)
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
