import { extname } from 'node:path'

/** What a file is: one report as text or a page, reports in JSON, or nothing that can be read. */
export type InputKind = 'text' | 'markdown' | 'html' | 'json' | 'json-lines' | 'binary'

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
}

/** Tells the kind of a file from its name and its beginning, which has the last word: a page may be called `.txt`. */
export function kindOf(name: string, head: Uint8Array): InputKind {
  if (isBinary(head)) return 'binary'
  const byName = BY_EXTENSION[extname(name).toLowerCase()]
  const start = Buffer.from(head)
    .toString(isUtf16(head) ? 'utf16le' : 'utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  if (byName && byName !== 'text') return byName
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(start)) return 'html'
  if (byName) return byName
  if (/^\{[^\S\n]*"/.test(start)) return 'json-lines'
  // One object over many lines is no JSON Lines, whatever pipe it came through.
  if (/^(?:\[\s*)?\{\s*"/.test(start)) return 'json'
  return /^<(?:article|main|section|div|p|h1)\b/i.test(start) ? 'html' : 'text'
}

/** UTF-16 shows by its mark, or by the zero byte beside each Latin letter. */
export const isUtf16 = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) ||
  (head[0] === 0xfe && head[1] === 0xff) ||
  (head.length >= 4 && head[1] === 0 && head[3] === 0 && head[0] !== 0 && head[2] !== 0)

/** Text has no zero bytes and hardly any control characters; pictures, archives and PDF files do. */
function isBinary(head: Uint8Array): boolean {
  if (isUtf16(head)) return false
  if (Buffer.from(head.subarray(0, 5)).toString('latin1') === '%PDF-') return true
  let control = 0
  for (const byte of head) {
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) control++
  }
  return control > head.length / 50
}
