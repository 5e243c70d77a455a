import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { groupStories, type Story, type StoryReport } from '../stories/group-stories.js'
import { openCatalog } from './catalog.js'
import { writeDurably } from './manifest.js'
import { sha256 } from './tables.js'

/** The stories of a store; derived from the sketches, kept beside them, and made again when reports have come. */
export async function storiesIn(store: string): Promise<Story[]> {
  const catalog = await openCatalog(store)
  try {
    return await upToDate(catalog, store)
  } finally {
    catalog.closeSync()
  }
}

/** Puts the table `stories` (report, story, size) into a catalog. */
export async function addStories(catalog: DuckDBConnection, store: string): Promise<void> {
  const stories = await upToDate(catalog, store)
  await catalog.run('CREATE TABLE stories (report VARCHAR, story VARCHAR, size INTEGER)')
  const appender = await catalog.createAppender('stories')
  for (const { id, reports } of stories)
    for (const report of reports) {
      appender.appendVarchar(report)
      appender.appendVarchar(id)
      appender.appendInteger(reports.length)
      appender.endRow()
    }
  appender.closeSync()
}

async function upToDate(catalog: DuckDBConnection, store: string): Promise<Story[]> {
  const file = join(store, 'derived', 'stories.json')
  const reports = await reportsHash(catalog)
  const kept = keptStories(file)
  if (kept?.reports === reports) return kept.stories
  const result = await catalog.runAndReadAll(
    `SELECT report, published::VARCHAR AS published, minhash, terms, counts
     FROM reports JOIN sketches USING (report) ORDER BY published NULLS LAST, report`,
  )
  const stories = groupStories((result.getRowObjectsJson() as unknown as SketchRow[]).map(storyReport))
  try {
    writeDurably(file, JSON.stringify({ reports, stories } satisfies KeptStories))
  } catch {
    // A store on a disk that cannot be written is still there to be asked; its stories are made each time.
  }
  return stories
}

interface KeptStories {
  /** Hash of the reports that the stories are of, each with its shard. */
  readonly reports: string
  readonly stories: Story[]
}

function keptStories(file: string): KeptStories | undefined {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  } catch {
    return undefined
  }
}

/** What the catalog sees, not what the manifest holds by now: another process may be adding to it. */
async function reportsHash(catalog: DuckDBConnection): Promise<string> {
  const result = await catalog.runAndReadAll('SELECT report, shard FROM current_reports ORDER BY report')
  return sha256(JSON.stringify(result.getRows()))
}

interface SketchRow {
  readonly report: string
  readonly published: string | null
  readonly minhash: readonly string[]
  readonly terms: readonly string[]
  readonly counts: readonly string[]
}

// DuckDB gives BIGINT as text in JSON.
const storyReport = ({ report, published, minhash, terms, counts }: SketchRow): StoryReport => ({
  id: report,
  published,
  sketch: { minhash: minhash.map(Number), terms, counts: counts.map(Number) },
})
