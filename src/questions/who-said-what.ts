import { z } from 'zod'
import { wordsNaming } from './country-words.js'
import { actor, between, counted, type EvidenceKey, limitOf, question, windowInWords } from './question.js'

export interface Said {
  readonly day: string | null
  readonly speaker: string
  readonly country: string | null
  readonly sectors: readonly string[]
  /** assert, deny, demand, foresee … */
  readonly act: string | null
  readonly kind: string
  readonly cue: string
  readonly content: string
  readonly outlet: string | null
  readonly report: string
  readonly evidence: readonly EvidenceKey[]
}

/** Who said what about whom? */
export const whoSaidWhat = question({
  name: 'who-said-what',
  title: 'Who said what about whom?',
  method:
    'Claims whose source is known. A claim is about a state where its content names it or tells of an event that it takes part in.',
  params: z.object({
    speaker: z.string().optional().describe('a part of the speaker’s name'),
    country: actor.optional().describe('the country that the speaker is of'),
    about: actor.optional(),
    act: z.string().optional().describe('assert, deny, demand, promise, threaten, foresee …'),
    words: z.string().optional().describe('words that the content holds'),
    ...between,
    limit: limitOf(200),
  }),
  bind: ({ about }) => ({ naming: about === undefined ? null : wordsNaming(about) }),
  sql: `
    SELECT r.published::VARCHAR AS day, coalesce(c.source_name, c.source) AS speaker, c.source_country AS country,
      c.source_sectors AS sectors, c.act, c.kind, c.cue, c.content, r.outlet, c.report,
      [{report: c.report, layer: 'claims', id: c.claim}] AS evidence
    FROM claims c JOIN reports r USING (report)
    WHERE c.source IS NOT NULL
      AND ($speaker IS NULL OR contains(lower(coalesce(c.source_name, c.source)), lower($speaker)))
      AND ($country IS NULL OR c.source_country = $country)
      AND ($act IS NULL OR c.act = $act)
      AND ($words IS NULL OR contains(lower(c.content), lower($words)))
      AND ($since IS NULL OR r.published >= $since::DATE) AND ($until IS NULL OR r.published <= $until::DATE)
      AND ($about IS NULL OR regexp_matches(c.content, $naming) OR EXISTS (
        SELECT 1 FROM events e JOIN participants p USING (report, event)
        WHERE e.report = c.report AND e.claim = c.claim AND p.country = $about))
    ORDER BY day DESC NULLS LAST, c.report, length(c.claim), c.claim
    LIMIT $limit`,
  derive: (found: Said[]): Said[] => found,
  sentence(rows, params) {
    const about = params.about ? ` about ${params.about}` : ''
    const of = params.country ? ` of ${params.country}` : ''
    const when = windowInWords(params)
    const tail = `${about}${when ? ` ${when}` : ''}`
    if (rows.length === 0) return `Nobody${of} is reported to have said anything${tail}.`
    const speakers = new Set(rows.map(({ speaker }) => speaker))
    const reports = new Set(rows.map(({ report }) => report))
    return `${counted(rows.length, 'statement')} by ${counted(speakers.size, 'speaker')}${of}${tail} in ${counted(reports.size, 'report')}.`
  },
  evidence: (row) => row.evidence,
})
