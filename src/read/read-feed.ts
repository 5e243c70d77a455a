import { parseFeed } from 'feedsmith'
import { dayOf } from './day-of.js'
import { decodeText } from './decode-text.js'
import { type Draft, unreadable } from './raw-report.js'
import { htmlEncoding, readHtml } from './read-html.js'
import { readPlainText } from './read-plain-text.js'
import type { ReadContext, Source } from './source.js'

/** What the formats of feeds have in common, in one shape. */
interface Item {
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly url?: string | undefined
  readonly published?: string | undefined
  readonly author?: string | undefined
  readonly content?: string | undefined
  readonly outlet?: string | undefined
  readonly language?: string | undefined
}

/** The items of an RSS, Atom, RDF or JSON feed: a report each, called by its own id or address. */
export async function* readFeed(
  bytes: Uint8Array,
  { name, path, head }: Source,
  { rules }: ReadContext,
): AsyncGenerator<Draft> {
  const { text, problems } = await decodeText(bytes, htmlEncoding(head))
  let items: Item[]
  try {
    items = itemsOf(parseFeed(text) as ParsedFeed)
  } catch {
    yield unreadable('feed-broken', `${path} is no sound RSS, Atom or JSON feed: fetch it anew, or check its tags.`)
    return
  }
  if (items.length === 0)
    yield unreadable('feed-empty', `${path} is a feed without items: there is nothing to code in it.`)
  const used = new Map<string, number>()
  for (const [i, item] of items.entries()) {
    const own = item.id ?? item.url ?? `${name}:${i + 1}`
    const times = (used.get(own) ?? 0) + 1
    used.set(own, times)
    const content = item.content ?? ''
    const title = item.title && plain(item.title)
    const read = /<[a-z!/]/i.test(content)
      ? readHtml(
          `<html><head><title>${escaped(title ?? '')}</title></head><body><article>${content}</article></body></html>`,
          rules(),
        )
      : readPlainText(title ? `${title}\n\n${content}` : content, rules())
    yield {
      id: times === 1 ? own : `${own}#${times}`,
      ...read,
      ...withoutEmpty({
        title,
        published: dayOf(item.published) ?? read.published,
        author: item.author ?? read.author,
        outlet: item.outlet ?? read.outlet,
        url: item.url,
        language: item.language,
      }),
      problems: [...problems, ...read.problems],
    }
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const plain = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
const withoutEmpty = (fields: Readonly<Record<string, string | undefined>>): Partial<Draft> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value))

/** The part of feedsmith's shapes that is read here. */
interface ParsedFeed {
  readonly format: 'rss' | 'atom' | 'rdf' | 'json'
  readonly feed: Fields
}
type Fields = { readonly [field: string]: unknown }

function itemsOf({ format, feed }: ParsedFeed): Item[] {
  const outlet = textOf(feed.title)
  const language = textOf(feed.language)
  const common = { outlet: outlet && plain(outlet), language }
  const from = (field: string) => listOf(feed[field]) as Fields[]
  if (format === 'atom')
    return from('entries').map((entry) => ({
      ...common,
      id: textOf(entry.id),
      title: textOf(entry.title),
      url: textOf((listOf(entry.links) as Fields[]).find(({ rel }) => !rel || rel === 'alternate')?.href),
      published: textOf(entry.published) ?? textOf(entry.updated),
      author: namesOf(entry.authors),
      content: longest(entry.content, entry.summary),
    }))
  if (format === 'json')
    return from('items').map((item) => ({
      ...common,
      id: textOf(item.id),
      title: textOf(item.title),
      url: textOf(item.url),
      published: textOf(item.date_published) ?? textOf(item.date_modified),
      author: namesOf(item.authors),
      content: longest(item.content_html, item.content_text, item.summary),
      language: textOf(item.language) ?? language,
    }))
  return from('items').map((item) => {
    const dublin = (item.dc ?? {}) as Fields
    return {
      ...common,
      id: textOf((item.guid as Fields | undefined)?.value),
      title: textOf(item.title),
      url: textOf(item.link),
      published: textOf(item.pubDate) ?? textOf(dublin.date) ?? textOf(listOf(dublin.dates)[0]),
      author: namesOf(dublin.creators) ?? textOf(dublin.creator) ?? namesOf(item.authors),
      content: longest((item.content as Fields | undefined)?.encoded, item.description),
    }
  })
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value ? [value] : [])

/** A text may stand alone or with its type: {value, type}. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (value instanceof Date) return value.toISOString()
  return value && typeof value === 'object' ? textOf((value as Fields).value) : undefined
}

function namesOf(people: unknown): string | undefined {
  const names = listOf(people).map((person) => textOf(person) ?? textOf((person as Fields | null)?.name))
  return names.filter(Boolean).join(', ') || undefined
}

/** A feed may give a whole report or its first lines only, in either field. */
const longest = (...texts: readonly unknown[]): string | undefined =>
  texts.map(textOf).reduce((best, text) => ((text?.length ?? 0) > (best?.length ?? 0) ? text : best), undefined)
