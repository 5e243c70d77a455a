import { claimOfToken } from '../claims/claim-index.js'
import { dateFor } from '../dates/date-of-clause.js'
import { placeFor } from '../places/place-of-clause.js'
import type { Claim, DateMention, Place, Report } from '../report/layers.js'
import { treeOf } from '../report/tree.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import type { Grammar } from './grammar-words.js'
import type { Participants } from './participants.js'

type Told = Report<'sentences' | 'tokens' | 'syntax' | 'dates' | 'places' | 'claims' | 'mentions' | 'entities'>

/** When and where a clause plays, and who says so. */
export interface Setting {
  /** A date that the clause names. */
  readonly date: DateMention | undefined
  readonly place: Place | undefined
  readonly claim: Claim | undefined
}

interface Around {
  readonly participants: Participants
  readonly grammar: Grammar
}

/** Date, place and claim of a draft's own clause; nothing is borrowed from elsewhere in the report. */
export function settingOf(report: Told, draft: Draft, { participants, grammar }: Around): Setting {
  const trigger = triggerOf(draft)
  const countries = new Set(partiesIn(draft).flatMap((p) => participants.entity(p)?.country ?? []))
  return {
    date: dateFor(report, trigger)?.date,
    place: placeOf(trigger) ?? undefined,
    claim: claimOfToken(report, trigger),
  }

  /** "flew to Damascus, where he met the president" */
  function placeBefore(predicate: number): Place | undefined {
    const tree = treeOf(report)
    const where = tree.childrenBy(predicate, 'advmod').find((c) => tree.lower(c) === 'where')
    if (where === undefined || tree.deprel(predicate) !== 'acl:relcl') return undefined
    return report.places.find((place) => {
      const { to } = tree.tokensIn(place.span)
      return to === where || (to === where - 1 && tree.form(to) === ',')
    })
  }

  function placeOf(predicate: number): Place | null {
    const place = placeFor(report, predicate, { grammar, notOf: countries })
    if (place || frameOf(draft).type !== 'CONSULT') return place
    const before = placeBefore(predicate)
    if (before) return before
    // "a meeting between the officials of both countries held in Lomé": the parser may hang the holding on the countries.
    const tree = treeOf(report)
    const { to } = tree.subtree(predicate)
    for (let i = predicate + 1; i < to; i++)
      if (tree.relation(i) === 'acl' && tree.lemma(i) === 'hold' && tree.isUnder(i, predicate))
        return placeFor(report, i, { grammar, notOf: countries })
    return null
  }
}

/** The day of publication, which stands for news without a date of its own; not for history, nor for plans yet undated. */
export const dayOfNews = (report: Report<'dates'>): DateMention | undefined => report.dates.find((d) => !d.span)
