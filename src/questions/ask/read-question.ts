import { codeReport } from '../../coder.js'
import { type Span, spansMeet } from '../../report/span.js'
import { type Tree, treeOf } from '../../report/tree.js'
import type { Resources } from '../../resources.js'
import { type Asked, alternativesIn, askedIn } from './asked-actors.js'
import { type Among, withGroups } from './groups.js'
import { inRegistry } from './known-names.js'
import { asTold, legible } from './question-text.js'
import { relationAsTold, relationIn, wordsOf } from './relation-of-question.js'
import type { QuestionWords, Relation } from './relations.js'
import { roleAmong, withAim, withDeed, withDoer, withGiver } from './roles-of-asked.js'
import { thirdRole } from './third-party.js'
import { reignOf, type WindowWords, windowOf } from './window-of-question.js'

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
  | 'what if'
  | 'opinion'

/** A question as our own coder reads it. */
export interface AskedQuestion {
  readonly text: string
  readonly form: Form
  readonly relation: Relation | null
  readonly asked: readonly Asked[]
  /** Codes of the actors, in the question's order, without those that it is against. */
  readonly actors: readonly string[]
  /** Third parties: "against X", "behind X's back", "without X". */
  readonly against: readonly string[]
  /** What they take part in is not asked for: "without X", "other than X". */
  readonly leftOut: readonly string[]
  /** Those of whom it asks which: "Which Arab leaders …?" */
  readonly among: Among | null
  /** Codes between which it asks to choose: "Turkey or Iran?" */
  readonly alternatives: readonly string[]
  readonly since: string | null
  readonly until: string | null
  /** Words that say when without a day, and what they were read as. */
  readonly window: readonly WindowWords[]
  /** It asks what will be, or what is planned. */
  readonly future: boolean
  /** Words of the question that could not be parsed. */
  readonly missed: readonly string[]
}

/** Times that only a day on which it is asked gives a meaning. */
const RELATIVE = /\b((this|last|past|next) (\w+ )?(day|week|month|year|decade)s?|yesterday|today|tomorrow)\b/gi
const FUTURE =
  /\b(will|could|might|likely|odds|chances?|heading|headed|going to|about to|plan(s|ned|ning)?|upcoming|next|scheduled|due to|future)\b/i

/** Reads a question or a headline: what it asks, about whom, when, and what of it cannot be read. */
export function readQuestion(
  text: string,
  {
    resources,
    words,
    asOf,
  }: { readonly resources: Resources; readonly words: QuestionWords; readonly asOf: string | null },
): AskedQuestion {
  const published = asOf === null ? {} : { published: asOf }
  const coded = (text: string) =>
    codeReport({ id: 'question', original: { text, language: 'en', ...published } }, resources)
  const plain = legible(text, resources.registry, words)
  const report = coded(plain)
  const tree = treeOf(report)
  const form = formOf(tree, words)
  const isHeadline = form === 'whether' && isNominal(tree)
  const { registry } = resources
  const names = askedIn(report, tree, registry).map((one) => {
    const known = one.country === null ? inRegistry(registry, one) : null
    return known ? { ...known, maybe: false } : one
  })
  const grouped = withGroups(names, tree, words.groups, registry, asOf ?? LATEST)
  const all = grouped.named.map((one) => ({ ...one, role: thirdRole(tree, one.span, words.thirdParty) ?? one.role }))
  // "Under Obama" says when, and not of whom.
  const reign = reignOf(report, tree, all, registry.people, asOf)
  const inOrder = all.filter((one) => one !== reign?.leader)
  const alternatives = alternativesIn(tree, inOrder)
  let named = inOrder.map((one) => ({ ...one, role: roleAmong(one, alternatives, inOrder, tree) }))
  named = withDoer(named, tree)
  const asked = relationIn(report, tree, named, words, form, resources)
  const codes = named.flatMap(({ country }) => country ?? [])
  const told = asked.relation === null && form === 'whether' ? asTold(plain) : null
  const found = (told === null ? null : relationAsTold(coded(told), codes, words)) ?? asked
  named = named.map((one) => withDeed(one, found.noun, named, tree))
  named = withGiver(named, tree, found.relation)
  if (found.relation?.hypotheses === 'alliance') named = named.map((one) => withAim(one, tree, words))
  const dated = windowOf(report, tree, FUTURE.test(text))
  const window = reign === null ? dated : { ...reign.window, spans: [...dated.spans, reign.span] }
  const covered = [
    ...named.flatMap(({ span, maybe }) => (maybe ? [] : [span])),
    ...grouped.spans,
    ...found.spans,
    ...window.spans,
  ]
  return {
    text,
    // "US troop withdrawal from Niger" asks for what is told of it; of an alliance it is still to be weighed whether it is so.
    form: isHeadline && (found.relation?.hypotheses ?? 'act') === 'act' ? 'what' : form,
    relation: found.relation,
    asked: named.map(({ span: _, ...one }) => one),
    ...sidesOf(named),
    among: grouped.among,
    alternatives,
    since: window.since,
    until: window.until,
    window: [...dated.readAs, ...(reign === null ? [] : [reign.window])],
    future: FUTURE.test(text),
    missed: missedIn(tree, covered, words, text),
  }
}

/** Where nobody says on which day it is asked: who belongs to a group now. */
export const LATEST = '9999'

/** Who of those that a question names is asked about, who is the third party, and who is left out. */
export function sidesOf(asked: readonly Asked[]): Pick<AskedQuestion, 'actors' | 'against' | 'leftOut'> {
  const codes = (...roles: readonly Asked['role'][]) => [
    ...new Set(asked.flatMap(({ country, role }) => (country !== null && roles.includes(role) ? [country] : []))),
  ]
  const against = codes('against', 'without')
  const leftOut = codes('without', 'except')
  return {
    actors: codes('subject', 'object', 'other').filter((code) => !against.includes(code) && !leftOut.includes(code)),
    against,
    leftOut,
  }
}

function formOf(tree: Tree, { judging, goods, minds }: QuestionWords): Form {
  const first = tree.lower(0)
  const second = tree.lower(1)
  if (first === 'should' || first === 'ought') return 'should'
  // "What should Iran do …", "Would it be wise to …": for people to judge.
  const roots = tree.roots(0)
  if (roots.some((root) => tree.childrenBy(root, 'aux').some((i) => tree.lower(i) === 'should'))) return 'should'
  if (roots.some((root) => judging.has(tree.lemma(root).toLowerCase()) && tree.childBy(root, 'cop') !== undefined))
    return 'should'
  // "Do Poles like Russians?", "Has public opinion turned?"
  if (
    roots.some((root) =>
      [root, ...tree.childrenBy(root, 'nsubj', 'obj')].some((i) =>
        minds.has(`${tree.lemma(i).toLowerCase()}/${tree.upos(i)}`),
      ),
    )
  )
    return 'opinion'
  // "Who stands to gain …?"
  if (
    roots.some((root) =>
      [root, ...tree.childrenBy(root, 'xcomp')].some((i) => judging.has(`${tree.lemma(i)}/${tree.upos(i)}`)),
    )
  )
    return 'should'
  const lowers = Array.from({ length: tree.size }, (_, i) => tree.lower(i))
  if (WHAT_IF.test(lowers.join(' '))) return 'what if'
  // "How likely is an invasion?", "What are the odds of …?" ask whether it will come.
  if (/^(how|what|is|are)$/.test(first) && lowers.slice(1, 5).some((word) => CHANCES.has(word))) return 'whether'
  if (first === 'how') {
    if (second === 'much') return 'how much'
    if (second !== 'many' && second !== 'often') return 'how'
    // "How many troops …": of the words that it can be about, the first noun counts.
    const counted = Array.from({ length: tree.size }, (_, i) => i).find((i) => i > 1 && tree.upos(i) === 'NOUN')
    const words = counted === undefined ? [] : wordsOf(tree, counted)
    return second === 'many' && words.some((word) => goods.has(word)) ? 'how much' : 'how many'
  }
  if (first === 'whom' || first === 'whose') return 'who'
  for (const form of ['who', 'what', 'which', 'when', 'where', 'why'] as const) if (first === form) return form
  // "In which outlets …", "With whom did …"
  if (second === 'which' || second === 'what') return 'which'
  if (second === 'whom') return 'who'
  if (second === 'when') return 'when'
  return ORDERS.has(first) ? 'which' : 'whether'
}

const WHAT_IF = /\bwhat if\b|^who (would|will|could) (win|prevail)\b|\bwhat (would|will|could|might) .{1,40}\bif\b/
const CHANCES: ReadonlySet<string> = new Set(
  'likely probable odds chances chance probability likelihood risk danger'.split(' '),
)
/** "List visits to Cuba." */
const ORDERS: ReadonlySet<string> = new Set('list show give name find tell summarise summarize'.split(' '))

/** A headline without a verb: "Kenya–Somalia maritime row". */
function isNominal(tree: Tree): boolean {
  const words = Array.from({ length: tree.size }, (_, i) => i)
  return !words.some((i) => /^(VERB|AUX)$/.test(tree.upos(i)) && !/^(amod|acl|compound)$/.test(tree.relation(i)))
}

const WHEN: ReadonlySet<string> = new Set('since after before until during following'.split(' '))

/** Words that carry meaning and belong to nothing that was read. */
function missedIn(tree: Tree, covered: readonly Span[], { plain, aiming }: QuestionWords, text: string): string[] {
  // Without a day on which it is asked, "this year" is no time.
  const times = [...text.matchAll(RELATIVE)].map((m) => ({ start: m.index, end: m.index + m[0].length }))
  const missed = times.filter((time) => !covered.some((other) => spansMeet(other, time)))
  const whole = [...missed]
  for (let i = 0; i < tree.size; i++) {
    const span = tree.tokenSpan(i)
    if (!/^(NOUN|PROPN|VERB|ADJ|NUM|X)$/.test(tree.upos(i))) continue
    if ([...covered, ...whole].some((other) => spansMeet(other, span))) continue
    if ([tree.lemma(i).toLowerCase(), tree.lower(i)].some((word) => plain.has(word) || aiming.has(word))) continue
    // "Since the coup" says when: it is told as it stands.
    const when = tree.childrenBy(i, 'case').find((c) => WHEN.has(tree.lower(c)))
    if (when !== undefined && when < i) {
      missed.push({ start: tree.tokenSpan(when).start, end: span.end })
      continue
    }
    const last = missed.at(-1)
    if (last && /^[\s-]*$/.test(text.slice(last.end, span.start)))
      missed[missed.length - 1] = { start: last.start, end: span.end }
    else missed.push(span)
  }
  return missed.map(({ start, end }) => text.slice(start, end))
}
