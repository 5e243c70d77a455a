import type { Claim, ClaimAct, CodedEvent, Report } from '../report/layers.js'
import { spanOver, spansMeet, textOf } from '../report/span.js'
import { treeOf } from '../report/tree.js'
import type { StageContext } from '../stage.js'

type Coded = Report<'sentences' | 'tokens' | 'syntax' | 'entities' | 'claims' | 'events'>

/** Whether a claim tells that something is so, or how its source likes it: "they bombed it" and "we condemn it" are no contradiction. */
const MATTER: Readonly<Partial<Record<ClaimAct, 'fact' | 'wish'>>> = {
  assert: 'fact',
  deny: 'fact',
  assess: 'fact',
  believe: 'fact',
  foresee: 'fact',
  promise: 'fact',
  threaten: 'fact',
  intend: 'fact',
  demand: 'wish',
  support: 'wish',
  oppose: 'wish',
}

/** What a claim says of one deed. */
interface Saying {
  readonly claim: Claim
  readonly event: CodedEvent
  readonly matter: 'fact' | 'wish'
  readonly says: 'for' | 'against'
  /** Lemma of the word that tells it: a deed denied is coded as another type, but told by the same word. */
  readonly word: string
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
}

/** Two claims of one report on the same deed, one for and one against: whoever reads the record should see both. */
export function noteDisagreements(report: Coded, claims: readonly Claim[], { note }: StageContext): void {
  const earlier: Saying[] = []
  for (const saying of sayingsOf(report, claims)) {
    const other = earlier.find((e) => e.claim.id !== saying.claim.id && e.says !== saying.says && isSameDeed(e, saying))
    earlier.push(saying)
    if (!other) continue
    const { claim, event, says } = saying
    const same = claim.source?.entity != null && claim.source.entity === other.claim.source?.entity
    note({
      code: same ? 'source-contradicts-itself' : 'claims-disagree',
      span: spanOver(claim.cue.length > 0 ? claim.cue : claim.content),
      message: `${sourceOf(claim)} speaks ${says} “${textOf(report, event.trigger)}”, ${sourceOf(other.claim)} ${other.says} it (${other.claim.id}, ${claim.id}).`,
    })
  }

  function sourceOf(claim: Claim): string {
    if (!claim.source) return 'A claim without source'
    return claim.source.spans.map((s) => textOf(report, s)).join(' … ')
  }
}

function sayingsOf(report: Coded, claims: readonly Claim[]): Saying[] {
  const tree = treeOf(report)
  const events = new Map(report.events.map((e) => [e.id, e]))
  const country = new Map(report.entities.map((e) => [e.id, e.country]))
  const codesOf = (side: CodedEvent['actors']) => [...new Set(side.flatMap((p) => country.get(p.entity) ?? []))].sort()
  return claims.flatMap((claim) => [
    ...accusationsIn(claim),
    ...denialsIn(claim),
    ...(claim.about ?? []).flatMap(({ event: id, stance }): Saying[] => {
      const event = events.get(id)
      const matter = MATTER[claim.act ?? 'assert']
      if (!event || !matter || stance === 'neutral' || event.same_as === event.id) return []
      // "Iran will not sign" is coded as a refusal, which the claim is for: it is against the signing.
      const refused = event.type === 'REJECT' && matter === 'fact' && isNegated(event)
      const says = refused ? (stance === 'for' ? 'against' : 'for') : stance
      const { from } = tree.tokensIn(event.trigger)
      let actors = codesOf(event.actors)
      // "Sudan denied bombing it": who denies a deed without a doer denies his own.
      const source = claim.source?.entity ? country.get(claim.source.entity) : undefined
      if (actors.length === 0 && claim.act === 'deny' && source) actors = [source]
      if (actors.length === 0) return []
      return [{ claim, event, matter, says, word: tree.lemma(from), actors, recipients: codesOf(event.recipients) }]
    }),
  ])

  /** "accused Russia of attacking Ukraine": says that Russia did, though the attack is no event of its own. */
  function accusationsIn(claim: Claim): Saying[] {
    const event = report.events.find((e) => e.type === 'ACCUSE' && claim.cue.some((cue) => spansMeet(cue, e.trigger)))
    if (!event || event.recipients.length === 0) return []
    const actors = codesOf(event.recipients)
    return claim.content.flatMap((part) => {
      const { from, to } = tree.tokensIn(part)
      const words = Array.from({ length: to - from }, (_, k) => from + k).filter((t) => tree.upos(t) === 'VERB')
      return words.map((t): Saying => {
        return { claim, event, matter: 'fact', says: 'for', word: tree.lemma(t), actors, recipients: [] }
      })
    })
  }

  /** "Sudan denied shelling the town": the deed is no event of its own here, but one that another claim tells. */
  function denialsIn(claim: Claim): Saying[] {
    const doer = claim.source?.entity ? country.get(claim.source.entity) : undefined
    if (claim.act !== 'deny' || !doer || (claim.about ?? []).length > 0) return []
    return claim.content.flatMap((part) => {
      const { from, to } = tree.tokensIn(part)
      const words = Array.from({ length: to - from }, (_, k) => from + k).filter((t) => tree.upos(t) === 'VERB')
      return words.flatMap((t): Saying[] => {
        const event = report.events.find(({ trigger }) => tree.lemma(tree.tokensIn(trigger).from) === tree.lemma(t))
        return event
          ? [{ claim, event, matter: 'fact', says: 'against', word: tree.lemma(t), actors: [doer], recipients: [] }]
          : []
      })
    })
  }

  function isNegated({ trigger }: CodedEvent): boolean {
    const { from, to } = tree.tokensIn(trigger)
    for (let t = from; t < to; t++)
      if (tree.children(t).some((k) => k < t && /^(not|n['’]t|never)$/.test(tree.lower(k)))) return true
    return false
  }
}

/** The same word of the same doers; whom it was done to may be left out by one of the two. */
function isSameDeed(a: Saying, b: Saying): boolean {
  if (a.matter !== b.matter || (a.word !== b.word && a.event.type !== b.event.type)) return false
  const sameSides = a.actors.join() === b.actors.join() && a.recipients.join() === b.recipients.join()
  if (a.word !== b.word) return sameSides && a.recipients.length > 0
  if (sameSides) return a.matter === 'fact' || a.recipients.length > 0
  if (a.matter === 'wish') return false
  // "sign with Iraq": the one has both as doers, the other one of them as the partner.
  const sides = ({ actors, recipients }: Saying) => [...new Set([...actors, ...recipients])].sort().join()
  const open = a.recipients.length === 0 || b.recipients.length === 0
  return sides(a) === sides(b) || (open && a.actors.join() === b.actors.join())
}
