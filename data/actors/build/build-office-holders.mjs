// Writes office-holders.csv from the lists in tenures/ and the facts named in ../README.md.
//   npm run build; node data/actors/build/build-office-holders.mjs ../shared/facts [--talk]
// What a list in tenures/ says has the last word; facts add persons, and days on which an office was seen held.
import { readFileSync, writeFileSync } from 'node:fs'
import { likeness, significantWords } from '../../../build/src/actors/name-likeness.js'
import { nameKey } from '../../../build/src/actors/name-words.js'
import { csvLines } from '../../../build/src/report/csv.js'
import { readCabinets } from './cabinets.mjs'
import { ONE_HOLDER } from './offices.mjs'
import { readTenures } from './tenures.mjs'
import { readTravels, readVisits } from './visits.mjs'

const facts = process.argv[2] ?? '../shared/facts'
const talk = process.argv.includes('--talk')
const HERE = new URL('../', import.meta.url)
const lines = (file) => csvLines(readFileSync(new URL(file, HERE), 'utf8')).slice(1)

const codeOf = new Map(lines('states.csv').map(([id, code]) => [id, code]))
for (const code of ['IGO', 'UNO', 'EUR', 'NGO', 'ISM', 'IMG', 'MNC']) codeOf.set(code, code)
const names = new Map()
for (const [alias, id, kind] of lines('aliases.csv')) if (/^(name|formal|former|abbreviation)$/.test(kind)) names.set(nameKey(alias), names.get(nameKey(alias)) ?? id)
for (const [id, , , , , , , , name] of lines('states.csv')) if (!names.has(nameKey(name))) names.set(nameKey(name), id)
const idOfName = (name) => names.get(nameKey(name.replace(/^(.*), (.*)$/, '$2 $1').replace(/’/g, "'"))) ?? names.get(nameKey(name))

/** Every person once a country: rows of one person under several spellings come together here. */
const people = new Map()
const wordsOf = (name) => significantWords(nameKey(name))
function personOf(row, office) {
  const code = codeOf.get(row.state)
  if (!code) throw new Error(`no state "${row.state}" for ${row.person}`)
  const known = people.get(code) ?? people.set(code, []).get(code)
  const words = wordsOf(row.person)
  let best = null
  for (const person of known) {
    // those that people list are one only where they are written alike: Li Qiang is not Li Keqiang
    const exact = person.keys.has(nameKey(row.person))
    if (!exact && row.listed) continue
    const same = exact ? 2 : person.spellings.reduce((most, other) => Math.max(most, other.length > 1 && words.length > 1 ? sameName(words, other) : 0), 0)
    if (same >= 1.05 && (!best || same > best.same)) best = { person, same }
  }
  if (best) return best.person
  const person = { name: row.person, code, keys: new Set([nameKey(row.person)]), aliases: new Set(), spellings: [words], tenures: [] }
  known.push(person)
  return person
}

/** One person's name twice: the shorter is whole in the longer, but for spelling. */
function sameName(a, b) {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const free = [...long]
  for (const word of short) {
    const at = free.findIndex((other) => other === word || (word.length > 4 && other.length > 4 && likeness([word], [other]) > 0))
    if (at < 0) return 0
    free.splice(at, 1)
  }
  return likeness(a, b)
}

function add(row, curated) {
  const person = personOf(row)
  for (const spelling of [row.person, ...row.aliases]) {
    const words = wordsOf(spelling)
    person.keys.add(nameKey(spelling))
    if (![person.name, ...person.aliases].some((other) => nameKey(other) === nameKey(spelling))) person.aliases.add(spelling)
    if (!person.spellings.some((other) => other.join(' ') === words.join(' '))) person.spellings.push(words)
  }
  const same = person.tenures.filter((t) => t.office === row.office || (ONE_HOLDER.test(row.office) && ONE_HOLDER.test(t.office) && rank(row.office) === rank(t.office)))
  if (!curated) {
    // known from a list already, or another day in the same office
    if (same.some((t) => (t.from || t.to) && covers(t, row.seen, 1))) return
    const other = same.find((t) => t.seen && Math.abs(year(t.seen.slice(0, 10)) - year(row.seen)) < 9)
    if (other) {
      const days = [...other.seen.split('/'), row.seen].sort()
      other.seen = days[0] === days.at(-1) ? days[0] : `${days[0]}/${days.at(-1)}`
      return
    }
  }
  // told in two lists, perhaps once to the month and once to the day
  const meet = (a, b) => a.startsWith(b) || b.startsWith(a)
  const twin = curated && row.from && person.tenures.find((t) => t.office === row.office && t.from && meet(t.from, row.from))
  if (twin) {
    if (row.from.length > twin.from.length) twin.from = row.from
    if (row.to && row.to.startsWith(twin.to)) twin.to = row.to
    return
  }
  person.tenures.push({ office: row.office, sectors: row.sectors, from: row.from ?? '', to: row.to ?? '', seen: row.seen ?? '', sure: row.sure, source: row.source ?? 'Démarche', state: row.state })
}

const year = (day) => Number(day.slice(0, 4)) + Number(day.slice(5, 7) || 6) / 12
const rank = (office) => (/^(president|king|queen|emperor|emir|sultan|leader|supreme leader)/.test(office) ? 1 : /^(prime minister|premier|chancellor)$/.test(office) ? 2 : office)
/** Does a tenure cover a day, give or take some years? */
const covers = ({ from, to }, day, slack = 0) => (!from || year(from) - slack <= year(day)) && (!to || year(day) <= year(to) + slack)

// "president of Abkhazia", coded GEO, is not Georgia's president
const nameOfState = new Map(lines('states.csv').map((cells) => [cells[0], cells[8]]))
const own = (row) => (codeOf.get(row.state) === row.state ? row : { ...row, office: `${row.office} of ${nameOfState.get(row.state)}` })

for (const row of readTenures()) add({ ...own(row), listed: true }, true)
const listed = [...people.values()].flat().flatMap((person) => person.tenures.map((t) => ({ person, ...t })))
const facted = [...readVisits(`${facts}/visits-to-us.jsonl`, idOfName), ...readCabinets(`${facts}/cabinets-2019.csv`, idOfName), ...readTravels(`${facts}/us-travels.jsonl`, idOfName)].map(own)
for (const row of facted) {
  // at odds with a list: said, and left out; a list may be wrong too, so read what --talk says
  const code = codeOf.get(row.state)
  const rival = ONE_HOLDER.test(row.office) && listed.find((t) => t.state === row.state && t.office === row.office && t.from && covers(t, row.seen) && covers(t, row.seen, -0.1))
  if (rival && personOf({ ...row }) !== rival.person) {
    const words = wordsOf(row.person)
    const alike = rival.person.spellings.some((other) => likeness(words, other) >= 0.3)
    const elsewhere = personOf(row)
    if (elsewhere.tenures.length === 0) people.get(code).splice(people.get(code).indexOf(elsewhere), 1)
    if (alike) rival.person.aliases.add(row.person), rival.person.spellings.push(words)
    if (talk) console.log(alike ? 'alias  ' : 'at odds', code, row.office, row.seen, `${row.person} — listed: ${rival.person.name} ${rival.from}..${rival.to}`)
    if (!alike && !row.source.endsWith('travels')) add({ ...row, sure: 0.5 }, false)
    continue
  }
  // met on a journey, but somebody in another country: he travelled too
  if (row.source.endsWith('travels') && isElsewhere(row, code)) continue
  add(row, false)
}

function isElsewhere(row, code) {
  const words = wordsOf(row.person)
  return [...people].some(([other, list]) => other !== code && list.some((p) => p.spellings.some((s) => s.length > 1 && likeness(words, s) >= 1.1)))
}

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const out = ['person,aliases,country,office,sectors,from,to,seen,sure,source']
for (const code of [...people.keys()].sort()) {
  for (const person of people.get(code)) {
    person.tenures.forEach((t, i) => {
      out.push([person.name, i ? '' : [...person.aliases].join(';'), code, t.office, t.sectors, t.from, t.to, t.seen, t.sure === 1 ? '' : String(t.sure), t.source].map(cell).join(','))
    })
  }
}
writeFileSync(new URL('office-holders.csv', HERE), `${out.join('\n')}\n`)
console.log(`${[...people.values()].flat().length} persons, ${out.length - 1} tenures`)
