/** What a report tells of one event, with its repeats: the first mention and those that say the same. */
export interface Telling {
  readonly report: string
  readonly event: string
  /** Later mentions of the same event in this report. */
  readonly repeats: readonly string[]
  readonly type: string
  readonly mode: string | null
  readonly status: string
  /** The event's day, else the report's: number of the day, or null. */
  readonly day: number | null
  /** The text itself says which day. */
  readonly dayIsTold: boolean
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  /** Those who hold an office and are named on either side. */
  readonly people: readonly string[]
  readonly place: string | null
  readonly trigger: string
  readonly agreement: boolean
  readonly background: boolean
  readonly reported: boolean
  /** The text that this report is a copy of, else its own id. */
  readonly text: string
}

export interface Deed {
  readonly tellings: readonly Telling[]
  /** The one that is counted. */
  readonly best: Telling
  /** Why each telling but the first is of this deed. */
  readonly reasons: ReadonlyMap<Telling, string>
}

/** What goes both ways: that A met B and that B met A are one. */
const MUTUAL = new Set(['AGREE', 'CONSULT', 'COOPERATE'])
/** Types that coders and newspapers take for one another: an expulsion is coercion or a sanction. */
const ALIKE: readonly ReadonlySet<string>[] = [new Set(['COERCE', 'SANCTION'])]
const DAYS_TOLD = 1
const DAYS_ELSE = 2

/** Groups what the reports of one story tell into deeds. A report never tells one deed twice: what it repeats, it says so. */
export function deedsOf(tellings: readonly Telling[]): Deed[] {
  const deeds: Draft[] = []
  // Those that say most come first, so that a vague telling finds a full one.
  for (const telling of [...tellings].sort(byEvidence)) {
    let best: { draft: Draft; score: number; why: string } | undefined
    for (const draft of deeds) {
      if (draft.reports.has(telling.report)) continue
      const match = likeness(telling, draft.tellings[0]!)
      if (match && (!best || match.score > best.score)) best = { draft, ...match }
    }
    if (best) {
      best.draft.tellings.push(telling)
      best.draft.reports.add(telling.report)
      best.draft.reasons.set(telling, best.why)
    } else deeds.push({ tellings: [telling], reports: new Set([telling.report]), reasons: new Map() })
  }
  return deeds.map(({ tellings, reasons }) => ({ tellings, best: tellings[0]!, reasons }))
}

interface Draft {
  readonly tellings: Telling[]
  readonly reports: Set<string>
  readonly reasons: Map<Telling, string>
}

/** Settled before denied and planned, full before vague, told by the report itself before claimed; then by name. */
const byEvidence = (a: Telling, b: Telling): number =>
  evidenceOf(b) - evidenceOf(a) ||
  (a.report < b.report ? -1 : a.report > b.report ? 1 : order(a.event) - order(b.event))

const order = (event: string): number => Number(event.slice(1)) || 0

function evidenceOf(telling: Telling): number {
  const settled = phaseOf(telling.status) === 'done' ? 8 : 0
  const sides = (telling.actors.length > 0 ? 2 : 0) + (telling.recipients.length > 0 ? 2 : 0)
  return (
    settled +
    sides +
    (telling.dayIsTold ? 2 : 0) +
    (telling.place === null ? 0 : 1) +
    (telling.background ? 0 : 1) +
    (telling.reported ? 0 : 1)
  )
}

/** A plan is not the deed; a denial is about it. */
export const phaseOf = (status: string): 'done' | 'planned' | 'denied' =>
  status === 'planned' || status === 'conditional'
    ? 'planned'
    : status === 'denied' || status === 'cancelled'
      ? 'denied'
      : 'done'

/** Do two reports tell of one deed, how surely, and why? */
function likeness(a: Telling, b: Telling): { score: number; why: string } | undefined {
  const why: string[] = []
  if (a.type === b.type) why.push(a.type)
  else if (ALIKE.some((set) => set.has(a.type) && set.has(b.type))) why.push(`${a.type} or ${b.type}`)
  else return undefined
  if ((phaseOf(a.status) === 'planned') !== (phaseOf(b.status) === 'planned')) return undefined

  const copied = a.text === b.text && a.trigger === b.trigger
  const sides = copied && sameCodes(a, b) ? 2 : sidesMatch(a, b)
  if (sides === 0) return undefined
  why.push(sides > 1 ? 'same parties' : 'a party in common')

  // Two ministers of one state meet two others on one day.
  if (a.people.length > 0 && b.people.length > 0 && !a.people.some((one) => b.people.includes(one))) return undefined

  const days = a.day === null || b.day === null ? null : Math.abs(a.day - b.day)
  if (days !== null && days > (a.dayIsTold && b.dayIsTold ? DAYS_TOLD : DAYS_ELSE)) return undefined
  if (days === 0) why.push('same day')

  if (copied) why.push('same words')
  const place = a.place !== null && a.place === b.place
  if (place) why.push(`both in ${a.place}`)
  const mode = a.mode !== null && a.mode === b.mode
  const agreement = a.agreement && b.agreement
  if (agreement) why.push('an agreement')
  const score =
    sides * 4 +
    (days === 0 ? 3 : days === null ? 1 : 0) +
    (copied ? 6 : 0) +
    (place ? 2 : 0) +
    (mode ? 2 : 0) +
    (a.trigger === b.trigger ? 2 : 0) +
    (agreement ? 1 : 0)
  // One party of two, and neither day, place nor word in common, is too little.
  return sides < 2 && score < 9 ? undefined : { score, why: why.join(', ') }
}

/** 2 where both sides are the same, as far as they are told; 1 where they overlap; 0 where they differ. */
function sidesMatch(a: Telling, b: Telling): number {
  const straight = Math.min(overlap(a.actors, b.actors), overlap(a.recipients, b.recipients))
  const crossed = MUTUAL.has(a.type) ? Math.min(overlap(a.actors, b.recipients), overlap(a.recipients, b.actors)) : 0
  const together = MUTUAL.has(a.type) ? overlap([...a.actors, ...a.recipients], [...b.actors, ...b.recipients]) : 0
  return Math.max(
    shares(a.actors, b.actors) || shares(a.recipients, b.recipients) ? straight : 0,
    shares(a.actors, b.recipients) || shares(a.recipients, b.actors) ? Math.max(crossed, together) : 0,
    together === 2 ? 2 : 0,
  )
}

const sameCodes = (a: Telling, b: Telling): boolean =>
  a.actors.join() === b.actors.join() && a.recipients.join() === b.recipients.join()
const known = (codes: readonly string[]): string[] => [...new Set(codes.filter((code) => code !== '?'))]
const shares = (a: readonly string[], b: readonly string[]): boolean => known(a).some((code) => b.includes(code))

/** 2 where equal, 1 where one is part of the other or unknown, 0 where they differ. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const [one, two] = [known(a), known(b)]
  if (one.length === 0 || two.length === 0) return one.length === two.length ? 2 : 1
  const both = one.filter((code) => two.includes(code)).length
  return both === one.length && both === two.length ? 2 : both > 0 ? 1 : 0
}
