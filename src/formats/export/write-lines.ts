import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DuckDBConnection } from '@duckdb/node-api'

/** Writes pieces of text as they come, waiting for the disk. The file is there whole or not at all. */
export async function writePieces(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const aside = `${file}.tmp`
  try {
    await pipeline(Readable.from(inChunks(pieces), { objectMode: false }), createWriteStream(aside))
    renameSync(aside, file)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}

const CHUNK = 1 << 16

async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = ''
  for await (const piece of pieces) {
    chunk += piece
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

/** The rows that a query answers, a few at a time, so that any number of them fits. */
export async function* rowsIn<T>(catalog: DuckDBConnection, sql: string): AsyncGenerator<T> {
  const result = await catalog.stream(sql)
  for await (const rows of result.yieldRowObjectJson()) yield* rows as unknown as T[]
}
