import type { Participant } from '../report/layers.js'
import type { Clause, Select } from './walk-roles.js'

/** Ways to look for the other side of a deed. */
export interface Others {
  /** Anybody but the actors. */
  readonly any: Select
  /** Nor what is theirs: "its troops". */
  readonly notTheirs: Select
  /** Nor, between states, anybody of their own state. */
  readonly notOwn: Select
}

/** Ways to look for anybody but the actors; between states (`mutual`) their own are nobody else. */
export function othersThan({ args, participants }: Clause, actors: readonly Participant[], mutual: boolean): Others {
  const acting = new Set(actors.map((p) => p.entity))
  // "the Korea Bank": a name within the actor's own is not somebody else.
  const within = (p: Participant) => actors.some((a) => a.span.start <= p.span.start && p.span.end <= a.span.end)
  const any: Select = (_, found) => found.filter((p) => !acting.has(p.entity) && !within(p))
  const countryOf = (p: Participant) => participants.entity(p)?.country ?? null
  const ownCountries = new Set(actors.map(countryOf).filter((c) => c !== null))
  // "its troops": the actor's, unless the pronoun is known to be somebody else.
  const isOwn = (word: number) =>
    !args.grammar.is('other-side', args.tree.lemma(word)) &&
    args.fillers(word, 'poss').some((owner) => {
      const owners = participants.at(owner)
      if (owners.some((p) => acting.has(p.entity))) return true
      // "voiced Fiji's concern": what the speaker's side feels.
      if (
        args.grammar.is('attitude', args.tree.lemma(word)) &&
        owners.some((p) => ownCountries.has(countryOf(p) ?? ''))
      )
        return true
      const unknown = owners.every((p) => participants.entity(p)?.country == null)
      return actors.length > 0 && unknown && /^(its|their|his|her|own)$/.test(args.tree.lower(owner))
    })
  const home = new Set(mutual ? actors.map(countryOf).filter((c) => c !== null) : [])
  const abroad = (p: Participant) => !home.has(countryOf(p) ?? '')
  // "its border with Kosovo" is the actor's; Kosovo is not.
  const neighbours = (word: number) => args.fillers(word, 'nmod:with').flatMap((f) => participants.at(f))
  const notTheirs: Select = (word, found) => any(word, isOwn(word) ? neighbours(word) : found)
  return { any, notTheirs, notOwn: (word, found) => notTheirs(word, found).filter(abroad) }
}
