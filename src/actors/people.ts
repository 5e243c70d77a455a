import { csvLines } from '../report/csv.js'
import type { DataReader } from '../resources.js'
import { likeness, significantWords } from './name-likeness.js'
import { nameKey, soundOf } from './name-words.js'

/** One person in one office for one time. Days are ISO prefixes; '' is not known, or goes on. */
export interface Tenure {
  readonly person: Person
  readonly office: string
  readonly sectors: readonly string[]
  readonly from: string
  readonly to: string
  /** A day on which the person is known to have held the office, where the bounds are not known. */
  readonly seen: string
  /** How sure the row is, 0 to 1. */
  readonly sure: number
}

export interface Person {
  /** What entities carry: "jens-stoltenberg.nor". */
  readonly id: string
  readonly name: string
  readonly country: string
  readonly tenures: readonly Tenure[]
  /** The name as keys are compared. */
  readonly key: string
  readonly isRoyal: boolean
  /** The words of each way to write the name, without particles. */
  readonly spellings: readonly (readonly string[])[]
}

/** What is known beside the name. */
export interface PersonQuestion {
  /** Day of the report, YYYY-MM-DD or a prefix of it. */
  readonly day?: string | undefined
  /** The office or title that the text gives: "prime minister", "king". A family name alone needs one. */
  readonly office?: string | undefined
  /** Code of the country that the text gives. */
  readonly country?: string | undefined
}

export interface PersonFound {
  readonly person: Person
  /** The office held on the day, or the last one before it; null where only later ones are known. */
  readonly tenure: Tenure | null
  /** Was that office left before the day? */
  readonly former: boolean
  /** 0 to 1: how well name, office and day fit. */
  readonly sure: number
}

export interface People {
  readonly all: readonly Person[]
  /** The person of an id, as entities carry it. */
  byId(id: string): Person | undefined
  named(name: string, question?: PersonQuestion): PersonFound | null
  holderOf(country: string, office: string, day: string): Tenure | null
}

/** Reads `data/actors/office-holders.csv`; the indexes are made when the first name is asked for. */
export function loadPeople(data: DataReader): People {
  const text = data.text('actors/office-holders.csv')
  let made: Index | null = null
  const index = (): Index => (made ??= indexOf(text))

  // A report asks for the same names again and again; a long run of reports must not fill the memory.
  const whole = new Map<string, Namesakes>()
  const inPart = new Map<string, Namesakes>()
  const namesakes = (name: string, known: Known): Namesakes => {
    const before = known === 'whole' ? whole : inPart
    let found = before.get(name)
    if (!found) {
      found = namesakesOf(index(), name, known)
      if (before.size > MOST_KEPT) before.clear()
      before.set(name, found)
    }
    return found
  }

  return {
    get all() {
      return index().all
    },
    byId(id) {
      // "jens-stoltenberg.nor"
      const words = significantWords(id.slice(0, id.lastIndexOf('.')).replaceAll('-', ' '))
      const { withWord, personAt } = index()
      return withWord(words[0] ?? '')
        .map(personAt)
        .find((person) => person.id === id)
    },
    // An office may speak for somebody of whose name only a part is given.
    named: (name, question = {}) => bestOf(index(), namesakes(name, question.office ? 'in-part' : 'whole'), question),
    holderOf(country, office, day) {
      const then = index()
        .tenuresOf(country, office)
        .filter((tenure) => covers(tenure, day) === 'then')
      const dated = then.filter((tenure) => tenure.from)
      const sure = dated.length > 0 ? dated : then
      return sure.length === 1 ? sure[0]! : null
    },
  }
}

const MOST_KEPT = 5000

/** Somebody who may be meant by a name, whatever else is known. */
interface Namesake {
  readonly person: Person
  /** How alike the names are; see {@link likeness}. */
  readonly similar: number
  /** Was the name of more than one word, and ends it as none of the person's does? */
  readonly otherEnd: boolean
}

interface Namesakes {
  readonly all: readonly Namesake[]
  /** The name, if it is but one word. */
  readonly word?: string
}

/** Are only those asked for whose whole name it is? */
type Known = 'whole' | 'in-part'

function namesakesOf(index: Index, name: string, known: Known): Namesakes {
  const key = nameKey(name)
  const words = significantWords(key)
  const [word] = words
  if (!word) return { all: [] }
  const all = candidatesFor(index, words, known).flatMap((person) => namesakeOf(person, key, words) ?? [])
  return words.length === 1 ? { all, word } : { all }
}

function bestOf(index: Index, { all, word }: Namesakes, question: PersonQuestion): PersonFound | null {
  let best: (PersonFound & { score: number }) | null = null
  let rival = 0
  for (const namesake of all) {
    const found = fit(namesake, question)
    if (!found) continue
    if (!best || found.score > best.score) {
      if (best && best.person.country !== found.person.country) rival = best.score
      best = found
    } else if (found.person.country !== best.person.country) {
      rival = Math.max(rival, found.score)
    }
  }
  if (!best && word && !question.office) return leaderCalled(index, word, question)
  // two that fit as well, in two countries: nobody, rather than a guess
  if (!best || rival > best.score - 0.05) return null
  return { person: best.person, tenure: best.tenure, former: best.former, sure: best.sure }
}

/**
 * "Petro met Boric": a family name that only people of one country have here, one of whom leads it or its diplomacy on
 * the day, and no other holds an office then.
 */
function leaderCalled(index: Index, family: string, { day, country }: PersonQuestion): PersonFound | null {
  if (!day || family.length < 4) return null
  const bearers = index
    .withWord(family)
    .map(index.personAt)
    .filter(({ spellings }) => spellings.some((spelling) => spelling.length > 1 && spelling.at(-1) === family))
  if (bearers.some((one) => one.country !== bearers[0]!.country)) return null
  const active = bearers.flatMap((one) => one.tenures.find((t) => /then|near/.test(covers(t, day))) ?? [])
  const [one] = active
  if (!one || active.length > 1 || (country && one.person.country !== country)) return null
  const { person } = one
  // "Elizabeth had two sons": a name that many bear.
  if (person.isRoyal) return null
  const tenure = person.tenures.find((t) => CALLED.test(t.office) && t.sure === 1 && covers(t, day) === 'then')
  return tenure ? { person, tenure, former: false, sure: 0.7 } : null
}

interface Index {
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
function indexOf(text: string): Index {
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

/**
 * Those with two words of the name, as written or as heard; of one word, where nobody has two or only one is asked. Most
 * names are nobody's whom the registry knows, and few of the many who share a word with them could be they.
 */
function candidatesFor(index: Index, words: readonly string[], known: Known): Person[] {
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

/** A bit for the letter that a word begins with: one for each of a to z, and one for all others. */
const letterBit = (word: string): number => {
  const letter = word.charCodeAt(0) - 97
  return 1 << (letter >= 0 && letter < 26 ? letter : 26)
}

const lettersOf = (words: readonly string[]): number => words.reduce((bits, word) => bits | letterBit(word), 0)
const ANY = -1

type Fit = 'then' | 'near' | 'before' | 'after' | 'unknown'

/** Where a day lies to a tenure: in it, near it (elected, just left, "seen" within two years), before or after it. */
function covers({ from, to, seen }: Tenure, day: string): Fit {
  if (!from && !to) {
    if (!seen) return 'unknown'
    const years = Math.abs(yearOf(seen) - yearOf(day))
    return years < 0.8 ? 'then' : years < 3 ? 'near' : yearOf(day) < yearOf(seen) ? 'before' : 'after'
  }
  if (from && day.slice(0, from.length) < from.slice(0, day.length))
    return yearOf(from) - yearOf(day) < 0.8 ? 'near' : 'before'
  if (to && day.slice(0, to.length) > to.slice(0, day.length)) return yearOf(day) - yearOf(to) < 0.2 ? 'near' : 'after'
  if (!from && seen && day < seen && yearOf(seen) - yearOf(day) > 3) return 'before'
  return 'then'
}

/** A text without a day may be a few years old: who left office since then counts as holding it. */
const UNDATED_SINCE = '2021'

const yearOf = (day: string): number =>
  Number(day.slice(0, 4)) + (Number(day.slice(5, 7) || 6) - 1) / 12 + Number(day.slice(8, 10) || 15) / 365

const HEADS =
  /president|prime minister|premier|king|queen|emir|amir|sultan|emperor|pope|chancellor|taoiseach|prince|princess|duke|head of state|head of government|leader|general secretary|chairman|ruler|captain regent|sheikh/

/** Offices whose holders the news calls by their family name from the start. */
const CALLED = new RegExp(`${HEADS.source}|foreign minister|foreign secretary|secretary of state`)

/** How the text's title suits the registry's office, 0 to 1: "premier" a prime minister's well enough, "Gen." not. */
function suits(title: string, office: string): number {
  if (title === office) return 1
  if (office.includes(title) || title.includes(office)) return 0.9
  if (HEADS.test(title) && HEADS.test(office)) return 0.7
  return (title === 'minister' || title === 'secretary') && /minister|secretary/.test(office) ? 0.7 : 0
}

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

/** How well a namesake fits what is known beside the name; null where it is somebody else. */
function fit(
  { person, similar, otherEnd }: Namesake,
  { day, office, country }: PersonQuestion,
): (PersonFound & { score: number }) | null {
  if (country && person.country !== country) return null
  // Known only in part: an office must speak for him.
  if (similar < 1 && !office) return null

  let tenure: Tenure | null = null
  let when: Fit = 'before'
  let suited = 0
  const rank: readonly Fit[] = ['before', 'unknown', 'after', 'near', 'then']
  for (const one of person.tenures) {
    const fits = day
      ? covers(one, day)
      : (one.to || (!one.from && one.seen) || UNDATED_SINCE) < UNDATED_SINCE
        ? 'after'
        : 'then'
    const good = office === undefined ? 0 : suits(office, one.office)
    const better = rank.indexOf(fits) - rank.indexOf(when) || good - suited || one.sure - (tenure?.sure ?? 0)
    if (!tenure || better > 0 || (better === 0 && (one.from || one.seen) >= (tenure.from || tenure.seen))) {
      tenure = one
      when = fits
      suited = good
    }
  }
  const timely = when === 'then' || when === 'near'
  // "Carlos Lopez" is Carlos López Contreras only while he is in office, or where his office is told
  if (similar >= 1 && !timely && suited === 0 && otherEnd) return null
  // "President Flores", "Prime Minister Major": one word needs an office that was held then, or the country
  const held = day ? timely : when === 'then'
  // "President Reagan" in a later report: the head of state of that name, if there was but one
  const remembered = when === 'after' && suited === 1 && office !== undefined && HEADS.test(office)
  if (similar < 1 && !(office && suited && (held || remembered))) return null
  // "President Reagan" is not Prime Minister Recean: a name only heard needs its very office
  if (similar < 0.5 && suited < 0.9) return null
  let score = similar + (timely ? 0.3 : when === 'after' ? 0.1 : 0) + 0.3 * suited + (when === 'then' ? 0.1 : 0)
  score += 0.1 * (tenure?.sure ?? 0)
  const former = when === 'after'
  return { person, tenure: when === 'before' ? null : tenure, former, sure: Math.min(1, score / 1.8), score }
}
