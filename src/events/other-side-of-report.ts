import type { Participant } from '../report/layers.js'
import type { StageContext } from '../stage.js'
import type { Arguments } from './arguments.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import type { Participants } from './participants.js'

/** Words and deeds that are always towards somebody. */
const TOWARDS = new Set(['ACCUSE', 'REJECT', 'REQUEST', 'THREATEN', 'SUPPORT', 'AGREE', 'COOPERATE', 'AID', 'SANCTION'])
/** What one does on one's own, but to somebody where the same sentence told of them. */
const MAY_BE_TOWARDS = new Set(['CONCEDE', 'RETREAT'])
/** What others blame the doer for. */
const HARM = new Set(['ASSAULT', 'COERCE', 'MOBILIZE'])
/** So many sentences on, the report is still about the same sides. */
const REACH = 5

type Sides = ReadonlyMap<string, Participant>

/**
 * "Togo lodged a protest with Fiji. … Fiji rejected the claim. Peru, too, voiced concern.": who is not named again is
 * whoever the last events were with, or who was last to blame. Only where that is one, and as long as the report
 * stays with it.
 */
export function tieToOtherSide(
  args: Arguments,
  drafts: readonly Draft[],
  participants: Participants,
  { trace }: StageContext,
) {
  const { tree } = args
  let last: { readonly sides: Sides; readonly sentence: number } | undefined
  let blamed: { readonly sides: Sides; readonly sentence: number } | undefined

  for (const draft of drafts) {
    const sentence = tree.sentence(triggerOf(draft))
    const isNear = (told: { readonly sentence: number } | undefined) => told && sentence - told.sentence <= REACH
    const own = sidesOf(draft.actors)
    const isNext = last?.sentence === sentence && MAY_BE_TOWARDS.has(draft.type)
    if (own.size > 0 && isTowardsNobody(draft, isNext) && !describes(draft)) {
      const isParty = [...own.keys()].every((country) => last?.sides.has(country))
      if (last && isNear(last) && own.size === 1 && isParty) tie(draft, last.sides, own)
      else if (blamed && isNear(blamed) && draft.type === 'ACCUSE') tie(draft, blamed.sides, own)
    }
    const sides = sidesOf(partiesIn(draft))
    if (sides.size > 1) last = { sides, sentence }
    const guilty = draft.type === 'ACCUSE' ? draft.recipients : HARM.has(draft.type) ? draft.actors : []
    if (sidesOf(guilty).size === 1) blamed = { sides: sidesOf(guilty), sentence }
  }

  function tie(draft: Draft, sides: Sides, own: Sides) {
    draft.recipients = othersIn(sides, own)
    const [other] = draft.recipients
    if (other)
      trace(() => ({
        span: tree.tokenSpan(triggerOf(draft)),
        rule: frameOf(draft).id,
        outcome: 'tied',
        message: `"${tree.form(triggerOf(draft))}" names no other side; the report was last about ${participants.entity(other)?.name}.`,
      }))
  }

  /** "the group, which opposes army rule": said of it, and not to anybody. */
  function describes(draft: Draft): boolean {
    const trigger = triggerOf(draft)
    return (
      tree.deprel(trigger) === 'acl:relcl' &&
      tree.childrenBy(trigger, 'nsubj').some((c) => /^(who|which|that)$/.test(tree.lower(c)))
    )
  }

  function sidesOf(list: readonly Participant[]): Sides {
    return new Map(
      list.flatMap((p) => {
        const country = participants.entity(p)?.country
        return country ? [[country, p] as const] : []
      }),
    )
  }
}

const isTowardsNobody = (draft: Draft, isNext: boolean): boolean =>
  (isNext || TOWARDS.has(draft.type)) && draft.recipients.length === 0 && !frameOf(draft).flags.has('sign')

/** The one side that is not their own; nobody where there are more. */
function othersIn(sides: Sides, own: Sides): readonly Participant[] {
  const others = [...sides].filter(([country]) => !own.has(country))
  return others.length === 1 ? others.map(([, p]) => p) : []
}
