import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { killReadings } from '../../bench/kill-reading.js'
import { readManifest } from '../../src/store/manifest.js'
import { demarche } from '../support/demarche.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-store-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const inFolder = (name: string) => join(folder, name)
const rowsOf = (query: string, store: string): Record<string, unknown>[] => {
  const { stdout, stderr } = demarche(['sql', query, '--store', store, '--format', 'jsonl'])
  assert.equal(stderr, '')
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}
const feed = (file: string, texts: readonly string[]): string => {
  const path = inFolder(file)
  writeFileSync(
    path,
    texts.map((text, i) => `${JSON.stringify({ id: `r${i + 1}`, text, published: '2024-03-05' })}\n`).join(''),
  )
  return path
}
const said = [
  'Poland accused Belarus of jamming satellite signals.',
  'Norway signed a trade agreement with Chile on Monday.',
]

test('what is unchanged is not coded again; a changed text is, and the record is the last one', () => {
  const store = inFolder('changing')
  assert.match(demarche(['read', feed('a.jsonl', said), '--store', store]).stdout, /^2 reports read .* 0 unchanged/)
  assert.match(demarche(['read', feed('a.jsonl', said), '--store', store]).stdout, /^0 reports read .* 2 unchanged/)
  assert.match(
    demarche(['read', feed('a.jsonl', ['Poland praised Belarus.', said[1]!]), '--store', store]).stdout,
    /^1 reports read .* 1 unchanged/,
  )
  const types = rowsOf(`SELECT report, type FROM events ORDER BY report`, store)
  assert.deepEqual(types[0], { report: 'r1', type: 'SUPPORT' })
  assert.ok(types.every(({ type }) => type !== 'ACCUSE'))
  assert.match(demarche(['verify', '--store', store]).stdout, /\n?\d+ spans checked, 0 failed\n$/)
})

test('code and load keep the same record as read', () => {
  const [one, two] = [inFolder('read'), inFolder('loaded')]
  const input = feed('b.jsonl', said)
  demarche(['read', input, '--store', one])
  const coded = demarche(['code', input, '--format', 'report']).stdout
  assert.match(demarche(['load', '--store', two], { input: coded }).stdout, /^2 reports loaded/)
  for (const table of ['events', 'participants', 'claims', 'spans']) {
    const query = `SELECT * ${table === 'spans' ? '' : 'EXCLUDE (shard)'} FROM ${table} ORDER BY ALL`
    assert.deepEqual(rowsOf(query, two), rowsOf(query, one))
  }
})

test('a text that is changed and changed back is there once, and so is the later of two rows with one id', () => {
  const store = inFolder('back')
  const other = ['Poland praised Belarus.', said[1]!]
  for (const texts of [said, other, said, other, said]) demarche(['read', feed('f.jsonl', texts), '--store', store])
  assert.deepEqual(rowsOf('SELECT report, text FROM reports ORDER BY report', store), [
    { report: 'r1', text: said[0] },
    { report: 'r2', text: said[1] },
  ])
  const twice = inFolder('twice.jsonl')
  writeFileSync(twice, said.map((text) => `${JSON.stringify({ id: 'r1', text })}\n`).join(''))
  demarche(['read', twice, '--store', store])
  assert.deepEqual(rowsOf(`SELECT text FROM reports WHERE report = 'r1'`, store), [{ text: said[1] }])
  assert.match(demarche(['verify', '--store', store]).stdout, /, 0 failed\n$/)
})

test('a record that was corrected by hand takes the place of the coded one', () => {
  const store = inFolder('corrected')
  const coded = demarche(['code', feed('g.jsonl', said), '--format', 'report']).stdout
  demarche(['load', '--store', store], { input: coded })
  demarche(['load', '--store', store], { input: coded.replaceAll('"occurred"', '"planned"') })
  assert.deepEqual(rowsOf('SELECT DISTINCT status FROM events', store), [{ status: 'planned' }])
  assert.match(demarche(['verify', '--store', store]).stdout, /, 0 failed\n$/)
})

test('cut emoji, NUL and marks of direction are kept, and their spans hold', () => {
  const store = inFolder('odd')
  const texts = [
    'Poland accused \ud83d Belarus.',
    '\u0000Poland\u0000 accused Belarus.',
    '\u200fPoland\u202c accused \\ud83d.',
  ]
  const { stderr } = demarche(['read', feed('h.jsonl', texts), '--store', store])
  assert.equal(stderr, '')
  assert.deepEqual(
    rowsOf('SELECT text FROM reports ORDER BY report', store).map(({ text }) => text),
    texts.map((text) => text.replace(/\ud83d/, '\ufffd')),
  )
  assert.match(demarche(['verify', '--store', store]).stdout, /, 0 failed\n$/)
})

test('verify finds a part that was changed on the disk', () => {
  const store = inFolder('tampered')
  demarche(['read', feed('c.jsonl', said), '--store', store])
  const part = join(store, 'parts', 'reports', readdirSync(join(store, 'parts', 'reports'))[0]!)
  writeFileSync(
    part,
    readFileSync(part).map((byte, i) => (i === 40 ? byte ^ 1 : byte)),
  )
  const { status, stdout } = demarche(['verify', '--store', store])
  assert.equal(status, 1)
  assert.match(stdout, /is not the file that was written/)
})

test('texts may be left out; the rest works', () => {
  const store = inFolder('no-text')
  demarche(['read', feed('d.jsonl', said), '--store', store, '--no-text'])
  assert.deepEqual(rowsOf('SELECT count(*)::INTEGER n, count(text)::INTEGER t FROM reports', store), [{ n: 2, t: 0 }])
  assert.match(
    demarche(['verify', '--store', store]).stdout,
    /\d+ spans are of reports whose text is not kept\.\n0 spans checked, 0 failed\n$/,
  )
})

test('a folder that is no store, a query that is wrong, and a store that is being written are told in a sentence', () => {
  assert.match(demarche(['verify', '--store', inFolder('nowhere')]).stderr, /^There is no store in/)
  const store = inFolder('busy')
  demarche(['read', feed('e.jsonl', said), '--store', store])
  assert.match(demarche(['sql', 'SELEC', '--store', store]).stderr, /^The query failed: .*syntax error/)
  assert.match(
    demarche(['sql', `SELECT * FROM read_text('/etc/passwd')`, '--store', store]).stderr,
    /^The query failed: /,
  )
  assert.match(
    demarche(['read', inFolder('e.jsonl'), '--store', inFolder('e.jsonl')]).stderr,
    /a file stands where a folder/,
  )
  writeFileSync(join(store, 'writing.lock'), String(process.pid))
  assert.match(demarche(['read', feed('e.jsonl', ['New.']), '--store', store]).stderr, /^Another process is writing/)
  assert.equal(rowsOf('SELECT count(*)::INTEGER n FROM reports', store)[0]!.n, 2)
  writeFileSync(join(store, 'writing.lock'), '999999999')
  assert.equal(demarche(['read', feed('e.jsonl', ['New.']), '--store', store]).status, 0)
})

test('killed at random moments, the store opens, and what it held is there once', async () => {
  const { kills, lost, doubled, broken, underWay } = await killReadings(inFolder('killed'), {
    kills: 4,
    seed: 5,
    reports: 900,
  })
  assert.deepEqual({ kills, lost, doubled, broken }, { kills: 4, lost: 0, doubled: 0, broken: 0 })
  assert.ok(underWay > 0, 'none of the kills came after a shard was entered')
})

test('files of one name from two folders are both kept, and know themselves again', () => {
  const store = inFolder('names')
  for (const [i, text] of said.entries()) {
    mkdirSync(inFolder(`from${i}`))
    writeFileSync(inFolder(`from${i}/report.txt`), text)
  }
  assert.equal(demarche(['read', inFolder('from0'), '--store', store]).stderr, '')
  assert.match(
    demarche(['read', inFolder('from1'), '--store', store]).stderr,
    /report\.txt: another file's report is called report\.txt, so this one is kept as report\.txt~[0-9a-f]{6}\.\n$/,
  )
  assert.match(
    demarche(['read', inFolder('from1'), inFolder('from0'), '--store', store]).stdout,
    /^0 reports read .* 2 unchanged/,
  )
  const ids = rowsOf('SELECT report, text FROM reports ORDER BY report', store)
  assert.deepEqual(
    ids.map(({ text }) => text),
    said,
  )
})

test('the catalog may be deleted, be out of date or be locked: the answers are the same', () => {
  const store = inFolder('catalog')
  const catalog = join(store, 'catalog.duckdb')
  demarche(['read', feed('i.jsonl', said), '--store', store])
  const query = 'SELECT source, target, type, deed, counted FROM dyad_events ORDER BY ALL'
  const kept = rowsOf(query, store)
  assert.ok(kept.length > 0)
  assert.ok(existsSync(catalog))
  rmSync(catalog)
  assert.deepEqual(rowsOf(query, store), kept)
  writeFileSync(catalog, 'no catalog')
  assert.deepEqual(rowsOf(query, store), kept)
  writeFileSync(join(store, 'catalog.lock'), String(process.pid))
  demarche(['read', feed('i.jsonl', [...said, 'Peru thanked Kenya.']), '--store', store])
  assert.equal(rowsOf(query, store).length, kept.length + 1)
})

test('what coded a report that is loaded is not known, unless the report says so', () => {
  const store = inFolder('versions')
  const coded = demarche(['code', feed('j.jsonl', said), '--format', 'report']).stdout
  const [one, two] = coded.trim().split('\n')
  const told = JSON.stringify({ ...JSON.parse(two!), versions: { coder: '0.0.9', code: 'abc', data: {} } })
  demarche(['load', '--store', store], { input: `${one}\n${told}\n` })
  const shards = readManifest(store)
  assert.deepEqual(
    shards.map(({ run, command, versions, reports }) => [run, command, versions.coder, reports.map(([id]) => id)]),
    [
      [1, 'load', 'not told', ['r1']],
      [1, 'load', '0.0.9', ['r2']],
    ],
  )
})

test('load of nothing makes a store that answers', () => {
  const store = inFolder('empty')
  const { status, stdout, stderr } = demarche(['load', '--store', store], { input: '' })
  assert.deepEqual([status, stdout, stderr], [0, `0 reports loaded. The store is ${store}.\n`, ''])
  assert.deepEqual(rowsOf('SELECT count(*) AS n FROM events', store), [{ n: 0 }])
  assert.deepEqual(rowsOf('SELECT count(*) AS n FROM spans', store), [{ n: 0 }])
  assert.match(demarche(['verify', '--store', store]).stdout, /^0 spans checked, 0 failed\n$/)
  assert.match(demarche(['stories', '--store', store]).stdout, /^$|Each of the 0/)
})

test('a line that is no coded report is told in a sentence, and the others are loaded', () => {
  const [good, other] = demarche(['code', feed('k.jsonl', said), '--format', 'report'])
    .stdout.trim()
    .split('\n')
  const broken = (change: (report: Record<string, unknown>) => unknown): string =>
    JSON.stringify(change(JSON.parse(good!)))
  const events = (change: (event: Record<string, unknown>) => unknown) =>
    broken((report) => ({ ...report, events: (report.events as Record<string, unknown>[]).map(change) }))
  const cases: readonly [line: string, why: string][] = [
    ['{"id":1', 'it is no JSON'],
    ['Poland accused Belarus.', 'it is no JSON'],
    ['[]', 'it is no object'],
    ['null', 'it is no object'],
    ['{"id":"r1","text":"Raw news."}', 'it has no text'],
    [broken(({ id: _, ...rest }) => rest), 'it has no id'],
    [broken(({ claims: _, ...rest }) => rest), 'it has no list of claims'],
    [broken((report) => ({ ...report, events: [{ id: 5 }] })), 'event 1 has a wrong id'],
    [broken((report) => ({ ...report, events: [null] })), 'event 1 is no object'],
    [events(({ trigger: _, ...event }) => event), 'event 1 has no trigger'],
    [events((event) => ({ ...event, quad: 'four' })), 'event 1 has a wrong quad'],
    [events((event) => ({ ...event, actors: [{ entity: 'a1' }] })), 'event 1 has a wrong actors'],
    [broken((report) => ({ ...report, tokens: [7] })), 'token 1 is no object'],
  ]
  const store = inFolder('mixed-lines')
  for (const [line, why] of cases) {
    const { status, stdout, stderr } = demarche(['load', '--store', store], { input: `${good}\n${line}\n\n${other}\n` })
    assert.equal(stderr, `Line 2 of standard input is no coded report: ${why}.\n`)
    assert.equal(status, 1)
    assert.match(stdout, /^2 reports loaded/)
  }
  const none = demarche(['load', '--store', inFolder('none-of-them')], { input: 'Raw\n'.repeat(7) })
  assert.match(
    none.stderr,
    /^(Line \d of standard input is no coded report: it is no JSON\.\n){5}So are 2 other lines\.\nFeed it from: /,
  )
  assert.deepEqual(
    rowsOf('SELECT report FROM reports ORDER BY report', store).map(({ report }) => report),
    ['r1', 'r2'],
  )
  assert.match(demarche(['verify', '--store', store]).stdout, /, 0 failed\n$/)
})

test('a catalog that cannot be kept is told in a sentence, and the answers are the same', () => {
  const store = inFolder('unkept')
  mkdirSync(join(store, 'catalog.duckdb'), { recursive: true })
  const { status, stdout, stderr } = demarche(['read', feed('m.jsonl', said), '--store', store])
  assert.deepEqual([status, stdout.slice(0, 14)], [0, '2 reports read'])
  assert.match(stderr, /^The catalogue of ".*unkept" could not be kept, so that each question takes longer\. \S.+\n$/)
  assert.deepEqual(rowsOf('SELECT report FROM reports ORDER BY report', store), [{ report: 'r1' }, { report: 'r2' }])
})

test('a folder that cannot be made is told, and not tried for ever', () => {
  const add = ['actors', 'add', 'Anna Test', '--country', 'Norway', '--office', 'Foreign Minister', '--into', '/proc/x']
  assert.match(demarche(add).stderr, /^No folder can be made in "\/proc"/)
})

test('what is wrong with a store is told of what is wrong, in a sentence', () => {
  const store = inFolder('wrong')
  assert.match(
    demarche(['read', feed('l.jsonl', said), '--store', '/proc/store']).stderr,
    /^No folder can be made in "\/proc"/,
  )
  demarche(['read', feed('l.jsonl', said), '--store', store])
  rmSync(join(store, 'catalog.duckdb'))
  const [part] = readdirSync(join(store, 'parts', 'events'))
  writeFileSync(join(store, 'parts', 'events', part!), 'PAR1 no more')
  const { status, stderr } = demarche(['sql', 'FROM events', '--store', store])
  assert.equal(status, 1)
  assert.match(
    stderr,
    /^parts\/events\/[0-9a-f]+\.parquet is not the file that was written\. "demarche verify" lists what is damaged/,
  )
  rmSync(join(store, 'parts', 'events', part!))
  assert.match(demarche(['plans', '--store', store]).stderr, /^parts\/events\/[0-9a-f]+\.parquet is missing\. /)
})

const news: readonly [day: string, text: string][] = [
  ['2018-10-19', 'Peruvian President Martin Vizcarra will visit Ecuador on Tuesday, the foreign ministry said.'],
  ['2018-10-24', 'Peruvian President Martin Vizcarra met Ecuadorian President Lenin Moreno in Quito on Tuesday.'],
  ['2019-02-25', 'German Chancellor Angela Merkel will visit Morocco on March 5.'],
  ['2019-02-28', 'German Chancellor Angela Merkel will visit Morocco on March 12, a spokesman said on Thursday.'],
  ['2019-06-01', 'Japanese Prime Minister Shinzo Abe will travel to Iran on June 12.'],
  ['2019-06-10', 'Japanese Prime Minister Shinzo Abe cancelled his visit to Iran on Monday.'],
  [
    '2022-05-10',
    'Russia shelled Kharkiv in Ukraine on Monday, killing 12 people at a market, the governor of Kharkiv said.',
  ],
  [
    '2022-05-10',
    'Russia shelled Kharkiv in Ukraine on Monday and killed 15 people at a market, the mayor of Kharkiv said.',
  ],
  [
    '2022-05-10',
    'Russia on Tuesday denied that it had shelled Kharkiv in Ukraine on Monday, where people were killed at a market, the mayor of Kharkiv said.',
  ],
]

for (const text of [true, false])
  test(`what reports tell of one deed is counted once, plans are followed up, ${text ? 'with' : 'without'} the texts`, () => {
    const store = inFolder(`deeds-${text}`)
    const file = inFolder('news.jsonl')
    writeFileSync(
      file,
      news.map(([published, text], i) => `${JSON.stringify({ id: `n${i}`, text, published })}\n`).join(''),
    )
    demarche(['read', file, '--store', store, ...(text ? [] : ['--no-text'])])
    const shelled = `SELECT count(*)::INTEGER AS told, (count(*) FILTER (WHERE counted))::INTEGER AS counted FROM dyad_events
      WHERE source = 'RUS' AND target = 'UKR' AND type = 'ASSAULT' AND report IN ('n6', 'n7', 'n8')`
    const [{ told, counted }] = rowsOf(shelled, store) as [{ told: number; counted: number }]
    assert.ok(told >= 3 && counted < told, `${counted} of ${told}`)
    assert.deepEqual(rowsOf(`SELECT DISTINCT kind FROM conflicts WHERE kind = 'denial'`, store), [{ kind: 'denial' }])
    const plans = demarche(['plans', '--store', store, '--as-of', '2019-05-01', '--format', 'jsonl']).stdout
    const outcomes = plans
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual(
      outcomes.map(({ report, outcome, settled }) => [report, outcome, settled]),
      [
        ['n0', 'done', '2018-10-24'],
        ['n2', 'moved', '2019-03-12'],
        ['n3', 'overdue', null],
      ],
    )
    const later = demarche(['plans', '--store', store, '--format', 'jsonl']).stdout
    assert.match(later, /"outcome":"cancelled"/)
    assert.equal(/will visit Ecuador on Tuesday/.test(plans), text)
    assert.match(demarche(['stories', '--store', store, '--format', 'jsonl']).stdout, /"id":"n8"/)
    assert.match(demarche(['verify', '--store', store]).stdout, /, 0 failed\n$/)
  })
