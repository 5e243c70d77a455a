import type { AgreementStage, Status } from '../report/layers.js'

/** What can be corrected; a plan is an event that was still to come. */
export const correctedLayers = ['event', 'entity', 'claim', 'agreement', 'forecast', 'plan'] as const
export type CorrectedLayer = (typeof correctedLayers)[number]

/**
 * The words that a correction is about, by which it finds its target again when the report has been coded anew and ids have
 * moved: "e7" may be "e5" tomorrow, the words "expelled" at 310–318 stay. The hash is that of the store's `spans`.
 */
export interface Words {
  readonly text: string
  readonly hash: string
  readonly start: number
  readonly end: number
  /** How the target was coded then: "SANCTION/expel occurred POL>BLR". A verdict is about a coding, not about words alone. */
  readonly coding?: string
}

/** Who takes part, told so that it survives re-coding: ids of entities are the coder's. */
export interface Party {
  readonly name: string
  /** ISO 3166-1 alpha-3 or PLOVER's IGO UNO EUR …; null where it is not known. */
  readonly country: string | null
  readonly sectors: readonly string[]
  readonly registry?: string
  readonly office?: string
  /** The words in the text, where there are some. */
  readonly words?: Words
}

export type Role = 'actor' | 'recipient'

/** What an event is coded as; the figures are kept with it, so that a later codebook changes nobody's correction. */
export interface Coding {
  readonly type: string
  readonly mode: string | null
  readonly quad: 1 | 2 | 3 | 4
  readonly intensity: number
  readonly cameo?: string
  readonly goldstein?: number
}

/** An event that the coder missed; its words are those of its trigger. */
export interface AddedEvent extends Coding {
  readonly status: Status
  readonly background: boolean
  readonly contexts: readonly string[]
  readonly actors: readonly Party[]
  readonly recipients: readonly Party[]
  /** ISO 8601, as precise as is known. */
  readonly date: string | null
}

export type Outcome = 'done' | 'not' | 'unresolvable'

/** What somebody says of a target, and the value that goes with it. */
export type Change =
  /** Right as coded; takes back a rejection. */
  | { readonly action: 'accept'; readonly value: null }
  /** No such event, claim, …; takes back an acceptance. The repeats of a rejected event go with it. */
  | { readonly action: 'reject'; readonly value: null }
  /** Another type of event, or another identity of an entity. */
  | { readonly action: 'retype'; readonly value: Coding | Party }
  | { readonly action: 'mode'; readonly value: Coding }
  /** Status of an event and of its repeats, stage of an agreement. */
  | { readonly action: 'status'; readonly value: Status | AgreementStage }
  /** Another actor or recipient in the place of one, or of all; of a claim, another source. */
  | {
      readonly action: 'actor' | 'recipient'
      readonly value: { readonly instead: Party | null; readonly party: Party }
    }
  | { readonly action: 'add-party' | 'drop-party'; readonly value: { readonly role: Role; readonly party: Party } }
  | { readonly action: 'date'; readonly value: string | null }
  | { readonly action: 'background'; readonly value: boolean }
  /** The same event, or the same entity, as another one of this report. */
  | { readonly action: 'merge'; readonly value: { readonly target: string; readonly words: Words } }
  /** An event is no repeat of another one; or some mentions of an entity are somebody else's. */
  | { readonly action: 'split'; readonly value: { readonly mentions: readonly Words[]; readonly party: Party } | null }
  /** What became of a forecast or a plan. */
  | { readonly action: 'settle'; readonly value: { readonly outcome: Outcome; readonly day?: string } }
  | { readonly action: 'add'; readonly value: AddedEvent }
  | { readonly action: 'note'; readonly value: null }
  /** Takes back the correction that `undoes` names. */
  | { readonly action: 'undo'; readonly value: null }

export type Action = Change['action']

/** One line of a store's corrections: what a person said of a record, when. Never changed, never deleted, only undone. */
export type Correction = Change & {
  readonly id: string
  readonly report: string
  readonly layer: CorrectedLayer
  /** Id of the target as it was when the correction was made. */
  readonly target: string
  readonly words: Words
  readonly by: string
  /** ISO 8601, given by the caller. */
  readonly at: string
  readonly note?: string
  readonly undoes?: string
}
