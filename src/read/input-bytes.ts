/** A file that is one report is read up to this size; JSON Lines have no limit but that of a line. */
export const LONGEST_FILE = 16_000_000

/** The beginning of a stream, to tell what it is, and the whole stream, beginning included; `close` it, read or not. */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
  wanted = 4096,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array>; close: () => Promise<void> }> {
  const rest = stream[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let size = 0
  while (size < wanted) {
    const { value, done } = await rest.next()
    if (done) break
    first.push(value)
    size += value.length
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first
    for (;;) {
      const { value, done } = await rest.next()
      if (done) return
      yield value
    }
  }
  const close = async () => void (await rest.return?.())
  return { head: Buffer.concat(first).subarray(0, wanted), all: all(), close }
}

/** All bytes of a stream, or null if they are more than a report can have: then the rest is not read. */
export async function wholeFile(stream: AsyncIterable<Uint8Array>, longest = LONGEST_FILE): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > longest) return null
    chunks.push(chunk)
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}

/** The lines of a stream, numbered from 1, without their line breaks; null for a line too long to be a report. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
  longest = LONGEST_FILE,
): AsyncGenerator<{ number: number; bytes: Uint8Array | null }> {
  let kept: Uint8Array[] = []
  let size = 0
  let number = 1
  const line = (last: Uint8Array) => {
    const bytes = size + last.length > longest ? null : kept.length > 0 ? Buffer.concat([...kept, last]) : last
    kept = []
    size = 0
    return { number: number++, bytes }
  }
  for await (const chunk of stream) {
    let from = 0
    for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
      yield line(chunk.subarray(from, to))
      from = to + 1
    }
    const rest = chunk.subarray(from)
    size += rest.length
    // Of a line that is too long only its length is remembered.
    if (size > longest) kept = []
    else if (rest.length > 0) kept.push(rest)
  }
  if (size > 0) yield line(new Uint8Array())
}
