import type { Arguments, Role } from './arguments.js'
import { type Clauses, prepositionOf } from './clause.js'

/**
 * "thanked Togo for the support for its bid", "voiced gratitude to Togo for the loan": what one is thanked for is one's
 * own doing, for the one who gives thanks. Only where the noun does not say so itself.
 */
export function thankedFor(args: Arguments, noun: number, roles: readonly Role[]): Role[] {
  if (!isThankedFor(args, noun)) return []
  const { tree, fillers } = args
  const head = tree.head(noun)
  const verb = tree.upos(head) === 'NOUN' ? tree.head(head) : head
  if (verb < 0 || tree.upos(verb) !== 'VERB') return []
  const said = head === verb ? thanksCarriedBy(args, verb) : head
  const thanked = said === undefined ? fillers(verb, 'obj') : [...fillers(said, 'nmod:to'), ...fillers(verb, 'obl:to')]

  const has = (name: string) => roles.some((role) => role.name === name)
  const added: Role[] = []
  if (thanked.length > 0 && !has('poss') && !has('nmod:by')) added.push({ name: 'poss', fillers: thanked })
  const thanking = fillers(verb, 'subj')
  if (thanking.length > 0 && !has('nmod:for') && !has('nmod:to')) added.push({ name: 'nmod:to', fillers: thanking })
  return added
}

/** "for the support" of "thanked Togo for the support", "gratitude for the support", "voiced gratitude to Togo for the support". */
export function isThankedFor(clauses: Clauses, noun: number): boolean {
  const { tree, grammar } = clauses
  const head = tree.head(noun)
  if (head < 0 || tree.upos(noun) !== 'NOUN' || prepositionOf(tree, noun) !== 'for') return false
  return grammar.is('thanks', tree.lemma(head)) || thanksCarriedBy(clauses, head) !== undefined
}

/** "gratitude" in "voiced gratitude". */
const thanksCarriedBy = ({ tree, grammar }: Clauses, verb: number): number | undefined =>
  tree.childrenBy(verb, 'obj').find((c) => grammar.is('thanks', tree.lemma(c)))
