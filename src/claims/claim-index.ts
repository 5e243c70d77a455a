import type { Claim, Report } from '../report/layers.js'
import { treeOf } from '../report/tree.js'

type Claimed = Report<'sentences' | 'tokens' | 'syntax' | 'claims'>

interface Index {
  /** For each token the innermost claim whose content holds it. */
  readonly content: readonly (Claim | undefined)[]
  /** For each token the claim whose cue holds it. */
  readonly cue: readonly (Claim | undefined)[]
}

const indexes = new WeakMap<object, Index>()

function indexOf(report: Claimed): Index {
  const known = indexes.get(report.claims)
  if (known) return known
  const tree = treeOf(report)
  const size = report.tokens.length
  const content: (Claim | undefined)[] = new Array(size).fill(undefined)
  const cue: (Claim | undefined)[] = new Array(size).fill(undefined)
  const width = (claim: Claim) => claim.content.reduce((sum, s) => sum + s.end - s.start, 0)
  // Wide contents first, so that the innermost is written last.
  for (const claim of [...report.claims].sort((a, b) => width(b) - width(a))) {
    for (const span of claim.content) {
      const { from, to } = tree.tokensIn(span)
      content.fill(claim, from, to)
    }
    for (const span of claim.cue) {
      const { from, to } = tree.tokensIn(span)
      cue.fill(claim, from, to)
    }
  }
  const index = { content, cue }
  indexes.set(report.claims, index)
  return index
}

/** The innermost claim whose content holds token `i`. */
export const claimOfToken = (report: Claimed, i: number): Claim | undefined => indexOf(report).content[i]

/** The innermost claim whose content holds the text offset. */
export function claimAt(report: Claimed, offset: number): Claim | undefined {
  const i = treeOf(report).tokenAt(offset)
  return i < 0 ? undefined : claimOfToken(report, i)
}

/** The claim that token `i` helps to bring in: "said", "according". */
export const claimOfCue = (report: Claimed, i: number): Claim | undefined => indexOf(report).cue[i]

/** Is token `i` a word of a claim's cue? */
export const isCue = (report: Claimed, i: number): boolean => claimOfCue(report, i) !== undefined
