import type { DateMention } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { type Draft, frameOf, isAhead, partiesIn, triggerOf } from './draft.js'

/** The last event that had a date of its own, from which a report goes on. */
interface Focus {
  readonly date: DateMention
  readonly background: boolean
  readonly sentence: number
  readonly parties: ReadonlySet<string>
  /** The relative clause that tells it, if one does: "who left in 2012". */
  readonly aside: number | undefined
}

const ANAPHORIC =
  /^((during|in|at|on|after|following|on the sidelines of|within the framework of) )?(the|this|that|these|those|their|his|her)( \p{L}+){0,3} (meeting|talks|visit|gathering|summit|conference|conversation|call|phone call|session|trip|discussions|event|ceremony|negotiations)\b/iu

/** Carries a date on to what the text says happened on the same occasion: "During the meeting", "Later". */
export function flowOfTime(args: Arguments, sentenceText: (sentence: number) => string) {
  const { tree, grammar } = args
  let focus: Focus | null = null
  let meeting: Focus | null = null

  /** Of nobody but those whom the last dated event was between: "The two presidents signed". */
  function isBetweenThem(draft: Draft): boolean {
    const parties = partiesIn(draft)
    return parties.length > 1 && parties.every((p) => focus!.parties.has(p.entity))
  }

  function relativeClause(trigger: number): number | undefined {
    for (let i = trigger; i >= 0; i = tree.head(i)) if (tree.deprel(i) === 'acl:relcl') return i
    return undefined
  }

  return {
    /** The date and background that an undated event has from the occasion before it. */
    continued(draft: Draft): { date: DateMention; background: boolean } | null {
      if (!focus) return null
      // A visit still to come is not on the day of the meeting that it was announced at.
      if (isAhead(draft)) return null
      const sentence = tree.sentence(triggerOf(draft))
      const text = sentenceText(sentence).replace(/^[“"'\s]+/, '')
      // "held talks on Tuesday … arrived on Monday … During the talks": the day of the talks, whatever was told since.
      if (meeting && sentence - meeting.sentence <= 10 && ANAPHORIC.test(text))
        return { date: meeting.date, background: meeting.background }
      const apart = sentence - focus.sentence
      if (apart < 0 || apart > 6) return null
      const opens = /^[\p{L}]+/u.exec(text)?.[0]?.toLowerCase() ?? ''
      const shared = partiesIn(draft).some((p) => focus!.parties.has(p.entity))
      if (
        ANAPHORIC.test(text) ||
        (apart <= 3 && grammar.is('anaphoric-time', opens)) ||
        // "Peru, which left in August, condemned the move": in August it left.
        (apart === 0 && shared && (focus.aside === undefined || tree.isUnder(triggerOf(draft), focus.aside))) ||
        (apart === 1 && shared && focus.background === false && focus.parties.size > 1) ||
        (apart === 2 && isBetweenThem(draft) && focus.background === false)
      ) {
        // "He thanked the king. He invited him to Suva.": as long as each sentence goes on with the same sides.
        if (!focus.background) focus = { ...focus, sentence }
        return { date: focus.date, background: focus.background }
      }
      return null
    },
    /** Remembers an event with a date. */
    tell(draft: Draft, date: DateMention | undefined, background: boolean) {
      if (!date?.span || draft.status === 'planned' || draft.status === 'conditional') return
      focus = {
        date,
        background,
        sentence: tree.sentence(triggerOf(draft)),
        parties: new Set(partiesIn(draft).map((p) => p.entity)),
        aside: relativeClause(triggerOf(draft)),
      }
      if (frameOf(draft).type === 'CONSULT' && partiesIn(draft).length > 1) meeting = focus
    },
  }
}
