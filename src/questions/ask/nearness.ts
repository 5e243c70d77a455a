import type { CodedEvent } from '../../report/layers.js'

/** What is looked for in the reports. */
export interface Wanted {
  readonly actors: readonly string[]
  readonly against: readonly string[]
  /** Those of the actors that a question names as one, such as the members of a group; what they do among themselves is not asked for. */
  readonly sides: readonly (readonly string[])[]
  /** Types and modes of the question's own relation. */
  readonly types: readonly string[]
  readonly modes: readonly string[]
}

export interface Near {
  readonly kind: 'pair' | 'third' | 'one'
  readonly names: readonly string[]
  readonly third: boolean
}

/** How near what names these countries is to the question; null where it names none of its actors. */
export function nearness(countries: ReadonlySet<string>, { actors, against, sides }: Wanted): Near | null {
  const names = actors.filter((code) => countries.has(code))
  if (names.length === 0) return null
  const third = against.some((code) => countries.has(code))
  return { kind: sidesAmong(names, sides) > 1 ? 'pair' : third ? 'third' : 'one', names, third }
}

/** How many sides some actors are of; of the only side that is asked about, each is one. */
function sidesAmong(codes: readonly string[], sides: Wanted['sides']): number {
  if (sides.length < 2) return codes.length
  const sideOf = (code: string) => sides.findIndex((side) => side.includes(code))
  return new Set(codes.map((code) => (sideOf(code) < 0 ? code : sideOf(code)))).size
}

/**
 * Whether an event is between two of those asked about, or one of them and the third party: one does it to the other, or they do it
 * together. What is done to both ("Iran accuses Israel and Saudi Arabia", "Biden visits both") is nothing between them.
 */
export function nearOf(
  { quad }: CodedEvent,
  actors: readonly string[],
  recipients: readonly string[],
  wanted: Wanted,
): Near | null {
  const near = nearness(new Set([...actors, ...recipients]), wanted)
  if (!near) return null
  const does = (doer: string, other: string) => doer !== other && actors.includes(doer) && recipients.includes(other)
  const across = (some: readonly string[]) =>
    wanted.actors.some((one) =>
      some.some((other) => sidesAmong([one, other], wanted.sides) > 1 && (does(one, other) || does(other, one))),
    )
  const together =
    sidesAmong(
      wanted.actors.filter((code) => actors.includes(code)),
      wanted.sides,
    ) > 1 &&
    (quad <= 2 || recipients.length === 0)
  if (together || across(wanted.actors)) return { ...near, kind: 'pair' }
  return across(wanted.against) ? { ...near, kind: 'third' } : null
}
