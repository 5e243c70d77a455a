import PostalMime from 'postal-mime'
import { dayOf } from './day-of.js'
import { linesOf } from './input-bytes.js'
import { type Draft, problemOf, unreadable } from './raw-report.js'
import { readHtml } from './read-html.js'
import { readPlainText } from './read-plain-text.js'
import type { ReadContext, Source } from './source.js'

/** One message: its own words, and each file that is attached to it as a report of its own. */
export async function* readMail(
  bytes: Uint8Array,
  { name, path }: Source,
  context: ReadContext,
): AsyncGenerator<Draft> {
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>
  try {
    mail = await PostalMime.parse(bytes)
  } catch {
    yield unreadable('mail-broken', `${path} is no sound mail message: export it again as EML or mbox.`)
    return
  }
  const id = mail.messageId?.replace(/^<|>$/g, '') || name
  const title = mail.subject?.replace(/^(?:(?:re|fwd?|aw|wg|tr) ?: *)+/i, '').trim()
  const words = mail.text?.trim() ?? ''
  const draft =
    mail.html && words.length < 200
      ? readHtml(mail.html, context.rules())
      : readPlainText([title, withoutQuoted(words)].filter(Boolean).join('\n\n'), context.rules())
  const published = dayOf(mail.date) ?? draft.published
  const outlet = mail.from?.name || mail.from?.address?.split('@')[1]
  if (draft.text.trim() !== (title ?? '') || mail.attachments.length === 0)
    yield {
      ...draft,
      id,
      ...(title ? { title } : {}),
      ...(published ? { published } : {}),
      ...(draft.outlet ? {} : outlet ? { outlet } : {}),
      problems: draft.problems,
    }
  for (const [i, { filename, content, mimeType }] of mail.attachments.entries()) {
    const called = filename ?? `attachment-${i + 1}`
    if (/^(?:image|audio|video|font)\/|calendar|signature|ms-tnef/.test(mimeType)) continue
    const attached = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
    for await (const one of context.within(called, attached))
      yield { ...(published ? { published } : {}), ...one, id: `${id}/${one.id ?? called}` }
  }
}

/** An answer repeats what it answers; the words of the one who writes stand above. */
const withoutQuoted = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?:^|\n)On [^\n]{5,120}(?:\n[^\n]{0,80})? wrote:\s*(?:\n>[^\n]*)+\s*$/, '')
    .replace(/^> ?/gm, '')

/** Mail of more bytes than this is a parcel of files. */
const LONGEST_MAIL = 50_000_000

/** The messages of an mbox file, one at a time; ">From " in their words is "From " again. */
export async function* readMailbox(source: Source, context: ReadContext): AsyncGenerator<Draft> {
  let lines: Uint8Array[] = []
  let size = 0
  let number = 0
  async function* message(): AsyncGenerator<Draft> {
    if (lines.length === 0 && size === 0) return
    number++
    const name = `${source.name}:${number}`
    const path = `Message ${number} of ${source.path}`
    if (size > LONGEST_MAIL)
      yield {
        id: name,
        ...unreadable(
          'report-too-long',
          `${path} is longer than ${LONGEST_MAIL / 1e6} MB: save its files and read them.`,
        ),
      }
    else {
      const bytes = Buffer.concat(lines)
      for await (const draft of readMail(bytes, { ...source, name, path }, context))
        yield { ...draft, id: draft.id ?? name }
    }
    lines = []
    size = 0
  }
  let afterBlank = true
  let started = false
  for await (const { bytes } of linesOf(source.all)) {
    const line = bytes ?? new Uint8Array()
    const start = Buffer.from(line.subarray(0, 80)).toString('latin1').trimEnd()
    if (afterBlank && MESSAGE_START.test(start)) {
      yield* message()
      afterBlank = false
      started = true
      continue
    }
    afterBlank = start === ''
    if (!started) continue
    size += line.length + 1
    const unescaped = /^>+From /.test(start) ? line.subarray(1) : line
    if (size <= LONGEST_MAIL) lines.push(unescaped, NEW_LINE)
    else lines = []
  }
  yield* message()
  if (number === 0)
    yield {
      text: '',
      problems: [problemOf('mail-broken', `${source.path} holds no mail messages: export it again as mbox.`)],
    }
}

const MESSAGE_START = /^From .*\d{4}/
const NEW_LINE = Buffer.from('\n')
