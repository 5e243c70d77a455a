import type { Codebook } from '../codebook/codebook.js'
import type { CodedEvent, DateMention } from '../report/layers.js'
import type { Span } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import type { Setting } from './setting.js'

interface Facts {
  readonly id: string
  readonly date: DateMention | undefined
  readonly background: boolean
  readonly setting: Setting
}

/** Writes a draft down as the record has it, with the words that every field rests on. */
export function eventOf(
  tree: Tree,
  codebook: Codebook,
  draft: Draft,
  { id, date, background, setting }: Facts,
): CodedEvent {
  const { place, claim } = setting
  return {
    id,
    type: draft.type,
    mode: draft.mode,
    contexts: draft.contexts,
    quad: codebook.quadOf(draft.type),
    ...scoresOf(codebook, draft, cameoOf(codebook, draft)),
    status: draft.status,
    trigger: tree.tokenSpan(triggerOf(draft)),
    actors: draft.actors,
    recipients: draft.recipients,
    date: date?.id ?? null,
    place: place?.id ?? null,
    claim: claim?.id ?? null,
    agreement: null,
    same_as: null,
    background,
    evidence: evidenceOf(tree, draft, [date?.span, place?.span]),
    rule: frameOf(draft).id,
  }
}

/** The event with the scores and code of its changed mode. */
export const recoded = (codebook: Codebook, event: CodedEvent): CodedEvent => ({
  ...event,
  ...scoresOf(codebook, event, codebook.cameoOf(event)),
})

function scoresOf(codebook: Codebook, { type, mode }: Pick<CodedEvent, 'type' | 'mode'>, cameo: string | undefined) {
  const goldstein = cameo === undefined ? undefined : codebook.goldsteinOf(cameo)
  return {
    intensity: codebook.intensityOf(type, mode),
    ...(cameo === undefined ? {} : { cameo }),
    ...(goldstein === undefined ? {} : { goldstein }),
  }
}

/** The frame's own code as long as the act is still the frame's; else the code of what it became. */
function cameoOf(codebook: Codebook, draft: Draft): string | undefined {
  const frame = frameOf(draft)
  return frame.cameo && frame.type === draft.type ? frame.cameo : codebook.cameoOf(draft)
}

function evidenceOf(tree: Tree, draft: Draft, others: readonly (Span | undefined)[]): Span[] {
  const spans = [
    tree.tokenSpan(triggerOf(draft)),
    ...draft.cues.map((i) => tree.tokenSpan(i)),
    ...partiesIn(draft).map((p) => p.span),
    ...others.filter((s) => s !== undefined),
  ].sort((a, b) => a.start - b.start || a.end - b.end)
  return spans.filter((s, i) => i === 0 || s.start !== spans[i - 1]!.start || s.end !== spans[i - 1]!.end)
}
