import type { Tenure } from './person.js'

/** How a day lies to a tenure. */
export type Fit = 'then' | 'near' | 'before' | 'after' | 'unknown'

/** Where a day lies to a tenure: in it, near it (elected, just left, "seen" within two years), before or after it. */
export function covers({ from, to, seen }: Tenure, day: string): Fit {
  if (!from && !to) {
    if (!seen) return 'unknown'
    const years = Math.abs(yearOf(seen) - yearOf(day))
    return years < 0.8 ? 'then' : years < 3 ? 'near' : yearOf(day) < yearOf(seen) ? 'before' : 'after'
  }
  if (from && day.slice(0, from.length) < from.slice(0, day.length))
    return yearOf(from) - yearOf(day) < 0.8 ? 'near' : 'before'
  if (to && day.slice(0, to.length) > to.slice(0, day.length)) return yearOf(day) - yearOf(to) < 0.2 ? 'near' : 'after'
  if (!from && seen && day < seen && yearOf(seen) - yearOf(day) > 3) return 'before'
  return 'then'
}

/** A text without a day may be a few years old: who left office since then counts as holding it. */
export const UNDATED_SINCE = '2021'

const yearOf = (day: string): number =>
  Number(day.slice(0, 4)) + (Number(day.slice(5, 7) || 6) - 1) / 12 + Number(day.slice(8, 10) || 15) / 365

export const HEADS =
  /president|prime minister|premier|king|queen|emir|amir|sultan|emperor|pope|chancellor|taoiseach|prince|princess|duke|head of state|head of government|leader|general secretary|chairman|ruler|captain regent|sheikh/

/** Offices whose holders the news calls by their family name from the start. */
export const CALLED = new RegExp(`${HEADS.source}|foreign minister|foreign secretary|secretary of state`)

/** How the text's title suits the registry's office, 0 to 1: "premier" a prime minister's well enough, "Gen." not. */
export function suits(title: string, office: string): number {
  if (title === office) return 1
  if (office.includes(title) || title.includes(office)) return 0.9
  if (HEADS.test(title) && HEADS.test(office)) return 0.7
  return (title === 'minister' || title === 'secretary') && /minister|secretary/.test(office) ? 0.7 : 0
}
