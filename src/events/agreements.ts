import type { Agreement, AgreementStage, CodedEvent, Entity, Report } from '../report/layers.js'
import type { Span } from '../report/span.js'
import { textOf } from '../report/span.js'
import type { EventLexicon } from './event-lexicon.js'
import type { Arguments } from './arguments.js'
import { prepositionOf, withConjuncts } from './clause.js'
import type { Draft } from './draft.js'
import { frameOf, triggerOf } from './draft.js'

/** An agreement before its event has an id. */
export interface AgreementDraft {
  readonly draft: Draft
  readonly title: string
  readonly subjects: readonly Span[]
  readonly stage: AgreementStage
  readonly rung: number
}

interface Surroundings {
  readonly report: Report<'tokens'>
  readonly args: Arguments
  readonly lexicon: EventLexicon
}

/** The agreements that an event of signing, ratifying, negotiating … is about: one, or as many as the text counts out. */
export function agreementsOf(surroundings: Surroundings, draft: Draft): AgreementDraft[] {
  const { report, args } = surroundings
  const { tree } = args
  if (!frameOf(draft).flags.has('sign')) return []
  const stage = stageOf(surroundings, draft)
  return papersOf(surroundings, draft).map((paper) => {
    const span = tree.spanOf(phraseOf(args, paper))
    const subjects = subjectsOf(args, paper)
    return { draft, title: textOf(report.original ? report : report, span).replace(/\s+/g, ' '), subjects, stage, rung: rungOf(surroundings, paper, subjects) }
  })
}

/** The nouns of the papers: "treaty" and "protocol" in "signed a treaty and a protocol". */
function papersOf({ args, lexicon }: Surroundings, draft: Draft): number[] {
  const { tree } = args
  const trigger = triggerOf(draft)
  const accords = new Set(lexicon.classes.has('accord') ? lexicon.classes.lemmasOf('accord') : [])
  const isPaper = (i: number) => accords.has(tree.lemma(i)) || accords.has(tree.lemma(i).toLowerCase())
  if (tree.upos(trigger) === 'NOUN' && isPaper(trigger)) return [trigger]
  const objects = [...args.fillers(trigger, 'obj'), ...args.fillers(trigger, 'nmod:of'), ...args.fillers(trigger, 'obl:on'), ...args.fillers(trigger, 'obl:to')]
  const papers = objects.filter(isPaper)
  // "memorandums of understanding" is one thing; "treaty" is its own.
  if (papers.length > 0) return [...new Set(papers.flatMap((p) => withConjuncts(tree, p).filter(isPaper)))]
  return draft.match.consumed.length > 0 ? draft.match.consumed.slice(0, 1) : objects.slice(0, 1)
}

/** The noun phrase without its relative clauses and appositions. */
function phraseOf({ tree }: Arguments, noun: number) {
  let { from, to } = tree.subtree(noun)
  for (const c of tree.children(noun)) {
    const deprel = tree.deprel(c)
    const cut = deprel === 'acl:relcl' || deprel === 'appos' || deprel === 'parataxis' || deprel === 'conj' || deprel === 'cop' || deprel === 'nsubj' || deprel === 'punct' || deprel === 'cc' || (deprel === 'acl' && !isTo(tree, c)) || deprel === 'case'
    if (!cut) continue
    const sub = tree.subtree(c)
    if (c > noun && sub.from < to) to = Math.min(to, sub.from)
    if (c < noun && sub.to > from) from = Math.max(from, sub.to)
  }
  while (to > noun + 1 && tree.upos(to - 1) === 'PUNCT') to--
  return { from: Math.min(from, noun), to: Math.max(to, noun + 1) }
}

const isTo = (tree: Arguments['tree'], i: number): boolean => tree.children(i).some((c) => tree.lower(c) === 'to')

/** What the agreement is on: "trade" and "visas" in "an agreement on trade and visas". */
function subjectsOf(args: Arguments, paper: number): Span[] {
  const { tree } = args
  const spans: Span[] = []
  for (const c of tree.children(paper)) {
    const relation = tree.relation(c)
    const preposition = relation === 'nmod' ? prepositionOf(tree, c) : ''
    if (relation === 'nmod' && /^(on|about|for|in|regarding|concerning|of|over)$/.test(preposition))
      for (const filler of withConjuncts(tree, c)) spans.push(tree.spanOf(phraseOf(args, filler)))
    else if (relation === 'acl' && isTo(tree, c)) spans.push(tree.spanOf(tree.subtree(c)))
    else if ((relation === 'compound' || relation === 'amod') && !/^\p{Lu}/u.test(tree.form(c))) {
      const word = tree.lower(c)
      if (!/^(new|several|various|major|key|joint|bilateral|first|final|many|other|important|historic|formal|landmark)$/.test(word)) spans.push(tree.tokenSpan(c))
    }
  }
  return spans
}

function stageOf({ args }: Surroundings, draft: Draft): AgreementStage {
  const lemma = args.tree.lemma(triggerOf(draft))
  if (draft.status === 'denied') return 'denied'
  if (/^(ratif|approv)/.test(lemma)) return draft.status === 'planned' ? 'signed' : 'ratified'
  if (/^(suspend|freeze|halt)/.test(lemma)) return 'suspended'
  if (/^(withdraw|quit|leave|abandon|tear|scrap|cancel|renounce|denounce|exit|terminate|abrogate|pull)/.test(lemma)) return 'withdrawn'
  if (/^initial/.test(lemma)) return 'initialled'
  if (/^(negotiat|discuss|talk|seek|near|pursue)/.test(lemma)) return 'talks'
  if (/^(propos|offer|suggest)/.test(lemma)) return 'proposed'
  if (/^(enter|come|take)$/.test(lemma)) return 'in force'
  if (draft.status === 'planned' || draft.status === 'conditional') return 'proposed'
  if (draft.status === 'cancelled') return 'withdrawn'
  return 'signed'
}

/**
 * The rung of the ladder of commitment (shared/reference/alliances_and_ladder.json) that the words give ground for:
 * a pact without stated content is a functional agreement; only the words of an alliance reach an alliance's rungs.
 */
function rungOf({ args, report }: Surroundings, paper: number, subjects: readonly Span[]): number {
  const words = [args.tree.spanOf(phraseOf(args, paper)), ...subjects].map((s) => textOf(report, s)).join(' ').toLowerCase()
  for (const [rung, pattern] of RUNGS) if (pattern.test(words)) return rung
  return 4
}

const RUNGS: readonly (readonly [number, RegExp])[] = [
  [9, /\b(mutual[- ]defen[cs]e|defen[cs]e pact|mutual assistance in case of|collective defen[cs]e)\b/],
  [8, /\b(non-?aggression|neutrality)\b/],
  [7, /\b(entente|consult\w* in (a |times of )?cris)/],
  [6, /\b(military|defen[cs]e|security|arms|weapons?|intelligence|troops|missiles?|exercises?|drills?|base)\b/],
  [5, /\bpolitical (consultations?|dialogue|understanding)|consultation mechanism|strategic partnership\b/],
]

/** Gives the drafts their ids and parties once the events have theirs. */
export function numberAgreements(drafts: readonly (AgreementDraft & { readonly event: CodedEvent })[], entities: ReadonlyMap<string, Entity>): Agreement[] {
  return drafts.map(({ event, title, subjects, stage, rung }, i) => ({
    id: `g${i + 1}`,
    parties: [...new Set([...event.actors, ...event.recipients].map((p) => p.entity))].filter((id) => entities.has(id)),
    title,
    subjects,
    stage,
    rung,
    event: event.id,
  }))
}
