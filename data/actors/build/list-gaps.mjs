// Which years of 1990 to 2026 have no known holder of an office, for each UN member:
//   node data/actors/build/list-gaps.mjs [head|foreign|defense] [--least YEARS]
// "head": a head of state or of government; a year counts as known where somebody held the office on its middle day.
import { readFileSync } from 'node:fs'
import { csvLines } from '../../../build/src/report/csv.js'

const OFFICES = {
  head: /^(president|prime minister|premier|king|queen|emir|sultan|emperor|chancellor|supreme leader|leader|general secretary|paramount leader|taoiseach|pope|captain regent|chairman of the presidency|grand duke|prince|president of the government|chairman of the .*council.*|head of state|head of government|sovereign|co-prince|ruler|interim president|acting president|transitional president)$/,
  foreign: /^(foreign minister|foreign secretary|secretary of state|minister of foreign affairs|external affairs minister)$/,
  defense: /^(defen[cs]e minister|secretary of (state for )?defen[cs]e|minister of defen[cs]e|defen[cs]e secretary)$/,
}
const [kind = 'head'] = process.argv.slice(2)
const least = Number(process.argv[process.argv.indexOf('--least') + 1]) || 1
const file = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const states = csvLines(file('states.csv')).slice(1).filter((row) => row[11] === 'un-member')
const holders = csvLines(file('office-holders.csv')).slice(1)
const LAST = 2026
for (const [id, code, , , , , , , name, , , , from] of states) {
  if (id !== code) continue
  const own = holders.filter((row) => row[2] === code && OFFICES[kind].test(row[3]) && row[5])
  const first = Math.max(1990, Number((from || '1990').slice(0, 4)) + 1)
  const missing = []
  for (let year = first; year <= LAST; year++) {
    const day = year === LAST ? `${year}-02-01` : `${year}-07-01`
    if (!own.some((row) => row[5] <= day && (!row[6] || row[6] >= day.slice(0, row[6].length)))) missing.push(year)
  }
  if (missing.length >= least) console.log(`${code} ${name}: ${spans(missing).join(' ')}`)
}

function spans(years) {
  const out = []
  for (const year of years) {
    const last = out.at(-1)
    if (last && last[1] === year - 1) last[1] = year
    else out.push([year, year])
  }
  return out.map(([a, b]) => (a === b ? `${a}` : `${a}-${b}`))
}
