import { dataFiles } from '../data-files.js'
import { csvLines } from '../report/csv.js'

/** Aliases that name a state in running text: "Venezuela", "Venezuelan", "Caracas"; not its regions and towns. */
const NAMING = /^(name|formal|former|abbreviation|capital|demonym-.*|metonym)$/

let known: Map<string, string[]> | undefined

function aliasesOf(country: string): readonly string[] {
  if (!known) {
    known = new Map()
    for (const [alias, state, kind] of csvLines(dataFiles().text('actors/aliases.csv')).slice(1))
      if (alias && state && kind && NAMING.test(kind)) known.set(state, [...(known.get(state) ?? []), alias])
  }
  return known.get(country) ?? []
}

/** A regular expression (RE2's, and JavaScript's with the flag u) for the words that name a state; one that matches nothing for an unknown code. */
export function wordsNaming(country: string): string {
  const words = aliasesOf(country).map((alias) => alias.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return words.length > 0 ? `(^|[^\\p{L}])(${words.join('|')})($|[^\\p{L}])` : '$^'
}
