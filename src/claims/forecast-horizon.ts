import { namesNoDay } from '../dates/calendar.js'
import type { DateMention, Original } from '../report/layers.js'
import { type Span, spansMeet } from '../report/span.js'

const DAY = 86_400_000

/**
 * By or in which time the forecast should come true: a date in its words that is not past on the day of publication, else a
 * stretch from that day, "within five years".
 */
export function horizonOf(dates: readonly DateMention[], span: Span, { text, published }: Original): string | null {
  for (const date of dates) {
    if (!date.span || !spansMeet(date.span, span) || date.basis === 'published' || namesNoDay(date)) continue
    const last = date.end ?? date.value
    if (published && last.slice(0, published.length) < published.slice(0, last.length)) {
      // "is expected on Monday": of a day that is still to come the next one is meant.
      if (
        WEEKDAY.test(text.slice(date.span.start, date.span.end)) &&
        last.length === 10 &&
        daysBetween(last, published) < 8
      )
        return dayAfter(last, 7)
      continue
    }
    return date.end ? `${date.value}/${date.end}` : date.value
  }
  return published?.length === 10 ? stretchIn(text.slice(span.start, span.end), published) : null
}

const WEEKDAY = /^(on )?(mon|tues|wednes|thurs|fri|satur|sun)day$/i
const STRETCH =
  /\b(?:within|in|over|during)(?: the)?(?: next| coming)?(?: few)? ?(\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)? ?(day|week|month|year|decade)s?\b(?!['’-])/i
const NUMBERS = 'one two three four five six seven eight nine ten'.split(' ')
const LENGTH: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.4375, year: 365.25, decade: 3652.5 }

/** "within five years", "in the next decade": from the day of publication on. */
function stretchIn(words: string, published: string): string | null {
  const match = STRETCH.exec(words)
  if (!match || (!match[1] && !/next|coming|the /i.test(match[0]))) return null
  const word = (match[1] ?? 'one').toLowerCase()
  const known: Readonly<Record<string, number>> = { a: 1, an: 1, twelve: 12, fifteen: 15, twenty: 20 }
  const count = /^\d+$/.test(word) ? Number(word) : (known[word] ?? NUMBERS.indexOf(word) + 1)
  if (count < 1 || count > 200) return null
  return `${published}/${dayAfter(published, Math.round(count * LENGTH[match[2]!.toLowerCase()]!))}`
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

const daysBetween = (a: string, b: string): number =>
  Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY)
