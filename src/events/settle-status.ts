import type { Codebook } from '../codebook/codebook.js'
import type { Status } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import type { Draft } from './draft.js'
import type { EventLexicon } from './event-lexicon.js'
import type { FrameFlag } from './frame.js'
import type { Match } from './match-frames.js'
import { modeByMeans } from './mode-by-means.js'
import type { Standing } from './standing.js'
import { standingOf } from './status.js'

interface Known {
  readonly codebook: Codebook
  readonly lexicon: EventLexicon
}

const STATUS_FLAGS: readonly (FrameFlag & Status)[] = ['cancelled', 'denied', 'conditional', 'planned', 'ongoing']

/**
 * What a matched frame is coded as once it is known whether it happened. PLOVER's own rule stands beside our status:
 * a planned visit is AGREE, a planned strike THREATEN, and what its own actor will not do is REJECT.
 */
export function draftOf(args: Arguments, match: Match, { codebook, lexicon }: Known): Draft {
  const { frame } = match
  const told = standingOf(args, match.trigger)
  // "did not let": where the frame itself is about the not doing, that is what happened.
  const standing =
    told.status === 'denied' && asksForNegation(match) ? { ...told, status: 'occurred' as const, refused: false } : told
  const flagged = STATUS_FLAGS.find((flag) => frame.flags.has(flag))
  const status =
    flagged && (standing.status === 'occurred' || standing.status === 'ongoing') ? flagged : standing.status
  const draft: Draft = {
    match,
    standing,
    type: frame.type,
    mode: modeByMeans(args, lexicon.means, match.trigger, frame),
    contexts: frame.contexts,
    status,
    actors: match.actors,
    recipients: match.recipients,
    background: frame.flags.has('background') || standing.pluperfect,
    cues: [...match.consumed, ...standing.cues],
  }
  convert(draft, codebook)
  return draft
}

const asksForNegation = ({ frame }: Match): boolean => frame.constraints.some((c) => c.test === 'negated')

function convert(draft: Draft, codebook: Codebook) {
  const act = { type: draft.type, mode: draft.mode }
  const refusal = draft.standing.refused && draft.status === 'denied' ? codebook.refusalOf(act) : undefined
  if (refusal) {
    draft.type = refusal.type
    draft.mode = refusal.mode
    draft.status = 'occurred'
    return
  }
  // "could strike" and "lets them strike" threaten nothing by themselves; "will strike if" does.
  const isConflict = codebook.quadOf(act.type) > 2
  if (isConflict && draft.status === 'conditional' && !draft.standing.vowed) return
  // "summoned the envoy to protest", "rallied to demand": saying it is done with the deed.
  if (draft.standing.purpose && codebook.quadOf(act.type) === 3 && draft.status === 'planned') draft.status = 'occurred'
  // "imposed sanctions to force him out": a deed's purpose is no promise or threat of its own.
  if (draft.standing.purpose && codebook.quadOf(act.type) !== 1) return
  const now = codebook.actInStatus(act, draft.status)
  draft.type = now.type
  draft.mode = now.mode
  // An agreement or promise is an act done about something still to come: its status is that of what was promised.
  if (draft.type === 'AGREE' && (draft.status === 'occurred' || draft.status === 'ongoing')) draft.status = 'planned'
}

/** Does the standing leave open, or deny, that the thing happened? */
export const isUnrealised = ({ status }: { readonly status: Standing['status'] }): boolean =>
  status === 'planned' || status === 'conditional' || status === 'denied' || status === 'cancelled'
