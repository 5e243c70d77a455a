import { claimOfToken } from '../claims/claim-index.js'
import { dateFor } from '../dates/date-of-clause.js'
import { placeFor } from '../places/place-of-clause.js'
import type { Claim, DateMention, Place, Report } from '../report/layers.js'
import type { Draft } from './draft.js'
import { partiesIn, triggerOf } from './draft.js'
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
    place: placeFor(report, trigger, { grammar, notOf: countries }) ?? undefined,
    claim: claimOfToken(report, trigger),
  }
}

/** The day of publication, which stands for news without a date of its own; not for history, nor for plans yet undated. */
export const dayOfNews = (report: Report<'dates'>): DateMention | undefined => report.dates.find((d) => !d.span)
