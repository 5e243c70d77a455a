import { claimOfCue, claimOfToken } from '../claims/claim-index.js'
import { dateFor } from '../dates/date-of-clause.js'
import type { DateMention, Report } from '../report/layers.js'
import { treeOf } from '../report/tree.js'
import { type Draft, triggerOf } from './draft.js'

type Told = Report<'sentences' | 'tokens' | 'syntax' | 'dates' | 'claims' | 'mentions'>

/** What is done by saying it. */
const BY_WORDS = new Set(['AGREE', 'SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'])

/**
 * "Togo plans to buy gas, its president has announced. In an interview on Monday he said …": the promise was made on
 * Monday, if that is the only day on which the report has the speaker speak.
 */
export function dayOfSpeech(report: Told, draft: Draft): DateMention | undefined {
  if (!BY_WORDS.has(draft.type)) return undefined
  const trigger = triggerOf(draft)
  const speaker = (claimOfToken(report, trigger) ?? claimOfCue(report, trigger))?.source?.entity
  // A state speaks every day.
  if (!speaker || !report.mentions.some((m) => m.entity === speaker && m.kind === 'person')) return undefined
  const tree = treeOf(report)
  const days = new Map<string, DateMention>()
  for (const { source, cue } of report.claims) {
    if (source?.entity !== speaker) continue
    for (const span of cue) {
      const { from, to } = tree.tokensIn(span)
      for (let i = from; i < to; i++)
        for (const word of [i, ...tree.childrenBy(i, 'advcl')]) {
          const date = dateFor(report, word)?.date
          if (date?.span && date.value.length === DAY && date.end === undefined) days.set(date.value, date)
        }
    }
  }
  const [only, ...others] = days.values()
  return others.length === 0 ? only : undefined
}

const DAY = 'YYYY-MM-DD'.length
