import { claimOfToken } from '../claims/claim-index.js'
import { mentionsHeadedBy } from '../mentions/entity-index.js'
import type { Participant, Report } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { type Draft, triggerOf } from './draft.js'
import type { Participants } from './participants.js'
import { verbFormOf } from './verb-form.js'

type Told = Report<'sentences' | 'tokens' | 'syntax' | 'mentions' | 'entities' | 'claims'>

/** What is done by saying it. */
const BY_WORDS = new Set(['AGREE', 'REJECT', 'THREATEN'])
/** What a speaker does by saying what may, should or would not be, of somebody else. */
const OF_OTHERS = new Set(['REJECT', 'REQUEST', 'ACCUSE', 'THREATEN'])

/**
 * "The president said that his party would not take part": who promises, refuses or threatens by saying it is the speaker,
 * where he speaks of his own side. "Peru's minister said Fiji would not be welcome": nobody else is there to refuse.
 */
export function letSpeakersAct(args: Arguments, report: Told, drafts: readonly Draft[], participants: Participants) {
  const { tree } = args
  for (const draft of drafts) {
    const trigger = triggerOf(draft)
    // "the minister said the executions would isolate them": he threatens nothing.
    const isOfThings =
      draft.type === 'THREATEN' && args.fillers(trigger, 'subj').some((f) => participants.is(f, 'THING'))
    const isStated =
      draft.actors.length === 0 && OF_OTHERS.has(draft.type) && !isOfThings && verbFormOf(args, trigger).modal !== null
    if (!isStated && !(draft.actors.length > 0 && BY_WORDS.has(draft.type))) continue
    const speaker = speakerBefore(trigger)
    if (!speaker || [...draft.actors, ...draft.recipients].some((p) => p.entity === speaker.entity)) continue
    if (isStated || draft.actors.every((p) => isOwnSide(p, speaker))) draft.actors = [speaker]
  }

  /** Who is named in the same sentence as saying what the trigger tells. */
  function speakerBefore(trigger: number): Participant | undefined {
    const source = claimOfToken(report, trigger)?.source
    if (!source?.entity) return undefined
    const { start } = tree.tokenSpan(trigger)
    for (const span of source.spans) {
      if (span.start >= start) continue
      const { from, to } = tree.tokensIn(span)
      if (tree.sentence(from) !== tree.sentence(trigger)) continue
      for (let i = from; i < to; i++) {
        if (args.grammar.is('mouthpiece', tree.lemma(i))) return undefined
        const mention = mentionsHeadedBy(report, i).find((m) => m.entity === source.entity && m.kind !== 'pronoun')
        const found = mention && participants.at(i).find((p) => p.entity === mention.entity)
        if (found) return found
      }
    }
    return undefined
  }

  /** The speaker's state or its government, or what the speaker calls his own: "his party", "it" of a ministry. */
  function isOwnSide(actor: Participant, speaker: Participant): boolean {
    const entity = participants.entity(actor)
    const mine = participants.entity(speaker)?.country
    if (!entity || !mine || entity.country !== mine) return false
    const { from, to } = tree.tokensIn(actor.span)
    for (let i = from; i < to; i++) {
      const kind = participants.kindAt(i)
      if (kind === 'person' || /^(he|she|him)$/.test(tree.lower(i))) return false
      if (/^(his|her|its|their|our|my)$/.test(tree.lower(i))) return true
    }
    return entity.office === undefined && entity.sectors.every((s) => s === 'GOV')
  }
}
