import { type ImportedRows, noRows } from './imported-rows.js'

/** What an importer has to know: state codes, and PLOVER's sector for a CAMEO role. */
export interface ImportKnowledge {
  readonly states: ReadonlySet<string>
  readonly sectorOf: (cameoRole: string) => string | undefined
  /** ISO 3166-1 alpha-3 for a country's name or code; null where it is neither. */
  readonly stateCode: (text: string) => string | null
}

const SUPRANATIONAL = new Set(['IGO', 'UNO', 'EUR', 'NGO', 'ISM', 'IMG', 'MNC'])

/**
 * Reads actor and agent dictionaries of PETRARCH and Phoenix: `NAME_ [CODE]`, synonyms after `+`, codes with dates
 * (`[PRKGOV >111217]`) on lines of their own, agents as `[~COP]`. A country's own name becomes an alias, a code with dates an
 * office holder, another code with a role an organisation, an agent a role.
 */
export function importPetrarch(text: string, source: string, knowledge: ImportKnowledge): ImportedRows {
  const rows = noRows()
  let entry: { names: string[]; codes: string[] } | undefined
  const finish = () => {
    if (entry && entry.codes.length > 0) addEntry(entry.names, entry.codes, rows, source, knowledge)
    entry = undefined
  }
  for (const line of text.split(/\r?\n/)) {
    const words = line.replace(/[;#].*$/, '').trim()
    if (!words || /^<|^!/.test(words)) continue
    const codes = [...words.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1]!.trim())
    const name = words.replace(/\[[^\]]*\]/g, '').trim()
    if (name.startsWith('+')) entry?.names.push(spoken(name.slice(1)))
    else if (name) {
      finish()
      entry = { names: [spoken(name)], codes: [] }
    }
    entry?.codes.push(...codes)
  }
  finish()
  return rows
}

/** "KIM_JONG_UN_" as a person would write it: "Kim Jong Un". */
const spoken = (name: string): string =>
  name
    .replaceAll('_', ' ')
    .trim()
    .toLowerCase()
    .replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())

function addEntry(
  names: readonly string[],
  codes: readonly string[],
  rows: ImportedRows,
  source: string,
  { states, sectorOf }: ImportKnowledge,
): void {
  const [name = '', ...aliases] = names
  for (const written of codes) {
    const [code = '', ...dates] = written.split(/\s+/)
    const isAgent = code.startsWith('~')
    const country = isAgent ? '' : code.slice(0, 3)
    const roles = (isAgent ? code.slice(1) : code.slice(3)).match(/.{3}/g) ?? []
    const sectors = [...new Set(roles.flatMap((role) => sectorOf(role) ?? []))].join(' ')
    if (isAgent) {
      if (sectors) for (const phrase of names) rows.roles.push({ phrase: phrase.toLowerCase(), sectors, kind: 'agent' })
      else rows.skipped.push(`${name}: no sector of PLOVER is like "${code}".`)
    } else if (!states.has(country) && !SUPRANATIONAL.has(country)) {
      rows.skipped.push(`${name}: "${country}" is no country that we know.`)
    } else if (dates.length > 0) {
      const { from, to } = tenure(dates.join(''))
      rows['office-holders'].push({
        person: name,
        aliases: aliases.join(';'),
        country,
        office: '',
        sectors,
        from,
        to,
        source,
      })
    } else if (roles.length === 0 && states.has(country)) {
      for (const alias of names) rows.aliases.push({ alias, state: country, kind: 'name' })
    } else {
      const id = name.toLowerCase().replaceAll(' ', '-')
      rows.organisations.push({ id, name, country, sectors, from: '', to: '', aliases: aliases.join(';') })
    }
  }
}

/** ">111217" is from that day, "<990101" to that day, "980905-110101" both. */
function tenure(dates: string): { from: string; to: string } {
  const after = /^>(\d{6,8})$/.exec(dates)
  const before = /^<(\d{6,8})$/.exec(dates)
  const between = /^(\d{6,8})-(\d{6,8})$/.exec(dates)
  return { from: dayOf(after?.[1] ?? between?.[1]), to: dayOf(before?.[1] ?? between?.[2]) }
}

/** YYMMDD or YYYYMMDD; two digits up to 35 are of this century. */
function dayOf(digits: string | undefined): string {
  if (!digits) return ''
  const year =
    digits.length === 8 ? digits.slice(0, 4) : `${Number(digits.slice(0, 2)) <= 35 ? '20' : '19'}${digits.slice(0, 2)}`
  return `${year}-${digits.slice(-4, -2)}-${digits.slice(-2)}`
}
