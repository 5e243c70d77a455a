import { extname } from 'node:path'

/** What a file is, and so how its reports are found. */
export type InputKind =
  | 'text'
  | 'markdown'
  | 'html'
  | 'json'
  | 'json-lines'
  | 'table'
  | 'feed'
  | 'pdf'
  | 'docx'
  | 'mail'
  | 'mailbox'
  | 'warc'
  | 'lexisnexis'
  | 'factiva'
  | 'binary'

const BY_EXTENSION: Readonly<Record<string, InputKind>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.jsonl': 'json-lines',
  '.ndjson': 'json-lines',
  '.json': 'json',
  '.csv': 'table',
  '.tsv': 'table',
  '.rss': 'feed',
  '.atom': 'feed',
  '.eml': 'mail',
  '.mbox': 'mailbox',
  '.mbx': 'mailbox',
  '.warc': 'warc',
}

/** Tells the kind of a file from its name and its beginning, which has the last word: a page may be called `.txt`. */
export function kindOf(name: string, head: Uint8Array): InputKind {
  const bytes = Buffer.from(head)
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf'
  if (isZip(bytes)) return /\.docx$/i.test(name) || bytes.includes('word/') ? 'docx' : 'binary'
  const byName = BY_EXTENSION[extname(name).toLowerCase()]
  // What is archived may be compressed, and looks like no text.
  if (bytes.subarray(0, 7).toString('latin1') === 'WARC/1.') return 'warc'
  if (isBinary(head)) return 'binary'
  const start = bytes
    .toString(isUtf16(head) ? 'utf16le' : 'utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  if (FEED.test(start) || (/^\{/.test(start) && start.includes('https://jsonfeed.org/version/'))) return 'feed'
  if (byName && byName !== 'text') return byName
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(start)) return 'html'
  const exported = exportKind(start)
  if (exported) return exported
  if (byName) return byName
  if (/^\{[^\S\n]*"/.test(start)) return 'json-lines'
  // One object over many lines is no JSON Lines, whatever pipe it came through.
  if (/^(?:\[\s*)?\{\s*"/.test(start)) return 'json'
  if (/^From \S+ .*\d{4}\r?\n[A-Z][\w-]+: /.test(start)) return 'mailbox'
  if (/^[A-Z][\w-]+: /.test(start) && /^(?:Message-ID|MIME-Version|Received): /im.test(start)) return 'mail'
  return /^<(?:article|main|section|div|p|h1)\b/i.test(start) ? 'html' : 'text'
}

const FEED = /^(?:<\?xml[^>]*>\s*)?(?:<\?xml-stylesheet[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:rss|feed|rdf:RDF)\b/i

/** The export of a newspaper archive: many articles in one text, told by what stands above the first. */
export function exportKind(start: string): 'lexisnexis' | 'factiva' | undefined {
  if (/^[ \t]*(?:Document )?1 of \d[\d,]* DOCUMENTS?[ \t]*$/im.test(start)) return 'lexisnexis'
  if (/^Length:\s*\d[\d,]* words[ \t]*\r?$/m.test(start) && /^Copyright\b/m.test(start)) return 'lexisnexis'
  if (/^HD(?: {2,}|[ \t]*\r?$)/m.test(start) && /^WC(?: {2,}|\s+)\d[\d,]* words/m.test(start)) return 'factiva'
  if (/^\d[\d,]* words[ \t]*\r?\n(?:[ \t]*\r?\n)*\d{1,2} \p{Lu}\p{Ll}+ \d{4}[ \t]*\r?$/mu.test(start)) return 'factiva'
  return undefined
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04'

/** A gzip file, whatever is in it. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b

/** UTF-16 shows by its mark, or by the zero byte beside each Latin letter. */
export const isUtf16 = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) ||
  (head[0] === 0xfe && head[1] === 0xff) ||
  (head.length >= 4 && head[1] === 0 && head[3] === 0 && head[0] !== 0 && head[2] !== 0)

/** Text has no zero bytes and hardly any control characters; pictures and archives do. */
function isBinary(head: Uint8Array): boolean {
  if (isUtf16(head)) return false
  let control = 0
  for (const byte of head) {
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) control++
  }
  return control > head.length / 50
}
