import type { Tree } from '../report/tree.js'
import type { MentionWords } from './mention-words.js'
import type { Found } from './name-in-text.js'

/** Is a token the name of a day or month, or a word such as "yesterday"? "May" and "April" only beside a number or after "in". */
export function isTimeWord(tree: Tree, i: number, words: MentionWords): boolean {
  const lower = tree.lower(i)
  const isCapital = /^\p{Lu}/u.test(tree.form(i))
  // "USA Today" is a name, "the USA today" is not.
  if (words.sets.get('day-word')!.has(lower)) return !isCapital
  if (!isCapital) return false
  if (words.sets.get('day-name')!.has(lower)) return true
  return (
    words.sets.get('month-name')!.has(lower) && (isDay(tree, i + 1) || isDay(tree, i - 1) || opensTime(tree, i - 1))
  )
}

const isDay = (tree: Tree, i: number): boolean =>
  i >= 0 && i < tree.size && /^\d{1,4}(?:st|nd|rd|th)?$/.test(tree.form(i))

/** "in June", "in late September" */
const opensTime = (tree: Tree, i: number): boolean =>
  i >= 0 && /^(?:in|on|since|until|during|early|late|mid)$/.test(tree.lower(i))

/** A time word, or the number of a day or year beside one: "10" of "March 10". */
export const isPartOfTime = (tree: Tree, i: number, words: MentionWords): boolean =>
  isTimeWord(tree, i, words) ||
  (isDay(tree, i) &&
    ((i > 0 && isTimeWord(tree, i - 1, words)) || (i + 1 < tree.size && isTimeWord(tree, i + 1, words))))

/** "In November 17 municipal elections": a time, not the group that is named like it. */
export const isSaidWhen = (tree: Tree, { from, to }: { from: number; to: number }, words: MentionWords): boolean =>
  from > 0 && opensTime(tree, from - 1) && range(from, to).every((i) => isPartOfTime(tree, i, words))

/** "CNN Sunday", "Russia today": a name and a time behind it. */
export const endsInTime = (tree: Tree, { from, to }: { from: number; to: number }, words: MentionWords): boolean =>
  to - from > 1 && isTimeWord(tree, to - 1, words)

/**
 * Names without the time that the names layer joined to them: the president in "President Okoro Tuesday signed" is
 * Okoro, and "Thursday" or "November 17" is nobody. "Bloody Sunday" and "the Sunday Times" stay: an event's name may end
 * in a day, and a day within a name belongs to it.
 */
export function withoutTimes(names: readonly Found[], tree: Tree, words: MentionWords): Found[] {
  const kept: Found[] = []
  for (const name of names) {
    const isPart = (i: number) =>
      isTimeWord(tree, i, words) ||
      (/^(?:\d{1,4}|,)$/.test(tree.form(i)) && i > 0 && hasTimeBefore(tree, i, name.from, words))
    let { to } = name
    const isTime = range(name.from, name.to).every(isPart)
    if (name.kind !== 'other' || isTime) while (to > name.from && isPart(to - 1)) to--
    if (to > name.from) kept.push(to === name.to ? name : { ...name, to })
  }
  return kept
}

/** "17" of "November 17", the year of "February 26, 2017". */
function hasTimeBefore(tree: Tree, i: number, from: number, words: MentionWords): boolean {
  for (let k = i - 1; k >= from && k >= i - 3; k--) if (isTimeWord(tree, k, words)) return true
  return false
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, k) => from + k)
