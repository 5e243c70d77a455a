import type { Status } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { isToBeDone, markOf } from './clause.js'
import type { Standing } from './standing.js'
import type { VerbForm } from './verb-form.js'

/** What the verb's own words say. */
export function ownStanding(args: Arguments, verb: number, form: VerbForm): Standing {
  const { tree, grammar } = args
  const cues = [...form.cues]
  const isHypothesis = isUnderCondition(args, verb)
  let status: Status = 'occurred'
  let refused = false

  if (isForestalled(args, verb, form)) status = 'denied'
  else if (isHypothesis) status = 'conditional'
  else if (isQuestion(args, verb)) status = 'conditional'
  else if (form.modal === 'future') status = hasCondition(args, verb) ? 'conditional' : 'planned'
  // "said it would withdraw" looks ahead from the past; "would have signed" did not happen.
  else if (form.modal === 'hypothetical' && !form.perfect && isHabit(args, verb)) status = 'occurred'
  else if (form.modal === 'hypothetical')
    status = form.perfect ? 'denied' : hasCondition(args, verb) || !isReported(args, verb) ? 'conditional' : 'planned'
  else if (form.modal === 'conditional' || form.modal === 'duty') status = 'conditional'
  else if ((form.progressive && !form.past) || isOfLate(args, verb, form)) status = 'ongoing'
  else if (isUnderWay(args, verb, form)) status = 'ongoing'
  else if (tree.upos(verb) === 'ADJ' && form.finite && !form.past && tree.relation(verb) !== 'ccomp') status = 'ongoing'
  else if (
    form.infinitive &&
    (tree.relation(verb) === 'root' || tree.relation(verb) === 'parataxis') &&
    tree.childBy(verb, 'nsubj', 'csubj') !== undefined
  )
    status = 'planned' // "Putin to visit China"
  else if (isToBeDone(tree, verb) && !form.past) status = 'planned'
  else if (isImperative(args, verb)) status = 'conditional'
  else if (isDue(args, verb)) status = 'planned'

  // "reaching an agreement dependent on guarantees"
  const isDependent = (noun: number) =>
    tree
      .childrenBy(noun, 'amod')
      .some((c) => c > noun && grammar.effectOf(tree.lower(c), 'a', 'amod') === 'conditional')
  if (status === 'occurred' && tree.childrenBy(verb, 'obj').some(isDependent)) status = 'conditional'

  for (const c of tree.childrenBy(verb, 'advmod', 'amod')) {
    const effect =
      grammar.effectOf(tree.lower(c), 'r', 'advmod') ??
      (tree.upos(verb) === 'VERB' ? undefined : grammar.effectOf(tree.lower(c), 'a', 'amod'))
    if (!effect || grammar.is('negation', tree.lower(c)) || grammar.is('probable', tree.lower(c))) continue
    // "likely to visit" and the like are governors; here the word only stands beside.
    if ((effect === 'possible' || effect === 'denied') && status === 'occurred') {
      status = effect === 'possible' ? 'conditional' : 'denied'
      cues.push(c)
    } else if (effect === 'ongoing' && status === 'occurred' && !form.past) status = 'ongoing'
    else if (effect === 'planned' && status === 'conditional') status = 'planned'
  }

  if (form.negated) {
    refused =
      (form.modal === 'future' || form.modal === 'hypothetical' || form.modal === 'conditional') && !form.perfect
    // "if they do not withdraw": supposed, and not denied.
    status = isHypothesis ? 'conditional' : 'denied'
  }
  const vowed = status === 'conditional' && form.modal !== null && form.modal !== 'duty' && hasCondition(args, verb)
  return {
    status,
    vowed,
    purpose: false,
    duty: form.modal === 'duty',
    pluperfect: form.perfect && form.past && form.modal === null && !isReported(args, verb),
    refused,
    cues,
  }
}

/** "were caught before they could attack", "before they were able to": it did not come to that. */
function isForestalled(args: Arguments, verb: number, form: VerbForm): boolean {
  const { tree, grammar } = args
  const { lemma } = tree
  const isBefore = (i: number) => tree.relation(i) === 'advcl' && grammar.is('before', markOf(tree, i))
  if (isBefore(verb))
    return form.modal === 'conditional' && tree.childrenBy(verb, 'aux').some((c) => tree.lower(c) === 'could')
  const head = tree.head(verb)
  return tree.relation(verb) === 'xcomp' && head >= 0 && lemma(head) === 'able' && isBefore(head)
}

/** "would often visit": did so again and again. */
const isHabit = ({ tree, grammar }: Arguments, verb: number): boolean =>
  tree.childrenBy(verb, 'advmod').some((c) => grammar.is('habit', tree.lower(c)))

/** "is on a visit", "are under discussion": a noun with "on" or "under" that somebody is in the midst of. */
const isUnderWay = ({ tree }: Arguments, noun: number, form: VerbForm): boolean =>
  tree.upos(noun) === 'NOUN' &&
  form.finite &&
  !form.past &&
  !form.perfect &&
  form.modal === null &&
  tree.childrenBy(noun, 'case').some((c) => /^(on|under|in)$/.test(tree.lower(c)))

/** "has expanded its ties in recent years", "has long backed"; "Laos in recent years has expanded", which the parser hangs on Laos. */
const isOfLate = ({ tree }: Arguments, verb: number, form: VerbForm): boolean =>
  form.perfect &&
  !form.past &&
  form.modal === null &&
  (tree.childrenBy(verb, 'advmod').some((c) => tree.lower(c) === 'long') ||
    [verb, ...tree.childrenBy(verb, 'nsubj')].some((head) =>
      tree
        .childrenBy(head, 'obl', 'nmod')
        .some(
          (c) =>
            /^(year|month|decade|week)$/.test(tree.lemma(c)) &&
            tree.childrenBy(c, 'amod').some((k) => tree.lower(k) === 'recent'),
        ),
    ))

/** "if they sign", "that unless they sign": any of the words that open the clause may make a condition of it. */
const isUnderCondition = (args: Arguments, verb: number): boolean =>
  isInvertedCondition(args, verb) ||
  opensWithCondition(args, verb) ||
  opensWithCondition(args, firstConjunct(args, verb))

/** "Had Fiji attacked, Tonga would have stepped in", "should they attack": the auxiliary before the subject says "if". */
function isInvertedCondition({ tree }: Arguments, verb: number): boolean {
  const subject = tree.childBy(verb, 'nsubj')
  if (subject === undefined) return false
  const { from } = tree.sentenceRange(tree.sentence(verb))
  const opens = (auxiliary: number) => auxiliary === from || tree.relation(verb) === 'advcl'
  return tree.childrenBy(verb, 'aux').some((c) => c < subject && opens(c) && /^(had|should|were)$/.test(tree.lower(c)))
}

/** "even if she was jeered and booed": what opens the first of two opens both, unless the second has a subject of its own. */
function firstConjunct({ tree }: Arguments, verb: number): number {
  let first = verb
  while (tree.relation(first) === 'conj' && tree.childBy(first, 'nsubj') === undefined && tree.head(first) >= 0)
    first = tree.head(first)
  return first
}

const opensWithCondition = ({ tree, grammar }: Arguments, verb: number): boolean =>
  tree.childrenBy(verb, 'mark').some((c) => {
    const fixed = tree.childrenBy(c, 'fixed').map((f) => tree.lower(f))
    const word = [tree.lower(c), ...fixed].join('_')
    return word === 'whether' || word === 'in_case' || grammar.effectOf(word, 's', 'mark') === 'conditional'
  })

/** "are due to hold talks", where the parser takes "due to" for a preposition. */
const isDue = ({ tree, grammar }: Arguments, verb: number): boolean =>
  tree.childrenBy(verb, 'mark').some((c) => grammar.effectOf(tree.lower(c), 's', 'mark') === 'planned')

/** Does an if-clause hang on the verb? */
function hasCondition({ tree, grammar }: Arguments, verb: number): boolean {
  return tree.childrenBy(verb, 'advcl').some((c) => {
    const mark = markOf(tree, c)
    return mark === 'if' || mark === 'unless' || grammar.is('condition', mark)
  })
}

const isReported = ({ tree }: Arguments, verb: number): boolean => {
  for (let i = verb, steps = 0; i >= 0 && steps < 5; i = tree.head(i), steps++) {
    const relation = tree.relation(i)
    if (relation === 'ccomp') return true
    if (tree.childBy(i, 'parataxis') !== undefined) return true
    if (relation !== 'conj' && relation !== 'xcomp' && relation !== 'acl') return false
  }
  return false
}

/** "Is Fiji building a base?" asks whether; "Why did they leave?" takes it that they did. */
function isQuestion({ tree }: Arguments, verb: number): boolean {
  const { from, to } = tree.sentenceRange(tree.sentence(verb))
  let mark = to - 1
  while (mark > from && /^["”’')\]]$/.test(tree.form(mark))) mark--
  if (tree.form(mark) !== '?') return false
  if (/^(is|are|was|were|will|would|does|do|did|can|could|should|has|have|had|may|might)$/.test(tree.lower(from)))
    return true
  for (let i = verb, steps = 0; i >= 0 && steps < 8; i = tree.head(i), steps++) {
    const relation = tree.relation(i)
    if (relation === 'advcl' || relation === 'acl' || relation === 'ccomp') return false
  }
  for (let i = from; i < Math.min(from + 3, to); i++)
    if (/^(why|how|when|where|who|what|which|whose)$/.test(tree.lower(i))) return false
  return true
}

/** "Withdraw your troops": asked for, not done. */
const isImperative = ({ tree }: Arguments, verb: number): boolean =>
  tree.feats(verb).includes('Mood=Imp') && tree.childBy(verb, 'nsubj') === undefined
