import { availableParallelism } from 'node:os'
import type { ReadOptions } from '../read/read-inputs.js'
import { columnOptions } from '../read/table-columns.js'
import { DemarcheError } from '../report/error.js'

/**
 * A day given on the command line.
 * @throws DemarcheError unless it is a day of the calendar, YYYY-MM-DD
 */
export function dayOption(option: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) return value
  throw new DemarcheError('option-not-a-day', `${option} takes a day such as 2018-11-29, not "${value}".`)
}

/** What the command line says of the inputs. */
export interface InputOptions {
  readonly published?: string
  readonly column: readonly string[]
}

/** How the inputs are to be read. */
export function readOptions({ published, column }: InputOptions): ReadOptions {
  const day = dayOption('--published', published)
  return { ...(day === undefined ? {} : { published: day }), columns: columnOptions(column) }
}

/**
 * The number of worker threads.
 * @throws DemarcheError unless it is a whole number from 1 to 256
 */
export function jobsOption(value: string | undefined): number {
  if (value === undefined) return availableParallelism()
  return countOption('--jobs', value, { most: 256 })
}

/**
 * A whole number, of one or more where nothing else is said.
 * @throws DemarcheError for anything else
 */
export function countOption(option: string, value: string, { least = 1, most = 1_000_000 } = {}): number {
  const count = Number(value)
  if (/^\d+$/.test(value) && count >= least && count <= most) return count
  throw new DemarcheError(
    'option-not-a-number',
    `${option} takes a whole number from ${least} to ${most}, not "${value}".`,
  )
}

/**
 * One of `names`.
 * @throws DemarcheError for any other
 */
export function choiceOption<T extends string>(option: string, value: string, names: readonly T[]): T {
  const found = names.find((name) => name === value)
  if (found) return found
  throw new DemarcheError('option-unknown-value', `${option} takes one of ${names.join(', ')}, not "${value}".`)
}
