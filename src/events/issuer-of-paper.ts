import type { Arguments } from './arguments.js'
import { type Draft, frameOf, triggerOf } from './draft.js'

/**
 * "The Assembly adopted a resolution. … The resolution calls on Togo to withdraw.": what a paper demands, those demand
 * who adopted it.
 */
export function letIssuersSpeak(args: Arguments, drafts: readonly Draft[]) {
  const { tree, grammar } = args
  drafts.forEach((draft, i) => {
    if (draft.actors.length > 0 || !frameOf(draft).flags.has('speech')) return
    for (const paper of args.fillers(triggerOf(draft), 'subj')) {
      if (!grammar.is('message-noun', tree.lemma(paper)) || !isDefinite(paper)) continue
      const issued = drafts.slice(0, i).findLast((d) => d.actors.length > 0 && tells(d, tree.lemma(paper)))
      if (issued) draft.actors = issued.actors
    }
  })

  /** "adopted a resolution": the paper is what the event's verb is about. */
  function tells(draft: Draft, paper: string): boolean {
    const trigger = triggerOf(draft)
    return [...args.fillers(trigger, 'obj'), ...draft.match.consumed].some((f) => tree.lemma(f) === paper)
  }

  function isDefinite(noun: number): boolean {
    return tree.children(noun).some((c) => /^(the|this|that)$/.test(tree.lower(c)))
  }
}
