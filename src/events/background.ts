import type { DateMention, Report } from '../report/layers.js'
import { textOf } from '../report/span.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isIng, prepositionOf } from './clause.js'
import { type Draft, frameOf, triggerOf } from './draft.js'
import { isOften } from './event-words.js'
import { verbFormOf } from './verb-form.js'

/** Days before publication from which what happened is no longer the report's news. */
const NEWS_DAYS = 5
/** Nouns behind these are named in passing; behind "in", "during", "at" they are what the sentence is about. */
const IN_PASSING = new Set(
  'after following since amid despite because_of due_to over about of from by against for to with before between than'.split(
    ' ',
  ),
)
const BEFORE_THAT = new Set(['after', 'following', 'since'])
const PAST_YEARS = /\b(recent|past|last) (years|decades|months)|\bfor (years|decades|centuries)|\bsince (19|20)\d\d\b/i

interface Told {
  readonly args: Arguments
  readonly report: Report<'tokens'>
}

/** Is the event told as history, or named only in passing ("the war in Ukraine"), rather than reported? */
export function isBackground({ args, report }: Told, draft: Draft, date: DateMention | undefined): boolean {
  if (draft.background) return true
  const { tree, grammar } = args
  const trigger = triggerOf(draft)
  const { published } = report.original
  if (date?.span && published) {
    if (/^(earlier|previous|last (week|month|year))/i.test(textOf(report, date.span))) return true
    if (isOld(date.end ?? date.value, published)) return true
    // "arrived on Wednesday after a visit to Fiji": the day is the arrival's.
    if (date.value.length >= 10 && !BEFORE_THAT.has(prepositionOf(tree, trigger))) return false
  }
  if (draft.status === 'planned') return false
  if (tree.childrenBy(trigger, 'advmod').some((c) => grammar.is('history', tree.lower(c)))) return true
  if (draft.status === 'ongoing' && tree.upos(trigger) === 'ADJ') return true
  if (isOften(args, trigger)) return true
  if (PAST_YEARS.test(clauseText(args, report, trigger))) return true
  return tree.upos(trigger) === 'NOUN' ? inPassing(args, draft) : inRelativeClause(args, trigger)
}

/** "2019" against a report of 2022; "2022-07-10" against 2022-07-25. */
function isOld(value: string, published: string): boolean {
  if (value.length < 10) return value < published.slice(0, value.length)
  return daysBetween(value, published) > NEWS_DAYS
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000
}

/** A noun that no light verb carries and that stands in a phrase beside the news; a deed named so is history anyway. */
function inPassing(args: Arguments, draft: Draft): boolean {
  const { tree } = args
  const trigger = triggerOf(draft)
  if (lightVerbOf(args, trigger) !== undefined) return false
  const relation = tree.relation(trigger)
  if (relation === 'root' || relation === 'parataxis') return false
  if (frameOf(draft).type === 'ASSAULT' || args.grammar.is('durative', tree.lemma(trigger))) return true
  const governor = tree.head(trigger)
  // "recalled Kim's trip to Singapore"
  if (relation === 'obj' && args.grammar.is('recall', tree.lemma(governor))) return true
  if (relation === 'nsubj' || relation === 'obj') return false
  return IN_PASSING.has(prepositionOf(tree, trigger)) || relation === 'compound' || relation === 'nmod'
}

/** "islands that China has militarized": what went before, said of something else. */
function inRelativeClause(args: Arguments, trigger: number): boolean {
  const { tree, grammar } = args
  for (let i = trigger, steps = 0; i >= 0 && steps < 4; i = tree.head(i), steps++) {
    const relation = tree.relation(i)
    if (relation === 'acl') {
      // "issued a statement urging Fiji to talk": the statement is the news.
      if (grammar.is('message-noun', tree.lemma(tree.head(i))) && isIng(tree, i)) return false
      const form = verbFormOf(args, i)
      return !form.infinitive && (form.past || form.perfect || tree.deprel(i) !== 'acl:relcl')
    }
    if (relation !== 'conj' && relation !== 'xcomp') return false
  }
  return false
}

/** The words of the trigger's own clause. */
export function clauseText({ tree }: Arguments, report: Report<'tokens'>, trigger: number): string {
  let top = trigger
  for (let steps = 0; steps < 6; steps++) {
    const relation = tree.relation(top)
    if (
      relation === 'root' ||
      relation === 'ccomp' ||
      relation === 'advcl' ||
      relation === 'acl' ||
      relation === 'parataxis'
    )
      break
    if (tree.upos(top) === 'VERB' && relation !== 'xcomp') break
    const head = tree.head(top)
    if (head < 0) break
    top = head
  }
  return textOf(report, tree.spanOf(tree.subtree(top)))
}
