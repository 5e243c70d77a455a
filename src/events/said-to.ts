import type { Arguments } from './arguments.js'
import { type Draft, triggerOf } from './draft.js'
import type { Participants } from './participants.js'

/**
 * “We will defend you,” he told Taiwan: "you" are those who hear it, and the promise is made to them.
 * “Our army will cross the river,” he said of Peru: it is said towards Peru.
 */
export function letHearersReceive(args: Arguments, drafts: readonly Draft[], participants: Participants): void {
  const { tree } = args
  for (const draft of drafts) {
    if (draft.recipients.length > 0) continue
    const trigger = triggerOf(draft)
    const speaking = speakingOver(args, trigger)
    if (speaking < 0) continue
    const { from, to } = tree.subtree(trigger)
    const words = new Set<string>()
    for (let i = from; i < to; i++) words.add(tree.lower(i))
    const roles = [
      ...(words.has('you') || words.has('your') ? ['iobj', 'obj', 'obl:to'] : []),
      // Not “They have agreed,” he said of Syria: "they" are the Syrians.
      ...(['i', 'we', 'us', 'our', 'my'].some((word) => words.has(word)) ? ['obl:of'] : []),
    ]
    const heard = roles
      .flatMap((role) => args.fillers(speaking, role))
      .flatMap((i) => participants.at(i))
      .filter((p) => !draft.actors.some((actor) => actor.entity === p.entity))
    if (heard.length > 0) draft.recipients = heard.slice(0, 1)
  }
}

/** The speaking verb behind the quotation that token `i` is the head of, or of a clause in it; -1 where there is none. */
function speakingOver({ tree, grammar }: Arguments, i: number): number {
  let clause = i
  for (let steps = 0; steps < 5 && tree.relation(clause) !== 'ccomp'; steps++) {
    clause = tree.head(clause)
    if (clause < 0) return -1
  }
  const speaking = tree.head(clause)
  if (speaking < clause || !grammar.is('speech', tree.lemma(speaking))) return -1
  return /^["“”]$/.test(tree.form(tree.subtree(clause).from)) ? speaking : -1
}
