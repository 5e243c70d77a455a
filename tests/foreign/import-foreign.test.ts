import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { addForeignEvents, foreignImports, importForeign } from '../../src/foreign/foreign-store.js'
import { columnsOf, type LayoutName } from '../../src/formats/export/layouts.js'
import { openDuckDb } from '../../src/store/duckdb.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-foreign-'))
after(() => rmSync(folder, { recursive: true, force: true }))

type Cells = Readonly<Record<string, string>>
const rowOf = (columns: readonly string[], cells: Cells): string => columns.map((name) => cells[name] ?? '').join('\t')
let made = 0
async function taken(source: LayoutName, content: string | Uint8Array, name = `${++made}.tsv`) {
  const [store, file] = [join(folder, `store-${++made}`), join(folder, name)]
  mkdirSync(store)
  writeFileSync(file, content)
  const told: string[] = []
  const tell = ({ line, what }: { line: number; what: string }) => told.push(`${line}: ${what}`)
  const { kept } = await importForeign(store, { file, source, onFault: tell, onRemark: tell })
  const catalog = await openDuckDb()
  await addForeignEvents(catalog, store)
  const result = await catalog.runAndReadAll(
    `SELECT id, day::VARCHAR AS day, actor_country AS a, recipient_country AS r, cameo, root, type, quad, goldstein AS g, url, line
     FROM foreign_events ORDER BY line, a, r`,
  )
  const rows = result.getRowObjectsJson()
  catalog.closeSync()
  return { store, file, kept, told, rows }
}

const GDELT = columnsOf('gdelt')
const gdeltRow: Cells = {
  GLOBALEVENTID: '410412347',
  SQLDATE: '20180601',
  Actor1Code: 'ROMGOV',
  Actor1CountryCode: 'ROM',
  Actor2Code: 'IGOEUREEC',
  Actor2CountryCode: 'EUR',
  Actor2KnownGroupCode: 'EEC',
  EventCode: '0311',
  EventRootCode: '03',
  QuadClass: '1',
  GoldsteinScale: '5.2',
  NumMentions: '10',
  SOURCEURL: 'https://news.example/a',
}
const gdeltRead = {
  id: '410412347',
  day: '2018-06-01',
  a: 'ROU',
  r: 'EUR',
  cameo: '0311',
  root: '03',
  type: 'AGREE',
  quad: 1,
  g: 5.2,
  url: 'https://news.example/a',
  line: 1,
}

test('GDELT: no header, CAMEO’s countries in ISO, organisations by their group; two widths of version 1', async () => {
  assert.deepEqual((await taken('gdelt', rowOf(GDELT, gdeltRow))).rows, [gdeltRead])
  const old = columnsOf('gdelt1')
  assert.deepEqual((await taken('gdelt', `${rowOf(old, gdeltRow)}\r\n`)).rows, [gdeltRead])
  assert.deepEqual((await taken('gdelt', rowOf(old.slice(0, -1), gdeltRow))).rows, [{ ...gdeltRead, url: null }])
  assert.deepEqual((await taken('gdelt', gzipSync(rowOf(GDELT, gdeltRow)), 'packed.gz')).rows, [gdeltRead])
})

test('rows that say the same under one id are one; a row that is none is told with its line and left out', async () => {
  const lines = [
    rowOf(GDELT, gdeltRow),
    rowOf(GDELT, gdeltRow),
    'half a row\tthat was cut',
    '',
    rowOf(GDELT, { ...gdeltRow, SQLDATE: '20180631' }),
    rowOf(GDELT, { ...gdeltRow, GLOBALEVENTID: '2', EventCode: '' }),
    rowOf(GDELT, { ...gdeltRow, GLOBALEVENTID: '3', EventCode: '311' }),
  ]
  const { rows, told, kept } = await taken('gdelt', lines.join('\n'))
  assert.deepEqual(
    rows.map(({ id, cameo }) => [id, cameo]),
    [
      ['410412347', '0311'],
      ['2', null],
      ['3', '0311'],
    ],
  )
  assert.deepEqual(told, [
    '3: it has 2 columns, not 61 or 58 or 57',
    '5: "20180631" is no day',
    '6: it has no CAMEO code',
    '7: the CAMEO code "311" had lost its leading zero',
  ])
  assert.deepEqual([kept.events, kept.duplicates, kept.leftOut], [3, 1, 2])
})

const ICEWS = columnsOf('icews')
const icewsRow: Cells = {
  'Event ID': '32889836',
  'Event Date': '2018-06-01',
  'Source Name': 'Foreign Affairs (Russia)',
  'Source Country': 'Russian Federation',
  'Event Text': 'Make a visit',
  'CAMEO Code': '042',
  Intensity: '1.9',
  'Target Name': 'NA',
  'Target Country': 'Occupied Palestinian Territory',
}

test('ICEWS: names of countries, American dates, a release without codes, "13y", ids that are not unique', async () => {
  const table = (columns: readonly string[], rows: readonly Cells[]) =>
    [columns.join('\t'), ...rows.map((row) => rowOf(columns, row))].join('\n')
  const { rows, told } = await taken(
    'icews',
    table(ICEWS, [
      icewsRow,
      { ...icewsRow, 'Event Date': '6/1/2018', 'CAMEO Code': '13y', 'Event Text': 'Threaten' },
      { ...icewsRow, 'Event Date': '2018-06-02' },
      { ...icewsRow, 'Event ID': 'NULL' },
    ]),
  )
  assert.deepEqual(
    rows.map(({ id, day, a, r, cameo, root, type, line }) => [id, day, a, r, cameo, root, type, line]),
    [
      ['32889836', '2018-06-01', 'RUS', 'PSE', '042', '04', 'CONSULT', 2],
      ['32889836', '2018-06-01', 'RUS', 'PSE', null, '13', 'THREATEN', 3],
      ['32889836', '2018-06-02', 'RUS', 'PSE', '042', '04', 'CONSULT', 4],
    ],
  )
  assert.deepEqual(told, ['3: "13y" is no CAMEO code; only its root 13 is kept', '5: it has no Event ID'])
  const without = ICEWS.filter((name) => name !== 'CAMEO Code')
  assert.equal((await taken('icews', table(without, [icewsRow]))).rows[0]?.cameo, '042')
  const forR = ICEWS.map((name) => name.toLowerCase().replaceAll(' ', '_'))
  const named = Object.fromEntries(
    Object.entries(icewsRow).map(([name, cell]) => [name.toLowerCase().replaceAll(' ', '_'), cell]),
  )
  assert.equal((await taken('icews', table(forR, [named]))).rows[0]?.a, 'RUS')
})

test('POLECAT: several in a cell, None, other names of columns, excess tabs, ISO 8859-1', async () => {
  const columns = [...columnsOf('polecat').map((name) => (name === 'Intensity' ? 'Event Intensity' : name)), 'Headline']
  const cells: Cells = {
    'Event ID': 'AFR1',
    'Event Date': '2023-02-03',
    'Event Type': 'CONSULT',
    'Quad Code': 'VERBAL COOPERATION',
    'Actor Name': 'Emmanuel Macron; Olaf Scholz',
    'Actor Country': 'FRA; DEU',
    'Recipient Name': 'C\u00f4te d\u2019Ivoire',
    'Recipient Country': 'CIV',
    Source: 'None',
  }
  const lines = [
    columns.join('\t'),
    `${rowOf(columns, cells)}\t\t`,
    rowOf(columns, { ...cells, 'Event ID': 'AFR2', 'Recipient Country': 'None' }),
  ]
  const latin = Buffer.concat(
    lines.map((line, i) => Buffer.from(`${line.replaceAll('\u2019', "'")}\n`, i === 1 ? 'latin1' : 'utf8')),
  )
  const { rows, told } = await taken('polecat', latin)
  assert.deepEqual(told, [])
  assert.deepEqual(
    rows.map(({ id, a, r, type, quad, root }) => [id, a, r, type, quad, root]),
    [
      ['AFR1', 'DEU', 'CIV', 'CONSULT', 1, null],
      ['AFR1', 'FRA', 'CIV', 'CONSULT', 1, null],
      ['AFR2', 'DEU', null, 'CONSULT', 1, null],
      ['AFR2', 'FRA', null, 'CONSULT', 1, null],
    ],
  )
})

test('Phoenix: 26 columns, the first of several addresses', async () => {
  const cells: Cells = {
    EventID: '1_1.3.0',
    Date: '20150312',
    SourceActorFull: 'USAGOV',
    SourceActorEntity: 'USA',
    TargetActorFull: 'VENGOV',
    TargetActorEntity: 'VEN',
    EventCode: '163',
    GoldsteinScore: '-8.0',
    URLs: 'https://a.example;https://b.example',
  }
  const { rows } = await taken('phoenix', rowOf(columnsOf('phoenix'), cells))
  assert.deepEqual(rows, [
    {
      id: '1_1.3.0',
      day: '2015-03-12',
      a: 'USA',
      r: 'VEN',
      cameo: '163',
      root: '16',
      type: 'COERCE',
      quad: 4,
      g: -8,
      url: 'https://a.example',
      line: 1,
    },
  ])
})

test('a file that is there already is not read again; another that overlaps doubles nothing', async () => {
  const { store, file } = await taken('gdelt', rowOf(GDELT, gdeltRow))
  const silent = { onFault() {}, onRemark() {} }
  assert.equal((await importForeign(store, { file, source: 'gdelt', ...silent })).again, true)
  const more = join(folder, 'more.tsv')
  writeFileSync(more, [rowOf(GDELT, gdeltRow), rowOf(GDELT, { ...gdeltRow, GLOBALEVENTID: '9' })].join('\n'))
  await importForeign(store, { file: more, source: 'gdelt', ...silent })
  const catalog = await openDuckDb()
  await addForeignEvents(catalog, store)
  const ids = await catalog.runAndReadAll('SELECT id FROM foreign_events ORDER BY id DESC')
  assert.deepEqual(ids.getRows(), [['9'], ['410412347']])
  catalog.closeSync()
  assert.equal(foreignImports(store).length, 2)
})

test('a file without one row of the project is refused, and nothing is kept of it', async () => {
  for (const [content, message] of [
    ['', /is empty: there is no event of gdelt in it/],
    ['a\tb\nc\td\n', /Not one of the 2 rows of .* is a row of gdelt/],
  ] as const)
    await assert.rejects(taken('gdelt', content), { name: 'DemarcheError', message })
  const store = join(folder, 'store-of-folder')
  const options = { file: folder, source: 'gdelt', onFault() {}, onRemark() {} } as const
  await assert.rejects(importForeign(store, options), { message: /is a folder: name the files in it/ })
  assert.deepEqual(foreignImports(store), [])
})

test('a file of another kind, packed in a way that we do not unpack, or cut off is told in a sentence', async () => {
  const fails = (source: LayoutName, content: string | Uint8Array, message: RegExp, name?: string) =>
    assert.rejects(taken(source, content, name), { name: 'DemarcheError', message })
  await fails('icews', rowOf(GDELT, gdeltRow), /does not begin with the names of icews's columns/)
  await fails('gdelt', 'PK', /unpack it first/, 'x.zip')
  const packed = gzipSync(`${rowOf(GDELT, gdeltRow)}\n`.repeat(1000))
  await fails('gdelt', packed.subarray(0, packed.length - 20), /is cut off/, 'cut.gz')
})
