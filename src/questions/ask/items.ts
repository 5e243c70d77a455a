import type { Agreement, Claim, CodedEvent, Forecast } from '../../report/layers.js'
import type { Span } from '../../report/span.js'
import { type Citation, citationOf, countriesIn, type StoredReport } from '../stored-reports.js'
import type { EvidenceData, Sign } from './evidence-data.js'

/** A piece of evidence, what it is a sign of, and how much it counts. */
export interface EvidenceItem {
  readonly kind: 'event' | 'agreement' | 'claim' | 'forecast'
  readonly citation: Citation
  readonly sign: Sign | null
  /** Actors that it names, of those asked about, and whether it names the third party. */
  readonly names: readonly string[]
  readonly third: boolean
  /** 0 to 1.5; the product of the factors. */
  readonly weight: number
  /** What the factors are: "an expert of no party; names two of the actors". */
  readonly factors: readonly string[]
  /** Who or what it comes from, for independence and for leaving it out. */
  readonly origin: string
  readonly role: string
  /** Reports of one story are one: copies give no second proof. */
  readonly story: string
  /** Outlets that tell it without copying each other. */
  readonly outlets: number
}

/** What is looked for in the reports. */
export interface Wanted {
  readonly actors: readonly string[]
  readonly against: readonly string[]
  /** Types and modes of the question's own relation. */
  readonly types: readonly string[]
  readonly modes: readonly string[]
}

const MADE = new Set(['signed', 'ratified', 'in force'])
const COMING = new Set(['talks', 'proposed', 'initialled'])

/** Everything in a report that bears on the question, each said by the report or by one of its speakers. */
export function itemsIn(report: StoredReport, wanted: Wanted, data: EvidenceData): EvidenceItem[] {
  const events = report.events.filter(
    (e) =>
      e.claim === null &&
      e.same_as === null &&
      !isTheQuestion(report, e) &&
      !report.agreements.some((g) => g.event === e.id),
  )
  const items = [
    ...report.agreements.flatMap((agreement) => agreementItem(report, agreement, wanted, data) ?? []),
    ...events.flatMap((event) => eventItem(report, event, wanted, data) ?? []),
    ...report.claims.flatMap((claim) => (claim.source ? claimItems(report, claim, wanted, data) : [])),
    ...report.forecasts.flatMap((forecast) =>
      report.claims.some((c) => c.id === forecast.claim && c.source)
        ? []
        : (forecastItem(report, forecast, null, wanted, data) ?? []),
    ),
  ]
  // What a report says of one actor bears on two only where the report is about both.
  const isAboutPair = wanted.actors.length < 2 || items.some(({ names }) => names.length > 1)
  return isAboutPair ? items : items.filter(({ kind, third }) => kind === 'event' && third)
}

/** A headline that asks is no evidence: "Is North Korea building …?" */
export const isTheQuestion = (report: StoredReport, { trigger }: CodedEvent): boolean => {
  const sentence = report.sentences.find((s) => s.start <= trigger.start && trigger.end <= s.end)
  return sentence !== undefined && report.original.text.slice(sentence.start, sentence.end).trimEnd().endsWith('?')
}

function agreementItem(report: StoredReport, agreement: Agreement, wanted: Wanted, data: EvidenceData) {
  const entities = new Map(report.entities.map((e) => [e.id, e.country]))
  const parties = agreement.parties.map((id) => entities.get(id) ?? '?')
  const near = nearness(new Set(parties), wanted)
  if (near?.kind !== 'pair') return null
  const stage = MADE.has(agreement.stage) ? 'made' : COMING.has(agreement.stage) ? 'coming' : 'ended'
  const sign = data.signs.find(
    (s) =>
      s.of === 'agreement' && s.status.includes(stage) && s.rungs[0] <= agreement.rung && agreement.rung <= s.rungs[1],
  )
  const event = report.events.find(({ id }) => id === agreement.event)
  const claim = report.claims.find(({ id }) => id === event?.claim) ?? null
  return itemOf(report, {
    kind: 'agreement',
    layer: 'agreements',
    id: agreement.id,
    sign,
    near,
    status: 'occurred',
    data,
    claim,
  })
}

function eventItem(report: StoredReport, event: CodedEvent, wanted: Wanted, data: EvidenceData) {
  const entities = new Map(report.entities.map((e) => [e.id, e.country]))
  const codes = (those: readonly { readonly entity: string }[]) =>
    those.flatMap(({ entity }) => entities.get(entity) ?? [])
  const [actors, recipients] = [codes(event.actors), codes(event.recipients)]
  const near = nearOf(event, actors, recipients, wanted)
  if (!near) return null
  const act = event.rule.split('.')[0]!.toUpperCase()
  const types = event.status === 'planned' || event.status === 'conditional' ? [event.type, act] : [event.type]
  const sign = data.signs.find(
    (s) =>
      s.of === 'event' &&
      (s.between === 'any' || s.between === near.kind) &&
      (s.types.includes('focus') ? isFocus(event, wanted) : s.types.some((type) => types.includes(type))) &&
      (s.modes.length === 0 || (event.mode !== null && s.modes.includes(event.mode))) &&
      (s.contexts.length === 0 || s.contexts.some((c) => event.contexts.includes(c))) &&
      s.status.includes(event.status),
  )
  return itemOf(report, { kind: 'event', layer: 'events', id: event.id, sign, near, status: event.status, data })
}

function claimItems(report: StoredReport, claim: Claim, wanted: Wanted, data: EvidenceData): EvidenceItem[] {
  // "Unlikely to visit …, the first country will surely be …": each forecast that names somebody speaks for itself.
  const forecasts = report.forecasts.filter((f) => f.claim === claim.id)
  const pointed = forecasts.flatMap((f) => forecastItem(report, f, claim, wanted, data) ?? [])
  if (pointed.length > 0) return pointed
  // "This seems unlikely" names nobody: the claim around it does.
  const near = nearness(countriesIn(report, claim.content), wanted)
  if (!near) return []
  const denied = (claim.about ?? []).some(({ stance }) => stance === 'against')
  const sign =
    signOfFocus(report, claim, wanted, data) ??
    signOfWords(report, [...claim.cue, ...claim.content], near, data, forecasts[0], denied)
  const kind = forecasts.length > 0 ? 'forecast' : 'claim'
  return [itemOf(report, { kind, layer: 'claims', id: claim.id, sign, near, status: 'occurred', data, claim })]
}

/**
 * Whether an event is between two of those asked about, or one of them and the third party: one does it to the other, or they do it
 * together. What is done to both ("Iran accuses Israel and Saudi Arabia", "Biden visits both") is nothing between them.
 */
function nearOf(
  { quad }: CodedEvent,
  actors: readonly string[],
  recipients: readonly string[],
  wanted: Wanted,
): Near | null {
  const near = nearness(new Set([...actors, ...recipients]), wanted)
  if (!near) return null
  const does = (doer: string, other: string) => doer !== other && actors.includes(doer) && recipients.includes(other)
  const across = (some: readonly string[]) =>
    wanted.actors.some((one) => some.some((other) => does(one, other) || does(other, one)))
  const together =
    wanted.actors.filter((code) => actors.includes(code)).length > 1 && (quad <= 2 || recipients.length === 0)
  if (together || across(wanted.actors)) return { ...near, kind: 'pair' }
  return across(wanted.against) ? { ...near, kind: 'third' } : null
}

/** What a speaker says of the very act that is asked about. */
function signOfFocus(report: StoredReport, claim: Claim, wanted: Wanted, data: EvidenceData): Sign | undefined {
  if (wanted.types.length === 0) return undefined
  for (const { event: id, stance } of claim.about ?? []) {
    const event = report.events.find((e) => e.id === id)
    if (!event || stance === 'neutral' || !isFocus(event, wanted)) continue
    // Who condemns an act does not deny that it happened.
    const status = stance === 'against' && claim.act !== 'oppose' ? 'denied' : event.status
    return data.signs.find((s) => s.of === 'event' && s.types.includes('focus') && s.status.includes(status))
  }
  return undefined
}

/** Is it the act that is asked about? What is planned is coded as a promise or a threat; its frame says what it is a plan of. */
function isFocus(event: CodedEvent, { types, modes }: Wanted): boolean {
  const act = event.rule.split('.')[0]!.toUpperCase()
  const happened = event.status === 'occurred' || event.status === 'ongoing'
  return (
    (types.includes(event.type) || types.includes(act)) &&
    (modes.length === 0 || !happened || (event.mode !== null && modes.includes(event.mode)))
  )
}

function forecastItem(
  report: StoredReport,
  forecast: Forecast,
  claim: Claim | null,
  wanted: Wanted,
  data: EvidenceData,
) {
  const near = nearness(countriesIn(report, [forecast.span]), wanted)
  if (!near) return null
  const alone = claim === null || report.forecasts.filter((f) => f.claim === claim.id).length > 1
  const said = alone ? [forecast.span] : [...claim.cue, ...claim.content]
  const sign = signOfWords(report, said, near, data, forecast, false)
  return itemOf(report, {
    kind: 'forecast',
    layer: 'forecasts',
    id: forecast.id,
    sign,
    near,
    status: 'occurred',
    data,
    claim,
  })
}

function signOfWords(
  report: StoredReport,
  words: readonly Span[],
  near: Near,
  data: EvidenceData,
  forecast: Forecast | undefined,
  denied: boolean,
): Sign | undefined {
  const text = report.original.text
  const said = words.map((s) => text.slice(s.start, s.end)).join(' ')
  const chance = forecast ? (forecast.probability[0] + forecast.probability[1]) / 2 : null
  const likely = denied || (chance !== null && chance < 0.45) ? 'low' : chance !== null && chance > 0.55 ? 'high' : ''
  const opposes = isAgainst(report, words, near)
  return data.signs.find(
    (s) =>
      s.of === 'claim' &&
      !(opposes && s.between === 'pair' && CLOSE.has(s.sign)) &&
      (s.between === 'any' || (s.between === 'third' ? near.third : near.names.length > 1)) &&
      (s.likely === '' || s.likely === likely) &&
      (s.words?.test(said) ?? true) &&
      !(s.not?.test(said) ?? false),
  )
}

/** Signs that two go together. */
const CLOSE: ReadonlySet<string> = new Set([
  'alliance-claimed',
  'coordination',
  'military-ties',
  'closer',
  'contact-expected',
])

/** "A coalition with Saudi Arabia against Iran" brings the two no closer. */
function isAgainst(report: StoredReport, words: readonly Span[], { names }: Near): boolean {
  return words.some(({ start, end }) => {
    const at = report.original.text.slice(start, end).search(/\bagainst\b/i)
    if (at < 0) return false
    const after = countriesIn(report, [{ start: start + at, end: Math.min(end, start + at + OPPOSED_WITHIN) }])
    return names.some((code) => after.has(code))
  })
}

const OPPOSED_WITHIN = 60

interface Near {
  readonly kind: 'pair' | 'third' | 'one'
  readonly names: readonly string[]
  readonly third: boolean
}

/** How near what names these countries is to the question; null where it names none of its actors. */
function nearness(countries: ReadonlySet<string>, { actors, against }: Wanted): Near | null {
  const names = actors.filter((code) => countries.has(code))
  if (names.length === 0) return null
  const third = against.some((code) => countries.has(code))
  return { kind: names.length > 1 ? 'pair' : third ? 'third' : 'one', names, third }
}

interface Draft {
  readonly kind: EvidenceItem['kind']
  readonly layer: Citation['layer']
  readonly id: string
  readonly sign: Sign | undefined
  readonly near: Near
  readonly status: string
  readonly data: EvidenceData
  readonly claim?: Claim | null
}

function itemOf(report: StoredReport, { kind, layer, id, sign, near, status, data, claim }: Draft): EvidenceItem {
  const citation = citationOf(report, { report: report.id, layer, id })
  const role = voiceOf(claim ?? null)
  const factors = [data.weightOf('status', status), data.weightOf('voice', role), data.weightOf('near', near.kind)]
  const remove = claim?.remove ?? 0
  return {
    kind,
    citation,
    sign: sign ?? null,
    names: near.names,
    third: near.third,
    weight: factors.reduce((product, { weight }) => product * weight, 1) / 2 ** remove,
    factors: [...factors.map(({ because }) => because), ...(remove > 0 ? ['told at second hand'] : [])].filter(Boolean),
    origin: citation.speaker ?? `the report’s own account (${report.original.outlet ?? report.id})`,
    role,
    story: report.story ?? report.id,
    outlets: 1,
  }
}

function voiceOf(claim: Claim | null): string {
  if (!claim?.source) return 'report'
  const { standing } = claim
  if (!standing) return 'other'
  if (!standing.named) return 'unnamed'
  return standing.party === true && standing.role !== 'expert' ? 'party' : standing.role
}

/** The same said or told again: by copies and by other outlets. It stays once, and counts the outlets that do not copy each other. */
export function withoutRepeats(items: readonly EvidenceItem[], data: EvidenceData): EvidenceItem[] {
  const kept: { item: EvidenceItem; told: Set<string>; words: Set<string> }[] = []
  for (const item of items) {
    const words = new Set(item.citation.words.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
    const same = kept.find(
      (other) =>
        other.item.kind === item.kind &&
        other.item.sign === item.sign &&
        other.item.citation.speaker === item.citation.speaker &&
        likeness(other.words, words) >= 0.6,
    )
    // Copies of one text are one voice, whoever prints them.
    const voice = item.story
    if (same) same.told.add(voice)
    else kept.push({ item, told: new Set([voice]), words })
  }
  return kept.map(({ item, told }) => {
    const { weight, because } = data.weightOf('outlets', String(Math.min(3, told.size)))
    if (told.size < 2) return item
    return { ...item, outlets: told.size, weight: item.weight * weight, factors: [...item.factors, because] }
  })
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}
