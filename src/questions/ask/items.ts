import type { Agreement, Claim, CodedEvent, Forecast } from '../../report/layers.js'
import type { Span } from '../../report/span.js'
import { type Citation, citationOf, countriesIn, type StoredReport } from '../stored-reports.js'
import type { EvidenceData, Sign } from './evidence-data.js'
import { type Near, nearness, nearOf, type Wanted } from './nearness.js'

/** A piece of evidence, what it is a sign of, and how much it counts. */
export interface EvidenceItem {
  readonly kind: 'event' | 'agreement' | 'claim' | 'forecast'
  readonly citation: Citation
  readonly sign: Sign | null
  /** Actors that it names, of those asked about, and whether it names the third party. */
  readonly names: readonly string[]
  /** It is about two of them, or two of their sides. */
  readonly pair: boolean
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
  const isAboutPair = wanted.actors.length < 2 || items.some(({ pair }) => pair)
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
  // "State media said that Iran had said …": what both say is said by the inner one.
  const inner = report.claims.find(({ within, source }) => within === claim.id && source !== null)
  if (inner && covers(claim.content, inner.content)) return []
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
  // "Could" and "may" doubt nothing.
  const doubted = forecast !== undefined && forecast.probability[1] < 0.5
  const likely = denied || doubted ? 'low' : chance !== null && chance > 0.55 ? 'high' : ''
  const opposes = isAgainst(report, words, near)
  return data.signs.find(
    (s) =>
      s.of === 'claim' &&
      !(opposes && s.between === 'pair' && CLOSE.has(s.sign)) &&
      (s.between === 'any' || (s.between === 'third' ? near.third : near.kind === 'pair')) &&
      (s.likely === '' || s.likely === likely) &&
      (s.words === null || s.words.test(said)) &&
      (!CLOSE.has(s.sign) || isOfThem(s, report, words, near)) &&
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

/** Does a pattern fit where others than those asked about are named, and they are not? "… a security agreement signed by X and Y" */
function isOfThem({ words: pattern }: Sign, report: StoredReport, words: readonly Span[], { names }: Near): boolean {
  if (pattern === null) return true
  const { text } = report.original
  return words.some(({ start, end }) => {
    const found = pattern.exec(text.slice(start, end))
    if (!found) return false
    const from = start + found.index
    const around = {
      start: Math.max(start, from - NAMED_BEFORE),
      end: Math.min(end, from + found[0].length + NAMED_BEHIND),
    }
    const countries = countriesIn(report, [around])
    return countries.size < 2 || names.some((code) => countries.has(code))
  })
}

const NAMED_BEFORE = 40
const NAMED_BEHIND = 60

/** Do the inner words make up most of the outer ones? */
function covers(outer: readonly Span[], inner: readonly Span[]): boolean {
  const length = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0)
  return length(inner) > 0.6 * length(outer)
}

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
    pair: near.kind === 'pair',
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
