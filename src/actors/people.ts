import type { DataReader } from '../resources.js'
import { significantWords } from './name-likeness.js'
import { type Known, type Namesake, type Namesakes, namesakesOf } from './namesakes.js'
import type { Person, Tenure } from './person.js'
import { indexPersons, type PersonIndex } from './person-index.js'
import { CALLED, covers, type Fit, HEADS, suits, UNDATED_SINCE } from './tenures.js'

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
  let made: PersonIndex | null = null
  const index = (): PersonIndex => (made ??= indexPersons(text))

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

function bestOf(index: PersonIndex, { all, word }: Namesakes, question: PersonQuestion): PersonFound | null {
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
function leaderCalled(index: PersonIndex, family: string, { day, country }: PersonQuestion): PersonFound | null {
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
