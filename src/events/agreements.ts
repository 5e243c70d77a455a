import type { Codebook } from '../codebook/codebook.js'
import type { Agreement, AgreementStage, CodedEvent, Entity, Report } from '../report/layers.js'
import type { Span } from '../report/span.js'
import { textOf } from '../report/span.js'
import type { Arguments } from './arguments.js'
import { prepositionOf, withConjuncts } from './clause.js'
import type { Draft } from './draft.js'
import { frameOf, triggerOf } from './draft.js'
import type { EventLexicon } from './event-lexicon.js'

/** An agreement before its event has an id. */
export interface AgreementDraft {
  /** The event that it comes with, as it was before repeated mentions were joined. */
  readonly event: CodedEvent
  readonly title: string
  readonly subjects: readonly Span[]
  readonly stage: AgreementStage
  readonly rung: number
}

interface Surroundings {
  readonly report: Report<'tokens'>
  readonly args: Arguments
  readonly lexicon: EventLexicon
  readonly codebook: Codebook
}

/**
 * The agreements that an event is about: signed, ratified, left; or still under negotiation where a meeting or a
 * promise is about one ("agreed to seek a trade pact"). One, or as many as the text counts out.
 */
export function agreementsOf(surroundings: Surroundings, draft: Draft, event: CodedEvent): AgreementDraft[] {
  const { report, args, codebook } = surroundings
  const { tree } = args
  const told = codebook.agreements.stageTold(tree.lemma(triggerOf(draft)))
  const ended = told === 'withdrawn' || told === 'suspended'
  const made = frameOf(draft).flags.has('sign') || ended
  const papers = made ? papersOf(surroundings, draft) : papersSought(surroundings, draft)
  if (papers.length === 0) return []
  const stage = made ? stageOf(surroundings, draft) : 'talks'
  return papers.flatMap((paper) => {
    const title = textOf(report, tree.spanOf(phraseOf(args, paper))).replace(/\s+/g, ' ')
    const subjects = subjectsOf(args, paper)
    // "two agreements on visas and trade": as many as the text counts, where each has its subject.
    const parts =
      subjects.length > 1 && countOf(tree, paper) === subjects.length ? subjects.map((s) => [s]) : [subjects]
    // "under the Indus Waters Treaty signed in 1960": a treaty of the past that is called by its name stands.
    const lasting =
      stage === 'signed' && event.background && /^(the |under the )?\p{Lu}/u.test(title.replace(/^the /i, ''))
    return parts.map((part) => ({
      event,
      title,
      subjects: part,
      stage: lasting ? 'in force' : stage,
      rung: rungOf(surroundings, paper, part),
    }))
  })
}

const SEEKS = new Set(
  'seek negotiate pursue discuss draft finalize finalise conclude reach near hammer thrash extend renew renegotiate'.split(
    ' ',
  ),
)
/** Not every "framework" or "declaration" that is talked about is an agreement in the making. */
const TREATIES = new Set(
  'agreement accord treaty pact deal memorandum mou convention protocol contract ceasefire truce'.split(' '),
)

/** "talks toward a trade pact", "agreed to seek an agreement", "negotiated the extension of the contract". */
function papersSought({ args }: Surroundings, draft: Draft): number[] {
  const { tree } = args
  if (draft.type !== 'CONSULT' && draft.type !== 'AGREE') return []
  if (draft.status === 'denied' || draft.status === 'cancelled' || draft.actors.length + draft.recipients.length < 2)
    return []
  const trigger = triggerOf(draft)
  const { from, to } = tree.subtree(trigger)
  for (let i = from; i < to; i++) {
    if (tree.upos(i) !== 'NOUN' || !TREATIES.has(tree.lemma(i)) || !tree.isUnder(i, trigger)) continue
    // "discussed the pact signed by …": that one is made.
    if (tree.children(i).some((c) => tree.relation(c) === 'acl' && !isTo(tree, c))) continue
    let top = i
    if (
      tree.relation(top) === 'nmod' &&
      /^(extension|renewal|conclusion|draft|text|terms?|signing)$/.test(tree.lemma(tree.head(top)))
    )
      top = tree.head(top)
    const head = tree.head(top)
    if (head < 0) continue
    const relation = tree.relation(top)
    const sought = relation === 'obj' && SEEKS.has(tree.lemma(head))
    const towards =
      (relation === 'obl' || relation === 'nmod') &&
      /^(toward|towards|on|over|about|for)$/.test(prepositionOf(tree, top)) &&
      (head === trigger || tree.upos(head) === 'NOUN')
    if (sought || towards) return [i]
  }
  return []
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

function countOf(tree: Arguments['tree'], noun: number): number {
  const numeral = tree.childBy(noun, 'nummod')
  if (numeral === undefined) return 0
  const word = tree.lower(numeral)
  return NUMBERS.includes(word) ? NUMBERS.indexOf(word) : Number(word) || 0
}

/** The nouns of the papers: "treaty" and "protocol" in "signed a treaty and a protocol". */
function papersOf({ args, lexicon }: Surroundings, draft: Draft): number[] {
  const { tree } = args
  const trigger = triggerOf(draft)
  const accords = new Set(lexicon.classes.has('accord') ? lexicon.classes.lemmasOf('accord') : [])
  const isPaper = (i: number) => accords.has(tree.lemma(i)) || accords.has(tree.lemma(i).toLowerCase())
  if (tree.upos(trigger) === 'NOUN' && isPaper(trigger)) return [trigger]
  const objects = [
    ...args.fillers(trigger, 'obj'),
    ...args.fillers(trigger, 'nmod:of'),
    ...args.fillers(trigger, 'obl:on'),
    ...args.fillers(trigger, 'obl:to'),
    ...args.fillers(trigger, 'obl:from'),
    ...args.fillers(trigger, 'nmod:from'),
  ]
  const papers = objects.filter(isPaper)
  // "memorandums of understanding" is one thing; "treaty" is its own.
  if (papers.length > 0) return [...new Set(papers.flatMap((p) => withConjuncts(tree, p).filter(isPaper)))]
  if (!frameOf(draft).flags.has('sign')) return []
  return draft.match.consumed.length > 0 ? draft.match.consumed.slice(0, 1) : objects.slice(0, 1)
}

/** The noun phrase without its relative clauses and appositions. */
function phraseOf({ tree }: Arguments, noun: number) {
  let { from, to } = tree.subtree(noun)
  for (const c of tree.children(noun)) {
    const deprel = tree.deprel(c)
    const cut =
      deprel === 'acl:relcl' ||
      deprel === 'appos' ||
      deprel === 'parataxis' ||
      deprel === 'conj' ||
      deprel === 'cop' ||
      deprel === 'nsubj' ||
      deprel === 'punct' ||
      deprel === 'cc' ||
      (deprel === 'acl' && !isTo(tree, c)) ||
      isWhere(tree, c) ||
      deprel === 'case'
    if (!cut) continue
    const sub = tree.subtree(c)
    if (c > noun && sub.from < to) to = Math.min(to, sub.from)
    if (c < noun && sub.to > from) from = Math.max(from, sub.to)
  }
  while (to > noun + 1 && tree.upos(to - 1) === 'PUNCT') to--
  return { from: Math.min(from, noun), to: Math.max(to, noun + 1) }
}

/** "in Hanoi": where it was signed, not what it is about. */
const isWhere = (tree: Arguments['tree'], i: number): boolean =>
  tree.relation(i) === 'nmod' && tree.upos(i) === 'PROPN' && /^(in|at)$/.test(prepositionOf(tree, i))

const isTo = (tree: Arguments['tree'], i: number): boolean => tree.children(i).some((c) => tree.lower(c) === 'to')

/** What the agreement is on: "trade" and "visas" in "an agreement on trade and visas". */
function subjectsOf(args: Arguments, paper: number): Span[] {
  const { tree } = args
  const spans: Span[] = []
  for (const c of tree.children(paper)) {
    const relation = tree.relation(c)
    const preposition = relation === 'nmod' ? prepositionOf(tree, c) : ''
    if (preposition === 'of' && /^(memorandum|letter|statement)$/.test(tree.lemma(paper))) continue
    if (isWhere(tree, c)) continue
    if (relation === 'nmod' && /^(on|about|for|in|regarding|concerning|of|over)$/.test(preposition))
      for (const filler of withConjuncts(tree, c)) spans.push(tree.spanOf(phraseOf(args, filler)))
    else if (relation === 'acl' && isTo(tree, c)) spans.push(tree.spanOf(tree.subtree(c)))
    else if ((relation === 'compound' || relation === 'amod') && !/^\p{Lu}/u.test(tree.form(c))) {
      const word = tree.lower(c)
      if (
        !/^(new|several|various|major|key|joint|bilateral|first|final|many|other|important|historic|formal|landmark)$/.test(
          word,
        )
      )
        spans.push(tree.tokenSpan(c))
    }
  }
  return spans
}

function stageOf({ args, codebook }: Surroundings, draft: Draft): AgreementStage {
  if (draft.status === 'denied') return 'denied'
  const told = codebook.agreements.stageTold(args.tree.lemma(triggerOf(draft)))
  // "will ratify": what is to be ratified has been signed.
  if (told) return told === 'ratified' && draft.status === 'planned' ? 'signed' : told
  if (draft.status === 'planned' || draft.status === 'conditional') return 'proposed'
  return draft.status === 'cancelled' ? 'withdrawn' : 'signed'
}

/** The rung of the ladder of commitment that the paper's own words give ground for. */
function rungOf({ args, report, codebook }: Surroundings, paper: number, subjects: readonly Span[]): number {
  const spans = [args.tree.spanOf(phraseOf(args, paper)), ...subjects]
  return codebook.agreements.rungFor(spans.map((s) => textOf(report, s)).join(' '))
}

/** States sign; where two are known, "the officials" beside them are none. */
function partiesTo(event: CodedEvent, entities: ReadonlyMap<string, Entity>): string[] {
  const all = [...new Set([...event.actors, ...event.recipients].map((p) => p.entity))]
  const known = all.filter((id) => entities.get(id)?.country)
  return known.length >= 2 ? known : all
}

/** Gives the papers their ids and parties, and ties them to their events; a paper told again is no second one. */
export function numberAgreements(
  drafts: readonly AgreementDraft[],
  events: readonly CodedEvent[],
  entities: ReadonlyMap<string, Entity>,
): { agreements: Agreement[]; events: CodedEvent[] } {
  const byTrigger = new Map(events.map((e) => [e.trigger.start, e]))
  const agreements: Agreement[] = []
  const first = new Map<string, string>()
  for (const { event: before, title, subjects, stage, rung } of drafts) {
    const told = byTrigger.get(before.trigger.start)
    if (!told) continue
    // Talks may be told again and only then say what about; a paper signed again is the same paper.
    const event = told.same_as ?? told.id
    if (told.same_as !== null && (stage !== 'talks' || agreements.some((g) => g.event === event && g.stage === stage)))
      continue
    const id = `g${agreements.length + 1}`
    agreements.push({ id, parties: partiesTo(told, entities), title, subjects, stage, rung, event })
    if (!first.has(event)) first.set(event, id)
  }
  return { agreements, events: events.map((e) => ({ ...e, agreement: first.get(e.id) ?? null })) }
}
