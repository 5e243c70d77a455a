/** A forecast whose outcome is known: 1 where it came true, 0 where not. */
export interface Resolved {
  readonly low: number
  readonly high: number
  readonly outcome: 0 | 1
}

export interface Scores {
  readonly resolved: number
  /** Mean of (p − outcome)², p the middle of the interval that the word gives; Brier (1950) in its half form, 0 is perfect, 1 worst. */
  readonly brier: number
  /** The same with the end of each interval that is nearer to the outcome, and with the farther one. */
  readonly best: number
  readonly worst: number
  /** Mean of p, and the share that came true: equal where the speaker is calibrated. */
  readonly said: number
  readonly came: number
}

const square = (x: number): number => x * x
const round = (x: number): number => Number(x.toFixed(4))

/** Null where nothing is resolved yet. */
export function scoresOf(forecasts: readonly Resolved[]): Scores | null {
  const n = forecasts.length
  if (n === 0) return null
  const mean = (value: (f: Resolved) => number) => round(forecasts.reduce((sum, f) => sum + value(f), 0) / n)
  const middle = ({ low, high }: Resolved) => (low + high) / 2
  return {
    resolved: n,
    brier: mean((f) => square(middle(f) - f.outcome)),
    best: mean((f) => Math.min(square(f.low - f.outcome), square(f.high - f.outcome))),
    worst: mean((f) => Math.max(square(f.low - f.outcome), square(f.high - f.outcome))),
    said: mean(middle),
    came: mean((f) => f.outcome),
  }
}
