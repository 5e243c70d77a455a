import type { Report, Status } from '../report/layers.js'
import type { Span } from '../report/span.js'
import { treeOf } from '../report/tree.js'
import type { Resources } from '../resources.js'
import { type Arguments, argumentsIn } from './arguments.js'
import { standingOf } from './status.js'

/** Whether what a word tells of happened, from 3, certainly, to -3, certainly not. */
export interface Factuality {
  readonly span: Span
  readonly value: number
}

const VALUE: Readonly<Record<Status, number>> = {
  occurred: 3,
  ongoing: 3,
  planned: 0,
  conditional: 0,
  denied: -3,
  cancelled: -3,
}

/** The standing of every verb, predicate and noun of a report, whether or not it is an event of the codebook. */
export function factualityOf(
  report: Report<'sentences' | 'tokens' | 'syntax'>,
  { lexicon }: Pick<Resources, 'lexicon'>,
): Factuality[] {
  const tree = treeOf(report)
  const args = argumentsIn({ tree, grammar: lexicon.grammar })
  const all: Factuality[] = []
  for (let i = 0; i < tree.size; i++)
    if (isPredicate(args, i)) all.push({ span: tree.tokenSpan(i), value: VALUE[standingOf(args, i).status] })
  return all
}

function isPredicate({ tree }: Arguments, i: number): boolean {
  switch (tree.upos(i)) {
    case 'VERB':
    case 'NOUN':
      return true
    case 'AUX':
      return tree.relation(i) !== 'aux' && tree.relation(i) !== 'cop'
    case 'PROPN':
    case 'PRON':
      return tree.childBy(i, 'cop') !== undefined
    case 'ADJ':
    case 'ADV':
      return tree.relation(i) !== 'advmod' && (tree.relation(i) !== 'amod' || tree.childBy(i, 'cop') !== undefined)
  }
  return false
}
