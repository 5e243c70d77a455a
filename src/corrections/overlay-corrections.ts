import type { DuckDBConnection } from '@duckdb/node-api'
import { soundJson } from '../store/store.js'
import { type Row, rowsOf, tables } from '../store/tables.js'
import { applyCorrections, type Standing } from './apply-corrections.js'
import type { Correction } from './correction.js'
import { correctionsOf, correctionsStamp } from './corrections-file.js'
import type { Correctable } from './find-target.js'

/** The relations that people correct; the catalog holds what the machine coded as `machine_…` of each. */
export const CORRECTED = ['records', 'events', 'participants', 'claims', 'forecasts', 'agreements'] as const
type CorrectedTable = (typeof CORRECTED)[number]

/** Changes whenever a correction is made: a catalog that was built under another state is stale. */
export const correctionsState = (store: string): string => correctionsStamp(store)

/**
 * Makes each corrected relation from its `machine_…`, and `corrections`. Called when the catalog is built, before dyads, deeds
 * and plans are worked out from what it leaves. Only the reports that somebody corrected are touched: their records are
 * corrected as the workbench shows them, and written as rows in the way in which the store does.
 */
export async function overlayCorrections(catalog: DuckDBConnection, store: string): Promise<void> {
  const corrections = correctionsOf(store)
  const standing = corrections.length === 0 ? [] : await correctedTables(catalog, corrections)
  for (const name of CORRECTED)
    await catalog.run(
      corrections.length === 0
        ? `CREATE VIEW ${name} AS SELECT * FROM machine_${name}`
        : `CREATE VIEW ${name} AS SELECT * FROM machine_${name} ANTI JOIN corrected_reports USING (report)
           UNION ALL BY NAME SELECT * FROM corrected_${name}`,
    )
  await catalog.run(
    `CREATE TABLE corrections (id VARCHAR, report VARCHAR, layer VARCHAR, target VARCHAR, action VARCHAR, value VARCHAR,
       by_whom VARCHAR, "at" VARCHAR, note VARCHAR, state VARCHAR, target_then VARCHAR, words VARCHAR, undoes VARCHAR)`,
  )
  await insert(catalog, 'corrections', CORRECTION_COLUMNS, standing.map(correctionRow))
  // What became of forecasts and plans, by the latest word on each.
  await catalog.run(
    `CREATE VIEW settled AS
     SELECT report, layer, target, value->>'outcome' AS outcome, TRY_CAST(value->>'day' AS DATE) AS day, by_whom, "at", note
     FROM corrections WHERE action = 'settle' AND state = 'applied'
     QUALIFY row_number() OVER (PARTITION BY report, layer, target ORDER BY "at" DESC, id DESC) = 1`,
  )
}

const CORRECTION_COLUMNS = Object.fromEntries(
  'id report layer target action value by_whom at note state target_then words undoes'
    .split(' ')
    .map((name) => [name, 'VARCHAR']),
)

const correctionRow = ({ correction: c, state, target }: Standing): Row => ({
  id: c.id,
  report: c.report,
  layer: c.layer,
  target: target ?? c.target,
  action: c.action,
  value: c.value === null ? null : JSON.stringify(c.value),
  by_whom: c.by,
  at: c.at,
  note: c.note ?? null,
  state,
  target_then: c.target,
  words: c.words.text,
  undoes: c.undoes ?? null,
})

const REPORTS_AT_ONCE = 200

/** Fills `corrected_…` with the rows of each report that somebody corrected; tells what became of each correction. */
async function correctedTables(catalog: DuckDBConnection, corrections: readonly Correction[]): Promise<Standing[]> {
  const byReport = new Map<string, Correction[]>()
  for (const correction of corrections) {
    const others = byReport.get(correction.report)
    if (others) others.push(correction)
    else byReport.set(correction.report, [correction])
  }
  await catalog.run('CREATE TABLE corrected_reports (report VARCHAR)')
  for (const table of CORRECTED) await catalog.run(`CREATE TABLE corrected_${table} AS FROM machine_${table} LIMIT 0`)
  const standing = new Map<string, Standing>()
  const reports = [...byReport.keys()]
  for (let i = 0; i < reports.length; i += REPORTS_AT_ONCE) {
    const batch = await machineRecords(catalog, reports.slice(i, i + REPORTS_AT_ONCE))
    const rows: Record<CorrectedTable, Row[]> = {
      records: [],
      events: [],
      participants: [],
      claims: [],
      forecasts: [],
      agreements: [],
    }
    for (const { shard, record, words } of batch) {
      const corrected = applyCorrections(record, byReport.get(record.id)!)
      for (const one of corrected.standing) standing.set(one.correction.id, one)
      const made = rowsOf({ ...corrected.record, tokens: [], syntax: [], factuality: [] }, { keepText: false })
      for (const table of CORRECTED)
        for (const row of made[table]) rows[table].push({ ...withWords(row, words), shard })
    }
    await insert(
      catalog,
      'corrected_reports',
      { report: 'VARCHAR' },
      batch.map(({ record }) => ({ report: record.id })),
    )
    for (const table of CORRECTED)
      await insert(catalog, `corrected_${table}`, { shard: 'VARCHAR', ...tables[table] }, rows[table])
  }
  // What is said of a report that is not in the store any more waits until it comes back.
  return corrections.map(
    (correction) => standing.get(correction.id) ?? { correction, state: 'stale' as const, target: null },
  )
}

interface MachineRecord {
  readonly shard: string
  readonly record: Correctable
  /** What the machine's rows tell of the text, where that is not kept. */
  readonly words: ReadonlyMap<string, Row> | null
}

async function machineRecords(catalog: DuckDBConnection, reports: readonly string[]): Promise<MachineRecord[]> {
  const result = await catalog.runAndReadAll(
    `SELECT m.shard, m.record, r.text FROM machine_records m JOIN reports r USING (report)
     WHERE m.report IN (SELECT unnest(from_json($reports, '["VARCHAR"]'))) ORDER BY m.report`,
    { reports: JSON.stringify(reports) },
  )
  const found: MachineRecord[] = []
  for (const [shard, json, text] of result.getRows() as [string, string, string | null][]) {
    const record = JSON.parse(json) as Correctable
    const original = { ...record.original, text: text ?? '' }
    const words = text === null ? await wordsOfMachine(catalog, record.id) : null
    found.push({ shard, record: { ...record, original }, words })
  }
  return found
}

/** The columns of each table that hold words of the text. */
const WORD_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  events: ['trigger'],
  participants: ['words'],
  claims: ['source', 'cue', 'content'],
  forecasts: ['word', 'speaker', 'condition'],
}

/** The machine's rows of a report whose text is not kept, by what they are about. */
async function wordsOfMachine(catalog: DuckDBConnection, report: string): Promise<Map<string, Row>> {
  const words = new Map<string, Row>()
  for (const [table, columns] of Object.entries(WORD_COLUMNS)) {
    const result = await catalog.runAndReadAll(`SELECT * FROM machine_${table} WHERE report = $report`, { report })
    for (const row of result.getRowObjectsJson() as unknown as Row[])
      words.set(keyOf(row), Object.fromEntries(columns.map((name) => [name, row[name]!])))
  }
  return words
}

/** What a row is about: a party by its event, else whatever has an id of its own. */
const keyOf = (row: Row): string =>
  row.role !== undefined && row.entity !== undefined
    ? `party ${row.event} ${row.role} ${row.entity}`
    : row.forecast !== undefined
      ? `forecast ${row.forecast}`
      : row.kind !== undefined && row.claim !== undefined
        ? `claim ${row.claim}`
        : `event ${row.event}`

const withWords = (row: Row, words: ReadonlyMap<string, Row> | null): Row =>
  words === null ? row : { ...row, ...words.get(keyOf(row)) }

/** Adds rows to a table; they go in as one piece of JSON, so that nothing has to be written on a disk. */
async function insert(
  catalog: DuckDBConnection,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  // As in the store: what is no day becomes null.
  const asRead = Object.fromEntries(
    Object.entries(columns).map(([name, type]) => [name, type === 'DATE' ? 'VARCHAR' : type]),
  )
  const asKept = Object.entries(columns).map(([name, type]) =>
    type === 'DATE' ? `TRY_CAST(r."${name}" AS DATE) AS "${name}"` : `r."${name}"`,
  )
  await catalog.run(
    `INSERT INTO ${table} BY NAME SELECT ${asKept.join(', ')}
     FROM (SELECT unnest(from_json($rows, '${JSON.stringify([asRead])}')) AS r)`,
    { rows: soundJson(rows) },
  )
}
