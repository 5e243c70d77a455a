import type { CodedEvent, Forecast, Report } from '../report/layers.js'
import { isWithin, type Span, spanOver, spansMeet, textOf } from '../report/span.js'
import { type Tree, treeOf } from '../report/tree.js'
import { stage } from '../stage.js'
import { claimOfCue, claimOfToken } from './claim-index.js'
import { conditionOf } from './forecast-condition.js'
import { horizonOf } from './forecast-horizon.js'
import { patternsIn } from './forecast-pattern.js'
import { type FoundLikelihood, likelihoodAt } from './likelihood-finder.js'
import type { LikelihoodWords } from './likelihood-words.js'

/** What may come, in whose words, and how sure they are. */
export const findForecasts = stage({
  name: 'find-forecasts',
  needs: ['sentences', 'tokens', 'syntax', 'mentions', 'entities', 'dates', 'claims', 'events'],
  adds: ['forecasts'],
  run: (report, { resources, trace }) => {
    const tree = treeOf(report)
    const patternOf = patternsIn(report, tree, resources.lexicon)
    const forecasts = settledLikelihoods(tree, resources.likelihood).flatMap((found, i): Forecast[] => {
      const span = propositionSpan(report, tree, found)
      const word = spanOver(found.word.map((k) => tree.tokenSpan(k)))
      const { words, probability, scale } = found.likelihood
      trace(() => ({
        span: word,
        rule: `likelihood.${words.replaceAll(' ', '-')}`,
        outcome: 'forecast',
        message: `"${words}" is ${probability[0]} to ${probability[1]} on the scale ${scale}.`,
      }))
      const claim = claimOfToken(report, found.predicate) ?? claimOfCue(report, found.word[0]!)
      const event = eventIn(report, span, tree.tokenSpan(found.predicate))
      const condition = conditionOf(tree, found)
      const pattern = patternOf(found, event)
      return [
        {
          id: `f${i + 1}`,
          claim: claim?.id ?? null,
          span,
          proposition: textOf(report, span),
          word,
          probability,
          scale,
          horizon: horizonOf(report.dates, timeSpan(tree, span, found), report.original),
          // "is not expected to come" is coded as a refusal; how likely the coming is says nothing of that.
          event: event && !(event.type === 'REJECT' && pattern && pattern.type !== 'REJECT') ? event.id : null,
          ...(condition ? { condition } : {}),
          ...(pattern ? { pattern } : {}),
        },
      ]
    })
    return { forecasts }
  },
})

/** One forecast a predicate: "will probably", not also the "could" that goes with it. */
function settledLikelihoods(tree: Tree, words: LikelihoodWords): FoundLikelihood[] {
  const of = new Map<number, FoundLikelihood>()
  for (let i = 0; i < tree.size; i++) {
    const found = likelihoodAt(tree, words, i)
    if (!found) continue
    const known = of.get(found.predicate)
    if (!known || strength(tree, found) > strength(tree, known)) of.set(found.predicate, found)
  }
  return [...of.values()].sort((a, b) => a.word[0]! - b.word[0]!)
}

/** A set phrase says more than a word of it, and an adverb or an adjective more than a modal beside it. */
const strength = (tree: Tree, { word, from }: FoundLikelihood) =>
  from !== undefined ? 2 : word.every((k) => tree.upos(k) === 'AUX' || tree.upos(k) === 'PART') ? 0 : 1

type Claimed = Report<'sentences' | 'tokens' | 'syntax' | 'claims'>

/** The clause of the proposition, without what speaks of it: "he said", a leading "although". */
function propositionSpan(report: Claimed, tree: Tree, found: FoundLikelihood): Span {
  const { clause } = found
  const left = new Set<number>()
  const leave = (k: number) => {
    const { from, to } = tree.subtree(k)
    for (let t = from; t < to; t++) if (tree.isUnder(t, k)) left.add(t)
  }
  for (const k of tree.children(clause)) {
    const relation = tree.relation(k)
    if (
      relation === 'parataxis' ||
      relation === 'discourse' ||
      relation === 'cc' ||
      (relation === 'mark' && k < clause && tree.lower(k) !== 'to')
    )
      leave(k)
    else if (relation === 'conj' && tree.children(k).some((c) => tree.relation(c) === 'nsubj')) leave(k)
    else if (relation === 'advcl' && k < clause && !tree.children(k).some((c) => tree.lower(c) === 'if')) leave(k)
  }
  const subject = tree.children(clause).some((k) => /^[nc]subj/.test(tree.relation(k)))
    ? undefined
    : ownerSubject(tree, clause)
  const range = tree.subtree(clause)
  const tokens: number[] = []
  const from = Math.max(range.from, found.from ?? 0)
  for (let t = from; t < range.to; t++) if (!left.has(t) && tree.isUnder(t, clause)) tokens.push(t)
  if (subject !== undefined && subject < clause) tokens.push(...tokensOf(tree, subject))
  const claim = claimOfToken(report, found.predicate)
  tokens.sort((a, b) => a - b)
  // "over a possible attack": the preposition is not what is possible.
  while (
    tokens.length > 1 &&
    clause === found.predicate &&
    tree.upos(clause) === 'NOUN' &&
    /^(ADP|CCONJ|PUNCT)$/.test(tree.upos(tokens[0]!))
  )
    tokens.shift()
  const ink = tokens.filter((t) => tree.upos(t) !== 'PUNCT')
  const inClaim = (t: number) => claim?.content.some((part) => spansMeet(part, tree.tokenSpan(t))) ?? true
  const told = ink.some(inClaim) ? ink.filter(inClaim) : ink
  if (told.length > 1 && tree.lower(told[0]!) === 'that' && !/^(AUX|VERB)$/.test(tree.upos(told[1]!))) told.shift()
  return spanOver((told.length > 0 ? told : [found.predicate]).map((t) => tree.tokenSpan(t)))
}

/** "Kim is ready and likely to go": the subject of the clause that this one hangs on. */
function ownerSubject(tree: Tree, clause: number): number | undefined {
  let at = clause
  for (let steps = 0; steps < 3 && /^(xcomp|conj)$/.test(tree.relation(at)); steps++) {
    at = tree.head(at)
    // "nobody expects Iran to come": Iran comes.
    const kids = tree.children(at)
    const subject =
      kids.find((k) => tree.relation(k) === 'obj' && k < clause) ?? kids.find((k) => tree.relation(k) === 'nsubj')
    if (subject !== undefined) return subject
  }
  return undefined
}

const tokensOf = (tree: Tree, i: number) => {
  const { from, to } = tree.subtree(i)
  return Array.from({ length: to - from }, (_, k) => from + k)
}

/** The proposition with a day that the parser hung above it: "is expected to join | on Monday". */
function timeSpan(tree: Tree, span: Span, { predicate, clause }: FoundLikelihood): Span {
  const top = tree.relation(clause) === 'xcomp' ? tree.head(clause) : clause
  const later = [predicate, clause, top].flatMap((i) =>
    tree.childrenBy(i, 'obl', 'nmod').filter((k) => k > predicate && k - predicate < 12),
  )
  return spanOver([span, ...later.map((k) => tree.spanOf(tree.subtree(k)))])
}

const TO_COME = new Set(['planned', 'conditional'])

/** The event that the predicate tells, else one in the proposition that is still to come. */
function eventIn(report: Report<'events'>, span: Span, predicate: Span): CodedEvent | undefined {
  const inside = report.events.filter((e) => isWithin(e.trigger, span))
  return inside.find((e) => spansMeet(e.trigger, predicate)) ?? inside.find((e) => TO_COME.has(e.status))
}
