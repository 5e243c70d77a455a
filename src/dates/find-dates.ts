import type { DateMention, Name } from '../report/layers.js'
import { firstEndingAfter, type Span } from '../report/span.js'
import { type Tree, treeOf } from '../report/tree.js'
import { stage } from '../stage.js'
import { type Day, dayOf, daysOf, type Interval, namesNoDay, weekdayOf } from './calendar.js'
import { isDateline, type Situation, UNRESOLVED } from './date-readings.js'
import { DATE_RULES, type DateRule, isNearTime, startsDate } from './date-rules.js'
import { type Direction, directionAt } from './direction.js'

/**
 * Finds the days that a report names and reads them against its day of publication; the last entry, without
 * a span, is that day itself, for what happened on no stated date.
 */
export const findDates = stage({
  name: 'find-dates',
  needs: ['sentences', 'tokens', 'syntax', 'names'],
  adds: ['dates'],
  run(report, context) {
    const { text, published } = report.original
    let today = dayOf(published)
    const tree = treeOf(report)
    const dates: DateMention[] = []
    let focus: Interval | null = null
    const weekdays = new Map<number, Day>()
    let end = 0
    let unresolved: Span | null = null
    for (const { start, match, rule } of matchesIn(text)) {
      if (start < end) continue
      const span = { start, end: start + match[0].length }
      const sentence = sentenceAt(report.sentences, start)
      const situation: Situation = {
        today,
        focus,
        weekdays,
        before: text.slice(sentence.start, start),
        after: text.slice(span.end, span.end + 60),
        direction: () => directionOf(tree, span, text.slice(sentence.start, start)),
      }
      const when = rule.read(match.groups ?? {}, situation)
      if (when === null || isPartOfGroup(span, report.names)) continue
      if (when === UNRESOLVED) {
        if (today === null && !unresolved) unresolved = span
        continue
      }
      // Past the year 9999 there are no ISO days.
      if (!daysOf(when) && !namesNoDay(when)) continue
      const { value, end: last, implied } = when
      const whole = widened(text, span, { rule, isDay: value.length === 10 && !last })
      const basis = implied ? 'implied' : 'stated'
      const cut = rule.twoDates && last ? CONNECTED.exec(text.slice(span.start, span.end)) : null
      const add = (date: Omit<DateMention, 'id' | 'basis'>) =>
        dates.push({ id: `d${dates.length + 1}`, ...date, basis })
      if (cut && last) {
        add({ span: { start: whole.start, end: span.start + cut.index }, value })
        add({ span: { start: span.start + cut.index + cut[0].length, end: whole.end }, value: last })
      } else add({ span: whole, value, ...(last && last !== value ? { end: last } : {}) })
      context.trace(() => ({
        span: whole,
        rule: `date.${rule.id}`,
        outcome: 'dated',
        message: last ? `${value} to ${last}` : value,
      }))
      end = whole.end
      if (!namesNoDay(when)) focus = when
      const day = last ? null : dayOf(value)
      if (day !== null && today !== null && Math.abs(day - today) < 8) weekdays.set(weekdayOf(day), day)
      // "ANKARA, March 20 (AFP) - Rebels will call a truce Thursday", printed two days after: its days count from the 20th.
      const filed = isDateline(situation.before, situation.after) ? dayOf(value) : null
      if (today !== null && filed !== null && filed < today && today - filed <= LAG) today = filed
    }
    if (unresolved) {
      context.note({
        code: 'date-unresolved',
        span: unresolved,
        message: `"${text.slice(unresolved.start, unresolved.end)}" counts from the day of publication, which is not known. Give it with --published YYYY-MM-DD.`,
      })
    }
    if (published && today !== null)
      dates.push({ id: `d${dates.length + 1}`, value: published.slice(0, 10), basis: 'published' })
    return { dates }
  },
})

/** What stands between the ends of a range. */
const CONNECTED = /\s(?:to|until|through|and)\s|\s?[-–—]\s?(?=\p{Lu}|\d{4})/u

/** Days by which a report may be printed after it was filed. */
const LAG = 7

interface DateMatch {
  readonly start: number
  readonly match: RegExpExecArray
  readonly rule: DateRule
}

/** Where any rule's words stand; in the order of the text, longest first, then in the order of the rules. */
function matchesIn(text: string): DateMatch[] {
  const found: DateMatch[] = []
  const order = new Map<DateRule, number>()
  DATE_RULES.forEach((rule, i) => {
    order.set(rule, i)
  })
  for (const { 0: word, index } of text.matchAll(/[A-Za-z]+|\d+/g)) {
    if (!startsDate(word) || !isNearTime(word, text, index)) continue
    for (const rule of DATE_RULES) {
      rule.pattern.lastIndex = index
      const match = rule.pattern.exec(text)
      if (match) found.push({ start: match.index, match, rule })
    }
  }
  return found.sort(
    (a, b) => a.start - b.start || b.match[0].length - a.match[0].length || order.get(a.rule)! - order.get(b.rule)!,
  )
}

function sentenceAt(sentences: readonly Span[], offset: number): Span {
  const found = sentences[firstEndingAfter(sentences, offset)]
  return found && found.start <= offset ? found : { start: offset, end: offset }
}

function directionOf(tree: Tree, span: Span, before: string): Direction {
  return directionAt(tree, headOf(tree, span), before)
}

/** The token of a span that hangs on something outside it. */
function headOf(tree: Tree, span: Span): number {
  const { from, to } = tree.tokensIn(span)
  for (let i = from; i < to; i++) {
    const head = tree.head(i)
    if (head < from || head >= to) return i
  }
  return from < to ? from : -1
}

/** "the November 17 group", "the March 14 Alliance": a name, not a day. */
const isPartOfGroup = (span: Span, names: readonly Name[]): boolean =>
  names.some(
    (n) =>
      (n.kind === 'group' || n.kind === 'person') &&
      n.start <= span.start &&
      span.end <= n.end &&
      n.end - n.start > span.end - span.start,
  )

const EDGE =
  /(?:(?:\b[Tt]he )?\b(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|[Cc]lose|(?:first|second|last|latter|final|early|closing|opening|dying|waning) (?:half|part|days|weeks|months|week|hours)) of (?:the )?|\b(?:[Tt]he )?\b(?:[Ee]arly|[Ll]ate|[Ll]ater|[Ee]arlier|[Mm]id)(?:[-–]|\s))$/
/** "The night of March 8", "the small hours of Sunday", "dawn on Saturday". */
const PART_OF_DAY =
  /(?:(?:\b[Tt]he )?\b(?:(?:early |late )?(?:morning|afternoon|evening|night)|(?:early|small|wee) hours) of |\b(?:[Ee]arlier|[Ll]ater) on |\b(?:[Dd]awn|[Dd]usk|[Dd]aybreak|[Nn]ightfall)(?: on)? )$/
const DAY_PART = /^\s(?:early\s|late\s)?(?:morning|afternoon|evening|night)\b/

/** "the end of March", "late Tuesday", "Friday morning": the words around that belong to the date. */
function widened(text: string, span: Span, { rule, isDay }: { rule: DateRule; isDay: boolean }): Span {
  const { start } = span
  let { end } = span
  if (rule.id === 'iso') return { start, end }
  const before = text.slice(Math.max(0, start - 40), start)
  const edge = EDGE.exec(before) ?? (isDay ? PART_OF_DAY.exec(before) : null)
  // "Tuesday (Nov. 27)"
  if (text[end] === ')' && text.slice(start, end).includes('(')) end++
  const part = /day|month|holiday/.test(rule.id) ? DAY_PART.exec(text.slice(end, end + 20)) : null
  return { start: edge ? start - edge[0].length : start, end: part ? end + part[0].length : end }
}
