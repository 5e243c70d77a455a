const LOG2E = Math.LOG2E
const LN2_HIGH = 0.693145751953125
const LN2_LOW = 1.4286068203094173e-6
/** 1, 1/2, 1/4, … */
const POWERS = new Float64Array(128)
for (let i = 0, p = 1; i < 128; i++, p /= 2) POWERS[i] = p

/** e^x for x ≤ 0, by + - * / alone: Math.exp may differ from one engine to the next, and the parser must not. */
export function expOf(x: number): number {
  if (x < -80) return 0
  const k = Math.round(-x * LOG2E)
  const r = x + k * LN2_HIGH + k * LN2_LOW
  const series = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r / 5040))))))
  return series * POWERS[k]!
}
