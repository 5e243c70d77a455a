import type { Participant } from '../report/layers.js'
import type { Tree } from '../report/tree.js'
import type { Draft } from './draft.js'
import { isOpening } from './opening.js'
import type { Participants } from './participants.js'

/**
 * Below the lead, only those whom the words name first, with their fellows: not the state in "arrested four who were to attack
 * Peruvians", nor the army in "accused the four of helping soldiers".
 */
export function withoutBystanders(tree: Tree, participants: Participants, draft: Draft): readonly Participant[] {
  const [first] = draft.recipients
  if (first === undefined || isOpening(tree, draft)) return draft.recipients
  // "Peru's deployment of drones": what is deployed is not whom it is against.
  const countryOf = (p: Participant) => participants.entity(p)?.country
  const isOwn = (p: Participant) =>
    participants.entity(p)?.sectors.includes('MIL') === true && draft.actors.some((a) => countryOf(a) === countryOf(p))
  return draft.recipients.filter(
    (p) => topOf(tree, p) === topOf(tree, first) && !(draft.type === 'MOBILIZE' && isOwn(p)),
  )
}

/** The word by which a party and its fellows hang on the rest: "teachers" for both in "teachers and nurses". */
function topOf(tree: Tree, { span }: Participant): number {
  const { from, to } = tree.tokensIn(span)
  let top = from
  while (top < to && tree.head(top) >= from && tree.head(top) < to) top = tree.head(top)
  while (tree.relation(top) === 'conj' || tree.relation(top) === 'appos') top = tree.head(top)
  return top
}
