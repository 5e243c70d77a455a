import type { Tree } from '../report/tree.js'
import { argumentsOfNoun } from './arguments-of-noun.js'
import { argumentsOfVerb } from './arguments-of-verb.js'
import type { Clauses } from './clause.js'
import type { RolePath } from './frame.js'

/** A role of a predicate with the head words that fill it; compound fillers are all there. */
export interface Role {
  readonly name: string
  readonly fillers: readonly number[]
}

/**
 * The canonical arguments of the predicates of a report, in the active voice: subj, obj, iobj, obl:PREP, xcomp,
 * ccomp, advcl:MARK, prt; of nouns also poss, nmod:PREP, amod, compound, acl. Passive, control, raising, relative
 * clauses, participles, coordination and light verbs are undone here, once for all frames.
 */
export interface Arguments extends Clauses {
  rolesOf(predicate: number): readonly Role[]
  /** Fillers of a role; "obl" takes any preposition. */
  fillers(predicate: number, role: string): readonly number[]
  /** Fillers at the end of a path: `["obj", "nmod:of"]`. */
  along(predicate: number, path: RolePath): readonly number[]
  /** Who does what the noun says: "X's decision", "the decision by X", "X took a decision". */
  agentsOf(noun: number): readonly number[]
}

const BESIDE = new Set(['cop', 'aux', 'case', 'mark', 'conj', 'expl', 'advmod', 'det', 'nummod', 'amod'])
const NOBODY: readonly number[] = []
const DEEPEST = 8

const NOMINAL = new Set(['NOUN', 'PROPN', 'NUM', 'DET', 'PRON', 'SYM'])

/** Nouns, "eleven of the prisoners", and adjectives that stand for one: "the US military", where the tagger sees what it mostly is. */
function isNoun(tree: Tree, i: number): boolean {
  const upos = tree.upos(i)
  if (NOMINAL.has(upos)) return true
  return upos === 'ADJ' && /^(nsubj|obj|iobj|obl|nmod)$/.test(tree.relation(i)) && tree.childBy(i, 'cop') === undefined
}

const shared = new WeakMap<Tree, Arguments>()

/** The arguments of a report's predicates; worked out once for its tree, whichever stage asks first. */
export function argumentsIn(clauses: Clauses): Arguments {
  const known = shared.get(clauses.tree)
  if (known?.grammar === clauses.grammar) return known
  const args = workedOut(clauses)
  shared.set(clauses.tree, args)
  return args
}

function workedOut(clauses: Clauses): Arguments {
  const cache = new Map<number, readonly Role[]>()
  const walks = new Map<RolePath, readonly number[]>()
  let walked = -1
  let depth = 0

  const all: Arguments = {
    ...clauses,
    rolesOf(predicate) {
      const known = cache.get(predicate)
      if (known) return known
      // A subject can be understood through a chain of clauses; a broken tree could make the chain a circle.
      if (depth > DEEPEST) return []
      depth++
      const roles = isNoun(clauses.tree, predicate) ? argumentsOfNoun(all, predicate) : argumentsOfVerb(all, predicate)
      depth--
      if (depth === 0 || roles.length > 0) cache.set(predicate, roles)
      return roles
    },
    fillers(predicate, role) {
      const roles = all.rolesOf(predicate)
      let found: readonly number[] = NOBODY
      for (const { name, fillers } of roles)
        if (name === role || (name.startsWith(role) && name[role.length] === ':'))
          found = found.length === 0 ? fillers : [...found, ...fillers]
      // Words that are no argument, but that a frame may ask for: "a threat" with a copula, "joint" beside a noun.
      return found.length === 0 && BESIDE.has(role) ? clauses.tree.childrenBy(predicate, role) : found
    },
    along(predicate, path) {
      // The dozens of frames of one trigger ask for the same few paths one after the other.
      if (predicate !== walked) {
        walked = predicate
        walks.clear()
      }
      const known = walks.get(path)
      if (known) return known
      let at: readonly number[] = [predicate]
      for (const role of path) {
        if (at.length === 0) break
        at = at.length === 1 ? all.fillers(at[0]!, role) : at.flatMap((i) => all.fillers(i, role))
      }
      walks.set(path, at)
      return at
    },
    agentsOf(noun) {
      for (const role of ['subj', 'poss', 'nmod:by', 'nmod:of', 'nmod:from', 'amod', 'compound', 'nmod:between']) {
        const fillers = all.fillers(noun, role)
        if (
          fillers.length > 0 &&
          (role !== 'amod' || fillers.some((f) => clauses.tree.form(f) !== clauses.tree.lower(f)))
        )
          return fillers
      }
      return NOBODY
    },
  }
  return all
}
