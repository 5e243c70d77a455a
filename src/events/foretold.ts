import type { Participant } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { markOf } from './clause.js'
import { type Draft, triggerOf } from './draft.js'
import type { Participants } from './participants.js'

/**
 * "warned the mayor that floods could hurt his chances": a warning of what neither the one who warns will do, nor anybody
 * in return for something.
 */
export function isForetold({ tree, grammar, fillers }: Arguments, participants: Participants, draft: Draft): boolean {
  const trigger = triggerOf(draft)
  const [clause] = tree.lemma(trigger) === 'warn' ? fillers(trigger, 'ccomp') : []
  if (clause === undefined) return false
  const subjects = fillers(clause, 'subj')
  if (subjects.length === 0) return false

  const sideOf = (p: Participant) => participants.entity(p)?.country ?? p.entity
  const own = new Set(draft.actors.map(sideOf))
  if (subjects.some((f) => participants.behind(f).some((p) => own.has(sideOf(p))))) return false
  // "warned that his government would expel them", "that the army would act if …"
  if (subjects.some((f) => fillers(f, 'poss').some((owner) => tree.upos(owner) === 'PRON'))) return false
  if (tree.childrenBy(clause, 'advcl').some((c) => grammar.is('condition', markOf(tree, c)))) return false

  const { from, to } = tree.subtree(clause)
  for (let i = from; i < to; i++) if (grammar.is('reprisal', tree.lemma(i))) return false
  return true
}
