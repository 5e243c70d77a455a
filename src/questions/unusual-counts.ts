/** How many deeds a week brings if it is like the weeks before it. */
export interface Expectation {
  readonly mean: number
  /** Chance of as many as there were, or more, in such a week. */
  readonly tail: number
}

const LEAST_WEEKS = 8
const MOST_WEEKS = 52

/**
 * For each count, what the up to 52 counts before it let one expect; null where fewer than eight are known.
 *
 * Baselines from past counts, with more spread than Poisson's where the past shows it, are those of Farrington, Andrews, Beale and
 * Catchpole (1996), J. R. Stat. Soc. A 159:547–563. The mean is (sum + ½) / n, so that a quiet past expects little and not nothing;
 * the variance is max(1, variance ÷ mean of the past) × mean × (1 + 1/n); the tail is that of the negative binomial with these two.
 */
export function expectations(counts: readonly number[]): (Expectation | null)[] {
  return counts.map((count, i) => {
    const past = counts.slice(Math.max(0, i - MOST_WEEKS), i)
    const n = past.length
    if (n < LEAST_WEEKS) return null
    const sum = past.reduce((a, b) => a + b, 0)
    const mean = (sum + 0.5) / n
    const spread = past.reduce((total, x) => total + (x - sum / n) ** 2, 0) / (n - 1)
    const dispersion = sum > 0 ? Math.max(1, spread / (sum / n)) : 1
    return { mean, tail: negativeBinomialTail(count, mean, dispersion * mean * (1 + 1 / n)) }
  })
}

/** P(X ≥ count) of the negative binomial with this mean and variance; Poisson's where the variance is no greater than the mean. */
export function negativeBinomialTail(count: number, mean: number, variance: number): number {
  if (count <= 0) return 1
  const poisson = variance <= mean * (1 + 1e-9)
  const size = poisson ? 0 : (mean * mean) / (variance - mean)
  let probability = poisson ? Math.exp(-mean) : (size / (size + mean)) ** size
  let below = probability
  for (let k = 1; k < count; k++) {
    probability *= poisson ? mean / k : ((k - 1 + size) / k) * (mean / (size + mean))
    below += probability
  }
  return Math.max(0, 1 - below)
}

/**
 * Which of the tails are too small for chance, where at most a share `rate` of those that are named may be chance:
 * Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57:289–300.
 */
export function discoveries(tails: readonly (number | null)[], rate: number): boolean[] {
  const known = tails.filter((p): p is number => p !== null).sort((a, b) => a - b)
  let limit = -1
  known.forEach((p, i) => {
    if (p <= ((i + 1) / known.length) * rate) limit = p
  })
  return tails.map((p) => p !== null && p <= limit)
}
