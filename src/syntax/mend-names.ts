import type { NameKind } from '../report/layers.js'
import type { NamedWords } from './model.js'
import { isPeople } from './peoples.js'

/**
 * Names that spelling rules out or settles, which a model of single sentences gets wrong now and then:
 * - "gale", "milpa": a single word in small letters is no name, however strange it is to the model;
 * - "the Speaker", "HH", "NGOs": an office, an honour or a kind of body by itself names no one;
 * - "Wadi Hospital Authority", "University of Juba": a word for a body at its head makes it a group, not a person;
 * - "Gilan Province": a word for a place makes it a place;
 * - "the STMA": letters are a body, not a person;
 * - "Inuit women", "First Nations": peoples are known by their names;
 * - "Venezuela–Cuba": a dash stands between two names; a hyphen does so between two states.
 */
export function mendNames(
  words: readonly string[],
  names: readonly NamedWords[],
  isState: IsState = () => false,
): readonly NamedWords[] {
  const peoples = peoplesBeside(words, names)
  if (peoples.length === 0 && names.every((name) => isFine(words, name))) return names
  const mended: NamedWords[] = peoples
  for (const name of names.flatMap((one) => betweenDashes(words, one, isState))) {
    const { from, to, kind } = name
    if (namesNoOne(words, name)) continue
    const told = kindOfHead(words, name)
    mended.push(told === undefined || told === kind ? name : { from, to, kind: told })
  }
  return mended.sort((a, b) => a.from - b.from)
}

/** The peoples that no name takes in: "Inuit women", "First Nations leaders". */
function peoplesBeside(words: readonly string[], names: readonly NamedWords[]): NamedWords[] {
  const found: NamedWords[] = []
  for (let i = 0; i < words.length; i++) {
    const to = words[i] === 'First' && /^Nations?$/.test(words[i + 1] ?? '') ? i + 2 : isPeople(words[i]!) ? i + 1 : i
    if (to > i && !names.some((name) => name.from < to && i < name.to)) found.push({ from: i, to, kind: 'norp' })
  }
  return found
}

/** The names on either side of a dash; one that ends with a dash ends before it. A hyphen parts names of states only: "Guinea-Bissau". */
function betweenDashes(words: readonly string[], name: NamedWords, isState: IsState): NamedWords[] {
  const found: NamedWords[] = []
  let from = name.from
  for (let i = name.from; i <= name.to; i++) {
    if (i < name.to && !isDash(words[i]!) && words[i] !== '-') continue
    if (i > from) found.push({ ...name, from, to: i })
    from = i + 1
  }
  const hasHyphen = words.slice(name.from, name.to).includes('-')
  return hasHyphen && !found.every(({ from, to }) => isState(words.slice(from, to).join(' '))) ? [name] : found
}

/** Is this the name of a state? */
export type IsState = (name: string) => boolean

const isDash = (word: string): boolean => word === '–' || word === '—'
const hasDash = (words: readonly string[], { from, to }: NamedWords): boolean => {
  for (let i = from; i < to; i++) if (isDash(words[i]!) || words[i] === '-') return true
  return false
}

const isFine = (words: readonly string[], name: NamedWords): boolean =>
  !hasDash(words, name) && !namesNoOne(words, name) && (kindOfHead(words, name) ?? name.kind) === name.kind

function namesNoOne(words: readonly string[], { from, to }: NamedWords): boolean {
  if (to - from > 1) return !HAS_CAPITAL.test(words.slice(from, to).join(' '))
  const word = words[from]!
  return !HAS_CAPITAL.test(word) || NO_NAMES.has(word)
}

function kindOfHead(words: readonly string[], { from, to, kind }: NamedWords): NameKind | undefined {
  if (to - from === 1) {
    const word = words[from]!
    if (kind === 'person')
      return LETTERS.test(word) && !PERSON_LETTERS.has(word) && !isShouted(words) ? 'group' : undefined
    return isPeople(word) ? 'norp' : undefined
  }
  if (to - from === 2 && /^First Nations?$/.test(`${words[from]} ${words[from + 1]}`)) return 'norp'
  if (kind === 'other') return undefined
  const of = words.indexOf('of', from + 1)
  const head = words[of > 0 && of < to ? of - 1 : to - 1]!
  if (GROUPS.has(head)) return kind === 'place' && LANDS.has(words[from]!) ? undefined : 'group'
  if (kind === 'person' && PLACES.has(head)) return 'place'
  return undefined
}

/** Capitals alone name a body far more often than a person, who has them in a headline or a caption. */
const LETTERS = /^\p{Lu}{3,6}$/u

const isShouted = (words: readonly string[]): boolean => {
  const longer = words.filter((word) => /^\p{L}{4,}$/u.test(word))
  return longer.filter((word) => word === word.toUpperCase()).length * 2 > longer.length
}

const HAS_CAPITAL = /[\p{Lu}\p{Lt}\p{Lo}\d]/u

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Alone, these stand for whoever holds the office or for any body of the kind. */
const NO_NAMES = list(
  `HH HE HM HRH HMS NGO NGOs INGO INGOs CSO CSOs SME SMEs MSME MSMEs MP MPs MLA MLAs MEP MEPs CEO CEOs CFO COO PM Gen Col Lt Rtd Hon Dr Mr Mrs Ms
   Speaker Commander Amir Emir Emperor Chair Chairman Chairperson Undersecretary President Minister Governor General Sultan King Queen Prince Princess
   Republic Kingdom State City Province Islands Mars Moon Earth God Almighty Allah DJ TV GDP AI Covid COVID`,
)

/** A name that ends in one of these, or begins with one before "of", is a body of people. */
const GROUPS = list(
  `Academy Administration Agency Airlines Airways Alliance Army Assembly Association Associations Authority Bank Battalion Board Brigade Brigades Broadcasting Bureau Cabinet
   Caucus Chamber Coalition Commission Committee Communications Community Company Confederation Conference Congress Consortium Consulate Cooperative Corporation Corps Council
   Councils Court Defence Department Directorate Division Embassy Enterprise Enterprises Factory Faculty Federation Fellowship Force Forces Foundation Front Fund Government Group Guard
   Guards Holdings Inspectorate Institute Institution Insurance Intelligence Laboratory League Legislature Limited Logistics Ltd Media Militia Ministry
   Mission Motors Movement Municipality Nations Navy Network News Organisation Organization Parliament Partnership Party Petroleum Police Press Prosecution
   Regiment Resistance School Secretariat Senate Service Services Society Syndicate Tribunal Trust Union University Wing Workers`,
)

const PERSON_LETTERS = list('AMLO MBS MBZ MBR JFK FDR LBJ RFK MLK PNoy')

const PLACES = list(
  `Airport Archipelago Avenue Basin Boulevard Canal City County Desert District Governorate Gulf Highway Island Islands Mountains Peninsula Plateau Prefecture
   Province Region Strait Territory Valley Village`,
)

/** What ends in a word for a body and is a country or a region. */
const LANDS = list('Soviet European West East Left South North')
