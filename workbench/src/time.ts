/** Days since 1970 of an ISO day; the first day of a month or year that is all that is known. */
export const dayNumber = (day: string): number =>
  Math.floor(
    Date.parse(`${day}${['', '', '', '', '-01-01', '', '', '-01'][Math.min(day.length, 8)] ?? ''}`.slice(0, 10)) /
      86_400_000,
  )

export const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)

export interface Tick {
  readonly day: number
  readonly label: string
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600]

/** Firsts of months or years between two days, so many that their labels have room. */
export function timeTicks(from: number, to: number, most: number): Tick[] {
  const [first, last] = [new Date(from * 86_400_000), new Date(to * 86_400_000)]
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth()
  const step = STEPS.find((s) => months / s <= most) ?? 1200
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth()
  const ticks: Tick[] = []
  for (let m = Math.ceil(start / step) * step; m <= start + months + 1; m += step) {
    const [year, month] = [Math.floor(m / 12), m % 12]
    const day = Date.UTC(year, month, 1) / 86_400_000
    if (day < from || day > to) continue
    ticks.push({
      day,
      label: month === 0 || step >= 12 ? String(year) : `${MONTHS[month]}${ticks.length === 0 ? ` ${year}` : ''}`,
    })
  }
  return ticks
}
