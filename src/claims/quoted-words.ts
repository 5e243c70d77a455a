import type { Report } from '../report/layers.js'
import type { TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import { type Quotation, quotationsIn } from './quotations.js'

/** The quotations of a report, by token. */
export interface QuotedWords {
  readonly quotations: readonly Quotation[]
  /** Tokens of each quotation, marks included. */
  readonly ranges: readonly TokenRange[]
  /** The quotation that token `i` is in, or -1. */
  at(i: number): number
}

export function quotedWords(report: Report<'tokens'>, tree: Tree): QuotedWords {
  const quotations = quotationsIn(report.original.text)
  const ranges = quotations.map((q) => tree.tokensIn(q))
  const owner = new Int32Array(report.tokens.length).fill(-1)
  for (const [q, range] of ranges.entries()) owner.fill(q, range.from, range.to)
  return { quotations, ranges, at: (i) => owner[i] ?? -1 }
}
