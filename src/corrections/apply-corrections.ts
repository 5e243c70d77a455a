import type { AgreementStage, CodedEvent, Entity, Participant, Status } from '../report/layers.js'
import { type Span, spansMeet } from '../report/span.js'
import type { AddedEvent, Coding, Correction, Party, Role } from './correction.js'
import { type Correctable, findParty, findTarget, hasText, standsAt, typeOf } from './find-target.js'
import { repeatsOf } from './repeats.js'
import { withoutEntity, withoutRejected } from './without-rejected.js'

/** What became of a correction: it holds, with the id that its target has now; its words are gone; or it was taken back. */
export interface Standing {
  readonly correction: Correction
  readonly state: 'applied' | 'stale' | 'undone'
  readonly target: string | null
}

export interface Corrected<R extends Correctable> {
  readonly record: R
  readonly standing: readonly Standing[]
}

/** A record with what people said of it laid over it; `corrections` in the order in which they were made. */
export function applyCorrections<R extends Correctable>(record: R, corrections: readonly Correction[]): Corrected<R> {
  const undone = undoneIn(corrections)
  const draft: Draft = { ...record, rejected: new Set() }
  const standing = corrections.map((correction): Standing => {
    if (undone.has(correction.id)) return { correction, state: 'undone', target: null }
    // Taking back is done by not doing what is taken back.
    if (correction.action === 'undo') return { correction, state: 'applied', target: null }
    const target = apply(draft, correction)
    return { correction, state: target === undefined ? 'stale' : 'applied', target: target ?? null }
  })
  return { record: { ...record, ...withoutRejected(draft, draft.rejected) }, standing }
}

/** The ids that somebody took back, unless the taking back was itself taken back. */
export function undoneIn(corrections: readonly Correction[]): Set<string> {
  const undone = new Set<string>()
  for (const { id, undoes } of [...corrections].reverse())
    if (undoes !== undefined && !undone.has(id)) undone.add(undoes)
  return undone
}

/** The record while corrections are laid over it. A rejected target stays until the end, so that a later word can bring it back. */
export type Draft = { -readonly [K in keyof Correctable]: Correctable[K] } & { readonly rejected: Set<string> }

/** Lays one correction over the draft; the id of what it was about, or nothing where it finds no words to be about. */
function apply(draft: Draft, correction: Correction): string | undefined {
  if (correction.action === 'add') return addEvent(draft, correction.value, correction)
  const { layer, words } = correction
  const found = findTarget(draft, layer, words, correction.target)
  if (!found) return undefined
  const { id } = found
  switch (correction.action) {
    // A verdict is about what was coded: where the coder says something else by now, somebody has to look again.
    case 'accept':
      if (words.coding !== undefined && found.coding !== words.coding) return undefined
      draft.rejected.delete(id)
      return id
    case 'reject':
      if (words.coding !== undefined && typeOf(found.coding) !== typeOf(words.coding)) return undefined
      draft.rejected.add(id)
      return id
    case 'note':
    case 'settle':
      return id
    case 'retype':
      if (layer === 'entity')
        draft.entities = changed(draft.entities, id, (e) => identified(e, correction.value as Party))
      else changeEvent(draft, id, (e) => recoded(e, correction.value as Coding))
      return id
    case 'mode':
      if (typeOf(found.coding) !== correction.value.type) return undefined
      changeEvent(draft, id, (e) => recoded(e, correction.value))
      return id
    case 'status':
      if (layer === 'agreement') {
        const stage = correction.value as AgreementStage
        draft.agreements = changed(draft.agreements, id, (g) => ({ ...g, stage }))
      } else {
        // "It did not happen" is said of the event, in however many sentences the report tells of it.
        const told = new Set([id, ...repeatsOf(draft.events, id)])
        const status = correction.value as Status
        draft.events = draft.events.map((e) => (told.has(e.id) ? { ...e, status } : e))
      }
      return id
    case 'background':
      changeEvent(draft, id, (e) => ({ ...e, background: correction.value }))
      return id
    case 'date':
      changeEvent(draft, id, (e) => ({
        ...e,
        date: correction.value === null ? null : dateId(draft, correction.value),
      }))
      return id
    case 'actor':
    case 'recipient':
      return otherParty(draft, correction, id)
    case 'add-party':
    case 'drop-party':
      return changeParties(draft, correction, id)
    case 'merge':
      return merge(draft, correction, id)
    case 'split':
      return split(draft, correction, id)
    case 'undo':
      return id
  }
}

type Of<A extends Correction['action']> = Extract<Correction, { action: A }>

function otherParty(
  draft: Draft,
  { layer, action, value, words }: Of<'actor' | 'recipient'>,
  id: string,
): string | undefined {
  const { instead, party } = value
  if (layer === 'claim') {
    const entity = entityOf(draft, party)
    draft.claims = changed(draft.claims, id, (c) => ({ ...c, source: { spans: c.source?.spans ?? [], entity } }))
    return id
  }
  const event = draft.events.find((e) => e.id === id)
  if (!event) return undefined
  const list = partiesOf(event, action)
  const before = instead ? list.find((p) => isParty(draft, p, instead)) : undefined
  if (instead && !before) return undefined
  const now = participant(draft, party, before?.span ?? words)
  const others = instead ? list.map((p) => (p === before ? now : p)) : [now]
  changeEvent(draft, id, (e) => withParties(e, action, others))
  return id
}

function changeParties(draft: Draft, correction: Of<'add-party' | 'drop-party'>, id: string): string | undefined {
  const { layer, action, words } = correction
  const { role, party } = correction.value
  if (layer === 'agreement') {
    const entity = action === 'add-party' ? entityOf(draft, party) : findParty(draft.entities, party)?.id
    if (entity === undefined) return undefined
    draft.agreements = changed(draft.agreements, id, ({ parties, ...g }) => {
      const others = parties.filter((p) => p !== entity)
      return { ...g, parties: action === 'add-party' ? [...others, entity] : others }
    })
    return id
  }
  const event = draft.events.find((e) => e.id === id)
  if (!event) return undefined
  const list = partiesOf(event, role)
  const there = list.find((p) => isParty(draft, p, party))
  if (action === 'drop-party') {
    if (!there) return undefined
    changeEvent(draft, id, (e) =>
      withParties(
        e,
        role,
        list.filter((p) => p !== there),
      ),
    )
  } else if (!there) changeEvent(draft, id, (e) => withParties(e, role, [...list, participant(draft, party, words)]))
  return id
}

function merge(draft: Draft, { layer, value }: Of<'merge'>, id: string): string | undefined {
  const other = findTarget(draft, layer, value.words, value.target)
  if (!other || other.id === id) return undefined
  if (layer === 'entity') {
    withoutEntity(draft, id, other.id)
    return other.id
  }
  const first = firstMention(draft, other.id)
  if (first === id) return undefined
  changeEvent(draft, id, (e) => ({ ...e, same_as: first }))
  return id
}

function split(draft: Draft, { layer, value }: Of<'split'>, id: string): string | undefined {
  if (layer !== 'entity') {
    changeEvent(draft, id, (e) => ({ ...e, same_as: null }))
    return id
  }
  if (!value) return undefined
  const apart = draft.mentions.filter(
    ({ entity, span }) =>
      entity === id &&
      value.mentions.some((w) => w.start === span.start && w.end === span.end && standsAt(draft, span, w)),
  )
  if (apart.length === 0) return undefined
  const other = entityOf(draft, value.party)
  const moved = new Set(apart.map((m) => m.id))
  draft.mentions = draft.mentions.map((m) => (moved.has(m.id) ? { ...m, entity: other } : m))
  const isApart = (p: Participant) => p.entity === id && apart.some(({ span }) => spansMeet(span, p.span))
  const moveParty = (p: Participant) => (isApart(p) ? { ...p, entity: other } : p)
  draft.events = draft.events.map((e) => ({
    ...e,
    actors: e.actors.map(moveParty),
    recipients: e.recipients.map(moveParty),
  }))
  return id
}

/** The first of the mentions of an event; a circle, which no coder makes, ends where it began. */
function firstMention(draft: Draft, id: string): string {
  const seen = new Set<string>()
  let first = id
  for (;;) {
    seen.add(first)
    const next = draft.events.find((e) => e.id === first)?.same_as
    if (!next || seen.has(next)) return first
    first = next
  }
}

function addEvent(draft: Draft, value: AddedEvent, { words }: Correction): string | undefined {
  if (hasText(draft) && !standsAt(draft, words, words)) return undefined
  const { actors, recipients, date, ...coding } = value
  const trigger = { start: words.start, end: words.end }
  const id = nextId('e', draft.events)
  const added: CodedEvent = {
    ...coding,
    id,
    trigger,
    actors: actors.map((p) => participant(draft, p, trigger)),
    recipients: recipients.map((p) => participant(draft, p, trigger)),
    date: date === null ? null : dateId(draft, date),
    place: null,
    claim: null,
    agreement: null,
    same_as: null,
    evidence: [trigger],
    rule: 'by hand',
  }
  draft.events = [...draft.events, added]
  return id
}

/** Only what the new coding gives counts: a code of CAMEO that belonged to the old type goes with it. */
function recoded({ cameo: _, goldstein: __, ...event }: CodedEvent, coding: Coding): CodedEvent {
  return { ...event, ...coding }
}

function identified({ registry: _, office: __, ...entity }: Entity, { words: ___, ...party }: Party): Entity {
  return { ...entity, ...party, basis: 'stated' }
}

const partiesOf = (event: CodedEvent, role: Role): readonly Participant[] =>
  role === 'actor' ? event.actors : event.recipients

const withParties = (event: CodedEvent, role: Role, list: readonly Participant[]): CodedEvent =>
  role === 'actor' ? { ...event, actors: list } : { ...event, recipients: list }

function isParty(draft: Draft, { entity, span }: Participant, party: Party): boolean {
  const is = draft.entities.find((e) => e.id === entity)
  if (!is) return false
  if (party.words)
    return party.words.start === span.start && party.words.end === span.end && is.country === party.country
  return findParty([is], party) !== undefined
}

const participant = (draft: Draft, party: Party, near: Span): Participant => {
  const { start, end } = party.words ?? near
  return { entity: entityOf(draft, party), span: { start, end } }
}

/** The id of the entity that a party is; of a new one where the record has none. */
function entityOf(draft: Draft, party: Party): string {
  const known = findParty(draft.entities, party)
  if (known) return known.id
  const id = nextId('a', draft.entities)
  const { words: _, ...entity } = party
  draft.entities = [...draft.entities, { ...entity, id, basis: 'stated' }]
  return id
}

function dateId(draft: Draft, value: string): string {
  const known = draft.dates.find((d) => d.value === value && d.end === undefined)
  if (known) return known.id
  const id = nextId('d', draft.dates)
  draft.dates = [...draft.dates, { id, value, basis: 'stated' }]
  return id
}

/** The number behind the highest that is taken: "e12" after "e11". */
function nextId(letter: string, rows: readonly { readonly id: string }[]): string {
  let highest = 0
  for (const { id } of rows) highest = Math.max(highest, Number(/\d+$/.exec(id)?.[0] ?? 0))
  return `${letter}${highest + 1}`
}

const changeEvent = (draft: Draft, id: string, change: (event: CodedEvent) => CodedEvent): void => {
  draft.events = changed(draft.events, id, change)
}

const changed = <T extends { readonly id: string }>(rows: readonly T[], id: string, change: (row: T) => T): T[] =>
  rows.map((row) => (row.id === id ? change(row) : row))
