import { likeness, significantWords } from './name-likeness.js'
import { nameKey } from './name-words.js'
import type { Person } from './person.js'
import { letterBit, type PersonIndex } from './person-index.js'

/** Somebody who may be meant by a name, whatever else is known. */
export interface Namesake {
  readonly person: Person
  /** How alike the names are; see {@link likeness}. */
  readonly similar: number
  /** Was the name of more than one word, and ends it as none of the person's does? */
  readonly otherEnd: boolean
}

export interface Namesakes {
  readonly all: readonly Namesake[]
  /** The name, if it is but one word. */
  readonly word?: string
}

/** Are only those asked for whose whole name it is? */
export type Known = 'whole' | 'in-part'

/** All who may be meant by a name: "Omar Hassan", or "Reagan" where an office will have to speak for him. */
export function namesakesOf(index: PersonIndex, name: string, known: Known): Namesakes {
  const key = nameKey(name)
  const words = significantWords(key)
  const [word] = words
  if (!word) return { all: [] }
  const all = candidatesFor(index, words, known).flatMap((person) => namesakeOf(person, key, words) ?? [])
  return words.length === 1 ? { all, word } : { all }
}

/**
 * Those with two words of the name, as written or as heard; of one word, where nobody has two or only one is asked. Most
 * names are nobody's whom the registry knows, and few of the many who share a word with them could be they.
 */
function candidatesFor(index: PersonIndex, words: readonly string[], known: Known): Person[] {
  const { withWord, soundingLike, personAt, marks, letters } = index
  const touched: number[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const mark = (n: number): void => {
      if (marks[n] === 0) touched.push(n)
      marks[n]! |= wordBit(i)
    }
    for (const n of withWord(word)) mark(n)
    // One word that is heard is at most a part of a name.
    if (word.length > 3 && (words.length > 1 || known === 'in-part')) for (const n of soundingLike(word)) mark(n)
  }
  const several: Person[] = []
  const one: Person[] = []
  const firstWord = wordBit(0)
  const lastWord = wordBit(words.length - 1)
  // Who shares one word of a name, and shall be the one of the whole name, has another word that begins like one of its others.
  const afterFirst = known === 'in-part' || words.length === 1 ? ANY : lettersOf(words.slice(1))
  const beforeLast = known === 'in-part' ? ANY : lettersOf(words.slice(0, -1))
  for (const n of touched) {
    const shared = marks[n]!
    marks[n] = 0
    if ((shared & (shared - 1)) !== 0) several.push(personAt(n))
    else if (several.length === 0 && (shared === firstWord || shared === lastWord)) {
      if ((letters[n]! & (shared === firstWord ? afterFirst : beforeLast)) !== 0) one.push(personAt(n))
    }
  }
  return several.length > 0 ? several : one
}

/** A bit for each word of a name, as far as there are bits. */
const wordBit = (i: number): number => 1 << (i % 31)

const lettersOf = (words: readonly string[]): number => words.reduce((bits, word) => bits | letterBit(word), 0)
const ANY = -1

const ARTICLE_AT_END = / (?:al|el) \S+$/

/** Does a name end as one of a person's spellings of the same length or more does, or stand for it whole? */
const endsLike = (words: readonly string[], { spellings }: Person): boolean =>
  spellings.some(
    (spelling) => likeness([words.at(-1)!], [spelling.at(-1)!]) > 0 || spelling.join(' ') === words.join(' '),
  )

/** How alike a person's names are to a name; null where it is somebody else. */
function namesakeOf(person: Person, asked: string, words: readonly string[]): Namesake | null {
  let similar = 0
  person.spellings.forEach((spelling, i) => {
    // "Lula", "Sheikh Hasina": a short form in the list stands for the whole name; "Hussein" the king needs his title
    const short =
      spelling.length === 1 &&
      words.length === 1 &&
      spelling[0] === words[0] &&
      (i > 0 || (asked === person.key && (asked.includes(' ') || !person.isRoyal)))
    similar = Math.max(
      similar,
      short && (asked.length > 3 || i > 0) ? 1 : likeness(words, spelling) + (short ? 0.1 : 0),
    )
  })
  if (similar === 0) return null
  const otherEnd = similar >= 1 && words.length > 1 && !endsLike(words, person)
  // "Omar Hassan" is not Omar Hassan al-Bashir: there the family's name is the one with the article
  if (otherEnd && ARTICLE_AT_END.test(person.key)) similar = 0.3
  return { person, similar, otherEnd }
}
