// Compares office-holders.csv with leaders-2021.csv (from Wikipedia by every-politician-scrapers; CC BY-SA: read, not copied).
//   node data/actors/build/check-leaders-2021.mjs ../shared/facts
// Says which heads of 2021 the registry does not find by name in mid-2021, and which it finds elsewhere or with another year.
import { readFileSync } from 'node:fs'
import { loadPeople } from '../../../build/src/actors/people.js'
import { dataFiles } from '../../../build/src/data-files.js'
import { parseCsv } from '../../../build/src/report/csv.js'
import { loadRegistry } from '../../../build/src/actors/registry.js'

const facts = process.argv[2] ?? '../shared/facts'
const registry = loadRegistry(dataFiles())
const people = loadPeople(dataFiles())
let agreed = 0
for (const row of parseCsv(readFileSync(`${facts}/leaders-2021.csv`, 'utf8'))) {
  const name = row.officeholderlabel.replace(/\s*\(.*?\)/, '')
  const state = registry.stateNamed(row.country)
  if (!name || !state) continue
  const found = people.named(name, { day: '2021-09-01', country: state.code })
  if (!found) { console.log('unknown', state.code, row.positionlabel, name, row.start_year); continue }
  const tenure = found.person.tenures.find((t) => t.from.startsWith(row.start_year) && t.from)
  if (tenure) agreed++
  else console.log('year   ', state.code, row.positionlabel, name, row.start_year, '| here', found.person.tenures.map((t) => `${t.office} ${t.from}..${t.to} ${t.seen}`).join('; '))
}
console.log(`${agreed} agree`)
