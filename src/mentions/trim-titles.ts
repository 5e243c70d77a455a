import type { Tree } from '../report/tree.js'
import type { MentionWords } from './mention-words.js'
import { type Found, lettersAt } from './name-in-text.js'

interface TitleScene {
  readonly tree: Tree
  readonly words: MentionWords
  /** Where the role ends that begins at a token: "Foreign Minister". */
  readonly roleEnd: ReadonlyMap<number, number>
  readonly stateEnd: ReadonlyMap<number, number>
}

/**
 * "President" alone is no name, and no part of one: "US President Donald Trump" is named Donald Trump. A word that
 * ends the full name of somebody in the report stays: "Baker" after "James Baker".
 */
export function trimTitles(names: Found[], { tree, words, roleEnd, stateEnd }: TitleScene): void {
  const isTitle = (i: number): boolean => {
    const lower = tree.lower(i)
    if (words.sets.get('title-m')!.has(lower) || words.sets.get('title-f')!.has(lower)) return true
    return words.nouns.get(lower) === 'person' && !words.genderOfGivenName.has(lower)
  }
  const families = new Set<string>()
  for (const { kind, from, to } of names)
    for (let i = from + 1; kind === 'person' && i < to; i++) families.add(lettersAt(tree, i, to))
  for (const name of names) {
    const end = tree.lower(name.to - 1)
    if (isWithinRole(name, roleEnd)) {
      name.to = name.from
      continue
    }
    if (name.kind === 'norp' || (name.kind !== 'person' && words.nouns.has(end))) continue
    // "Amir Abdollahian" where "Hossein Amir-Abdollahian" is named: no emir.
    if (families.has(lettersAt(tree, name.from, name.to))) continue
    let at = name.from
    let titled = false
    for (;;) {
      const after = roleEnd.get(at) ?? (isTitle(at) ? at + 1 : 0)
      if (after > 0 && after <= name.to) titled = true
      const next = after || (stateEnd.get(at) ?? 0)
      if (next <= at || next > name.to) break
      // "Prime Minister Dean Barrow": he has his title already.
      if (name.to - next === 1 && at > name.from && !words.sets.get('title')!.has(tree.lower(at))) break
      at = next
      if (at === name.to) break
    }
    if (!titled) continue
    if (at < name.to) {
      // "Prime Minister Dean Barrow": he has his title already.
      if (name.to - at === 1 && [...roleEnd.values()].includes(name.from)) continue
      if (!/^\p{Lu}/u.test(tree.form(at))) continue
      name.from = at
      name.kind = 'person'
    } else name.to = name.from
  }
}

/** "Defense" of "Defense Minister", "Fisheries" of "Minister of Agriculture and Fisheries". */
function isWithinRole({ from, to }: Found, roleEnd: ReadonlyMap<number, number>): boolean {
  for (let i = from; i >= 0 && i > from - 8; i--) {
    const end = roleEnd.get(i)
    if (end !== undefined && end >= to && (end > to || i < from)) return true
  }
  return false
}
