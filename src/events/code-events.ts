import type { CodedEvent, Participant, Report } from '../report/layers.js'
import { type Span, textOf } from '../report/span.js'
import { treeOf } from '../report/tree.js'
import { stage } from '../stage.js'
import { absorbContents } from './absorb-content.js'
import { type AgreementDraft, agreementsOf, isNewPaper, numberAgreements } from './agreements.js'
import { type Arguments, argumentsIn } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isBackground } from './background.js'
import { isPassive } from './clause.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import { flowOfTime } from './flow-of-time.js'
import { type Match, matchAt } from './match-frames.js'
import { occasionsIn } from './occasions.js'
import { participantsOf } from './participants.js'
import { type EventWords, tieSameEvents } from './same-event.js'
import { dayOfNews, settingOf } from './setting.js'
import { draftOf } from './settle-status.js'
import { tieRecipients } from './tie-recipients.js'
import { isParty, isSomeone } from './told-of-someone.js'
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
    const occasions = occasionsIn(args)

    const matches: Match[] = []
    for (let i = 0; i < tree.size; i++) {
      const match = matchAt({ args, participants, lexicon, occasions, context }, i)
      if (match) matches.push(match)
    }
    const kept = oneEventPerTrigger(args, matches)
    const named = namedIn(report)
    const drafts = absorbContents(
      args,
      kept.map((match) => draftOf(args, match, codebook)),
      codebook,
    ).filter((draft) => isTold(draft))

    tieRecipients(args, drafts)

    const time = flowOfTime(args, (sentence) => textOf(report, report.sentences[sentence]!))
    const entities = new Map(report.entities.map((e) => [e.id, e]))
    const dates = new Map(report.dates.map((d) => [d.id, d]))
    const people = new Set(report.mentions.flatMap((m) => (m.kind === 'person' && m.entity ? [m.entity] : [])))
    const words: EventWords[] = []
    const papers: (AgreementDraft & { id: string })[] = []
    for (const draft of drafts) {
      const trigger = triggerOf(draft)
      const { date: stated, place, claim } = settingOf(report, draft, participants)
      settleHosts(draft, place, participants)
      const continued = stated ? null : time.continued(draft)
      const background = continued?.background || isBackground({ args, report }, draft, stated)
      const date = stated ?? continued?.date ?? (background ? undefined : dayOfNews(report))
      time.tell(draft, stated, background)
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
      words.push({
        event,
        lemma: tree.lemma(trigger),
        sentence: tree.sentence(trigger),
        content: contentOf(trigger),
        nominal: tree.upos(trigger) === 'NOUN',
        signs: frameOf(draft).flags.has('sign'),
        definite: isDefinite(trigger),
      })
      for (const paper of agreementsOf({ report, args, lexicon }, draft)) papers.push({ ...paper, id })
    }

    const events = tieSameEvents(words, { entities, dates, isPerson: (id) => people.has(id), recode })
    noteUncoded(args, participants, new Set(words.map((w) => w.sentence)), context)
    const byTrigger = new Map(events.map((e) => [`${e.trigger.start} ${e.rule}`, e]))
    const agreements = numberAgreements(
      papers
        .map((paper) => ({ ...paper, event: byTrigger.get(keyOf(paper.draft))! }))
        .filter(({ event }) => isNewPaper(event)),
      entities,
    )
    const agreementOf = new Map([...agreements].reverse().map((g) => [g.event, g.id]))
    return { events: events.map((e) => ({ ...e, agreement: agreementOf.get(e.id) ?? null })), agreements }

    /** An event is told of somebody: not "talks" alone, nor "I met a friend". */
    function isTold(draft: Draft): boolean {
      // A word of saying is nobody's without a speaker: "is required to", "an agreement on".
      if (
        draft.actors.length === 0 &&
        (isSpeech(draft) || (isAside(triggerOf(draft)) && !draft.recipients.some(hasCountry)))
      )
        return false
      // What may or may not be, by nobody that is named, is no news.
      if (
        draft.actors.length === 0 &&
        (draft.type === 'THREATEN' || draft.status === 'conditional' || draft.status === 'denied')
      )
        return false
      // "The visit gives way to talks": its subject is nobody.
      if (draft.actors.length === 0 && codebook.quadOf(draft.type) % 2 === 1 && hasOtherSubject(triggerOf(draft)))
        return false
      // "They must withdraw": whoever says so demands it; the withdrawal itself is neither done nor promised.
      if (draft.standing.duty && !isSaying(draft)) return false
      const known = partiesIn(draft).filter((p) => isSomeone(participants.entity(p)) || named.has(p.entity))
      const verbal = codebook.quadOf(draft.type) % 2 === 1
      const concerns = verbal
        ? known.some((p) => isParty(participants.entity(p), named)) &&
          (draft.actors.length > 0 || draft.recipients.some(hasCountry))
        : known.length > 0
      const oneSided =
        isBareNoun(triggerOf(draft)) && frameOf(draft).flags.has('reciprocal') && partiesIn(draft).length < 2
      if (!concerns || oneSided)
        context.trace(() => ({
          span: tree.tokenSpan(triggerOf(draft)),
          rule: frameOf(draft).id,
          outcome: 'no-party',
          message: `"${tree.form(triggerOf(draft))}" names no party of the record${oneSided ? ', or only one side' : ''}.`,
        }))
      return concerns && !oneSided
    }

    function isBareNoun(trigger: number): boolean {
      return tree.upos(trigger) === 'NOUN' && lightVerbOf(args, trigger) === undefined
    }

    function hasCountry(p: Participant): boolean {
      return (participants.entity(p)?.country ?? null) !== null
    }

    /** Said beside the point of its sentence: "weapons seized last year". */
    function isAside(trigger: number): boolean {
      return tree.upos(trigger) === 'NOUN' || tree.relation(trigger) === 'acl' || tree.relation(trigger) === 'advcl'
    }

    function hasOtherSubject(trigger: number): boolean {
      return tree.upos(trigger) === 'VERB' && !isPassive(tree, trigger) && args.fillers(trigger, 'subj').length > 0
    }

    function isSaying(draft: Draft): boolean {
      return codebook.quadOf(frameOf(draft).type) === 3
    }

    function isSpeech(draft: Draft): boolean {
      const { type } = frameOf(draft)
      return (
        type === 'REQUEST' || type === 'AGREE' || (draft.type === 'REJECT' && tree.upos(triggerOf(draft)) === 'NOUN')
      )
    }

    function keyOf(draft: Draft): string {
      return `${tree.tokenSpan(triggerOf(draft)).start} ${frameOf(draft).id}`
    }

    function recode(event: CodedEvent): CodedEvent {
      const cameo = codebook.cameoOf(event)
      const goldstein = cameo === undefined ? undefined : codebook.goldsteinOf(cameo)
      return {
        ...event,
        intensity: codebook.intensityOf(event.type, event.mode),
        ...(cameo === undefined ? {} : { cameo }),
        ...(goldstein === undefined ? {} : { goldstein }),
      }
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
      for (const role of [
        'xcomp',
        'ccomp',
        'obj',
        'advcl:of',
        'advcl:for',
        'obl:of',
        'obl:on',
        'obl:to',
        'obl:for',
        'acl',
      ]) {
        const [filler] = args.fillers(trigger, role)
        if (filler !== undefined) return tree.lemma(filler)
      }
      return null
    }

    function isDefinite(trigger: number): boolean {
      if (tree.upos(trigger) !== 'NOUN') return false
      // "the signing of an MOU" is new however it begins.
      const paper = args
        .fillers(trigger, 'nmod:of')
        .find((f) => tree.children(f).some((c) => /^(an?|another|several|some|two|three)$/.test(tree.lower(c))))
      return (
        paper === undefined && tree.children(trigger).some((c) => /^(the|this|that|these|those)$/.test(tree.lower(c)))
      )
    }
  },
})

/** Entities that the report calls by a name, their own or of what they belong to: "CARE", "the chairman of the league". */
function namedIn({ mentions, syntax, tokens }: Report<'mentions' | 'syntax' | 'tokens'>): ReadonlySet<string> {
  const named = new Set<string>()
  for (const { entity, kind, head, span } of mentions) {
    if (!entity || (kind !== 'person' && kind !== 'group' && kind !== 'role') || named.has(entity)) continue
    const within = (i: number) => tokens[i] !== undefined && tokens[i].start >= span.start && tokens[i].end <= span.end
    const isName = (i: number) => syntax[i]!.upos === 'PROPN'
    let has = false
    for (let i = head; !has && within(i); i++) has = isName(i)
    for (let i = head - 1; !has && within(i); i--) has = isName(i)
    if (has) named.add(entity)
  }
  return named
}

/** The verb of the clause that a word stands in. */
function clauseOf({ tree }: Arguments, i: number): number {
  let at = i
  for (let steps = 0; steps < 12; steps++) {
    const head = tree.head(at)
    if (head < 0 || (tree.upos(at) === 'VERB' && tree.relation(at) !== 'xcomp')) return at
    at = head
  }
  return at
}

/** A noun that a verb's frame already rests on is no second event, nor is its fellow: "expressed thanks and gratitude". */
function oneEventPerTrigger(args: Arguments, matches: readonly Match[]): Match[] {
  const consumedBy = new Map<number, Match>()
  for (const match of matches) {
    if (match.frame.flags.has('weak')) continue
    for (const c of match.consumed) {
      consumedBy.set(c, match)
      for (const k of args.tree.children(c))
        if (args.tree.relation(k) === 'conj' || args.tree.relation(k) === 'nmod') consumedBy.set(k, match)
    }
  }
  const strong = new Set(matches.filter((m) => !m.frame.flags.has('weak')).map((m) => clauseOf(args, m.trigger)))
  return matches.filter((m) => {
    if (m.frame.flags.has('weak') && strong.has(clauseOf(args, m.trigger))) return false
    const by = consumedBy.get(m.trigger)
    return !by || by === m || !(by.consumed.includes(m.trigger) || by.frame.type === m.frame.type)
  })
}
