import {
  addMonths,
  type Day,
  dayFrom,
  daysOf,
  type Interval,
  inMonth,
  inMonths,
  inYear,
  inYears,
  onDay,
  partsOf,
  weekdayOf,
  weekendOf,
  weekOf,
} from './calendar.js'
import { MONTHS, numberOf, SEASONS, WEEKDAYS } from './calendar-words.js'
import type { Direction } from './direction.js'

/** What a rule may ask about the place where its words stand. */
export interface Situation {
  /** Day of publication; null where it is not known. */
  readonly today: Day | null
  /** Which way the clause looks. */
  direction(): Direction
  /** The day or month that the text spoke of last: "two days later" counts from it. */
  readonly focus: Interval | null
  /** What the report's weekdays stood for last, Monday 0: "Thursday's show" is that of "will open on Thursday". */
  readonly weekdays: ReadonlyMap<number, Day>
  /** The text before and after the words, within the sentence. */
  readonly before: string
  readonly after: string
}

export interface When extends Interval {
  /** Direction or year were inferred, not said. */
  readonly implied?: true
}

/** Words that are a date which cannot be worked out: no day of publication, or nothing before it to count from. */
export const UNRESOLVED = 'unresolved'

export type Reading = When | null | typeof UNRESOLVED

export const monthOf = (word: string | undefined) => MONTHS[(word ?? '').toLowerCase().replace('.', '')] ?? 0
export const weekdayNamed = (word: string | undefined) => WEEKDAYS[(word ?? '').toLowerCase().replace('.', '')] ?? 0
export const dayNumber = (word: string | undefined) => Number.parseInt(word ?? '', 10)
export const shiftOf = (word: string | undefined): number => {
  const said = (word ?? '').toLowerCase().trim()
  if (/^(last|previous|past)$/.test(said)) return -1
  return /^(next|coming|following)$/.test(said) ? 1 : 0
}
export const implied = (when: Interval): When => ({ ...when, implied: true })

/** Days: a date without a year that lies further ahead than this is the one behind, whatever the tense; back, news reaches further. */
const FAR_AHEAD = 270
const FAR_BACK = 320

/** A day of a month without its year. */
function dayWithoutYear(
  month: number,
  day: number,
  { today, direction, before, after }: Situation,
): When | null | typeof UNRESOLVED {
  if (dayFrom(2024, month, day) === null) return null
  if (today === null) return UNRESOLVED
  const { year } = partsOf(today)
  const days = [year - 4, year - 3, year - 2, year - 1, year, year + 1, year + 2, year + 3, year + 4]
    .map((y) => dayFrom(y, month, day))
    .filter((d) => d !== null)
  const past = days.filter((d) => d <= today).at(-1)
  const ahead = days.find((d) => d >= today)
  if (past === undefined || ahead === undefined) return null
  // "BEIJING, Nov. 27 (Xinhua) --" was filed on that day or the day before.
  const filed = isDateline(before, after)
  return implied(onDay(filed ? past : chooseBetween(past, ahead, today, direction())))
}

/** "BEIJING, Nov. 27 (Xinhua) --" */
export const isDateline = (before: string, after: string) =>
  /^[^a-z]*\p{Lu}{2}[^.!?]{0,40},\s*$/u.test(before) && /^\s*(\(|--|[-–—]|,?\s*(19|20)\d\d)/.test(after)

export function chooseBetween(past: Day, ahead: Day, today: Day, direction: Direction): Day {
  if (direction === 'open') return today - past <= ahead - today ? past : ahead
  const [wanted, other] = direction === 'past' ? [past, ahead] : [ahead, past]
  return wanted < today - FAR_BACK || wanted > today + FAR_AHEAD ? other : wanted
}

/** A month without its year: the latest such month not after the day of publication, or the next. */
export function monthWithoutYear(month: number, { today, direction }: Situation): When | typeof UNRESOLVED {
  if (today === null) return UNRESOLVED
  const now = partsOf(today)
  const since = (now.month - month + 12) % 12
  if (since === 0) return implied(inMonth(now.year, month))
  const at = now.year * 12 + now.month - 1
  const past = at - since
  const way = direction()
  // In November a bare "December" is the next one: for the last, news says "last December".
  const back = way === 'past' ? since < 11 : way === 'future' ? since <= 1 : since <= 8
  return implied(monthAt(back ? past : past + 12))
}

const monthAt = (at: number): Interval => inMonth(Math.floor(at / 12), (at % 12) + 1)

/** "World leaders met that September": in the year that the text spoke of last. */
export function monthOfFocus(month: number, { focus }: Situation): When | typeof UNRESOLVED {
  return focus ? implied(inMonth(Number(focus.value.slice(0, 4)), month)) : UNRESOLVED
}

/** "last March", "next March", "this March". */
export function monthBeside(month: number, shift: number, { today }: Situation): When | typeof UNRESOLVED {
  if (today === null) return UNRESOLVED
  const now = partsOf(today)
  const at = now.year * 12 + now.month - 1
  if (shift === 0) return inMonth(now.year, month)
  const distance = shift < 0 ? ((now.month - month + 11) % 12) + 1 : ((month - now.month + 11) % 12) + 1
  return monthAt(at + shift * distance)
}

export function weekdayNear(weekday: number, { today, weekdays, direction }: Situation): When | typeof UNRESOLVED {
  if (today === null) return UNRESOLVED
  const since = (weekdayOf(today) - weekday + 7) % 7
  if (since === 0) return onDay(today)
  const way = direction()
  if (way === 'past') return onDay(today - since)
  if (way === 'future') return onDay(today + 7 - since)
  return implied(onDay(weekdays.get(weekday) ?? (since <= 3 ? today - since : today + 7 - since)))
}

/** "last Friday" is the latest before today; "next Friday" that of the coming week; "this Friday" of this one. */
export function weekdayBeside(weekday: number, which: string, situation: Situation): When | typeof UNRESOLVED {
  const { today } = situation
  if (today === null) return UNRESOLVED
  const since = (weekdayOf(today) - weekday + 6) % 7
  if (/last|past|previous/i.test(which)) return onDay(today - since - 1)
  if (/coming/i.test(which)) return onDay(today + ((weekday - weekdayOf(today) + 6) % 7) + 1)
  if (/next/i.test(which)) return onDay(today - weekdayOf(today) + 7 + weekday)
  return weekdayNear(weekday, situation)
}

export type Unit = 'day' | 'weekend' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century'
export const unitOf = (word: string | undefined) =>
  (word ?? '').toLowerCase().replace(/ies$/, 'y').replace(/s$/, '') as Unit

/** The unit that lies `shift` units from `day`: "two weeks ago" is a week, "two days ago" a day. */
export function unitBeside(unit: Unit, shift: number, day: Day): Interval {
  const { year, month } = partsOf(day)
  if (unit === 'day') return onDay(day + shift)
  if (unit === 'week') return weekOf(day + 7 * shift)
  if (unit === 'weekend') return weekendOf(day + 7 * shift)
  if (unit === 'month') return monthAt(year * 12 + month - 1 + shift)
  if (unit === 'quarter') {
    const first = Math.floor((month - 1) / 3) * 3 + 1
    return inMonths(
      Math.floor((year * 12 + first - 1 + 3 * shift) / 12),
      ((first - 1 + 3 * shift + 120) % 12) + 1,
      ((first - 1 + 3 * shift + 120) % 12) + 3,
    )
  }
  if (unit === 'year') return inYear(year + shift)
  const span = unit === 'decade' ? 10 : 100
  const first = Math.floor(year / span) * span + span * shift
  return inYears(first, first + span - 1)
}

/** The end of a stretch that starts at `day`: "the next two weeks". */
export function stepped(unit: Unit, count: number, day: Day): Day {
  if (unit === 'day') return day + count
  if (unit === 'week' || unit === 'weekend') return day + 7 * count
  if (unit === 'month') return addMonths(day, count)
  if (unit === 'quarter') return addMonths(day, 3 * count)
  return addMonths(day, (unit === 'decade' ? 120 : unit === 'century' ? 1200 : 12) * count)
}

/** "27 November to 2 December": both ends read, in order. */
export function between(
  first: When | null | typeof UNRESOLVED,
  last: When | null | typeof UNRESOLVED,
): When | null | typeof UNRESOLVED {
  if (first === null || last === null) return null
  if (first === UNRESOLVED || last === UNRESOLVED) return UNRESOLVED
  const end = last.end ?? last.value
  if (end < first.value) return null
  const way = first.implied || last.implied ? { implied: true as const } : {}
  return end === first.value ? { value: end, ...way } : { value: first.value, end, ...way }
}

/** The year of "27 November 2018", "27 November last year"; null where none is said. */
export function yearSaid(
  year: string | undefined,
  shift: string | undefined,
  { today, focus }: Situation,
): number | null | typeof UNRESOLVED {
  if (year) return Number(year)
  if (!shift) return null
  // "in August of that year": of the year that the text spoke of.
  if (/that|same/.test(shift) && focus) return Number(focus.value.slice(0, 4))
  return today === null ? UNRESOLVED : partsOf(today).year + shiftOf(shift)
}

export function dayIn(
  month: string | undefined,
  day: string | undefined,
  year: number | null | typeof UNRESOLVED,
  situation: Situation,
) {
  if (year === UNRESOLVED) return UNRESOLVED
  if (year === null) return dayWithoutYear(monthOf(month), dayNumber(day), situation)
  const found = dayFrom(year, monthOf(month), dayNumber(day))
  return found === null ? null : onDay(found)
}

export const seasonIn = (season: string, year: number): Interval => {
  const first = SEASONS[season.toLowerCase()]!
  return inMonths(year, first, first + 2)
}

export function seasonNear(
  season: string,
  shift: number | null,
  { today, direction }: Situation,
): When | typeof UNRESOLVED {
  if (today === null) return UNRESOLVED
  const { year } = partsOf(today)
  const seasons = [year - 2, year - 1, year, year + 1, year + 2].map((y) => seasonIn(season, y))
  const days = seasons.map((s) => daysOf(s)!)
  const past = days.findLastIndex((d) => d.last < today)
  const ahead = days.findIndex((d) => d.first > today)
  const current = days.findIndex((d) => d.first <= today && today <= d.last)
  if (shift === -1) return seasons[past]!
  if (shift === 1) return seasons[ahead]!
  if (current >= 0) return seasons[current]!
  return implied(seasons[direction() === 'future' || (shift === 0 && direction() === 'open') ? ahead : past]!)
}

export function quarterOrHalf(
  n: number,
  unit: string,
  year: number | null,
  { today, direction }: Situation,
): When | null | typeof UNRESOLVED {
  const length = /half/i.test(unit) ? 6 : 3
  const first = (n - 1) * length + 1
  if (first > 12) return null
  if (year !== null) return inMonths(year, first, first + length - 1)
  if (today === null) return UNRESOLVED
  const now = partsOf(today)
  const isOver = first + length - 1 < now.month
  const inferred = direction() === 'future' ? now.year + (isOver ? 1 : 0) : now.year - (first > now.month ? 1 : 0)
  return implied(inMonths(inferred, first, first + length - 1))
}

const APPROXIMATE = /few|several|couple/i
export function counted(word: string): number {
  return APPROXIMATE.test(word) ? Number.NaN : numberOf(word)
}

/** In the week "the weekend" is the last one or the next; on a Saturday or Sunday it is this one. */
export function weekendBeside(which: string, today: Day, direction: Direction): When {
  const isWeekend = weekdayOf(today) >= 5
  if (/next/.test(which)) return weekendOf(today + 7)
  if (/last|past/.test(which)) return weekendOf(today - 7)
  if (/this|coming/.test(which)) return isWeekend || direction !== 'past' ? weekendOf(today) : weekendOf(today - 7)
  if (isWeekend) return weekendOf(today)
  return direction === 'future' ? weekendOf(today) : weekendOf(today - 7)
}
