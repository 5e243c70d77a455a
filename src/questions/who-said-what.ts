import { z } from 'zod'
import { wordsNaming } from './country-words.js'
import { bareWords, onceSql } from './once.js'
import { between, counted, type EvidenceKey, limitOf, question, someActors, windowInWords } from './question.js'

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
  /** The first report that has the statement. */
  readonly report: string
  /** How many reports have it, and how many of them are copies of another. */
  readonly reports: number
  readonly copies: number
  readonly evidence: readonly EvidenceKey[]
}

/** Claims whose source is known, of those that are asked for. */
const CHOSEN = `claims c JOIN reports r USING (report)
      WHERE c.source IS NOT NULL
        AND ($speaker IS NULL OR contains(lower(coalesce(c.source_name, c.source)), lower($speaker)))
        AND ($country IS NULL OR list_contains(string_split($country, ' '), c.source_country))
        AND ($act IS NULL OR c.act = $act)
        AND ($words IS NULL OR contains(lower(c.content), lower($words)))
        AND ($since IS NULL OR r.published >= $since::DATE) AND ($until IS NULL OR r.published <= $until::DATE)
        AND ($about IS NULL OR (c.report, c.claim) IN (SELECT (report, claim) FROM takes_part) OR regexp_matches(c.content, $naming))`

/** Who said what about whom? */
export const whoSaidWhat = question({
  name: 'who-said-what',
  title: 'Who said what about whom?',
  method:
    'Claims whose source is known. A claim is about a state where its content names it or tells of an event that it takes part in. What one speaker is told to have said in the same words counts once in a story, however many copies and reports tell it.',
  params: z.object({
    speaker: z.string().optional().describe('a part of the speaker’s name'),
    country: someActors.optional().describe('the country that the speaker is of, or any of several'),
    about: someActors.optional(),
    act: z.string().optional().describe('assert, deny, demand, promise, threaten, foresee …'),
    words: z.string().optional().describe('words that the content holds'),
    ...between,
    limit: limitOf(200),
  }),
  bind: ({ about }) => ({ naming: about === undefined ? null : about.split(' ').map(wordsNaming).join('|') }),
  sql: `
    -- Claims that tell of an event in which the state that is asked about takes part.
    WITH takes_part AS MATERIALIZED (
      SELECT DISTINCT e.report, e.claim FROM participants p JOIN events e USING (report, event)
      WHERE list_contains(string_split($about, ' '), p.country) AND e.claim IS NOT NULL
    ),
    -- The latest statements, and all of their stories: what is told again is compared there, not in the whole store.
    latest AS MATERIALIZED (
      SELECT c.report FROM ${CHOSEN}
      ORDER BY r.published DESC NULLS LAST, c.report LIMIT greatest($limit * 5, 2000)
    ),
    near AS MATERIALIZED (
      SELECT report FROM latest
      UNION
      SELECT report FROM stories WHERE size > 1 AND story IN (SELECT story FROM stories SEMI JOIN latest USING (report))
    ),
    chosen AS MATERIALIZED (
      SELECT r.published::VARCHAR AS day, coalesce(c.source_name, c.source) AS speaker, c.source_country AS country,
        c.source_sectors AS sectors, c.act, c.kind, c.cue, c.content, r.outlet, c.report, c.claim, s.story, s.size, s.copy_of
      FROM ${CHOSEN.replace('claims c', '(SELECT * FROM claims SEMI JOIN near USING (report)) c LEFT JOIN stories s USING (report)')}
    ),
    once AS (${onceSql('chosen', { layer: 'claims', id: 'claim', same: `lower(speaker), ${bareWords('content')}` })})
    SELECT day, speaker, country, sectors, act, kind, cue, content, outlet, report,
      reports, copies, evidence
    FROM once
    ORDER BY day DESC NULLS LAST, report, length(claim), claim
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
  cells: ({ day, speaker, country, act, content, reports, copies }) => ({
    day,
    speaker,
    of: country,
    act,
    content,
    reports,
    copies: copies || null,
  }),
})
