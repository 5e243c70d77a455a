import type { DuckDBConnection } from '@duckdb/node-api'
import { Corpus } from '../stories/corpus.js'
import { storiesOf } from '../stories/group-stories.js'
import { collectGarbage } from './collect-garbage.js'
import { unpackedSketch } from './pack-sketch.js'

/** Puts the table `stories` into a catalog: each report's story, what it is a copy of, and why it is there. */
export async function addStories(catalog: DuckDBConnection): Promise<void> {
  const asked = await catalog.runAndReadAll(`SELECT count(*)::INTEGER, current_setting('memory_limit') FROM reports`)
  const [[reports, limit]] = asked.getRows() as [[number, string]]
  if (reports <= MANY) return writeStories(catalog)
  await catalog.run(`SET memory_limit = '${MEMORY_BESIDE}'`)
  await writeStories(catalog)
  collectGarbage()
  await catalog.run(`SET memory_limit = '${limit}'`)
}

/** With more reports, the sketches of all of them take hundreds of megabytes. */
const MANY = 20_000
/** What DuckDB may take beside them. */
const MEMORY_BESIDE = '350MB'

async function writeStories(catalog: DuckDBConnection): Promise<void> {
  await catalog.run(
    'CREATE TABLE stories (report VARCHAR, story VARCHAR, size INTEGER, copy_of VARCHAR, reason VARCHAR)',
  )
  const appender = await catalog.createAppender('stories')
  const text = (value: string | null) => (value === null ? appender.appendNull() : appender.appendVarchar(value))
  const corpus = await corpusOf(catalog)
  for (const { id, members } of storiesOf(corpus))
    for (const { report, copyOf, reason } of members) {
      appender.appendVarchar(report)
      appender.appendVarchar(id)
      appender.appendInteger(members.length)
      text(copyOf)
      text(reason)
      appender.endRow()
    }
  appender.closeSync()
}

/** Reports in the order of their days; sketches come a chunk at a time, because all of them as objects would fill the memory. */
async function corpusOf(catalog: DuckDBConnection): Promise<Corpus> {
  const corpus = new Corpus()
  const result = await catalog.stream(
    `SELECT report, published::VARCHAR AS published, shingles, minhash, terms, counts, credits
     FROM reports JOIN sketches USING (report) ORDER BY published NULLS LAST, report`,
  )
  for await (const rows of result.yieldRowsJs())
    for (const [id, published, shingles, minhash, terms, counts, credits] of rows as unknown as SketchRow[])
      corpus.add({ id, published, sketch: unpackedSketch({ shingles, minhash, terms, counts, credits }) })
  return corpus
}

type SketchRow = readonly [
  id: string,
  published: string | null,
  shingles: number,
  minhash: Uint8Array,
  terms: string,
  counts: Uint8Array,
  credits: string,
]
