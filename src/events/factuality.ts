import type { Factuality, Status } from '../report/layers.js'
import { treeOf } from '../report/tree.js'
import { stage } from '../stage.js'
import { type Arguments, argumentsIn } from './arguments.js'
import { standingOf } from './status.js'

const VALUE: Readonly<Record<Status, number>> = {
  occurred: 3,
  ongoing: 3,
  planned: 0,
  conditional: 0,
  denied: -3,
  cancelled: -3,
}

/** The standing of every verb, predicate and noun, whether or not it is an event of the codebook: did it happen? */
export const judgeFactuality = stage({
  name: 'judge-factuality',
  needs: ['sentences', 'tokens', 'syntax'],
  adds: ['factuality'],
  run(report, { resources: { lexicon } }) {
    const tree = treeOf(report)
    const args = argumentsIn({ tree, grammar: lexicon.grammar })
    const factuality: Factuality[] = []
    for (let i = 0; i < tree.size; i++)
      if (isPredicate(args, i)) factuality.push({ span: tree.tokenSpan(i), value: VALUE[standingOf(args, i).status] })
    return { factuality }
  },
})

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
