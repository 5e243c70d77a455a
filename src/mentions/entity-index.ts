import type { Entity, Mention, Report } from '../report/layers.js'

type Mentioned = Report<'tokens' | 'mentions' | 'entities'>

interface Index {
  readonly entities: ReadonlyMap<string, Entity>
  readonly byHead: ReadonlyMap<number, readonly Mention[]>
  /** For each token the smallest mention that covers it. */
  readonly covering: readonly (Mention | undefined)[]
}

const indexes = new WeakMap<object, Index>()

function indexOf(report: Mentioned): Index {
  const known = indexes.get(report.mentions)
  if (known) return known
  const byHead = new Map<number, Mention[]>()
  const covering: (Mention | undefined)[] = new Array(report.tokens.length).fill(undefined)
  // Wide mentions first, so that the smallest is written last: "Kim" in "Kim's regime".
  const widestFirst = [...report.mentions].sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))
  for (const mention of widestFirst) {
    const at = byHead.get(mention.head)
    if (at) at.push(mention)
    else byHead.set(mention.head, [mention])
    for (let i = mention.head; i >= 0 && report.tokens[i]!.start >= mention.span.start; i--) covering[i] = mention
    for (let i = mention.head; i < report.tokens.length && report.tokens[i]!.end <= mention.span.end; i++)
      covering[i] = mention
  }
  const index = { entities: new Map(report.entities.map((e) => [e.id, e])), byHead, covering }
  indexes.set(report.mentions, index)
  return index
}

/** The mentions whose head word is token `i`. */
export const mentionsHeadedBy = (report: Mentioned, i: number): readonly Mention[] =>
  indexOf(report).byHead.get(i) ?? []

/** The smallest mention that covers token `i`. */
export const mentionCovering = (report: Mentioned, i: number): Mention | undefined => indexOf(report).covering[i]

export const entityById = (report: Mentioned, id: string | undefined): Entity | undefined =>
  id === undefined ? undefined : indexOf(report).entities.get(id)

/** Who is meant by token `i`: the entity of the mention that it heads, else of the smallest mention around it. */
export function entityOfToken(report: Mentioned, i: number): Entity | undefined {
  const headed = mentionsHeadedBy(report, i).find((m) => m.entity)
  return entityById(report, (headed ?? mentionCovering(report, i))?.entity)
}

/** The entities that `entity` stands for: North Korea and Venezuela for "the two countries", itself otherwise. */
export function membersOf(report: Mentioned, entity: Entity): readonly Entity[] {
  if (!entity.members) return [entity]
  return entity.members.flatMap((id) => entityById(report, id) ?? [])
}
