import { csvLines } from '../report/csv.js'

/** A state's time in an organisation; both days count, an empty `to` goes on. */
export interface Membership {
  /** Ids of organisations.csv and states.csv. */
  readonly organisation: string
  readonly state: string
  readonly from: string
  readonly to: string
  /** 0 to 1, empty for 1. */
  readonly sure: string
}

/** Reads `members.csv`. */
export function readMemberships(text: string): Membership[] {
  return csvLines(text)
    .slice(1)
    .map(([organisation = '', state = '', from = '', to = '', sure = '']) => ({ organisation, state, from, to, sure }))
}

/** Does a membership cover a day? "2004-05" is any day of that month, and of a day that is one it covers all. */
export const covers = ({ from, to }: Pick<Membership, 'from' | 'to'>, day: string): boolean =>
  (!from || from.slice(0, day.length) <= day.slice(0, from.length)) && (!to || day.slice(0, to.length) <= to)
