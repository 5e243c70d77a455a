import { decodeText } from './decode-text.js'
import { LONGEST_FILE, linesOf } from './input-bytes.js'
import type { DraftRow } from './json-row.js'
import { draftOfRow } from './json-row.js'
import { unreadable } from './raw-report.js'
import { streamOf } from './source.js'

/** Rows of JSON Lines, one at a time: a corpus of any length passes through in the memory of its longest line. */
export async function* readJsonLines(stream: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<DraftRow> {
  for await (const { number, bytes } of linesOf(stream)) {
    const id = `${file}:${number}`
    const where = `Line ${number} of ${file}`
    if (bytes === null) {
      const limit = `${LONGEST_FILE / 1e6} MB`
      yield { id, ...unreadable('line-too-long', `${where} is longer than ${limit}: a line must hold one report.`) }
      continue
    }
    const { text, problems } = await decodeText(bytes)
    const line = text.trim()
    if (line === '') continue
    let row: unknown
    try {
      row = JSON.parse(line)
    } catch {
      const hint = 'each line must be one object such as {"id": "1", "text": "…"}.'
      yield { id, ...unreadable('row-not-json', `${where} is not JSON: ${hint}`) }
      continue
    }
    yield draftOfRow(row, { id, where, problems })
  }
}

/** A JSON file: one row, or a list of rows; JSON Lines under another name are read as such. */
export async function* readJson(bytes: Uint8Array, file: string): AsyncGenerator<DraftRow> {
  const { text, problems } = await decodeText(bytes)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    if (isJson(text.trim().split('\n', 1)[0]!)) yield* readJsonLines(streamOf(bytes), file)
    else
      yield {
        id: file,
        ...unreadable('file-not-json', `${file} is not sound JSON: check its brackets, commas and quotes.`),
      }
    return
  }
  const rows = Array.isArray(value) ? value : [value]
  for (const [i, row] of rows.entries())
    yield draftOfRow(row, { id: `${file}:${i + 1}`, where: `Row ${i + 1} of ${file}`, problems })
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
