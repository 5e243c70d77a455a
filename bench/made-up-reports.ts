import type { Claim, CodedEvent, CodedReport, Entity, Status, SyntaxWord, Token } from '../src/report/layers.js'
import type { Span } from '../src/report/span.js'

/** A sequence that is the same on every machine (a linear congruential one). */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0
    for (let i = 0; i < 4; i++) this.below(2)
  }

  below(n: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0
    return Math.floor((this.#state / 2 ** 32) * n)
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }
}

const STATES =
  'Norway NOR,Chile CHL,Poland POL,Kenya KEN,Japan JPN,Peru PER,Ghana GHA,Oman OMN,Nepal NPL,Cuba CUB,Mali MLI,Fiji FJI,Iraq IRQ,Iran IRN,Chad TCD,Togo TGO,Laos LAO,India IND,China CHN,Egypt EGY,Spain ESP,Italy ITA,Yemen YEM,Qatar QAT,Libya LBY,Sudan SDN,Niger NER,Gabon GAB,Benin BEN,Malta MLT,Kuwait KWT,Jordan JOR,Israel ISR,Turkey TUR,Greece GRC,Cyprus CYP,Serbia SRB,Latvia LVA,Sweden SWE,France FRA,Russia RUS,Canada CAN,Mexico MEX,Brazil BRA,Panama PAN,Belize BLZ,Guyana GUY,Angola AGO,Zambia ZMB,Malawi MWI'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string])

interface Deed {
  readonly verb: string
  readonly lemma: string
  readonly type: string
  readonly mode: string | null
  readonly quad: 1 | 2 | 3 | 4
  readonly intensity: number
  readonly cameo: string
  readonly goldstein: number
  readonly rule: string
}

const DEEDS: readonly Deed[] = (
  [
    ['accused', 'accuse', 'ACCUSE', 'allege', 3, -3.5, '112', -2, 'accuse.accuse-of'],
    ['met', 'meet', 'CONSULT', 'visit', 1, 4, '040', 1, 'consult.meet-actor'],
    ['praised', 'praise', 'SUPPORT', null, 1, 5, '051', 3.4, 'support.praise'],
    ['threatened', 'threaten', 'THREATEN', null, 3, -3.5, '130', -4.4, 'threaten.threaten-actor'],
    ['shelled', 'shell', 'ASSAULT', 'heavy-weapons', 4, -9, '194', -10, 'assault.shell'],
    ['helped', 'help', 'AID', null, 2, 10, '070', 7, 'aid.help-actor'],
    ['urged', 'urge', 'REQUEST', 'change', 3, -1, '102', 0, 'request.urge'],
    ['sanctioned', 'sanction', 'SANCTION', null, 4, -5, '163', -8, 'sanction.sanction-actor'],
    ['rebuffed', 'rebuff', 'REJECT', null, 3, -2, '120', -4, 'reject.rebuff'],
    ['trained', 'train', 'COOPERATE', null, 2, 9.5, '062', 7.4, 'cooperate.train-actor'],
    ['joined', 'join', 'AGREE', null, 1, 6, '057', 8, 'agree.join'],
  ] as const
).map(([verb, lemma, type, mode, quad, intensity, cameo, goldstein, rule]) => ({
  verb,
  lemma,
  type,
  mode,
  quad,
  intensity,
  cameo,
  goldstein,
  rule,
}))

/** Who says so: in three of ten sentences nobody but the report, in two the actor, else somebody without a name. */
const TELLERS = 'report report report actor actor minister minister minister minister minister'.split(' ')
/** What two states join, with its rung on the ladder of commitment. */
const AGREEMENTS: readonly (readonly [title: string, rung: number])[] = [
  ['grain agreement', 2],
  ['trade agreement', 3],
  ['security agreement', 6],
  ['defence pact', 8],
]
/** What the words of a claim may be about, now and then, so that they bear on a question. */
const ALLIANCE = 'alliance'

const STATUSES: readonly Status[] = [
  'occurred',
  'occurred',
  'occurred',
  'occurred',
  'occurred',
  'occurred',
  'ongoing',
  'planned',
  'planned',
  'conditional',
  'denied',
]
const OUTLETS =
  'Daily Post,Morning Star,Evening Mail,City Times,World Wire,Press Union,Gazette,Observer,Herald,Courier'.split(',')
const SYLLABLES = 'ka ro min tel su da vi lon gar pe sha no bu ri za mo fen lu ter wa'.split(' ')

const wordOf = (n: number): string => {
  let word = ''
  for (let rest = n + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length]
  return word
}

const FIRST_DAY = Date.UTC(2015, 0, 1)
const DAYS = 3650
const dayOf = (n: number): string => new Date(FIRST_DAY + n * 86_400_000).toISOString().slice(0, 10)

/**
 * The `i`-th of many reports that nobody wrote, as `demarche code --format report` would print it: one event a sentence. Three
 * reports in ten are of the story of the one before, by another outlet and in other words.
 */
export function madeUpReport(i: number, events: number): CodedReport {
  let first = i
  while (first > 0 && new Dice(first).below(10) < 3) first--
  const story = new Dice(first * 7 + 1)
  const own = new Dice(i * 7 + 2)
  const day = dayOf((story.below(DAYS) + (first === i ? 0 : 1)) % DAYS)
  const pair = [story.below(STATES.length), story.below(STATES.length)] as const
  const makings = Array.from({ length: events }, (_, k) => {
    // The first half of the sentences are the story's, the rest the report's own.
    const dice = k < events / 2 ? story : own
    return {
      deed: dice.of(DEEDS),
      actor: k % 3 === 2 ? dice.below(STATES.length) : pair[k % 2]!,
      recipient: k % 3 === 1 ? dice.below(STATES.length) : pair[(k + 1) % 2]!,
      topic: wordOf(dice.below(4000)),
      thing: own.below(12) === 0 ? ALLIANCE : wordOf(4000 + own.below(6000)),
      city: wordOf(10_000 + dice.below(900)),
      status: dice.of(STATUSES),
      later: dice.below(20),
      teller: own.of(TELLERS),
      agreement: dice.of(AGREEMENTS),
    }
  })
  return written(`made-up-${String(i).padStart(7, '0')}`, day, own.of(OUTLETS), makings)
}

interface Making {
  readonly deed: Deed
  readonly actor: number
  readonly recipient: number
  readonly topic: string
  readonly thing: string
  readonly city: string
  readonly status: Status
  readonly later: number
  readonly teller: string
  readonly agreement: readonly [title: string, rung: number]
}

/** "Norway accused Chile over karo minlon in Telsu, a minister said." "Norway joined Chile over karo alliance in Telsu, Norway said." */
function written(id: string, day: string, outlet: string, makings: readonly Making[]): CodedReport {
  let text = ''
  const sentences: Span[] = []
  const tokens: Token[] = []
  const syntax: SyntaxWord[] = []
  const entities = new Map<number, Entity>()
  const report: {
    -readonly [K in keyof CodedReport]: CodedReport[K] extends readonly (infer T)[] ? T[] : CodedReport[K]
  } = {
    id,
    original: { text: '', published: day, outlet, language: 'en' },
    sentences,
    tokens,
    syntax,
    names: [],
    mentions: [],
    entities: [],
    dates: [{ id: 'd1', value: day, basis: 'published' }],
    places: [],
    claims: [],
    forecasts: [],
    agreements: [],
    events: [],
    factuality: [],
    problems: [],
  }
  const entityOf = (state: number): Entity => {
    const [name, country] = STATES[state]!
    const known = entities.get(state)
    if (known) return known
    const entity: Entity = {
      id: `a${entities.size + 1}`,
      name,
      country,
      sectors: ['GOV'],
      registry: country,
      basis: 'registry',
    }
    entities.set(state, entity)
    return entity
  }
  makings.forEach((making, s) => {
    const { deed, city, topic, thing } = making
    const [actor, recipient] = [entityOf(making.actor), entityOf(making.recipient)]
    const place = `${city[0]!.toUpperCase()}${city.slice(1)}`
    const from = tokens.length
    const start = text.length
    const put = (form: string, lemma: string, upos: string, head: number, deprel: string, glued = false): Span => {
      if (!glued && text.length > 0) text += ' '
      const span = { start: text.length, end: text.length + form.length }
      text += form
      tokens.push({ ...span, sentence: s })
      syntax.push({ lemma, upos, head: head < 0 ? -1 : from + head, deprel })
      return span
    }
    const actorSpan = put(actor.name, actor.name, 'PROPN', 1, 'nsubj')
    const trigger = put(deed.verb, deed.lemma, 'VERB', -1, 'root')
    const recipientSpan = put(recipient.name, recipient.name, 'PROPN', 1, 'obj')
    put('over', 'over', 'ADP', 5, 'case')
    const topicSpan = put(topic, topic, 'NOUN', 5, 'compound')
    put(thing, thing, 'NOUN', 1, 'obl')
    put('in', 'in', 'ADP', 7, 'case')
    const placeSpan = put(place, place, 'PROPN', 1, 'obl')
    const claim = claimOf(making, { put, id: `c${s + 1}`, actor: actor.id, content: [actorSpan.start, placeSpan.end] })
    put('.', '.', 'PUNCT', 1, 'punct', true)
    sentences.push({ start: start === 0 ? 0 : start + 1, end: text.length })
    const n = s + 1
    for (const [k, span, entity] of [
      [1, actorSpan, actor],
      [2, recipientSpan, recipient],
    ] as const) {
      report.names.push({ ...span, kind: 'place' })
      report.mentions.push({
        id: `m${s * 2 + k}`,
        span,
        head: from + (k === 1 ? 0 : 2),
        kind: 'country',
        entity: entity.id,
      })
    }
    report.places.push({
      id: `p${n}`,
      span: placeSpan,
      name: place,
      country: actor.country!,
      lat: 10,
      lon: 20,
      precision: 'city',
    })
    if (claim) report.claims.push(claim)
    const isPlan = making.status === 'planned' || making.status === 'conditional'
    let date: string | null = 'd1'
    if (isPlan) {
      date = `d${report.dates.length + 1}`
      report.dates.push({ id: date, value: laterThan(day, making.later), basis: 'stated', span: placeSpan })
    }
    const event: CodedEvent = {
      id: `e${n}`,
      type: deed.type,
      mode: deed.mode,
      contexts: ['diplomatic'],
      quad: deed.quad,
      intensity: deed.intensity,
      cameo: deed.cameo,
      goldstein: deed.goldstein,
      status: making.status,
      trigger,
      actors: [{ entity: actor.id, span: actorSpan }],
      recipients: [{ entity: recipient.id, span: recipientSpan }],
      date,
      place: `p${n}`,
      claim: claim?.id ?? null,
      agreement: deed.type === 'AGREE' ? `g${n}` : null,
      same_as: null,
      background: false,
      evidence: [actorSpan, trigger, recipientSpan],
      rule: deed.rule,
    }
    report.events.push(event)
    const [title, rung] = making.agreement
    if (event.agreement !== null)
      report.agreements.push({
        id: event.agreement,
        parties: [actor.id, recipient.id],
        title,
        subjects: [topicSpan],
        stage: isPlan ? 'talks' : making.status === 'denied' ? 'denied' : 'signed',
        rung,
        event: event.id,
      })
  })
  report.entities.push(...entities.values())
  return { ...report, original: { ...report.original, text } }
}

type Put = (form: string, lemma: string, upos: string, head: number, deprel: string, glued?: boolean) => Span

interface Told {
  readonly put: Put
  readonly id: string
  readonly actor: string
  readonly content: readonly [start: number, end: number]
}

/** Writes who says so behind what is said; nothing where the report itself does. */
function claimOf({ teller, actor: state }: Making, { put, id, actor, content }: Told): Claim | null {
  if (teller === 'report') return null
  put(',', ',', 'PUNCT', 10, 'punct', true)
  const [name] = STATES[state]!
  if (teller === 'minister') put('a', 'a', 'DET', 10, 'det')
  const source =
    teller === 'minister' ? put(teller, teller, 'NOUN', 11, 'nsubj') : put(name, name, 'PROPN', 10, 'nsubj')
  const cue = put('said', 'say', 'VERB', 1, 'parataxis')
  return {
    id,
    source: { spans: [source], entity: teller === 'actor' ? actor : null },
    cue: [cue],
    content: [{ start: content[0], end: content[1] }],
    kind: 'indirect',
    within: null,
    act: 'assert',
  }
}

const laterThan = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
