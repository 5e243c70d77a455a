import { workerData } from 'node:worker_threads'
import { codeReport } from '../coder.js'
import { knowledge } from '../data-files.js'
import type { CodedReport } from '../report/layers.js'
import type { Span } from '../report/span.js'
import type { RawReport } from '../run-pipeline.js'
import type { TraceEntry } from '../stage.js'
import { spansOf, type Why, whyEvent, whyWords } from './why.js'

export type CoderTask =
  | { readonly kind: 'code'; readonly raw: RawReport }
  | { readonly kind: 'why'; readonly raw: RawReport; readonly key: { readonly layer: string; readonly id: string } }
  | { readonly kind: 'words'; readonly raw: RawReport; readonly span: Span }

/** What a page needs of a record: not the words' grammar, which is most of its bytes. */
export type ShownReport = Omit<CodedReport, 'tokens' | 'syntax' | 'names' | 'factuality'>

/** The reasons of a report with more events than this come one by one, when somebody asks. */
const MOST_EVENTS_EXPLAINED = 200

const { ownFolders } = workerData as { readonly ownFolders: readonly string[] }
const resources = knowledge(ownFolders)

export default function work(task: CoderTask): unknown {
  const trace: TraceEntry[] = []
  const report = codeReport(task.raw, resources, { onTrace: (entry) => trace.push(entry) })
  if (task.kind === 'words') return whyWords([task.span], trace)
  if (task.kind === 'why') {
    const spans = spansOf(report, task.key.layer, task.key.id)
    return spans && whyWords(spans, trace)
  }
  const why: Record<string, Why> = {}
  if (report.events.length <= MOST_EVENTS_EXPLAINED)
    for (const event of report.events) why[event.id] = whyEvent(event, trace)
  return { report: shown(report), why }
}

function shown({ tokens: _, syntax: __, names: ___, factuality: ____, ...report }: CodedReport): ShownReport {
  return report
}
