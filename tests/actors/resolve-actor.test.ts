import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadRegistry } from '../../src/actors/registry.js'
import { resolveActor } from '../../src/actors/resolve-actor.js'
import { dataFiles } from '../../src/data-files.js'

const registry = loadRegistry(dataFiles())
/** What the gazetteer would say. */
const countryOfPlace = (name: string): string | null =>
  ({ marseille: 'FRA', guangzhou: 'CHN' })[name.toLowerCase()] ?? null

/** Words and, after a bar, the day; then country and sectors. */
const ACTORS: readonly [words: string, wanted: string][] = [
  // the words alone
  ['a Dutch lawmaker', 'NLD LEG'],
  ['three Norwegian fishermen', 'NOR AGR'],
  ['Chilean riot police', 'CHL COP'],
  ['police in Marseille', 'FRA COP'],
  ['Guangzhou authorities', 'CHN GOV'],
  ['a former Danish defence minister', 'DNK ELI'],
  ['the Peruvian military', 'PER MIL'],
  ['striking dockworkers', '- LAB'],
  ['masked gunmen', '- UAF'],
  ['refugees from Eritrea', 'ERI REF'],
  ['an Uzbek human rights activist', 'UZB SOC'],
  ['a Bulgarian political scientist', 'BGR EDU'],
  // what only describes
  ['Iran-backed militia in Lebanon', 'LBN UAF'],
  ['members of the Dutch parliament', 'NLD LEG'],
  ['dozens of Kenyan teachers', 'KEN EDU'],
  ['a Gazprom official', 'RUS BUS'],
  ['an intelligence agency officer', '- SPY'],
  ['US-backed Syrian forces', 'SYR MIL'],
  ['Hamas gunmen', 'PSE REB'],
  ['Kosovo Serbs', 'KOS'],
  ['Croatian Serbs', 'HRV'],
  ['truck drivers', '- LAB'],
  ['a Brazilian mining giant', 'BRA BUS'],
  ['ECOWAS leaders', 'IGO GOV'],
  ['the archbishop of Canterbury', 'GBR REL'],
  ['the Labour Party of Norway', 'NOR PTY'],
  ['the Anglican Church of Kenya', 'KEN REL'],
  // organisations
  ['Hezbollah fighters', 'LBN REB'],
  ['Mossad agents', 'ISR SPY'],
  ['the Bundestag', 'DEU LEG'],
  ['Xinhua', 'CHN JRN'],
  ['the IAEA', 'UNO'],
  ['Boko Haram', 'NGA REB'],
  ['Taliban officials|2023-03-01', 'AFG GOV'],
  ['Taliban fighters|2010-03-01', 'AFG REB'],
  // persons, by the day
  ['Jens Stoltenberg|2010-05-01', 'NOR GOV'],
  ['Jens Stoltenberg|2018-05-01', 'IGO GOV MIL'],
  ['Ban Ki-moon|2005-06-01', 'KOR GOV'],
  ['Ban Ki-moon|2011-06-01', 'UNO GOV'],
  ['President Roh|2005-06-01', 'KOR GOV'],
  ['Prime Minister Rasmussen|1995-06-01', 'DNK GOV'],
  ['King Hussein|1985-06-01', 'JOR GOV'],
  ['President Park Geun-hye|2014-06-01', 'KOR GOV'],
  ['Prime Minister John Major|1994-06-01', 'GBR GOV'],
  ['Prime Minister Luís Montenegro|2024-09-01', 'PRT GOV'],
  ['Gerhard Schröder|2003-01-01', 'DEU GOV'],
  ['Gerhard Schroeder|2012-01-01', 'DEU ELI'],
  ['the chairman of the Supreme People’s Assembly presidium, Kim Yong Nam|2012-01-01', 'PRK LEG'],
  ['Qaddafi|2005-01-01', 'LBY GOV'],
  ['Moammar Gadhafi|2005-01-01', 'LBY GOV'],
  ['Foreign Minister Celso Lafer|1992-06-01', 'BRA GOV'],
  ['Foreign Minister Salome Zourabichvili|2005-01-01', 'GEO GOV'],
  ['Foreign Minister Alexandra Hill Tinoco|2021-01-01', 'SLV GOV'],
  ['Defense Minister Margarita Robles|2022-07-01', 'ESP GOV MIL'],
  ['Prime Minister Cellou Dalein Diallo|2005-07-01', 'GIN GOV'],
  ['President Jean-Lucien Savi de Tové|2025-09-01', 'TGO GOV'],
  ['King Salahuddin|2000-06-01', 'MYS GOV'],
  ['Pedro Sánchez|2025-06-01', 'ESP GOV'],
  ['Gov. Serhiy Haidai|2022-07-01', 'UKR GOV'],
  ['Tamil Tigers|2022-07-01', 'LKA REB'],
  // nobody that anyone knows
  ['Omar Hassan|2010-01-01', 'null'],
  ['Walter Stroop', 'null'],
  ['Mohammed', 'null'],
]

for (const [asked, wanted] of ACTORS) {
  const [words, day] = asked.split('|') as [string, string | undefined]
  test(`${asked}: ${wanted}`, () => {
    const found = resolveActor(registry, { words, day }, { countryOfPlace })
    assert.equal(found ? [found.country ?? '-', ...found.sectors].join(' ') : 'null', wanted)
  })
}

test('a name that the caller takes for a person may be an organisation', () => {
  assert.equal(resolveActor(registry, { words: 'Mossad', name: 'Mossad', kind: 'person' })?.country, 'ISR')
})

test('what the text calls him goes before what the registry has', () => {
  const found = resolveActor(registry, {
    words: 'retired general Colin Powell',
    name: 'Colin Powell',
    kind: 'person',
    day: '2003-01-01',
  })
  assert.equal(found?.country, 'USA')
})
