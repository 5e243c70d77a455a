import type { EvidenceData, Hypothesis } from './evidence-data.js'
import type { EvidenceItem } from './items.js'

export interface Likelihood {
  readonly word: string
  /** Share of 1 that the evidence leaves to it. */
  readonly share: number
  readonly low: number
  readonly high: number
}

/** The odds between two rivals change by half where an item of weight 1 is one step more expected under one of them. */
const ODDS_PER_STEP = 1.5
/** No report makes anything certain: what no report tells of is always left some room. */
const FLOOR = 0.01

/** Items that say nothing about which rival is right are left out of the count, however many. */
export const scoreOf = (item: EvidenceItem, hypothesis: Hypothesis, data: EvidenceData): number =>
  item.sign === null ? 0 : data.expected(item.sign.sign, hypothesis.id)

/**
 * Each rival's share of belief: its share before the evidence, times 1.5 to the power of weight × score for each item, all brought
 * to a sum of 1. Then, where n stories bear on the question, the record counts n ÷ (n + 1), and the rest stays with the share
 * before: one report takes a reader half the way. The second item of one speaker or one report's own account counts a half, the third a third: who says a thing
 * five times gives no five proofs.
 */
export function sharesOf(
  items: readonly EvidenceItem[],
  rivals: readonly Hypothesis[],
  data: EvidenceData,
  before: readonly number[] = rivals.map((h) => h.before),
): number[] {
  const weights = independentWeights(items, rivals, data)
  const odds = rivals.map((h, i) =>
    items.reduce((product, item, k) => product * ODDS_PER_STEP ** (weights[k]! * scoreOf(item, h, data)), before[i]!),
  )
  const sum = odds.reduce((a, b) => a + b, 0)
  const sumBefore = before.reduce((a, b) => a + b, 0)
  const stories = new Set(items.filter((item) => item.sign !== null).map(({ story }) => story)).size
  const record = stories / (stories + 1)
  return odds.map((x, i) => {
    const share = record * (x / sum) + (1 - record) * (before[i]! / sumBefore)
    return Math.min(1 - FLOOR, Math.max(FLOOR, share))
  })
}

/** How much each item counts beside those of the same origin, the most telling first. */
export function independentWeights(
  items: readonly EvidenceItem[],
  rivals: readonly Hypothesis[],
  data: EvidenceData,
): number[] {
  const spreads = items.map((item) => {
    const scores = rivals.map((h) => scoreOf(item, h, data))
    return item.weight * (Math.max(...scores) - Math.min(...scores))
  })
  const order = items.map((_, i) => i).sort((a, b) => spreads[b]! - spreads[a]! || a - b)
  const heard = new Map<string, number>()
  const weights = new Array<number>(items.length).fill(0)
  for (const i of order) {
    if (spreads[i] === 0) continue
    const { origin, weight } = items[i]!
    const nth = (heard.get(origin) ?? 0) + 1
    heard.set(origin, nth)
    weights[i] = weight / nth
  }
  return weights
}

/** A report or a source, and what would be left of each rival's share without it. */
export interface WithoutOne {
  readonly without: string
  readonly kind: 'report' | 'source'
  readonly shares: readonly number[]
}

export interface Judgement {
  readonly rivals: readonly Hypothesis[]
  readonly likelihoods: readonly Likelihood[]
  readonly without: readonly WithoutOne[]
  readonly weights: readonly number[]
}

/**
 * What the evidence leaves to each rival. The interval goes from the lowest to the highest share that comes out when any one source
 * or report is left out, and when the share before the evidence is halved or doubled.
 */
export function judge(items: readonly EvidenceItem[], rivals: readonly Hypothesis[], data: EvidenceData): Judgement {
  const shares = sharesOf(items, rivals, data)
  const without: WithoutOne[] = []
  const reports = [...new Set(items.map(({ citation }) => citation.report))]
  const sources = [...new Set(items.map(({ origin }) => origin))]
  for (const report of reports.length > 1 ? reports : []) {
    const rest = items.filter(({ citation }) => citation.report !== report)
    without.push({ without: report, kind: 'report', shares: sharesOf(rest, rivals, data) })
  }
  for (const source of sources) {
    const rest = items.filter(({ origin }) => origin !== source)
    without.push({ without: source, kind: 'source', shares: sharesOf(rest, rivals, data) })
  }
  const otherBefore = rivals.flatMap((_, i) =>
    [0.5, 2].map((factor) =>
      sharesOf(
        items,
        rivals,
        data,
        rivals.map((h, k) => (k === i ? h.before * factor : h.before)),
      ),
    ),
  )
  const likelihoods = rivals.map((_, i): Likelihood => {
    const all = [shares[i]!, ...without.map((w) => w.shares[i]!), ...otherBefore.map((s) => s[i]!)]
    return {
      word: data.wordFor(shares[i]!).word,
      share: round(shares[i]!),
      low: round(Math.min(...all)),
      high: round(Math.max(...all)),
    }
  })
  return { rivals, likelihoods, without, weights: independentWeights(items, rivals, data) }
}

const round = (x: number): number => Number(x.toFixed(2))
