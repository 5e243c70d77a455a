import { english } from './pipeline.js'
import type { CodedReport } from './report/layers.js'
import type { Resources } from './resources.js'
import { type RawReport, type RunOptions, unread } from './run-pipeline.js'

/** What `original.language` may say for a report to be coded: the stages read English. */
const READS = /^(en|und)\b/

/** Codes one report: its text through the pipeline of its language. What is not English is kept, with its problem, uncoded. */
export function codeReport(raw: RawReport, resources: Resources, options: RunOptions = {}): CodedReport {
  return READS.test(raw.original.language) && raw.original.text !== ''
    ? english.run(raw, resources, options)
    : unread(raw)
}
