import type { Tree } from '../report/tree.js'

/** How a phrase hangs together with the clause of a predicate. */
export interface Attachment {
  /** 0: its own adjunct; higher: through a noun, shared with a neighbouring clause. */
  readonly cost: number
  /** Noun phrases between the phrase and the clause, lowest first; the phrase's own head is left out. */
  readonly through: readonly number[]
}

/** "began meeting on Friday": the verb and its complement are one doing. */
const SAME_DOING = new Set(
  'begin start continue stop cease finish resume keep manage fail go come help try attempt use have get see let make'.split(
    ' ',
  ),
)

/** Does a phrase (by its head token) say when or where `predicate` happened? Null where it belongs to another doing. */
export function attachmentOf(tree: Tree, phrase: number, predicate: number): Attachment | null {
  const through: number[] = []
  let clause = -1
  for (let k = phrase, steps = 0; k >= 0 && steps < 60; steps++) {
    if (k === predicate) return { cost: through.length === 0 ? 0 : 1 + 0.5 * through.length, through }
    if (k !== phrase) {
      if (isClause(tree, k)) {
        clause = k
        break
      }
      through.push(k)
    }
    k = tree.head(k)
  }
  if (clause < 0) return null
  if (!isClause(tree, predicate)) {
    // "Talks were held on Friday": the noun is the doing, the date hangs on its verb.
    return clauseOf(tree, predicate) === clause && through.length === 0 ? { cost: 1, through } : null
  }
  const shared = sharedCost(tree, clause, predicate)
  return shared === null || through.length > 0 ? null : { cost: shared, through }
}

/** What it costs to take what is said of one clause for another's; null where they are two doings. */
function sharedCost(tree: Tree, clause: number, predicate: number): number | null {
  const joined = (lower: number, upper: number) => tree.head(lower) === upper
  if (joined(predicate, clause)) {
    const relation = tree.relation(predicate)
    // "On Friday they met and signed", "arrived on Friday, pledging support"
    if (relation === 'conj') return 2
    if (relation === 'advcl' && !tree.childrenBy(predicate, 'mark', 'nsubj').length) return 2.5
    if (relation === 'xcomp' && SAME_DOING.has(tree.lemma(clause))) return 1.5
    return null
  }
  if (joined(clause, predicate)) {
    const relation = tree.relation(clause)
    // "met and signed a pact on Friday"
    if (relation === 'conj' && clause > predicate && !tree.childrenBy(clause, 'nsubj').length) return 3
    if (relation === 'xcomp' && SAME_DOING.has(tree.lemma(predicate))) return 1
    return null
  }
  return tree.head(clause) >= 0 &&
    tree.head(clause) === tree.head(predicate) &&
    tree.relation(clause) === 'conj' &&
    tree.relation(predicate) === 'conj'
    ? 4
    : null
}

/** Does the token head a clause: a verb, or a predicate with a copula? */
function isClause(tree: Tree, i: number): boolean {
  if (tree.upos(i) === 'VERB') return !/^(amod|compound|case|mark|cc)$/.test(tree.relation(i))
  return (
    tree.childBy(i, 'cop') !== undefined ||
    /^(advcl|ccomp|csubj|acl)/.test(tree.relation(i)) ||
    tree.relation(i) === 'root'
  )
}

/** The clause that a token stands in. */
export function clauseOf(tree: Tree, i: number): number {
  for (let k = tree.head(i), steps = 0; k >= 0 && steps < 60; k = tree.head(k), steps++) if (isClause(tree, k)) return k
  return -1
}

/** The token of a stretch that hangs on something outside it. */
export function headOfSpan(tree: Tree, span: { start: number; end: number }): number {
  const { from, to } = tree.tokensIn(span)
  for (let i = from; i < to; i++) {
    const head = tree.head(i)
    if (head < from || head >= to) return i
  }
  return from < to ? from : -1
}

/** The preposition of a phrase in lower case, or an empty string. */
export function prepositionOf(tree: Tree, i: number): string {
  const marks = tree.childrenBy(i, 'case')
  return marks.map((k) => tree.lower(k)).join(' ')
}
