/** The values that a feature can take: one axis, or two that are looked at together. */
export interface Feature {
  readonly offset: number
  readonly width: number
}

/**
 * Gives each value of each feature a number, so that weighing hundreds of thousands of pairs needs no strings.
 * The names are those of `data/mentions/link-weights.csv`: "away" "0", "kind" "person>group".
 */
export class FeatureSpace {
  readonly #numbers = new Map<string, number>()
  readonly #names: string[] = []

  add(name: string, ...axes: readonly [readonly string[], (readonly string[])?]): Feature {
    const [first, second] = axes
    const feature = { offset: this.#names.length, width: second?.length ?? 1 }
    for (const a of first) {
      for (const value of second ? second.map((b) => `${a}>${b}`) : [a]) {
        this.#numbers.set(`${name} ${value}`, this.#names.length)
        this.#names.push(`${name} ${value}`)
      }
    }
    return feature
  }

  get size(): number {
    return this.#names.length
  }

  numberOf(name: string): number | undefined {
    return this.#numbers.get(name)
  }

  nameOf(number: number): string {
    return this.#names[number]!
  }
}
