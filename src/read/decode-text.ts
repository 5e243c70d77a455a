import type { Problem } from '../report/layers.js'
import { isUtf16 } from './input-kind.js'
import { problemOf } from './raw-report.js'

export interface Decoded {
  readonly text: string
  readonly problems: readonly Problem[]
}

const strict = new TextDecoder('utf-8', { fatal: true })
const lenient = new TextDecoder('utf-8')

/**
 * Bytes to text: UTF-8, or UTF-16 by its mark; what is neither is read as the single-byte encoding that `stated`
 * names or that the bytes look like, and a problem says so.
 */
export async function decodeText(bytes: Uint8Array, stated?: string): Promise<Decoded> {
  if (isUtf16(bytes)) {
    const bigEndian = bytes[0] === 0xfe
    return { text: new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le').decode(bytes), problems: [] }
  }
  try {
    return { text: strict.decode(bytes), problems: [] }
  } catch {
    return decodeOther(bytes, stated)
  }
}

/** A stream in UTF-16 as UTF-8, so that its lines can be found. */
export async function* asUtf8(stream: AsyncIterable<Uint8Array>, head: Uint8Array): AsyncGenerator<Uint8Array> {
  const bigEndian = head[0] === 0xfe
  const decoder = new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le')
  for await (const chunk of stream) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}

async function decodeOther(bytes: Uint8Array, stated: string | undefined): Promise<Decoded> {
  const text = lenient.decode(bytes)
  const broken = text.split('\ufffd').length - 1
  const sound = text.match(/[\u0080-\ufffc\u{10000}-\u{10ffff}]/gu)?.length ?? 0
  if (sound >= broken) {
    return {
      text,
      problems: [
        problemOf(
          'encoding-broken',
          `The text is not sound UTF-8: ${broken} ${broken === 1 ? 'place was' : 'places were'} replaced by "\ufffd"; save it as UTF-8 to get the words back.`,
        ),
      ],
    }
  }
  const { default: iconv } = await import('iconv-lite')
  const encoding = stated && iconv.encodingExists(stated) && !/utf-?8/i.test(stated) ? stated : await guess(bytes)
  const problem = problemOf(
    'encoding-guessed',
    `The text is not UTF-8: it was read as ${encoding}; save it as UTF-8 if words look wrong.`,
  )
  // Node's own TextDecoder reads windows-1252 as Latin-1 and loses its quotation marks; iconv-lite does not.
  return { text: iconv.decode(Buffer.from(bytes), encoding), problems: stated === encoding ? [] : [problem] }
}

async function guess(bytes: Uint8Array): Promise<string> {
  const { default: chardet } = await import('chardet')
  const guessed = chardet.detect(bytes.subarray(0, 100_000)) ?? ''
  // What the web calls Latin-1 is windows-1252, quotation marks included; UTF-8 it was not.
  return /^(?:utf-8|ascii|iso-8859-1|iso-8859-2|iso-8859-9|)$/i.test(guessed) ? 'windows-1252' : guessed
}
