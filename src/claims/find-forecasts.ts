import type { DateMention, Forecast, Report } from '../report/layers.js'
import { isWithin, type Span, spanOver, spansMeet, textOf } from '../report/span.js'
import { type Tree, treeOf } from '../report/tree.js'
import { stage } from '../stage.js'
import { claimOfCue, claimOfToken } from './claim-index.js'
import { type FoundLikelihood, likelihoodAt } from './likelihood-finder.js'
import type { LikelihoodWords } from './likelihood-words.js'

/** What may come, in whose words, and how sure they are. */
export const findForecasts = stage({
  name: 'find-forecasts',
  needs: ['sentences', 'tokens', 'syntax', 'mentions', 'entities', 'dates', 'claims', 'events'],
  adds: ['forecasts'],
  run: (report, { resources, trace }) => {
    const tree = treeOf(report)
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
      return [
        {
          id: `f${i + 1}`,
          claim: claim?.id ?? null,
          span,
          proposition: textOf(report, span),
          word,
          probability,
          scale,
          horizon: horizonOf(report.dates, span, report.original.published),
          event: eventIn(report, span, tree.tokenSpan(found.predicate)),
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

/** An adverb or an adjective says more than a modal beside it. */
const strength = (tree: Tree, { word }: FoundLikelihood) =>
  word.every((k) => tree.upos(k) === 'AUX' || tree.upos(k) === 'PART') ? 0 : 1

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
  for (let t = range.from; t < range.to; t++) if (!left.has(t) && tree.isUnder(t, clause)) tokens.push(t)
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
  const spans = tokens.filter((t) => tree.upos(t) !== 'PUNCT').map((t) => tree.tokenSpan(t))
  const told =
    claim && !spans.every((s) => claim.content.some((c) => isWithin(s, c)))
      ? spans.filter((s) => claim.content.some((c) => spansMeet(c, s)))
      : spans
  return spanOver(told.length > 0 ? told : [tree.tokenSpan(found.predicate)])
}

/** "Kim is ready and likely to go": the subject of the clause that this one hangs on. */
function ownerSubject(tree: Tree, clause: number): number | undefined {
  let at = clause
  for (let steps = 0; steps < 3 && /^(xcomp|conj)$/.test(tree.relation(at)); steps++) {
    at = tree.head(at)
    const subject = tree
      .children(at)
      .find((k) => tree.relation(k) === 'nsubj' || (tree.relation(k) === 'obj' && k < clause))
    if (subject !== undefined) return subject
  }
  return undefined
}

const tokensOf = (tree: Tree, i: number) => {
  const { from, to } = tree.subtree(i)
  return Array.from({ length: to - from }, (_, k) => from + k)
}

/** A date in the clause that is not past on the day of publication. */
function horizonOf(dates: readonly DateMention[], span: Span, published: string | undefined): string | null {
  for (const date of dates) {
    if (!date.span || !spansMeet(date.span, span) || date.basis === 'published') continue
    const last = date.end ?? date.value
    if (published && last.slice(0, published.length) < published.slice(0, last.length)) continue
    return date.end ? `${date.value}/${date.end}` : date.value
  }
  return null
}

function eventIn(report: Report<'events'>, span: Span, predicate: Span): string | null {
  const inside = report.events.filter((e) => isWithin(e.trigger, span))
  return (inside.find((e) => spansMeet(e.trigger, predicate)) ?? inside[0])?.id ?? null
}
