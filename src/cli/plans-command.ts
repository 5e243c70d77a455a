import type { Span } from '../report/span.js'
import { openCatalog } from '../store/catalog.js'
import { existingStore } from '../store/store.js'
import { choiceOption, dayOption } from './options.js'
import { printRows } from './print-rows.js'

interface PlansOptions {
  readonly store: string
  readonly asOf?: string
  readonly overdue?: boolean
  readonly format: string
}

/** What was known on the day: what was settled later was open then, and what was told later was not planned yet. */
const PLANS = `
  SELECT coalesce(p.due::VARCHAR || CASE WHEN p.due_end > p.due THEN '/' || p.due_end ELSE '' END, '') AS due,
    CASE WHEN p.settled_on <= asked.day THEN p.outcome
      WHEN coalesce(p.due_end, p.due) < asked.day THEN 'overdue' ELSE 'open' END AS outcome,
    CASE WHEN p.settled_on <= asked.day THEN coalesce(p.moved_to, p.settled_on)::VARCHAR END AS settled,
    array_to_string(p.actors, ' ') AS actors, p.kind, array_to_string(p.recipients, ' ') AS recipients,
    p.words, p.said::VARCHAR AS said, p.report, p.event,
    CASE WHEN p.settled_on <= asked.day THEN p.settled_report || '#' || p.settled_event END AS by,
    r.text, e.trigger_start AS "start", m.record -> '$.sentences' AS sentences
  FROM plans p
  JOIN reports r USING (report) JOIN events e USING (report, event) JOIN records m USING (report)
  CROSS JOIN (SELECT coalesce($day::DATE, (SELECT max(published) FROM reports)) AS day) asked
  WHERE p.said IS NULL OR asked.day IS NULL OR p.said <= asked.day
  ORDER BY p.due NULLS LAST, p.said, p.report, length(p.event), p.event
`

interface PlanRow {
  readonly outcome: string
  readonly words: string
  readonly text: string | null
  readonly start: number | null
  readonly sentences: string | null
  readonly [column: string]: unknown
}

/** `demarche plans`: what is to come, what came, what was moved or cancelled, and what is overdue. */
export async function plansCommand(options: PlansOptions): Promise<void> {
  const format = choiceOption('--format', options.format, ['table', 'jsonl'] as const)
  const day = dayOption('--as-of', options.asOf)
  const catalog = await openCatalog(existingStore(options.store))
  try {
    const result = await catalog.runAndReadAll(PLANS, { day: day ?? null })
    const rows = (result.getRowObjectsJson() as unknown as PlanRow[])
      .filter(({ outcome }) => !options.overdue || outcome === 'overdue')
      .map(({ text, start, sentences, ...row }) => ({ ...row, words: sentenceAt(text, start, sentences) ?? row.words }))
    printRows('due outcome settled actors kind recipients words report event by'.split(' '), rows, format)
  } finally {
    catalog.closeSync()
  }
}

/** The sentence that tells of the plan, where the text is kept. */
function sentenceAt(text: string | null, start: number | null, sentences: string | null): string | undefined {
  if (text === null || start === null || sentences === null) return undefined
  const around = (JSON.parse(sentences) as Span[]).find((span) => span.start <= start && start < span.end)
  return around && text.slice(around.start, around.end).replace(/\s+/g, ' ')
}
