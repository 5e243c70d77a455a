import { type Day, dayOf } from './calendar.js'

/** A holiday of another calendar: on which day it began in each year, and how many days it lasts. */
interface MovingHoliday {
  readonly lasts: number
  readonly days: readonly Day[]
}

const days = (list: string): readonly Day[] =>
  list
    .trim()
    .split(/\s+/)
    .map((iso) => dayOf(iso)!)

// Days of the Muslim year as Saudi Arabia kept them; elsewhere the moon may be seen a day later, so a feast is given as the
// three days that it is kept. They were checked against the Umm al-Qura and the Chinese calendar of ICU.
const RAMADAN = days(`2000-11-27 2001-11-16 2002-11-06 2003-10-26 2004-10-15 2005-10-04 2006-09-23 2007-09-13 2008-09-01
  2009-08-22 2010-08-11 2011-08-01 2012-07-20 2013-07-10 2014-06-28 2015-06-18 2016-06-06 2017-05-27 2018-05-17 2019-05-06
  2020-04-24 2021-04-13 2022-04-02 2023-03-23 2024-03-11 2025-03-01 2026-02-18`)
const EID_AL_FITR =
  days(`2000-01-08 2000-12-27 2001-12-16 2002-12-05 2003-11-25 2004-11-13 2005-11-03 2006-10-23 2007-10-12
  2008-09-30 2009-09-20 2010-09-10 2011-08-30 2012-08-19 2013-08-08 2014-07-28 2015-07-17 2016-07-06 2017-06-25 2018-06-15
  2019-06-04 2020-05-24 2021-05-13 2022-05-02 2023-04-21 2024-04-10 2025-03-30 2026-03-20`)
const EID_AL_ADHA =
  days(`2000-03-16 2001-03-05 2002-02-22 2003-02-11 2004-02-01 2005-01-20 2006-01-10 2006-12-30 2007-12-19
  2008-12-08 2009-11-27 2010-11-16 2011-11-06 2012-10-26 2013-10-15 2014-10-04 2015-09-24 2016-09-12 2017-09-01 2018-08-21
  2019-08-11 2020-07-31 2021-07-20 2022-07-09 2023-06-28 2024-06-16 2025-06-06 2026-05-27`)
const LUNAR_NEW_YEAR = days(`2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-18
  2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16
  2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17`)

/** Holidays that follow the moon, for the years whose days are sure. */
export const MOVING_HOLIDAYS: Readonly<Record<string, MovingHoliday>> = {
  ramadan: { lasts: 30, days: RAMADAN },
  'eid al-fitr': { lasts: 3, days: EID_AL_FITR },
  'eid al-adha': { lasts: 3, days: EID_AL_ADHA },
  'lunar new year': { lasts: 1, days: LUNAR_NEW_YEAR },
  'chinese new year': { lasts: 1, days: LUNAR_NEW_YEAR },
}
