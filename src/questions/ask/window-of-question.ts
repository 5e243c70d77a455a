import type { People } from '../../actors/people.js'
import { namesNoDay } from '../../dates/calendar.js'
import type { CodedReport, DateMention } from '../../report/layers.js'
import type { Span } from '../../report/span.js'
import type { Tree } from '../../report/tree.js'
import type { Named } from './asked-actors.js'

export interface AskedWindow {
  readonly since: string | null
  readonly until: string | null
  readonly spans: readonly Span[]
  /** Words that say when without a day ("this year", "under Obama"), and what they were read as. */
  readonly readAs: readonly WindowWords[]
}

export interface WindowWords {
  readonly words: string
  readonly since: string | null
  readonly until: string | null
}

/** "in 2018", "since March 2019", "between 2018 and 2020", "before 5 May 2021": first and last day, both included. */
export function windowOf(report: CodedReport, tree: Tree, isFuture: boolean): AskedWindow {
  const dates = report.dates.filter(
    (date): date is DateMention & { span: Span } => date.span !== undefined && !namesNoDay(date),
  )
  const spans = dates.map(({ span }) => span)
  const { text, published } = report.original
  let since = null as string | null
  let until = null as string | null
  dates.forEach((date, i) => {
    const word = wordBefore(tree, date.span)
    const second = i > 0 && (word === 'and' || word === 'to' || word === 'until' || word === 'till')
    if (second) until = lastDay(date.end ?? date.value)
    else if (word === 'since' || word === 'from') since = firstDay(date.value)
    else if (word === 'after') since = dayAfter(lastDay(date.end ?? date.value))
    else if (word === 'before' && isEnd(tree, date.span)) until = lastDay(date.end ?? date.value)
    else if (word === 'before') until = dayBefore(firstDay(date.value))
    else if (word === 'until' || word === 'till' || word === 'by') until = lastDay(date.end ?? date.value)
    else {
      since = firstDay(date.value)
      until = lastDay(date.end ?? date.value)
    }
    // "Better than they were a year ago": what has come since is asked for.
    if (isCompared(tree, date.span)) {
      const isYearAgo = /^(a|one) year ago$/i.test(text.slice(date.span.start, date.span.end))
      since = isYearAgo && published ? yearBefore(published.slice(0, 10)) : firstDay(date.value)
      until = null
    }
  })
  // "Gas pipeline dispute 2021": in a report a number, in a headline a year.
  const bare = dates.length === 0 ? /\b(?:19|20)\d\d\b/.exec(text) : null
  if (bare) {
    since = `${bare[0]}-01-01`
    until = `${bare[0]}-12-31`
    spans.push({ start: bare.index, end: bare.index + 4 })
  }
  const relative = dates.filter(({ span }) => !/\d{4}/.test(text.slice(span.start, span.end)))
  // "Did they meet in July?": in the last July.
  if (
    relative.length > 0 &&
    relative.length === dates.length &&
    !isFuture &&
    published &&
    since !== null &&
    since > published
  )
    [since, until] = [yearBefore(since), until && yearBefore(until)]
  const words = relative.map(({ span }) => text.slice(span.start, span.end)).join(' … ')
  return { since, until, spans, readAs: words === '' ? [] : [{ words, since, until }] }
}

/**
 * "Under Obama", "since Kim Jong Un took power", "during Merkel's chancellorship": the time in which somebody led, of several terms
 * the last that had begun on the day on which it is asked.
 */
export function reignOf(
  { original: { text } }: CodedReport,
  tree: Tree,
  named: readonly Named[],
  people: People,
  asOf: string | null,
): { readonly window: WindowWords; readonly span: Span; readonly leader: Named } | null {
  for (const leader of named) {
    const person = leader.registry === undefined ? undefined : people.byId(leader.registry)
    const { from, to } = tree.tokensIn(leader.span)
    const before = tree.lower(from - 1) === 'the' ? from - 2 : from - 1
    const word = before >= 0 ? tree.lower(before) : ''
    const after = Array.from({ length: Math.max(0, Math.min(4, tree.size - to)) }, (_, k) => tree.lower(to + k))
    const end = after.findIndex((next) => OFFICE_OF.has(next))
    const reigns = word === 'under' || (/^(since|during|after|before|until)$/.test(word) && end >= 0)
    if (!person || !reigns) continue
    const all = person.tenures.filter(({ office, from: began }) => LEADING.test(office) && began !== '')
    const begun = all.filter(({ from: began }) => began <= (asOf ?? '9'))
    const terms = begun.length > 0 ? begun : all
    const term = terms.reduce<(typeof terms)[number] | null>(
      (last, one) => (last && last.from > one.from ? last : one),
      null,
    )
    if (!term) continue
    const first = firstDay(term.from)
    const last = term.to === '' ? null : lastDay(term.to)
    const span = { start: tree.tokenSpan(before).start, end: tree.tokenSpan(to - 1 + Math.max(0, end + 1)).end }
    const [since, until] =
      word === 'since'
        ? [first, null]
        : word === 'after'
          ? [last ?? first, null]
          : /^(before|until)$/.test(word)
            ? [null, first]
            : [first, last]
    return { window: { words: text.slice(span.start, span.end), since, until }, span, leader }
  }
  return null
}

const OFFICE_OF: ReadonlySet<string> = new Set(
  'power office over presidency premiership chancellorship term terms rule reign tenure administration government inauguration years'.split(
    ' ',
  ),
)
const LEADING = /^(president|prime minister|king|queen|emir|sultan|supreme leader|leader|general secretary|chancellor)$/

/** The preposition before a date, with an article between them or not; it may be a part of the date's own words. */
function wordBefore(tree: Tree, span: Span): string {
  const { from } = tree.tokensIn(span)
  const word = /^(since|from|after|before|until|till|by|between|and|to)$/
  for (const i of [from, from - 1, from - 2, ...(isEnd(tree, span) ? [from - 3, from - 4] : [])])
    if (i >= 0 && word.test(tree.lower(i))) return tree.lower(i)
  return ''
}

/** "Before the end of 2019" */
const isEnd = (tree: Tree, span: Span): boolean => {
  const { from, to } = tree.tokensIn(span)
  return Array.from({ length: to - from + 2 }, (_, k) => tree.lower(from - 2 + k)).includes('end')
}

const isCompared = (tree: Tree, span: Span): boolean => {
  const { from } = tree.tokensIn(span)
  return Array.from({ length: Math.min(5, from) }, (_, k) => tree.lower(from - 1 - k)).includes('than')
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
const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4).replace('-02-29', '-02-28')}`
const dayAfter = (day: string): string => shifted(day, 1)
const dayBefore = (day: string): string => shifted(day, -1)
