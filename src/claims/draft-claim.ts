import type { ClaimAct } from '../report/layers.js'

/** A claim while it is being put together; all numbers are indices into `tokens`, in rising order. */
export interface DraftClaim {
  /** Id of the cue's row: "verb.say". */
  readonly rule: string
  readonly act: ClaimAct
  /** Is it a word of speaking, not only of thinking or backing? */
  readonly spoken: boolean
  /** The cue's main word. */
  readonly head: number
  readonly cue: readonly number[]
  readonly source: readonly number[]
  /** The source's head word; -1 where there is no source. */
  readonly sourceHead: number
  readonly content: readonly number[]
}

/** Sorted, each once. */
export const inOrder = (tokens: Iterable<number>): number[] => [...new Set(tokens)].sort((a, b) => a - b)

export function tokensBetween(from: number, to: number): number[] {
  const all: number[] = []
  for (let i = from; i < to; i++) all.push(i)
  return all
}
