import { decodeText } from './decode-text.js'
import type { InputKind } from './input-kind.js'
import { unreadable } from './raw-report.js'
import { readJson, readJsonLines } from './read-json-lines.js'
import { readPlainText } from './read-plain-text.js'
import { type Reader, wholeFileReader } from './source.js'

/** Pictures make documents big, and mail carries them; of their words there are few. */
const LONGEST_DOCUMENT = 200_000_000

const text = (markdown: boolean): Reader =>
  wholeFileReader(async function* (bytes, _, { rules }) {
    const { text, problems } = await decodeText(bytes)
    yield { ...readPlainText(text, rules(), { markdown }), problems }
  })

/** How each kind of file is read. What needs a library imports it when such a file comes. */
export const readers: Readonly<Record<InputKind, Reader>> = {
  text: text(false),
  markdown: text(true),
  html: wholeFileReader(async function* (bytes, { head, url }, { rules }) {
    const { htmlEncoding, readHtml } = await import('./read-html.js')
    const { text, problems } = await decodeText(bytes, htmlEncoding(head))
    yield { ...readHtml(text, rules(), url), problems }
  }),
  json: wholeFileReader((bytes, { name }) => readJson(bytes, name)),
  'json-lines': ({ all, name }) => readJsonLines(all, name),
  table: async function* (source, context) {
    yield* (await import('./read-table.js')).readTable(source, context)
  },
  feed: wholeFileReader(async function* (bytes, source, context) {
    yield* (await import('./read-feed.js')).readFeed(bytes, source, context)
  }),
  pdf: wholeFileReader(async function* (bytes, source, context) {
    yield await (await import('./read-pdf.js')).readPdf(bytes, source, context)
  }, LONGEST_DOCUMENT),
  docx: wholeFileReader(async function* (bytes, source, context) {
    yield* (await import('./read-docx.js')).readDocx(bytes, source, context)
  }, LONGEST_DOCUMENT),
  mail: wholeFileReader(async function* (bytes, source, context) {
    yield* (await import('./read-mail.js')).readMail(bytes, source, context)
  }, LONGEST_DOCUMENT),
  mailbox: async function* (source, context) {
    yield* (await import('./read-mail.js')).readMailbox(source, context)
  },
  warc: async function* (source, context) {
    yield* (await import('./read-warc.js')).readWarc(source, context)
  },
  lexisnexis: wholeFileReader(async function* (bytes, source, context) {
    const { text, problems } = await decodeText(bytes)
    yield* (await import('./read-lexisnexis.js')).readLexisNexis(text, problems, source, context)
  }, LONGEST_DOCUMENT),
  factiva: wholeFileReader(async function* (bytes, source, context) {
    const { text, problems } = await decodeText(bytes)
    yield* (await import('./read-factiva.js')).readFactiva(text, problems, source, context)
  }, LONGEST_DOCUMENT),
  binary: async function* ({ path }) {
    yield unreadable(
      'file-binary',
      `${path} is not text: give text, HTML, JSON Lines, CSV, PDF, DOCX, mail, a feed or a WARC file instead.`,
    )
  },
}
