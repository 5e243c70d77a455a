// Which years of 1990 to 2026 have no known holder of an office, for each UN member:
//   node data/actors/build/list-gaps.mjs [head|foreign|defense|speaker] [--least YEARS]
//   node data/actors/build/list-gaps.mjs --table    how many members have a known holder, by office and year
// "head": a head of state or of government; a year counts as known where somebody held the office on its middle day.
import { readFileSync } from 'node:fs'
import { csvLines } from '../../../build/src/report/csv.js'

const OFFICES = {
  head: /^(president|prime minister|premier|king|queen|emir|sultan|emperor|chancellor|supreme leader|leader|general secretary|paramount leader|taoiseach|pope|captain regent|chairman of the presidency|grand duke|prince|president of the government|chairman of the .*council.*|head of state|head of government|sovereign|co-prince|ruler|interim president|acting president|transitional president)$/,
  foreign: /^(foreign minister|foreign secretary|secretary of state|minister of foreign affairs|external affairs minister)$/,
  defense: /^(defen[cs]e minister|secretary of (state for )?defen[cs]e|minister of defen[cs]e|defen[cs]e secretary)$/,
  speaker: /^((parliament|state duma|federation council) speaker|speaker of (the )?(house|parliament|national assembly|congress|house of commons|chamber of deputies)|president of the (senate|bundestag)|chairman of the national people's congress)$/,
}
const [kind = 'head'] = process.argv.slice(2)
const least = Number(process.argv[process.argv.indexOf('--least') + 1]) || 1
const file = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const states = csvLines(file('states.csv')).slice(1).filter((row) => row[11] === 'un-member')
const holders = csvLines(file('office-holders.csv')).slice(1)
const LAST = 2026
const members = states.filter(([id, code]) => id === code)
/** Whether somebody held the office on the middle day of a year. */
const isKnown = (own, year) => {
  const day = year === LAST ? `${year}-02-01` : `${year}-07-01`
  return own.some((row) => row[5] <= day && (!row[6] || row[6] >= day.slice(0, row[6].length)))
}
const firstYear = (from) => Math.max(1990, Number((from || '1990').slice(0, 4)) + 1)
const holdersOf = (code, office) => holders.filter((row) => row[2] === code && OFFICES[office].test(row[3]) && row[5])

if (process.argv.includes('--table')) {
  const offices = Object.keys(OFFICES)
  console.log(`year\tmembers\t${offices.join('\t')}`)
  const own = members.map((row) => ({ from: row[12], of: offices.map((office) => holdersOf(row[1], office)) }))
  for (let year = 1991; year <= LAST; year++) {
    const then = own.filter(({ from }) => firstYear(from) <= year)
    const known = offices.map((_, i) => then.filter(({ of }) => isKnown(of[i], year)).length)
    console.log([year, then.length, ...known].join('\t'))
  }
} else {
  for (const [, code, , , , , , , name, , , , from] of members) {
    const own = holdersOf(code, kind)
    const missing = []
    for (let year = firstYear(from); year <= LAST; year++) if (!isKnown(own, year)) missing.push(year)
    if (missing.length >= least) console.log(`${code} ${name}: ${spans(missing).join(' ')}`)
  }
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
