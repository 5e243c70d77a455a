import type { Report } from '../report/layers.js'
import type { TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import type { QuotedWords } from './quoted-words.js'

/** One quotation, and the text that its speaker is looked for in. */
export interface QuotationScene {
  readonly text: string
  readonly tree: Tree
  readonly cues: ClaimCues
  readonly quoted: QuotedWords
  /** The number of the line that each token is in. */
  readonly lines: Int32Array
  /** The quotation's index, and its tokens. */
  readonly q: number
  readonly range: TokenRange
  /** Where it stands in the text, marks included. */
  readonly start: number
  readonly end: number
  readonly line: number
  /** How many words it has; none where it is a title. */
  readonly words: number
  /** Is the token a verb of speaking, outside quotations? */
  speaks(i: number): boolean
  /** Is the token on the quotation's line? */
  inLine(i: number): boolean
  /** The verb that brings in the quotation before this one; -1 where there is none. */
  readonly former: number
  /** The verb that brought in the last quotation that has one, and the line of that quotation. */
  readonly last: { readonly verb: number; readonly line: number }
}

export const hasSubject = (tree: Tree, i: number): boolean => tree.children(i).some((k) => tree.relation(k) === 'nsubj')

/** Is nothing but quotations behind this one on its line? */
export const coversLine = ({ tree, quoted, range, inLine }: QuotationScene): boolean => {
  for (let i = range.to; inLine(i); i++) if (tree.upos(i) !== 'PUNCT' && quoted.at(i) < 0) return false
  return true
}

/** The number of the line that each token is in; empty lines do not count. */
export function lineOfToken({ original: { text }, tokens }: Report<'tokens'>): Int32Array {
  const lines = new Int32Array(tokens.length)
  let line = 0
  for (let i = 1; i < tokens.length; i++) {
    for (let at = tokens[i - 1]!.end; at < tokens[i]!.start; at++) {
      if (text.charCodeAt(at) !== 10) continue
      line++
      break
    }
    lines[i] = line
  }
  return lines
}
