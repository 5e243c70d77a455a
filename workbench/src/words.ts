/** The codebook in words for those who do not know it by heart; PLOVER 2.0's types. */
export const TYPES: readonly {
  readonly type: string
  readonly key: string
  readonly verb: string
  readonly modes: readonly string[]
}[] = [
  { type: 'AGREE', key: 'g', verb: 'agrees', modes: [] },
  { type: 'CONSULT', key: 'c', verb: 'meets or talks', modes: ['visit', 'third-party', 'multilateral', 'phone'] },
  { type: 'SUPPORT', key: 's', verb: 'supports', modes: [] },
  { type: 'CONCEDE', key: 'n', verb: 'gives way', modes: [] },
  { type: 'COOPERATE', key: 'o', verb: 'works together', modes: [] },
  { type: 'AID', key: 'i', verb: 'gives aid', modes: [] },
  {
    type: 'RETREAT',
    key: 'r',
    verb: 'withdraws or eases',
    modes: ['withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign'],
  },
  { type: 'REQUEST', key: 'q', verb: 'asks or demands', modes: ['assist', 'change', 'yield', 'meet'] },
  { type: 'ACCUSE', key: 'a', verb: 'accuses or criticises', modes: ['disapprove', 'investigate', 'allege'] },
  { type: 'REJECT', key: 'j', verb: 'refuses', modes: ['assist', 'change', 'yield', 'meet'] },
  {
    type: 'THREATEN',
    key: 't',
    verb: 'threatens',
    modes: ['restrict', 'arrest', 'relations', 'expel', 'territory', 'violence'],
  },
  {
    type: 'PROTEST',
    key: 'p',
    verb: 'protests',
    modes: ['demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize'],
  },
  {
    type: 'SANCTION',
    key: 'x',
    verb: 'punishes, cuts ties or aid',
    modes: ['convict', 'expel', 'withdraw', 'discontinue'],
  },
  { type: 'MOBILIZE', key: 'm', verb: 'readies forces', modes: ['troops', 'weapons', 'police', 'militia'] },
  {
    type: 'COERCE',
    key: 'e',
    verb: 'represses, seizes, restricts',
    modes: [
      'seize',
      'restrict',
      'censor',
      'curfew',
      'martial-law',
      'arrest',
      'deport',
      'withhold',
      'misinformation',
      'cyber',
    ],
  },
  {
    type: 'ASSAULT',
    key: 'u',
    verb: 'attacks',
    modes: [
      'abduct',
      'beat',
      'torture',
      'sexual',
      'targeted',
      'destroy',
      'primitive',
      'firearms',
      'explosives',
      'suicide-attack',
      'aerial',
      'drone',
      'heavy-weapons',
      'crowd-control',
      'unconventional',
    ],
  },
]

export const QUADS: Readonly<Record<number, string>> = {
  1: 'cooperation in words',
  2: 'cooperation in deeds',
  3: 'conflict in words',
  4: 'conflict in deeds',
}

export const verbOf = (type: string): string => TYPES.find((one) => one.type === type)?.verb ?? ''

/** The types of cooperation; all others are of conflict. */
const COOPERATION = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT'])
export const toneOf = (type: string): 'cooperation' | 'conflict' => (COOPERATION.has(type) ? 'cooperation' : 'conflict')

/** "−4", with a minus rather than a hyphen. */
export const signed = (n: number): string => (n > 0 ? `+${n}` : String(n).replace('-', '−'))

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "2019-01-28" -> "28 Jan 2019"; as much as is known. */
export function dayInWords(value: string | null | undefined): string {
  if (!value) return 'day not known'
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(value) ?? []
  if (!year) return value
  return [day ? String(Number(day)) : '', month ? MONTHS[Number(month) - 1] : '', year].filter(Boolean).join(' ')
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

const WITH_ARTICLE =
  /^(United|European|Netherlands|Philippines|Bahamas|Maldives|Gambia|Comoros|Seychelles|Dominican|Czech|Central African|Solomon|Marshall|Democratic Republic)/

/** "the United States", in a sentence. */
export const inSentence = (name: string): string => (WITH_ARTICLE.test(name) ? `the ${name}` : name)

/** A sentence of the API with names in the place of codes and days as they are read. */
export const inNames = (sentence: string, nameOf: (code: string) => string): string =>
  capital(
    sentence
      .replace(/\b[A-Z]{3}\b/g, (code) => inSentence(nameOf(code)))
      .replace(/\b\d{4}-\d{2}(?:-\d{2})?\b/g, (day) => dayInWords(day)),
  )

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
