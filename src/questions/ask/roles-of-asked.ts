import type { Tree } from '../../report/tree.js'
import type { Asked, Named } from './asked-actors.js'
import { wordsOf } from './relation-of-question.js'
import type { QuestionWords, Relation } from './relations.js'

/** "Who attacked Iraq more often, Turkey or Iran?": what stands behind the question does it, unless somebody else does. */
export function roleAmong(
  one: Asked,
  alternatives: readonly string[],
  all: readonly Asked[],
  tree: Tree,
): Asked['role'] {
  if (one.role !== 'other' || one.country === null || !alternatives.includes(one.country)) return one.role
  const others = all.filter(({ country }) => country !== null && !alternatives.includes(country))
  return tree.lower(0) === 'whom' || others.some(({ role }) => role === 'subject') ? 'object' : 'subject'
}

/** "Is Ukraine losing Poland's support?": it is Poland that supports, and Ukraine that is supported. */
export function withDeed(one: Named, noun: number | null, all: readonly Named[], tree: Tree): Named {
  const owns = ({ span }: Named) => {
    const { from, to } = tree.tokensIn(span)
    return Array.from({ length: to - from }, (_, k) => from + k).some(
      (i) => tree.head(i) === noun && tree.deprel(i) === 'nmod:poss',
    )
  }
  if (noun === null || !all.some(owns)) return one
  return owns(one) ? { ...one, role: 'subject' } : one.role === 'subject' ? { ...one, role: 'object' } : one
}

/** "Is Chad getting help from France?": it is France that helps. "Who speaks for Venezuela?": those of Venezuela. */
export function withGiver(named: readonly Named[], tree: Tree, relation: Relation | null): Named[] {
  const verb = tree.lemma(tree.roots(0)[0] ?? 0).toLowerCase()
  const gives = (word: string) => (one: Named) => casesOver(tree, one).includes(word)
  const role = (one: Named, role: Asked['role']): Named => ({ ...one, role })
  if (relation?.route === 'who-said-what' && verb === 'speak')
    return named.map((one) => (gives('for')(one) ? role(one, 'subject') : one))
  // "Were Cuban doctors sent to Italy?": Cuba sends them.
  const sent = ({ span }: Named) =>
    tree.deprel(tree.tokensIn(span).to - 1) === 'nsubj:pass' && tree.upos(tree.tokensIn(span).to - 1) === 'NOUN'
  if (relation && GIVEN.has(relation.relation) && named.length > 1 && named.some(sent))
    return named.map((one) =>
      sent(one) ? role(one, 'subject') : role(one, one.role === 'subject' ? 'subject' : 'object'),
    )
  const from = named.find(gives('from'))
  if (!from || !RECEIVES.has(verb) || relation?.relation === 'request') return [...named]
  return named.map((one) => (one === from ? role(one, 'subject') : one.role === 'subject' ? role(one, 'object') : one))
}

/** What is sent of a state's own. */
const GIVEN: ReadonlySet<string> = new Set(['aid', 'mobilize'])
const RECEIVES: ReadonlySet<string> = new Set(
  'get receive obtain accept enjoy win gain draw take borrow buy secure'.split(' '),
)

/** The prepositions of a name, or of the phrase that it belongs to: "for Venezuela's opposition". */
function casesOver(tree: Tree, { span }: Named): string[] {
  let i = tree.tokensIn(span).to - 1
  while (
    tree.head(i) >= 0 &&
    /^(nmod|flat|compound|amod|case)$/.test(tree.relation(i)) &&
    tree.childrenBy(i, 'case').every((c) => !/^\p{L}/u.test(tree.form(c)))
  )
    i = tree.head(i)
  return tree.childrenBy(i, 'case').map((c) => tree.lower(c))
}

/** "Is AUKUS meant to contain China?", "an alliance aimed at Iran": an alliance against it. */
export function withAim(one: Named, tree: Tree, { aiming }: QuestionWords): Named {
  const { from } = tree.tokensIn(one.span)
  const verb = tree.head(from)
  const aims =
    verb >= 0 &&
    !tree.childrenBy(from, 'case').some((c) => tree.lower(c) === 'with') &&
    /^(obj|obl|nmod)$/.test(tree.relation(from)) &&
    wordsOf(tree, verb).some((word) => aiming.has(word))
  return aims ? { ...one, role: 'against' } : one
}

/**
 * "Was Ukraine promised weapons by Germany?": who is named with "by" does it, and nobody else. "Who said that Iran was behind it?": who is
 * asked for says it, and not Iran.
 */
export function withDoer(named: readonly Named[], tree: Tree): Named[] {
  const root = tree.roots(0)[0] ?? -1
  const isPassive =
    root >= 0 && tree.childrenBy(root, 'aux').some((i) => /^(be|been|was|were|is|are|being)$/.test(tree.lower(i)))
  const agents = isPassive ? named.filter((one) => casesOver(tree, one).includes('by')) : []
  const asksWho =
    tree.lower(0) === 'who' && tree.head(0) === root && tree.relation(0) === 'nsubj' && tree.upos(root) === 'VERB'
  if (agents.length === 0 && !asksWho) return [...named]
  return named.map((one) => (one.role === 'subject' && !agents.includes(one) ? { ...one, role: 'object' } : one))
}
