import type { Participant } from '../report/layers.js'
import type { Draft } from './apply-corrections.js'
import type { Correctable } from './find-target.js'
import { repeatsOf } from './repeats.js'

type Layers = Pick<Correctable, 'mentions' | 'entities' | 'dates' | 'events' | 'claims' | 'forecasts' | 'agreements'>

/** The layers less what was rejected; what pointed at it points at nothing, and the repeats of an event go with it. */
export function withoutRejected(draft: Draft, rejected: ReadonlySet<string>): Layers {
  for (const { id } of draft.entities) if (rejected.has(id)) withoutEntity(draft, id, null)
  const out = new Set(rejected)
  for (const id of rejected) for (const repeat of repeatsOf(draft.events, id)) out.add(repeat)
  const kept = <T extends { readonly id: string }>(rows: readonly T[]): T[] => rows.filter(({ id }) => !out.has(id))
  const standing = (id: string | null): string | null => (id !== null && out.has(id) ? null : id)
  const within = new Map(draft.claims.map((c) => [c.id, c.within]))
  const outer = (id: string | null): string | null => {
    let claim = id
    for (let steps = 0; claim !== null && out.has(claim) && steps <= within.size; steps++)
      claim = within.get(claim) ?? null
    return claim
  }
  // An agreement is told by its event: without the one there is no other.
  for (const { id, event } of draft.agreements) if (out.has(event)) out.add(id)
  return {
    mentions: draft.mentions,
    entities: kept(draft.entities),
    dates: draft.dates,
    events: kept(draft.events).map((e) => ({ ...e, claim: standing(e.claim), agreement: standing(e.agreement) })),
    claims: kept(draft.claims).map((c) => ({
      ...c,
      within: outer(c.within),
      ...(c.about === undefined ? {} : { about: c.about.filter(({ event }) => !out.has(event)) }),
    })),
    forecasts: kept(draft.forecasts).map((f) => ({ ...f, claim: standing(f.claim), event: standing(f.event) })),
    agreements: kept(draft.agreements),
  }
}

/** Puts another entity, or none, wherever one is named, and takes it out of the draft. */
export function withoutEntity(draft: Draft, id: string, other: string | null): void {
  const moved = (parties: readonly Participant[]): Participant[] => {
    const list = parties.flatMap((p) => (p.entity !== id ? [p] : other === null ? [] : [{ ...p, entity: other }]))
    return list.filter((p, i) => list.findIndex(({ entity }) => entity === p.entity) === i)
  }
  const movedIds = (ids: readonly string[]): string[] => [
    ...new Set(ids.flatMap((each) => (each !== id ? [each] : other === null ? [] : [other]))),
  ]
  draft.events = draft.events.map((e) =>
    [...e.actors, ...e.recipients].some(({ entity }) => entity === id)
      ? { ...e, actors: moved(e.actors), recipients: moved(e.recipients) }
      : e,
  )
  draft.entities = draft.entities
    .filter((e) => e.id !== id)
    .map((e) => (e.members ? { ...e, members: movedIds(e.members) } : e))
  draft.mentions = draft.mentions.map(({ entity, ...m }) =>
    entity === undefined ? m : entity !== id ? { ...m, entity } : other === null ? m : { ...m, entity: other },
  )
  draft.claims = draft.claims.map((c) =>
    c.source?.entity === id ? { ...c, source: { ...c.source, entity: other } } : c,
  )
  draft.agreements = draft.agreements.map((g) => ({ ...g, parties: movedIds(g.parties) }))
}
