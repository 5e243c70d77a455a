import type { Participant } from '../report/layers.js'
import type { Frame } from './frame.js'
import { otherSide } from './other-side.js'
import { distinct } from './participants.js'
import { recipientsOf } from './recipients.js'
import type { Clause } from './walk-roles.js'
import { actorsOf, impliedActors, occasionOf, twoSides } from './who-acts.js'

export interface Parties {
  readonly actors: readonly Participant[]
  readonly recipients: readonly Participant[]
}

/** Where one side may begin: "Peru restored its ties with Fiji"; those who meet or sign do so alike. */
const TOWARDS = new Set(['SUPPORT', 'COOPERATE', 'AGREE', 'CONCEDE', 'RETREAT'])

/** Who does it and to whom, by the paths of the frame; all from the trigger's own clause and what it governs. */
export function partiesOf(around: Clause, trigger: number, frame: Frame): Parties {
  const { participants } = around
  const sides = frame.flags.has('sign') || !TOWARDS.has(frame.type ?? '') ? undefined : twoSides(around, trigger, frame)
  if (sides) return sides
  let actors = actorsOf(around, trigger, frame)
  if (actors.length === 0) {
    const occasion = occasionOf(around, trigger)
    if (occasion) return occasion
    actors = impliedActors(around, trigger, frame)
  }
  // "the officials negotiated the terms between the two sides": the sides are known, "the officials" are theirs.
  const countryKnown = (p: Participant) => Boolean(participants.entity(p)?.country)
  if (frame.flags.has('reciprocal') && actors.length > 0 && !actors.some(countryKnown)) {
    const sides = distinct(otherSide(around, trigger, frame, (_, found) => found))
    if (sides.length > 1 && sides.every(countryKnown)) return { actors: sides, recipients: [] }
  }
  const recipients = distinct(recipientsOf(around, trigger, frame, actors))
  return { actors, recipients: recipients.filter((p) => !isGroundOfOne(around, actors, p)) }
}

/** "France and India held an exercise off Goa": on the ground of one of them, and not against it. */
function isGroundOfOne({ participants }: Clause, actors: readonly Participant[], p: Participant): boolean {
  const countries = new Set(actors.map((a) => participants.entity(a)?.country ?? null))
  const entity = participants.entity(p)
  return countries.size > 1 && entity?.sectors.length === 0 && !entity.registry && countries.has(entity.country)
}
