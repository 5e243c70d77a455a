import type { CodedReport } from '../report/layers.js'
import { conlluOf } from './conllu.js'
import { csvHeader, csvOf } from './csv.js'
import { ploverLines } from './plover-jsonl.js'
import { tableOf } from './table.js'

/** How a report is written: text ready to print, ending in a line break unless empty. */
export interface Format {
  /** Printed once, before the first report. */
  readonly header?: string
  readonly write: (report: CodedReport, options: { readonly colour: boolean }) => string
}

const formats = {
  table: { write: tableOf },
  jsonl: { write: ploverLines },
  report: { write: (report) => `${JSON.stringify(report)}\n` },
  csv: { header: csvHeader, write: csvOf },
  conllu: { write: conlluOf },
} satisfies Record<string, Format>

export type FormatName = keyof typeof formats
export const formatNames = Object.keys(formats) as FormatName[]
export const formatOf = (name: FormatName): Format => formats[name]
