import type { Tree } from '../report/tree.js'

/** Which way from the day of publication a clause looks: "met on Friday", "will meet on Friday", "meets on Friday". */
export type Direction = 'past' | 'future' | 'open'

const AHEAD_AUXILIARIES = new Set([
  'will',
  'shall',
  'would',
  'may',
  'might',
  'could',
  'should',
  'can',
  'must',
  "'ll",
  '’ll',
  'wo',
  'ca',
])
/** "scheduled for Friday", "due in March": ahead, whatever the tense around. */
const AHEAD_WORDS = new Set(
  (
    'schedule scheduled slate slated due set plan planned expect expected upcoming forthcoming next coming ahead ' +
    'postpone postponed deadline prepare preparing intend propose proposed tentatively'
  ).split(' '),
)
/** "before Friday's election" says nothing, but "ahead of" and "by" do. */
const AHEAD_BEFORE =
  /\b(ahead of|in advance of|prior to|by|until|till|pending|no later than|starting|beginning|as soon as)(\s+the)?\s*$/i
const PAST_BEFORE = /\b(since|following|after|in the wake of)(\s+the)?\s*$/i
/** "managed to leave on Friday": the infinitive happened when its verb did. */
const IMPLICATIVE = new Set(
  'manage fail begin start continue help force lead go come use get have seem appear happen cease stop'.split(' '),
)

/** The direction of the clause that token `i` stands in; `before` is the text of the sentence before it. */
export function directionAt(tree: Tree, i: number, before: string): Direction {
  if (AHEAD_BEFORE.test(before)) return 'future'
  if (i < 0 || tree.size === 0 || !hasSyntax(tree, i)) return directionOfWords(before)
  let verb = -1
  for (let k = i, steps = 0; k >= 0 && steps < 60; k = tree.head(k), steps++) {
    if (k !== i && AHEAD_WORDS.has(tree.lemma(k).toLowerCase()) && tree.upos(k) !== 'VERB') return 'future'
    if (isAheadModified(tree, k)) return 'future'
    if (isPredicate(tree, k)) {
      verb = k
      break
    }
  }
  const found = verb < 0 ? 'open' : directionOfPredicate(tree, verb)
  return found === 'open' && PAST_BEFORE.test(before) ? 'past' : found
}

function hasSyntax(tree: Tree, i: number): boolean {
  return tree.upos(i) !== '' && tree.upos(i) !== '_' && tree.upos(i) !== 'X'
}

/** "the upcoming Friday vote", "a meeting scheduled for Friday". */
const isAheadModified = (tree: Tree, i: number): boolean =>
  tree.upos(i) !== 'VERB' && tree.childrenBy(i, 'amod').some((k) => AHEAD_WORDS.has(tree.lower(k)))

const isPredicate = (tree: Tree, i: number): boolean =>
  tree.upos(i) === 'VERB' || tree.childBy(i, 'cop') !== undefined || tree.relation(i) === 'root'

function directionOfPredicate(tree: Tree, verb: number, depth = 0): Direction {
  const lemma = tree.lemma(verb).toLowerCase()
  const helpers = tree.childrenBy(verb, 'aux', 'aux:pass', 'cop')
  const forms = helpers.map((k) => tree.lower(k))
  if (forms.some((form) => AHEAD_AUXILIARIES.has(form))) {
    // "may have fled on Friday" looks back.
    return forms.includes('have') && tree.feats(verb).includes('VerbForm=Part') && !forms.includes('will')
      ? 'past'
      : 'future'
  }
  if (AHEAD_WORDS.has(lemma) && /VerbForm=Part|Tense=Past/.test(tree.feats(verb))) {
    const finite = forms.some((form) => /^(is|are|was|were|has|had|been|be|'s|'re)$/.test(form))
    if (finite || /^(acl|amod)/.test(tree.relation(verb))) return 'future'
  }
  const parts = tree.childrenBy(verb, 'mark', 'aux').map((k) => tree.lower(k))
  const feats = tree.feats(verb)
  if (parts.includes('to') || (feats.includes('VerbForm=Inf') && forms.length === 0)) {
    const governor = tree.head(verb)
    const above = governor >= 0 ? tree.lemma(governor).toLowerCase() : ''
    const purpose = tree.relation(verb) === 'advcl'
    if (governor >= 0 && depth < 4 && (IMPLICATIVE.has(above) || purpose))
      return directionOfPredicate(tree, governor, depth + 1)
    return 'future'
  }
  if (forms.some((form) => /^(was|were|had|did|has|have|been|'ve|'d)$/.test(form))) {
    // "was going to", "has to": their infinitive speaks for itself.
    return 'past'
  }
  const progressive = /VerbForm=(Ger|Part)/.test(feats) && /ing$/.test(tree.lower(verb))
  // "is visiting Moscow on Friday"
  if (progressive && forms.some((form) => /^(is|are|am|'s|'re|be)$/.test(form))) return 'future'
  if (feats.includes('Tense=Past') && !feats.includes('VerbForm=Part')) return 'past'
  if (feats.includes('VerbForm=Part') || progressive) {
    const governor = tree.head(verb)
    const clause = governor >= 0 ? nearestPredicate(tree, governor) : -1
    if (/^(acl|advcl|conj|amod|csubj|ccomp|xcomp)/.test(tree.relation(verb)) && clause >= 0 && depth < 4) {
      const outer = directionOfPredicate(tree, clause, depth + 1)
      // "the man arrested on Friday will appear in court": the participle is done.
      return !progressive && tree.relation(verb) === 'acl' ? 'past' : outer
    }
    return progressive ? 'open' : 'past'
  }
  if (
    tree.relation(verb) === 'conj' &&
    tree.head(verb) >= 0 &&
    depth < 4 &&
    helpers.length === 0 &&
    !feats.includes('VerbForm=Fin')
  )
    return directionOfPredicate(tree, tree.head(verb), depth + 1)
  return 'open'
}

function nearestPredicate(tree: Tree, i: number): number {
  for (let k = i, steps = 0; k >= 0 && steps < 60; k = tree.head(k), steps++) if (isPredicate(tree, k)) return k
  return -1
}

/** Without syntax: the last verb-like word before the date decides. */
function directionOfWords(before: string): Direction {
  const words = before.toLowerCase().match(/[\p{L}'’]+/gu) ?? []
  for (let k = words.length - 1; k >= 0; k--) {
    const word = words[k]!
    if (AHEAD_AUXILIARIES.has(word) || AHEAD_WORDS.has(word)) return 'future'
    if (word === 'to' && words[k + 1] && !/^(the|a|an|his|her|its|their|on|in)$/.test(words[k + 1]!)) return 'future'
    if (/^(was|were|had|did|said|told|met|took|began|held|sent|left|came|went|made|gave|ed)$/.test(word)) return 'past'
    if (/[a-z]{2}ed$/.test(word)) return 'past'
  }
  return 'open'
}
