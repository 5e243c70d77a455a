/**
 * A mistake of the caller or the machine, never of a report's text.
 * The message says what was wrong, what was found and what to do.
 */
export class DemarcheError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'DemarcheError'
    this.code = code
  }
}
