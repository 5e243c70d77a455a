import type { NameKind } from '../report/layers.js'
import type { NamedWords } from './model.js'

/** How much "Jacinda Ardern" counts for "Ardern" being a person, against one for each "Ardern" by itself. */
const SURNAME_VOTES = 2

/**
 * The names of a report made to agree: the model sees one sentence at a time and may take Odhikar for a person here
 * and for a group there. Each name gets the kind that most of its occurrences have.
 */
export function agreeNames(
  words: readonly (readonly string[])[],
  found: readonly (readonly NamedWords[])[],
): (readonly NamedWords[])[] {
  const votes = new Map<string, Map<NameKind, number>>()
  const vote = (name: string, kind: NameKind, weight: number): void => {
    const kinds = votes.get(name) ?? new Map<NameKind, number>()
    kinds.set(kind, (kinds.get(kind) ?? 0) + weight)
    votes.set(name, kinds)
  }
  const nameOf = (sentence: number, { from, to }: NamedWords): string => words[sentence]!.slice(from, to).join(' ')
  for (const [s, names] of found.entries()) for (const name of names) vote(nameOf(s, name), name.kind, 1)
  // Only full names that are themselves mostly persons speak for their last words.
  const fullNames = found.flatMap((names, s) =>
    names
      .filter((n) => n.kind === 'person' && n.to - n.from > 1 && winner(votes.get(nameOf(s, n))) === 'person')
      .map((n) => words[s]![n.to - 1]!),
  )
  for (const last of fullNames) if (/^\p{Lu}\p{L}{2}/u.test(last)) vote(last, 'person', SURNAME_VOTES)
  return found.map((names, s) =>
    names.map((name) => {
      const kinds = votes.get(nameOf(s, name))!
      const kind = winner(kinds)!
      return kinds.get(kind)! > (kinds.get(name.kind) ?? 0) ? { ...name, kind } : name
    }),
  )
}

/** The kind with most votes; the first of equals. */
function winner(kinds: ReadonlyMap<NameKind, number> | undefined): NameKind | undefined {
  let best: NameKind | undefined
  let top = 0
  for (const [kind, count] of kinds ?? [])
    if (count > top) {
      top = count
      best = kind
    }
  return best
}
