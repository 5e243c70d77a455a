import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { withoutBoilerplate } from './clean-blocks.js'
import type { CleaningRules } from './cleaning-rules.js'
import { composeReport } from './compose-report.js'
import { type HtmlBlock, htmlBlocks, type Node } from './html-blocks.js'
import { type Page, pageMetadata } from './page-metadata.js'
import type { Draft } from './raw-report.js'
import { readPlainText } from './read-plain-text.js'

/** Larger or deeper pages are made by machines to be read by none: their words are taken without their layout. */
const LONGEST_PAGE = 4_000_000
const DEEPEST_PAGE = 1_000

/** The article of a web page (from `url`, if that is known), headline first, and what the page says about it. Heavy: import it when a page comes. */
export function readHtml(html: string, rules: CleaningRules, url?: string): Draft {
  const page = withoutCode(html)
  try {
    if (page.length <= LONGEST_PAGE && depthOf(page) <= DEEPEST_PAGE)
      return articleOf(/<html[\s>]/i.test(page) ? page : `<html><body>${page}</body></html>`, rules, url)
  } catch {
    // What no parser takes for a page still has words: they follow.
  }
  return readPlainText(page.replace(/<[^<>]*>/g, '\n'), rules)
}

/** The page without scripts (but JSON-LD), styles and drawings, which are half of it and no one's words. */
function withoutCode(html: string): string {
  const opening = /<(script|style|svg)\b/gi
  let page = ''
  let from = 0
  for (let m = opening.exec(html); m; m = opening.exec(html)) {
    const closing = new RegExp(`</${m[1]}\\s*>`, 'gi')
    closing.lastIndex = opening.lastIndex
    const end = closing.exec(html)
    // One that is never closed is left to the parser, and so is all that follows.
    if (!end) break
    if (!html.slice(m.index, Math.min(end.index, m.index + 300)).includes('ld+json')) {
      page += `${html.slice(from, m.index)} `
      from = closing.lastIndex
    }
    opening.lastIndex = closing.lastIndex
  }
  return page + html.slice(from)
}

const NEVER_CLOSED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|option)$/i

/** How deeply a page's elements lie in each other, at most. */
function depthOf(page: string): number {
  let depth = 0
  let deepest = 0
  for (const [, closing, name] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (NEVER_CLOSED.test(name!)) continue
    depth = closing ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) deepest = depth
  }
  return deepest
}

function articleOf(page: string, rules: CleaningRules, url: string | undefined): Draft {
  const { document } = parseHTML(page)
  const said = pageMetadata(document as unknown as Page, url)
  const article = mainArticle(document) ?? wholePage(page)
  const blocks = article.blocks.filter((block) => !isLinks(block))
  const paragraphs = withoutBoilerplate(blocks, rules).map(({ text }) => text)
  return composeReport(paragraphs, { title: article.title, author: article.byline, ...said }, rules)
}

interface Article {
  readonly title?: string | undefined
  readonly byline?: string | undefined
  readonly blocks: readonly HtmlBlock[]
}

function mainArticle(document: ReturnType<typeof parseHTML>['document']): Article | undefined {
  try {
    const article = new Readability<Node>(document, {
      maxElemsToParse: 20_000,
      serializer: (node) => node as unknown as Node,
    }).parse()
    if (!article?.content) return undefined
    return {
      title: article.title ?? undefined,
      byline: article.byline ?? undefined,
      blocks: htmlBlocks(article.content),
    }
  } catch {
    // Readability stumbles over elements without a tag name, which broken pages have.
    return undefined
  }
}

/** All that a page says, read anew because Readability takes a page apart. */
function wholePage(page: string): Article {
  const { document } = parseHTML(page)
  const title = document.querySelector('title')?.textContent?.replace(/\s+/g, ' ').trim()
  return { title, blocks: document.body ? htmlBlocks(document.body as unknown as Node) : [] }
}

/** A menu, or a list of other articles: a short block that is nearly all links, and no sentence with one long link. */
const isLinks = ({ text, linked }: HtmlBlock): boolean =>
  text.length < 200 && linked > (/[.!?”"]$/.test(text) ? 0.95 : 0.8)

/** The encoding that a page states in its first bytes. */
export const htmlEncoding = (head: Uint8Array): string | undefined =>
  /<meta[^>]+charset=["']?([\w-]+)|<\?xml[^>]+encoding=["']([\w-]+)/i
    .exec(Buffer.from(head).toString('latin1'))
    ?.slice(1)
    .find(Boolean)
