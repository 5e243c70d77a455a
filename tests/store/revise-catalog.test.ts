import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { DuckDBConnection } from '@duckdb/node-api'
import fc from 'fast-check'
import { Dice, madeUpReport } from '../../bench/made-up-reports.js'
import { addCorrection } from '../../src/corrections/add-correction.js'
import { undoneIn } from '../../src/corrections/apply-corrections.js'
import { correctionsOf } from '../../src/corrections/corrections-file.js'
import type { CodedReport } from '../../src/report/layers.js'
import { keepCatalog, openCatalog } from '../../src/store/catalog.js'
import { momentOf, openKept, reviseFile } from '../../src/store/catalog-file.js'
import { inputHash, Store } from '../../src/store/store.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-revise-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const REPORTS = 16
const EVENTS = 5
const STATES = [
  ['Norway', 'NOR'],
  ['Chile', 'CHL'],
  ['Poland', 'POL'],
] as const
const ACTS = [
  ['CONSULT', 'consult.meet-actor'],
  ['CONSULT', 'consult.visit-place'],
  ['ASSAULT', 'assault.shell'],
  ['REJECT', 'reject.cancel-visit'],
] as const

/** Few states, towns and days, so that reports tell of the same, plans are done, moved and called off, and deeds are joined. */
function crowded(i: number, id: string): CodedReport {
  const made = madeUpReport(i, EVENTS)
  const dice = new Dice(i + 5)
  const day = (n: number) => `2019-03-${String(1 + n).padStart(2, '0')}`
  const published = dice.below(6)
  return {
    ...made,
    id,
    original: { ...made.original, published: day(published) },
    entities: made.entities.map((entity, k) => {
      const [name, country] = STATES[dice.below(6) === 0 ? 2 : k % 2]!
      const holder =
        dice.below(4) === 0 ? { office: 'foreign minister', registry: `minister.${dice.below(2)}.${country}` } : {}
      return { ...entity, name, country, registry: country, ...holder }
    }),
    dates: made.dates.map((date) => ({
      ...date,
      value: day(published + (date.basis === 'published' ? dice.below(2) : dice.below(12))),
      basis: 'stated' as const,
    })),
    places: made.places.map((place) => ({ ...place, name: dice.of(['Oslo', 'Arica']), country: 'NOR' })),
    events: made.events.map((event) => {
      const [type, rule] = dice.of(ACTS)
      return {
        ...event,
        type,
        rule,
        status: dice.of(['occurred', 'planned', 'occurred', 'planned', 'occurred', 'planned', 'denied'] as const),
      }
    }),
  }
}

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
      readonly action: 'reject' | 'denied' | 'actor' | 'settle'
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
    action: fc.constantFrom('reject' as const, 'denied' as const, 'actor' as const, 'settle' as const),
  }),
  fc.record({ what: fc.constant('take back' as const), which: fc.nat(5) }),
)

async function read(path: string, { reports, coder }: Extract<Deed, { what: 'read' }>): Promise<void> {
  const store = await Store.open(path, { versions: { coder, code: '', data: {} }, keepText: true })
  await store.add(
    reports.map(([id, text]) => {
      const made = crowded(id + text * REPORTS, `r${id}`)
      return { report: made, hash: inputHash(made.original) }
    }),
  )
  store.close()
}

async function correct(path: string, deed: Extract<Deed, { what: 'correct' }>, n: number): Promise<void> {
  const about = { report: `r${deed.report}`, target: `e${deed.event + 1}`, by: 'anna', at: dayAfter(n) }
  if (deed.action === 'settle') {
    const outcome = n % 2 === 0 ? 'done' : 'not'
    await addCorrection(path, { ...about, layer: 'plan', action: 'settle', value: { outcome, day: '2019-03-20' } })
    return
  }
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

/** Brings the catalog up to date in both ways, and sets them side by side; false where it is up to date. */
async function isRevisedAsAnew(path: string): Promise<boolean> {
  const file = join(path, 'catalog.duckdb')
  const aside = `${file}.new`
  const moment = momentOf(path)
  const kept = await openKept(file, moment)
  kept?.closeSync()
  if (kept) return false
  assert.ok(await reviseFile(aside, moment, file))
  rmSync(file)
  const anew = await openCatalog(path)
  renameSync(aside, file)
  const revised = await openKept(file, moment)
  assert.ok(revised)
  assert.deepEqual(await rowsOf(revised), await rowsOf(anew))
  for (const each of [anew, revised]) each.closeSync()
  return true
}

let stores = 0

test('a catalog that was revised is the one that is made anew, whatever was read, corrected and taken back', async () => {
  let revised = 0
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 6 }), async (deeds) => {
      const path = join(folder, `store${stores++}`)
      await read(path, { what: 'read', coder: '1', reports: Array.from({ length: REPORTS - 2 }, (_, i) => [i, 0]) })
      assert.ok(await keepCatalog(path))
      for (const [n, deed] of deeds.entries()) {
        if (deed.what === 'read') await read(path, deed)
        // A report that is not there, or an event that was rejected, cannot be corrected.
        else if (deed.what === 'correct') await correct(path, deed, n).catch(() => {})
        else await takeBack(path, deed.which, n)
        if (await isRevisedAsAnew(path)) revised++
      }
    }),
    { numRuns: 4, seed: 11 },
  )
  assert.ok(revised > 8, `${revised} revised`)
})

test('where most of the reports are new, all is worked out anew', async () => {
  const path = join(folder, 'most')
  await read(path, { what: 'read', coder: '1', reports: [[0, 0]] })
  assert.ok(await keepCatalog(path))
  await read(path, { what: 'read', coder: '1', reports: Array.from({ length: 1200 }, (_, i) => [i, 0]) })
  assert.ok(await isRevisedAsAnew(path))
})
