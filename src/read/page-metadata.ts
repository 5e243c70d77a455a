import { dayOf } from './day-of.js'
import type { Element } from './html-blocks.js'

/** What a page says about itself. */
export interface PageMetadata {
  readonly title?: string
  readonly published?: string
  readonly outlet?: string
  readonly author?: string
  readonly url?: string
  readonly language?: string
}

export interface Page {
  readonly documentElement: Element
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Iterable<Element>
}

/** Names of `<meta>` tags that tell the day of publication, the usual ones first. */
const PUBLISHED = `article:published_time og:published_time datepublished date pubdate publishdate publish_date dc.date
  dc.date.issued dcterms.created parsely-pub-date sailthru.date article.published publication_date
  cxenseparse:recs:publishtime ptime`.split(/\s+/)
const CHANGED = ['article:modified_time', 'last-modified']

/** Title, day, outlet, author and address (`from`, where the page does not say its own): from JSON-LD, else `<meta>`, else `<time>` and the address. */
export function pageMetadata(page: Page, from?: string): PageMetadata {
  const objects = linkedData(page)
  const article = articleOf(objects)
  const meta = metaTags(page)
  const first = (...names: string[]): string | undefined => names.map((name) => meta.get(name)).find(Boolean)
  const url =
    page.querySelector('link[rel="canonical"]')?.getAttribute('href') ||
    first('og:url') ||
    stringOf(article?.url) ||
    from
  const title = tidy(first('og:title', 'twitter:title')) ?? tidy(stringOf(article?.headline))
  const outlet =
    [first('og:site_name'), nameOf(article?.publisher), first('application-name')]
      .map(tidy)
      .find((name) => name && !/^https?:/.test(name)) ?? hostOf(url)
  const author =
    nameOf(article?.author) ??
    tidy(first('author', 'article:author', 'parsely-author', 'sailthru.author', 'byl', 'dc.creator'))
  const firstDay = (names: readonly string[]) => names.map((name) => dayOf(meta.get(name))).find(Boolean)
  const published =
    dayOf(stringOf(article?.datePublished)) ??
    firstDay(PUBLISHED) ??
    timeElement(page) ??
    dayInAddress(url) ??
    dayOf(stringOf(objects.find((object) => object.datePublished)?.datePublished)) ??
    lineWithDate(page) ??
    // A day of change is better than none: most reports change on the day they appear.
    dayOf(stringOf(article?.dateModified)) ??
    firstDay(CHANGED)
  const language = page.documentElement.getAttribute('lang') ?? first('og:locale', 'content-language')
  return definedOnly({
    title,
    published,
    outlet,
    author: author?.replace(/^by\s+/i, ''),
    url: url && /^https?:/.test(url) ? url : undefined,
    language,
  })
}

type Json = { readonly [key: string]: unknown }

/** All JSON-LD objects of the page; broken ones are passed over, as browsers do. */
function linkedData(page: Page): Json[] {
  const objects: Json[] = []
  const open: unknown[] = []
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      open.push(JSON.parse((script.textContent ?? '').replace(/^\s*(?:<!--|\/\*.*?\*\/)|-->\s*$/g, '')))
    } catch {
      // A page's own mistake; its <meta> tags say the same.
    }
  }
  for (let steps = 0; open.length > 0 && steps < 500; steps++) {
    const value = open.shift()
    if (Array.isArray(value)) open.push(...value)
    else if (value && typeof value === 'object') {
      objects.push(value as Json)
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage'])
        if ((value as Json)[key]) open.push((value as Json)[key])
    }
  }
  return objects
}

const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting)$/
const articleOf = (objects: readonly Json[]): Json | undefined =>
  objects.find((object) => [object['@type']].flat().some((type) => typeof type === 'string' && ARTICLE.test(type)))

function metaTags(page: Page): Map<string, string> {
  const tags = new Map<string, string>()
  for (const tag of page.querySelectorAll('meta')) {
    const name = tag.getAttribute('property') ?? tag.getAttribute('name') ?? tag.getAttribute('itemprop')
    const content = tag.getAttribute('content')
    if (name && content && !tags.has(name.toLowerCase())) tags.set(name.toLowerCase(), content)
  }
  return tags
}

function timeElement(page: Page): string | undefined {
  for (const time of page.querySelectorAll('time[datetime], time[pubdate], [itemprop="datePublished"]')) {
    const day = dayOf(time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent ?? '')
    if (day) return day
  }
  return undefined
}

/** The first short line that the page's makers call a date and that holds a whole one. */
function lineWithDate(page: Page): string | undefined {
  for (const element of page.querySelectorAll(
    '[class*="date"], [class*="Date"], [class*="publish"], [class*="posted"]',
  )) {
    const line = element.textContent?.trim() ?? ''
    const day = line.length < 100 ? dayOf(line.replace(/\s+/g, ' ')) : undefined
    if (day) return day
  }
  return undefined
}

/** "/2018/11/27/…", "/2018-11-27-…", "/2018/nov/27/…", "…20181127…" */
function dayInAddress(url = ''): string | undefined {
  const named = /\/((?:19|20)\d\d)\/([a-z]{3})[a-z]*\/(\d\d?)(?=\D|$)/i.exec(url)
  if (named) return dayOf(`${named[3]} ${named[2]} ${named[1]}`)
  const found =
    /\/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=\D|$)/.exec(url) ?? /\D((?:19|20)\d\d)(\d\d)(\d\d)(?=\D|$)/.exec(url)
  return found ? dayOf(`${found[1]}-${found[2]}-${found[3]}`) : undefined
}

const hostOf = (url: string | undefined): string | undefined => /^https?:\/\/(?:www\.)?([^/:]+)/.exec(url ?? '')?.[1]

const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The name of a person or firm in JSON-LD: a string, an object with a name, or several. */
function nameOf(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .map((item) => stringOf(item) ?? stringOf((item as Json | null | undefined)?.name) ?? '')
    .map((name) => tidy(name))
    .filter((name) => name && !/^https?:/.test(name))
  return names.length > 0 ? names.join(', ') : undefined
}

const tidy = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ').trim() || undefined

const definedOnly = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined | null> } =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as never
