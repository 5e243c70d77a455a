import type { DateMention, Report } from '../report/layers.js'
import { treeOf } from '../report/tree.js'
import { dayOf, daysOf, namesNoDay } from './calendar.js'
import { attachmentOf, headOfSpan, prepositionOf } from './clause-attachment.js'

/** The date of a clause, and on which side of the day of publication it lies. */
export interface ClauseDate {
  readonly date: DateMention
  readonly side: 'past' | 'same' | 'future' | 'unknown'
}

type Dated = Report<'sentences' | 'tokens' | 'syntax' | 'dates'>

/** "until Friday", "ahead of Friday": a bound, not the day of the doing. */
const BOUND = /^(until|till|before|after|by|ahead of|ahead|prior to|than|for|of|to|between)\b/
/** A date within a noun phrase dates the verb only as its adjunct: "signed a pact on Friday", not "left the 2015 pact". */
const ADJUNCT = /^(on|in|at|during|late|early|over|around|)$/

/** The date that belongs to the clause of `predicate`; null where it names none: then the day of publication may stand for it. */
export function dateFor(report: Dated, predicate: number): ClauseDate | null {
  const tree = treeOf(report)
  const sentence = tree.sentence(predicate)
  let best: DateMention | null = null
  let least = Number.POSITIVE_INFINITY
  for (const date of report.dates) {
    if (!date.span || namesNoDay(date)) continue
    const head = headOfSpan(tree, date.span)
    if (head < 0 || tree.sentence(head) !== sentence) continue
    const attachment = attachmentOf(tree, head, predicate)
    if (!attachment) continue
    const nominal = attachment.through.length > 0
    if (
      nominal &&
      (!ADJUNCT.test(prepositionOf(tree, head)) ||
        !/^(nmod|obl|appos|dep)/.test(tree.deprel(head)) ||
        tree.deprel(head) === 'nmod:poss')
    )
      continue
    if (head !== predicate && BOUND.test(prepositionOf(tree, head))) continue
    const cost = attachment.cost + Math.min(Math.abs(head - predicate), 50) / 100
    if (cost < least) [best, least] = [date, cost]
  }
  return best && { date: best, side: sideOf(best, report.original.published) }
}

/** On which side of the day of publication a date lies. */
function sideOf(date: DateMention, published: string | undefined): ClauseDate['side'] {
  const days = daysOf(date)
  const today = dayOf(published)
  if (!days || today === null) return 'unknown'
  if (days.last < today) return 'past'
  return days.first > today ? 'future' : 'same'
}
