import type { Problem } from '../report/layers.js'
import { type ArchivedArticle, draftOfArticle, exportedText } from './archived-article.js'
import { dayOf } from './day-of.js'
import { type Draft, problemOf, unreadable } from './raw-report.js'
import type { ReadContext, Source } from './source.js'

/** "12 of 500 DOCUMENTS" above an article (LexisNexis Academic), "End of Document" below it (Nexis Uni). */
const BETWEEN = /^[ \t]*(?:Document )?\d[\d,]* of \d[\d,]* DOCUMENTS?[ \t]*$|^[ \t]*End of Document[ \t]*$/gim
/** "BYLINE: …", "Load-Date: …" */
const LABEL =
  /^[ \t]*((?:[A-Z][A-Z-]+(?: [A-Z]+)?)|Section|Length|Byline|Dateline|Highlight|Graphic|Load-Date|Language|Publication-Type|Headline|Body):[ \t]*(.*)$/
/** What stands below an article. */
const BELOW =
  /^[ \t]*(?:(?:LOAD-DATE|Load-Date|LANGUAGE|Language|GRAPHIC|Graphic|PUBLICATION-TYPE|Publication-Type|PUB-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|SUBJECT|ORGANIZATION|COMPANY|TICKER|INDUSTRY|GEOGRAPHIC|COUNTRY|STATE|CITY|PERSON|ACC-NO|NOTES|URL|Subject|Industry|Geographic|Person|Organization|Company|Publication Type|Journal Code): ?.*|Classification|Copyright (?:©|\(c\))? ?\d{4}.*|All Rights Reserved\.?)$/

/** The articles of a LexisNexis or Nexis Uni export in plain text, with outlet, day, byline and headline. */
export async function* readLexisNexis(
  text: string,
  problems: readonly Problem[],
  { name, path }: Source,
  context: ReadContext,
): AsyncGenerator<Draft> {
  const documents = exportedText(text).split(BETWEEN)
  let number = 0
  for (const document of documents) {
    const article = articleOf(document)
    // Cover pages and lists of what was searched for stand before the first article.
    if (!article) continue
    number++
    const notes = article.published
      ? []
      : [problemOf('published-unknown', `Article ${number} of ${path} has no day above it: give it with --published.`)]
    yield {
      ...draftOfArticle(article, context.rules()),
      id: `${name}:${number}`,
      problems: [...problems, ...notes],
    }
  }
  if (number === 0)
    yield unreadable(
      'export-empty',
      `${path} looks like a LexisNexis export but holds no article: export it again as plain text.`,
    )
}

function articleOf(document: string): ArchivedArticle | undefined {
  const lines = document.split('\n')
  const labels = new Map<string, string>()
  let bodyAt = -1
  let firstLabel = -1
  let dateAt = -1
  for (const [i, line] of lines.entries()) {
    if (/^[ \t]*(?:BODY|Body):?[ \t]*$/.test(line)) {
      bodyAt = i + 1
      break
    }
    const [, label, value] = LABEL.exec(line) ?? []
    if (label) {
      if (firstLabel < 0) firstLabel = i
      labels.set(label.toUpperCase(), valueAt(lines, i, value!))
    } else if (dateAt < 0 && firstLabel < 0 && line.trim().length < 80 && dayOf(line.trim())) dateAt = i
  }
  if (!labels.has('LENGTH') && bodyAt < 0) return undefined
  // Older exports have no BODY: the article follows the last of the labels that stand above it.
  if (bodyAt < 0) bodyAt = afterLabels(lines, firstLabel)
  const end = lines.findIndex((line, i) => i >= bodyAt && BELOW.test(line))
  const body = lines.slice(bodyAt, end < 0 ? lines.length : end).join('\n')
  const head = blocksOf(lines.slice(0, firstLabel < 0 ? bodyAt : firstLabel))
  const day = dateAt < 0 ? undefined : dayOf(lines[dateAt]!.trim())
  const author = labels.get('BYLINE')?.replace(/^by:? /i, '')
  const told = { published: day ?? dayOf(labels.get('LOAD-DATE')), author }
  // Nexis Uni: headline, outlet and day on lines of their own, then the rights. Academic: outlet, day, edition, headline.
  const before = lines
    .slice(0, Math.max(dateAt, 0))
    .map((line) => line.trim())
    .filter(Boolean)
  if (before.length >= 2) return { headline: before.slice(0, -1).join(' '), outlet: before.at(-1), body, ...told }
  const headline = labels.get('HEADLINE') ?? head.filter((block) => !dayOf(block) && !/^Copyright\b/.test(block)).at(-1)
  return { headline: headline === before[0] ? '' : (headline ?? ''), outlet: before[0], body, ...told }
}

/** A label's value may run over lines up to the next blank one. */
function valueAt(lines: readonly string[], at: number, first: string): string {
  const value = [first.trim()]
  for (let i = at + 1; i < lines.length && lines[i]!.trim() && !LABEL.test(lines[i]!); i++) value.push(lines[i]!.trim())
  return value.join(' ').trim()
}

function afterLabels(lines: readonly string[], firstLabel: number): number {
  let at = firstLabel
  for (let i = firstLabel; i < lines.length; i++) {
    if (!lines[i]!.trim()) continue
    if (!LABEL.test(lines[i]!) || BELOW.test(lines[i]!)) break
    while (i + 1 < lines.length && lines[i + 1]!.trim() && !LABEL.test(lines[i + 1]!)) i++
    at = i + 1
  }
  return at
}

const blocksOf = (lines: readonly string[]): string[] =>
  lines
    .join('\n')
    .split(/\n[ \t]*\n/)
    .map((block) => block.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
