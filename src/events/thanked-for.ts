import type { Arguments, Role } from './arguments.js'
import { type Clauses, prepositionOf } from './clause.js'

/**
 * "thanked Togo for the support for its bid", "voiced gratitude to Togo for the loan": what one is thanked for is one's
 * own doing, for the one who gives thanks. Only where the noun does not say so itself.
 */
export function thankedFor(args: Arguments, noun: number, roles: readonly Role[]): Role[] {
  const { tree, grammar, fillers } = args
  if (!isThankedFor(args, noun)) return []
  let thanks = tree.head(noun)
  let thanked: readonly number[] = []
  if (thanks >= 0 && tree.upos(thanks) === 'NOUN' && grammar.is('thanks', tree.lemma(thanks))) {
    thanked = fillers(thanks, 'nmod:to')
    thanks = tree.head(thanks)
  }
  if (thanks < 0 || tree.upos(thanks) !== 'VERB') return []
  if (thanked.length === 0)
    thanked = grammar.is('thanks', tree.lemma(thanks)) ? fillers(thanks, 'obj') : fillers(thanks, 'obl:to')

  const has = (name: string) => roles.some((role) => role.name === name)
  const added: Role[] = []
  if (thanked.length > 0 && !has('poss') && !has('nmod:by')) added.push({ name: 'poss', fillers: thanked })
  const thanking = fillers(thanks, 'subj')
  if (thanking.length > 0 && !has('nmod:for') && !has('nmod:to')) added.push({ name: 'nmod:to', fillers: thanking })
  return added
}

/** "for the support" of "thanked Togo for the support" or "gratitude for the support". */
export const isThankedFor = ({ tree, grammar }: Clauses, noun: number): boolean =>
  tree.upos(noun) === 'NOUN' && grammar.is('thanks', tree.lemma(tree.head(noun))) && prepositionOf(tree, noun) === 'for'
