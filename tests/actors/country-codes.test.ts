import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadRegistry, type State } from '../../src/actors/registry.js'
import { dataFiles } from '../../src/data-files.js'

const states = [...loadRegistry(dataFiles()).states.values()]
const codesBy = (key: keyof State, value: string) => [
  ...new Set(states.filter((s) => s[key] === value).map((s) => s.code)),
]

/** A code of FIPS 10-4, which GDELT writes, and of ISO 3166-1: the same letters, two countries. */
const FIPS_IS_NOT_ISO: readonly [letters: string, fips: string, iso: string][] = [
  ['KN', 'PRK', 'KNA'],
  ['KR', 'KIR', 'KOR'],
  ['RS', 'RUS', 'SRB'],
  ['CH', 'CHN', 'CHE'],
  ['GM', 'DEU', 'GMB'],
  ['IS', 'ISR', 'ISL'],
  ['BO', 'BLR', 'BOL'],
  ['BL', 'BOL', 'BLM'],
  ['BG', 'BGD', 'BGR'],
  ['BH', 'BLZ', 'BHR'],
  ['BA', 'BHR', 'BIH'],
  ['AU', 'AUT', 'AUS'],
  ['AS', 'AUS', 'ASM'],
  ['AG', 'DZA', 'ATG'],
  ['CG', 'COD', 'COG'],
  ['CF', 'COG', 'CAF'],
  ['CD', 'TCD', 'COD'],
  ['CI', 'CHL', 'CIV'],
  ['CN', 'COM', 'CHN'],
  ['DO', 'DMA', 'DOM'],
  ['ES', 'SLV', 'ESP'],
  ['GA', 'GMB', 'GAB'],
  ['GB', 'GAB', 'GBR'],
  ['GG', 'GEO', 'GGY'],
  ['LI', 'LBR', 'LIE'],
  ['LT', 'LSO', 'LTU'],
  ['MA', 'MDG', 'MAR'],
  ['MG', 'MNG', 'MDG'],
  ['MO', 'MAR', 'MAC'],
  ['MU', 'OMN', 'MUS'],
  ['NG', 'NER', 'NGA'],
  ['NI', 'NGA', 'NIC'],
  ['PA', 'PRY', 'PAN'],
  ['PM', 'PAN', 'SPM'],
  ['PS', 'PLW', 'PSE'],
  ['SE', 'SYC', 'SWE'],
  ['SG', 'SEN', 'SGP'],
  ['SN', 'SGP', 'SEN'],
  ['SV', 'SJM', 'SLV'],
  ['SZ', 'CHE', 'SWZ'],
  ['TN', 'TON', 'TUN'],
  ['TD', 'TTO', 'TCD'],
  ['ZA', 'ZMB', 'ZAF'],
]

test('letters that mean one country in FIPS and another in ISO are not mixed up', () => {
  for (const [letters, fips, iso] of FIPS_IS_NOT_ISO) {
    assert.deepEqual(codesBy('fips', letters), [fips], `FIPS ${letters}`)
    assert.deepEqual(codesBy('iso2', letters), [iso], `ISO ${letters}`)
  }
})

test("Correlates of War's letters that are another country's in ISO", () => {
  const cow = {
    AUS: 'AUT',
    AUL: 'AUS',
    MNG: 'MNE',
    MON: 'MNG',
    MAC: 'MKD',
    SLV: 'SVN',
    SAL: 'SLV',
    SWZ: 'CHE',
    ROK: 'KOR',
  }
  for (const [letters, code] of Object.entries(cow)) assert.deepEqual(codesBy('cowAbbr', letters), [code], letters)
  assert.deepEqual(codesBy('cowNumber', '58'), ['ATG'])
  for (const code of ['PSE', 'HKG', 'ATA']) for (const s of states) if (s.code === code) assert.equal(s.cowNumber, '')
})

test('each code names one state that goes on', () => {
  for (const key of ['iso2', 'fips', 'cowAbbr', 'cowNumber', 'gwNumber'] as const) {
    const known = new Map<string, string>()
    for (const { id, code, to, [key]: value } of states) {
      if (!value || to) continue
      assert.ok((known.get(value) ?? code) === code, `${key} ${value}: ${known.get(value)} and ${id}`)
      known.set(value, code)
    }
  }
})
