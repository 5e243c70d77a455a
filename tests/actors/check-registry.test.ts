import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkRegistry } from '../../src/actors/check-registry.js'
import { dataFiles } from '../../src/data-files.js'
import type { DataReader } from '../../src/resources.js'

test('the registry is in order', () => {
  assert.deepEqual(checkRegistry(dataFiles()), [])
})

const SMALL: Readonly<Record<string, string>> = {
  'codebook/sectors.csv': 'sector,use,label\nGOV,frequent,\nPTY,frequent,\n',
  'actors/states.csv':
    'id,code,iso2,sector,cow_number,cow_abbr,gw_number,fips_gdelt,name,formal_name,capital,status,from,to\nXAA,XAA,,,,,,,Aland,,,,,\nXBB,XBB,,,,,,,Beland,,,,,\n',
  'actors/aliases.csv': 'alias,state,kind,rule,priority\nAland,XAA,name,,\nBeland,XBB,name,,\n',
  'actors/roles.csv': 'phrase,sectors,kind\nminister,GOV,agent\n',
  'actors/organisations.csv': 'id,name,country,sectors,kind,state_media,from,to,rule,aliases\n',
  'actors/members.csv': 'organisation,state,from,to,sure,source\n',
  'actors/office-holders.csv': 'person,aliases,country,office,sectors,from,to,seen,sure,source\n',
}

/** The small registry with lines added to its files. */
const withLines = (added: Readonly<Record<string, string>>): DataReader => ({
  text: (path) => (SMALL[path] ?? '') + (added[path] ?? ''),
  bytes: () => new Uint8Array(),
  list: () => [],
})

const LEAGUE = 'league,League,IGO,,igo,,,,,\n'

const FINDINGS: readonly [file: string, lines: string, finding: RegExp | null][] = [
  ['actors/roles.csv', 'envoy,DIP,agent\n', /the sector "DIP" is unknown/],
  ['actors/roles.csv', 'Minister,GOV,agent\n', /"Minister" stands twice/],
  ['actors/aliases.csv', 'Aland,XBB,name,,\n', /"Aland" is XAA and XBB/],
  ['actors/aliases.csv', 'Aland,XBB,name,weak,\n', null],
  ['actors/aliases.csv', 'Celand,XCC,name,,\n', /names no row of states\.csv/],
  ['actors/office-holders.csv', 'Ann Ames,,XCC,president,GOV,2001,2002,,,\n', /the country "XCC" is unknown/],
  ['actors/office-holders.csv', 'Ann Ames,,XAA,president,GOV,2001-13,,,,\n', /"2001-13" is no date/],
  ['actors/office-holders.csv', 'Ann Ames,,XAA,president,GOV,2003-05,2001-01,,,\n', /from 2003-05 is after to 2001-01/],
  [
    'actors/office-holders.csv',
    'Ann Ames,,XAA,president,GOV,2001-01-01,2004-01-01,,,\nBo Bond,,XAA,president,GOV,2003-01-01,,,,\n',
    /Ann Ames to "2004-01-01" and Bo Bond from 2003-01-01 overlap/,
  ],
  [
    'actors/office-holders.csv',
    'Ann Ames,,XAA,president,GOV,2001-01-01,2004-01-01,,,\nBo Bond,,XBB,president,GOV,2003-01-01,,,,\n',
    null,
  ],
  [
    'actors/organisations.csv',
    'labour.a,Labour Party,XAA,PTY,party,,,,,\nlabour.b,Labour Party,XBB,PTY,party,,,,,\n',
    /"Labour Party" names labour\.a and labour\.b/,
  ],
  [
    'actors/organisations.csv',
    'labour.a,Labour Party,XAA,PTY,party,,,,needs-country,\nlabour.b,Labour Party,XBB,PTY,party,,,,needs-country,\n',
    null,
  ],
]

test('memberships are of known organisations and states, in order, and told once', () => {
  const findings = (members: string) =>
    checkRegistry(withLines({ 'actors/organisations.csv': LEAGUE, 'actors/members.csv': members }))
  assert.deepEqual(findings('league,XAA,1950,1960-05,\nleague,XAA,1971-01-02,,\n'), [])
  assert.match(findings('union,XAA,1950,,\n')[0]!, /no such organisation/)
  assert.match(findings('league,XCC,1950,,\n')[0]!, /no such state/)
  assert.match(findings('league,XAA,1950,1940,\n')[0]!, /is after to/)
  assert.match(findings('league,XAA,1950,1960-05,\nleague,XAA,1960,,\n')[0]!, /told twice/)
})

for (const [file, lines, finding] of FINDINGS) {
  test(`${lines.split('\n')[0]}: ${finding ?? 'nothing'}`, () => {
    const problems = checkRegistry(withLines({ [file]: lines }))
    if (!finding) return assert.deepEqual(problems, [])
    assert.equal(problems.length, 1, problems.join('\n'))
    assert.match(problems[0]!, finding)
  })
}
