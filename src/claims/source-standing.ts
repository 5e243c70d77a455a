import type { Registry } from '../actors/registry.js'
import type { Claim, ClaimSubject, Entity, Report, SourceStanding } from '../report/layers.js'
import { isWithin } from '../report/span.js'

type Coded = Report<'names' | 'mentions' | 'entities' | 'claims' | 'events'>

const ROLE_OF_SECTOR: Readonly<Record<string, SourceStanding['role']>> = {
  GOV: 'official',
  LEG: 'official',
  JUD: 'official',
  COP: 'official',
  SPY: 'official',
  MIL: 'military',
  EDU: 'expert',
  JRN: 'outlet',
}

/** For each claim of a report: is its source named, in what role does it speak, and is it a party to the matter? */
export function sourceStandings(
  report: Coded,
  registry: Registry,
): (claim: Claim, about: readonly ClaimSubject[]) => SourceStanding | null {
  const entities = new Map(report.entities.map((e) => [e.id, e]))
  const events = new Map(report.events.map((e) => [e.id, e]))
  // "Russian officials" and "officials in Moscow" hold names too, but not their own.
  const names = report.names.filter(({ kind }) => kind === 'person' || kind === 'group')
  const named = new Set([
    ...report.entities.flatMap((e) => (e.registry ? [e.id] : [])),
    ...report.mentions.flatMap((m) => (m.entity && names.some((name) => isWithin(name, m.span)) ? [m.entity] : [])),
  ])

  return (claim, about) => {
    if (!claim.source) return null
    const entity = claim.source.entity === null ? undefined : entities.get(claim.source.entity)
    return { named: entity !== undefined && named.has(entity.id), role: roleOf(entity), party: partyTo(entity, about) }
  }

  function roleOf(entity: Entity | undefined): SourceStanding['role'] {
    if (entity?.registry && registry.organisations.get(entity.registry)?.stateMedia) return 'state media'
    for (const sector of entity?.sectors ?? []) {
      const role = ROLE_OF_SECTOR[sector]
      if (role) return role
    }
    return 'other'
  }

  function partyTo(entity: Entity | undefined, about: readonly ClaimSubject[]): boolean | null {
    const parties = about.flatMap(({ event: id }) => {
      const event = events.get(id)
      return event ? [...event.actors, ...event.recipients].map((p) => p.entity) : []
    })
    if (parties.length === 0) return null
    if (!entity) return false
    // An official speaks for the state that acts; an expert of its nationality does not.
    const speaksFor = roleOf(entity) === 'official' || roleOf(entity) === 'military' ? entity.country : null
    return parties.some((id) => id === entity.id || (speaksFor !== null && entities.get(id)?.country === speaksFor))
  }
}
