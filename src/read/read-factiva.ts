import type { Problem } from '../report/layers.js'
import { type ArchivedArticle, draftOfArticle, exportedText } from './archived-article.js'
import { dayOf } from './day-of.js'
import { type Draft, unreadable } from './raw-report.js'
import type { ReadContext, Source } from './source.js'

/** "Document LBA0000020181127eebr00abc" ends an article; it is the article's name in Factiva. */
const DOCUMENT_END = /^[ \t]*(?:AN[ \t]+)?Document ([A-Z][A-Z0-9_]{9,}[a-z0-9]{4,})[ \t]*$/m
/** "HD", "WC  532 words": two capitals at the margin. */
const TAG = /^([A-Z]{2,3})(?:[ \t]{2,}|[ \t]*$)(.*)$/

/** The articles of a Factiva export in plain text, with or without its two-letter tags. */
export async function* readFactiva(
  text: string,
  problems: readonly Problem[],
  { name, path }: Source,
  context: ReadContext,
): AsyncGenerator<Draft> {
  const pieces = exportedText(text).split(new RegExp(DOCUMENT_END, 'gm'))
  let number = 0
  // The capture group of the split puts each article's name after it; indexing follows the name of a tagged one.
  for (let i = 0; i < pieces.length; i += 2) {
    const piece = pieces[i]!
    const tags = tagsOf(piece)
    const article = tags.has('HD') ? taggedArticle(tags) : plainArticle(piece)
    if (!article) continue
    number++
    yield {
      ...draftOfArticle(article, context.rules()),
      id: tags.get('AN')?.replace(/^Document /, '') ?? pieces[i + 1] ?? `${name}:${number}`,
      problems,
    }
  }
  if (number === 0)
    yield unreadable(
      'export-empty',
      `${path} looks like a Factiva export but holds no article: export it again as plain text.`,
    )
}

/** What stands under each tag; an article's two parts, LP and TD, keep their blank lines. */
function tagsOf(piece: string): Map<string, string> {
  const tags = new Map<string, string>()
  let tag: string | undefined
  for (const line of piece.split('\n')) {
    const [, name, value] = TAG.exec(line) ?? []
    if (name) {
      tag = name
      tags.set(tag, value!.trim())
    } else if (tag) tags.set(tag, `${tags.get(tag)}\n${line.trim()}`)
  }
  for (const [name, value] of tags) tags.set(name, value.trim())
  return tags
}

function taggedArticle(tags: ReadonlyMap<string, string>): ArchivedArticle {
  const line = (tag: string) => tags.get(tag)?.replace(/\s+/g, ' ').trim() || undefined
  return {
    headline: line('HD')!,
    body: [tags.get('LP'), tags.get('TD')].filter(Boolean).join('\n\n'),
    outlet: line('SN'),
    published: dayOf(line('PD')),
    author: line('BY')?.replace(/^by /i, ''),
  }
}

/** Without tags: section, headline, byline, "532 words", day, time, outlet, code, language, rights, then the article. */
function plainArticle(piece: string): ArchivedArticle | undefined {
  const lines = piece.split('\n').map((line) => line.trim())
  const words = lines.findIndex((line) => /^\d[\d,]* words$/.test(line))
  if (words < 0) return undefined
  const above = lines.slice(0, words).filter(Boolean)
  const byline = above.findIndex((line) => /^by /i.test(line))
  const below = lines.slice(words + 1)
  const rights = below.findIndex((line) => /^(?:\(c\)|©|Copyright\b)/i.test(line))
  const about = below.slice(0, rights < 0 ? 6 : rights).filter(Boolean)
  const day = about.findIndex((line) => dayOf(line))
  const outlet = about.slice(day + 1).find((line) => !/^\d{1,2}:\d\d/.test(line))
  // A section may stand above the headline, which is the longer line.
  const titles = byline < 0 ? above : above.slice(0, byline)
  const headline = titles.length > 2 ? titles.slice(1).join(' ') : titles.at(-1)
  return {
    headline: headline ?? '',
    body: below.slice(rights < 0 ? about.length : rights + 1).join('\n'),
    outlet,
    published: dayOf(about[day]),
    author: byline < 0 ? undefined : above[byline]!.replace(/^by /i, ''),
  }
}
