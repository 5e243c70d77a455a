import { codeReport } from '../coder.js'
import { type FormatName, formatOf } from '../formats/formats.js'
import type { CodedReport } from '../report/layers.js'
import type { Resources } from '../resources.js'
import type { RawReport } from '../run-pipeline.js'

/** Reports that one thread codes in one go. */
export interface Batch {
  readonly raws: readonly RawReport[]
  readonly format: FormatName
  readonly colour: boolean
}

/** What comes back: text, not reports, because a string crosses between threads at the least cost. */
export interface CodedBatch {
  readonly text: string
  readonly reports: number
  readonly events: number
  /** One sentence for each thing that was odd in what was read, with its report's id. */
  readonly inputProblems: readonly string[]
  /** How many of them cost words or data: what `--strict` fails for. */
  readonly badInputs: number
}

const isOfInput = (stage: string): boolean => stage === 'read'
/** An old page in windows-1252 is told and read whole: nothing is lost. */
const HARMLESS = new Set(['encoding-guessed'])

export function codeBatch({ raws, format, colour }: Batch, resources: Resources): CodedBatch {
  const { write } = formatOf(format)
  let text = ''
  let events = 0
  const inputProblems: string[] = []
  let badInputs = 0
  for (const raw of raws) {
    const report: CodedReport = codeReport(raw, resources)
    text += write(report, { colour })
    events += report.events.length
    for (const { stage, code, message } of report.problems) {
      if (!isOfInput(stage)) continue
      inputProblems.push(`${report.id}: ${message}`)
      if (!HARMLESS.has(code)) badInputs++
    }
  }
  return { text, reports: raws.length, events, inputProblems, badInputs }
}
