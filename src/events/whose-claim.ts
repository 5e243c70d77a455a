import type { Claim, Participant, Report } from '../report/layers.js'
import { isWithin } from '../report/span.js'
import type { Arguments } from './arguments.js'
import { type Draft, triggerOf } from './draft.js'

type Told = Report<'sentences' | 'tokens' | 'mentions' | 'entities' | 'claims'>

/** So many sentences on, a charge is still answered without a word of whose it is. */
const REACH = 3

/**
 * "A rights group said Malian soldiers had shot them. Mali rejected the charge": whoever made a charge that speaks of
 * those who answer it is the one answered.
 */
export function tieToAccusers(args: Arguments, report: Told, drafts: readonly Draft[]) {
  const { tree, grammar } = args
  const sentenceOf = (offset: number): number => tree.sentence(Math.max(0, tree.tokenAt(offset)))
  const countryOf = (entity: string): string | undefined =>
    report.entities.find(({ id }) => id === entity)?.country ?? undefined
  const speaksOf = (content: Claim['content'], own: ReadonlySet<string>): boolean =>
    report.mentions.some(
      ({ span, entity }) => entity && own.has(countryOf(entity) ?? '') && content.some((part) => isWithin(span, part)),
    )
  for (const draft of drafts) {
    if (draft.type !== 'REJECT' || draft.recipients.length > 0) continue
    const trigger = triggerOf(draft)
    const charge = args
      .fillers(trigger, 'obj')
      .find((i) => grammar.is('charge', tree.lemma(i)) && tree.childBy(i, 'acl', 'nmod', 'nmod:poss') === undefined)
    if (charge === undefined) continue
    const accuser = lastAccuser(trigger, new Set(draft.actors.flatMap((p) => countryOf(p.entity) ?? [])))
    if (!accuser) continue
    draft.recipients = [accuser]
    draft.cues = [...draft.cues, charge]
  }

  function lastAccuser(trigger: number, own: ReadonlySet<string>): Participant | undefined {
    const { start } = tree.tokenSpan(trigger)
    const before = report.claims.filter(
      ({ cue }) => cue[0] && cue[0].start < start && tree.sentence(trigger) - sentenceOf(cue[0].start) <= REACH,
    )
    for (const { source, content } of before.toReversed()) {
      const [span] = source?.spans ?? []
      const country = source?.entity ? countryOf(source.entity) : undefined
      if (span && country && !own.has(country) && speaksOf(content, own)) return { entity: source!.entity!, span }
    }
    return undefined
  }
}
