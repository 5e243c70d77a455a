/** A day as the number of days since 1970-01-01: plain arithmetic, no time zone. */
export type Day = number

/** Days that words name: ISO prefixes, `end` inclusive. "2018-11" is the month; value and end give a range. */
export interface Interval {
  readonly value: string
  readonly end?: string
}

const MILLISECONDS = 86_400_000
const two = (n: number) => String(n).padStart(2, '0')
const four = (n: number) => String(n).padStart(4, '0')

/** The day of a calendar date; null where there is none, as 30 February. */
export function dayFrom(year: number, month: number, day: number): Day | null {
  const time = new Date(0)
  time.setUTCFullYear(year, month - 1, day)
  const exists = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day
  return exists ? Math.round(time.getTime() / MILLISECONDS) : null
}

/** "2018-11-27" to its day; null for anything else. */
export function dayOf(iso: string | undefined): Day | null {
  const m = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '')
  return m ? dayFrom(Number(m[1]), Number(m[2]), Number(m[3])) : null
}

export function partsOf(day: Day): { year: number; month: number; day: number } {
  const time = new Date(day * MILLISECONDS)
  return { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, day: time.getUTCDate() }
}

export function isoOf(day: Day): string {
  const { year, month, day: date } = partsOf(day)
  return `${four(year)}-${two(month)}-${two(date)}`
}

/** Monday 0 to Sunday 6. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7

export const onDay = (day: Day): Interval => ({ value: isoOf(day) })
export const fromTo = (first: Day, last: Day): Interval => ({ value: isoOf(first), end: isoOf(last) })
export const inYear = (year: number): Interval => ({ value: four(year) })
export const inYears = (first: number, last: number): Interval => ({ value: four(first), end: four(last) })

/** A month; months past December run on into the next year. */
export function inMonth(year: number, month: number): Interval {
  const at = year * 12 + month - 1
  return { value: `${four(Math.floor(at / 12))}-${two((at % 12) + 1)}` }
}
export const inMonths = (year: number, first: number, last: number): Interval => ({
  value: inMonth(year, first).value,
  end: inMonth(year, last).value,
})

/** TIMEX3's values for words that name no day: "now", "recently", "the future". */
export const NO_DAY = { present: 'PRESENT_REF', past: 'PAST_REF', future: 'FUTURE_REF' } as const
/** Does a date name no day, so that nothing is dated by it? */
export const namesNoDay = ({ value }: Interval): boolean => value.endsWith('_REF')

/** Monday to Sunday of the week that holds `day`. */
export function weekOf(day: Day): Interval {
  const monday = day - weekdayOf(day)
  return fromTo(monday, monday + 6)
}

/** Saturday and Sunday of the week that holds `day`. */
export function weekendOf(day: Day): Interval {
  const saturday = day - weekdayOf(day) + 5
  return fromTo(saturday, saturday + 1)
}

/** The same date some months away; 31 March less one month is the last of February. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: date } = partsOf(day)
  const at = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1]
  for (let d = date; ; d--) {
    const found = dayFrom(y, m, d)
    if (found !== null) return found
  }
}

/** First and last day of an ISO prefix. */
export function boundsOf(value: string): { first: Day; last: Day } | null {
  const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value)
  if (!m) return null
  const year = Number(m[1])
  const month = m[2] ? Number(m[2]) : null
  const first = dayFrom(year, month ?? 1, m[3] ? Number(m[3]) : 1)
  if (first === null) return null
  if (m[3]) return { first, last: first }
  return { first, last: addMonths(first, month ? 1 : 12) - 1 }
}

/** First and last day of an interval. */
export function daysOf({ value, end }: Interval): { first: Day; last: Day } | null {
  const from = boundsOf(value)
  const to = boundsOf(end ?? value)
  return from && to ? { first: from.first, last: to.last } : null
}

/** Western Easter Sunday (Gauss, in Meeus' form). */
export function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - (b >> 2) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * (c >> 2) - d - (c % 4)) % 7
  const f = Math.floor((a + 11 * d + 22 * e) / 451)
  const at = d + e - 7 * f + 114
  return dayFrom(year, Math.floor(at / 31), (at % 31) + 1)!
}

/** Orthodox Easter Sunday: by the Julian calendar, told in ours; right from 1900 to 2099. */
export function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const at = d + e + 114
  return dayFrom(year, Math.floor(at / 31), (at % 31) + 1)! + 13
}
