import type { Tree } from '../report/tree.js'

/** Which way from the day of publication a clause looks: "met on Friday", "will meet on Friday", "meets on Friday". */
export type Direction = 'past' | 'future' | 'open'

const wordSet = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

const AHEAD_AUXILIARIES = wordSet(`will shall would may might could should can must 'll ’ll wo ca`)
/** "scheduled for Friday", "due in March": ahead, whatever the tense around. */
const AHEAD_WORDS =
  wordSet(`schedule scheduled slate slated due set plan planned expect expected upcoming forthcoming next coming ahead
  postpone postponed deadline prepare preparing intend propose proposed`)
/** "plans to meet on Friday" looks ahead; "voted to support it on Friday" and "ordered him to leave on Friday" do not. */
const AHEAD_VERBS =
  wordSet(`plan intend expect hope want vow promise pledge agree threaten decide schedule slate set prepare propose
  offer aim wish mean look vow swear be have need going about`)
const AHEAD_NOUNS = wordSet('plan deal agreement decision proposal pledge promise bid intention deadline vow')
/** What calendars announce in the present tense: "talks begin on Monday", "Merkel travels to Moscow on Tuesday". */
const SCHEDULED =
  wordSet(`begin start open meet travel arrive leave visit return host hold end expire go convene gather head face kick
  take fly join resume close run vote celebrate mark play address receive welcome elapse`)
/** "would not comment on Friday" is what somebody did on Friday. */
const DECLINED = wordSet('comment say confirm discuss elaborate disclose reveal speculate')

/** "ahead of Friday's election", "by Friday": ahead. */
const AHEAD_BEFORE =
  /\b(ahead of|in advance of|prior to|in the (?:run-up|runup|lead-up|build-up) to|on the eve of|in time for|by|until|till|pending|no later than|starting|beginning|as (soon|early) as)(\s+(?:the|an?|its|his|her|their))?\s*$/i
const PAST_BEFORE = /\b(since|following|after|in the wake of)(\s+the)?\s*$/i

/** The direction of the clause that token `i` stands in; `before` is the text of the sentence before it. */
export function directionAt(tree: Tree, i: number, before: string): Direction {
  if (i < 0 || tree.size === 0) return AHEAD_BEFORE.test(before) ? 'future' : directionOfWords(before)
  const verb = nearestPredicate(tree, i)
  for (let k = tree.head(i), steps = 0; k >= 0 && steps < 60; k = tree.head(k), steps++) {
    // "the upcoming Friday vote", "Friday's deadline"
    if (tree.upos(k) === 'VERB') break
    if (AHEAD_WORDS.has(tree.lower(k)) || tree.childrenBy(k, 'amod').some((a) => AHEAD_WORDS.has(tree.lower(a))))
      return 'future'
    if (k === verb) break
  }
  // "on Tuesday and Wednesday": the second day hangs on the first.
  let first = i
  for (let steps = 0; tree.relation(first) === 'conj' && steps < 10; steps++) first = tree.head(first)
  const found = verb < 0 ? 'open' : directionOfPredicate(tree, verb, tree.head(first) === verb)
  // "stayed until Friday" is over, "will stay until Friday" is not.
  if (AHEAD_BEFORE.test(before))
    return found === 'past' && /\b(until|till|by)(\s+the)?\s*$/i.test(before) ? 'open' : 'future'
  return found === 'open' && PAST_BEFORE.test(before) ? 'past' : found
}

const isPredicate = (tree: Tree, i: number): boolean =>
  (tree.upos(i) === 'VERB' && tree.relation(i) !== 'amod') ||
  tree.childBy(i, 'cop') !== undefined ||
  tree.relation(i) === 'root'

function nearestPredicate(tree: Tree, i: number): number {
  for (let k = i, steps = 0; k >= 0 && steps < 60; k = tree.head(k), steps++) if (isPredicate(tree, k)) return k
  return -1
}

/** `direct`: the date is the verb's own, not one within its object. */
function directionOfPredicate(tree: Tree, verb: number, direct: boolean, depth = 0): Direction {
  const lemma = tree.lemma(verb).toLowerCase()
  const feats = tree.feats(verb)
  const helpers = tree.childrenBy(verb, 'aux', 'aux:pass', 'cop').map((k) => tree.lower(k))
  const outer = (): Direction => {
    const clause = tree.head(verb) >= 0 && depth < 5 ? nearestPredicate(tree, tree.head(verb)) : -1
    return clause < 0 ? 'open' : directionOfPredicate(tree, clause, direct, depth + 1)
  }
  const auxiliary = helpers.find((form) => AHEAD_AUXILIARIES.has(form))
  if (auxiliary) {
    const denied = tree.childrenBy(verb, 'advmod').some((k) => /^(not|n't|n’t|never)$/.test(tree.lower(k)))
    if (denied && (auxiliary === 'could' || (auxiliary === 'would' && DECLINED.has(lemma)))) return 'past'
    // "may have fled on Friday" looks back.
    return helpers.includes('have') && auxiliary !== 'will' ? 'past' : 'future'
  }
  const was = helpers.some((form) => /^(was|were|had)$/.test(form))
  if (AHEAD_WORDS.has(lemma) && !/VerbForm=Ger/.test(feats)) {
    // "was scheduled for Friday": it may have come and gone.
    if (was) return 'open'
    if (/VerbForm=Part/.test(feats) || helpers.length > 0 || /Tense=Pres/.test(feats)) return 'future'
  }
  // In "is due to testify" the parser may keep "due to" together.
  const isInfinitive =
    tree.childrenBy(verb, 'mark', 'aux').some((k) => tree.lower(k) === 'to') ||
    (/VerbForm=Inf/.test(feats) && helpers.every((form) => /^(?:is|are|was|were)$/.test(form)))
  if (isInfinitive) {
    // "was to have been signed on Sunday"
    if (helpers.includes('have')) return 'past'
    const governor = tree.head(verb)
    if (governor < 0) return 'future'
    const above = tree.lemma(governor).toLowerCase()
    if (AHEAD_NOUNS.has(above) || AHEAD_WORDS.has(above)) return 'future'
    if (AHEAD_VERBS.has(above) && tree.relation(verb) !== 'advcl') return 'future'
    const clause = outer()
    return clause === 'open' ? 'future' : clause
  }
  if (helpers.some((form) => /^(was|were|had|did|has|have|been|'ve|'d|’ve)$/.test(form))) return 'past'
  const progressive = /ing$/.test(tree.lower(verb)) && /VerbForm=(Ger|Part)/.test(feats)
  // "is visiting Moscow on Friday"; "are looking into Friday's flood"
  if (progressive && helpers.some((form) => /^(is|are|am|'s|'re|’s|’re)$/.test(form))) return direct ? 'future' : 'open'
  // "the men arrested on Friday will appear in court"; "denied in August", tagged as a participle
  const isParticiple = /VerbForm=Part/.test(feats) && !progressive
  if (isParticiple && !/^(conj|xcomp)/.test(tree.relation(verb))) return 'past'
  if (/Tense=Past/.test(feats) && !/VerbForm=Part/.test(feats)) return 'past'
  if (direct && helpers.length === 0 && /Tense=Pres/.test(feats) && SCHEDULED.has(lemma)) return 'future'
  const finite = /VerbForm=Fin/.test(feats) || helpers.length > 0
  if (finite || tree.relation(verb) === 'root') return 'open'
  return outer()
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
