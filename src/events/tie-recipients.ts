import type { Arguments } from './arguments.js'
import { type Draft, triggerOf } from './draft.js'

const ABOUT_DEEDS = new Set(['ACCUSE', 'REJECT', 'SUPPORT', 'REQUEST'])

/**
 * "They denounced the invasion": who is denounced is who invaded, told earlier in the report. Only a definite noun
 * that an earlier event has as its trigger ties; nothing else is taken from outside the clause.
 */
export function tieRecipients(args: Arguments, drafts: readonly Draft[]) {
  const { tree } = args
  drafts.forEach((draft, i) => {
    if (!ABOUT_DEEDS.has(draft.type) || draft.recipients.length > 0) return
    const trigger = triggerOf(draft)
    for (const noun of [...args.fillers(trigger, 'obj'), ...args.fillers(trigger, 'obl')]) {
      if (tree.upos(noun) !== 'NOUN' || !isDefinite(noun)) continue
      const lemma = tree.lemma(noun)
      const told = drafts.slice(0, i).findLast((d) => tree.lemma(triggerOf(d)) === lemma && d.actors.length > 0)
      if (!told) continue
      const acting = new Set(draft.actors.map((p) => p.entity))
      const tied = told.actors.filter((p) => !acting.has(p.entity))
      if (tied.length === 0) continue
      draft.recipients = tied
      draft.cues = [...draft.cues, noun]
      return
    }
  })

  function isDefinite(noun: number): boolean {
    return tree.children(noun).some((c) => /^(the|this|that|these|those|such)$/.test(tree.lower(c)))
  }
}
