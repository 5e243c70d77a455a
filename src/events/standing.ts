import type { Status } from '../report/layers.js'

/** Whether a thing that the text speaks of happened, and how the text says so. */
export interface Standing {
  readonly status: Status
  /** Told as what went before: "had visited". */
  readonly pluperfect: boolean
  /** Its own actor will not do it: "will not meet", "is unwilling to withdraw". */
  readonly refused: boolean
  /** Only what something else is done for: "sent troops to crush the revolt". */
  readonly purpose: boolean
  /** Said to be owed by somebody, not done or promised by them: "must withdraw", "need to talk". */
  readonly duty: boolean
  /** Announced on a condition: "will attack if", "would retaliate unless". */
  readonly vowed: boolean
  /** The words that decided. */
  readonly cues: readonly number[]
}

/** Told as done, with nothing said about it. */
export const HAPPENED: Standing = {
  status: 'occurred',
  pluperfect: false,
  refused: false,
  vowed: false,
  purpose: false,
  duty: false,
  cues: [],
}
