import { codeReport } from '../../coder.js'
import { type Span, spansMeet } from '../../report/span.js'
import { type Tree, treeOf } from '../../report/tree.js'
import type { Resources } from '../../resources.js'
import { type Asked, alternativesIn, askedIn } from './asked-actors.js'
import { relationIn } from './relation-of-question.js'
import type { QuestionWords, Relation } from './relations.js'
import { windowOf } from './window-of-question.js'

export type Form =
  | 'whether'
  | 'who'
  | 'what'
  | 'which'
  | 'when'
  | 'where'
  | 'why'
  | 'how'
  | 'how many'
  | 'how much'
  | 'should'

/** A question as our own coder reads it. */
export interface AskedQuestion {
  readonly text: string
  readonly form: Form
  readonly relation: Relation | null
  readonly asked: readonly Asked[]
  /** Codes of the actors, in the question's order, without those that it is against. */
  readonly actors: readonly string[]
  readonly against: readonly string[]
  /** Codes between which it asks to choose: "Turkey or Iran?" */
  readonly alternatives: readonly string[]
  readonly since: string | null
  readonly until: string | null
  /** It asks what will be, or what is planned. */
  readonly future: boolean
  /** Words of the question that could not be parsed. */
  readonly missed: readonly string[]
}

const AUXILIARIES = new Set('is are was were do does did has have had will would can could may might shall'.split(' '))
const FUTURE = /\b(will|going to|about to|plan(s|ned|ning)?|upcoming|next|scheduled|due to|future)\b/i

/** Reads a question or a headline: what it asks, about whom, when, and what of it cannot be read. */
export function readQuestion(
  text: string,
  {
    resources,
    words,
    asOf,
  }: { readonly resources: Resources; readonly words: QuestionWords; readonly asOf: string | null },
): AskedQuestion {
  const report = codeReport(
    {
      id: 'question',
      original: { text: plainOpening(text), language: 'en', ...(asOf === null ? {} : { published: asOf }) },
    },
    resources,
  )
  const tree = treeOf(report)
  const form = formOf(tree, words)
  const inOrder = askedIn(report, tree, resources.registry)
  const alternatives = alternativesIn(tree, inOrder)
  const named = inOrder.map((one) => ({ ...one, role: roleAmong(one, alternatives, inOrder, tree) }))
  const found = relationIn(report, tree, named, words, form, resources)
  const window = windowOf(report, tree)
  const covered = [...named.map(({ span }) => span), ...found.spans, ...window.spans]
  const codes = (those: readonly Asked[]) => [...new Set(those.flatMap(({ country }) => (country ? [country] : [])))]
  const against = codes(named.filter(({ role }) => role === 'against'))
  return {
    text,
    form,
    relation: found.relation,
    asked: named.map(({ span: _, ...one }) => one),
    actors: codes(named.filter(({ role }) => role !== 'against')).filter((code) => !against.includes(code)),
    against,
    alternatives,
    since: window.since,
    until: window.until,
    future: FUTURE.test(text),
    missed: missedIn(tree, covered, words, text),
  }
}

/** "Will Wang Yi visit …": the word that asks is no part of a name, and nobody is called Who. */
function plainOpening(text: string): string {
  const opening = text.match(/^\s*(\p{L}+)/u)?.[1]
  if (
    !opening ||
    !(AUXILIARIES.has(opening.toLowerCase()) || /^(who|whom|what|which|when|where|why|how)$/i.test(opening))
  )
    return text
  const at = text.indexOf(opening)
  return text.slice(0, at) + opening[0]!.toLowerCase() + text.slice(at + 1)
}

/** "Who attacked Iraq more often, Turkey or Iran?": what stands behind the question does it, unless somebody else does. */
function roleAmong(one: Asked, alternatives: readonly string[], all: readonly Asked[], tree: Tree): Asked['role'] {
  if (one.role !== 'other' || one.country === null || !alternatives.includes(one.country)) return one.role
  const others = all.filter(({ country }) => country !== null && !alternatives.includes(country))
  return tree.lower(0) === 'whom' || others.some(({ role }) => role === 'subject') ? 'object' : 'subject'
}

function formOf(tree: Tree, { judging }: QuestionWords): Form {
  const first = tree.lower(0)
  const second = tree.lower(1)
  if (first === 'should' || first === 'ought') return 'should'
  // "What should Iran do …", "Would it be wise to …": for people to judge.
  const roots = tree.roots(0)
  if (roots.some((root) => tree.childrenBy(root, 'aux').some((i) => tree.lower(i) === 'should'))) return 'should'
  if (roots.some((root) => judging.has(tree.lemma(root).toLowerCase()) && tree.childBy(root, 'cop') !== undefined))
    return 'should'
  if (first === 'how')
    return second === 'many' || second === 'often' ? 'how many' : second === 'much' ? 'how much' : 'how'
  if (first === 'whom' || first === 'whose') return 'who'
  for (const form of ['who', 'what', 'which', 'when', 'where', 'why'] as const) if (first === form) return form
  // "In which outlets …", "With whom did …"
  if (second === 'which' || second === 'what') return 'which'
  if (second === 'whom') return 'who'
  return 'whether'
}

/** Words that carry meaning and belong to nothing that was read. */
function missedIn(tree: Tree, covered: readonly Span[], { plain }: QuestionWords, text: string): string[] {
  const missed: Span[] = []
  for (let i = 0; i < tree.size; i++) {
    const span = tree.tokenSpan(i)
    if (!/^(NOUN|PROPN|VERB|ADJ|NUM|X)$/.test(tree.upos(i))) continue
    if (covered.some((other) => spansMeet(other, span))) continue
    if (plain.has(tree.lemma(i).toLowerCase()) || plain.has(tree.lower(i))) continue
    const last = missed.at(-1)
    if (last && /^[\s-]*$/.test(text.slice(last.end, span.start)))
      missed[missed.length - 1] = { start: last.start, end: span.end }
    else missed.push(span)
  }
  return missed.map(({ start, end }) => text.slice(start, end))
}
