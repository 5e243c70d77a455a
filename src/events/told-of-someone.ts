import type { Entity } from '../report/layers.js'

/** Sectors of those who rule, fight, judge or contend for power: with them an event is political though no country is known. */
const POLITICAL = new Set([
  'GOV',
  'MIL',
  'COP',
  'JUD',
  'LEG',
  'REB',
  'OPP',
  'PTY',
  'SPY',
  'PRM',
  'UAF',
  'CRM',
  'REF',
  'PRE',
  'ELI',
])

/** Is the party a state's, of a political kind, or named? "We", "a friend", "the company" are nobody to the record. */
export const isParty = (entity: Entity | undefined, named: ReadonlySet<string>): boolean =>
  entity !== undefined &&
  (entity.country !== null ||
    named.has(entity.id) ||
    entity.registry !== undefined ||
    entity.sectors.some((s) => POLITICAL.has(s)))

/** Anybody at all that the report says something about: a sector is enough where deeds are told. */
export const isSomeone = (entity: Entity | undefined): boolean =>
  entity !== undefined && (entity.country !== null || entity.registry !== undefined || entity.sectors.length > 0)
