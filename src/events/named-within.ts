import type { Participant } from '../report/layers.js'
import { isIng, markOf, prepositionOf, withConjuncts } from './clause.js'
import type { Frame } from './frame.js'
import type { Clause, Select } from './walk-roles.js'

/** Whoever else the trigger's own phrase names: "adopted a resolution extending the mission in Mali". */
export function namedWithin(
  { args, participants }: Clause,
  trigger: number,
  frame: Frame,
  select: Select,
): readonly Participant[] {
  if (actsAlone(frame)) return []
  const { tree } = args
  const { from, to } = tree.subtree(trigger)
  for (let i = Math.max(from, trigger + 1); i < to; i++) {
    if (!tree.isUnder(i, trigger) || !participants.is(i, 'ACTOR') || isAside(args, i, { trigger, frame })) continue
    const found = withConjuncts(tree, i).flatMap((k) =>
      select(k, participants.at(k)).filter((p) => participants.entity(p)?.country),
    )
    if (found.length > 0) return found
  }
  return []
}

/** "resigned", "signed", "met in Geneva": nobody else is needed, and where it was is not who it was with. */
const actsAlone = (frame: Frame): boolean =>
  frame.mode === 'resign' || frame.flags.has('sign') || frame.type === 'CONSULT'

/** In a clause of its own: a condition, a time, what is told of somebody. */
function isAside(
  { tree, grammar }: Clause['args'],
  i: number,
  { trigger, frame }: { readonly trigger: number; readonly frame: Frame },
): boolean {
  for (let at = i; at !== trigger && at >= 0; at = tree.head(at)) {
    const deprel = tree.deprel(at)
    if (grammar.is('adjectival-participle', tree.lemma(at))) continue
    // "sheltered people after the floods in Mali": where they were helped.
    if (frame.type === 'AID' && grammar.is('disaster', tree.lemma(at))) continue
    // "on the orders of the court"
    if (grammar.is('behest', tree.lemma(at)) && prepositionOf(tree, at) === 'on') return true
    // "according to a newspaper", "amid protests in Mali"
    if (grammar.is('aside-preposition', prepositionOf(tree, at))) return true
    // "after talks hosted by Peru", where the parser takes "after" for the clause's
    if (deprel === 'acl' && grammar.is('aside-preposition', markOf(tree, at))) return true
    // "capable of attacking Fiji"
    if (deprel === 'advcl' && isIng(tree, at) && /^(of|for|to|at|by|in|on)$/.test(markOf(tree, at))) continue
    if (
      deprel === 'acl:relcl' ||
      deprel === 'advcl' ||
      deprel === 'parataxis' ||
      deprel === 'nsubj' ||
      deprel === 'nsubj:pass' ||
      (deprel === 'conj' && tree.upos(at) === 'VERB')
    )
      return true
  }
  return false
}
