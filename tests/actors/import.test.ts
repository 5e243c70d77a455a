import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importLeaderList } from '../../src/actors/import/leader-list.js'
import { type ImportKnowledge, importPetrarch } from '../../src/actors/import/petrarch.js'
import { importWikidata } from '../../src/actors/import/wikidata.js'

const codes: Record<string, string> = { Ruritania: 'RUR', RUR: 'RUR', Grandfenwick: 'GFW' }
const knowledge: ImportKnowledge = {
  states: new Set(['RUR', 'GFW']),
  sectorOf: (role) => ({ GOV: 'GOV', MED: 'JRN', COP: 'COP' })[role],
  stateCode: (text) => codes[text] ?? null,
}

test('PETRARCH and Phoenix dictionaries: names, synonyms, dated codes, agents', () => {
  const rows = importPetrarch(
    `# a comment
RURITANIA_ [RUR] ; the country
+KINGDOM_OF_RURITANIA_
RUDOLF_RASSENDYLL_ ; had two offices
+KING_RUDOLF_
\t[RURGOV 980905-110101]
\t[RURELI >110101]
STRELSAU_GAZETTE_ [RURMED]
CONSTABLE_ [~COP]
NOWHERE_ [XYZGOV]
`,
    'test.txt',
    knowledge,
  )
  assert.deepEqual(
    rows.aliases.map((r) => [r.alias, r.state]),
    [
      ['Ruritania', 'RUR'],
      ['Kingdom Of Ruritania', 'RUR'],
    ],
  )
  assert.deepEqual(
    rows['office-holders'].map((r) => [r.person, r.aliases, r.country, r.sectors, r.from, r.to]),
    [
      ['Rudolf Rassendyll', 'King Rudolf', 'RUR', 'GOV', '1998-09-05', '2011-01-01'],
      ['Rudolf Rassendyll', 'King Rudolf', 'RUR', '', '2011-01-01', ''],
    ],
  )
  assert.deepEqual(
    rows.organisations.map((r) => [r.name, r.country, r.sectors]),
    [['Strelsau Gazette', 'RUR', 'JRN']],
  )
  assert.deepEqual(rows.roles, [{ phrase: 'constable', sectors: 'COP', kind: 'agent' }])
  assert.equal(rows.skipped.length, 1)
})

test('a list of leaders, whatever it calls its columns', () => {
  const rows = importLeaderList(
    'Leader,CountryLabel,positionlabel,start_year\nGloriana XII (politician),Grandfenwick,Duchess of Grandfenwick,1954\nX,Atlantis,,\n',
    'x.csv',
    knowledge,
  )
  assert.deepEqual(
    rows['office-holders'].map((r) => [r.person, r.country, r.office, r.from]),
    [['Gloriana XII', 'GFW', 'duchess', '1954']],
  )
  assert.equal(rows.skipped.length, 1)
  assert.throws(() => importLeaderList('a,b\n1,2\n', 'x.csv', knowledge), /no column for the person/)
})

test('Wikidata entities: a position held, with its days and its country', () => {
  const lines = [
    {
      id: 'Q1',
      labels: { en: { value: 'Rupert Hentzau' } },
      aliases: { en: [{ value: 'Hentzau' }] },
      claims: {
        P39: [
          {
            mainsnak: { datavalue: { value: { id: 'Q2' } } },
            qualifiers: { P580: [{ datavalue: { value: { time: '+1998-03-00T00:00:00Z' } } }] },
          },
        ],
      },
    },
    {
      id: 'Q2',
      labels: { en: { value: 'Prime Minister of Ruritania' } },
      claims: { P1001: [{ mainsnak: { datavalue: { value: { id: 'Q3' } } } }] },
    },
    { id: 'Q3', labels: { en: { value: 'Ruritania' } } },
  ]
  const rows = importWikidata(lines.map((line) => JSON.stringify(line)).join('\n'), 'w.jsonl', knowledge)
  assert.deepEqual(
    rows['office-holders'].map((r) => [r.person, r.aliases, r.country, r.office, r.from]),
    [['Rupert Hentzau', 'Hentzau', 'RUR', 'prime minister', '1998-03']],
  )
})
