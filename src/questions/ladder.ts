import { z } from 'zod'
import { legalFormOf, rungNamed, rungRules } from './ladder-data.js'
import { actor, between, type EvidenceKey, limitOf, question } from './question.js'

/** One piece of evidence for or against a rung. */
export interface Step {
  readonly rung: number
  /** As precisely as the report tells it. */
  readonly date: string | null
  readonly status: string
  /** Stage of the agreement, where it is one. */
  readonly stage: string | null
  /** Title of the agreement, else the event's trigger. */
  readonly words: string
  /** Who is reported to say so; null where the report says it itself. */
  readonly speaker: string | null
  readonly outlets: number
  readonly key: EvidenceKey
}

/** How far one actor has bound itself to another. */
export interface LadderRow {
  readonly from: string
  readonly to: string
  readonly rung: number
  readonly name: string
  /** "ours", or the alliance data sets that define the rung. */
  readonly whose: string
  /** Legal form of what holds the rung, an axis of its own: treaty, agreement, memorandum, declaration, practice, contact. */
  readonly form: string
  /** Stage of the agreement that holds it: signed, ratified, in force. */
  readonly stage: string | null
  readonly reached: string | null
  /** What holds the rung. */
  readonly steps: readonly Step[]
  /** Higher rungs that are only planned, or that only outsiders claim. */
  readonly planned: readonly Step[]
  readonly claimed: readonly Step[]
  /** Ruptures, refusals, denials and agreements ended. */
  readonly against: readonly Step[]
  readonly evidence: readonly EvidenceKey[]
}

interface Found extends Step {
  readonly from: string
  readonly to: string
  readonly form: string | null
  /** The source speaks for a party, or the report itself tells it. */
  readonly grounded: boolean
  readonly conflict: boolean
}

const HELD = new Set(['occurred', 'ongoing'])
const MADE = new Set(['signed', 'ratified', 'in force'])
const COMING = new Set(['talks', 'proposed', 'initialled'])

/** Over everybody, only those that an agreement or military practice binds: most have met or praised each other. */
const BINDING = `AND (report, event) IN (SELECT (report, event) FROM events WHERE list_has_any(contexts, ['military', 'intelligence']))`

const sqlOf = (overview: boolean): string => `
    WITH rules AS (
      SELECT unnest(from_json($rules::JSON,
        '[{"rung":"INTEGER","type":"VARCHAR","mode":"VARCHAR","context":"VARCHAR","cameo":"VARCHAR","rule":"VARCHAR","form":"VARCHAR"}]'), recursive := true)
    ),
    near AS MATERIALIZED (
      SELECT report, event, source, target, deed, type FROM dyad_events
      WHERE ($from IS NULL OR $from IN (source, target)) AND ($to IS NULL OR $to IN (source, target))
        AND ($actors IS NULL OR (contains($actors, source) AND contains($actors, target)))
        ${overview ? BINDING : ''}
    ),
    ties AS (
      SELECT report, event, source, target, deed FROM near
      UNION ALL
      -- A visit is contact for both sides.
      SELECT report, event, target, source, deed FROM near WHERE type = 'CONSULT'
    ),
    signed AS (
      SELECT * EXCLUDE (parties), unnest(parties) AS target
      FROM (SELECT report, event, agreement, title, stage, rung, parties, unnest(parties) AS source FROM agreements)
    ),
    papers AS (
      SELECT report, event, source, target, deed, agreement, title, stage, rung AS paper
      FROM signed JOIN deed_events USING (report, event)
      WHERE source <> '?' AND target <> '?'
    ),
    pairs AS MATERIALIZED (
      SELECT * FROM (
        SELECT *, NULL AS agreement, NULL AS title, NULL AS stage, NULL AS paper FROM ties
        UNION ALL
        SELECT * FROM papers
      )
      WHERE source <> target
        AND ($from IS NULL OR source = $from) AND ($to IS NULL OR target = $to)
        AND ($actors IS NULL OR (contains($actors, source) AND contains($actors, target)))
    ),
    told AS MATERIALIZED (
      SELECT p.*, e.mode,
        -- "Ministers are to meet" is coded as an agreement; what is planned is contact.
        CASE WHEN e.status IN ('planned', 'conditional') THEN upper(split_part(e.rule, '.', 1)) ELSE e.type END AS type, e.contexts, e.cameo, e.rule, e.status, e.quad, e.trigger, e.same_as,
        coalesce(e.date, CASE WHEN NOT e.background THEN r.published::VARCHAR END) AS date, w.outlets,
        coalesce(c.source_name, c.source) AS speaker,
        c.claim IS NULL OR c.source IS NULL
          OR (c.source_country IN (p.source, p.target) AND list_has_any(c.source_sectors, ['GOV', 'LEG', 'JUD', 'MIL', 'ELI', 'SPY'])) AS grounded
      FROM pairs p JOIN events e USING (report, event) JOIN reports r USING (report)
        -- Few of all claims and deeds are of these pairs: they alone are set beside them.
        LEFT JOIN (SELECT * FROM claims WHERE report IN (SELECT report FROM pairs)) c ON c.report = e.report AND c.claim = e.claim
        LEFT JOIN (SELECT deed, outlets FROM deeds WHERE deed IN (SELECT deed FROM pairs)) w ON w.deed = p.deed
    ),
    kinds AS (
      -- A rule for recognition alone goes before that for all support.
      SELECT k.type, k.mode, k.contexts, k.cameo, k.rule, arg_max(u.rung, {own: u.cameo <> '' OR u.rule <> '', rung: u.rung}) AS rung,
        arg_max(u.form, {own: u.cameo <> '' OR u.rule <> '', rung: u.rung}) AS form
      FROM (SELECT DISTINCT type, mode, contexts, cameo, rule FROM told WHERE agreement IS NULL) k JOIN rules u
        ON u.type = k.type AND (u.mode = '' OR u.mode = k.mode)
        AND (u.context = '' OR list_contains(k.contexts, u.context)) AND (u.cameo = '' OR starts_with(coalesce(k.cameo, ''), u.cameo))
        AND (u.rule = '' OR list_contains(string_split(u.rule, ' '), k.rule))
      GROUP BY ALL
    ),
    ruled AS (
      SELECT t.*, k.rung, k.form
      FROM told t LEFT JOIN kinds k
        ON t.agreement IS NULL AND k.type = t.type AND k.mode IS NOT DISTINCT FROM t.mode
        AND k.contexts IS NOT DISTINCT FROM t.contexts AND k.cameo IS NOT DISTINCT FROM t.cameo AND k.rule = t.rule
      WHERE ($since IS NULL OR t.date >= left($since, length(t.date)))
        AND ($until IS NULL OR left(t.date, length($until)) <= $until)
    )
    SELECT source AS "from", target AS "to", coalesce(max(paper), max(rung), 0)::INTEGER AS rung, min(date) AS date,
      first(form ORDER BY report, event) AS form, status, stage, coalesce(any_value(title ORDER BY report, event), first(trigger ORDER BY report, event)) AS words,
      first(speaker ORDER BY grounded DESC, report, event) AS speaker, bool_or(grounded) AS grounded, max(quad) >= 3 AS conflict,
      coalesce(max(outlets), 1)::INTEGER AS outlets,
      first({report: report, layer: CASE WHEN agreement IS NULL THEN 'events' ELSE 'agreements' END, id: coalesce(agreement, event)}
        ORDER BY same_as IS NOT NULL, grounded DESC, report, event) AS key
    FROM ruled
    WHERE paper IS NOT NULL OR rung IS NOT NULL OR quad >= 3
    GROUP BY source, target, deed, agreement, status, stage
    ORDER BY rung DESC, "from", "to", date NULLS LAST, words, key
    LIMIT 20000`

/** How far has each actor bound itself to another? */
export const ladder = question({
  name: 'ladder',
  title: 'How far has each actor bound itself to another?',
  method:
    'The highest rung that a report tells in its own voice, or that an official of either party states. What only others claim, and what is only planned or negotiated, stands beside it. Rungs 0 to 6 are ours; 7 to 10 are ATOP’s and COW’s, and only the words of an agreement reach them: a general promise to consult is rung 5, no entente. Legal form is an axis of its own.',
  params: z.object({
    from: actor.optional(),
    to: actor.optional(),
    actors: z
      .string()
      .regex(/^\s*[A-Za-z]{3}([ ,]+[A-Za-z]{3})*\s*$/, 'it takes codes of three letters such as "PRK VEN CUB"')
      .optional()
      .describe('all pairs among these, such as "PRK VEN CUB"'),
    ...between,
    limit: limitOf(200),
  }),
  bind: ({ actors }) => ({
    actors: actors?.trim().toUpperCase().replace(/[ ,]+/g, ' ') ?? null,
    rules: JSON.stringify(rungRules()),
  }),
  sql: ({ from, to, actors }) => sqlOf(from === undefined && to === undefined && actors === undefined),
  derive(found: Found[], { limit }): LadderRow[] {
    const pairs = new Map<string, Found[]>()
    for (const step of found) {
      const key = `${step.from} ${step.to}`
      const others = pairs.get(key)
      if (others) others.push(step)
      else pairs.set(key, [step])
    }
    return [...pairs.values()]
      .map(ladderOf)
      .sort((a, b) => b.rung - a.rung || (a.from + a.to < b.from + b.to ? -1 : 1))
      .slice(0, limit)
  },
  sentence(rows) {
    const [top] = rows
    if (!top) return 'No pair has anything to do with each other.'
    const reached = top.reached ? `, reached ${top.reached}` : ''
    return `${top.from} towards ${top.to} stands highest: rung ${top.rung}, ${top.name}${top.stage ? ` (${top.stage})` : ''}${reached}.`
  },
  evidence: (row) => row.evidence,
  cells: ({ from, to, rung, name, form, stage, reached, steps, planned, claimed, against }) => ({
    from,
    to,
    rung,
    name,
    form,
    stage,
    reached,
    'resting on': steps[0]?.words ?? null,
    planned: highest(planned),
    claimed: highest(claimed),
    against: against.length || null,
  }),
})

/** "rung 7": the highest of some steps. */
const highest = (steps: readonly Step[]): string | null =>
  steps.length === 0 ? null : `rung ${Math.max(...steps.map(({ rung }) => rung))}`

function ladderOf(found: readonly Found[]): LadderRow {
  const holds = ({ status, stage }: Found) => (stage === null ? HELD.has(status) : MADE.has(stage))
  const coming = ({ status, stage }: Found) =>
    stage === null ? status === 'planned' || status === 'conditional' : COMING.has(stage)
  const speaksAgainst = ({ status, stage, conflict, rung }: Found) =>
    (HELD.has(status) && conflict) ||
    (!conflict && (status === 'denied' || status === 'cancelled')) ||
    stage === 'suspended' ||
    stage === 'withdrawn' ||
    (rung === 0 && HELD.has(status))
  const ties = found.filter(({ conflict }) => !conflict)
  const grounded = ties.filter((step) => holds(step) && step.grounded)
  const rung = grounded.reduce((most, step) => Math.max(most, step.rung), 0)
  const steps = grounded.filter((step) => step.rung === rung).sort(byDate)
  const first = steps[0]
  const broken = found.some((step) => step.form === 'rupture' && HELD.has(step.status) && step.grounded)
  const { name, whose } = rungNamed(rung)
  return {
    from: found[0]!.from,
    to: found[0]!.to,
    rung,
    name,
    whose,
    form: first
      ? first.stage === null
        ? (first.form ?? 'contact')
        : legalFormOf(first.words)
      : broken
        ? 'rupture'
        : 'none',
    stage: first?.stage ?? null,
    reached: first?.date ?? null,
    steps: steps.map(stepOf),
    planned: ties.filter((step) => coming(step) && step.rung > rung).map(stepOf),
    claimed: ties.filter((step) => holds(step) && !step.grounded && step.rung > rung).map(stepOf),
    against: found.filter(speaksAgainst).map(stepOf),
    evidence: steps.map(({ key }) => key),
  }
}

const byDate = (a: Step, b: Step): number => {
  const [x, y] = [a.date ?? '9999', b.date ?? '9999']
  return x < y ? -1 : x > y ? 1 : 0
}

const stepOf = ({ rung, date, status, stage, words, speaker, outlets, key }: Found): Step => ({
  rung,
  date,
  status,
  stage,
  words,
  speaker,
  outlets,
  key,
})
