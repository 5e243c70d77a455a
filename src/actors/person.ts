/** Somebody who holds or held an office. */
export interface Person {
  /** What entities carry: "jens-stoltenberg.nor". */
  readonly id: string
  readonly name: string
  readonly country: string
  readonly tenures: readonly Tenure[]
  /** The name as keys are compared. */
  readonly key: string
  readonly isRoyal: boolean
  /** The words of each way to write the name, without particles. */
  readonly spellings: readonly (readonly string[])[]
}

/** One person in one office for one time. Days are ISO prefixes; '' is not known, or goes on. */
export interface Tenure {
  readonly person: Person
  readonly office: string
  readonly sectors: readonly string[]
  readonly from: string
  readonly to: string
  /** A day on which the person is known to have held the office, where the bounds are not known. */
  readonly seen: string
  /** How sure the row is, 0 to 1. */
  readonly sure: number
}
