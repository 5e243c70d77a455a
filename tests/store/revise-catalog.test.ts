import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { DuckDBConnection } from '@duckdb/node-api'
import fc from 'fast-check'
import { madeUpReport } from '../../bench/made-up-reports.js'
import { addCorrection } from '../../src/corrections/add-correction.js'
import { undoneIn } from '../../src/corrections/apply-corrections.js'
import { correctionsOf } from '../../src/corrections/corrections-file.js'
import { keepCatalog, openCatalog } from '../../src/store/catalog.js'
import { momentOf, openKept, reviseFile } from '../../src/store/catalog-file.js'
import { inputHash, Store } from '../../src/store/store.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-revise-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const REPORTS = 12
const EVENTS = 4

/** What people do to a store, one thing after the other. */
type Deed =
  | {
      readonly what: 'read'
      readonly reports: readonly (readonly [id: number, text: number])[]
      readonly coder: string
    }
  | {
      readonly what: 'correct'
      readonly report: number
      readonly event: number
      readonly action: 'reject' | 'denied' | 'actor'
    }
  | { readonly what: 'take back'; readonly which: number }

const report = fc.nat(REPORTS - 1)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  // Two texts a report, so that it often comes back to what it was; and neighbours are of one story.
  fc.record({
    what: fc.constant('read' as const),
    reports: fc.array(fc.tuple(report, fc.nat(1)), { minLength: 1, maxLength: 4 }),
    coder: fc.constantFrom('1', '2'),
  }),
  fc.record({
    what: fc.constant('correct' as const),
    report,
    event: fc.nat(EVENTS - 1),
    action: fc.constantFrom('reject' as const, 'denied' as const, 'actor' as const),
  }),
  fc.record({ what: fc.constant('take back' as const), which: fc.nat(5) }),
)

async function read(path: string, { reports, coder }: Extract<Deed, { what: 'read' }>): Promise<void> {
  const store = await Store.open(path, { versions: { coder, code: '', data: {} }, keepText: true })
  await store.add(
    reports.map(([id, text]) => {
      const made = { ...madeUpReport(id + text * REPORTS, EVENTS), id: `r${id}` }
      return { report: made, hash: inputHash(made.original) }
    }),
  )
  store.close()
}

async function correct(path: string, deed: Extract<Deed, { what: 'correct' }>, n: number): Promise<void> {
  const about = { report: `r${deed.report}`, target: `e${deed.event + 1}`, by: 'anna', at: dayAfter(n) }
  const change =
    deed.action === 'reject'
      ? { action: 'reject' as const }
      : deed.action === 'denied'
        ? { action: 'status' as const, value: 'denied' as const }
        : { action: 'actor' as const, value: { party: { name: 'Latvia', country: 'LVA' } } }
  await addCorrection(path, { ...about, ...change })
}

async function takeBack(path: string, which: number, n: number): Promise<void> {
  const all = correctionsOf(path)
  const standing = all.filter(({ id, action }) => action !== 'undo' && !undoneIn(all).has(id))
  const one = standing[which % standing.length]
  if (one)
    await addCorrection(path, { report: one.report, action: 'undo', undoes: one.id, by: 'bert', at: dayAfter(n) })
}

const dayAfter = (n: number): string => `2026-01-01T00:${String(n).padStart(2, '0')}:00Z`

/** All rows of all relations, in order; without what says in which file they are kept. */
async function rowsOf(catalog: DuckDBConnection): Promise<Record<string, string[]>> {
  const names = await catalog.runAndReadAll(
    `SELECT view_name FROM duckdb_views() WHERE NOT internal UNION SELECT table_name FROM duckdb_tables() ORDER BY 1`,
  )
  const all: Record<string, string[]> = {}
  for (const [name] of names.getRows() as [string][]) {
    if (name === 'catalog_state') continue
    const rows = await catalog.runAndReadAll(`SELECT * FROM "${name}"`)
    all[name] = rows
      .getRowObjectsJson()
      .map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
      .sort()
  }
  return all
}

let stores = 0

test('a catalog that was revised is the one that is made anew, whatever was read, corrected and taken back', async () => {
  let revised = 0
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 6 }), async (deeds) => {
      const path = join(folder, `store${stores++}`)
      const file = join(path, 'catalog.duckdb')
      await read(path, { what: 'read', coder: '1', reports: Array.from({ length: REPORTS - 2 }, (_, i) => [i, 0]) })
      assert.ok(await keepCatalog(path))
      for (const [n, deed] of deeds.entries()) {
        if (deed.what === 'read') await read(path, deed)
        // A report that is not there, or an event that was rejected, cannot be corrected.
        else if (deed.what === 'correct') await correct(path, deed, n).catch(() => {})
        else await takeBack(path, deed.which, n)
        const moment = momentOf(path)
        const [kept, aside] = [await openKept(file, moment), `${file}.new`]
        kept?.closeSync()
        if (kept) continue
        assert.ok(await reviseFile(aside, moment, file))
        rmSync(file)
        const anew = await openCatalog(path)
        renameSync(aside, file)
        const revisedOne = await openKept(file, moment)
        assert.ok(revisedOne)
        assert.deepEqual(await rowsOf(revisedOne), await rowsOf(anew))
        for (const each of [anew, revisedOne]) each.closeSync()
        revised++
      }
    }),
    { numRuns: 4, seed: 11 },
  )
  assert.ok(revised > 8, `${revised} revised`)
})
