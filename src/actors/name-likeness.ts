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
 * How alike two names are: 0 for two people, up to 0.9 where only a part agrees and something else must speak for it,
 * from 1 where they are one name, more for each word. Words stand in the same order; the shorter name is whole in the
 * longer and shares its first word and its family name: the last, or the last but one ("Luis Lacalle" is Luis Alberto
 * Lacalle Herrera, but Hussein Ali is not Ali Hussein).
 */
export function likeness(asked: readonly string[], known: readonly string[]): number {
  const last = known[known.length - 1]!
  if (asked.length === 1 || known.length === 1) {
    // a family name alone: the last word, or the first of a Chinese or Korean name
    const [one, other] = asked.length === 1 ? [asked[0]!, known] : [last, asked]
    if (one === other[0] || one === other[other.length - 1]) return 0.5
    return alike(one, other[other.length - 1]!) ? 0.4 : 0
  }
  const { exact, heard, initials } = inOrder(asked, known)
  const short = Math.min(asked.length, known.length)
  const matched = exact + heard + initials
  const whole = exact === asked.length && exact === known.length
  if (whole) return 1.3 + 0.1 * Math.min(3, exact)
  // "Abe Shinzo": family name first, and nothing else differs; but Omar Hassan need not be Hassan Omar
  if (asked.length === known.length && asked.every((word) => known.includes(word))) return 0.9
  // "Kim Yong-hyun" and "Kim Kyou-hyun", of three words each: another middle name makes another man.
  const isOtherMiddle = matched < short && asked.length === known.length
  if (isOtherMiddle || (matched < short && (short < 3 || matched < short - 1))) return asked.includes(last) ? 0.3 : 0
  const ends = firstAgrees(asked[0]!, known[0]!) && alikeOrSame(asked[asked.length - 1]!, last)
  const isFull = matched >= short || ends
  const tail = known.slice(-asked.length)
  if (isFull && !ends) {
    // "López Obrador" without his given names
    if (asked.every((word, i) => word === tail[i] && word.length > 3)) return 1
    const family = known.length > 2 ? known[known.length - 2] : undefined
    if (firstAgrees(asked[0]!, known[0]!) && asked[asked.length - 1] === family)
      return 1 + 0.1 * Math.min(3, exact) - 0.02 * (known.length - asked.length)
    if (asked.length > known.length && alikeOrSame(asked[0]!, known[0]!)) return 1 + 0.05 * exact
    return exact > 0 ? 0.3 : 0
  }
  if (!isFull) return asked.includes(last) ? 0.3 : 0
  // "Mohammad Shahed" need not be Mohammad Ali Shahidi: a common given name, and a family name only heard.
  const isFamilyHeard = heard > 0 && !asked.includes(last)
  const isShort = last.length < 6 || (exact < 2 && asked.length !== known.length)
  const sure = exact + heard < 2 || (isFamilyHeard && isShort) ? 0.9 : 1
  return (
    sure +
    0.1 * Math.min(3, exact) * (sure === 1 ? 1 : 0) +
    0.05 * (sure === 1 ? heard : 0) -
    0.02 * Math.abs(asked.length - known.length)
  )
}

/** How many words of two names agree, read side by side from left to right. */
function inOrder(
  asked: readonly string[],
  known: readonly string[],
): { exact: number; heard: number; initials: number } {
  const found = { exact: 0, heard: 0, initials: 0 }
  let from = 0
  for (const word of asked) {
    for (let i = from; i < known.length; i++) {
      const other = known[i]!
      const isInitial = (word.length === 1 || other.length === 1) && word[0] === other[0] && i < known.length - 1
      if (word === other) found.exact++
      else if (alike(word, other)) found.heard++
      else if (isInitial) found.initials++
      else continue
      from = i + 1
      break
    }
  }
  return found
}

/** Given names: the same, alike, or "J." asked for John. */
const firstAgrees = (asked: string, known: string): boolean =>
  alikeOrSame(asked, known) || (asked.length === 1 && asked === known[0])

const alikeOrSame = (a: string, b: string): boolean => a === b || alike(a, b)

/** The same word under two spellings. */
function alike(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length)
  const limit = Math.max(1, Math.floor(longer / 3))
  if (a.length < 4 || b.length < 4 || Math.abs(a.length - b.length) > limit) return false
  if (a[0] === b[0] && longer > 6 && editDistance(a, b, 1) <= 1) return true
  return heardAs(a) === heardAs(b) && editDistance(a, b, limit) <= limit
}

/** What words sound like: each word of a name is compared with a hundred others. */
const sounds = new Map<string, string>()
const MOST_SOUNDS = 20_000

function heardAs(word: string): string {
  let sound = sounds.get(word)
  if (sound === undefined) {
    sound = soundOf(word)
    if (sounds.size > MOST_SOUNDS) sounds.clear()
    sounds.set(word, sound)
  }
  return sound
}
