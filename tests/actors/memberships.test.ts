import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadRegistry } from '../../src/actors/registry.js'
import { dataFiles } from '../../src/data-files.js'

const registry = loadRegistry(dataFiles())
const codesOn = (organisation: string, day: string) => registry.membersOn(organisation, day).map((s) => s.code)

const NUMBERS: readonly [organisation: string, day: string, members: number][] = [
  ['nato', '1999-03-11', 16],
  ['nato', '1999-03-12', 19],
  ['nato', '2004-03-29', 26],
  ['nato', '2020-03-27', 30],
  ['nato', '2024-03-07', 32],
  ['european-union', '2004-04-30', 15],
  ['european-union', '2004-05-01', 25],
  ['european-union', '2013-07-01', 28],
  ['european-union', '2020-01-31', 28],
  ['european-union', '2020-02-01', 27],
  ['eurozone.eur', '2023-01-01', 20],
  ['asean', '1999-05-01', 10],
  ['gulf-cooperation-council', '2017-06-05', 6],
  ['group-of-seven', '2014-06-01', 7],
  ['group-of-eight', '2014-03-01', 8],
  ['group-of-twenty', '2010-01-01', 19],
  ['council-of-europe', '2022-03-16', 47],
  ['council-of-europe', '2022-03-17', 46],
  ['oecd', '2021-06-01', 38],
  ['african-union', '2018-01-01', 55],
  ['organization-of-american-states', '1995-01-01', 34],
  ['opec', '2024-06-01', 12],
  ['arab-league', '2010-01-01', 22],
  ['shanghai-cooperation-organization', '2024-08-01', 10],
  ['brics', '2025-02-01', 10],
  ['five-eyes', '2020-01-01', 5],
  ['no-such-organisation', '2020-01-01', 0],
]

test('organisations have as many members as is known', () => {
  for (const [organisation, day, members] of NUMBERS)
    assert.equal(codesOn(organisation, day).length, members, `${organisation} ${day}`)
})

test('the Security Council has fifteen members, five of them always', () => {
  for (let year = 2000; year <= 2026; year++) {
    const codes = codesOn('united-nations-security-council', `${year}-06-30`)
    assert.equal(new Set(codes).size, 15, String(year))
    for (const code of ['USA', 'GBR', 'FRA', 'RUS', 'CHN']) assert.ok(codes.includes(code), `${code} ${year}`)
  }
})

test('who belongs on a day', () => {
  const belongs = (organisation: string, code: string, day: string) => codesOn(organisation, day).includes(code)
  assert.ok(belongs('nato', 'FIN', '2023-04-04'))
  assert.ok(!belongs('nato', 'FIN', '2023-04-03'))
  assert.ok(!belongs('european-union', 'GBR', '2021'))
  assert.ok(belongs('united-nations-security-council', 'NLD', '2018-03'))
  assert.ok(!belongs('united-nations-security-council', 'ITA', '2018-03'))
  assert.ok(registry.organisationsOf('HUN', '2010-01-01').includes('nato'))
  assert.ok(!registry.organisationsOf('CHE', '2010-01-01').includes('european-union'))
})
