// Who held which office on a day: foreign leaders' visits to the United States, and whom presidents and
// secretaries of state met on their travels (HistoryAtState, U.S. Department of State, CC0).
import { readFileSync } from 'node:fs'
import { significantWords } from '../../../build/src/actors/name-likeness.js'
import { nameKey } from '../../../build/src/actors/name-words.js'

const ODD_COUNTRIES = {
  'Germany, Federal Republic of': 'DEU', 'Democratic Republic of the Congo (Zaire)': 'COD', 'Congo, Democratic Republic of': 'COD', 'Congo, Republic of': 'COG',
  'Bosnia-Herzegovina': 'BIH', 'China, People’s Republic of': 'CHN', 'U.S.S.R.': 'SUN', 'Macedonia, Former Yugoslav Republic of': 'MKD',
  'Slovak Republic': 'SVK', 'St. Lucia': 'LCA', 'St. Vincent and the Grenadines': 'VCT', 'Western Samoa': 'WSM', 'Somoa': 'WSM',
  'Afghanistan (Interim Authority)': 'AFG', 'Cote d’Ivoire': 'CIV', 'German Democratic Republic': 'DDR', 'Czechoslovakia': 'CSK',
  'China, Republic of': 'TWN', 'Korea, Republic of': 'KOR', "Korea, Democratic People's Republic of": 'PRK', 'Union of Soviet Socialist Republics': 'SUN',
  'West Bank': 'PSE', 'Gaza': 'PSE', 'Burma': 'MMR', 'Holy See': 'VAT', 'Vatican City': 'VAT', 'The Holy See': 'VAT', 'Palestinian Authority': 'PSE', "China, People's Republic of": 'CHN',
}
/** Where one word of the State Department's meant one of two: before Korea's and Yugoslavia's own rows. */
const byDay = (country, day) =>
  country === 'Korea' ? 'KOR' : country === 'Yugoslavia' || country === 'Serbia-Montenegro' ? (day < '1992-04-27' ? 'YUG' : 'SRB') : null

const OFFICES = [
  ['President', 'president'], ['Prime Minister', 'prime minister'], ['Premier', 'prime minister'], ['Chancellor', 'chancellor'], ['Federal Chancellor', 'chancellor'],
  ['King', 'king'], ['Queen', 'queen'], ['Emperor', 'emperor'], ['Shah', 'king'], ['Emir', 'emir'], ['Amir', 'emir'], ['Sultan', 'sultan'], ['Pope', 'pope'],
  ['Crown Prince', 'crown prince'], ['Prince', 'prince'], ['Grand Duke', 'grand duke'], ['Taoiseach', 'prime minister'], ['Chairman', 'chairman'],
  ['Foreign Minister', 'foreign minister'], ['Defense Minister', 'defense minister'], ['Foreign Secretary', 'foreign secretary'], ['State Councilor', 'state councilor'],
  ['General Secretary', 'leader'], ['Secretary-General', 'secretary-general'],
]
const TITLES = new RegExp(
  `^(?:(?:Acting|Interim|Transitional|Former|General|Gen\\.|Brigadier|Colonel|Col\\.|Sheikh|Sir|Mr\\.|Dr\\.|Viscount|Lord|His Majesty|First|Provisional)\\s+)*(?:(${OFFICES.map(([title]) => title).join('|')})(-[Ee]lect)?)?(?:\\s+(?:General|Gen\\.|Colonel|Sheikh|Sir|Dr\\.|Shah))*\\s+`,
)

export function readVisits(path, idOfName) {
  const rows = []
  for (const visit of jsonLines(path)) {
    if (visit.start < '1960') continue
    const state = byDay(visit.country, visit.start) ?? ODD_COUNTRIES[visit.country] ?? idOfName(visit.country)
    const title = visit.visitor.match(TITLES)
    if (!state || !title?.[1]) continue
    const person = tidy(visit.visitor.slice(title[0].length))
    // a family name alone was enough for the State Department of the sixties; it is not for us
    if (!/\s/.test(person) && !/King|Emir|Amir|Sultan/.test(title[1])) continue
    const office = title[2] ? 'president-elect' : OFFICES.find(([one]) => one === title[1])[1]
    rows.push({ state, person, aliases: [], office, sectors: 'GOV', seen: visit.start, sure: 0.9, source: 'HistoryAtState visits' })
  }
  return rows
}

const MEETING = /summit|conference|ministerial|council|quartet|g-?\d|assembly|multilateral|leaders of|foreign ministers|meeting of/i
const MET = new RegExp(
  `\\b(${OFFICES.map(([title]) => title).filter((title) => title !== 'General Secretary' && title !== 'Secretary-General' && title !== 'Chairman').join('|')}) ((?:(?:al-|bin |ibn |de |da |dos |van |von |del |della |la |el )*[A-ZÀ-Ž][\\p{L}'’.-]+ ?){2,4})`,
  'gu',
)

/** Only meetings of one holder of an office, in his country: at a summit nothing tells whose president it was. */
export function readTravels(path, idOfName) {
  const rows = []
  for (const trip of jsonLines(path)) {
    const remarks = (trip.remarks ?? '').replace(/’/g, "'")
    const state = byDay(trip.country, trip.start) ?? ODD_COUNTRIES[trip.country] ?? idOfName(trip.country)
    if (!state || trip.start < '1985' || MEETING.test(remarks)) continue
    const met = [...remarks.matchAll(MET)]
    for (const [, title, name] of met) {
      const before = remarks.slice(0, remarks.indexOf(`${title} ${name}`))
      if (met.filter((one) => one[1] === title).length > 1 || /\b[A-Z]\w+(?:an|ian|ish|ese|i|ch|Vice|Deputy|Crown|Former|former)\s+$/.test(before)) continue
      if (/\b(Vice|Deputy|Former|former|then)\s+$/.test(before)) continue
      const person = tidy(name.replace(/(\p{L}{3,})\. .*$/u, '$1').replace(/\s*\b(?:and|President|Prime|Minister|Foreign|Defense|King|Queen|Secretary|Vice|Crown|Chancellor).*$/, '')).replace(/\.$/, '')
      if (significant(person).length < 2 || / (?:The|He|In|Also|At|On|During|Attended|Discussed|Met|Visited|Signed)$/.test(person)) continue
      if (/Clinton|Bush|Obama|Trump|Biden|Reagan|Carter$/.test(person)) continue
      const office = OFFICES.find(([one]) => one === title)[1]
      rows.push({ state, person, aliases: [], office, sectors: office === 'defense minister' ? 'GOV MIL' : 'GOV', seen: trip.start, sure: 0.7, source: 'HistoryAtState travels' })
    }
  }
  return rows
}

const significant = (name) => significantWords(nameKey(name))
const tidy = (name) => name.replace(/\s*\(.*?\)/g, '').replace(/[“”"]/g, '').replace(/’/g, "'").replace(/\s+/g, ' ').replace(/[,;].*$/, '').trim()
const jsonLines = (path) => readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
