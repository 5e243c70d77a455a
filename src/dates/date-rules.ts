import { monthAlone, yearAlone } from './bare-words.js'
import {
  addMonths,
  type Day,
  dayFrom,
  dayOf,
  daysOf,
  fromTo,
  inMonth,
  inMonths,
  inYear,
  inYears,
  NO_DAY,
  onDay,
  partsOf,
  weekdayOf,
} from './calendar.js'
import { HOLIDAYS, MONTHS, NUMBER_WORDS, nthWeekday, ORDINALS, SEASONS, WEEKDAYS } from './calendar-words.js'
import { capital, either, words } from './date-patterns.js'
import {
  between,
  chooseBetween,
  counted,
  dayIn,
  dayNumber,
  implied,
  monthBeside,
  monthOf,
  monthOfFocus,
  monthWithoutYear,
  quarterOrHalf,
  type Reading,
  type Situation,
  seasonIn,
  seasonNear,
  shiftOf,
  stepped,
  UNRESOLVED,
  unitBeside,
  unitOf,
  weekdayBeside,
  weekdayNamed,
  weekdayNear,
  weekendBeside,
  yearSaid,
} from './date-readings.js'
import { MOVING_HOLIDAYS } from './moving-holidays.js'

export interface DateRule {
  readonly id: string
  /** Sticky: tried where a word starts. */
  readonly pattern: RegExp
  /** A range whose ends are two dates to TIMEX3: "from 1996 to 2001". Days of one visit, "April 8-10", are one. */
  readonly twoDates?: true
  /** The days meant; null where the words are no date here ("may", "march"). */
  readonly read: (words: Readonly<Record<string, string | undefined>>, situation: Situation) => Reading
}

const HOLIDAY_NAMES = [...Object.keys(HOLIDAYS), ...Object.keys(MOVING_HOLIDAYS)]
const STARTERS = new Set(
  [
    ...Object.keys(MONTHS),
    ...Object.keys(WEEKDAYS),
    ...Object.keys(SEASONS),
    ...Object.keys(ORDINALS),
    ...NUMBER_WORDS,
    ...HOLIDAY_NAMES.map((name) => /^[a-z]+/.exec(name)![0]),
    ...(
      'a an the this that these last next past coming current previous following earlier later early late yesterday today ' +
      'tomorrow tonight q h fy fiscal half weekend fortnight year month week fifteenth sixteenth seventeenth eighteenth ' +
      'nineteenth twentieth now nowadays currently presently recently lately present moment right days years months weeks decades centuries couple few several many recent'
    ).split(' '),
  ].filter((word) => word !== 'mid'),
)
/** Can a date start with this word or number? Asked first, because trying all rules everywhere takes longer. */
export const startsDate = (word: string): boolean => /^\d/.test(word) || STARTERS.has(word.toLowerCase())

/** Words that begin most phrases that are no dates: a rule is only tried where a word of time stands soon after. */
const COMMON = new Set([
  ...NUMBER_WORDS,
  ...Object.keys(ORDINALS),
  ...'a an the this that these last next past coming current previous following earlier later early late few several many right couple half'.split(
    ' ',
  ),
])
const TIME_NEAR = new RegExp(
  `\\d|\\b(?:days?|weeks?|weekends?|fortnight|months?|quarters?|half|years?|decades?|centur|morning|afternoon|evening|night|yesterday|tomorrow|today|now|ago|present|past|future|moment|[a-z]+(?:nties|rties|fties|xties|nineties|ighties)|${either([...Object.keys(MONTHS), ...Object.keys(WEEKDAYS), ...Object.keys(SEASONS), ...HOLIDAY_NAMES])})`,
  'i',
)
/** Far enough for "the third quarter of last year". */
const REACH = 45
export const isNearTime = (word: string, text: string, index: number): boolean =>
  !COMMON.has(word.toLowerCase()) || TIME_NEAR.test(text.slice(index, index + REACH))

/** The news' ways to name days; the longest match wins, and of equals the earlier rule. */
export const DATE_RULES: readonly DateRule[] = [
  {
    id: 'iso',
    pattern: words('(?<iso>\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01]))(?:T[\\d:]+(?:\\.\\d+)?Z?)?'),
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
    // "March 12 and 13"
    id: 'month-day-pair',
    twoDates: true,
    pattern: words(
      '{MONTH:m} {DAY:a} and {DAY:b}(?:,? {YEAR:year}| (?<shift>last|this|next) year)?(?! (?!(?:was|has|is|as)\\b)(?:[a-z]+(?:ed|al|ian|ign|ish|ese) )?(?:[a-z]+s|people|men|women|children|more)\\b|[-–%])',
    ),
    read: ({ m, a, b, year, shift }, s) => {
      const said = yearSaid(year, shift, s)
      return between(dayIn(m, a, said, s), dayIn(m, b, said, s))
    },
  },
  {
    id: 'day-month',
    pattern: words(
      '(?:{WEEKDAY:w},? \\(?)?(?:the )?{DAY:d}(?: of)? {MONTH:m}(?:,? {YEAR:year}|,? (?:of )?(?<shift>last|this|next) year)?',
    ),
    read: ({ m, d, year, shift }, s) => dayIn(m, d, yearSaid(year, shift, s), s),
  },
  {
    // "the first of May"
    id: 'ordinal-of-month',
    pattern: words('~the (?<n>first|second|third|fourth|fifth) of {MONTH:m}(?:,? {YEAR:year})?'),
    read: ({ n, m, year }, s) =>
      dayIn(
        m,
        String(['first', 'second', 'third', 'fourth', 'fifth'].indexOf(n!) + 1),
        yearSaid(year, undefined, s),
        s,
      ),
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
    twoDates: true,
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
    twoDates: true,
    pattern: words(
      '(?:(?<=[Ff]rom )|(?<=[Bb]etween )){MONTH:a} {YEAR:y} (?:to|until|through|and) {MONTH:b} {YEAR:z}|{MONTH:c} {YEAR:v}{DASH}{MONTH:d} {YEAR:u}',
    ),
    read: ({ a, b, c, d, y, z, v, u }) =>
      between(inMonth(Number(y ?? v), monthOf(a ?? c)), inMonth(Number(z ?? u), monthOf(b ?? d))),
  },
  {
    id: 'years-range',
    twoDates: true,
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
    pattern: words('(?<which>~last|~next|~this|~this past|~this coming|~that) {LONE:m}'),
    read: ({ which, m }, s) =>
      /that/i.test(which!)
        ? monthOfFocus(monthOf(m), s)
        : monthBeside(monthOf(m), /past/i.test(which!) ? -1 : shiftOf(which), s),
  },
  { id: 'month', pattern: words('(?:~the ~month of )?{LONE:m}'), read: ({ m }, s) => monthAlone(m!, s) },
  {
    id: 'weekday',
    pattern: words(
      '(?:(?<which>~last|~next|~this|~this past|~this coming|~the past|~the previous|~the following|~the next|~coming|~past) )?{WEEKDAY:w}(?:,? (?:of )?(?<week>last|this|next) week)?',
    ),
    read: ({ which, w, week }, s) => {
      if (!/day$/i.test(w!) && !/^\s+\d/.test(s.after) && !/\bon\s$/i.test(s.before)) return null
      // "the last Sunday of April"
      if (which && /^\s(?:in|of)\s/.test(s.after)) return null
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
      // "seized on March 4 and freed the following Friday": counted from the day spoken of.
      const beside = /^the (following|next|previous)$/i.exec(which ?? '')?.[1]?.toLowerCase()
      const spoken = beside && s.focus && s.focus.value.length === 10 ? dayOf(s.focus.end ?? s.focus.value) : null
      if (beside && spoken !== null) {
        const ahead = ((weekdayNamed(w) - weekdayOf(spoken) + 6) % 7) + 1
        return implied(onDay(beside === 'previous' ? spoken - 7 + (ahead % 7) : spoken + ahead))
      }
      if (beside === 'following') return weekdayNear(weekdayNamed(w), s)
      return which ? weekdayBeside(weekdayNamed(w), which, s) : weekdayNear(weekdayNamed(w), s)
    },
  },
  {
    // "the Friday before last"
    id: 'weekday-but-one',
    pattern: words('~the {WEEKDAY:w} (?<way>before last|after next)'),
    read: ({ w, way }, s) => {
      const near = weekdayBeside(weekdayNamed(w), way === 'before last' ? 'last' : 'coming', s)
      return near === UNRESOLVED ? near : onDay(dayOf(near.value)! + (way === 'before last' ? -7 : 7))
    },
  },
  {
    // "on Sunday week", as the British say
    id: 'weekday-week',
    pattern: words(
      '(?<=\\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ff]rom) ){WEEKDAY:w} week(?=[.,;]|\\s*$| (?:in|at|and|to|for|when|with)\\b)',
    ),
    read: ({ w }, s) => {
      const near = weekdayBeside(weekdayNamed(w), 'coming', s)
      return near === UNRESOLVED ? near : onDay(dayOf(near.value)! + 7)
    },
  },
  {
    // "the first Sunday in April"; what is on every such day has no tense to go by.
    id: 'weekday-of-month',
    pattern: words(
      '(?:~the )?(?<n>~first|~second|~third|~fourth|~last) {WEEKDAY:w} (?:of|in) {MONTH:m}(?:,? {YEAR:year}| (?<shift>last|this|next) year)?',
    ),
    read: ({ n, w, m, year, shift }, s) => {
      const said = yearSaid(year, shift, s)
      if (said === UNRESOLVED || s.today === null) return UNRESOLVED
      const which = /last/i.test(n!) ? -1 : ORDINALS[n!.toLowerCase()]!
      const on = (y: number): Day => nthWeekday(which, weekdayNamed(w), monthOf(m))(y)
      if (said !== null) return onDay(on(said))
      if (s.direction() === 'open' || /\b(?:every|each)\s$/i.test(s.before)) return null
      const { year: now } = partsOf(s.today)
      const days = [now - 1, now, now + 1].map(on)
      const past = days.filter((d) => d <= s.today!).at(-1)!
      return implied(onDay(chooseBetween(past, days.find((d) => d >= s.today!)!, s.today, s.direction())))
    },
  },
  {
    id: 'day-of-month',
    pattern: words(
      '(?<=[Oo]n )the (?<d>\\d{1,2}(?:st|nd|rd|th))(?! [a-z])|the (?<e>\\d{1,2}(?:st|nd|rd|th)) of (?<which>this|last|next) month',
    ),
    read: ({ d = '', e, which }, s) => {
      if (s.today === null) return UNRESOLVED
      const now = partsOf(s.today)
      if (e) {
        const { year, month } = partsOf(addMonths(dayFrom(now.year, now.month, 1)!, shiftOf(which)))
        const day = dayFrom(year, month, dayNumber(e))
        return day === null ? null : onDay(day)
      }
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
    // Words that TIMEX3 takes for dates though they name no day.
    id: 'no-day',
    pattern: words(
      "(?<now>(?:~right )?~now(?! that)(?![-–—]\\w)|~nowadays|~currently|~presently|(?<=[Aa]t )present(?! [a-z]+ (?:time|moment))|(?<=[Aa]t )(?:the|this) (?:present time|moment)|~these days)|(?<past>~recently|~lately|~the other (?:day|week)(?! of)|(?<=[Ii]n )recent (?:days|weeks|months|years)|(?:~years|~months|~weeks|~decades|~centuries) ago|(?<=[Ii]n )the past(?! [a-z\\d]))|~the (?:(?:near|foreseeable|immediate|distant|not-too-distant) )?future(?![-’'])(?! [a-z]+s?\\b(?<! (?:of|for|is|was|will|and|but|that|to|as|in|on|with|by|when)))",
    ),
    read: ({ now, past }) => implied({ value: now ? NO_DAY.present : past ? NO_DAY.past : NO_DAY.future }),
  },
  {
    // "the week before last", "the month after next"
    id: 'unit-but-one',
    pattern: words('~the (?<unit>week|weekend|month|year) (?<way>before last|after next)'),
    read: ({ unit, way }, { today }) =>
      today === null ? UNRESOLVED : unitBeside(unitOf(unit), way === 'before last' ? -2 : 2, today),
  },
  {
    // "two weeks from now", "three days from today"
    id: 'from-now',
    pattern: words(
      '(?<count>~a|~an|{NUMBER}) (?<unit>day|week|month|year|decade)s? (?:from (?<anchor>now|today|yesterday|tomorrow)|hence)',
    ),
    read: ({ count, unit, anchor }, { today }) => {
      if (today === null) return UNRESOLVED
      const from = today + (anchor === 'yesterday' ? -1 : anchor === 'tomorrow' ? 1 : 0)
      return unitBeside(unitOf(unit), counted(count!), from)
    },
  },
  {
    // "a few days ago", "several years ago", "a couple of weeks ago"
    id: 'some-ago',
    pattern: words(
      '(?:(?<two>~a couple (?:of )?)|(?:~just |~only )?(?:(?:~a )?~few|~several|~many|~some|~a number of) )(?<unit>day|week|month|year|decade)s ago',
    ),
    read: ({ two, unit }, { today }) => {
      if (today === null) return UNRESOLVED
      const of = unitOf(unit)
      if (two) return implied(unitBeside(of, -2, today))
      const [first, last] = [unitBeside(of, of === 'day' ? -6 : -9, today), unitBeside(of, -2, today)]
      return implied({ value: first.value, end: last.end ?? last.value })
    },
  },
  {
    // "a week ago Friday", "two weeks ago Tuesday"
    id: 'week-ago-weekday',
    pattern: words('(?<count>~a|{NUMBER}) weeks? ago (?:last |on |this past )?{WEEKDAY:w}'),
    read: ({ count, w }, { today }) => {
      if (today === null) return UNRESOLVED
      const since = (weekdayOf(today) - weekdayNamed(w) + 7) % 7
      return onDay(today - since - 7 * counted(count!))
    },
  },
  {
    // "the week of March 4"
    id: 'week-of',
    pattern: words(
      '(?:~the )?~week (?:of|beginning|ending|starting) (?:{MONTH:m} {DAY:d}|{DAY:e} {MONTH:n})(?:,? {YEAR:year})?',
    ),
    read: ({ m, n, d, e, year }, s) => {
      const day = dayIn(m ?? n, d ?? e, yearSaid(year, undefined, s), s)
      if (day === null || day === UNRESOLVED) return day
      return implied(unitBeside('week', 0, dayOf(day.value)!))
    },
  },
  {
    id: 'unit-beside',
    pattern: words(
      "(?:(?<edge>~earlier|~later|~late|~early|~mid) (?:in )?)?(?:the )?(?<which>~last|~this|~next|~this past|~this coming|~the past|~the coming|~the current|~the latest(?= quarter)|~past|~coming|~current) (?<unit>week|weekend|month|quarter|year|decade|century)(?![-\\u2019'](?!s\\b))",
    ),
    read: ({ which, unit }, s) => {
      if (s.today === null) return UNRESOLVED
      // "the last week of December" is a part of December.
      if (/^\s+of\b/.test(s.after)) return null
      const said = which!.toLowerCase().replace('the latest', 'last')
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
    pattern: words(
      '~the weekend(?= (?:the|its|his|they|he|she|it|in|at|on|and|or|but|to|after|before|when|while|with|by|as|that|was|were|is|for|from|amid|over)\\b|[^\\s\\w]|\\s*$)|(?<=[Tt]he |[Aa] )weekend(?= [a-z])(?! of)',
    ),
    read: (_, s) => (s.today === null ? UNRESOLVED : weekendBeside('', s.today, s.direction())),
  },
  {
    // "later in the year", "the end of the month"; "the end of" itself is joined on by find-dates.
    id: 'unit-now',
    pattern: words(
      "(?:~earlier|~later|~late|~early) in the (?<a>day|week|month|year|decade|century)|(?<=[Ee]nd of |[Bb]eginning of |[Ss]tart of |[Mm]iddle of |[Rr]est of |[Cc]lose of )(?:the )?(?<b>week|month|year|decade|century)|(?:the )?(?:year|month)(?:['’]s |-)end",
    ),
    read: ({ a, b }, s) => {
      if (s.today === null) return UNRESOLVED
      const unit = unitOf(a ?? b ?? 'year')
      // "The talks began on Monday; later in the day they broke off": of the day spoken of.
      if (unit === 'day') {
        const spoken = s.focus && s.focus.value.length === 10 && !s.focus.end ? dayOf(s.focus.value) : null
        return implied(onDay(spoken ?? s.today))
      }
      const isEnd = unit === 'year' && (b ? /\bend of (?:the )?$/i.test(s.before) : !a)
      if (!isEnd || s.direction() === 'future') return unitBeside(unit, 0, s.today)
      // "The strike began in December and was over by the end of the year", told in March.
      const now = partsOf(s.today)
      const isOver = (s.focus && Number(s.focus.value.slice(0, 4)) === now.year - 1) || s.direction() === 'past'
      return unitBeside(unit, isOver && now.month < 10 ? -1 : 0, s.today)
    },
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
    // "will meet in two weeks"; "met in two weeks of talks" is a stretch of time.
    id: 'in-units',
    pattern: words(
      "(?<=\\b[Ii]n )(?<count>a|an|{NUMBER}) (?<unit>day|week|month|year)s?(?: time|['’] time|['’]s time)?",
    ),
    read: ({ count, unit }, s) => {
      // "In one day 20 people died."
      if (/^(?:a|one)$/.test(count!) && unit === 'day') return null
      if (/^\s(?:of|to|since|for)\b|^-/.test(s.after) || s.direction() !== 'future') return null
      return s.today === null ? UNRESOLVED : implied(unitBeside(unitOf(unit), counted(count!), s.today))
    },
  },
  {
    id: 'half-ago',
    pattern: words('(?:~half a |~a half-)(?<unit>year|decade|century) ago'),
    read: ({ unit }, { today }) => {
      if (today === null) return UNRESOLVED
      if (unit === 'year') return unitBeside('month', -6, today)
      return unitBeside('year', unit === 'decade' ? -5 : -50, today)
    },
  },
  {
    // "It sold less than in the same month last year": of the month spoken of, or of today's.
    id: 'same-unit-last-year',
    pattern: words(
      '~the ~same (?<unit>month|quarter|week|period) (?:of )?(?:last year|a year (?:ago|earlier|before)|the (?:previous|prior) year)|~the year-(?:ago|earlier) (?<u>month|quarter|period)',
    ),
    read: ({ unit, u }, { today, focus }) => {
      const spoken = focus && focus.value.length >= 7 ? (daysOf(focus)?.first ?? null) : null
      const day = spoken ?? today
      const of = (unit ?? u) === 'period' ? 'year' : unitOf(unit ?? u)
      return day === null ? UNRESOLVED : implied(unitBeside(of, 0, addMonths(day, -12)))
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
      if (/^\s+than\b/.test(after)) return null
      // "up from a year earlier", where no date was spoken of: counted from today.
      const long = unit === 'year' || unit === 'month'
      const back = way === 'earlier' || ((way === 'before' || way === 'previously') && bare)
      const day = focus ? (daysOf(focus)?.first ?? null) : long && back ? today : null
      if (day === null || (!long && focus!.value.length < 10)) return UNRESOLVED
      const n = (bare ? 1 : counted(count!)) * (/earlier|before|previously/.test(way!) ? -1 : 1)
      return implied(unitBeside(unitOf(unit), n, day))
    },
  },
  {
    id: 'focus-unit',
    pattern: words('(?<which>~that|~the same|~the following|~the next|~the previous) (?<unit>day|week|month|year)'),
    read: ({ which, unit }, { focus, today }) => {
      // "more than in the previous year", where no date was spoken of: the one before today's.
      const none = /previous/i.test(which!) && unit !== 'day' ? today : null
      const day = focus ? (daysOf(focus)?.first ?? null) : none
      if (day === null || (unitOf(unit) === 'day' && (focus?.value.length ?? 0) < 10)) return UNRESOLVED
      const n = /following|next/i.test(which!) ? 1 : /previous/i.test(which!) ? -1 : 0
      return implied(unitBeside(unitOf(unit), n, day))
    },
  },
  {
    id: 'units-past',
    pattern: words(
      '~the (?:past|last|previous) {NUMBER:count} (?<unit>day|week|month|year|decade|quarter)s|(?<=[Oo]ver |[Ii]n |[Dd]uring |[Tt]hese )(?:past|last) {NUMBER:n} (?<u>day|week|month|year|decade)s',
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
      '(?:~the )?(?<n>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[-\\s](?<unit>quarter|half)(?:,? (?:of )?(?:(?:fiscal(?: year)? )?{YEAR:year}|(?<shift>last|this|next|the) year))|(?<=[Ii]n )the (?<m>first|second|third|fourth) (?<u>quarter)|(?:~the )?(?<k>~first|~second|~third|~fourth)-quarter(?= [a-z])|Q(?<q>[1-4])(?:,? (?:of )?{YEAR:z})?|H(?<h>[12]) {YEAR:v}',
    ),
    read: ({ n, m, k, unit, u, year, shift, q, z, h, v }, s) => {
      const number =
        q || h
          ? Number(q ?? h)
          : /half/.test(unit ?? '') && /last|final/.test(n ?? '')
            ? 2
            : ORDINALS[(n ?? m ?? k)!.toLowerCase()]!
      const said = yearSaid(year ?? z ?? v, shift === 'the' ? 'this' : shift, s)
      return said === UNRESOLVED ? said : quarterOrHalf(number, h ? 'half' : (unit ?? u ?? 'quarter'), said, s)
    },
  },
  {
    id: 'season-year',
    pattern: words(
      '(?:~the )?(?<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:,? of|,)? (?:{YEAR:year}(?:[-–/]\\d\\d(?!\\d))?|(?<shift>last|this|next) year)',
    ),
    read: ({ season, year, shift }, s) => {
      const said = yearSaid(year, shift, s)
      return said === UNRESOLVED ? said : seasonIn(season!, said!)
    },
  },
  {
    id: 'season',
    pattern: words(
      '(?<which>~last|~this|~next|~this past|~this coming) {SEASON:season}|(?<=[Ii]n |[Dd]uring |[Oo]ver |[Tt]hroughout |[Bb]y |[Uu]ntil |[Tt]hrough )the {SEASON:bare}(?! (?:of|in|[a-z]+ing)\\b)|(?<=[Ii]n |[Bb]y |[Ss]ince |[Uu]ntil )(?<open>spring|summer|autumn|winter)(?! [a-z]+s\\b)',
    ),
    read: ({ which, season, bare, open }, s) =>
      seasonNear(
        (season ?? bare ?? open)!,
        which ? (/past/i.test(which) ? -1 : shiftOf(which.replace(/^this (?=coming)/i, ''))) : null,
        s,
      ),
  },
  {
    id: 'holiday',
    pattern: words(`(?:(?<which>~last|~this|~next) )?(?<name>${either(HOLIDAY_NAMES.map(titled))})(?:,? {YEAR:year})?`),
    read: ({ which, name, year }, s) => {
      const moving = MOVING_HOLIDAYS[name!.toLowerCase()]
      const fixed = HOLIDAYS[name!.toLowerCase()]
      const on = (y: number): Day[] => {
        if (moving) return moving.days.filter((day) => partsOf(day).year === y)
        const day = fixed?.(y) ?? null
        return day === null ? [] : [day]
      }
      const kept = (day: Day) => (moving && moving.lasts > 1 ? fromTo(day, day + moving.lasts - 1) : onDay(day))
      if (/^\s(?:Island|Eve)\b/.test(s.after)) return null
      if (year) {
        const day = on(Number(year)).at(-1)
        return day === undefined ? null : kept(day)
      }
      if (s.today === null) return UNRESOLVED
      const now = partsOf(s.today).year
      const days = [now - 1, now, now + 1].flatMap(on)
      const today = s.today
      const past = days.filter((d) => d < today + (which ? 0 : 1)).at(-1)
      const ahead = days.find((d) => d > today - (which ? 0 : 1))
      // In Ramadan, "Ramadan" is this one.
      if (moving && past !== undefined && today < past + moving.lasts) return implied(kept(past))
      if (past === undefined || ahead === undefined) return null
      if (which && shiftOf(which)) return kept(shiftOf(which) < 0 ? past : ahead)
      return implied(kept(chooseBetween(past, ahead, today, s.direction())))
    },
  },
  {
    id: 'fiscal-year',
    pattern: words('FY ?(?:{YEAR:year}|(?<short>\\d\\d))|(?:~the )?~fiscal(?: year)? {YEAR:y}'),
    read: ({ year, y, short }) => inYear(short ? 2000 + Number(short) : Number(year ?? y)),
  },
  { id: 'year', pattern: words('(?:~the ~year )?{YEAR:year}'), read: ({ year }, s) => yearAlone(year!, s) },
]

/** "Fourth of July", "Eid al-Fitr" */
function titled(name: string): string {
  return name
    .split(' ')
    .map((word) => (word === 'of' ? word : word.replace(/^al-(.)/, (_, c: string) => `al-${c.toUpperCase()}`)))
    .map((word) => (/^(?:of|al-)/.test(word) ? word : capital(word)))
    .join(' ')
}
