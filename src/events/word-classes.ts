import { csvLines } from '../report/csv.js'
import { DemarcheError } from '../report/error.js'

/** Named lists of lemmas: "accord" is agreement, treaty, pact … */
export interface WordClasses {
  has(name: string): boolean
  /** All lemmas of a class, those of the classes that it names included. */
  lemmasOf(name: string): readonly string[]
}

/** Reads `classes.csv`: class, lemmas separated by spaces (`food_aid` is two words, `@aid` another class), comment. */
export function wordClasses(csv: string): WordClasses {
  const rows = new Map(csvLines(csv).map(([name = '', lemmas = '']) => [name, lemmas.split(' ').filter(Boolean)]))
  const expanded = new Map<string, readonly string[]>()

  function lemmasOf(name: string, within: readonly string[] = []): readonly string[] {
    const known = expanded.get(name)
    if (known) return known
    const row = rows.get(name)
    if (!row || within.includes(name))
      throw new DemarcheError(
        'lexicon-class',
        row
          ? `Class @${name} in data/lexicon/classes.csv contains itself (${[...within, name].join(' > ')}).`
          : `There is no class @${name} in data/lexicon/classes.csv${within.length ? `; @${within.at(-1)} names it` : ''}.`,
      )
    const all = row.flatMap((word) => (word.startsWith('@') ? lemmasOf(word.slice(1), [...within, name]) : [word]))
    expanded.set(name, all)
    return all
  }
  return { has: (name) => rows.has(name), lemmasOf: (name) => lemmasOf(name) }
}
