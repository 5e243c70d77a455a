import type { Claim, CodedEvent, CodedReport, DateMention, Entity, Participant, Place } from '../report/layers.js'
import { textOf } from '../report/span.js'

/** An event with its ids looked up: what every way of writing it needs. */
export interface EventView {
  readonly event: CodedEvent
  readonly actors: readonly Party[]
  readonly recipients: readonly Party[]
  readonly date: DateMention | undefined
  readonly place: Place | undefined
  readonly claim: Claim | undefined
}

export interface Party {
  readonly entity: Entity | undefined
  readonly participant: Participant
  /** The words in the text. */
  readonly words: string
}

export function viewsOf(report: CodedReport): EventView[] {
  const entities = byId(report.entities)
  const dates = byId(report.dates)
  const places = byId(report.places)
  const claims = byId(report.claims)
  const party = (participant: Participant): Party => ({
    entity: entities.get(participant.entity),
    participant,
    words: oneLine(textOf(report, participant.span)),
  })
  return report.events.map((event) => ({
    event,
    actors: event.actors.map(party),
    recipients: event.recipients.map(party),
    date: event.date === null ? undefined : dates.get(event.date),
    place: event.place === null ? undefined : places.get(event.place),
    claim: event.claim === null ? undefined : claims.get(event.claim),
  }))
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]))

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** "VEN GOV", "KAZ COP", or "? MIL" where the country is not known. */
export const codeOf = (entity: Entity | undefined): string =>
  [entity?.country ?? '?', ...(entity?.sectors ?? [])].join(' ')
