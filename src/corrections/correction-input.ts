import { z } from 'zod'
import { correctedLayers } from './correction.js'

const partyInput = z.union([
  z.object({ entity: z.string() }),
  z.object({
    name: z.string().min(1, 'somebody needs a name'),
    country: z
      .string()
      .regex(/^[A-Z]{3}$/, 'a country is a code of three letters such as VEN')
      .nullable()
      .default(null),
    sectors: z.array(z.string()).default([]),
    registry: z.string().optional(),
    office: z.string().optional(),
  }),
])
const role = z.enum(['actor', 'recipient'])
const status = z.enum(['occurred', 'ongoing', 'planned', 'conditional', 'denied', 'cancelled'])
const stage = z.enum([
  'talks',
  'proposed',
  'initialled',
  'signed',
  'ratified',
  'in force',
  'suspended',
  'withdrawn',
  'denied',
])
const isInCalendar = (date: string): boolean => {
  const time = Date.parse(date)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
const isoDate = z
  .string()
  .regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'a date such as 2018-11-29, 2018-11 or 2018')
  .refine(isInCalendar, 'there is no such date in the calendar')
const isoDay = isoDate.regex(/^.{10}$/, 'a day such as 2018-11-29')
const spanInput = z.object({ start: z.number().int().min(0), end: z.number().int().min(1) })

const addedEvent = z.object({
  type: z.string(),
  mode: z.string().nullable().default(null),
  status: status.default('occurred'),
  background: z.boolean().default(false),
  contexts: z.array(z.string()).default([]),
  actors: z.array(partyInput).default([]),
  recipients: z.array(partyInput).default([]),
  date: isoDate.nullable().default(null),
  trigger: spanInput,
})

const change = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept') }),
  z.object({ action: z.literal('reject') }),
  z.object({ action: z.literal('note') }),
  z.object({ action: z.literal('undo'), undoes: z.string() }),
  z.object({
    action: z.literal('retype'),
    value: z.union([z.object({ type: z.string(), mode: z.string().nullable().default(null) }), partyInput]),
  }),
  z.object({ action: z.literal('mode'), value: z.string().nullable() }),
  z.object({
    action: z.literal('status'),
    value: z.union([status, stage], `one of ${[...new Set([...status.options, ...stage.options])].join(', ')}`),
  }),
  z.object({ action: z.literal('actor'), value: z.object({ instead: partyInput.optional(), party: partyInput }) }),
  z.object({ action: z.literal('recipient'), value: z.object({ instead: partyInput.optional(), party: partyInput }) }),
  z.object({ action: z.literal('add-party'), value: z.object({ role: role.default('actor'), party: partyInput }) }),
  z.object({ action: z.literal('drop-party'), value: z.object({ role: role.default('actor'), party: partyInput }) }),
  z.object({ action: z.literal('date'), value: isoDate.nullable() }),
  z.object({ action: z.literal('background'), value: z.boolean() }),
  z.object({ action: z.literal('merge'), value: z.string() }),
  z.object({
    action: z.literal('split'),
    value: z
      .object({ mentions: z.array(z.string()).min(1), party: partyInput })
      .nullable()
      .default(null),
  }),
  z.object({
    action: z.literal('settle'),
    value: z.object({ outcome: z.enum(['done', 'not', 'unresolvable']), day: isoDay.optional() }),
  }),
  z.object({ action: z.literal('add'), value: addedEvent }),
])

const about = z.object({
  report: z.string().min(1),
  layer: z.enum(correctedLayers).default('event'),
  /** Id of what is corrected, as the record that is shown has it; "" for an event that is added and for what is undone. */
  target: z.string().default(''),
  by: z.string().min(1),
  /** ISO 8601. */
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d/, 'a day or a moment in ISO 8601')
    .refine((at) => !Number.isNaN(Date.parse(at)), 'a day or a moment in ISO 8601'),
  note: z.string().optional(),
})

/** What a person, the command line or the workbench sends; words, figures and ids are looked up. */
export const correctionInput = z.intersection(about, change)
export type CorrectionInput = z.input<typeof correctionInput>
export type CheckedInput = z.output<typeof correctionInput>
export type PartyInput = z.output<typeof partyInput>
