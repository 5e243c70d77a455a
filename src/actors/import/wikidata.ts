import { type ImportedRows, noRows } from './imported-rows.js'
import type { ImportKnowledge } from './petrarch.js'

/** As much of a Wikidata entity as we read; everything may be missing. */
interface WikidataEntity {
  id?: string
  labels?: { en?: { value?: string } }
  aliases?: { en?: { value?: string }[] }
  claims?: Record<string, Statement[]>
}
interface Statement {
  mainsnak?: Snak
  qualifiers?: Record<string, Snak[]>
}
interface Snak {
  datavalue?: { value?: string | { id?: string; time?: string } }
}

// Properties of Wikidata: position held, start and end time, country of citizenship, jurisdiction, country, ISO 3166-1 alpha-3.
const [POSITION, START, END, CITIZENSHIP, JURISDICTION, COUNTRY, ISO3] = [
  'P39',
  'P580',
  'P582',
  'P27',
  'P1001',
  'P17',
  'P298',
]

/**
 * Reads JSON Lines of Wikidata entities, one a line as in its dumps: people with positions held. Labels of positions and codes
 * of countries come from entities in the same file.
 */
export function importWikidata(jsonLines: string, source: string, knowledge: ImportKnowledge): ImportedRows {
  const rows = noRows()
  const entities = new Map<string, WikidataEntity>()
  jsonLines.split('\n').forEach((line, i) => {
    const json = line.trim().replace(/,$/, '')
    if (!json || json === '[' || json === ']') return
    try {
      const entity = JSON.parse(json) as WikidataEntity
      if (entity.id) entities.set(entity.id, entity)
    } catch {
      rows.skipped.push(`Line ${i + 1} is no JSON.`)
    }
  })
  const label = (id: string | undefined) => (id === undefined ? '' : (entities.get(id)?.labels?.en?.value ?? ''))
  const country = (id: string | undefined): string | null => {
    const entity = id === undefined ? undefined : entities.get(id)
    const code = entity?.claims?.[ISO3!]?.[0]?.mainsnak?.datavalue?.value
    return typeof code === 'string' ? code : knowledge.stateCode(label(id))
  }
  for (const [id, { claims = {}, aliases }] of entities) {
    for (const statement of claims[POSITION!] ?? []) {
      const position = idOf(statement.mainsnak)
      const of = entities.get(position ?? '')?.claims
      const state =
        country(idOf(of?.[JURISDICTION!]?.[0]?.mainsnak)) ??
        country(idOf(of?.[COUNTRY!]?.[0]?.mainsnak)) ??
        country(idOf(claims[CITIZENSHIP!]?.[0]?.mainsnak))
      const person = label(id)
      const office = label(position)
        .replace(/ of (the )?\p{Lu}.*$/u, '')
        .toLowerCase()
      if (!person || !office || !state) {
        rows.skipped.push(`${person || id}: the position ${position ?? '?'} or its country has no label in the file.`)
        continue
      }
      rows['office-holders'].push({
        person,
        aliases: (aliases?.en ?? []).flatMap(({ value }) => value ?? []).join(';'),
        country: state,
        office,
        sectors: 'GOV',
        from: dayOf(statement.qualifiers?.[START!]?.[0]),
        to: dayOf(statement.qualifiers?.[END!]?.[0]),
        source,
      })
    }
  }
  return rows
}

const idOf = (snak: Snak | undefined): string | undefined => {
  const value = snak?.datavalue?.value
  return typeof value === 'object' ? value.id : undefined
}

/** "+2019-01-10T00:00:00Z", with zeros for month and day where they are not known. */
function dayOf(snak: Snak | undefined): string {
  const value = snak?.datavalue?.value
  const time = typeof value === 'object' ? (value.time ?? '') : ''
  return (/^\+(\d{4}(?:-\d\d(?:-\d\d)?)?)/.exec(time)?.[1] ?? '').replace(/(-00)+$/, '')
}
