import type { Claim, ClaimAct, ClaimSubject, CodedEvent, Entity, Forecast, Report } from '../report/layers.js'
import { isWithin, type Span, spansMeet } from '../report/span.js'
import { stage } from '../stage.js'
import { noteDisagreements } from './disagreements.js'
import { sourceStandings } from './source-standing.js'

type Coded = Report<
  'sentences' | 'tokens' | 'syntax' | 'names' | 'mentions' | 'entities' | 'claims' | 'events' | 'forecasts'
>

/** What each claim speaks of: events with the speaker's stance, pairs of countries, at what remove; and which claims disagree. */
export const relateClaims = stage({
  name: 'relate-claims',
  needs: ['sentences', 'tokens', 'syntax', 'names', 'mentions', 'entities', 'claims', 'events', 'forecasts'],
  adds: ['claims'],
  run(report, context) {
    const byId = new Map(report.claims.map((claim) => [claim.id, claim]))
    const entities = new Map(report.entities.map((e) => [e.id, e]))
    const standingOf = sourceStandings(report, context.resources.registry)
    const claims = report.claims.map((claim) => {
      const about = subjectsOf(report, claim)
      return {
        ...claim,
        remove: removeOf(claim, byId),
        about,
        standing: standingOf(claim, about),
        dyads: dyadsOf(report, entities, claim),
      }
    })
    noteDisagreements(report, claims, context)
    return { claims }
  },
})

function removeOf(claim: Claim, byId: ReadonlyMap<string, Claim>): number {
  let remove = 0
  for (let outer = claim.within; outer !== null && remove < byId.size; outer = byId.get(outer)?.within ?? null) remove++
  return remove
}

const covers = (claim: Claim, span: Span): boolean => claim.content.some((part) => isWithin(span, part))

function subjectsOf({ events, forecasts }: Coded, claim: Claim): ClaimSubject[] {
  return events
    .filter((event) => event.claim === claim.id || covers(claim, event.trigger))
    .map((event) => ({
      event: event.id,
      stance: stanceOn(event, claim.act ?? 'assert', forecastOf(forecasts, event, claim)),
    }))
}

const forecastOf = (forecasts: readonly Forecast[], event: CodedEvent, claim: Claim): Forecast | undefined =>
  forecasts.find((f) => f.claim === claim.id && (f.event === event.id || spansMeet(f.span, event.trigger)))

const STANCE: Readonly<Record<ClaimAct, ClaimSubject['stance']>> = {
  assert: 'for',
  deny: 'against',
  ask: 'neutral',
  demand: 'for',
  promise: 'for',
  threaten: 'for',
  intend: 'for',
  believe: 'for',
  assess: 'for',
  foresee: 'for',
  support: 'for',
  oppose: 'against',
}

/** "denied attacking" and "said that it had not attacked" both speak against the attack; "a visit is unlikely" against the visit. */
function stanceOn(event: CodedEvent, act: ClaimAct, forecast: Forecast | undefined): ClaimSubject['stance'] {
  if (forecast) {
    const [low, high] = forecast.probability
    return (low + high) / 2 < 0.45 ? 'against' : (low + high) / 2 > 0.55 ? 'for' : 'neutral'
  }
  const stance = STANCE[act]
  if (event.status === 'conditional' && stance === 'for') return 'neutral'
  const negated = event.status === 'denied' || event.status === 'cancelled'
  // The status of a denied act already has the denial in it: "denied attacking" is no double negation.
  return negated && stance === 'for' ? 'against' : stance
}

const MOST_COUNTRIES = 3

/** Pairs of the countries that the content names, where it names two or three; a longer list is about none of its pairs. */
function dyadsOf({ mentions }: Coded, entities: ReadonlyMap<string, Entity>, claim: Claim): [string, string][] {
  const countries = new Set<string>()
  for (const mention of mentions) {
    if (mention.entity === undefined || !covers(claim, mention.span)) continue
    const entity = entities.get(mention.entity)
    for (const id of entity?.members ?? [mention.entity]) {
      const country = entities.get(id)?.country
      if (country) countries.add(country)
    }
  }
  const named = [...countries]
  if (named.length > MOST_COUNTRIES) return []
  return named.flatMap((a, i) => named.slice(i + 1).map((b): [string, string] => [a, b]))
}
