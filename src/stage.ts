import type { Layer, Layers, Problem, Report } from './report/layers.js'
import type { Span } from './report/span.js'
import type { Resources } from './resources.js'

/** Why a stage did, or did not do, something: what `demarche explain` shows. */
export interface TraceEntry {
  readonly stage: string
  readonly span?: Span
  /** Id of the rule, frame or data row concerned. */
  readonly rule?: string
  /** "coded", or why not: "no-recipient", "weaker-frame", … */
  readonly outcome: string
  readonly message: string
}

/** What a stage is given beside the report: loaded data, and two ways to speak. */
export interface StageContext {
  readonly resources: Resources
  /** Tells the reader of the record about odd text or something that could not be coded. */
  note(problem: Omit<Problem, 'stage'>): void
  /** Tells why; `entry` is called only when somebody asked (`demarche explain`). */
  trace(entry: () => Omit<TraceEntry, 'stage'>): void
}

/** One step from text to record: a pure function of the report that returns only the layers it adds. */
export interface Stage<Needs extends Layer, Adds extends Layer> {
  readonly name: string
  readonly needs: readonly Needs[]
  readonly adds: readonly Adds[]
  readonly run: (report: Report<Needs>, context: StageContext) => Pick<Layers, Adds>
}

/** Declares a stage; the types of `needs` and `adds` are read off the arrays. */
export const stage = <const Needs extends Layer, const Adds extends Layer>(
  definition: Stage<Needs, Adds>,
): Stage<Needs, Adds> => definition
