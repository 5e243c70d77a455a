import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDates } from '../../src/dates/find-dates.js'
import type { Name } from '../../src/report/layers.js'
import type { StageContext } from '../../src/stage.js'

const SILENT = { resources: {}, note() {}, trace() {} } as unknown as StageContext

/** Dates of a text without syntax, as "words = value" or "words = value..end", "~" where implied. */
function read(text: string, published = '2018-11-29', names: Name[] = []): string[] {
  const sentences = [{ start: 0, end: text.length }]
  const tokens = [...text.matchAll(/[\p{L}\p{N}'’]+|\S/gu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    sentence: 0,
  }))
  const original = { text, language: 'en', ...(published ? { published } : {}) }
  const { dates } = findDates.run({ id: 't', original, sentences, tokens, syntax: [], names }, SILENT)
  return dates
    .filter((d) => d.span)
    .map(
      (d) =>
        `${text.slice(d.span!.start, d.span!.end)} = ${d.value}${d.end ? `..${d.end}` : ''}${d.basis === 'implied' ? ' ~' : ''}`,
    )
}

// 29 November 2018 is a Thursday.
const CASES: [text: string, ...dates: string[]][] = [
  ['They met on Tuesday.', 'Tuesday = 2018-11-27'],
  ['They met on Thursday.', 'Thursday = 2018-11-29'],
  ['They will meet on Tuesday.', 'Tuesday = 2018-12-04'],
  ['They will meet on Thursday.', 'Thursday = 2018-11-29'],
  ["Tuesday's raid was condemned.", 'Tuesday = 2018-11-27 ~'],
  ['They met last Friday.', 'last Friday = 2018-11-23'],
  ['They meet again next Tuesday.', 'next Tuesday = 2018-12-04'],
  ['They met on Tuesday of last week.', 'Tuesday of last week = 2018-11-20'],
  ['They met on Saturday evening.', 'Saturday evening = 2018-11-24'],
  ['They left early Sunday.', 'early Sunday = 2018-11-25'],
  ['He arrived on November 27.', 'November 27 = 2018-11-27 ~'],
  ['He arrived on Nov. 27 and will leave on Dec. 1.', 'Nov. 27 = 2018-11-27 ~', 'Dec. 1 = 2018-12-01 ~'],
  ['He arrived on 27 November 2018.', '27 November 2018 = 2018-11-27'],
  ['He arrived on the 27th of November.', 'the 27th of November = 2018-11-27 ~'],
  ['He arrived on Tuesday, November 27, 2018.', 'Tuesday, November 27, 2018 = 2018-11-27'],
  ['He arrived on Tuesday (Nov. 27).', 'Tuesday (Nov. 27) = 2018-11-27 ~'],
  ['He arrived on Nov. 27 last year.', 'Nov. 27 last year = 2017-11-27'],
  ['Filed 2018-11-27.', '2018-11-27 = 2018-11-27'],
  ['Filed 11/27/2018.', '11/27/2018 = 2018-11-27'],
  ['Filed 27/11/2018.', '27/11/2018 = 2018-11-27'],
  ['Filed 03.11.2018.', '03.11.2018 = 2018-11-03'],
  ['BEIJING, Nov. 27 (Xinhua) -- China will send aid.', 'Nov. 27 = 2018-11-27 ~'],
  ['KYIV, Dec. 12 (Reuters) - Ukraine will send aid.', 'Dec. 12 = 2017-12-12 ~'],
  ['Talks ran from November 27-29.', 'November 27-29 = 2018-11-27..2018-11-29 ~'],
  ['Talks ran from 27 to 29 November 2017.', '27 to 29 November 2017 = 2017-11-27..2017-11-29'],
  ['Talks ran from November 27 to December 2, 2017.', 'November 27 to December 2, 2017 = 2017-11-27..2017-12-02'],
  ['It fell from March to May 2020.', 'March = 2020-03', 'May 2020 = 2020-05'],
  ['It fell between 2014 and 2016.', '2014 = 2014', '2016 = 2016'],
  ['The 2009-2010 season ended.', '2009 = 2009', '2010 = 2010'],
  ['It began in March.', 'March = 2018-03 ~'],
  ['It was agreed in December.', 'December = 2018-12 ~'],
  ['It was agreed last December.', 'last December = 2017-12'],
  ['It will begin in March.', 'March = 2019-03 ~'],
  ['It began late last July.', 'late last July = 2018-07'],
  ['It began in November last year.', 'November last year = 2017-11'],
  ['It began in mid-March 2015.', 'mid-March 2015 = 2015-03'],
  ['It began in early 2019.', 'early 2019 = 2019'],
  ['Since 2014 it has grown.', '2014 = 2014'],
  ['The 2007 campaign cost money.', '2007 = 2007'],
  ['In the post-2020 order he saw a 1979 coup.', '2020 = 2020', '1979 = 1979'],
  ['By the end of March 2015 it was over.', 'the end of March 2015 = 2015-03'],
  ['The leader left yesterday; another comes tomorrow.', 'yesterday = 2018-11-28', 'tomorrow = 2018-11-30'],
  ['This week they met.', 'This week = 2018-11-26..2018-12-02'],
  ['Earlier this week they met.', 'Earlier this week = 2018-11-26..2018-12-02'],
  ['Last week they met.', 'Last week = 2018-11-19..2018-11-25'],
  ['Next month they meet.', 'Next month = 2018-12'],
  ['Earlier this year they met.', 'Earlier this year = 2018'],
  ['They met over the weekend.', 'the weekend = 2018-11-24..2018-11-25'],
  ['They will meet over the weekend.', 'the weekend = 2018-12-01..2018-12-02'],
  ['They met three days ago.', 'three days ago = 2018-11-26'],
  ['They met two weeks ago.', 'two weeks ago = 2018-11-12..2018-11-18'],
  ['They met a fortnight ago.', 'a fortnight ago = 2018-11-12..2018-11-18'],
  ['Exports fell from a year earlier.', 'a year earlier = 2017 ~'],
  ['They met 10 years ago.', '10 years ago = 2008'],
  ['Trade grew over the past year.', 'the past year = 2017-11-29..2018-11-29 ~'],
  ['Trade grew in the past five years.', 'the past five years = 2013-11-29..2018-11-29 ~'],
  ['A vote is due in the coming days.', 'the coming days = 2018-11-30..2018-12-06 ~'],
  ['The wars of the 1990s ended.', 'the 1990s = 1990..1999'],
  ['In the early 1980s it began.', 'the early 1980s = 1980..1989'],
  ['A 19th-century treaty holds.', '19th-century = 1800..1899'],
  ['The summer of 2020 was hot.', 'The summer of 2020 = 2020-06..2020-08'],
  ['Last summer was hot.', 'Last summer = 2018-06..2018-08'],
  ['Profits fell in the third quarter of 2018.', 'the third quarter of 2018 = 2018-07..2018-09'],
  ['Exports rose in the first half of 2018.', 'the first half of 2018 = 2018-01..2018-06'],
  ['They freed him on Christmas Eve 2016.', 'Christmas Eve 2016 = 2016-12-24'],
  ['They met on Good Friday 2019.', 'Good Friday 2019 = 2019-04-19'],
  ['The Sept. 11 attacks changed that.', 'Sept. 11 = 2001-09-11'],
  ['It happened on 26 May. Two days later he fled.', '26 May = 2018-05-26 ~', 'Two days later = 2018-05-28 ~'],
  ['The vote was held on Jan. 20.', 'Jan. 20 = 2018-01-20 ~'],
  ['They met between 3 and 7 March.', '3 and 7 March = 2018-03-03..2018-03-07 ~'],
  ['Profit rose in the first quarter of fiscal 2019.', 'the first quarter of fiscal 2019 = 2019-01..2019-03'],
  ['Profit rose in fiscal year 2017 and fell in FY18.', 'fiscal year 2017 = 2017', 'FY18 = 2018'],
  ['In the winter of 2013-14 it froze.', 'the winter of 2013-14 = 2013-12..2014-02'],
  ['The base will close in two weeks.', 'two weeks = 2018-12-10..2018-12-16 ~'],
  ['The army won in two weeks of war.'],
  ['In 1975 he fled. That September he was caught.', '1975 = 1975', 'That September = 1975-09 ~'],
  ['He fled in 1975. In August of that year he was caught.', '1975 = 1975', 'August of that year = 1975-08'],
  ['The weekend raid killed three.', 'weekend = 2018-11-24..2018-11-25'],
  ['By 2030 emissions must fall.', '2030 = 2030'],
  ['Pre-1967 lines hold.', '1967 = 1967'],
  ['Half a century ago it was a port.', 'Half a century ago = 1968'],
  ['Sales fell from the same month last year.', 'the same month last year = 2017-11 ~'],
  ['They will sign on the 30th of this month.', 'the 30th of this month = 2018-11-30'],
  ['Prayers for Eid al-Fitr were held.', 'Eid al-Fitr = 2018-06-15..2018-06-17 ~'],
  ['The truce will hold during Ramadan.', 'Ramadan = 2019-05-06..2019-06-04 ~'],
  ['Ramadan 2013 was calm.', 'Ramadan 2013 = 2013-07-10..2013-08-08'],
  ['The Lunar New Year 2019 was calm.', 'Lunar New Year 2019 = 2019-02-05'],
  ['They prayed on Orthodox Easter 2018.', 'Orthodox Easter 2018 = 2018-04-08'],
  ['Shops were full on Black Friday.', 'Black Friday = 2018-11-23 ~'],
  ['Filed 2018-11-27T10:00:05.5Z.', '2018-11-27T10:00:05.5Z = 2018-11-27'],
  // No dates.
  ['They may march; a second march was sat out.'],
  ['Theresa May said May would not go.'],
  ['He read the Sunday Times on Bloody Sunday.'],
  ['Of 2000 people 3 died under Resolution 1929.'],
  ['They gather every Friday.'],
  ['They march on Sunday.', 'Sunday = 2018-12-02 ~'],
]

test('the words of news are dates, read against the day of publication', () => {
  for (const [text, ...dates] of CASES) assert.deepEqual(read(text), dates, text)
})

test('around the turn of the year a date without one lies near', () => {
  assert.deepEqual(read('He resigned in December.', '2019-01-10'), ['December = 2018-12 ~'])
  assert.deepEqual(read('He resigned on Dec. 30.', '2019-01-10'), ['Dec. 30 = 2018-12-30 ~'])
  assert.deepEqual(read('They will meet on Jan. 4.', '2018-12-28'), ['Jan. 4 = 2019-01-04 ~'])
})

test('the end of the year is that of the year spoken of', () => {
  const text = 'The strike began in early December and was over by the end of the year.'
  assert.deepEqual(read(text, '2019-03-10'), ['early December = 2018-12 ~', 'the end of the year = 2018'])
  assert.deepEqual(read('It will end by the end of the year.', '2019-03-10'), ['the end of the year = 2019'])
})

test('without a day of publication only full dates are read, and one problem is told', () => {
  const problems: string[] = []
  const text = 'On Friday and yesterday they met. On 3 May 2011 they left.'
  const report = {
    id: 't',
    original: { text, language: 'en' },
    sentences: [{ start: 0, end: text.length }],
    tokens: [],
    syntax: [],
    names: [],
  }
  const { dates } = findDates.run(report, { ...SILENT, note: (p) => problems.push(p.code) })
  assert.deepEqual(
    dates.map((d) => d.value),
    ['2011-05-03'],
  )
  assert.deepEqual(problems, ['date-unresolved'])
})

test('the day of publication is the last entry and has no span', () => {
  const text = 'They met on Tuesday.'
  const original = { text, language: 'en', published: '2018-11-29' }
  const { dates } = findDates.run(
    { id: 't', original, sentences: [{ start: 0, end: text.length }], tokens: [], syntax: [], names: [] },
    SILENT,
  )
  assert.deepEqual(dates.at(-1), { id: 'd2', value: '2018-11-29', basis: 'published' })
})

test('a date within the name of a group is no date', () => {
  const text = 'The March 14 Alliance met.'
  assert.deepEqual(read(text, '2018-11-29', [{ start: 4, end: 21, kind: 'group' }]), [])
})
