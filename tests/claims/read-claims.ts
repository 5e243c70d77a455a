import { attributeClaims } from '../../src/claims/attribute-claims.js'
import { claimCuesFrom } from '../../src/claims/claim-cues.js'
import { dataFiles } from '../../src/data-files.js'
import type { Claim, MentionKind, Report } from '../../src/report/layers.js'
import { textOf } from '../../src/report/span.js'
import type { Resources } from '../../src/resources.js'
import { reportFromConllu } from '../support/conllu.js'

const cues = claimCuesFrom(dataFiles().text('lexicon/claims/cues.csv'))
/** What the stage is given, with the real words of claims and nothing else. */
export const context = { resources: { cues } as Resources, note: () => {}, trace: () => {} }

/** `people`: words that head a mention, with its kind and entity. */
export function read(conllu: string, people: Record<string, [MentionKind, string]> = {}) {
  const parsed = reportFromConllu(conllu)
  const mentions = parsed.tokens.flatMap((token, i) => {
    const known = people[textOf(parsed, token)]
    return known ? [{ id: `m${i}`, span: token, head: i, kind: known[0], entity: known[1] }] : []
  })
  const ids = [...new Set(Object.values(people).map(([, entity]) => entity))]
  const entities = ids.map((id) => ({ id, name: id, country: null, sectors: [], basis: 'context' as const }))
  const report = { ...parsed, mentions, entities } as Report<
    'sentences' | 'tokens' | 'syntax' | 'mentions' | 'entities'
  >
  return { ...report, ...attributeClaims.run(report, context) }
}

/** A claim on one line: "source | cue | content | kind". */
export const told = (report: Report<'claims'>, { source, cue, content, kind, within }: Claim) => {
  const words = (spans: readonly { start: number; end: number }[]) => spans.map((s) => textOf(report, s)).join(' … ')
  return `${source ? words(source.spans) : '-'} | ${words(cue)} | ${words(content)} | ${kind}${within ? ` within ${within}` : ''}`
}
