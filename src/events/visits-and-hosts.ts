import type { Participant, Place } from '../report/layers.js'
import type { Draft } from './draft.js'
import { frameOf } from './draft.js'
import type { Participants } from './participants.js'

const ORGANISATIONS = new Set<string | null>(['IGO', 'EUR'])

/**
 * Who came to whom: at talks in the country of one side that side is the host and recipient, the others are
 * visitors and actors; on third ground all are actors.
 */
export function settleHosts(draft: Draft, place: Place | undefined, participants: Participants) {
  if (draft.type !== 'CONSULT' || draft.mode === 'phone' || !frameOf(draft).flags.has('reciprocal')) return
  const countryOf = (p: Participant) => participants.entity(p)?.country ?? null
  const countries = new Set(draft.actors.map(countryOf))
  if (draft.actors.length < 2) {
    // "ministers of the union met": its members, among themselves.
    if (draft.recipients.length === 0 && [...countries].some((c) => ORGANISATIONS.has(c))) draft.mode ??= 'multilateral'
    return
  }
  // "co-chaired a council in Tehran": the city is where, and no further party.
  const others = draft.recipients.filter((p) => !countries.has(countryOf(p)))
  if (others.length > 0 || countries.has(null) || countries.size < 2) return

  if (!place) {
    if (countries.size > 2) draft.mode ??= 'multilateral'
    return
  }

  // A conference of many stays one; talks of two in the capital of one are a visit, whatever they are called.
  if (draft.mode !== null && countries.size > 2) return
  const hosts = draft.actors.filter((p) => countryOf(p) === place.country)
  if (hosts.length === 0) {
    draft.mode ??= countries.size > 2 ? 'multilateral' : 'third-party'
    draft.recipients = []
    return
  }
  draft.mode = 'visit'
  draft.actors = draft.actors.filter((p) => countryOf(p) !== place.country)
  draft.recipients = hosts
}
