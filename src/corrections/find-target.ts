import type { CodedReport, Entity, Participant } from '../report/layers.js'
import { type Span, spanOver, spansMeet } from '../report/span.js'
import { wordsHash } from '../store/tables.js'
import type { CorrectedLayer, Party, Words } from './correction.js'

/** The layers that corrections are about; a store's record has no text where that may not be kept. */
export type Correctable = Omit<CodedReport, 'tokens' | 'syntax' | 'factuality'>

/** Something that can be corrected, with the places in the text by which it is found again. */
export interface Target {
  readonly id: string
  /** An entity has a place for each mention; the first one is the place to show. */
  readonly spans: readonly Span[]
  readonly coding: string
}

/** All that a correction of a layer may be about. */
export function targetsIn(record: Correctable, layer: CorrectedLayer): Target[] {
  const code = codesOf(record)
  switch (layer) {
    case 'event':
    case 'plan':
      return record.events.map((e) => ({
        id: e.id,
        spans: [e.trigger],
        coding: `${e.type}/${e.mode ?? '-'} ${e.status} ${code(e.actors)}>${code(e.recipients)}`,
      }))
    case 'entity': {
      const spans = new Map<string, Span[]>()
      for (const { entity, span } of record.mentions)
        if (entity !== undefined) spans.set(entity, [...(spans.get(entity) ?? []), span])
      return record.entities.map((e) => ({ id: e.id, spans: spans.get(e.id) ?? [], coding: codingOfEntity(e) }))
    }
    case 'claim':
      return record.claims.map((c) => {
        const spans = [...c.content, ...c.cue]
        return { id: c.id, spans: spans.length > 0 ? [spanOver(spans)] : [], coding: c.act ?? c.kind }
      })
    case 'agreement':
      return record.agreements.map((g) => {
        const event = record.events.find(({ id }) => id === g.event)
        const spans = event ? [event.trigger] : g.subjects
        const parties = g.parties.map((id) => ({ entity: id, span: { start: 0, end: 0 } }))
        return { id: g.id, spans, coding: `${g.stage} ${code(parties)}` }
      })
    case 'forecast':
      return record.forecasts.map((f) => ({ id: f.id, spans: [f.span], coding: f.scale }))
  }
}

const codingOfEntity = (e: Entity): string => `${e.name} ${[e.country ?? '?', ...e.sectors].join(' ')}`

/** "NOR+CHL": the countries of participants. */
function codesOf(record: Correctable): (parties: readonly Participant[]) => string {
  const countries = new Map(record.entities.map((e) => [e.id, e.country ?? '?']))
  return (parties) => parties.map((p) => countries.get(p.entity) ?? '?').join('+')
}

/** The words of a span, with their hash; without the text, the hash of nothing. */
export function wordsAt(record: Correctable, span: Span, coding?: string): Words {
  const text = hasText(record) ? record.original.text.slice(span.start, span.end) : ''
  return {
    text,
    hash: text ? wordsHash(text) : '',
    start: span.start,
    end: span.end,
    ...(coding === undefined ? {} : { coding }),
  }
}

/** The store leaves the text out where it may not be kept. */
export const hasText = (record: Correctable): boolean =>
  typeof record.original.text === 'string' && record.original.text !== ''

/**
 * The target that `words` are about in a record that may have been coded anew: at the same place with the same words; at the
 * same place, cut otherwise; or, in a text that was edited before it, wherever those words are, if only one target has them.
 */
export function findTarget(record: Correctable, layer: CorrectedLayer, words: Words, id: string): Target | undefined {
  const targets = targetsIn(record, layer)
  // Somebody whom a person added has no words: it is known by what it is.
  if (words.start === words.end)
    return targets.find(({ spans, coding }) => spans.length === 0 && coding === words.coding)
  const has = (span: Span) => standsAt(record, span, words)
  const here = targets.filter(({ spans }) =>
    spans.some((s) => s.start === words.start && s.end === words.end && has(s)),
  )
  if (here.length > 0) return bestOf(here, words, id)
  if (standsAt(record, words, words)) {
    const near = targets.filter(({ spans }) => spans.some((s) => spansMeet(s, words)))
    const alike = near.filter(({ coding }) => typeOf(coding) === typeOf(words.coding))
    return near.length === 1 ? near[0] : alike.length === 1 ? alike[0] : undefined
  }
  if (!hasText(record) || words.hash === '') return undefined
  const moved = targets.filter(({ spans }) => spans.some((s) => s.end - s.start === words.text.length && has(s)))
  const alike = moved.filter(({ coding }) => coding === words.coding)
  return moved.length === 1 ? moved[0] : alike.length === 1 ? alike[0] : undefined
}

/** One verb may be two events: the one coded as it was, else the one of that type, else the one with that id. */
const bestOf = (targets: readonly Target[], { coding }: Words, id: string): Target | undefined =>
  targets.find((t) => t.id === id && t.coding === coding) ??
  targets.find((t) => t.coding === coding) ??
  targets.find((t) => typeOf(t.coding) === typeOf(coding)) ??
  targets.find((t) => t.id === id) ??
  targets[0]

/** Are the words where the span is? Where the text is not kept, there is only the place to go by. */
export function standsAt(record: Correctable, { start, end }: Span, words: Words): boolean {
  if (!hasText(record) || words.hash === '') return true
  return wordsHash(record.original.text.slice(start, end)) === words.hash
}

/** "SANCTION" of "SANCTION/expel occurred POL>BLR". */
export const typeOf = (coding: string | undefined): string => /^[^/ ]*/.exec(coding ?? '')![0]

/** The id of an entity of the record that a party is, if there is one: by registry, by words, by name and country. */
export function findParty(entities: readonly Entity[], party: Party): Entity | undefined {
  if (party.registry !== undefined) {
    const known = entities.find((e) => e.registry === party.registry && e.country === party.country)
    if (known) return known
  }
  const name = party.name.toLowerCase()
  return entities.find((e) => e.name.toLowerCase() === name && e.country === party.country)
}

export const partyOf = (entity: Entity, words?: Words): Party => ({
  name: entity.name,
  country: entity.country,
  sectors: entity.sectors,
  ...(entity.registry === undefined ? {} : { registry: entity.registry }),
  ...(entity.office === undefined ? {} : { office: entity.office }),
  ...(words === undefined ? {} : { words }),
})
