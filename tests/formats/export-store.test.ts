import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { check } from '@placemarkio/check-geojson'
import { DirectedGraph } from 'graphology'
import ICAL from 'ical.js'
import { addCorrection } from '../../src/corrections/add-correction.js'
import { packageRoot } from '../../src/data-files.js'
import { dataDictionary, dictionary } from '../../src/formats/export/data-dictionary.js'
import { tableNames } from '../../src/formats/export/export-tables.js'
import { columnsOf, type LayoutName, layoutNames } from '../../src/formats/export/layouts.js'
import { addLookupTables } from '../../src/formats/export/lookup-tables.js'
import { writeEvents } from '../../src/formats/export/write-events.js'
import { openCatalog } from '../../src/store/catalog.js'
import { demarche } from '../support/demarche.js'

// These two are CommonJS without types that Node's modules find.
const require = createRequire(import.meta.url)
const gexf = require('graphology-gexf') as { parse(graph: unknown, text: string): DirectedGraph }
const graphml = require('graphology-graphml') as { parse(graph: unknown, text: string): DirectedGraph }

const folder = mkdtempSync(join(tmpdir(), 'demarche-export-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const store = join(folder, 'store')
const REPORTS = [
  {
    id: 'one',
    url: 'https://news.example/one?a=1&b=2',
    outlet: 'The "Daily", with a comma',
    title: '=SUM(A1) & <headline>',
    text: 'MOSCOW (Wire) — Russia expelled two Polish diplomats on Monday, the foreign ministry said. Poland condemned the expulsion. “Russia will probably expel more,” a Polish official said. Polish Foreign Minister Zbigniew Rau will travel to Paris on 12 March 2024 to meet his French counterpart.',
  },
  {
    id: 'two\twith a tab',
    text: 'Norway and Chile signed a trade agreement in Oslo on Monday. Protesters marched in Santiago against the Norwegian government.\nFrench President Emmanuel Macron met Polish Prime Minister Donald Tusk in Warsaw on Sunday.',
  },
  {
    id: 'three',
    text: 'Poland denied that it had attacked Belarus. The United Nations urged Belarus to release prisoners.',
  },
]

before(async () => {
  const input = join(folder, 'reports.jsonl')
  writeFileSync(input, REPORTS.map((r) => `${JSON.stringify({ published: '2024-03-05', ...r })}\n`).join(''))
  const { status, stderr } = demarche(['read', input, '--store', store])
  assert.equal(status, 0, stderr)
  await addCorrection(store, { report: 'three', target: 'e1', action: 'note', note: 'x', by: 'anna', at: '2024-03-06' })
})

function exported(kind: string, name: string, ...more: string[]): string {
  const out = join(folder, name)
  const { status, stderr } = demarche(['export', '--store', store, '--as', kind, '--out', out, ...more])
  assert.equal(status, 0, stderr)
  return out
}
async function inDuckDb(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson()
  } finally {
    connection.closeSync()
  }
}
async function inStore(sql: string): Promise<Record<string, unknown>[]> {
  const catalog = await openCatalog(store)
  try {
    return (await catalog.runAndReadAll(sql)).getRowObjectsJson()
  } finally {
    catalog.closeSync()
  }
}

test('CSV and Parquet have the rows of the record, under the names and types of the dictionary', async () => {
  const [csv, parquet] = [exported('csv', 'csv'), exported('parquet', 'parquet')]
  for (const table of tableNames) {
    const columns = dictionary().filter((row) => row.table === table)
    const described = await inDuckDb(`DESCRIBE FROM '${parquet}/${table}.parquet'`)
    assert.deepEqual(
      described.map(({ column_name, column_type }) => [column_name, column_type]),
      columns.map(({ column, type }) => [column, type]),
      table,
    )
    assert.ok(columns.every(({ column }) => /^[a-z][a-z_]*$/.test(column)))
    const types = `{${columns.map(({ column, type }) => `'${column}': '${type}'`).join(', ')}}`
    const fromCsv = await inDuckDb(`FROM read_csv('${csv}/${table}.csv', header = true, columns = ${types})`)
    const fromParquet = await inDuckDb(`FROM '${parquet}/${table}.parquet'`)
    assert.ok(fromParquet.length > 0, `${table} has rows`)
    const plain = fromParquet.map((row) => ({
      ...row,
      ...(row.title ? { title: String(row.title).replace(/^=/, "'=") } : {}),
    }))
    assert.deepEqual(fromCsv, plain, table)
  }
  const [{ n }] = (await inStore('SELECT count(*)::INTEGER AS n FROM events')) as [{ n: number }]
  const events = await inDuckDb(`FROM '${parquet}/events.parquet'`)
  assert.equal(events.length, n)
  assert.ok(events.every(({ cameo }) => cameo === null || /^\d{2,4}$/.test(String(cameo))))
  assert.ok(events.some(({ reviewed }) => reviewed === true))
})

test('events that do not fit at once are written some at a time, in the same order', async () => {
  const [once, slices] = [join(folder, 'once.parquet'), join(folder, 'slices.parquet')]
  const catalog = await openCatalog(store)
  try {
    await addLookupTables(catalog)
    await writeEvents(catalog, { file: once, format: 'parquet' })
    await writeEvents(catalog, { file: slices, format: 'parquet', atOnce: 2 })
  } finally {
    catalog.closeSync()
  }
  assert.deepEqual(await inDuckDb(`FROM '${slices}'`), await inDuckDb(`FROM '${once}'`))
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('.slices')),
    [],
  )
})

test('pandas and readr read the CSV with the code that goes with it, where they are installed', (t) => {
  const csv = exported('csv', 'csv-again')
  const python = ['python3', 'python'].find((p) => spawnSync(p, ['-c', 'import pandas']).status === 0)
  const readr = spawnSync('Rscript', ['-e', 'library(readr)']).status === 0
  if (!python && !readr) return t.skip('neither pandas nor readr is installed')
  const told = 'print(len(events), events["cameo"].dropna().map(len).min(), events["day"].dtype.kind)'
  if (python) {
    const run = spawnSync(python, ['-c', `${readFileSync(join(csv, 'read.py'), 'utf8')}${told}`], {
      cwd: csv,
      encoding: 'utf8',
    })
    assert.match(run.stdout, /^\d+ [234] M\n$/, run.stderr)
  }
  if (readr) {
    const run = spawnSync(
      'Rscript',
      ['-e', 'source("read.R"); stopifnot(is.character(events$cameo), nrow(problems(events)) == 0)'],
      { cwd: csv, encoding: 'utf8' },
    )
    assert.equal(run.status, 0, run.stderr)
  }
})

test('the data dictionary is current', () => {
  const file = join(packageRoot, 'docs', 'data-dictionary.md')
  assert.equal(
    readFileSync(file, 'utf8'),
    dataDictionary(),
    'Make it anew: demarche export --store DIR --as dictionary --out docs/data-dictionary.md',
  )
})

test('other projects’ formats have their columns in their order, and each row leads back', async () => {
  const happened = await inStore(
    `SELECT report, event FROM events WHERE status IN ('occurred', 'ongoing') AND NOT background`,
  )
  const done = new Set(happened.map(({ report, event }) => `${report}#${event}`))
  for (const name of layoutNames) {
    const file = exported(name, `events.${name}`)
    const columns = columnsOf(name as LayoutName)
    const header = name === 'icews' || name === 'polecat'
    const rows = await inDuckDb(
      `FROM read_csv('${file}', delim = '\\t', quote = '', header = ${header}, all_varchar = true${
        header ? '' : `, names = [${columns.map((c) => `'${c}'`).join(', ')}]`
      })`,
    )
    assert.ok(rows.length >= 5, name)
    assert.deepEqual(Object.keys(rows[0]!), columns)
    if (name === 'polecat')
      assert.ok(rows.every((row) => done.has(String(row['Event ID']).replace('two with', 'two\twith'))))
    else {
      const keys = await inDuckDb(`FROM read_csv('${file}.keys.csv', all_varchar = true)`)
      const ids = rows.map((row) => String(row[columns[0]!]).replace('_demarche', ''))
      assert.deepEqual(
        ids,
        keys.map(({ id }) => id),
      )
      assert.equal(new Set(ids).size, ids.length)
      const led = keys.map(({ report, event }) => `${report}#${event}`)
      assert.ok(
        led.every((key) => done.has(key)),
        'what was denied or is only planned did not happen',
      )
    }
  }
  const gdelt = await inDuckDb(
    `SELECT * FROM read_csv('${join(folder, 'events.gdelt')}', delim = '\\t', quote = '', header = false, all_varchar = true, names = [${columnsOf(
      'gdelt',
    )
      .map((c) => `'${c}'`)
      .join(', ')}])
     WHERE Actor1CountryCode = 'RUS'`,
  )
  const [row] = gdelt
  assert.equal(row?.Actor1Code, 'RUSGOV')
  assert.equal(row?.SQLDATE, '20240304')
  assert.equal(row?.EventRootCode, '16')
  assert.equal(row?.ActionGeo_CountryCode, 'RS', 'FIPS, where ISO has RU')
  assert.equal(row?.SOURCEURL, 'https://news.example/one?a=1&b=2')
  assert.equal(row?.AvgTone, null)
})

test('dyads count each deed once, by day, week, month and year', async () => {
  const starts = { day: '2024-03-04', week: '2024-03-04', month: '2024-03-01', year: '2024-01-01' }
  for (const [by, start] of Object.entries(starts)) {
    const file = exported('dyads', `${by}.csv`, '--by', by)
    const rows = await inDuckDb(
      `SELECT ${by}::VARCHAR AS start, * FROM '${file}' WHERE source = 'RUS' AND target = 'POL'`,
    )
    assert.equal(rows.length, 1)
    assert.equal(rows[0]!.start, start)
    assert.equal(Number(rows[0]!.events), 1)
    assert.equal(Number(rows[0]!.material_conflict), 1)
  }
  const columns = (await inDuckDb(`DESCRIBE FROM '${exported('dyads', 'month.parquet')}'`)).map((c) => [
    c.column_name,
    c.column_type,
  ])
  assert.deepEqual(
    columns,
    dictionary()
      .filter(({ table }) => table === 'dyads')
      .map(({ column, type }) => [column, type]),
  )
})

test('GEXF and GraphML are read by graphology; the edges are those of the dyads', async () => {
  const edges = await inStore(`
    SELECT source, target, count(*)::INTEGER AS events FROM dyad_events
    WHERE counted AND status IN ('occurred', 'ongoing') AND NOT background GROUP BY source, target, quad`)
  for (const [name, parse] of [
    ['gexf', gexf.parse],
    ['graphml', graphml.parse],
  ] as const) {
    const graph = parse(DirectedGraph, readFileSync(exported(name, `network.${name}`), 'utf8'))
    assert.equal(graph.size, edges.length, name)
    assert.equal(graph.getNodeAttribute('POL', 'label'), 'Poland')
    const weights = graph.mapEdges((_, attributes) => Number(attributes.weight)).sort()
    assert.deepEqual(weights, edges.map(({ events }) => Number(events)).sort(), name)
  }
  assert.match(readFileSync(join(folder, 'network.gexf'), 'utf8'), /<spell start="2024-03-01" end="2024-03-31"\/>/)
})

test('GeoJSON is sound, with longitude first', () => {
  const collection = check(readFileSync(exported('geojson', 'events.geojson'), 'utf8'))
  assert.equal(collection.type, 'FeatureCollection')
  assert.ok(collection.type === 'FeatureCollection' && collection.features.length > 0)
  const oslo = collection.features.find(({ properties }) => properties?.place === 'Oslo')
  assert.ok(oslo?.geometry?.type === 'Point')
  const [lon, lat] = oslo.geometry.coordinates
  assert.ok(Math.abs(lon! - 10.7) < 0.2 && Math.abs(lat! - 59.9) < 0.2)
})

test('planned visits are a calendar that ical.js reads', () => {
  const text = readFileSync(exported('ics', 'visits.ics'), 'utf8')
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75))
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
  assert.deepEqual(
    events.map((e) => [e.summary, e.startDate.toString(), e.endDate.toString(), e.location]),
    [['Zbigniew Rau to Paris', '2024-03-12', '2024-03-13', 'Paris']],
  )
})

test('PLOVER has one event a line, which leads back to the report', async () => {
  const lines = readFileSync(exported('plover', 'plover.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const [{ n }] = (await inStore('SELECT count(*)::INTEGER AS n FROM events WHERE same_as IS NULL')) as [{ n: number }]
  assert.equal(lines.length, n)
  assert.ok(lines.every(({ id, event, text }) => id.includes('#e') && event.length === 1 && text))
})

test('gold is what the coder is measured by: only what a person went through, whole', () => {
  const rows = readFileSync(exported('gold', 'gold.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['three'],
  )
  const all = readFileSync(exported('gold', 'all.jsonl', '--all'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(all.length, REPORTS.length)
  for (const { text, events, claims } of all) {
    for (const { actors, trigger } of events) {
      assert.ok(trigger.start < trigger.end && trigger.end <= text.length)
      for (const { words } of actors) assert.ok(text.includes(words))
    }
    for (const { cue, content } of claims) assert.ok(cue.end <= text.length && content.length > 0)
  }
})

test('a format, folder or store that is not there is told in a sentence, and no half file is left', () => {
  const says = (args: string[], message: RegExp) => assert.match(demarche(['export', ...args]).stderr, message)
  says(['--store', store, '--as', 'docx', '--out', join(folder, 'x')], /--as takes one of csv, parquet/)
  says(['--store', store, '--as', 'csv', '--out', join(folder, 'no', 'such', 'x.csv')], /There is no folder/)
  says(['--store', join(folder, 'none'), '--as', 'csv', '--out', join(folder, 'x.csv')], /There is no store/)
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    [],
  )
})
