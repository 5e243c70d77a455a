import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { addCorrection } from '../src/corrections/add-correction.js'
import { knowledge } from '../src/data-files.js'
import { ask as askInWords } from '../src/questions/ask/ask.js'
import { questions } from '../src/questions/questions.js'
import { keepCatalog, openCatalog } from '../src/store/catalog.js'
import { loadReports } from '../src/store/load-reports.js'
import { inputHash, Store } from '../src/store/store.js'
import { madeUpReport } from './made-up-reports.js'
import { writeMadeUp } from './write-made-up.js'

const EVENTS_A_REPORT = 10
const events = Number(process.argv[2] ?? 2_000_000)
const folder = mkdtempSync(join(tmpdir(), 'demarche-store-'))

/** Seconds on the clock, and seconds of all threads together: on a busy machine only the second can be compared. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [clock, before] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  const [wall, cpu] = [(performance.now() - clock) / 1000, (user + system) / 1e6]
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0)
  console.log(
    `${what.padEnd(44)} ${wall.toFixed(2).padStart(8)} s ${cpu.toFixed(2).padStart(8)} CPU s, peak so far ${peak.padStart(5)} MB`,
  )
  return result
}

const bytesUnder = (path: string): number =>
  readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0)

const MONTHLY = `
  SELECT source, target, date_trunc('month', day) AS month, count(*)::INTEGER AS events, avg(intensity) AS intensity
  FROM dyad_events WHERE counted GROUP BY ALL ORDER BY ALL`
const QUESTIONS: Readonly<Record<string, string>> = {
  'dyad by month over all': MONTHLY,
  'one pair, all its events': `SELECT * FROM dyad_events WHERE source = 'NOR' AND target = 'CHL' ORDER BY day`,
  'events by type and year': `SELECT type, year(day), count(*) FROM events GROUP BY ALL`,
  'deeds that most reports tell of': 'SELECT * FROM deeds ORDER BY reports DESC, deed LIMIT 50',
  'plans that are overdue': `SELECT count(*) FROM plans WHERE outcome = 'open' AND due_end < DATE '2020-01-01'`,
  'what a state said': `SELECT count(*) FROM claims JOIN reports USING (report) WHERE content LIKE 'Norway%' AND published > DATE '2020-01-01'`,
  'one record': `SELECT record FROM records WHERE report = 'made-up-0000077'`,
  'conflicts between reports': 'SELECT kind, count(*) FROM conflicts GROUP BY ALL',
}
/** What questions must be told; the others are asked over the whole store. */
const PAIR = { source: 'NOR', target: 'CHL' }
const PARAMS: Readonly<Record<string, object>> = {
  'dyad-timeline': PAIR,
  'events-between': PAIR,
  ladder: { from: 'NOR', to: 'CHL' },
}
const HEADLINES = ['Norway and Chile form an alliance against Poland']

const ask = async (catalog: DuckDBConnection, sql: string): Promise<number> =>
  (await catalog.runAndReadAll(sql)).currentRowCount

try {
  const feed = join(folder, 'made-up.jsonl')
  const reports = Math.ceil(events / EVENTS_A_REPORT)
  const bytes = await timed('making the reports up', async () =>
    writeMadeUp(feed, { reports, events: EVENTS_A_REPORT }),
  )
  console.log(`${reports} reports, ${reports * EVENTS_A_REPORT} events, ${(bytes / 1e6).toFixed(0)} MB of JSON\n`)

  const path = join(folder, 'store')
  const versions = { coder: 'made up', code: '', data: {} }
  const store = await Store.open(path, { versions, keepText: true, command: 'load' })
  await timed('load, as "demarche load" does it', async () => {
    for await (const _ of loadReports(store, createReadStream(feed, { highWaterMark: 1 << 20 })));
  })
  store.close()
  rmSync(feed)
  await timed('catalog: stories, deeds, dyads, plans', () => keepCatalog(path))
  const tables = readdirSync(join(path, 'parts'))
  const size = (table: string) => (bytesUnder(join(path, 'parts', table)) / (reports * EVENTS_A_REPORT)).toFixed(1)
  console.log(`\nbytes an event in Parquet: ${tables.map((table) => `${table} ${size(table)}`).join(', ')}`)
  console.log(`catalog.duckdb: ${(statSync(join(path, 'catalog.duckdb')).size / 1e6).toFixed(0)} MB\n`)

  const catalog = await timed('opening the catalog', () => openCatalog(path))
  for (const [what, sql] of Object.entries(QUESTIONS)) {
    await ask(catalog, sql)
    await timed(what, () => ask(catalog, sql))
  }
  for (const question of questions)
    await timed(`question ${question.name}`, () => question.ask(catalog, PARAMS[question.name] ?? {}))
  const resources = knowledge([])
  for (const headline of HEADLINES) {
    await askInWords(catalog, headline, { resources })
    await timed(headline, () => askInWords(catalog, headline, { resources }))
  }
  catalog.closeSync()
  await addCorrection(path, {
    report: 'made-up-0000077',
    target: 'e1',
    action: 'reject',
    by: 'bench',
    at: '2026-01-01',
  })
  await timed('catalog after one correction', () => keepCatalog(path))
  const later = await Store.open(path, { versions, keepText: true })
  const added = madeUpReport(reports, EVENTS_A_REPORT)
  await later.add([{ report: added, hash: inputHash(added.original) }])
  later.close()
  await timed('catalog after one added report', () => keepCatalog(path))
  console.log(`\npeak memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
