import type { Arguments } from './arguments.js'
import type { Match } from './match-frames.js'
import { isThankedFor } from './thanked-for.js'

/**
 * A noun that a verb's frame already rests on is no second event ("signed a treaty"), nor is its fellow ("expressed
 * thanks and gratitude"); a weak frame yields to any other of its clause.
 */
export function oneEventPerTrigger(args: Arguments, matches: readonly Match[]): Match[] {
  const { tree } = args
  const isWeak = ({ frame, trigger }: Match) => frame.flags.has('weak') && !isThankedFor(args, trigger)
  const heldBy = new Map<number, Match>()
  for (const match of matches) {
    if (isWeak(match)) continue
    for (const held of match.consumed) {
      heldBy.set(held, match)
      for (const beside of tree.childrenBy(held, 'conj', 'nmod')) heldBy.set(beside, match)
    }
  }
  const ownDeeds = matches.filter((match) => {
    const holder = heldBy.get(match.trigger)
    if (!holder || holder === match) return true
    if (holder.consumed.includes(match.trigger)) return false
    // "appreciation for Fiji's support": of the same kind, and yet another's deed.
    return holder.frame.type !== match.frame.type || isThankedFor(args, match.trigger)
  })
  const clausesTaken = new Set(ownDeeds.filter((m) => !isWeak(m)).map((m) => clauseOf(args, m.trigger)))
  return ownDeeds.filter((match) => !isWeak(match) || !clausesTaken.has(clauseOf(args, match.trigger)))
}

const CLAUSE = /^(ccomp|advcl|acl|parataxis|csubj)(:|$)/

/** The predicate of the clause that a word stands in. */
function clauseOf({ tree }: Arguments, i: number): number {
  let at = i
  for (let steps = 0; steps < 12; steps++) {
    const head = tree.head(at)
    const isPredicate = tree.upos(at) === 'VERB' || CLAUSE.test(tree.deprel(at))
    if (head < 0 || (isPredicate && tree.relation(at) !== 'xcomp')) return at
    at = head
  }
  return at
}
