import type { Arguments } from './arguments.js'
import type { Frame } from './frame.js'
import type { Parties } from './parties.js'

/** The meetings told so far, so that "the meeting", "the talks" can stand for those who met. */
export interface Occasions {
  /** The parties of the meeting that a definite noun points back to. */
  partiesOf(noun: number): Parties | undefined
  remember(parties: Parties, frame: Frame): void
}

const JOURNEYS = new Set('visit trip tour journey stay'.split(' '))
const MEETINGS = new Set(
  'meeting talk summit conversation call session discussion negotiation gathering encounter'.split(' '),
)

export function occasionsIn({ tree }: Arguments): Occasions {
  let journey: Parties | undefined
  let meeting: Parties | undefined
  return {
    partiesOf(noun) {
      const lemma = tree.lemma(noun)
      const parties = MEETINGS.has(lemma) ? (meeting ?? journey) : JOURNEYS.has(lemma) ? journey : undefined
      if (!parties) return undefined
      return tree.children(noun).some((c) => /^(the|this|that|these|those)$/.test(tree.lower(c))) ? parties : undefined
    },
    remember(parties, { type, flags }) {
      if (type !== 'CONSULT' || parties.actors.length + parties.recipients.length < 2) return
      if (flags.has('visit')) journey = parties
      else meeting = parties
    },
  }
}
