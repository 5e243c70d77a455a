import { type Day, dayFrom, easter, orthodoxEaster, weekdayOf } from './calendar.js'

// The calendar's vocabulary as news writes it, one literal table each; `date-rules.ts` builds its patterns from them.

export const MONTHS: Readonly<Record<string, number>> = {
  january: 1,
  jan: 1,
  february: 2,
  feb: 2,
  march: 3,
  mar: 3,
  april: 4,
  apr: 4,
  may: 5,
  june: 6,
  jun: 6,
  july: 7,
  jul: 7,
  august: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  october: 10,
  oct: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
}

/** Monday is 0. */
export const WEEKDAYS: Readonly<Record<string, number>> = {
  monday: 0,
  mon: 0,
  tuesday: 1,
  tue: 1,
  tues: 1,
  wednesday: 2,
  wed: 2,
  thursday: 3,
  thu: 3,
  thur: 3,
  thurs: 3,
  friday: 4,
  fri: 4,
  saturday: 5,
  sat: 5,
  sunday: 6,
  sun: 6,
}

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
export const NUMBER_WORDS = Object.keys(NUMBERS).filter((word) => word.length > 2)

/** "five" or "5" to 5; NaN where it is no number. */
export const numberOf = (word: string): number => NUMBERS[word.toLowerCase()] ?? Number(word.replace(/,/g, ''))

export const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  last: 4,
  final: 4,
}

/** First month of each season; a winter runs into the next year. */
export const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 }

const fixed = (month: number, day: number) => (year: number) => dayFrom(year, month, day)
const fromEaster = (days: number) => (year: number) => easter(year) + days
/** The nth such weekday of a month; counted from its end where n is below 0. */
export function nthWeekday(n: number, weekday: number, month: number): (year: number) => Day {
  return (year) => {
    const first = dayFrom(year, month, 1)!
    const start = first + ((weekday - weekdayOf(first) + 7) % 7)
    if (n > 0) return start + 7 * (n - 1)
    const next = dayFrom(month === 12 ? year + 1 : year, (month % 12) + 1, 1)!
    return start + 7 * Math.floor((next - 1 - start) / 7)
  }
}

/** Days with a name that fall by rule. Those that follow the moon of another calendar are left out. */
export const HOLIDAYS: Readonly<Record<string, (year: number) => Day | null>> = {
  "new year's day": fixed(1, 1),
  "new year's": fixed(1, 1),
  'new year’s': fixed(1, 1),
  "new year's eve": fixed(12, 31),
  'new year’s day': fixed(1, 1),
  'new year’s eve': fixed(12, 31),
  "valentine's day": fixed(2, 14),
  'valentine’s day': fixed(2, 14),
  'may day': fixed(5, 1),
  'victory day': fixed(5, 9),
  'bastille day': fixed(7, 14),
  'christmas eve': fixed(12, 24),
  'christmas day': fixed(12, 25),
  christmas: fixed(12, 25),
  'boxing day': fixed(12, 26),
  halloween: fixed(10, 31),
  'armistice day': fixed(11, 11),
  'veterans day': fixed(11, 11),
  "international women's day": fixed(3, 8),
  'international women’s day': fixed(3, 8),
  'palm sunday': fromEaster(-7),
  'maundy thursday': fromEaster(-3),
  'good friday': fromEaster(-2),
  'easter sunday': fromEaster(0),
  'easter monday': fromEaster(1),
  easter: fromEaster(0),
  'ash wednesday': fromEaster(-46),
  'ascension day': fromEaster(39),
  pentecost: fromEaster(49),
  'orthodox easter': orthodoxEaster,
  'orthodox christmas': fixed(1, 7),
  'all saints’ day': fixed(11, 1),
  "all saints' day": fixed(11, 1),
  "st. patrick's day": fixed(3, 17),
  'st. patrick’s day': fixed(3, 17),
  'anzac day': fixed(4, 25),
  'canada day': fixed(7, 1),
  'fourth of july': fixed(7, 4),
  'earth day': fixed(4, 22),
  juneteenth: fixed(6, 19),
  'inauguration day': (year) => (year % 4 === 1 ? dayFrom(year, 1, 20) : null),
  thanksgiving: nthWeekday(4, 3, 11),
  'thanksgiving day': nthWeekday(4, 3, 11),
  'labor day': nthWeekday(1, 0, 9),
  'memorial day': nthWeekday(-1, 0, 5),
  'columbus day': nthWeekday(2, 0, 10),
  'black friday': (year) => nthWeekday(4, 3, 11)(year)! + 1,
}
