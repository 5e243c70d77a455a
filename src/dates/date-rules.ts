import {
  addMonths,
  type Day,
  dayFrom,
  dayOf,
  daysOf,
  fromTo,
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
import { HOLIDAYS, MONTHS, NUMBER_WORDS, numberOf, ORDINALS, SEASONS, WEEKDAYS } from './calendar-words.js'
import type { Direction } from './direction.js'

/** What a rule may ask about the place where its words stand. */
export interface Situation {
  /** Day of publication; null where it is not known. */
  readonly today: Day | null
  /** Which way the clause looks. */
  direction(): Direction
  /** The day or month that the text spoke of last: "two days later" counts from it. */
  readonly focus: Interval | null
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

export interface DateRule {
  readonly id: string
  /** Sticky: tried where a word starts. */
  readonly pattern: RegExp
  /** The days meant; null where the words are no date here ("may", "march"). */
  readonly read: (
    words: Readonly<Record<string, string | undefined>>,
    situation: Situation,
  ) => When | null | typeof UNRESOLVED
}

// --- patterns ----------------------------------------------------------------------------------------

const either = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length).join('|')
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const anyCase = (word: string) => word.replace(/\b([a-z])/g, (c) => `[${c.toUpperCase()}${c}]`)

const monthWords = Object.keys(MONTHS)
const isWhole = (month: string) => month.length > 4 || /^(june|july|may)$/.test(month)
// White space, and one line break within a paragraph.
const SPACE = '(?:[^\\S\\n]+\\n?[^\\S\\n]*|\\n[^\\S\\n]*)'
const PARTS: Readonly<Record<string, string>> = {
  MONTH: either(
    monthWords.flatMap((m) =>
      isWhole(m) ? [capital(m), m.toUpperCase()] : [`${capital(m)}\\b\\.?`, `${m.toUpperCase()}\\.`],
    ),
  ),
  // A month that can stand alone: "Sept." but not "Mar".
  LONE: either(monthWords.map((m) => (isWhole(m) ? capital(m) : `${capital(m)}\\.`))),
  WEEKDAY: either(
    Object.keys(WEEKDAYS).flatMap((d) => (d.length > 5 ? [capital(d), d.toUpperCase()] : [`${capital(d)}\\.`])),
  ),
  DAY: '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?![\\d:]|[.,]\\d)',
  YEAR: '(?:1[0-9]|20)\\d\\d(?![\\d%]|[.,]\\d)',
  NUMBER: `\\d{1,3}|${either(NUMBER_WORDS.map(anyCase))}`,
  DASH: '\\s?[-–—]\\s?',
  SEASON: either(Object.keys(SEASONS)),
}

/** `{MONTH:m}` becomes a named group of the part, `{MONTH}` the part itself, a space white space, `~word` any case. */
function words(source: string): RegExp {
  const body = source
    .replace(/~([a-z]+)/g, (_, word: string) => anyCase(word))
    .replace(
      /\{([A-Z]+)(?::(\w+))?\}/g,
      (_, part: string, name?: string) => `(${name ? `?<${name}>` : '?:'}${PARTS[part]})`,
    )
    .replaceAll(' ', SPACE)
  return new RegExp(`(?<![\\p{L}\\p{N}$€£#/]|\\d[.,-])(?:${body})(?![\\p{L}\\p{N}])`, 'uy')
}

// --- reading -----------------------------------------------------------------------------------------

const monthOf = (word: string | undefined) => MONTHS[(word ?? '').toLowerCase().replace('.', '')] ?? 0
const weekdayNamed = (word: string | undefined) => WEEKDAYS[(word ?? '').toLowerCase().replace('.', '')] ?? 0
const dayNumber = (word: string | undefined) => Number.parseInt(word ?? '', 10)
const shiftOf = (word: string | undefined): number => {
  const said = (word ?? '').toLowerCase().trim()
  if (/^(last|previous|past)$/.test(said)) return -1
  return /^(next|coming|following)$/.test(said) ? 1 : 0
}
const implied = (when: Interval): When => ({ ...when, implied: true })

/** Most of a year: a date without a year that lies further back than this is the one ahead, and the other way round. */
const MOST_OF_A_YEAR = 270

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

const isDateline = (before: string, after: string) =>
  /^[^a-z]*\p{Lu}{2}[^.!?]{0,40},\s*$/u.test(before) && /^\s*(\(|--|[-–—]|,?\s*(19|20)\d\d)/.test(after)

function chooseBetween(past: Day, ahead: Day, today: Day, direction: Direction): Day {
  if (direction === 'open') return today - past <= ahead - today ? past : ahead
  const [wanted, other] = direction === 'past' ? [past, ahead] : [ahead, past]
  return Math.abs(wanted - today) > MOST_OF_A_YEAR ? other : wanted
}

/** A month without its year: the latest such month not after the day of publication, or the next. */
function monthWithoutYear(month: number, { today, direction }: Situation): When | typeof UNRESOLVED {
  if (today === null) return UNRESOLVED
  const now = partsOf(today)
  const since = (now.month - month + 12) % 12
  if (since === 0) return implied(inMonth(now.year, month))
  const at = now.year * 12 + now.month - 1
  const past = at - since
  const way = direction()
  // In November a bare "December" is the next one: for the last, news says "last December".
  const back = way === 'past' ? since < 11 : way === 'future' ? since <= 1 : since <= 6
  return implied(monthAt(back ? past : past + 12))
}

const monthAt = (at: number): Interval => inMonth(Math.floor(at / 12), (at % 12) + 1)

/** "last March", "next March", "this March". */
function monthBeside(month: number, shift: number, { today }: Situation): When | typeof UNRESOLVED {
  if (today === null) return UNRESOLVED
  const now = partsOf(today)
  const at = now.year * 12 + now.month - 1
  if (shift === 0) return inMonth(now.year, month)
  const distance = shift < 0 ? ((now.month - month + 11) % 12) + 1 : ((month - now.month + 11) % 12) + 1
  return monthAt(at + shift * distance)
}

function weekdayNear(weekday: number, { today, direction }: Situation): When | typeof UNRESOLVED {
  if (today === null) return UNRESOLVED
  const since = (weekdayOf(today) - weekday + 7) % 7
  if (since === 0) return onDay(today)
  const way = direction()
  if (way === 'past') return onDay(today - since)
  if (way === 'future') return onDay(today + 7 - since)
  return implied(onDay(since <= 3 ? today - since : today + 7 - since))
}

/** "last Friday" is the latest before today; "next Friday" that of the coming week; "this Friday" of this one. */
function weekdayBeside(weekday: number, which: string, situation: Situation): When | typeof UNRESOLVED {
  const { today } = situation
  if (today === null) return UNRESOLVED
  const since = (weekdayOf(today) - weekday + 6) % 7
  if (/last|past|previous/i.test(which)) return onDay(today - since - 1)
  if (/coming/i.test(which)) return onDay(today + ((weekday - weekdayOf(today) + 6) % 7) + 1)
  if (/next/i.test(which)) return onDay(today - weekdayOf(today) + 7 + weekday)
  return weekdayNear(weekday, situation)
}

type Unit = 'day' | 'weekend' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century'
const unitOf = (word: string | undefined) => (word ?? '').toLowerCase().replace(/ies$/, 'y').replace(/s$/, '') as Unit

/** The unit that lies `shift` units from `day`: "two weeks ago" is a week, "two days ago" a day. */
function unitBeside(unit: Unit, shift: number, day: Day): Interval {
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
function stepped(unit: Unit, count: number, day: Day): Day {
  if (unit === 'day') return day + count
  if (unit === 'week' || unit === 'weekend') return day + 7 * count
  if (unit === 'month') return addMonths(day, count)
  if (unit === 'quarter') return addMonths(day, 3 * count)
  return addMonths(day, (unit === 'decade' ? 120 : unit === 'century' ? 1200 : 12) * count)
}

/** "27 November to 2 December": both ends read, in order. */
function between(
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
function yearSaid(
  year: string | undefined,
  shift: string | undefined,
  { today }: Situation,
): number | null | typeof UNRESOLVED {
  if (year) return Number(year)
  if (!shift) return null
  return today === null ? UNRESOLVED : partsOf(today).year + shiftOf(shift.replace(/same|that/, 'this'))
}

function dayIn(
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

const seasonIn = (season: string, year: number): Interval => {
  const first = SEASONS[season.toLowerCase()]!
  return inMonths(year, first, first + 2)
}

function seasonNear(season: string, shift: number | null, { today, direction }: Situation): When | typeof UNRESOLVED {
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

function quarterOrHalf(
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
  const started = first <= now.month
  return implied(inMonths(direction() === 'future' || started ? now.year : now.year - 1, first, first + length - 1))
}

/** Words that a year follows wherever it stands: "in 2014", "post-2020". */
const YEAR_AFTER =
  /(?:^|[\s(–-])(?:in|since|by|until|till|during|before|after|through|from|to|of|early|late|mid|around|circa|between|than|year|fiscal|and|for|autumn|fall|spring|summer|winter|post|pre)[\s-]+(?:(?:about|around|early|late|mid)[\s-]+)?$/i
/** Words between which and a noun a year stands: "the 2007 campaign", "Britain's 2016 vote". */
const YEAR_WITHIN = /(?:^|[\s(])(?:the|a|an|its|his|her|their|our|this|that)\s+$|['’]s?\s+$/i
/** Numbers that are named: "Resolution 1929". */
const NUMBERED = /(?:no\.|number|resolutions?|article|flight|route|highway|law|decree|act|room|windows|\$|€|£)\s*$/i
/** "of 2000 people", "to 1500 Russian troops": a count. */
const COUNTED =
  /^\s+(?:[A-Z]?[a-z]+(?:ese|ian|ish)?\s+)?(?:[a-z]+s|people|men|women|children|troops|percent|per|km|kilometers|miles|euros?|dollars?|US)\b/
const NOT_COUNTED =
  /^\s+(?:was|is|has|as|its|this|his|(?:[a-z]+\s+)?elections?|talks|accords|sanctions|games|olympics?|(?:[a-z]+\s+)?(?:bombings?|attacks|protests|riots|uprisings|polls))\b/i

function yearAlone(year: string, { before, after }: Situation): When | null {
  if (Number(year) < 1400 || NUMBERED.test(before)) return null
  // "In 2009 troops left" and not "in 1200 villages".
  const plain = /\b(?:in|since|during|until|late|early)\s+$/i.test(before) && Number(year) > 1900 && Number(year) < 2100
  if (!plain && COUNTED.test(after) && !NOT_COUNTED.test(after)) return null
  const opens = before.trim() === '' && /^\s+[a-z,]/.test(after)
  const inBrackets = /\(\s*$/.test(before) && /^\s*[),;–-]/.test(after)
  const listed = /(?:1[4-9]|20)\d\d(?:,|,? and|,? or| to)\s+$/.test(before)
  const within = YEAR_WITHIN.test(before) && /^\s+\p{L}/u.test(after)
  // "a Civil Rights Act, 1995", "Nov. 2, 2018" that no other rule has read: a year between commas.
  const apart = /\p{L},\s*$/u.test(before) && /^\s*(?:[,.;)]|and\b)/.test(after)
  return opens || inBrackets || listed || within || apart || YEAR_AFTER.test(before) ? inYear(Number(year)) : null
}

/** "May" and "March" alone are months only where something says so; so are names of people. */
function monthAlone(word: string, situation: Situation): When | null | typeof UNRESOLVED {
  const { before, after } = situation
  const led =
    /(?:^|[\s(-])(?:in|since|by|until|till|from|through|during|before|after|of|to|early|late|mid|and|around|between|this|for|every|earlier|later)[\s-]+(?:early |late |mid-?\s?)?$/i.test(
      before,
    )
  if (/^(May|March)$/.test(word)) {
    if (
      !led &&
      !/^\s+(?:elections?|summit|meeting|talks|deadline|vote|referendum|coup|attack|and\s(?:June|April))\b/.test(after)
    )
      return null
    if (/^(?:'s|’s)\s/.test(after) && /\b(?:to|by|of|for|from|after|before|with)\s+$/.test(before)) return null
    if (/^\s+(?:said|told|has|had|was|is|will|on\s)/.test(after)) return null
  } else if (!led && /(?:^|\s)(?!The|In|On|By|Since|Until|And|But|A|An)\p{Lu}[\p{L}.]*\s+$/u.test(before)) {
    // "Jeffrey April", "Augusto August": part of a name, unless the word before opens the sentence.
    if (/\S\s+\p{Lu}[\p{L}.]*\s+$/u.test(before)) return null
  }
  return monthWithoutYear(monthOf(word), situation)
}

const APPROXIMATE = /few|several|couple/i
function counted(word: string): number {
  return APPROXIMATE.test(word) ? Number.NaN : numberOf(word)
}

// --- the rules ---------------------------------------------------------------------------------------

const STARTERS = new Set(
  [
    ...Object.keys(MONTHS),
    ...Object.keys(WEEKDAYS),
    ...Object.keys(SEASONS),
    ...Object.keys(ORDINALS),
    ...NUMBER_WORDS,
    ...Object.keys(HOLIDAYS).map((name) => /^[a-z]+/.exec(name)![0]),
    ...(
      'a an the this that these last next past coming current previous following earlier later early late yesterday today ' +
      'tomorrow tonight q h fortnight year month week fifteenth sixteenth seventeenth eighteenth ' +
      'nineteenth twentieth'
    ).split(' '),
  ].filter((word) => word !== 'mid'),
)
/** Can a date start with this word or number? Asked first, because trying all rules everywhere takes longer. */
export const startsDate = (word: string): boolean => /^\d/.test(word) || STARTERS.has(word.toLowerCase())

/** The news' ways to name days; the longest match wins, and of equals the earlier rule. */
export const DATE_RULES: readonly DateRule[] = [
  {
    id: 'iso',
    pattern: words('(?<iso>\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01]))(?:T[\\d:.]+Z?)?'),
    read: ({ iso }) => (dayOf(iso) === null ? null : { value: iso! }),
  },
  {
    // 11/27/2018, and 27/11/2018 where the first cannot be a month; 27.11.2018 is always day first.
    id: 'numeric',
    pattern: words('(?<a>\\d{1,2})(?<mark>[/.])(?<b>\\d{1,2})\\k<mark>(?<year>(?:19|20)\\d\\d)'),
    read: ({ a, b, mark, year }) => {
      const [x, y] = [Number(a), Number(b)]
      const dayFirst = mark === '.' || x > 12
      const day = dayFirst ? dayFrom(Number(year), y, x) : dayFrom(Number(year), x, y)
      return day === null ? null : onDay(day)
    },
  },
  {
    id: 'september-11',
    pattern: words('9/11|(?:Sept\\.|September) 11(?=(?:th)?,?\\s(?:attack|hijack|terror|suicide|commission))'),
    read: () => ({ value: '2001-09-11' }),
  },
  {
    id: 'month-day-range',
    pattern: words(
      '{MONTH:m} {DAY:a}(?:{DASH}| (?:to|through|until) )(?:{MONTH:n} )?{DAY:b}(?:,? {YEAR:year}| (?:of )?(?<shift>last|this|next) year)?',
    ),
    read: ({ m, n, a, b, year, shift }, s) => {
      const said = yearSaid(year, shift, s)
      return between(dayIn(m, a, said, s), dayIn(n ?? m, b, said, s))
    },
  },
  {
    id: 'day-month-range',
    pattern: words(
      '{DAY:a}(?: {MONTH:m})?(?:{DASH}| (?:to|through|until|and) ){DAY:b} {MONTH:n}(?:,? {YEAR:year}| (?:of )?(?<shift>last|this|next) year)?',
    ),
    read: ({ m, n, a, b, year, shift }, s) => {
      const said = yearSaid(year, shift, s)
      return between(dayIn(m ?? n, a, said, s), dayIn(n, b, said, s))
    },
  },
  {
    id: 'month-day',
    pattern: words(
      '(?:{WEEKDAY:w},? \\(?)?{MONTH:m}(?: the)? {DAY:d}(?:,? (?:of )?{YEAR:year}|,? (?:of )?(?<shift>last|this|next) year)?',
    ),
    read: ({ m, d, year, shift }, s) => dayIn(m, d, yearSaid(year, shift, s), s),
  },
  {
    id: 'day-month',
    pattern: words(
      '(?:{WEEKDAY:w},? \\(?)?(?:the )?{DAY:d}(?: of)? {MONTH:m}(?:,? {YEAR:year}|,? (?:of )?(?<shift>last|this|next) year)?',
    ),
    read: ({ m, d, year, shift }, s) => dayIn(m, d, yearSaid(year, shift, s), s),
  },
  {
    id: 'month-year',
    pattern: words('{MONTH:m},?(?: of)? {YEAR:year}|{MONTH:n} (?:of )?(?<shift>last|this|next|that|the same) year'),
    read: ({ m, n, year, shift }, s) => {
      const said = yearSaid(year, shift, s)
      return said === UNRESOLVED ? said : inMonth(said!, monthOf(m ?? n))
    },
  },
  {
    // "from March to May 2020", "between March and May", "March-May 2020"
    id: 'months-range',
    pattern: words(
      '(?:(?<=[Ff]rom ){LONE:a} (?:to|until|through) {LONE:b}|(?<=[Bb]etween ){LONE:c} and {LONE:d}|{LONE:e}{DASH}{LONE:f})(?:,? {YEAR:year})?',
    ),
    read: ({ a, b, c, d, e, f, year }, s) => {
      const [from, to] = [monthOf(a ?? c ?? e), monthOf(b ?? d ?? f)]
      if (year) return from <= to ? inMonths(Number(year), from, to) : inMonths(Number(year) - 1, from, to + 12)
      const last = monthWithoutYear(to, s)
      if (last === UNRESOLVED) return last
      const lastYear = Number(last.value.slice(0, 4))
      return implied(from <= to ? inMonths(lastYear, from, to) : inMonths(lastYear - 1, from, to + 12))
    },
  },
  {
    id: 'month-year-range',
    pattern: words(
      '(?:(?<=[Ff]rom )|(?<=[Bb]etween )){MONTH:a} {YEAR:y} (?:to|until|through|and) {MONTH:b} {YEAR:z}|{MONTH:c} {YEAR:v}{DASH}{MONTH:d} {YEAR:u}',
    ),
    read: ({ a, b, c, d, y, z, v, u }) =>
      between(inMonth(Number(y ?? v), monthOf(a ?? c)), inMonth(Number(z ?? u), monthOf(b ?? d))),
  },
  {
    id: 'years-range',
    pattern: words(
      '(?:(?<=[Ff]rom ){YEAR:a} (?:to|until|through) |(?<=[Bb]etween ){YEAR:c} and |{YEAR:e}{DASH}){YEAR:b}|{YEAR:f}[-–/](?<short>\\d\\d)(?![-\\d])',
    ),
    read: ({ a, c, e, b, f, short }) => {
      const first = Number(a ?? c ?? e ?? f)
      const last = short ? Math.floor(first / 100) * 100 + Number(short) : Number(b)
      return last > first && last - first < 400 ? inYears(first, last) : null
    },
  },
  {
    id: 'month-beside',
    pattern: words('(?<which>~last|~next|~this|~this past|~this coming) {LONE:m}'),
    read: ({ which, m }, s) => monthBeside(monthOf(m), /past/i.test(which!) ? -1 : shiftOf(which), s),
  },
  { id: 'month', pattern: words('{LONE:m}'), read: ({ m }, s) => monthAlone(m!, s) },
  {
    id: 'weekday',
    pattern: words(
      '(?:(?<which>~last|~next|~this|~this past|~this coming|~the past|~the previous|~coming|~past) )?{WEEKDAY:w}(?:,? (?:of )?(?<week>last|this|next) week)?',
    ),
    read: ({ which, w, week }, s) => {
      if (!/day$/i.test(w!) && !/^\s+\d/.test(s.after)) return null
      // "every Friday", "the fourth Thursday in November"
      if (/\b(?:every|each)\s$/i.test(s.before)) return null
      if (/\b(?:first|second|third|fourth|last)\s$/.test(s.before) && /^\s(?:in|of)\s/.test(s.after)) return null
      // "the Sunday Times", "Saturday Night Live", "Super Tuesday"
      if (/^\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Night\s(?:Live|Football)|Review)\b/.test(s.after))
        return null
      if (/\b(?:Black|Bloody|Super|Cyber|Fat|Giving)\s$/.test(s.before)) return null
      if (week) {
        if (s.today === null) return UNRESOLVED
        return onDay(s.today - weekdayOf(s.today) + 7 * shiftOf(week) + weekdayNamed(w))
      }
      return which ? weekdayBeside(weekdayNamed(w), which, s) : weekdayNear(weekdayNamed(w), s)
    },
  },
  {
    id: 'day-of-month',
    pattern: words('(?<=[Oo]n )the (?<d>\\d{1,2}(?:st|nd|rd|th))(?! [a-z])'),
    read: ({ d }, s) => {
      if (s.today === null) return UNRESOLVED
      const now = partsOf(s.today)
      const shift = s.direction() === 'future' ? (dayNumber(d) >= now.day ? 0 : 1) : dayNumber(d) <= now.day ? 0 : -1
      const { year, month } = partsOf(addMonths(dayFrom(now.year, now.month, 1)!, shift))
      const day = dayFrom(year, month, dayNumber(d))
      return day === null ? null : implied(onDay(day))
    },
  },
  {
    id: 'today',
    pattern: words(
      '(?<far>(?:~the )?~day before yesterday|(?:~the )?~day after tomorrow)|(?<near>~yesterday|~today|~tomorrow|~tonight|~last night|~this (?:morning|afternoon|evening))',
    ),
    read: ({ far, near }, { today }) => {
      if (today === null) return UNRESOLVED
      if (far) return onDay(today + (/before/i.test(far) ? -2 : 2))
      return onDay(today + (/yesterday|last/i.test(near!) ? -1 : /tomorrow/i.test(near!) ? 1 : 0))
    },
  },
  {
    id: 'unit-beside',
    pattern: words(
      "(?:(?<edge>~earlier|~later|~late|~early|~mid) (?:in )?)?(?:the )?(?<which>~last|~this|~next|~this past|~this coming|~the past|~the coming|~the current|~past|~coming|~current) (?<unit>week|weekend|month|quarter|year|decade|century)(?![-\\u2019'](?!s\\b))",
    ),
    read: ({ which, unit }, s) => {
      if (s.today === null) return UNRESOLVED
      // "the last week of December" is a part of December.
      if (/^\s+of\b/.test(s.after)) return null
      const said = which!.toLowerCase()
      const of = unitOf(unit)
      if (of === 'weekend') return weekendBeside(said, s.today, s.direction())
      // "over the past year", "during the last month": up to today, not the calendar's.
      const running =
        /\bpast\b/.test(said) || (/\b(?:over|during|within|throughout)\s(?:the\s)?$/i.test(s.before) && said === 'last')
      if (running) return implied(fromTo(stepped(of, -1, s.today), s.today))
      return unitBeside(of, shiftOf(said.replace(/^(?:the|this) (?=coming)/, '')), s.today)
    },
  },
  {
    id: 'weekend',
    pattern: words('(?:(?<=[Oo]ver |[Oo]n |[Aa]t |[Dd]uring )|(?<=[Ff]or ))the weekend'),
    read: (_, s) => (s.today === null ? UNRESOLVED : weekendBeside('', s.today, s.direction())),
  },
  {
    // "later in the year", "the end of the month"; "the end of" itself is joined on by find-dates.
    id: 'unit-now',
    pattern: words(
      "~(?:earlier|later|late|early) in the (?<a>week|month|year|decade|century)|(?<=[Ee]nd of |[Bb]eginning of |[Ss]tart of |[Mm]iddle of |[Rr]est of |[Cc]lose of )(?:the )?(?<b>week|month|year|decade|century)|(?:the )?(?:year|month)(?:['’]s |-)end",
    ),
    read: ({ a, b }, s) => (s.today === null ? UNRESOLVED : unitBeside(unitOf(a ?? b ?? 'year'), 0, s.today)),
  },
  {
    id: 'ago',
    pattern: words(
      '(?<count>~a|~an|{NUMBER}) (?<unit>day|week|fortnight|month|year|decade|century)s? ago(?: (?<anchor>today|yesterday|this (?:week|month)))?',
    ),
    read: ({ count, unit, anchor }, { today }) => {
      if (today === null) return UNRESOLVED
      if (anchor && unit === 'year')
        return onDay(addMonths(today - (anchor === 'yesterday' ? 1 : 0), -12 * counted(count!)))
      if (unit === 'fortnight') return unitBeside('week', -2 * counted(count!), today)
      return unitBeside(unitOf(unit), -counted(count!), today)
    },
  },
  {
    // "two days later" counts from the day that was spoken of last.
    id: 'from-focus',
    pattern: words(
      '(?<count>~a|~an|~the|{NUMBER}) (?<unit>day|week|month|year)s? (?<way>later|earlier|before|after|afterwards|previously)',
    ),
    read: ({ count, unit, way }, { focus, after, today }) => {
      const bare = /^the$/i.test(count!)
      // "a year before the vote", "the day before Mr Roth was found": counted from what follows.
      const free = /^\s*(?:[.,;:!?)]|$)|^\s+(?:in|at|on|by|and|but|when|to|for)\b/.test(after)
      if (/^(?:before|after)$/.test(way!) && !free) return null
      // "up from a year earlier", where no date was spoken of: counted from today.
      const long = unit === 'year' || unit === 'month'
      const day = focus ? (daysOf(focus)?.first ?? null) : long && way === 'earlier' ? today : null
      if (day === null || (!long && focus!.value.length < 10)) return UNRESOLVED
      const n = (bare ? 1 : counted(count!)) * (/earlier|before|previously/.test(way!) ? -1 : 1)
      return implied(unitBeside(unitOf(unit), n, day))
    },
  },
  {
    id: 'focus-unit',
    pattern: words('(?<which>~that|~the same|~the following|~the next|~the previous) (?<unit>day|week|month|year)'),
    read: ({ which, unit }, { focus }) => {
      const day = focus ? (daysOf(focus)?.first ?? null) : null
      if (day === null || (unitOf(unit) === 'day' && focus!.value.length < 10)) return UNRESOLVED
      const n = /following|next/i.test(which!) ? 1 : /previous/i.test(which!) ? -1 : 0
      return implied(unitBeside(unitOf(unit), n, day))
    },
  },
  {
    id: 'units-past',
    pattern: words(
      '~the (?:past|last|previous) {NUMBER:count} (?<unit>day|week|month|year|decade|quarter)s|(?:past|last) {NUMBER:n} (?<u>day|week|month|year|decade)s',
    ),
    read: ({ count, n, unit, u }, { today }) =>
      today === null ? UNRESOLVED : implied(fromTo(stepped(unitOf(unit ?? u), -counted((count ?? n)!), today), today)),
  },
  {
    // "in the coming days": soon, and the unit says how soon.
    id: 'units-ahead',
    pattern: words(
      '~the (?:next|coming|following) (?:(?:few|several|{NUMBER:count}) )?(?<unit>day|week|month|year)s|(?:coming|next) (?:few )?(?<u>day|week|month|year)s',
    ),
    read: ({ count, unit, u }, { today }) => {
      if (today === null) return UNRESOLVED
      const of = unitOf(unit ?? u)
      const n = count ? counted(count) : of === 'day' ? 7 : of === 'week' ? 4 : of === 'month' ? 6 : 5
      return implied(fromTo(today + 1, stepped(of, n, today)))
    },
  },
  {
    id: 'decade',
    pattern: words(
      "(?:the )?(?<full>(?:1[0-9]|20)\\d0)s|the ['’‘]?(?<short>[2-9]0)s|the (?<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)|the (?:mid|early|late)[-\\s](?<later>(?:1[0-9]|20)\\d0)s",
    ),
    read: ({ full, later, short, word }) => {
      const named = word
        ? 20 +
          10 *
            ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'].indexOf(word)
        : 0
      const first = Number(full ?? later ?? 0) || 1900 + (short ? Number(short) : named)
      return inYears(first, first + 9)
    },
  },
  {
    id: 'century',
    pattern: words(
      '(?:the )?(?:(?<n>\\d{1,2})(?:st|nd|rd|th)|(?<word>fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first))[-\\s][Cc]entury',
    ),
    read: ({ n, word }) => {
      const spelled = ['fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth', 'twenty-first']
      const number = n ? Number(n) : 15 + spelled.indexOf(word!)
      return number >= 10 && number <= 22 ? inYears((number - 1) * 100, (number - 1) * 100 + 99) : null
    },
  },
  {
    id: 'quarter',
    pattern: words(
      '(?:the )?(?<n>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[-\\s](?<unit>quarter|half)(?:,? (?:of )?(?:{YEAR:year}|(?<shift>last|this|next|the) year))|(?<=[Ii]n )the (?<m>first|second|third|fourth) (?<u>quarter)|Q(?<q>[1-4])(?:,? (?:of )?{YEAR:z})?|H(?<h>[12]) {YEAR:v}',
    ),
    read: ({ n, m, unit, u, year, shift, q, z, h, v }, s) => {
      const number =
        q || h ? Number(q ?? h) : /half/.test(unit ?? '') && /last|final/.test(n ?? '') ? 2 : ORDINALS[(n ?? m)!]!
      const said = yearSaid(year ?? z ?? v, shift === 'the' ? 'this' : shift, s)
      return said === UNRESOLVED ? said : quarterOrHalf(number, h ? 'half' : (unit ?? u ?? 'quarter'), said, s)
    },
  },
  {
    id: 'season-year',
    pattern: words(
      '(?:~the )?(?<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:,? of|,)? (?:{YEAR:year}|(?<shift>last|this|next) year)',
    ),
    read: ({ season, year, shift }, s) => {
      const said = yearSaid(year, shift, s)
      return said === UNRESOLVED ? said : seasonIn(season!, said!)
    },
  },
  {
    id: 'season',
    pattern: words(
      '(?<which>~last|~this|~next|~this past|~this coming) {SEASON:season}|(?<=[Ii]n |[Dd]uring )the {SEASON:bare}(?! of)',
    ),
    read: ({ which, season, bare }, s) =>
      seasonNear(
        (season ?? bare)!,
        which ? (/past/i.test(which) ? -1 : shiftOf(which.replace(/^this (?=coming)/i, ''))) : null,
        s,
      ),
  },
  {
    id: 'holiday',
    pattern: words(
      `(?:(?<which>~last|~this|~next) )?(?<name>${either(Object.keys(HOLIDAYS).map(titled))})(?:,? {YEAR:year})?`,
    ),
    read: ({ which, name, year }, s) => {
      const on = HOLIDAYS[name!.toLowerCase()]
      if (!on || /^\s(?:Island|Eve)\b/.test(s.after)) return null
      if (year) return dated(on(Number(year)))
      if (s.today === null) return UNRESOLVED
      const now = partsOf(s.today).year
      const days = [now - 1, now, now + 1].map(on).filter((d) => d !== null)
      const today = s.today
      const past = days.filter((d) => d < today + (which ? 0 : 1)).at(-1)!
      const ahead = days.find((d) => d > today - (which ? 0 : 1))!
      if (which && shiftOf(which)) return onDay(shiftOf(which) < 0 ? past : ahead)
      return implied(onDay(chooseBetween(past, ahead, today, s.direction())))
    },
  },
  { id: 'year', pattern: words('(?:~the ~year )?{YEAR:year}'), read: ({ year }, s) => yearAlone(year!, s) },
]

function dated(day: Day | null): When | null {
  return day === null ? null : onDay(day)
}
function titled(name: string): string {
  return name.split(' ').map(capital).join(' ')
}

/** In the week "the weekend" is the last one or the next; on a Saturday or Sunday it is this one. */
function weekendBeside(which: string, today: Day, direction: Direction): When {
  const isWeekend = weekdayOf(today) >= 5
  if (/next/.test(which)) return weekendOf(today + 7)
  if (/last|past/.test(which)) return weekendOf(today - 7)
  if (/this|coming/.test(which)) return isWeekend || direction !== 'past' ? weekendOf(today) : weekendOf(today - 7)
  if (isWeekend) return weekendOf(today)
  return direction === 'future' ? weekendOf(today) : weekendOf(today - 7)
}
