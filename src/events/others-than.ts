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

/** Those who stand against the rulers of their own state. */
const RIVALS = new Set(['OPP', 'REB', 'PTY', 'LEG', 'PRO', 'SEP', 'UAF'])

/** Ways to look for anybody but the actors; between states (`mutual`) their own are nobody else. */
export function othersThan({ args, participants }: Clause, actors: readonly Participant[], mutual: boolean): Others {
  const acting = new Set(actors.map((p) => p.entity))
  // "the Korea Bank": a name within the actor's own is not somebody else.
  const within = (p: Participant) => actors.some((a) => a.span.start <= p.span.start && p.span.end <= a.span.end)
  const any: Select = (_, found) => found.filter((p) => !acting.has(p.entity) && !within(p))
  const countryOf = (p: Participant) => participants.entity(p)?.country ?? null
  const ownCountries = new Set(actors.map(countryOf).filter((c) => c !== null))
  // "its troops": the actor's, unless the pronoun is known to be somebody else.
  const isForeign = (p: Participant) => {
    const { to } = args.tree.tokensIn(p.span)
    return args.grammar.is('other-side', args.tree.lemma(to - 1))
  }
  // "two of its crossings with Kosovo"
  const thingAt = (word: number) => (args.tree.upos(word) === 'NUM' ? (args.fillers(word, 'nmod:of')[0] ?? word) : word)
  // "sacked his deputy, Ada Lee": whoever has a name is a party of his own.
  const isSomebody = (word: number) =>
    participants.kindAt(word) === 'role' && args.tree.childBy(word, 'appos') !== undefined
  const isOwn = (word: number) =>
    !args.grammar.is('other-side', args.tree.lemma(word)) &&
    !isSomebody(word) &&
    args.fillers(thingAt(word), 'poss').some((owner) => {
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
  // Of the opposition's own allies none is a rival by that alone.
  const rivals = actors.every((a) => !participants.entity(a)?.sectors.some((s) => RIVALS.has(s)))
  const home = new Set(mutual ? actors.map(countryOf).filter((c) => c !== null) : [])
  // "recognised the opposition's victories": a party or rebels at home are another side, the state's own people are not.
  const abroad = (p: Participant) => {
    const entity = participants.entity(p)
    return !home.has(entity?.country ?? '') || (rivals && entity?.sectors.some((s) => RIVALS.has(s)) === true)
  }
  // "its border with Kosovo" is the actor's; Kosovo is not.
  const neighbours = (word: number) => args.fillers(thingAt(word), 'nmod:with').flatMap((f) => participants.at(f))
  // "a call for its troops to leave": reached through the call, the troops are still the actor's.
  const opensAsOwn = (p: Participant) => {
    const { from } = args.tree.tokensIn(p.span)
    const country = countryOf(p)
    const mayBeOwn = country === null || ownCountries.has(country)
    return /^(its|their|his|her)$/.test(args.tree.lower(from)) && mayBeOwn && acting.size > 0
  }
  const notTheirs: Select = (word, found) =>
    any(word, isOwn(word) ? neighbours(word) : found.filter((p) => !opensAsOwn(p) || isForeign(p)))
  return { any, notTheirs, notOwn: (word, found) => notTheirs(word, found).filter(abroad) }
}
