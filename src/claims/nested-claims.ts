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
  const sound = withoutPhrases(withoutEchoes(drafts)).filter((d) => d.content.some((t) => tree.upos(t) !== 'PUNCT'))
  // The wider content first, so that the outer claim is known before the inner one.
  const widest = [...withoutUnsaid(sound)].sort((a, b) => b.content.length - a.content.length || a.head - b.head)
  const kept: DraftClaim[] = []
  const holder = new Map<DraftClaim, DraftClaim>()
  const heads = new Set<number>()
  // By token: the kept claims whose content, or whose cue, holds it.
  const holding = new Map<number, DraftClaim[]>()
  const cueing = new Map<number, DraftClaim[]>()
  for (const draft of widest) {
    if (heads.has(draft.head)) continue
    const content = new Set(draft.content)
    const around = holding.get(draft.head) ?? []
    const outer = around.at(-1)
    const isRound = around.some((other) => content.has(other.head))
    const sharesCue = draft.cue.some((t) =>
      cueing.get(t)?.some((other) => !around.includes(other) && !content.has(other.head)),
    )
    if (isRound || sharesCue) continue
    // What is told in a quotation that nobody is known to speak is not the report's own telling.
    if (!outer && view.isQuoted(draft.head)) continue
    if (outer && !standsInside(tree, draft, outer, view)) continue
    kept.push(draft)
    heads.add(draft.head)
    for (const t of draft.content) addTo(holding, t, draft)
    for (const t of draft.cue) addTo(cueing, t, draft)
    if (outer) holder.set(draft, outer)
  }
  const order = (d: DraftClaim) => Math.min(d.content[0]!, d.cue[0]!)
  kept.sort((a, b) => order(a) - order(b) || b.content.length - a.content.length || a.head - b.head)
  const place = new Map(kept.map((d, i) => [d, i]))
  return kept.map((draft) => ({ draft, within: place.get(holder.get(draft)!) ?? -1 }))
}

function addTo(map: Map<number, DraftClaim[]>, token: number, draft: DraftClaim): void {
  const known = map.get(token)
  if (known) known.push(draft)
  else map.set(token, [draft])
}

/** "said in a statement that …": the statement and the saying bring in the same words; the saying stays, or the one with a source. */
function withoutEchoes(drafts: readonly DraftClaim[]): readonly DraftClaim[] {
  const extent = ({ content }: DraftClaim) => `${content[0]} ${content.at(-1)}`
  const sourced = new Set(drafts.filter((d) => d.sourceHead >= 0).map(extent))
  const told = new Set(drafts.filter((d) => d.sourceHead >= 0 && d.rule.startsWith('verb.')).map(extent))
  return drafts.filter(
    (d) => (d.sourceHead >= 0 || !sourced.has(extent(d))) && !(d.rule.startsWith('noun.') && told.has(extent(d))),
  )
}

/** "Rome's claim that it won was dismissed": Rome's claim comes before a dismissal by nobody. */
function withoutUnsaid(drafts: readonly DraftClaim[]): readonly DraftClaim[] {
  const saying = new Set(drafts.flatMap((d) => (d.sourceHead >= 0 && d.rule.startsWith('noun.') ? [d.head] : [])))
  return drafts.filter((d) => d.sourceHead >= 0 || d.act !== 'deny' || !d.content.some((t) => saying.has(t)))
}

/** "They opposed it, according to a statement": the phrase is no part of what was opposed. */
function withoutPhrases(drafts: readonly DraftClaim[]): readonly DraftClaim[] {
  const spokenOf = new Map<number, DraftClaim[]>()
  for (const phrase of drafts)
    if (phrase.rule.startsWith('prep.')) for (const t of phrase.content) addTo(spokenOf, t, phrase)
  if (spokenOf.size === 0) return drafts
  return drafts.map((draft) => {
    const phrases = spokenOf.get(draft.head)?.filter((p) => p !== draft && draft.content.includes(p.head)) ?? []
    if (phrases.length === 0) return draft
    const taken = new Set(phrases.flatMap((p) => [...p.cue, ...p.source]))
    return { ...draft, content: draft.content.filter((t) => !taken.has(t)) }
  })
}

/**
 * Is the inner word what the outer one tells: "said the lawmakers stressed …", "“The lawmakers stressed …”"? A clause aside, of time,
 * of purpose or about somebody ("the man who denied it") is a detail of what was told.
 */
function isWhatIsTold(tree: Tree, inner: number, outer: number): boolean {
  if (tree.upos(inner) !== 'VERB') return false
  let at = inner
  while (tree.relation(at) === 'conj' && tree.head(at) >= 0) at = tree.head(at)
  if (tree.relation(at) === 'root') return true
  return tree.relation(at) === 'ccomp' && (tree.head(at) === outer || tree.relation(tree.head(at)) === 'root')
}

function standsInside(tree: Tree, draft: DraftClaim, outer: DraftClaim, view: SourceView): boolean {
  if (draft.sourceHead >= 0 && !view.isQuoted(draft.head)) {
    // What stands under a name and a colon is a text of its own, with claims of its own.
    if (outer.rule.startsWith('label.')) return true
    // "…, according to police": set apart by a comma it speaks of all that was said.
    if (draft.rule.startsWith('prep.') && tree.form(draft.head - 1) === ',') return true
  }
  if (!draft.spoken || !SPEECH.has(draft.act) || !SPEECH.has(outer.act)) return false
  if (draft.sourceHead < 0 || !view.someone(draft.sourceHead)) return false
  if (!isWhatIsTold(tree, draft.head, outer.head)) return false
  const entity = view.entity(draft.sourceHead)
  return entity === null || entity !== view.entity(outer.sourceHead)
}
