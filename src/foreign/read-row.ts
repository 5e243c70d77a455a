import type { LayoutName } from '../formats/export/layouts.js'
import { type ForeignCodes, quadOfRoot, withLeadingZero } from './foreign-codes.js'
import type { ForeignEvent } from './foreign-event.js'

/** A cell by the name of its column; null where it is empty or says so: NULL, NA, None. */
export type Cell = (column: string) => string | null

/** The events that a row tells of, or the reason why it cannot be taken. */
export type RowReader = (cell: Cell, codes: ForeignCodes) => ReadRow
export interface ReadRow {
  readonly events: readonly ForeignEvent[]
  /** Told, though the row is taken. */
  readonly remark?: string
  /** Told, and the row is left out. */
  readonly fault?: string
}

const leftOut = (fault: string): ReadRow => ({ events: [], fault })

type Key = Pick<ForeignEvent, 'id' | 'day'>

/** A row that has an id and a day, under the names that the project has for them; another one is left out. */
const keyed =
  (
    columns: { readonly id: string; readonly day: string },
    read: (key: Key, cell: Cell, codes: ForeignCodes) => ReadRow,
  ): RowReader =>
  (cell, codes) => {
    const id = cell(columns.id)
    const day = dayOf(cell(columns.day))
    if (id === null) return leftOut(`it has no ${columns.id}`)
    if (day === null) return leftOut(`"${cell(columns.day) ?? ''}" is no day`)
    return read({ id, day }, cell, codes)
  }

/** One event that has a CAMEO code. */
const cameoRow = (given: string | null, codes: ForeignCodes, said: Said): ReadRow => {
  const { coded, told } = cameoEvent(given, codes)
  return { events: [{ ...coded, ...said, quad: said.quad ?? coded.quad }], ...told }
}
type Said = Omit<ForeignEvent, keyof CameoFields> & { readonly quad?: number | null }

const gdelt = keyed({ id: 'GLOBALEVENTID', day: 'SQLDATE' }, (key, cell, codes) => {
  if (!/^\d+$/.test(key.id)) return leftOut(`"${key.id}" is no GLOBALEVENTID`)
  const side = (n: 1 | 2) => {
    const country = cell(`Actor${n}CountryCode`)
    const group = cell(`Actor${n}KnownGroupCode`)
    const role = cell(`Actor${n}Type1Code`)
    // The European Union has the code of Europe as its country.
    return (group && codes.group(group)) ?? (country && codes.country(country)) ?? (role && orgOf(role))
  }
  return cameoRow(cell('EventCode'), codes, {
    ...key,
    actor: cell('Actor1Name'),
    actor_country: side(1),
    recipient: cell('Actor2Name'),
    recipient_country: side(2),
    quad: numberOf(cell('QuadClass')),
    goldstein: numberOf(cell('GoldsteinScale')),
    mentions: numberOf(cell('NumMentions')),
    url: cell('SOURCEURL'),
  })
})

const icews = keyed({ id: 'Event ID', day: 'Event Date' }, (key, cell, codes) => {
  const text = cell('Event Text')
  const country = (name: string | null) => name && codes.countryNamed(name)
  // One release of 2017 has no column of codes.
  return cameoRow(cell('CAMEO Code') ?? (text && codes.cameoNamed(text)), codes, {
    ...key,
    actor: cell('Source Name'),
    actor_country: country(cell('Source Country')),
    recipient: cell('Target Name'),
    recipient_country: country(cell('Target Country')),
    goldstein: numberOf(cell('Intensity')),
    mentions: null,
    url: null,
  })
})

const polecat = keyed({ id: 'Event ID', day: 'Event Date' }, (key, cell, codes) => {
  const type = cell('Event Type')
  if (type === null || !/^[A-Z]+$/.test(type)) return leftOut(`"${type ?? ''}" is no type of event`)
  const quad = cell('Quad Code')
  const sides = (role: 'Actor' | 'Recipient') => {
    const names = listOf(cell(`${role} Name`))
    const countries = listOf(cell(`${role} Country`))
    const list = countries.map((code, i) => [names[i] ?? null, codes.country(code)] as const)
    return list.length > 0 ? list : [[names[0] ?? null, null] as const]
  }
  // A cell may hold several: each country with each other, once.
  const pairs = new Map<string, ForeignEvent>()
  for (const [actor, actor_country] of sides('Actor'))
    for (const [recipient, recipient_country] of sides('Recipient'))
      pairs.set(`${actor_country ?? actor} ${recipient_country ?? recipient}`, {
        ...key,
        actor,
        actor_country,
        recipient,
        recipient_country,
        cameo: null,
        root: null,
        type,
        quad: quad === null ? null : quadNamed(quad),
        goldstein: null,
        mentions: null,
        url: null,
      })
  return { events: [...pairs.values()] }
})

const phoenix = keyed({ id: 'EventID', day: 'Date' }, (key, cell, codes) => {
  const entity = (code: string | null) => code && codes.country(code)
  return cameoRow(cell('EventCode'), codes, {
    ...key,
    actor: cell('SourceActorFull'),
    actor_country: entity(cell('SourceActorEntity')),
    recipient: cell('TargetActorFull'),
    recipient_country: entity(cell('TargetActorEntity')),
    goldstein: numberOf(cell('GoldsteinScore')),
    mentions: null,
    url: cell('URLs')?.split(';')[0] ?? null,
  })
})

export const rowReaders: Readonly<Record<LayoutName, RowReader>> = { gdelt, icews, polecat, phoenix }

type CameoFields = Pick<ForeignEvent, 'cameo' | 'root' | 'type' | 'quad'>

/** What a CAMEO code says; one that is none, such as ICEWS' "13y", keeps its root. */
function cameoEvent(given: string | null, codes: ForeignCodes): { coded: CameoFields; told: { remark?: string } } {
  const nothing = { cameo: null, root: null, type: null, quad: null }
  if (given === null) return { coded: nothing, told: { remark: 'it has no CAMEO code' } }
  const code = withLeadingZero(given)
  const root = /^(0[1-9]|1\d|20)/.exec(code)?.[0] ?? null
  if (root === null) return { coded: nothing, told: { remark: `"${given}" is no CAMEO code` } }
  const isCode = codes.isCameo(code) || /^\d{3,4}$/.test(code)
  const coded = {
    cameo: isCode ? code : null,
    root,
    type: codes.typeOf(isCode ? code : `${root}0`),
    quad: quadOfRoot(root),
  }
  return {
    coded,
    told: !isCode
      ? { remark: `"${given}" is no CAMEO code; only its root ${root} is kept` }
      : code !== given
        ? { remark: `the CAMEO code "${given}" had lost its leading zero` }
        : {},
  }
}

/** "20180601", "2018-06-01", and "6/1/2018" of one file of ICEWS, as YYYY-MM-DD. */
export function dayOf(text: string | null): string | null {
  if (text === null) return null
  const compact = /^(\d{4})-?(\d\d)-?(\d\d)\b/.exec(text)
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text)
  const [year, month, day] = compact
    ? [compact[1]!, compact[2]!, compact[3]!]
    : american
      ? [american[3]!, american[1]!.padStart(2, '0'), american[2]!.padStart(2, '0')]
      : ['', '', '']
  const iso = `${year}-${month}-${day}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null
}

const ORGANISATIONS: ReadonlySet<string> = new Set(['IGO', 'NGO', 'MNC', 'IMG'])
const orgOf = (role: string): string | null => (ORGANISATIONS.has(role) ? role : null)

const listOf = (text: string | null): string[] =>
  text === null
    ? []
    : text
        .split(';')
        .map((each) => each.trim())
        .filter((each) => each !== '' && each !== 'None')

function quadNamed(text: string): number | null {
  const words = text.toLowerCase()
  const material = words.includes('material')
  if (words.includes('cooperation')) return material ? 2 : 1
  if (words.includes('conflict')) return material ? 4 : 3
  return /^[1-4]$/.test(text) ? Number(text) : null
}

function numberOf(text: string | null): number | null {
  if (text === null) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}
