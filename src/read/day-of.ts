import { dayFrom } from '../dates/calendar.js'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * The day that a timestamp or a written date names, as YYYY-MM-DD: "2018-11-27T08:00:00Z", "20181127",
 * "Tue, 27 Nov 2018 08:00", "November 27, 2018". The day is taken as written, whatever the time zone.
 */
export function dayOf(written: string | undefined): string | undefined {
  if (!written) return undefined
  const iso =
    /\b(\d{4})-(\d\d?)-(\d\d?)(?!\d)/.exec(written) ?? /\b((?:19|20)\d\d)[/.]?(\d\d)[/.]?(\d\d)(?!\d)/.exec(written)
  if (iso) return valid(iso[1]!, Number(iso[2]), Number(iso[3]))
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})\b/.exec(written)
  if (dayFirst) return valid(dayFirst[3]!, monthOf(dayFirst[2]!), Number(dayFirst[1]))
  const monthFirst = /\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/.exec(written)
  if (monthFirst) return valid(monthFirst[3]!, monthOf(monthFirst[1]!), Number(monthFirst[2]))
  return undefined
}

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1

function valid(year: string, month: number, day: number): string | undefined {
  if (year < '1600' || dayFrom(Number(year), month, day) === null) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
