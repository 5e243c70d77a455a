import { brotliDecompressSync } from 'node:zlib'
import { WARCParser, type WARCRecord } from 'warcio'
import { LONGEST_FILE } from './input-bytes.js'
import { type Draft, problemOf, unreadable } from './raw-report.js'
import type { ReadContext, Source } from './source.js'

/**
 * The pages of a web archive, each called by its address; answers other than 200, pictures, scripts and pages that are the
 * same as before are passed over. An archive that is cut off is told: the library would fall silent there.
 */
export async function* readWarc({ all, path }: Source, context: ReadContext): AsyncGenerator<Draft> {
  const used = new Map<string, number>()
  const parser = new WARCParser(all)
  let pages = 0
  for (;;) {
    let record: WARCRecord | null
    try {
      record = await parser.parse()
    } catch (error) {
      yield unreadable('warc-broken', brokenAfter(path, pages, error))
      return
    }
    if (!record) break
    let payload: Uint8Array | undefined
    const wanted = isPage(record)
    try {
      payload = await payloadOf(record, wanted)
    } catch (error) {
      yield unreadable('warc-broken', brokenAfter(path, pages, error))
      return
    }
    const url = record.warcTargetURI ?? ''
    // The library skips to a record's end for ever where there is none.
    if (isCutOff(record)) {
      yield unreadable(
        'warc-truncated',
        `${path} is cut off within the record of "${url}", after ${pages} ${pages === 1 ? 'page' : 'pages'}: fetch the archive anew.`,
      )
      return
    }
    if (!wanted) continue
    pages++
    const times = (used.get(url) ?? 0) + 1
    used.set(url, times)
    const id = times === 1 ? url : `${url}#${times}`
    if (payload === undefined) {
      yield {
        id,
        ...unreadable('report-too-long', `The page "${url}" is longer than ${LONGEST_FILE / 1e6} MB: it is no report.`),
      }
      continue
    }
    const cut = record.warcHeaders.headers.get('WARC-Truncated')
    const notes = cut
      ? [
          problemOf(
            'page-truncated',
            `The page "${url}" was cut off when it was archived (${cut}): its end is missing.`,
          ),
        ]
      : []
    for await (const draft of context.within(nameOf(url, typeOf(record)), payload, url))
      yield { url, ...draft, id: draft.id ? `${id}/${draft.id}` : id, problems: [...draft.problems, ...notes] }
  }
  if (pages === 0)
    yield unreadable('warc-empty', `${path} holds no pages that answer with text: there is nothing to code in it.`)
}

const brokenAfter = (path: string, pages: number, error: unknown): string =>
  `${path} is damaged or cut off after ${pages} ${pages === 1 ? 'page' : 'pages'} (${(error as Error).message}): fetch the archive anew.`

const typeOf = ({ httpHeaders, warcContentType }: WARCRecord): string =>
  (httpHeaders?.headers.get('content-type') ?? warcContentType ?? '').toLowerCase()

function isPage(record: WARCRecord): boolean {
  if (record.warcType !== 'response' && record.warcType !== 'resource') return false
  if (record.httpHeaders && Number(record.httpHeaders.statusCode) !== 200) return false
  return (
    /^(?:text\/(?:html|plain)|application\/(?:xhtml|pdf))/.test(typeOf(record)) &&
    /^https?:/.test(record.warcTargetURI ?? '')
  )
}

/** All of a record is read, or what follows would not be found; undefined for one that is not wanted or too long. */
async function payloadOf(record: WARCRecord, wanted: boolean): Promise<Uint8Array | undefined> {
  if (!wanted || record.warcContentLength > LONGEST_FILE) {
    for await (const _ of record.reader);
    return undefined
  }
  const raw = await record.readFully(false)
  if (isCutOff(record) || !record.httpHeaders) return raw
  if (record.httpHeaders.headers.get('content-encoding') === 'br') return brotliDecompressSync(raw)
  return await record.readFully(true)
}

/** Is the file at its end before the record is? */
const isCutOff = (record: WARCRecord): boolean =>
  ((record as unknown as { _reader: { limit?: number } })._reader.limit ?? 0) > 0

/** A page's kind shows in its name, as a file's does. */
function nameOf(url: string, type: string): string {
  const name =
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) || 'page'
  return type.includes('pdf') ? `${name}.pdf` : type.includes('plain') ? `${name}.txt` : `${name}.html`
}
