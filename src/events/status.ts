import type { Status } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isInfinitive, isPassive, markOf, prepositionOf } from './clause.js'
import type { Effect } from './grammar-words.js'
import { type VerbForm, verbFormOf } from './verb-form.js'

/** Whether a thing that the text speaks of happened, and how the text says so. */
export interface Standing {
  readonly status: Status
  /** Told as what went before: "had visited". */
  readonly pluperfect: boolean
  /** Its own actor will not do it: "will not meet", "is unwilling to withdraw". */
  readonly refused: boolean
  /** Only what something else is done for: "sent troops to crush the revolt". */
  readonly purpose: boolean
  /** Said to be owed by somebody, not done or promised by them: "must withdraw", "need to talk". */
  readonly duty: boolean
  /** Announced on a condition: "will attack if", "would retaliate unless". */
  readonly vowed: boolean
  /** The words that decided. */
  readonly cues: readonly number[]
}

const HAPPENED: Standing = {
  status: 'occurred',
  pluperfect: false,
  refused: false,
  vowed: false,
  purpose: false,
  duty: false,
  cues: [],
}
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
      const first = tree.head(verb)
      if (tree.upos(first) !== 'VERB' || tree.head(first) < 0) return own
      return governed(args, first, tree.relation(first), own, form, steps)
    }
    case 'acl':
      if (tree.deprel(verb) === 'acl:relcl') return own
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

/** What the verb's own words say. */
function ownStanding(args: Arguments, verb: number, form: VerbForm): Standing {
  const { tree, grammar } = args
  const cues = [...form.cues]
  const mark = markOf(tree, verb)
  let status: Status = 'occurred'
  let refused = false

  if (mark && grammar.effectOf(mark, 's', 'mark') === 'conditional' && !reported(args, verb, mark))
    status = 'conditional'
  else if (isQuestion(args, verb)) status = 'conditional'
  else if (form.modal === 'future') status = hasCondition(args, verb) ? 'conditional' : 'planned'
  // "said it would withdraw" looks ahead from the past; "would have signed" did not happen.
  else if (form.modal === 'hypothetical')
    status = form.perfect ? 'denied' : hasCondition(args, verb) || !isReported(args, verb) ? 'conditional' : 'planned'
  else if (form.modal === 'conditional' || form.modal === 'duty') status = 'conditional'
  else if (form.progressive && !form.past) status = 'ongoing'
  else if (tree.upos(verb) === 'ADJ' && form.finite && !form.past && tree.relation(verb) !== 'ccomp') status = 'ongoing'
  else if (
    form.infinitive &&
    (tree.relation(verb) === 'root' || tree.relation(verb) === 'parataxis') &&
    tree.childBy(verb, 'nsubj', 'csubj') !== undefined
  )
    status = 'planned' // "Putin to visit China"
  else if (isImperative(args, verb)) status = 'conditional'

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
    status = 'denied'
  }
  const vowed =
    status === 'conditional' && (form.modal === 'future' || form.modal === 'hypothetical') && hasCondition(args, verb)
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

/** "asked whether it signed" asks, and does not depend. */
const reported = ({ tree }: Arguments, verb: number, mark: string): boolean =>
  mark === 'until' && tree.relation(verb) === 'advcl'

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

/** What the governor makes of a clause. */
function governed(
  args: Arguments,
  verb: number,
  relation: string,
  own: Standing,
  form: VerbForm,
  steps: number,
): Standing {
  const { tree, grammar } = args
  const governor = tree.head(verb)
  const nonFinite = !form.finite || form.infinitive
  const looked = lookUp(args, governor, relation, verb)
  let effect = looked
  if (!effect) {
    if (relation === 'xcomp')
      effect = tree.upos(verb) === 'VERB' ? (form.infinitive ? 'planned' : 'occurred') : 'occurred'
    else if (
      relation === 'acl' &&
      form.infinitive &&
      !grammar.is('content-noun', tree.lemma(governor)) &&
      !isSingledOut(args, governor)
    )
      return under(args, governor, 'planned', { ...own, purpose: true }, { steps, bound: true, factive: false })
    else if (relation === 'acl') effect = form.infinitive && !isSingledOut(args, governor) ? 'planned' : 'claimed'
    else if (relation === 'advcl') return adverbial(args, verb, own, form, steps)
    else if (relation === 'ccomp') effect = nonFinite && form.infinitive ? 'planned' : 'claimed'
    else if (relation === 'csubj') effect = form.infinitive ? 'planned' : 'claimed'
    else return own
  }
  // "hopes that the army got it" wishes for what may already have been.
  if (effect === 'planned' && relation === 'ccomp' && form.past && form.modal === null && own.status === 'occurred')
    effect = 'possible'
  return under(args, governor, effect, own, {
    steps,
    bound: nonFinite,
    factive: relation === 'ccomp' || relation === 'csubj',
    willed: looked !== undefined,
  })
}

/** "the first state to recognise it", "the only leader to visit": they did. */
const isSingledOut = ({ tree }: Arguments, noun: number): boolean =>
  /^(first|second|third|last|only|latest)$/.test(tree.lower(noun)) ||
  tree
    .childrenBy(noun, 'amod', 'nummod')
    .some((c) => /^(first|second|third|last|only|latest|\w+est)$/.test(tree.lower(c)))

/** Reads what the lexicon says of a governor and a role, its particle included. */
function lookUp(args: Arguments, governor: number, relation: string, dependent: number): Effect | undefined {
  const { tree, grammar } = args
  const upos = tree.upos(governor)
  const pos = upos === 'ADJ' ? 'a' : upos === 'NOUN' || upos === 'PROPN' ? 'n' : 'v'
  const lemma = tree.lemma(governor)
  const particle = pos === 'v' ? tree.childBy(governor, 'compound:prt') : undefined
  const object = pos === 'v' ? tree.childBy(governor, 'obj') : undefined
  const lemmas = [
    ...(particle === undefined ? [] : [`${lemma}+${tree.lower(particle)}`]),
    ...(object === undefined ? [] : [`${lemma}+${tree.lemma(object)}`]),
    lemma,
  ]
  const roles = [relation]
  if (relation === 'xcomp') {
    if (isPassive(tree, governor)) roles.unshift('xcomp:pass', 'xcomp:obj')
    else if (tree.childBy(governor, 'obj') !== undefined) roles.unshift('xcomp:obj')
    if (pos === 'n') roles.push('acl')
  } else if (relation === 'acl') roles.push('xcomp')
  else if (relation === 'advcl') {
    const mark = markOf(tree, dependent)
    // Adjectives and "call on X to" often carry their infinitive as an adverbial clause.
    roles.splice(
      0,
      1,
      `advcl:${mark}`,
      ...(mark === 'to' && pos !== 'v' ? ['xcomp', 'acl'] : []),
      ...(mark === 'to' || mark ? [] : ['advcl']),
    )
  } else if (relation === 'ccomp' && isInfinitive(tree, dependent)) roles.push('xcomp')
  for (const l of lemmas)
    for (const role of roles) {
      const effect = grammar.effectOf(l, pos, role)
      if (effect) return effect
    }
  // "is to visit", "is about to sign", "is going to meet".
  if (relation === 'xcomp' && (lemma === 'be' || (lemma === 'go' && tree.lower(governor) === 'going'))) return 'planned'
  return undefined
}

/** Clauses of purpose, means, time and the like. */
function adverbial(args: Arguments, verb: number, own: Standing, form: VerbForm, steps: number): Standing {
  const { tree, grammar } = args
  const governor = tree.head(verb)
  const mark = markOf(tree, verb)
  if (own.status === 'conditional' || own.status === 'denied') return own
  if (form.infinitive && (mark === 'to' || mark === 'in_order' || mark === 'so_as')) {
    const upos = tree.upos(governor)
    const aimed = { ...own, purpose: true }
    return upos === 'VERB' || upos === 'ADJ'
      ? under(args, governor, 'planned', aimed, { steps, bound: true, factive: false })
      : { ...aimed, status: 'planned' }
  }
  if (form.finite) return own
  if (grammar.is('without', mark)) return { ...own, status: 'denied' }
  // "a visit aimed at strengthening ties"
  if (mark === 'at' || mark === 'toward' || mark === 'towards')
    return under(args, governor, 'planned', { ...own, purpose: true }, { steps, bound: true, factive: false })
  if (mark === 'after' || mark === 'since' || mark === 'for' || mark === 'of') return own
  // "retaliated by striking", "met Putin, signing two deals": as sure as the main clause.
  return under(args, governor, 'occurred', own, { steps, bound: true, factive: false })
}

interface Binding {
  readonly steps: number
  /** The clause has no tense of its own. */
  readonly bound: boolean
  /** The lexicon's "occurred" holds also when the governor is denied. */
  readonly factive: boolean
  /** The lexicon knows the governor: a word of will or plan, not any infinitive. */
  readonly willed?: boolean
}

/** Puts a standing under a governor with an effect. */
function under(
  args: Arguments,
  governor: number,
  effect: Effect,
  own: Standing,
  { steps, bound, factive, willed = false }: Binding,
): Standing {
  if (own.status === 'denied' && effect !== 'denied') return own
  const outer = () => standingOf(args, governor, steps - 1)
  const cues = [...own.cues, governor]
  switch (effect) {
    case 'claimed': {
      // "is said to have met": a claim, told as it is told; "did not say that they met": open.
      const o = outer()
      if (own.status !== 'occurred' && own.status !== 'ongoing') return own
      if (o.status === 'denied') return { ...own, status: 'conditional', cues: [...cues, ...o.cues] }
      return bound && o.status === 'conditional' ? { ...own, status: 'conditional', cues: [...cues, ...o.cues] } : own
    }
    case 'occurred':
    case 'begins':
    case 'ended': {
      const o = outer()
      if (factive) {
        // Feeling and remembering presuppose; "did not confirm that they met" leaves it open.
        const presupposes =
          args.tree.upos(governor) !== 'VERB' ||
          isPassive(args.tree, governor) ||
          args.grammar.is('factive', args.tree.lemma(governor))
        return o.status === 'denied' && !presupposes && own.status === 'occurred'
          ? { ...own, status: 'conditional', cues: [...cues, ...o.cues] }
          : own
      }
      if (o.status === 'occurred') return own
      return { ...o, pluperfect: own.pluperfect || o.pluperfect, cues: [...own.cues, ...o.cues] }
    }
    case 'ongoing': {
      const o = outer()
      if (o.status === 'occurred' || o.status === 'ongoing')
        return { ...own, status: o.pluperfect ? 'occurred' : 'ongoing', cues }
      return { ...o, cues }
    }
    case 'denied': {
      const o = outer()
      // "did not fail to sign" signed.
      if (o.status === 'denied' || own.status === 'denied') return { ...own, status: 'occurred', refused: false, cues }
      return { ...own, status: 'denied', cues }
    }
    case 'planned': {
      const o = outer()
      // "does not plan to meet" refuses; "has no strength to resist" does not.
      if (o.status === 'denied') return { ...own, status: 'denied', refused: willed, cues: [...cues, ...o.cues] }
      if (o.status === 'cancelled') return { ...o, cues }
      return {
        ...own,
        // "discussed a possible test" plans none.
        status: o.status === 'conditional' || own.status === 'conditional' ? 'conditional' : 'planned',
        pluperfect: o.pluperfect,
        duty: own.duty || o.duty || args.grammar.is('duty-governor', args.tree.lemma(governor)),
        cues,
      }
    }
    case 'possible':
    case 'conditional': {
      const o = outer()
      if (o.status === 'denied') return { ...own, status: 'denied', cues: [...cues, ...o.cues] }
      return { ...own, status: 'conditional', cues }
    }
    case 'cancelled': {
      const o = outer()
      return o.status === 'denied' ? own : { ...own, status: 'cancelled', cues }
    }
  }
}

const NO_NOUN_EFFECT: Standing = HAPPENED

/** "a planned visit", "no talks", "cancelled its invasion", "the possibility of war", "after talks". */
function standingOfNoun(args: Arguments, noun: number, steps: number): Standing {
  const { tree, grammar } = args
  let own = NO_NOUN_EFFECT
  for (const c of tree.children(noun)) {
    const relation = tree.relation(c)
    if (relation === 'det' && grammar.is('negative-determiner', tree.lower(c)))
      own = { ...own, status: 'denied', cues: [c] }
    else if (relation === 'amod' || relation === 'compound' || relation === 'advmod') {
      const effect =
        grammar.effectOf(tree.lower(c), 'a', 'amod') ??
        (tree.upos(c) === 'VERB' ? grammar.effectOf(tree.lemma(c), 'a', 'amod') : undefined)
      const status = effect && NOUN_STATUS[effect]
      if (status) own = { ...own, status, cues: [c] }
    }
  }
  if (own.status === 'occurred' && grammar.is('durative', tree.lemma(noun)) && lightVerbOf(args, noun) === undefined) {
    const preposition = prepositionOf(tree, noun)
    if (preposition !== 'after' && preposition !== 'following' && preposition !== 'since')
      own = { ...own, status: 'ongoing' }
  }
  if (own.status === 'denied' || own.status === 'cancelled' || steps <= 0) return own

  let top = noun
  if (tree.relation(top) === 'conj' && tree.head(top) >= 0 && tree.upos(tree.head(top)) === 'NOUN') top = tree.head(top)
  while (tree.relation(top) === 'nmod' && tree.head(top) >= 0 && grammar.is('transparent', tree.lemma(tree.head(top))))
    top = tree.head(top)

  const light = lightVerbOf(args, top)
  if (light !== undefined) {
    const carried = standingOf(args, light, steps - 1)
    const effect = lightEffect(args, light, top)
    if (own.status !== 'occurred' && carried.status === 'occurred') return own
    if (effect === null || effect === 'occurred' || effect === 'begins' || effect === 'ended')
      return { ...carried, cues: [...own.cues, ...carried.cues] }
    return under(args, light, effect, own, { steps, bound: true, factive: false })
  }

  const governor = tree.head(top)
  if (governor < 0) return own
  const role = roleUnder(args, top, governor)
  const preposition = prepositionOf(tree, top)
  // "As for a visit to Laos, this seems unlikely": said of the visit by a pronoun.
  const topic = /^(as_for|as_to|regarding|concerning|as)$/.test(preposition) && tree.upos(governor) !== 'NOUN'
  if (topic && args.fillers(governor, 'subj').some((f) => /^(this|it|that)$/.test(tree.lower(f)))) {
    const verdict = judged(args, governor, 'subj')
    if (verdict) return under(args, governor, verdict, own, { steps, bound: true, factive: true })
  }
  const effect = role === undefined ? undefined : (lookUp(args, governor, role, top) ?? judged(args, governor, role))
  if (effect && effect !== 'claimed') {
    const g = under(args, governor, effect, own, { steps, bound: true, factive: true })
    return g
  }
  if (preposition && (role?.startsWith('obl') || role?.startsWith('nmod'))) {
    const first = preposition.split('_')[0]!
    const by = grammar.effectOf(first, 'p', 'case')
    if (by === 'planned' || by === 'denied') {
      // "before talks in Geneva he met" tells of both as past when the report does.
      return {
        ...own,
        status: by === 'planned' ? (own.status === 'occurred' ? 'planned' : own.status) : 'denied',
        cues: own.cues,
      }
    }
  }
  return own
}

const NOUN_STATUS: Partial<Record<Effect, Status>> = {
  planned: 'planned',
  possible: 'conditional',
  conditional: 'conditional',
  denied: 'denied',
  cancelled: 'cancelled',
  ongoing: 'ongoing',
}

/** What a light verb does to its noun: "called off" cancels it. */
export function lightEffect({ tree, grammar }: Arguments, verb: number, noun: number): Effect | null {
  const particle = tree.childBy(verb, 'compound:prt')
  const lemma = tree.lemma(verb)
  return (
    (particle === undefined ? undefined : grammar.lightVerb(lemma, tree.lower(particle))) ??
    grammar.lightVerb(lemma) ??
    grammar.lightVerb(lemma, prepositionOf(tree, noun)) ?? { effect: null }
  ).effect
}

/** "a visit is unlikely", "the deal seems impossible": what is said of it decides. */
function judged({ tree, grammar }: Arguments, governor: number, role: string): Effect | undefined {
  if (role !== 'subj') return undefined
  const predicate = tree.upos(governor) === 'VERB' ? tree.childBy(governor, 'xcomp') : governor
  if (predicate === undefined || tree.upos(predicate) !== 'ADJ') return undefined
  const effect = grammar.effectOf(tree.lemma(predicate), 'a', 'csubj')
  return effect === 'possible' || effect === 'denied' ? effect : undefined
}

/** The canonical role of a noun under its governor, as the lexicon names it. */
function roleUnder({ tree }: Arguments, noun: number, governor: number): string | undefined {
  const deprel = tree.deprel(noun)
  switch (tree.relation(noun)) {
    case 'obj':
      return 'obj'
    case 'nsubj':
      return deprel === 'nsubj:pass' ? 'obj' : 'subj'
    case 'obl':
      return `obl:${prepositionOf(tree, noun)}`
    case 'nmod': {
      const preposition = prepositionOf(tree, noun)
      return deprel === 'nmod:poss' ? 'poss' : `nmod:${preposition}`
    }
    case 'compound':
      return tree.upos(governor) === 'NOUN' ? 'nmod:of' : undefined
  }
  return undefined
}
