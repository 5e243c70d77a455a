import type { LedgerRow } from '../../forecast-ledger.js'
import type { LadderRow, Step } from '../../ladder.js'
import type { EvidenceKey } from '../../question.js'
import { type Citation, citationOf } from '../../stored-reports.js'
import type { EvidenceData, Hypothesis } from '../evidence-data.js'
import type { Gathered } from '../gather.js'
import type { Judgement } from '../likelihood.js'
import type { NameOf } from '../names.js'
import type { Wanted } from '../nearness.js'
import type { AskedQuestion } from '../read-question.js'
import type { AskedTriad } from '../triads.js'
import type { Writer } from '../writer.js'
import type { Speakers } from './speakers.js'

/** All that the paragraphs of an answer are written from. */
export interface Story {
  readonly data: EvidenceData
  readonly nameOf: NameOf
  readonly asked: AskedQuestion
  readonly set: string
  readonly wanted: Wanted
  readonly gathered: Gathered
  readonly rivals: readonly Hypothesis[]
  readonly judgement: Judgement
  readonly pairs: readonly LadderRow[]
  readonly triads: readonly AskedTriad[]
  readonly ledger: readonly LedgerRow[]
  readonly base: { readonly pairs: number; readonly reached: number }
  readonly steps: ReadonlyMap<string, Citation>
  readonly speakers: Speakers
}

export const keyOf = ({ key }: Step): string => `${key.report} ${key.layer} ${key.id}`

/** Sets of rivals that ask how near two come to each other. */
export const LADDERS = new Set(['alliance', 'security', 'rapprochement'])

export const citeKeys = (writer: Writer, { reports }: Gathered, keys: readonly EvidenceKey[]) =>
  keys.flatMap((key) => {
    const report = reports.get(key.report)
    return report ? [writer.cite(citationOf(report, key))] : []
  })
