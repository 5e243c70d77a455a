/** Parts of speech that can trigger an event: verb, noun, adjective. */
export type TriggerPos = 'v' | 'n' | 'a'

/** A step from a predicate to a dependent in canonical roles: "obj", "nmod:of", "obl" (any preposition). */
export type RolePath = readonly string[]

/** What a role's filler must be: one of these lemmas, or of a kind. */
export interface Fillers {
  readonly lemmas: ReadonlySet<string>
  /** Lemmas of several words, "food_aid", by their last word. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly kinds: readonly FillerKind[]
}

/** ACTOR: someone who can act; THING: anything else. */
export type FillerKind = 'ACTOR' | 'COUNTRY' | 'PERSON' | 'THING'

/** One condition of a frame; `written` is how the lexicon says it, for the trace. */
export type Constraint = { readonly written: string } & (
  | { readonly test: 'filled'; readonly paths: readonly RolePath[]; readonly fillers?: Fillers; readonly not: boolean }
  | { readonly test: 'absent'; readonly paths: readonly RolePath[] }
  | { readonly test: 'negated' }
  | { readonly test: 'text'; readonly words: readonly string[] }
)

export type FrameFlag =
  | 'reciprocal'
  | 'visit'
  | 'weak'
  | 'agent'
  | 'towards'
  | 'speech'
  | 'sign'
  | 'planned'
  | 'ongoing'
  | 'conditional'
  | 'denied'
  | 'cancelled'
  | 'background'

/** A way in which words tell an event: trigger, conditions, who does it to whom, and what it is coded as. */
export interface Frame {
  readonly id: string
  readonly constraints: readonly Constraint[]
  /** Where the actor is found, in order of preference. */
  readonly actor: readonly RolePath[]
  /** Reciprocal frames: where the other side is found; it acts too. */
  readonly partner: readonly RolePath[]
  readonly recipient: readonly RolePath[]
  /** null: this use of the word is no event ("met the demands"). */
  readonly type: string | null
  readonly mode: string | null
  readonly contexts: readonly string[]
  readonly cameo: string | null
  readonly flags: ReadonlySet<FrameFlag>
  /** How much the frame asks for: the one that asks most wins. */
  readonly weight: number
}

/** A frame under one of its triggers. */
export interface TriggeredFrame {
  readonly frame: Frame
  /** Words beside the lemma that the trigger needs: "out" of "carry out", "talk" of "hold talk". */
  readonly with: readonly string[]
}
