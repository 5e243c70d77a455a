import type { Report } from '../report/layers.js'
import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import { cueOfVerb } from './cue-words.js'
import { tokensBetween } from './draft-claim.js'
import { lineOfToken } from './quotation-scene.js'
import type { QuotedWords } from './quoted-words.js'

/** "The statement says:" and then a line without quotation marks: the verbs, and the tokens of that line. */
export function blockSpeakers(
  report: Report<'tokens'>,
  tree: Tree,
  quoted: QuotedWords,
  cues: ClaimCues,
): ReadonlyMap<number, readonly number[]> {
  const lines = lineOfToken(report)
  const of = new Map<number, readonly number[]>()
  for (let first = 1; first < tree.size; first++) {
    const colon = first - 1
    if (lines[colon] === lines[first] || tree.form(colon) !== ':' || quoted.at(first) >= 0) continue
    let to = first
    while (to < tree.size && lines[to] === lines[first]) to++
    for (let k = colon - 1; k >= 0 && lines[k] === lines[colon] && !/^[.?!]$/.test(tree.form(k)); k--) {
      if (quoted.at(k) >= 0 || cueOfVerb(cues, tree, k)?.quote !== true) continue
      of.set(k, tokensBetween(first, to))
      break
    }
  }
  return of
}
