import type { Registry } from '../actors/registry.js'
import { type ActorWords, type ResolvedActor, resolveActor } from '../actors/resolve-actor.js'
import type { Gazetteer } from '../places/gazetteer.js'
import { countryOfPlace } from './place-country.js'

interface Knowledge {
  readonly registry: Registry
  readonly gazetteer: Gazetteer
}

interface Answers {
  readonly gazetteer: Gazetteer
  readonly known: Map<string, ResolvedActor | null>
}

const answersOf = new WeakMap<Registry, Answers>()
const MOST_KEPT = 10_000

/** Who a description names. "Police", "the president" and "protesters" stand in every report, and are looked up once (a fourth of the questions). */
export function actorDescribed(actor: ActorWords, { registry, gazetteer }: Knowledge): ResolvedActor | null {
  let answers = answersOf.get(registry)
  if (answers?.gazetteer !== gazetteer) answersOf.set(registry, (answers = { gazetteer, known: new Map() }))
  const { known } = answers
  const asked = `${actor.kind}|${actor.day}|${actor.name ?? ''}|${actor.words}`
  let answer = known.get(asked)
  if (answer === undefined) {
    answer = resolveActor(registry, actor, { countryOfPlace: (place) => countryOfPlace(gazetteer, place) })
    if (known.size > MOST_KEPT) known.clear()
    known.set(asked, answer)
  }
  return answer
}
