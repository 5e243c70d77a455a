import { csvLines, parseCsv } from '../report/csv.js'
import type { DataReader } from '../resources.js'
import { covers, type Membership, readMemberships } from './memberships.js'
import { nameKey } from './name-words.js'
import { NEEDS_COUNTRY } from './registry.js'

const TRANSNATIONAL = ['IGO', 'UNO', 'EUR', 'NGO', 'ISM', 'IMG', 'MNC']
const ROLE_KINDS = ['agent', 'institution', 'material', 'place', 'carrier', 'modifier', 'former', 'title']
/** Offices that one person at a time holds in a country. */
const ONE_HOLDER =
  /^(president|prime minister|premier|king|queen|emperor|emir|sultan|pope|chancellor|foreign minister|defense minister|secretary of state|secretary-general|supreme leader)$/
/** A handover may be dated by either side's oath, and an acting holder counted by both. */
const HANDOVER_DAYS = 45

/** What is wrong in `data/actors/`, a line a finding: codes that do not exist, tenures that overlap, aliases of two. */
export function checkRegistry(data: DataReader): string[] {
  const sectors = new Set(parseCsv(data.text('codebook/sectors.csv')).map((row) => row.code ?? row.sector ?? ''))
  const states = parseCsv(data.text('actors/states.csv'))
  const codes = new Set([...states.map((row) => row.code!), ...TRANSNATIONAL])
  const context: Context = { codes, sectors, stateIds: new Set(states.map((row) => row.id!)) }
  return [
    ...checkStates(states),
    ...checkAliases(data, context),
    ...checkRoles(data, context),
    ...checkOrganisations(data, context),
    ...checkOfficeHolders(data, context),
    ...checkMemberships(data, context),
  ]
}

interface Context {
  readonly codes: ReadonlySet<string>
  readonly sectors: ReadonlySet<string>
  readonly stateIds: ReadonlySet<string>
}

type Rows = ReturnType<typeof parseCsv>

function checkStates(states: Rows): string[] {
  const problems: string[] = []
  const seen = new Set<string>()
  for (const { id, code, iso2, from, to } of states) {
    if (seen.has(id!)) problems.push(`states.csv: "${id}" stands twice`)
    seen.add(id!)
    if (!/^[A-Z]{3}$/.test(code!)) problems.push(`states.csv: "${id}" has the code "${code}", not three capitals`)
    if (iso2 && !/^[A-Z]{2}$/.test(iso2)) problems.push(`states.csv: "${id}" has the ISO code "${iso2}"`)
    problems.push(...checkTimes(`states.csv: ${id}`, from!, to!))
  }
  return problems
}

/** "Congolese" may be of two states only if a rule or a priority says which is meant. */
function checkAliases(data: DataReader, { stateIds }: Context): string[] {
  const problems: string[] = []
  const known = new Map<string, { state: string; told: boolean }>()
  for (const { alias, state, rule, priority } of parseCsv(data.text('actors/aliases.csv'))) {
    if (!stateIds.has(state!)) problems.push(`aliases.csv: "${alias}" names no row of states.csv: "${state}"`)
    const key = nameKey(alias!)
    const told = Boolean(rule || priority)
    const other = known.get(key)
    if (other && other.state !== state && !told && !other.told)
      problems.push(`aliases.csv: "${alias}" is ${other.state} and ${state}, and no rule or priority says which`)
    if (!other) known.set(key, { state: state!, told })
  }
  return problems
}

function checkRoles(data: DataReader, context: Context): string[] {
  const problems: string[] = []
  const seen = new Set<string>()
  for (const { phrase, sectors, kind } of parseCsv(data.text('actors/roles.csv'))) {
    const key = `${nameKey(phrase!)} ${kind === 'modifier' ? 'modifier' : 'role'}`
    if (seen.has(key)) problems.push(`roles.csv: "${phrase}" stands twice`)
    seen.add(key)
    if (!ROLE_KINDS.includes(kind!)) problems.push(`roles.csv: "${phrase}" has the kind "${kind}"`)
    problems.push(...checkSectors(`roles.csv: ${phrase}`, sectors!, context))
  }
  return problems
}

interface Named {
  readonly id: string
  readonly country: string
  readonly from: string
  readonly to: string
}

function checkOrganisations(data: DataReader, context: Context): string[] {
  const problems: string[] = []
  const byKey = new Map<string, Named[]>()
  const ids = new Set<string>()
  for (const row of parseCsv(data.text('actors/organisations.csv'))) {
    const { id, name, country, sectors, from, to, rule, aliases } = row as Readonly<
      Record<'id' | 'name' | 'country' | 'sectors' | 'from' | 'to' | 'rule' | 'aliases', string>
    >
    const where = `organisations.csv: ${name}`
    if (ids.has(id)) problems.push(`${where}: the id "${id}" stands twice`)
    ids.add(id)
    if (country && !context.codes.has(country)) problems.push(`${where}: the country "${country}" is unknown`)
    problems.push(...checkSectors(where, sectors, context), ...checkTimes(where, from, to))
    for (const alias of [name, ...(aliases ? aliases.split(';') : [])]) {
      if (alias.endsWith('~') || rule === NEEDS_COUNTRY) continue
      const key = nameKey(alias)
      const others = byKey.get(key) ?? []
      for (const other of others)
        if (other.id !== id && other.country !== country && !apart(other, { id, country, from, to }))
          problems.push(`organisations.csv: "${alias}" names ${other.id} and ${id} at one time; mark one needs-country`)
      others.push({ id, country, from, to })
      byKey.set(key, others)
    }
  }
  return problems
}

const apart = (a: Named, b: Named): boolean =>
  (a.to !== '' && b.from !== '' && a.to <= b.from) || (b.to !== '' && a.from !== '' && b.to <= a.from)

/** Organisations and states exist, and no state belongs to one twice at a time. */
function checkMemberships(data: DataReader, { stateIds }: Context): string[] {
  const problems: string[] = []
  const organisations = new Set(parseCsv(data.text('actors/organisations.csv')).map((row) => row.id!))
  const known = new Map<string, Membership[]>()
  for (const membership of readMemberships(data.text('actors/members.csv'))) {
    const { organisation, state, from, to, sure } = membership
    const where = `members.csv: ${state} in ${organisation}`
    if (!organisations.has(organisation)) problems.push(`${where}: organisations.csv has no such organisation`)
    if (!stateIds.has(state)) problems.push(`${where}: states.csv has no such state`)
    if (!from) problems.push(`${where}: it has no first day`)
    if (sure && !(Number(sure) > 0 && Number(sure) < 1)) problems.push(`${where}: "${sure}" is not between 0 and 1`)
    problems.push(...checkTimes(where, from, to))
    const others = known.get(`${organisation} ${state}`) ?? []
    for (const other of others)
      if (covers(other, from) || (to && covers(other, to)) || covers(membership, other.from))
        problems.push(`${where}: it is told twice for ${from}`)
    known.set(`${organisation} ${state}`, [...others, membership])
  }
  return problems
}

interface Span {
  readonly person: string
  readonly from: string
  readonly to: string
}

function checkOfficeHolders(data: DataReader, context: Context): string[] {
  const problems: string[] = []
  const offices = new Map<string, Span[]>()
  for (const cells of csvLines(data.text('actors/office-holders.csv')).slice(1)) {
    const [person = '', , country = '', office = '', sectors = '', from = '', to = '', seen = '', sure = ''] = cells
    const where = `office-holders.csv: ${person}, ${office}`
    if (!context.codes.has(country)) problems.push(`${where}: the country "${country}" is unknown`)
    problems.push(...checkSectors(where, sectors, context), ...checkTimes(where, from, to))
    for (const day of seen ? seen.split('/') : []) problems.push(...checkTimes(where, day, ''))
    // a contested claim is no overlap: Gbagbo, after Ouattara was elected
    if (!from || (sure && Number(sure) < 1) || !ONE_HOLDER.test(office) || TRANSNATIONAL.includes(country)) continue
    const key = `${country} ${office}`
    const spans = offices.get(key) ?? []
    spans.push({ person, from, to })
    offices.set(key, spans)
  }
  for (const [office, spans] of offices) {
    spans.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    for (let i = 1; i < spans.length; i++) {
      const [a, b] = [spans[i - 1]!, spans[i]!]
      if (a.person === b.person) continue
      if (!a.to || daysOf(a.to, 'end') - daysOf(b.from, 'start') > HANDOVER_DAYS + slackOf(a.to) + slackOf(b.from))
        problems.push(`office-holders.csv: ${office}: ${a.person} to "${a.to}" and ${b.person} from ${b.from} overlap`)
    }
  }
  return problems
}

/** "2009" may be any day of its year. */
const slackOf = (day: string): number => (day.length === 4 ? 366 : day.length === 7 ? 31 : 0)

function daysOf(day: string, side: 'start' | 'end'): number {
  const whole =
    day.length === 4
      ? `${day}-${side === 'start' ? '01-01' : '12-31'}`
      : day.length === 7
        ? `${day}-${side === 'start' ? '01' : '28'}`
        : day
  return Date.parse(whole) / 86_400_000
}

function checkSectors(where: string, sectors: string, context: Context): string[] {
  return (sectors ? sectors.split(' ') : []).flatMap((sector) =>
    context.sectors.has(sector) ? [] : [`${where}: the sector "${sector}" is unknown`],
  )
}

function checkTimes(where: string, from: string, to: string): string[] {
  const odd = [from, to].filter((day) => day && !/^\d{4}(-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?)?$/.test(day))
  if (odd.length) return [`${where}: "${odd[0]}" is no date`]
  return from && to && from.slice(0, to.length) > to.slice(0, from.length)
    ? [`${where}: from ${from} is after to ${to}`]
    : []
}
