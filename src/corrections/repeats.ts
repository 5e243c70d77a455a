import type { CodedEvent } from '../report/layers.js'

/** The ids of the mentions that repeat an event, and of those that repeat them. */
export function repeatsOf(events: readonly CodedEvent[], id: string): Set<string> {
  const repeats = new Set<string>()
  for (let more = true; more; ) {
    more = false
    for (const { id: other, same_as } of events)
      if (same_as !== null && (same_as === id || repeats.has(same_as)) && other !== id && !repeats.has(other)) {
        repeats.add(other)
        more = true
      }
  }
  return repeats
}
