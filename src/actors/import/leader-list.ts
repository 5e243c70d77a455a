import { parseCsv } from '../../report/csv.js'
import { DemarcheError } from '../../report/error.js'
import { type ImportedRows, noRows } from './imported-rows.js'
import type { ImportKnowledge } from './petrarch.js'

// The names that lists of leaders give their columns (Archigos, REIGN, Rulers, every-politician, Wikidata queries).
const COLUMNS = {
  person: ['person', 'name', 'leader', 'officeholderlabel', 'personlabel', 'holder'],
  country: ['country', 'iso3', 'countrylabel', 'idacr', 'state', 'country_name'],
  office: ['office', 'position', 'positionlabel', 'title', 'role'],
  from: ['from', 'start', 'start_date', 'startdate', 'start_year', 'begin'],
  to: ['to', 'end', 'end_date', 'enddate', 'end_year'],
} as const

/**
 * Reads a list of leaders in CSV, whatever it calls its columns; needs a person and a country in each row.
 * @throws DemarcheError where a column for person or country is missing
 */
export function importLeaderList(csv: string, source: string, knowledge: ImportKnowledge): ImportedRows {
  const rows = noRows()
  const table = parseCsv(csv)
  const header = Object.keys(table[0] ?? {})
  const column = (kind: keyof typeof COLUMNS): string | undefined => {
    for (const name of COLUMNS[kind]) {
      const found = header.find((title) => title.trim().toLowerCase() === name)
      if (found !== undefined && !(kind === 'office' && isAnId(table[0]?.[found]))) return found
    }
    return undefined
  }
  const columns = {
    person: column('person'),
    country: column('country'),
    office: column('office'),
    from: column('from'),
    to: column('to'),
  }
  for (const kind of ['person', 'country'] as const)
    if (columns[kind] === undefined)
      throw new DemarcheError(
        'import-columns',
        `"${source}" has no column for the ${kind}. Name one of its columns ${COLUMNS[kind].slice(0, 3).join(', ')}; it has ${header.join(', ')}.`,
      )
  table.forEach((row, i) => {
    const cell = (name: string | undefined) => (name === undefined ? '' : (row[name] ?? '').trim())
    const person = cell(columns.person).replace(/ \([^)]*\)$/, '')
    const country = knowledge.stateCode(cell(columns.country))
    if (!person || !country) {
      rows.skipped.push(
        `Row ${i + 2}: ${person ? `"${cell(columns.country)}" is no country that we know` : 'no name'}.`,
      )
      return
    }
    const office = cell(columns.office)
      .replace(/ of (the )?\p{Lu}.*$/u, '')
      .toLowerCase()
    rows['office-holders'].push({
      person,
      aliases: '',
      country,
      office,
      sectors: 'GOV',
      from: cell(columns.from),
      to: cell(columns.to),
      source,
    })
  })
  return rows
}

const isAnId = (cell: string | undefined): boolean => /^Q\d+$/.test(cell ?? '')
