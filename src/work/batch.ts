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
  /** One sentence for each report that could not be read, with its id. */
  readonly inputProblems: readonly string[]
}

/** Problems of reading: what `--strict` fails for. */
const isOfInput = (stage: string): boolean => stage === 'read'

export function codeBatch({ raws, format, colour }: Batch, resources: Resources): CodedBatch {
  const { write } = formatOf(format)
  let text = ''
  let events = 0
  const inputProblems: string[] = []
  for (const raw of raws) {
    const report: CodedReport = codeReport(raw, resources)
    text += write(report, { colour })
    events += report.events.length
    for (const { stage, message } of report.problems)
      if (isOfInput(stage)) inputProblems.push(`${report.id}: ${message}`)
  }
  return { text, reports: raws.length, events, inputProblems }
}
