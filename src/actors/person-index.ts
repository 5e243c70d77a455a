import { csvLines } from '../report/csv.js'
import { significantWords } from './name-likeness.js'
import { nameKey, soundOf } from './name-words.js'
import type { Person, Tenure } from './person.js'

/** The rows of `data/actors/office-holders.csv`, found by word, by sound and by office. */
export interface PersonIndex {
  readonly all: readonly Person[]
  readonly personAt: (n: number) => Person
  /** Numbers of those with a word in their name, as written. */
  readonly withWord: (word: string) => readonly number[]
  /** Numbers of those with a word in their name that sounds like a word. */
  readonly soundingLike: (word: string) => readonly number[]
  /** Zeros, one for each person, for counting; who counts puts them back. */
  readonly marks: Int32Array
  /** For each person a bit for each letter that a word of his name begins with. */
  readonly letters: readonly number[]
  readonly tenuresOf: (country: string, office: string) => readonly Tenure[]
}

/**
 * Of ten thousand rows only names, aliases and countries are read at once, and a person is made of his rows (which stand
 * together) when somebody asks for him. Words point at persons by number, because lists for each would cost the most.
 */
export function indexPersons(text: string): PersonIndex {
  const lines = text.split('\n').filter((line, i) => i > 0 && line !== '' && !line.startsWith('#'))
  const firstLines: number[] = []
  const rows: Row[] = []
  const byWord = new Postings()
  const letters: number[] = []
  let previous = ''
  for (let i = 0; i < lines.length; i++) {
    const [name, aliases, country] = firstCells(lines[i]!)
    const own = `${name},${country}`
    if (own !== previous) {
      letters[firstLines.length] = 0
      firstLines.push(i)
      addWords(name)
    }
    previous = own
    if (aliases) for (const alias of aliases.split(';')) addWords(alias)
  }
  function addWords(spelling: string): void {
    const n = firstLines.length - 1
    for (const word of significantWords(nameKey(spelling))) {
      byWord.add(word, n)
      letters[n]! |= letterBit(word)
    }
  }
  const bySound = new Postings()
  for (const word of byWord.keys()) {
    if (word.length < 4) continue
    const sound = soundOf(word)
    for (const n of byWord.of(word)) bySound.add(sound, n)
  }

  const personAt = (i: number): Row => (rows[i] ??= new Row(lines.slice(firstLines[i], firstLines[i + 1])))
  const tenures = new Map<string, readonly Tenure[]>()
  let byOffice: Postings | undefined
  return {
    get all() {
      return firstLines.map((_, i) => personAt(i))
    },
    personAt,
    withWord: (word) => byWord.of(word),
    soundingLike: (word) => bySound.of(soundOf(word)),
    marks: new Int32Array(firstLines.length),
    letters,
    tenuresOf(country, office) {
      const key = `${country},${office}`
      let found = tenures.get(key)
      if (!found) {
        byOffice ??= officesOf(lines, firstLines)
        found = byOffice.of(key).flatMap((i) => personAt(i).tenures.filter((tenure) => tenure.office === office))
        tenures.set(key, found)
      }
      return found
    },
  }
}

/** By country and office the numbers of those who held it. */
function officesOf(lines: readonly string[], firstLines: readonly number[]): Postings {
  const byOffice = new Postings()
  for (let i = 0; i < firstLines.length; i++)
    for (let line = firstLines[i]!; line < (firstLines[i + 1] ?? lines.length); line++) {
      const [, , country, office] = firstCells(lines[line]!)
      byOffice.add(`${country},${office}`, i)
    }
  return byOffice
}

/** Numbers by keys: a chain of places for each key, in two lists for all. */
class Postings {
  readonly #last = new Map<string, number>()
  readonly #values: number[] = []
  readonly #before: number[] = []
  add(key: string, value: number): void {
    const last = this.#last.get(key)
    if (last !== undefined && this.#values[last] === value) return
    this.#last.set(key, this.#values.length)
    this.#values.push(value)
    this.#before.push(last ?? -1)
  }
  /** In the order in which they came. */
  of(key: string): number[] {
    const found: number[] = []
    for (let at = this.#last.get(key) ?? -1; at >= 0; at = this.#before[at]!) found.push(this.#values[at]!)
    return found.reverse()
  }
  keys(): string[] {
    return [...this.#last.keys()]
  }
}

const ROYAL = /,(king|queen|crown prince|prince|royal|emir|sultan|emperor|pope|grand duke|first lady)[, ]/

/** A person whose tenures are read from the lines when they are asked for. */
class Row implements Person {
  readonly name: string
  readonly country: string
  readonly key: string
  readonly spellings: readonly (readonly string[])[]
  readonly #lines: readonly string[]
  #tenures: Tenure[] | null = null
  constructor(lines: readonly string[]) {
    const cells = lines.map(firstCells)
    const [name, , country] = cells[0]!
    this.name = name
    this.country = country
    this.key = nameKey(name)
    const aliases = cells.flatMap(([, others]) => (others ? others.split(';') : []))
    this.spellings = [this.key, ...aliases.map(nameKey)].map(significantWords)
    this.#lines = lines
  }
  /** "Hussein" and "Francis" need their titles; "Rihanna" and "Wiranto" do not. */
  get isRoyal(): boolean {
    return this.#lines.some((line) => ROYAL.test(line))
  }
  get id(): string {
    return `${this.key.replaceAll(' ', '-')}.${this.country.toLowerCase()}`
  }
  get tenures(): readonly Tenure[] {
    this.#tenures ??= this.#lines.flatMap((line) =>
      csvLines(line).map((cells) => {
        const [, , , office = '', sectors, from = '', to = '', seen = '', sure] = cells
        return {
          person: this,
          office,
          sectors: sectors ? sectors.split(' ') : [],
          from,
          to,
          seen,
          sure: Number(sure) || 1,
        }
      }),
    )
    return this.#tenures
  }
}

/** Name, aliases, country and office. */
function firstCells(line: string): [name: string, aliases: string, country: string, office: string] {
  if (line.includes('"')) {
    const [name = '', aliases = '', country = '', office = ''] = csvLines(line)[0] ?? []
    return [name, aliases, country, office]
  }
  const first = line.indexOf(',')
  const second = line.indexOf(',', first + 1)
  const third = line.indexOf(',', second + 1)
  const office = line.slice(third + 1, line.indexOf(',', third + 1))
  return [line.slice(0, first), line.slice(first + 1, second), line.slice(second + 1, third), office]
}

/** A bit for the letter that a word begins with: one for each of a to z, and one for all others. */
export const letterBit = (word: string): number => {
  const letter = word.charCodeAt(0) - 97
  return 1 << (letter >= 0 && letter < 26 ? letter : 26)
}
