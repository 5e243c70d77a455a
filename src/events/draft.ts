import type { Participant } from '../report/layers.js'
import type { EventFrame, Match } from './match-frames.js'
import type { Standing } from './standing.js'

/** An event on its way: what the frame said, and what the clause's standing made of it. */
export interface Draft {
  readonly match: Match
  readonly standing: Standing
  type: string
  mode: string | null
  contexts: readonly string[]
  status: Standing['status']
  actors: readonly Participant[]
  recipients: readonly Participant[]
  background: boolean
  /** Further words that it rests on. */
  cues: readonly number[]
}

export const frameOf = (draft: Draft): EventFrame => draft.match.frame
export const triggerOf = (draft: Draft): number => draft.match.trigger
export const partiesIn = (draft: Draft): readonly Participant[] => [...draft.actors, ...draft.recipients]

/** A meeting or visit still to come: its day is its own, not that of the news that tells of it. */
export const isAhead = (draft: Draft): boolean => draft.status === 'planned' && frameOf(draft).type === 'CONSULT'
