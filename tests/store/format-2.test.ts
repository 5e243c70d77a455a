import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { madeUpReport } from '../../bench/made-up-reports.js'
import type { CodedReport } from '../../src/report/layers.js'
import { openCatalog } from '../../src/store/catalog.js'
import { openDuckDb, sqlText } from '../../src/store/duckdb.js'
import type { Shard } from '../../src/store/manifest.js'
import { packedSpans, unpackedSpans } from '../../src/store/pack-spans.js'
import { inputHash, Store } from '../../src/store/store.js'
import { sha256 } from '../../src/store/tables.js'
import { sketchOf } from '../../src/stories/sketch.js'
import { demarche } from '../support/demarche.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-format-'))
after(() => rmSync(folder, { recursive: true, force: true }))

// Neighbours are of one story, so that one of them is in the old part and one in the new.
const reports = Array.from({ length: 40 }, (_, i) => madeUpReport(i, 10))

async function add(path: string, some: readonly CodedReport[]): Promise<void> {
  const store = await Store.open(path, { versions: { coder: 'made up', code: '', data: {} }, keepText: true })
  await store.add(some.map((report) => ({ report, hash: inputHash(report.original) })))
  store.close()
}

/** Writes the parts of a store's only shard as format 2 had them: lists in a sketch, and a row a span. */
async function asFormat2(path: string, some: readonly CodedReport[]): Promise<void> {
  const [name] = readdirSync(join(path, 'manifest'))
  const entry = JSON.parse(readFileSync(join(path, 'manifest', name!), 'utf8')) as Shard
  const sketches = some.map((report) => {
    const { minhash, counts, ...sketch } = sketchOf(report)
    return { report: report.id, ...sketch, minhash: Array.from(minhash), counts: Array.from(counts) }
  })
  const spans = some.flatMap((report) =>
    unpackedSpans(packedSpans(report)).map(({ what, start, end, hash }) => {
      const [layer, id] = what.split(' ')
      return { report: report.id, layer, id, start, end, hash }
    }),
  )
  const duckdb = await openDuckDb()
  const old = {
    sketches: [sketches, 'report, shingles, minhash, terms, counts, credits'],
    spans: [spans, 'report, layer, id, "start", "end", hash'],
  } as const
  const parts = []
  for (const part of entry.parts) {
    const file = join(path, part.path)
    if (part.table !== 'sketches' && part.table !== 'spans') {
      parts.push(part)
      continue
    }
    const [rows, columns] = old[part.table]
    const json = join(folder, 'rows.json')
    writeFileSync(json, JSON.stringify(rows))
    const types =
      part.table === 'spans'
        ? `{report: 'VARCHAR', layer: 'VARCHAR', id: 'VARCHAR', "start": 'INTEGER', "end": 'INTEGER', hash: 'INTEGER'}`
        : `{report: 'VARCHAR', shingles: 'INTEGER', minhash: 'INTEGER[]', terms: 'VARCHAR[]', counts: 'INTEGER[]', credits: 'VARCHAR[]'}`
    await duckdb.run(
      `COPY (SELECT ${sqlText(entry.shard)} AS shard, ${columns} FROM read_json(${sqlText(json)}, columns = ${types}))
       TO ${sqlText(file)} (FORMAT parquet)`,
    )
    parts.push({ ...part, rows: rows.length, sha256: sha256(readFileSync(file)) })
  }
  duckdb.closeSync()
  writeFileSync(join(path, 'manifest', name!), JSON.stringify({ ...entry, format: 2, parts }))
}

async function answers(path: string): Promise<Record<string, unknown>> {
  const catalog = await openCatalog(path)
  const all: Record<string, unknown> = {}
  for (const table of ['sketches', 'stories', 'spans', 'deeds', 'dyad_events', 'events'])
    all[table] = (
      await catalog.runAndReadAll(`SELECT COLUMNS(name -> name <> 'shard') FROM ${table} ORDER BY ALL`)
    ).getRowObjectsJson()
  catalog.closeSync()
  return all
}

test('a store of format 2 answers as one of format 3 does, alone and with new shards beside', async () => {
  const [old, now] = [join(folder, 'old'), join(folder, 'now')]
  const [first, second] = [reports.slice(0, 25), reports.slice(25)]
  for (const path of [old, now]) await add(path, first)
  await asFormat2(old, first)
  for (const more of [[], second]) {
    if (more.length > 0) for (const path of [old, now]) await add(path, more)
    const [before, after] = [await answers(old), await answers(now)]
    assert.deepEqual(before, after)
    assert.ok((before.stories as { size: number }[]).some(({ size }) => size > 1))
    const [verified, expected] = [
      demarche(['verify', '--store', old]).stdout,
      demarche(['verify', '--store', now]).stdout,
    ]
    assert.match(verified, /^\d{3,} spans checked, 0 failed\n$/)
    assert.equal(verified, expected)
  }
})
