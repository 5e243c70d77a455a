import type { Place } from '../report/layers.js'
import type { Draft } from './draft.js'
import { frameOf } from './draft.js'
import type { Participants } from './participants.js'

/**
 * Who came to whom: at talks in the country of one side that side is the host and recipient, the others are
 * visitors and actors; on third ground all are actors.
 */
export function settleHosts(draft: Draft, place: Place | undefined, participants: Participants) {
  if (
    draft.type !== 'CONSULT' ||
    draft.mode === 'phone' ||
    !place ||
    draft.recipients.length > 0 ||
    draft.actors.length < 2
  )
    return
  if (!frameOf(draft).flags.has('reciprocal')) return
  const countryOf = (p: Draft['actors'][number]) => participants.entity(p)?.country ?? null
  const hosts = draft.actors.filter((p) => countryOf(p) === place.country)
  const guests = draft.actors.filter((p) => countryOf(p) !== place.country)
  // A conference of many stays one; talks of two in the capital of one are a visit, whatever they are called.
  if (draft.mode !== null && new Set(draft.actors.map(countryOf)).size > 2) return
  if (hosts.length > 0 && guests.length > 0 && guests.every((p) => countryOf(p) !== null)) {
    draft.mode = 'visit'
    draft.actors = guests
    draft.recipients = hosts
  }
}
