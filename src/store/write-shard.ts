import { mkdirSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlText } from './duckdb.js'
import type { KeptReport, Part } from './manifest.js'
import type { ShardDraft } from './shard-draft.js'
import { sha256 } from './tables.js'

/** A shard whose parts are on the disk under names that nobody reads yet. */
export interface WrittenShard {
  readonly shard: string
  readonly parts: readonly Part[]
  readonly reports: readonly KeptReport[]
}

/** Where a part waits until its shard is entered. */
export const asideOf = (store: string, { path }: Pick<Part, 'path'>): string => join(store, `${path}.tmp`)

/** Presses the rows of a draft into parts, aside, and forces them to the disk; the store enters them in its manifest. */
export async function writeShard(store: string, draft: ShardDraft, duckdb: DuckDBConnection): Promise<WrittenShard> {
  const { shard, tables } = draft.finish()
  const parts: Part[] = []
  for (const { table, rows, from } of tables) {
    mkdirSync(join(store, 'parts', table), { recursive: true })
    const path = join('parts', table, `${shard}.parquet`)
    const aside = asideOf(store, { path })
    await duckdb.run(
      `COPY (SELECT ${sqlText(shard)} AS shard, * FROM (${from}))
       TO ${sqlText(aside)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`,
    )
    await syncFile(aside)
    parts.push({ table, path, rows, sha256: sha256(readFileSync(aside)) })
  }
  return { shard, parts, reports: draft.reports }
}

/** While the disk takes a part, the thread reads on. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
