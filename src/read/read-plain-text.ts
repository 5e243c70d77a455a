import { blocksIn } from '../text/text-blocks.js'
import { type Block, withoutBoilerplate } from './clean-blocks.js'
import type { CleaningRules } from './cleaning-rules.js'
import { composeReport } from './compose-report.js'
import type { Draft } from './raw-report.js'

/**
 * A report in plain text, cleaned: paragraphs as they were, with a blank line between them, wrapped lines joined again,
 * and without advertisements, forms and the like. Headline, byline, day and agency are kept as data.
 */
export function readPlainText(
  text: string,
  rules: CleaningRules,
  options: { readonly markdown?: boolean } = {},
): Draft {
  const plain = (options.markdown ? withoutMarkdown(text) : text).replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const paragraphs = blocksIn(plain).map(({ start, end }) => ({
    text: plain.slice(start, end).replace(/\s*\n\s*/g, ' '),
  }))
  const story = storyOf(paragraphs, rules).map((block) => block.text)
  return composeReport(story, {}, rules)
}

/** "Opinion: …", "Watch: …" are boilerplate below a story but a headline above it. */
function storyOf(paragraphs: readonly Block[], rules: CleaningRules): readonly Block[] {
  const [first, ...others] = paragraphs
  if (!first) return []
  const headline = {
    boilerplate: rules.boilerplate.filter(({ kind }) => kind !== 'read-also'),
    agencies: rules.agencies,
  }
  return [...withoutBoilerplate([first], headline), ...withoutBoilerplate(others, rules)]
}

/** Headings, emphasis and links as their words alone. */
const withoutMarkdown = (text: string): string =>
  text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^#{1,6} +(.*?)(?: #+)?$/gm, '$1\n')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2')
    .replace(/^> ?/gm, '')
