import type { CodedEvent } from '../report/layers.js'
import type { Span } from '../report/span.js'
import { treeOf } from '../report/tree.js'
import { stage } from '../stage.js'
import { absorbContents } from './absorb-content.js'
import { type AgreementDraft, agreementsOf, numberAgreements } from './agreements.js'
import { argumentsIn } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isBackground } from './background.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import { type Match, matchAt } from './match-frames.js'
import { participantsOf } from './participants.js'
import { type EventWords, tieSameEvents } from './same-event.js'
import { dayOfNews, settingOf } from './setting.js'
import { draftOf } from './settle-status.js'
import { noteUncoded } from './uncoded.js'
import { settleHosts } from './visits-and-hosts.js'

/**
 * How a clause becomes an event: a word triggers a frame that fits its clause; the clause says who takes part and
 * whether it happened; what is promised, demanded or refused becomes part of the promise, demand or refusal; date,
 * place and claim are tied; repeated mentions are joined.
 */
export const codeEvents = stage({
  name: 'code-events',
  needs: ['sentences', 'tokens', 'syntax', 'mentions', 'entities', 'dates', 'places', 'claims'],
  adds: ['events', 'agreements'],
  run(report, context) {
    const { lexicon, codebook } = context.resources
    const tree = treeOf(report)
    const args = argumentsIn({ tree, grammar: lexicon.grammar })
    const participants = participantsOf(report, args)

    const matches: Match[] = []
    for (let i = 0; i < tree.size; i++) {
      const match = matchAt({ args, participants, lexicon, context }, i)
      if (match) matches.push(match)
    }
    const kept = oneEventPerClaim(matches)
    const drafts = absorbContents(
      args,
      kept.map((match) => draftOf(args, match, codebook)),
      codebook,
    ).filter((draft) => isTold(draft))

    const entities = new Map(report.entities.map((e) => [e.id, e]))
    const dates = new Map(report.dates.map((d) => [d.id, d]))
    const words: EventWords[] = []
    const papers: (AgreementDraft & { id: string })[] = []
    for (const draft of drafts) {
      const trigger = triggerOf(draft)
      const { date: stated, place, claim } = settingOf(report, draft, participants)
      settleHosts(draft, place, participants)
      const background = isBackground(args, draft, stated, report.original.published)
      const date = stated ?? (background ? undefined : dayOfNews(report))
      const id = `e${words.length + 1}`
      const cameo = cameoOf(draft)
      const goldstein = cameo === undefined ? undefined : codebook.goldsteinOf(cameo)
      const event: CodedEvent = {
        id,
        type: draft.type,
        mode: draft.mode,
        contexts: draft.contexts,
        quad: codebook.quadOf(draft.type),
        intensity: codebook.intensityOf(draft.type, draft.mode),
        ...(cameo === undefined ? {} : { cameo }),
        ...(goldstein === undefined ? {} : { goldstein }),
        status: draft.status,
        trigger: tree.tokenSpan(trigger),
        actors: draft.actors,
        recipients: draft.recipients,
        date: date?.id ?? null,
        place: place?.id ?? null,
        claim: claim?.id ?? null,
        agreement: null,
        same_as: null,
        background,
        evidence: evidenceOf(draft, [date?.span, place?.span]),
        rule: frameOf(draft).id,
      }
      context.trace(() => ({
        span: event.trigger,
        rule: event.rule,
        outcome: 'coded',
        message: `${event.type}${event.mode ? `/${event.mode}` : ''}, ${event.status}${event.background ? ', background' : ''}`,
      }))
      words.push({ event, lemma: tree.lemma(trigger), sentence: tree.sentence(trigger), content: contentOf(trigger), nominal: tree.upos(trigger) === 'NOUN', definite: isDefinite(trigger) })
      for (const paper of agreementsOf({ report, args, lexicon }, draft)) papers.push({ ...paper, id })
    }

    const events = tieSameEvents(words, { entities, dates })
    noteUncoded(args, participants, new Set(words.map((w) => w.sentence)), context)
    const byTrigger = new Map(events.map((e) => [`${e.trigger.start} ${e.rule}`, e]))
    const agreements = numberAgreements(
      papers.map((paper) => ({ ...paper, event: byTrigger.get(keyOf(paper.draft))! })),
      entities,
    )
    const agreementOf = new Map([...agreements].reverse().map((g) => [g.event, g.id]))
    return { events: events.map((e) => ({ ...e, agreement: agreementOf.get(e.id) ?? null })), agreements }

    /** A noun alone tells an event only of parties that are known: not "talks", nor "the attack", nor "support from people". */
    function isTold(draft: Draft): boolean {
      if (tree.upos(triggerOf(draft)) !== 'NOUN' || lightVerbOf(args, triggerOf(draft)) !== undefined) return true
      const known = partiesIn(draft).filter((p) => {
        const entity = participants.entity(p)
        return entity !== undefined && (entity.country !== null || entity.sectors.length > 0)
      })
      const told = known.length > 0 && !(frameOf(draft).flags.has('reciprocal') && partiesIn(draft).length < 2)
      if (!told)
        context.trace(() => ({
          span: tree.tokenSpan(triggerOf(draft)),
          rule: frameOf(draft).id,
          outcome: 'no-party',
          message: `"${tree.form(triggerOf(draft))}" names no known party, or only one side.`,
        }))
      return told
    }

    function keyOf(draft: Draft): string {
      return `${tree.tokenSpan(triggerOf(draft)).start} ${frameOf(draft).id}`
    }

    /** The frame's own code as long as the act is still the frame's; else the code of what it became. */
    function cameoOf(draft: Draft): string | undefined {
      const frame = frameOf(draft)
      if (frame.cameo && frame.type === draft.type) return frame.cameo
      return codebook.cameoOf({ type: draft.type, mode: draft.mode })
    }

    function evidenceOf(draft: Draft, others: readonly (Span | undefined)[]): Span[] {
      const spans = [
        tree.tokenSpan(triggerOf(draft)),
        ...draft.cues.map((i) => tree.tokenSpan(i)),
        ...partiesIn(draft).map((p) => p.span),
        ...others.filter((s) => s !== undefined),
      ].sort((a, b) => a.start - b.start || a.end - b.end)
      return spans.filter((s, i) => i === 0 || s.start !== spans[i - 1]!.start || s.end !== spans[i - 1]!.end)
    }

    /** The word for what a verb of saying or promising is about. */
    function contentOf(trigger: number): string | null {
      for (const role of ['xcomp', 'ccomp', 'obj', 'advcl:of', 'advcl:for', 'obl:of', 'obl:on', 'obl:to', 'obl:for', 'acl']) {
        const [filler] = args.fillers(trigger, role)
        if (filler !== undefined) return tree.lemma(filler)
      }
      return null
    }

    function isDefinite(trigger: number): boolean {
      return tree.upos(trigger) === 'NOUN' && tree.children(trigger).some((c) => /^(the|this|that|these|those)$/.test(tree.lower(c)))
    }
  },
})

/** A noun that a verb's frame already rests on is no second event, and a weak frame yields to any other of its clause. */
function oneEventPerClaim(matches: readonly Match[]): Match[] {
  const consumed = new Set(matches.flatMap((m) => (m.frame.flags.has('weak') ? [] : m.consumed)))
  return matches.filter((m) => !consumed.has(m.trigger))
}
