import type { Tree } from '../report/tree.js'
import type { DraftClaim } from './draft-claim.js'

export interface SettledClaim {
  readonly draft: DraftClaim
  /** Index, in the settled list, of the claim that this one is reported in; -1 where the report itself tells it. */
  readonly within: number
}

export interface SourceView {
  /** Is the token the head of a mention of a person, a group or a state? */
  readonly someone: (token: number) => boolean
  readonly entity: (token: number) => string | null
  readonly isQuoted: (token: number) => boolean
}

/** What a claim inside a claim may do: it is kept where somebody else is said to have spoken, not for "I think". */
const SPEECH = new Set(['assert', 'deny', 'demand', 'promise', 'threaten', 'oppose', 'support', 'foresee'])

/**
 * Orders the claims by their place in the text, drops what two finders found twice, and settles claims in
 * claims: "He said the lawmakers stressed …" keeps both; "He said he wants …" keeps the outer one.
 */
export function settleClaims(tree: Tree, drafts: readonly DraftClaim[], view: SourceView): SettledClaim[] {
  const sound = withoutPhrases(drafts).filter((d) => d.content.some((t) => tree.upos(t) !== 'PUNCT'))
  // The wider content first, so that the outer claim is known before the inner one.
  const widest = [...sound].sort((a, b) => b.content.length - a.content.length || a.head - b.head)
  const kept: DraftClaim[] = []
  const holder = new Map<DraftClaim, DraftClaim>()
  const contents = new Map<DraftClaim, Set<number>>()
  const heads = new Set<number>()
  for (const draft of widest) {
    if (heads.has(draft.head)) continue
    const content = new Set(draft.content)
    let outer: DraftClaim | undefined
    let clash = false
    for (const other of kept) {
      if (contents.get(other)!.has(draft.head)) {
        outer = other
        if (content.has(other.head)) clash = true
      } else if (!content.has(other.head) && draft.cue.some((t) => other.cue.includes(t))) clash = true
    }
    if (clash) continue
    if (!outer && view.isQuoted(draft.head) && isOwnVoice(tree, draft)) continue
    if (outer && !standsInside(draft, outer, view)) continue
    kept.push(draft)
    heads.add(draft.head)
    contents.set(draft, content)
    if (outer) holder.set(draft, outer)
  }
  const order = (d: DraftClaim) => Math.min(d.content[0]!, d.cue[0]!)
  kept.sort((a, b) => order(a) - order(b) || b.content.length - a.content.length || a.head - b.head)
  const place = new Map(kept.map((d, i) => [d, i]))
  return kept.map((draft) => ({ draft, within: place.get(holder.get(draft)!) ?? -1 }))
}

/** "They opposed it, according to a statement": the phrase is no part of what was opposed. */
function withoutPhrases(drafts: readonly DraftClaim[]): readonly DraftClaim[] {
  const phrases = drafts.filter((d) => d.rule.startsWith('prep.'))
  if (phrases.length === 0) return drafts
  return drafts.map((draft) => {
    const over = phrases.filter((p) => p !== draft && p.content.includes(draft.head) && draft.content.includes(p.head))
    if (over.length === 0) return draft
    const taken = new Set(over.flatMap((p) => [...p.cue, ...p.source]))
    return { ...draft, content: draft.content.filter((t) => !taken.has(t)) }
  })
}

/** "I think" in a quotation that nobody is known to speak is not the report's claim. */
const isOwnVoice = (tree: Tree, draft: DraftClaim) =>
  draft.sourceHead < 0 || /^(i|we|you)$/.test(tree.lower(draft.sourceHead))

function standsInside(draft: DraftClaim, outer: DraftClaim, view: SourceView): boolean {
  if (!draft.spoken || !SPEECH.has(draft.act) || !SPEECH.has(outer.act)) return false
  if (draft.sourceHead < 0 || !view.someone(draft.sourceHead)) return false
  const entity = view.entity(draft.sourceHead)
  return entity === null || entity !== view.entity(outer.sourceHead)
}
