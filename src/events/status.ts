import type { Arguments } from './arguments.js'
import { isInfinitive, markOf } from './clause.js'
import { governed, under } from './governed-status.js'
import { ownStanding } from './own-status.js'
import type { Standing } from './standing.js'
import { standingOfNoun } from './status-of-noun.js'
import { verbFormOf } from './verb-form.js'

const STEPS = 8

/** The standing of a verb, event noun or predicative adjective: its own form first, then what governs it. */
export function standingOf(args: Arguments, predicate: number, steps = STEPS): Standing {
  const { tree } = args
  const upos = tree.upos(predicate)
  const asNoun = (upos === 'NOUN' || upos === 'PROPN') && tree.childBy(predicate, 'cop') === undefined
  return asNoun ? standingOfNoun(args, predicate, steps) : standingOfVerb(args, predicate, steps)
}

function standingOfVerb(args: Arguments, verb: number, steps: number): Standing {
  const { tree } = args
  const form = verbFormOf(args, verb)
  const own = ownStanding(args, verb, form)
  if (steps <= 0) return own
  const governor = tree.head(verb)
  const relation = tree.relation(verb)
  if (governor < 0) return own

  switch (relation) {
    case 'conj': {
      // "urged Iran to stop and return to talks": what governs the first governs all; "denied" stays with its verb.
      if (form.finite && tree.childBy(verb, 'nsubj') !== undefined) return own
      let first = tree.head(verb)
      for (let k = 0; k < 4 && tree.relation(first) === 'conj' && tree.head(first) >= 0; k++) first = tree.head(first)
      if (tree.upos(first) !== 'VERB' || tree.head(first) < 0) return own
      return governed(args, first, tree.relation(first), own, form, steps)
    }
    case 'acl':
      if (tree.deprel(verb) === 'acl:relcl') return own
      // "want the woman detained": wanted, whichever way the parser hangs it.
      if (isWanted(args, verb))
        return under(args, tree.head(governor), 'planned', own, { steps, bound: true, factive: false })
      if (!isInfinitive(tree, verb) && !markOf(tree, verb)) return own // "troops stationed", "a deal ending the war"
      return governed(args, verb, 'acl', own, form, steps)
    case 'xcomp':
    case 'ccomp':
    case 'advcl':
    case 'csubj':
      return governed(args, verb, relation, own, form, steps)
    case 'amod':
      return own
    default:
      return own
  }
}

/** A participle on the object of a wish: "wanted him punished". */
function isWanted({ tree }: Arguments, participle: number): boolean {
  const object = tree.head(participle)
  if (tree.relation(object) !== 'obj' || !tree.lower(participle).endsWith('ed')) return false
  const verb = tree.head(object)
  return verb >= 0 && /^(want|need|like|prefer|wish)$/.test(tree.lemma(verb))
}
