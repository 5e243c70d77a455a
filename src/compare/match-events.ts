/** What two codings of a report are compared by. */
export interface EventRow {
  readonly event: string
  readonly type: string
  readonly mode: string | null
  readonly status: string
  readonly background: boolean
  readonly date: string | null
  readonly place: string | null
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  readonly contexts: readonly string[]
  /** Is it told as a repeat of an earlier event? */
  readonly repeats: boolean
  readonly trigger: string
  readonly trigger_start: number
  readonly trigger_end: number
}

const COMPARED = [
  'type',
  'mode',
  'status',
  'background',
  'date',
  'place',
  'actors',
  'recipients',
  'contexts',
  'repeats',
] as const

interface EventDifference {
  readonly change: 'event added' | 'event removed' | 'event changed'
  readonly before: string | null
  readonly after: string | null
  readonly words: string
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>
}

/** Whether two rows are codings of one event, the surest first: ids say nothing, for they are counted anew each time. */
const SAME: readonly ((a: EventRow, b: EventRow) => boolean)[] = [
  (a, b) => sameWords(a, b) && a.type === b.type,
  sameWords,
  // The text was edited before it.
  (a, b) => a.trigger === b.trigger && a.type === b.type,
  (a, b) => a.trigger === b.trigger,
  // The words were put otherwise.
  (a, b) => a.type === b.type && String(a.actors) === String(b.actors) && String(a.recipients) === String(b.recipients),
]

function sameWords(a: EventRow, b: EventRow): boolean {
  return a.trigger_start === b.trigger_start && a.trigger_end === b.trigger_end && a.trigger === b.trigger
}

/** What differs between two codings of one report. */
export function matchEvents(before: readonly EventRow[], after: readonly EventRow[]): EventDifference[] {
  const left = new Set(before)
  const found = new Map<EventRow, EventRow>()
  for (const same of SAME)
    for (const now of after) {
      if (found.has(now)) continue
      for (const then of left)
        if (same(then, now)) {
          found.set(now, then)
          left.delete(then)
          break
        }
    }
  const differences: EventDifference[] = []
  for (const now of after) {
    const then = found.get(now)
    if (!then)
      differences.push({ change: 'event added', before: null, after: now.event, words: now.trigger, fields: said(now) })
    else {
      const fields: Record<string, readonly [unknown, unknown]> = {}
      for (const name of COMPARED)
        if (JSON.stringify(then[name]) !== JSON.stringify(now[name])) fields[name] = [then[name], now[name]]
      if (Object.keys(fields).length > 0)
        differences.push({ change: 'event changed', before: then.event, after: now.event, words: now.trigger, fields })
    }
  }
  for (const then of left)
    differences.push({
      change: 'event removed',
      before: then.event,
      after: null,
      words: then.trigger,
      fields: said(then, true),
    })
  return differences
}

/** An event that is there on one side only, by its type and parties. */
function said({ type, actors, recipients }: EventRow, gone = false): Record<string, readonly [unknown, unknown]> {
  const side = (value: unknown): readonly [unknown, unknown] => (gone ? [value, null] : [null, value])
  return { type: side(type), actors: side(actors), recipients: side(recipients) }
}
