import { z } from 'zod'
import { actor, counted, day, type EvidenceKey, limitOf, question } from './question.js'

export interface Plan {
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  readonly type: string
  readonly mode: string | null
  readonly words: string
  readonly said: string | null
  readonly due: string | null
  /** open, done, moved, cancelled; overdue where it is open and its day is past on the day asked for. */
  readonly outcome: string
  readonly movedTo: string | null
  readonly evidence: readonly EvidenceKey[]
}

/** What was to come, and what became of it? */
export const plans = question({
  name: 'plans',
  title: 'What is planned, what is overdue, and what became of what was planned?',
  params: z.object({
    actor: actor.optional(),
    other: actor.optional().describe('a second party'),
    outcome: z.enum(['open', 'overdue', 'done', 'moved', 'cancelled', 'all']).default('all'),
    asOf: day.optional().describe('the day on which it is asked; without it nothing is overdue'),
    limit: limitOf(200),
  }),
  sql: `
    SELECT p.actors, p.recipients, p.type, p.mode, p.words, p.said::VARCHAR AS said, p.due::VARCHAR AS due,
      CASE WHEN p.outcome = 'open' AND coalesce(p.due_end, p.due) < $asOf::DATE THEN 'overdue' ELSE p.outcome END AS outcome,
      p.moved_to::VARCHAR AS "movedTo",
      list_concat([{report: p.report, layer: 'events', id: p.event}],
        CASE WHEN p.settled_event IS NULL THEN []
          ELSE [{report: p.settled_report, layer: 'events', id: p.settled_event}] END) AS evidence
    FROM plans p
    WHERE ($actor IS NULL OR list_contains(p.actors, $actor) OR list_contains(p.recipients, $actor))
      AND ($other IS NULL OR list_contains(p.actors, $other) OR list_contains(p.recipients, $other))
      AND ($outcome = 'all'
        OR $outcome = CASE WHEN p.outcome = 'open' AND coalesce(p.due_end, p.due) < $asOf::DATE THEN 'overdue' ELSE p.outcome END)
    ORDER BY p.due NULLS LAST, p.said, p.report, length(p.event), p.event
    LIMIT $limit`,
  derive: (found: Plan[]): Plan[] => found,
  sentence(rows, { actor, other }) {
    const of = actor && other ? ` of ${actor} and ${other}` : (actor ?? other) ? ` of ${actor ?? other}` : ''
    if (rows.length === 0) return `No such plan${of} is told of.`
    const outcomes = ['open', 'overdue', 'done', 'moved', 'cancelled']
    const parts = outcomes.map((name) => [rows.filter(({ outcome }) => outcome === name).length, name] as const)
    const told = parts.filter(([n]) => n > 0).map(([n, name]) => `${n} ${name}`)
    return `${counted(rows.length, 'plan')}${of}: ${told.join(', ')}.`
  },
  evidence: (row) => row.evidence,
  cells: ({ due, said, actors, recipients, type, mode, words, outcome, movedTo }) => ({
    due,
    told: said,
    who: actors,
    'to whom': recipients,
    what: mode ? `${type}/${mode}` : type,
    words,
    outcome,
    'moved to': movedTo,
  }),
})
