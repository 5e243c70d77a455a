import type { CleaningRule, CleaningRules } from './cleaning-rules.js'

/** A block with how much of it is links, where that is known. */
export interface Block {
  readonly text: string
  readonly linked?: number
}

/** The longest block that can be boilerplate: a paragraph that merely mentions a newsletter is longer. */
const LONGEST = 400

/** Blocks of a headline and a story of two paragraphs: before them, "Comments" is a button, not the end. */
const SHORTEST_STORY = 3

/** The blocks without advertisements, newsletter forms, "read also" lines and the like. */
export function withoutBoilerplate<B extends Block>(blocks: readonly B[], { boilerplate }: CleaningRules): B[] {
  const rules = blocks.map(({ text }) =>
    text.length > LONGEST ? undefined : boilerplate.find((r) => r.pattern.test(text)),
  )
  const goes = rules.map((rule) => rule !== undefined && rule.reach !== 'after')
  spread(rules, goes)
  rules.forEach((rule, i) => {
    if (rule?.reach === 'rest' && i >= SHORTEST_STORY) goes.fill(true, i)
    if (rule?.reach === 'list') for (let k = i + 1; k < blocks.length && isHeadline(blocks[k]!); k++) goes[k] = true
  })
  return blocks.filter((_, i) => !goes[i])
}

/** "Enter your email", "Submit": parts of a form go with the line that opens it, on both sides. */
function spread(rules: readonly (CleaningRule | undefined)[], goes: boolean[]): void {
  for (let i = 1; i < goes.length; i++) if (goes[i - 1] && rules[i]?.reach === 'after') goes[i] = true
  for (let i = goes.length - 2; i >= 0; i--) if (goes[i + 1] && rules[i]?.reach === 'after') goes[i] = true
}

/** A headline in a list of other articles: short, and no sentence; on a page, a link. */
const isHeadline = ({ text, linked }: Block): boolean =>
  text.length < 140 && (linked === undefined ? !/[.!…”"]$/.test(text) : linked > 0.5)
