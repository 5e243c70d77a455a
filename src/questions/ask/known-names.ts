import type { DuckDBConnection } from '@duckdb/node-api'
import { editDistance, nameKey } from '../../actors/name-words.js'
import type { Registry } from '../../actors/registry.js'
import { rowsOf } from '../question.js'
import type { Asked } from './asked-actors.js'

/** Who a name is that the registry does not know; null where nobody can tell. */
export async function knownAs(catalog: DuckDBConnection, registry: Registry, asked: Asked): Promise<Asked | null> {
  return (await inReports(catalog, registry, asked)) ?? misspelt(registry, asked)
}

/** Whom a name means that the coder leaves open, as far as the registry tells. */
export function inRegistry<Name extends Asked>(registry: Registry, asked: Name): Name | null {
  const leader = leaderOf(registry, asked)
  if (leader) return leader
  const organisation = registry.organisationNamed(asked.name)
  if (!organisation?.country) return null
  return {
    ...asked,
    country: organisation.country,
    name: organisation.name,
    person: false,
    registry: organisation.id,
    part: true,
  }
}

/** "Xi", "Rajapaksa": a family name alone is that of the leaders who had it, where all of them led one country, or one leads now. */
function leaderOf<Name extends Asked>({ people }: Registry, asked: Name): Name | null {
  const family = nameKey(asked.name)
  if (family.includes(' ')) return null
  const offices = people.all
    .filter(({ spellings }) =>
      spellings.some((words) => words.at(-1) === family || (words.length > 1 && words[0] === family)),
    )
    .flatMap(({ tenures }) => tenures.filter(({ sure }) => sure === 1))
  const leading = offices.filter(({ office }) => LEADING.test(office))
  const led = leading.length > 0 ? leading : offices.filter(({ office }) => DIPLOMATIC.test(office))
  const ruling = led.filter(({ to }) => to === '')
  const heads = ruling.filter(({ office }) => !/minister|premier|secretary of|advis/.test(office))
  const [those] = [led, ruling, heads].filter((some) => new Set(some.map(({ person }) => person.country)).size === 1)
  if (!those) return null
  const last = those.reduce((best, one) => (one.from > best.from ? one : best))
  return { ...asked, country: last.person.country, name: last.person.name, person: true, registry: last.person.id }
}

const LEADING =
  /^(president|prime minister|king|queen|emir|sultan|supreme leader|leader|general secretary|chancellor|crown prince)$/

const DIPLOMATIC =
  /^(secretary of state|secretary of defen[cs]e|secretary general|(deputy )?(prime|foreign|defen[cs]e) minister|vice president|national security advis[eo]r|minister of (foreign affairs|defen[cs]e))/

/**
 * "Lacalle Pou" is in the reports, as Luis Lacalle Pou of Uruguay: all words of the name are words of his. A state is nobody's family
 * name ("Africa" is not South Africa), and of people of two countries it is not known who is meant.
 */
async function inReports(catalog: DuckDBConnection, registry: Registry, asked: Asked): Promise<Asked | null> {
  const rows = await rowsOf<{ name: string; country: string }>(
    catalog,
    `SELECT DISTINCT name, country FROM (
     SELECT name, country FROM participants
     WHERE country IS NOT NULL AND contains(strip_accents(lower(name)), strip_accents(lower($name)))
     UNION ALL
     SELECT source_name, source_country FROM claims
     WHERE source_country IS NOT NULL AND contains(strip_accents(lower(source_name)), strip_accents(lower($name))))
     WHERE contains(' ' || regexp_replace(strip_accents(lower(name)), '[^\\pL\\pN]+', ' ', 'g') || ' ',
       ' ' || regexp_replace(strip_accents(lower($name)), '[^\\pL\\pN]+', ' ', 'g') || ' ')
     ORDER BY length(name), name, country LIMIT 100`,
    { name: asked.name },
  )
  const people = rows.filter(({ name }) => registry.statesIn(name).length === 0)
  const [found] = people
  if (!found || people.some(({ country }) => country !== found.country)) return null
  return { ...asked, country: found.country, name: found.name, person: true }
}

/** A letter may be wrong in a word of five, two in one of eight. */
const mostWrong = (word: string): number => (word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0)

/** "Ethopia" is Ethiopia: the one state whose name or capital is spelled nearly so. */
function misspelt(registry: Registry, asked: Asked): Asked | null {
  const word = nameKey(asked.name)
  let nearest = mostWrong(word)
  let found: ReadonlySet<string> = new Set()
  for (const state of registry.states.values())
    for (const name of [state.name, state.capital]) {
      const away = editDistance(word, nameKey(name), nearest)
      if (away > nearest || away === 0) continue
      found = away < nearest ? new Set([state.code]) : new Set([...found, state.code])
      nearest = away
    }
  const [code] = found
  if (code === undefined || found.size > 1) return null
  const name = [...registry.states.values()].find((state) => state.code === code)!.name
  return { ...asked, country: code, name, person: false, spelled: asked.name }
}
