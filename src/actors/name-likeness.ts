import { editDistance, soundOf } from './name-words.js'

const PARTICLES = new Set(
  'al el bin ibn ben bint abu de da do dos das del della di von van der den zu la le las los y e of the jr sr dr haji alhaji sheikh sayed sayyid u daw shri dom ul ur ould'.split(
    ' ',
  ),
)

/** The words of a name's key without particles: "hassan rouhani" of "Hassan al-Rouhani". */
export const significantWords = (key: string): string[] => {
  const words = key.split(' ')
  const kept = words.filter((word) => !PARTICLES.has(word))
  return kept.length ? kept : words
}

/**
 * How alike two names are: 0 for two people, 0.5 where one word alone agrees, from 1 where the names agree, more
 * for each word beyond the second. The shorter must be found whole in the longer, but for one middle name.
 */
export function likeness(asked: readonly string[], known: readonly string[]): number {
  const free = [...known]
  let exact = 0
  let heard = 0
  let initials = 0
  for (const word of asked) {
    let at = free.indexOf(word)
    if (at >= 0) exact++
    else if ((at = free.findIndex((other) => alike(word, other))) >= 0) heard++
    else if ((at = free.findIndex((other) => (word.length === 1 || other.length === 1) && word[0] === other[0])) >= 0)
      initials++
    if (at >= 0) free.splice(at, 1)
  }
  const matched = exact + heard
  if (matched === 0) return 0
  const last = known[known.length - 1]!
  const first = known[0]!
  const hasFamily = asked.some((word) => word === last || word === first || alike(word, last))
  if (asked.length === 1 || known.length === 1) {
    // a family name alone: the last word, or the first of a Chinese or Korean name
    return hasFamily && exact ? 0.5 : hasFamily ? 0.4 : 0
  }
  const all = matched + initials
  if (matched < 2 && all < 2) return hasFamily && exact ? 0.3 : 0
  const short = Math.min(asked.length, known.length)
  // a middle name may differ, but then both ends agree: "Nguyen Xuan Phuc" is not "Nguyen Xuan Cuong"
  const ends = alikeOrSame(asked[0]!, first) && alikeOrSame(asked[asked.length - 1]!, last)
  if (all < short && !(short >= 3 && all >= short - 1 && ends)) return hasFamily && exact ? 0.3 : 0
  if (!hasFamily) return 0.4
  // the whole name, word for word: "Nawaz Sharif" is not first of all "Maryam Nawaz Sharif"
  const whole = exact === asked.length && exact === known.length ? 0.3 : 0
  return 1 + whole + 0.1 * Math.min(3, exact) + 0.05 * heard - 0.02 * Math.abs(asked.length - known.length)
}

const alikeOrSame = (a: string, b: string): boolean => a === b || alike(a, b)

/** The same word under two spellings. */
function alike(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length)
  const limit = Math.max(1, Math.floor(longer / 3))
  if (a.length < 4 || b.length < 4 || Math.abs(a.length - b.length) > limit) return false
  if (a[0] === b[0] && longer > 6 && editDistance(a, b, 1) <= 1) return true
  return soundOf(a) === soundOf(b) && editDistance(a, b, limit) <= limit
}
