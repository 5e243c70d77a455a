import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { loadGazetteer } from '../../src/places/gazetteer.js'
import { parseCsv } from '../../src/report/csv.js'

const data = dataFiles()
const table = (name: string) => parseCsv(data.text(`gazetteer/${name}.csv`))
const countries = table('countries')
const iso3 = new Set(countries.map((c) => c.iso3))

test('codes are those of countries, and each once', () => {
  assert.equal(iso3.size, countries.length)
  assert.equal(new Set(countries.map((c) => c.iso2)).size, countries.length)
  for (const { name, iso3: code } of table('regions')) assert.ok(code === '' || iso3.has(code!), `${name}: ${code}`)
  const iso2 = new Set(countries.map((c) => c.iso2))
  for (const { alias, iso2: code } of table('exonyms')) assert.ok(iso2.has(code), `${alias}: ${code}`)
  const provinces = new Set(table('provinces').map((p) => p.code))
  for (const { abbreviation, code } of table('abbreviations'))
    assert.ok(provinces.has(code), `${abbreviation}: ${code}`)
})

test('signs of home name countries and provinces that there are, each telephone code once', () => {
  for (const { words, countries: codes } of table('country-words'))
    for (const code of codes!.split(' ')) assert.ok(iso3.has(code), `${words}: ${code}`)
  const iso2 = new Map(countries.map((c) => [c.iso3, c.iso2]))
  const provinces = new Set(table('provinces').map((p) => p.code))
  const codes: string[] = []
  for (const row of table('area-codes')) {
    assert.ok(provinces.has(`${iso2.get(row.country)}.${row.province}`), `${row.country} ${row.province}`)
    codes.push(...row.codes!.split(' '))
  }
  assert.ok(codes.every((code) => /^[2-9]\d\d$/.test(code)))
  assert.equal(new Set(codes).size, codes.length)
})

test('coordinates are on the globe', () => {
  for (const name of ['countries', 'provinces', 'districts', 'regions']) {
    for (const row of table(name)) {
      if (row.lat === '') continue
      const [lat, lon] = [Number(row.lat), Number(row.lon)]
      assert.ok(Math.abs(lat) <= 90 && Math.abs(lon) <= 180, `${name}: ${row.name} ${lat}, ${lon}`)
    }
  }
})

test('the built gazetteer knows the names of the news', () => {
  const gazetteer = loadGazetteer(data)
  const isoOf = new Map(countries.map((c) => [c.iso2, c.iso3]))
  for (const { alias, iso2 } of table('exonyms')) {
    const found = gazetteer.lookup(alias!)
    assert.ok(
      found.some((p) => p.famous && p.country === isoOf.get(iso2!)),
      `${alias}, ${iso2}`,
    )
  }
  for (const { name, iso3: code, lat } of countries) {
    if (lat === '') continue
    assert.ok(
      gazetteer.lookup(name!).some((p) => p.kind === 'country' && p.country === code),
      name,
    )
  }
})

test('a place has one name in English, by whatever spelling it was found', () => {
  const gazetteer = loadGazetteer(data)
  const usual: Readonly<Record<string, string>> = {
    Genève: 'Geneva',
    '‘Afrīn': 'Afrin',
    Afrin: 'Afrin',
    Köln: 'Cologne',
    'Al Ḩudaydah': 'Hodeidah',
    'Khān Yūnis': 'Khan Younis',
    'Khan Yunis': 'Khan Younis',
    Groznyy: 'Grozny',
    Thessaloníki: 'Thessaloniki',
    Kandahār: 'Kandahar',
    'Cần Thơ': 'Can Tho',
    Kraków: 'Krakow',
    'Xi’an': "Xi'an",
  }
  for (const [found, name] of Object.entries(usual)) {
    const towns = gazetteer.lookup(found).filter((p) => p.kind === 'city')
    const [place] = towns.sort((a, b) => b.population - a.population)
    assert.equal(place?.name, name, found)
    assert.ok(place?.geonameid, found)
  }
})
