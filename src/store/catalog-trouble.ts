import { DemarcheError } from '../report/error.js'

/** What the machine lacks is no fault of the store, nor of ours: the error as a sentence, where it is of that kind. */
export function troubleOf(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error)
  if (/no space left|disk full|could not write|failed to write/i.test(message))
    return new DemarcheError(
      'catalog-no-room',
      'The disk is full: make room, and ask again. The store has lost nothing.',
    )
  if (isOutOfMemory(error))
    return new DemarcheError(
      'catalog-no-memory',
      'There is not enough memory to work out the catalogue of the store: close other programs, and ask again.',
    )
  if (/permission denied/i.test(message))
    return new DemarcheError(
      'store-forbidden',
      'You have no right to read some part of the store, or to write beside it: give yourself the right, and ask again.',
    )
  return error
}

export const isOutOfMemory = (error: unknown): boolean => error instanceof Error && /out of memory/i.test(error.message)
