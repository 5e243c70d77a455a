import type { Participant } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { type Draft, triggerOf } from './draft.js'
import type { Participants } from './participants.js'

const ABOUT_DEEDS = new Set(['ACCUSE', 'REJECT', 'SUPPORT', 'REQUEST'])
/** What one may promise or grant about a deed: "agreed to examine the objections". */
const ANSWERS = new Set(['AGREE', 'CONCEDE', 'RETREAT', ...ABOUT_DEEDS])
/** What is said to somebody who is named: "told Kyiv that it will withdraw". */
const SAID_TO = new Set(['AGREE', 'THREATEN', 'REQUEST', 'REJECT'])

/**
 * "They denounced the invasion": who is denounced is who invaded, told earlier in the report. Only a definite noun
 * that an earlier event has as its trigger, or that its trigger carries, ties, and the one to whom it is said. Where no
 * word of the sentence points back, `other-side-of-report.ts` may still tie it (docs/decisions/0015).
 */
export function tieRecipients(args: Arguments, drafts: readonly Draft[], participants: Participants) {
  const { tree } = args
  drafts.forEach((draft, i) => {
    if (draft.recipients.length > 0 || (draft.actors.length > 1 && !ABOUT_DEEDS.has(draft.type))) return
    const acting = new Set(draft.actors.map((p) => p.entity))
    const others = (found: readonly Participant[]) => found.filter((p) => !acting.has(p.entity))
    const trigger = triggerOf(draft)
    const addressed = SAID_TO.has(draft.type) ? others(addresseesOf(trigger)) : []
    if (addressed.length > 0) {
      draft.recipients = addressed
      return
    }
    if (!ANSWERS.has(draft.type)) return
    for (const noun of aboutWhat(trigger)) {
      if (tree.upos(noun) !== 'NOUN' || !isDefinite(noun)) continue
      const lemma = tree.lemma(noun)
      const told = drafts.slice(0, i).findLast((d) => d.actors.length > 0 && carries(d, lemma))
      if (!told) continue
      const tied = others(told.actors)
      if (tied.length === 0) continue
      draft.recipients = tied
      draft.cues = [...draft.cues, noun]
      return
    }
  })

  function aboutWhat(trigger: number): number[] {
    const verbs = [trigger, ...args.fillers(trigger, 'xcomp')]
    return verbs.flatMap((verb) => [...args.fillers(verb, 'obj'), ...args.fillers(verb, 'obl')])
  }

  /** "lodged a protest" carries a protest; "called the takeover a coup" is none. */
  function carries(draft: Draft, lemma: string): boolean {
    const trigger = triggerOf(draft)
    const isTold = ABOUT_DEEDS.has(draft.type)
      ? (i: number) => i === trigger || lightVerbOf(args, i) === trigger
      : () => draft.status === 'occurred' || draft.status === 'ongoing'
    return [trigger, ...draft.match.consumed].some(
      (i) => tree.upos(i) !== 'PROPN' && tree.lemma(i) === lemma && isTold(i),
    )
  }

  /** Kyiv in "told Kyiv that it will withdraw". */
  function addresseesOf(trigger: number): readonly Participant[] {
    let clause = trigger
    while (tree.relation(clause) === 'conj' && tree.head(clause) >= 0) clause = tree.head(clause)
    const says = tree.head(clause)
    if (tree.relation(clause) !== 'ccomp' || says < 0 || tree.upos(says) !== 'VERB') return []
    return [...args.fillers(says, 'iobj'), ...args.fillers(says, 'obj')].flatMap((f) =>
      f < trigger && participants.is(f, 'ACTOR') && !args.grammar.is('passes-on', tree.lemma(f))
        ? participants.at(f)
        : [],
    )
  }

  function isDefinite(noun: number): boolean {
    return tree.children(noun).some((c) => /^(the|this|that|these|those|such)$/.test(tree.lower(c)))
  }
}
