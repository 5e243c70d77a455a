import type { Report } from '../report/layers.js'
import type { TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import { type DraftClaim, tokensBetween } from './draft-claim.js'

const NAME_WORD = /^(PROPN|NOUN|ADJ|DET|NUM|ADP|PART|CCONJ|SYM|X)$/

/**
 * Claims by a label: "Maduro: talks will go on" as a headline or a line of an interview, and the other way
 * round "No talks for now: minister".
 */
export function labelClaims(
  report: Report<'tokens'>,
  tree: Tree,
  cues: ClaimCues,
  isSomeone: (token: number) => boolean,
): DraftClaim[] {
  const { text } = report.original
  const claims: DraftClaim[] = []
  for (let from = 0, line = 0; from < tree.size; line++) {
    let to = from + 1
    while (to < tree.size && !text.slice(report.tokens[to - 1]!.end, report.tokens[to]!.start).includes('\n')) to++
    let next = to
    while (
      next < tree.size &&
      (next === to || !text.slice(report.tokens[next - 1]!.end, report.tokens[next]!.start).includes('\n'))
    )
      next++
    const claim = labelClaim(tree, cues, isSomeone, { from, to, next }, line === 0)
    if (claim) claims.push(claim)
    from = to
  }
  return claims
}

/** “…” behind a colon where no verb speaks: "More from Blumenthal and Cohen: “…”". */
export function colonClaim(tree: Tree, quotation: TokenRange): DraftClaim | null {
  const colon = quotation.from - 1
  if (colon < 1 || tree.form(colon) !== ':') return null
  let from = colon
  while (
    from > 0 &&
    colon - from < 8 &&
    tree.sentence(from - 1) === tree.sentence(colon) &&
    /^(PROPN|CCONJ|NOUN|DET|ADJ)$/.test(tree.upos(from - 1))
  )
    from--
  while (from < colon && /^(CCONJ)$/.test(tree.upos(from))) from++
  if (from === colon) return null
  return claimOf(tree, tokensBetween(from, colon), colon, tokensBetween(quotation.from, quotation.to))
}

function labelClaim(
  tree: Tree,
  cues: ClaimCues,
  isSomeone: (token: number) => boolean,
  { from, to, next }: { from: number; to: number; next: number },
  headline: boolean,
): DraftClaim | null {
  let colon = from
  const limit = headline ? to : Math.min(to, from + 8)
  while (colon < limit && tree.form(colon) !== ':') colon++
  if (colon >= limit || colon === from || tree.form(colon) !== ':') return null
  const left = tokensBetween(from, colon)
  // A label alone on its line speaks the next one.
  const right = colon + 1 < to ? tokensBetween(colon + 1, to) : tokensBetween(to, next)
  const words = right.filter((t) => tree.upos(t) !== 'PUNCT')
  const label = cues.notSources.has(left.map((t) => tree.lower(t)).join(' '))
  if (!label && left.length <= 8 && left.every((t) => NAME_WORD.test(tree.upos(t))) && words.length > 2) {
    const named = left.some((t) => tree.upos(t) === 'PROPN' || isSomeone(t))
    if (headline || (named && left.length <= 5)) return claimOf(tree, left, colon, right)
  }
  // "No talks for now: minister"
  if (
    headline &&
    words.length > 0 &&
    words.length <= 5 &&
    left.length > 3 &&
    words.every((t) => NAME_WORD.test(tree.upos(t))) &&
    words.some((t) => tree.upos(t) === 'PROPN' || isSomeone(t))
  )
    return claimOf(tree, words, colon, left)
  return null
}

function claimOf(tree: Tree, source: readonly number[], colon: number, content: readonly number[]): DraftClaim {
  const inSource = new Set(source)
  const head = source.find((t) => !inSource.has(tree.head(t))) ?? source.at(-1)!
  return { rule: 'label.colon', act: 'assert', head: colon, cue: [colon], source, sourceHead: head, content }
}
