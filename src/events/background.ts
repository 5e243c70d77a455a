import type { DateMention } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { prepositionOf } from './clause.js'
import { type Draft, triggerOf } from './draft.js'

/** Days before publication from which what happened is no longer the report's news. */
const NEWS_DAYS = 5
const IN_PASSING = new Set(['after', 'following', 'since', 'amid', 'despite', 'because_of', 'due_to', 'over', 'about', 'of', 'in', 'on', 'from', 'by', 'against', 'for', 'to', 'with', 'before', 'between', 'against'])

/** Is the event told as history, or named only in passing ("the war in Ukraine"), rather than reported? */
export function isBackground(args: Arguments, draft: Draft, date: DateMention | undefined, published: string | undefined): boolean {
  if (draft.background) return true
  if (draft.status === 'planned' && draft.type === 'AGREE' && !date?.span) return false
  if (date?.span && published && date.basis !== 'published' && isOld(date.end ?? date.value, published)) return true
  return inPassing(args, draft)
}

/** "2019" against a report of 2022; "2022-07-10" against 2022-07-25. */
function isOld(value: string, published: string): boolean {
  if (value.length < 10) {
    const shared = published.slice(0, value.length)
    if (value >= shared) return false
    // "last month", said on the second day of the next, is still recent only by a few days: count it as history.
    return true
  }
  return daysBetween(value, published) > NEWS_DAYS
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000
}

/** A noun that no light verb carries and that is neither subject nor object of the sentence's main verb. */
function inPassing(args: Arguments, draft: Draft): boolean {
  const { tree } = args
  const trigger = triggerOf(draft)
  if (tree.upos(trigger) !== 'NOUN') return false
  if (lightVerbOf(args, trigger) !== undefined) return false
  const relation = tree.relation(trigger)
  if (relation === 'root' || relation === 'nsubj' || relation === 'parataxis') return false
  if (relation === 'obj') return draft.match.frame.type === 'ASSAULT'
  return IN_PASSING.has(prepositionOf(tree, trigger)) || relation === 'compound' || relation === 'nmod'
}
