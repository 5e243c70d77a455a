import type { Arguments } from './arguments.js'
import { isInfinitive, isPassive, isToBeDone, markOf, prepositionOf } from './clause.js'
import type { Effect } from './grammar-words.js'
import type { Standing } from './standing.js'
import { standingOf } from './status.js'
import { type VerbForm, verbFormOf } from './verb-form.js'

/** What the governor makes of a clause. */
export function governed(
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
  // "had no choice but to resign": resigned, though "no" stands there.
  if (form.infinitive && tree.childrenBy(verb, 'mark', 'cc').some((c) => tree.lower(c) === 'but'))
    return { ...own, status: isToldAsPast(args, governor) ? 'occurred' : 'planned' }
  const looked = lookUp(args, governor, relation, verb)
  let effect = looked
  // "was able to flee" fled; "is able to flee" may.
  if (effect === 'possible' && tree.lemma(governor) === 'able' && isToldAsPast(args, governor)) effect = 'occurred'
  // "the visit allowed us to stress it" let it happen; a minister who allows a march only permits it.
  if (effect === 'possible' && isMadePossible(args, governor)) effect = 'occurred'
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
    else if (relation === 'csubj') effect = form.infinitive || isAheadOf(args, governor, steps) ? 'planned' : 'claimed'
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

const isMadePossible = (args: Arguments, governor: number): boolean =>
  args.grammar.is('enabling', args.tree.lemma(governor)) &&
  isToldAsPast(args, governor) &&
  args.fillers(governor, 'subj').some((f) => args.grammar.is('occasion', args.tree.lemma(f)))

function isToldAsPast(args: Arguments, predicate: number): boolean {
  const top = args.tree.upos(predicate) === 'NOUN' ? args.tree.head(predicate) : predicate
  const { past, perfect, modal } = verbFormOf(args, top)
  return modal === null && (past || perfect)
}

/** "holding the summit there would help": what would or will follow from it is still to come, and so is it. */
function isAheadOf(args: Arguments, governor: number, steps: number): boolean {
  const { status } = standingOf(args, governor, steps - 1)
  return status === 'planned' || status === 'conditional'
}

const FIRST = /^(first|second|third|last|only|latest)$/

/** "the first state to recognise it", "the only high-level delegation to visit": they did. */
function isSingledOut({ tree }: Arguments, noun: number): boolean {
  if (tree.childrenBy(noun, 'amod', 'nummod').some((c) => /^\w+est$/.test(tree.lower(c)))) return true
  for (let i = tree.subtree(noun).from; i <= noun; i++)
    if (FIRST.test(tree.lower(i)) && tree.isUnder(i, noun)) return true
  return false
}

/** Reads what the lexicon says of a governor and a role, its particle included. */
export function lookUp(args: Arguments, governor: number, relation: string, dependent: number): Effect | undefined {
  const { tree, grammar } = args
  const upos = tree.upos(governor)
  const pos = upos === 'ADJ' ? 'a' : upos === 'NOUN' || upos === 'PROPN' ? 'n' : upos === 'ADV' ? 'r' : 'v'
  const lemma = tree.lemma(governor)
  const particle = pos === 'v' ? tree.childBy(governor, 'compound:prt') : undefined
  const object = pos === 'v' ? tree.childBy(governor, 'obj') : undefined
  // "went on to seize", "have yet to meet": an adverb right behind the verb makes one word with it.
  const adverb = pos === 'v' ? tree.childrenBy(governor, 'advmod').find((c) => c === governor + 1) : undefined
  // "are in progress", "is on hold", "on the point of leaving": a noun and its preposition make one word.
  const preposition = pos === 'n' ? prepositionOf(tree, governor).replaceAll('_', '+') : ''
  const lemmas = [
    ...(preposition === '' ? [] : [`${preposition}+${lemma}`]),
    ...(adverb === undefined ? [] : [`${lemma}+${tree.lower(adverb)}`]),
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
      ...(mark === '' || (mark === 'to' && pos === 'v') ? ['advcl'] : []),
    )
  } else if (relation === 'ccomp' && isInfinitive(tree, dependent) && !isToBeDone(tree, dependent)) roles.push('xcomp')
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
  // "will not resign, despite promising to": what goes before or stands against it is told for itself.
  if (/^(?:after|since|for|of|despite|besides|in_addition_to)$/.test(mark)) return own
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

/** "reports that they met were false", "called reports that they met fabricated" */
function isCalledFalse({ tree, grammar }: Arguments, noun: number): boolean {
  const relation = tree.relation(noun)
  if (tree.upos(noun) !== 'NOUN' || (relation !== 'nsubj' && relation !== 'obj')) return false
  const verdict = relation === 'nsubj' ? tree.head(noun) : tree.childBy(tree.head(noun), 'xcomp')
  return verdict !== undefined && grammar.effectOf(tree.lower(verdict), 'a', 'csubj') === 'denied'
}

/** Puts a standing under a governor with an effect. */
export function under(
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
      // "dismissed reports that they met", "no evidence that they met".
      const status = args.tree.upos(governor) === 'NOUN' ? 'denied' : 'conditional'
      if (o.status === 'denied' || isCalledFalse(args, governor)) return { ...own, status, cues: [...cues, ...o.cues] }
      return bound && o.status === 'conditional' ? { ...own, status: 'conditional', cues: [...cues, ...o.cues] } : own
    }
    case 'ended': {
      // "urged them to stop attacking", "refused to end the war": what is still to be stopped goes on.
      const o = outer()
      const goesOn = o.status !== 'occurred' && o.status !== 'ongoing' && own.status === 'occurred'
      return goesOn ? { ...own, status: 'ongoing', cues: [...cues, ...o.cues] } : own
    }
    case 'occurred':
    case 'begins': {
      const o = outer()
      if (factive) {
        // "it is not true that they met"
        if (o.status === 'denied' && args.grammar.is('truth', args.tree.lemma(governor)))
          return { ...own, status: 'denied', cues: [...cues, ...o.cues] }
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
      // "did not fail to sign" signed; "will not hesitate to sign" will.
      if (o.status === 'denied' || own.status === 'denied') {
        const { modal } = verbFormOf(args, governor)
        const isAhead = modal === 'future' || modal === 'hypothetical'
        return { ...own, status: isAhead ? 'planned' : 'occurred', refused: false, cues }
      }
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
