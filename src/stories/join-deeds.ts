/** Two deeds of different stories that are one, and why. */
export interface SameDeed {
  readonly a: string
  readonly b: string
  readonly stories: readonly [ofA: string, ofB: string]
  readonly reason: string
}

export interface JoinedDeed {
  readonly deed: string
  readonly into: string
  readonly reason: string
}

/**
 * Joins deeds, the surest pair first. Two deeds that one story tells apart stay apart, also where each is like the same one of
 * another story: the first then has it. The deed that comes first by name gives its own to all.
 */
export function joinDeeds(pairs: readonly SameDeed[]): JoinedDeed[] {
  const groups = new Map<string, Group>()
  const groupOf = (deed: string, story: string): Group => {
    const known = groups.get(deed)
    if (known) return known
    const group = { deeds: [deed], stories: new Set([story]) }
    groups.set(deed, group)
    return group
  }
  const reasons = new Map<string, string>()
  for (const { a, b, stories, reason } of pairs) {
    const [one, two] = [groupOf(a, stories[0]), groupOf(b, stories[1])]
    if (one === two || [...two.stories].some((story) => one.stories.has(story))) continue
    for (const deed of two.deeds) {
      one.deeds.push(deed)
      groups.set(deed, one)
    }
    for (const story of two.stories) one.stories.add(story)
    for (const deed of [a, b]) if (!reasons.has(deed)) reasons.set(deed, reason)
  }
  return [...new Set(groups.values())].flatMap(({ deeds }) => {
    const [first, ...others] = [...deeds].sort((x, y) => (x < y ? -1 : 1))
    return others.map((deed) => ({ deed, into: first!, reason: reasons.get(deed)! }))
  })
}

interface Group {
  readonly deeds: string[]
  readonly stories: Set<string>
}
