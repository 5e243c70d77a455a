import type { NameKind } from '../report/layers.js'
import type { NamedWords } from './model.js'

/** How much "Jacinda Ardern" counts for "Ardern" being a person, against one for each "Ardern" by itself. */
const SURNAME_VOTES = 4

/** How much "Ligue for Rights (LFR)" counts for LFR being a group. */
const LETTERS_VOTES = 3

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
  // "Ligue for Rights (LFR)": the letters are of the kind of what they stand for, here and wherever they come again.
  const lettered = found.map((names, s) => names.flatMap((name) => lettersOf(words[s]!, name)))
  for (const [s, letters] of lettered.entries())
    for (const name of letters) vote(nameOf(s, name), name.kind, LETTERS_VOTES)
  const known = found.map((names, s) => withLetters(names, lettered[s]!))
  // Only full names that are themselves mostly persons speak for their last words.
  const fullNames = known.flatMap((names, s) =>
    names
      .filter((n) => n.kind === 'person' && n.to - n.from > 1 && winner(votes.get(nameOf(s, n))) === 'person')
      .map((n) => words[s]![n.to - 1]!),
  )
  for (const last of fullNames) if (/^\p{Lu}\p{L}{2}/u.test(last)) vote(last, 'person', SURNAME_VOTES)
  return known.map((names, s) =>
    names.map((name) => {
      const kinds = votes.get(nameOf(s, name))!
      const kind = winner(kinds)!
      return kinds.get(kind)! > (kinds.get(name.kind) ?? 0) ? { from: name.from, to: name.to, kind } : name
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

/** The letters in brackets behind a name that they stand for, as a name of its kind. */
function lettersOf(words: readonly string[], { from, to, kind }: NamedWords): NamedWords[] {
  const letters = words[to + 1]
  if (kind !== 'group' || to - from < 2 || words[to] !== '(' || words[to + 2] !== ')' || !letters) return []
  if (!/^\p{Lu}[\p{L}\d&.-]{1,9}$/u.test(letters) || (letters.match(/\p{Lu}/gu) ?? []).length < 2) return []
  return letters[0] === words[from]![0] || letters[0] === words[from + 1]![0]
    ? [{ from: to + 1, to: to + 2, kind }]
    : []
}

/** `names` with those of `more` that none of them touches, in order. */
function withLetters(names: readonly NamedWords[], more: readonly NamedWords[]): readonly NamedWords[] {
  const missed = more.filter((name) => !names.some(({ from, to }) => from < name.to && name.from < to))
  return missed.length === 0 ? names : [...names, ...missed].sort((a, b) => a.from - b.from)
}
