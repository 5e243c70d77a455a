import type { SyntaxWord } from '../report/layers.js'

/** The words right below a word. */
export type Below = (i: number) => readonly number[]

/** The first word of the phrase of `top`; marks are no part of it. */
export const startOf = (words: readonly SyntaxWord[], top: number, below: Below): number =>
  edge(words, top, below, Math.min)

/** The last word of the phrase of `top`; marks are no part of it. */
export const endOf = (words: readonly SyntaxWord[], top: number, below: Below): number =>
  edge(words, top, below, Math.max)

function edge(
  words: readonly SyntaxWord[],
  top: number,
  below: Below,
  further: (a: number, b: number) => number,
): number {
  let at = top
  const open = [top]
  for (let steps = 0; open.length > 0 && steps < MOST_BELOW; steps++) {
    const k = open.pop()!
    if (words[k]!.upos !== 'PUNCT') at = further(at, k)
    open.push(...below(k))
  }
  return at
}

/** Bounds the walk where heads go in a circle. */
const MOST_BELOW = 400
