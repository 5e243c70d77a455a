import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { DemarcheError } from '../report/error.js'
import { sqlText } from '../store/duckdb.js'
import type { Shard, Versions } from '../store/manifest.js'
import { type EventRow, matchEvents } from './match-events.js'

/** A run as the manifest tells of it. */
export interface RunSummary {
  readonly run: number
  readonly command: string
  readonly at: string
  readonly coder: string
  readonly code: string
  readonly settings: string
  readonly inputs: string
  readonly reports: number
}

export function runsIn(shards: readonly Shard[]): RunSummary[] {
  const runs = new Map<number, RunSummary>()
  for (const { run, command, at, versions, settings, inputs, reports } of shards)
    runs.set(run, {
      run,
      command,
      at,
      coder: versions.coder,
      code: versions.code,
      settings: JSON.stringify(settings),
      inputs: inputs.join(' '),
      reports: (runs.get(run)?.reports ?? 0) + reports.length,
    })
  return [...runs.values()]
}

/** One difference between the record as it was after one run and after another, and why there is one. */
export interface RunDifference {
  readonly report: string
  readonly change: 'report added' | 'event added' | 'event removed' | 'event changed' | 'nothing'
  /** Id of the event before and after. */
  readonly before: string | null
  readonly after: string | null
  readonly words: string | null
  /** What the coder said before and says now, by field. */
  readonly fields: Readonly<Record<string, readonly [before: unknown, after: unknown]>>
  readonly because: readonly string[]
}

interface Kept {
  readonly shard: Shard
  readonly hash: string
}

/** The reports that differ between the store as it was after run `from` and after run `to`, with the reasons. */
export function changedReports(
  shards: readonly Shard[],
  from: number,
  to: number,
): { readonly report: string; readonly before: Kept | undefined; readonly after: Kept; readonly because: string[] }[] {
  const [before, after] = [stateAfter(shards, from), stateAfter(shards, to)]
  const changed = []
  for (const [report, now] of after) {
    const then = before.get(report)
    if (then?.shard.shard === now.shard.shard) continue
    changed.push({ report, before: then, after: now, because: then ? reasons(then, now) : ['new report'] })
  }
  return changed.sort((a, b) => (a.report < b.report ? -1 : 1))
}

/** The last shard of each report up to a run. */
function stateAfter(shards: readonly Shard[], run: number): Map<string, Kept> {
  if (!shards.some((shard) => shard.run === run)) {
    const known = runsIn(shards).map((each) => each.run)
    throw new DemarcheError('diff-run', `There is no run ${run} in the store; it has ${known.join(', ') || 'none'}.`)
  }
  const state = new Map<string, Kept>()
  for (const shard of shards)
    if (shard.run <= run) for (const [report, hash] of shard.reports) state.set(report, { shard, hash })
  return state
}

function reasons(before: Kept, after: Kept): string[] {
  const because = before.hash === after.hash ? [] : ['new text']
  because.push(...versionChanges(before.shard.versions, after.shard.versions))
  if (JSON.stringify(before.shard.settings) !== JSON.stringify(after.shard.settings)) because.push('new settings')
  // A record that was corrected in a file and loaded has the text and the coder of the one before.
  return because.length > 0 ? because : [`given otherwise by "${after.shard.command}"`]
}

const DATA_NAMES: Readonly<Record<string, string>> = { actors: 'registry of actors' }

/** What of code and knowledge is new, in words: "new coder", "new lexicon". */
export function versionChanges(before: Versions, after: Versions): string[] {
  const changes: string[] = []
  if (before.coder !== after.coder) changes.push(`new coder (${before.coder}, now ${after.coder})`)
  else if (before.code !== after.code) changes.push('new coder')
  for (const folder of [...new Set([...Object.keys(before.data), ...Object.keys(after.data)])].sort()) {
    const [then, now] = [before.data[folder], after.data[folder]]
    if (then === now) continue
    const name = DATA_NAMES[folder] ?? folder
    changes.push(then === undefined ? `added ${name}` : now === undefined ? `left out ${name}` : `new ${name}`)
  }
  return changes
}

const AT_ONCE = 500

/** Every difference between two runs, report by report. A report that was coded anew with the same result is told as "nothing". */
export async function* compareRuns(
  duckdb: DuckDBConnection,
  {
    store,
    shards,
    from,
    to,
  }: { readonly store: string; readonly shards: readonly Shard[]; readonly from: number; readonly to: number },
): AsyncGenerator<RunDifference> {
  const changed = changedReports(shards, from, to)
  for (let i = 0; i < changed.length; i += AT_ONCE) {
    const batch = changed.slice(i, i + AT_ONCE)
    const then = await eventsOf(
      duckdb,
      store,
      batch.flatMap(({ report, before }) => (before ? [[report, before.shard] as const] : [])),
    )
    const now = await eventsOf(
      duckdb,
      store,
      batch.map(({ report, after }) => [report, after.shard] as const),
    )
    for (const { report, before, because } of batch) {
      const after = now.get(report) ?? []
      if (!before) {
        yield {
          report,
          change: 'report added',
          before: null,
          after: null,
          words: null,
          fields: { events: [0, after.length] },
          because,
        }
        continue
      }
      const differences = matchEvents(then.get(report) ?? [], after)
      if (differences.length === 0)
        yield { report, change: 'nothing', before: null, after: null, words: null, fields: {}, because }
      for (const difference of differences) yield { report, ...difference, because }
    }
  }
}

/** The machine's events of reports as certain shards have them. */
async function eventsOf(
  duckdb: DuckDBConnection,
  store: string,
  wanted: readonly (readonly [report: string, shard: Shard])[],
): Promise<Map<string, EventRow[]>> {
  const files = new Set<string>()
  for (const [, { parts }] of wanted)
    for (const { table, path } of parts) if (table === 'events') files.add(sqlText(join(store, path)))
  const events = new Map<string, EventRow[]>()
  if (files.size === 0) return events
  const result = await duckdb.runAndReadAll(
    `SELECT report, event, type, mode, status, background, date, place, actors, recipients, contexts, same_as IS NOT NULL AS repeats,
       "trigger", trigger_start, trigger_end
     FROM read_parquet([${[...files].join(', ')}])
     SEMI JOIN (SELECT w.report, w.shard FROM (SELECT unnest(from_json($wanted, '[{"report": "VARCHAR", "shard": "VARCHAR"}]')) AS w)) USING (report, shard)
     ORDER BY report, trigger_start, event`,
    { wanted: JSON.stringify(wanted.map(([report, { shard }]) => ({ report, shard }))) },
  )
  for (const row of result.getRowObjectsJson() as unknown as (EventRow & { report: string })[]) {
    const rows = events.get(row.report)
    if (rows) rows.push(row)
    else events.set(row.report, [row])
  }
  return events
}
