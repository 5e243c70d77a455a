import { Dice } from './made-up-reports.js'

export interface WireReport {
  readonly id: string
  readonly text: string
  readonly published: string
  /** The report that it is, or is a copy of. */
  readonly original: string
  readonly made: string
}

const SYLLABLES =
  'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dro fri gla kro ple sta tri'.split(' ')
const STATES =
  'Norway Chile Poland Kenya Japan Peru Ghana Oman Nepal Cuba Mali Fiji Iraq Chad Togo Laos India Egypt Spain Italy Yemen Qatar Libya Sudan Niger Gabon Benin Malta Kuwait Jordan Turkey Greece Cyprus Serbia Latvia Sweden France Canada Mexico Brazil Panama Angola Zambia'.split(
    ' ',
  )
const OFFICES =
  'foreign minister,defence minister,president,prime minister,ambassador,envoy,army chief,trade minister,governor,spokesman'.split(
    ',',
  )
const SUBJECTS =
  'fishing rights,a gas pipeline,border posts,a railway loan,grain exports,water from the dam,prisoners of war,a naval base,air traffic,visa rules,copper tariffs,refugee camps,a submarine cable,arms deliveries,school books,a spy trial,pilgrims,cholera vaccines,satellite data,timber trade,an island,a bridge,locust swarms,election observers,debt relief,mine clearing,a stolen statue,wheat seed,customs fees,radio licences'.split(
    ',',
  )
const VERBS = 'praised,accused,met,warned,urged,thanked,rebuffed,criticised,visited,helped,threatened,invited'.split(
  ',',
)
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')
const AGENCIES = ['Reuters', 'AP', 'AFP', 'Xinhua', 'dpa', 'EFE', 'ANSA', 'UPI']
const ADJECTIVES =
  'bitter,cautious,late,early,secret,costly,small,heated,friendly,final,second,narrow,open,quiet,rare,sudden,long,brief,tense,hopeful'.split(
    ',',
  )
const THINGS =
  'harbour,market,tunnel,hospital,depot,glacier,orchard,mine,lighthouse,canal,refinery,barracks,museum,airfield,quarry,monastery,stadium,reservoir,warehouse,ferry,embassy,archive,cathedral,sawmill,vineyard,observatory,prison,theatre,laboratory,shipyard'.split(
    ',',
  )

const SENTENCES = [
  '{A} {verb} {B} on {day} over {subject} near the {thing} of {city}.',
  'The {office} of {A}, {person}, said that {number} people from {city} had signed a {adjective} letter about {subject}.',
  '"We will not leave the {thing} to others," {person} told reporters in {city}.',
  '{B} sent {number} lorries to the {thing}, according to its {office}, {other}.',
  'Residents of {town} complained of {adjective} delays at the {thing}, where {number} workers wait for pay.',
  'A {adjective} meeting in {town} ended without a paper, and {other} flew home to {city}.',
  '{person} has led the talks on {subject} since the {thing} burned down.',
  'The cost of the {thing} rose to {number} million dollars, a report of the {office} showed.',
  '{other} wants {A} to open the {thing} again before winter.',
  'In {city}, shops near the {thing} were closed while police searched for {number} missing boxes.',
  'Farmers around {town} fear that {subject} will bring {adjective} changes.',
  'An earlier plan by {person} failed when {B} asked for {number} more days.',
  'Neither side would say who paid for the {adjective} dinner at the {thing} in {town}.',
  '{other} and {person} grew up in the same street of {city}.',
  'Observers in {town} counted {number} boats, a {adjective} sight.',
  'The {office} called the step {adjective} and asked for patience over {subject}.',
]

/** A word that nobody wrote, with a capital letter. */
const nameFrom = (dice: Dice, syllables: number): string => {
  let word = ''
  for (let i = 0; i < syllables; i++) word += dice.of(SYLLABLES)
  return word[0]!.toUpperCase() + word.slice(1)
}

function story(n: number): {
  readonly head: string
  readonly paragraphs: string[]
  readonly agency: string
  readonly city: string
} {
  const dice = new Dice(n * 31 + 5)
  const slots: Record<string, string> = {
    A: dice.of(STATES),
    B: dice.of(STATES),
    city: nameFrom(dice, 4),
    town: nameFrom(dice, 4),
    person: `${nameFrom(dice, 3)} ${nameFrom(dice, 4)}`,
    other: `${nameFrom(dice, 3)} ${nameFrom(dice, 4)}`,
    office: dice.of(OFFICES),
    subject: dice.of(SUBJECTS),
    verb: dice.of(VERBS),
    day: dice.of(DAYS),
  }
  const order = SENTENCES.map((sentence) => [dice.below(1_000_000), sentence] as const).sort((a, b) => a[0] - b[0])
  const sentences = order.slice(0, 8 + dice.below(7)).map(([, sentence]) =>
    sentence.replace(/\{(\w+)\}/g, (_, slot: string) => {
      if (slot === 'number') return String(3 + dice.below(900))
      if (slot === 'adjective') return dice.of(ADJECTIVES)
      if (slot === 'thing') return dice.of(THINGS)
      return slots[slot]!
    }),
  )
  const paragraphs: string[] = []
  for (let i = 0; i < sentences.length; i += 2) paragraphs.push(sentences.slice(i, i + 2).join(' '))
  return {
    head: `${slots.A} and ${slots.B} at odds over ${slots.subject}`,
    paragraphs,
    agency: dice.of(AGENCIES),
    city: slots.city!,
  }
}

const CHANGES = [
  'cut',
  're-headed',
  're-ordered',
  'agency line',
  'cut and re-headed',
  're-ordered and agency line',
] as const

/** Half as many stories as reports: each on the wire once, and some of them once, twice or thrice more, changed as papers do. */
export function madeUpWire(reports: number): WireReport[] {
  const wire: WireReport[] = []
  for (let n = 0; wire.length < reports; n++) {
    const dice = new Dice(n * 17 + 3)
    const { head, paragraphs, agency, city } = story(n)
    const original = `wire-${n}`
    const day = new Date(Date.UTC(2024, 0, 1 + dice.below(60))).toISOString().slice(0, 10)
    const dateline = `${city.toUpperCase()} (${agency}) - `
    wire.push({
      id: original,
      original,
      made: 'original',
      published: day,
      text: [head, `${dateline}${paragraphs[0]}`, ...paragraphs.slice(1)].join('\n\n'),
    })
    for (let copies = dice.below(4), k = 0; k < copies && wire.length < reports; k++) {
      const made = dice.of(CHANGES)
      let body = [...paragraphs]
      let title = head
      if (made.includes('cut'))
        body = body.slice(0, Math.max(2, Math.ceil(body.length * (0.45 + dice.below(35) / 100))))
      if (made.includes('re-ordered')) body = [body[0]!, ...body.slice(1).reverse()]
      if (made.includes('re-headed')) title = `${dice.of(ADJECTIVES)} words about the ${dice.of(THINGS)}`
      if (made.includes('agency line')) body.push(`Reporting by ${nameFrom(dice, 2)} ${nameFrom(dice, 3)}; ${agency}`)
      wire.push({
        id: `copy-${n}-${k}`,
        original,
        made,
        published: new Date(Date.parse(day) + dice.below(3) * 86_400_000).toISOString().slice(0, 10),
        text: [title, ...(dice.below(2) === 0 ? [`By ${nameFrom(dice, 2)} ${nameFrom(dice, 3)}`] : []), ...body].join(
          '\n\n',
        ),
      })
    }
  }
  return wire
}

/** Of pairs of one original, how many are in one story; and how many pairs of two originals are. */
export function scoreWire(
  wire: readonly WireReport[],
  storyOf: ReadonlyMap<string, string>,
): {
  readonly pairs: number
  readonly found: number
  readonly wrong: readonly [string, string][]
  readonly missed: readonly [string, string, string][]
} {
  let pairs = 0
  let found = 0
  const wrong: [string, string][] = []
  const missed: [string, string, string][] = []
  for (let i = 0; i < wire.length; i++)
    for (let j = i + 1; j < wire.length; j++) {
      const [a, b] = [wire[i]!, wire[j]!]
      const together = storyOf.get(a.id) === storyOf.get(b.id)
      if (a.original === b.original) {
        pairs++
        if (together) found++
        else missed.push([a.id, b.id, b.made])
      } else if (together) wrong.push([a.id, b.id])
    }
  return { pairs, found, wrong, missed }
}
