import { DemarcheError } from './report/error.js'
import type { CodedReport, Layer, Layers, Original, Problem, Report } from './report/layers.js'
import type { Resources } from './resources.js'
import type { Stage, StageContext, TraceEntry } from './stage.js'

/** What goes in: a text with what is known about it. */
export interface RawReport {
  readonly id: string
  readonly original: Original
  /** What reading noticed: "language-not-english", "encoding-guessed", … */
  readonly problems?: readonly Problem[]
}

export interface RunOptions {
  /** Called with each reason that a stage gives. */
  readonly onTrace?: (entry: TraceEntry) => void
  /** Called with each stage's time in milliseconds; `clock` comes from the caller, a stage never sees it. */
  readonly onStage?: (name: string, milliseconds: number) => void
  readonly clock?: () => number
}

type AnyStage = Stage<Layer, Layer>

/** Stages in an order that works: `Has` are the layers that a report has when it arrives at the end. */
export class Pipeline<Has extends Layer> {
  readonly stages: readonly AnyStage[]

  constructor(stages: readonly AnyStage[]) {
    this.stages = stages
  }

  /** Adds a stage whose needs must be among what earlier stages added. */
  add<Needs extends Layer, Adds extends Layer>(
    stage: Stage<Needs, Adds> & ([Needs] extends [Has] ? unknown : never),
  ): Pipeline<Has | Adds> {
    return new Pipeline<Has | Adds>([...this.stages, stage as unknown as AnyStage])
  }

  /** Takes a text through all stages. A stage that breaks costs this report its later layers and is told as a problem. */
  run(this: Pipeline<Layer>, raw: RawReport, resources: Resources, options: RunOptions = {}): CodedReport {
    const problems: Problem[] = [...(raw.problems ?? [])]
    let report = { id: raw.id, original: raw.original, ...NOTHING_YET } as Report
    for (const stage of this.stages) {
      const context: StageContext = {
        resources,
        note: (problem) => problems.push(ordered({ ...problem, stage: stage.name })),
        trace: (entry) => options.onTrace?.({ ...entry(), stage: stage.name }),
      }
      const started = options.clock?.() ?? 0
      try {
        report = { ...report, ...stage.run(report, context) }
      } catch (error) {
        // Knowledge is loaded when a stage first asks for it: a frame file that cannot be read is no fault of the report.
        if (error instanceof DemarcheError) throw error
        const why = error instanceof Error ? error.message : String(error)
        problems.push({
          code: 'stage-failed',
          stage: stage.name,
          message: `Stage "${stage.name}" broke on this report (${why}). Its record stops here; please send the report to the authors.`,
        })
        break
      }
      if (options.clock) options.onStage?.(stage.name, options.clock() - started)
    }
    return Object.freeze({ ...report, problems })
  }
}

/** A problem's fields in the contract's order, so that the same record is the same bytes. */
const ordered = ({ code, stage, span, message }: Problem): Problem => ({
  code,
  stage,
  ...(span ? { span } : {}),
  message,
})

// In the contract's order, which is also the order in which they are printed.
const NOTHING_YET: Layers = {
  sentences: [],
  tokens: [],
  syntax: [],
  names: [],
  mentions: [],
  entities: [],
  dates: [],
  places: [],
  claims: [],
  forecasts: [],
  agreements: [],
  events: [],
  factuality: [],
}

/** A report that was not taken through any stage: its layers are empty. */
export const unread = (raw: RawReport): CodedReport =>
  Object.freeze({ id: raw.id, original: raw.original, ...NOTHING_YET, problems: [...(raw.problems ?? [])] })

/** An empty pipeline: what a report has before any stage is its text alone. */
export const pipeline = (): Pipeline<never> => new Pipeline<never>([])
