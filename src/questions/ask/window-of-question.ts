import { namesNoDay } from '../../dates/calendar.js'
import type { CodedReport, DateMention } from '../../report/layers.js'
import type { Span } from '../../report/span.js'
import type { Tree } from '../../report/tree.js'

export interface AskedWindow {
  readonly since: string | null
  readonly until: string | null
  readonly spans: readonly Span[]
}

/** "in 2018", "since March 2019", "between 2018 and 2020", "before 5 May 2021": first and last day, both included. */
export function windowOf(report: CodedReport, tree: Tree): AskedWindow {
  const dates = report.dates.filter(
    (date): date is DateMention & { span: Span } => date.span !== undefined && !namesNoDay(date),
  )
  const spans = dates.map(({ span }) => span)
  let since: string | null = null
  let until: string | null = null
  dates.forEach((date, i) => {
    const word = wordBefore(tree, date.span)
    const second = i > 0 && (word === 'and' || word === 'to' || word === 'until' || word === 'till')
    if (second) until = lastDay(date.end ?? date.value)
    else if (word === 'since' || word === 'from') since = firstDay(date.value)
    else if (word === 'after') since = dayAfter(lastDay(date.end ?? date.value))
    else if (word === 'before') until = dayBefore(firstDay(date.value))
    else if (word === 'until' || word === 'till' || word === 'by') until = lastDay(date.end ?? date.value)
    else {
      since = firstDay(date.value)
      until = lastDay(date.end ?? date.value)
    }
  })
  return { since, until, spans }
}

/** The preposition before a date, with an article between them or not; it may be a part of the date's own words. */
function wordBefore(tree: Tree, span: Span): string {
  const { from } = tree.tokensIn(span)
  const word = /^(since|from|after|before|until|till|by|between|and|to)$/
  for (const i of [from, from - 1, from - 2]) if (i >= 0 && word.test(tree.lower(i))) return tree.lower(i)
  return ''
}

const firstDay = (value: string): string => `${value.slice(0, 10)}${['-01-01', '', '', '-01'][value.length - 4] ?? ''}`

function lastDay(value: string): string {
  if (value.length >= 10) return value.slice(0, 10)
  if (value.length === 4) return `${value}-12-31`
  const [year, month] = value.split('-').map(Number)
  return new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10)
}

const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
const dayAfter = (day: string): string => shifted(day, 1)
const dayBefore = (day: string): string => shifted(day, -1)
