import type { Status } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { isInverted, lightVerbOf } from './arguments-of-noun.js'
import { markOf, prepositionOf } from './clause.js'
import { lookUp, under } from './governed-status.js'
import type { Effect } from './grammar-words.js'
import { HAPPENED, type Standing } from './standing.js'
import { standingOf } from './status.js'
import { verbFormOf } from './verb-form.js'

/** "a planned visit", "no talks", "cancelled its invasion", "the possibility of war", "after talks". */
export function standingOfNoun(args: Arguments, noun: number, steps: number): Standing {
  const { tree, grammar } = args
  let own = HAPPENED
  for (const c of tree.children(noun)) {
    const relation = tree.relation(c)
    if (relation === 'det' && grammar.is('negative-determiner', tree.lower(c)))
      own = { ...own, status: 'denied', cues: [c] }
    else if (relation === 'amod' || relation === 'compound' || relation === 'advmod') {
      const effect =
        grammar.effectOf(tree.lower(c), 'a', 'amod') ??
        (tree.upos(c) === 'VERB' ? grammar.effectOf(tree.lemma(c), 'a', 'amod') : undefined)
      const status = grammar.is('maybe', tree.lower(c)) ? 'conditional' : effect && NOUN_STATUS[effect]
      if (status) own = { ...own, status, cues: [c] }
    }
  }
  if (own.status === 'occurred' && grammar.is('durative', tree.lemma(noun)) && lightVerbOf(args, noun) === undefined) {
    const preposition = prepositionOf(tree, noun)
    // "the war of independence left thousands dead": what did something once is over.
    const isHistory =
      /^(after|following|since|before|during)$/.test(preposition) ||
      args.fillers(noun, 'nmod:of').some((f) => /^(independence|liberation|secession)$/.test(tree.lemma(f))) ||
      tree.upos(noun) === 'PROPN' ||
      isThankedFor(args, noun, preposition)
    if (!isHistory) own = { ...own, status: 'ongoing' }
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
    // "scrapped its planned exercise": what became of it goes before what it was.
    const isOff = effect === 'cancelled' || effect === 'denied'
    if (own.status !== 'occurred' && carried.status === 'occurred' && !isOff) return own
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
    // "the withdrawal will begin in June": whether it begins decides whether it happens.
    const isItsCourse = role === 'subj' && (effect === 'begins' || effect === 'occurred' || effect === 'ongoing')
    // "the planned rally went ahead": what became of it goes before what it was.
    const carried =
      isItsCourse && effect === 'occurred' && own.status === 'planned' ? { ...own, status: HAPPENED.status } : own
    return under(args, governor, effect, carried, { steps, bound: true, factive: !isItsCourse })
  }
  // "once the pull-out is complete", "until the siege is over": it goes on.
  if (role === 'subj' && own.status === 'occurred' && isStillToEnd(args, governor)) return { ...own, status: 'ongoing' }
  // "prevented the crowd from marching", where the parser takes the marching for the crowd's.
  if (
    role === 'nmod:from' &&
    tree.relation(governor) === 'obj' &&
    lookUp(args, tree.head(governor), 'obl:from', top) === 'denied'
  )
    return under(args, tree.head(governor), 'denied', own, { steps, bound: true, factive: true })
  if (preposition && (role?.startsWith('obl') || role?.startsWith('nmod'))) {
    const first = preposition.split('_')[0]!
    // "before talks on Sunday he will address the house"
    if (/^(before|ahead)$/.test(first) && own.status === 'occurred' && isStillAhead(args, governor, steps))
      return { ...own, status: 'planned' }
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

const isStillAhead = (args: Arguments, governor: number, steps: number): boolean =>
  args.tree.upos(governor) === 'VERB' && standingOf(args, governor, steps - 1).status === 'planned'

/** "thanked Fiji for its support", "grateful for the backing": thanks are for what was given. */
const isThankedFor = ({ tree, grammar }: Arguments, noun: number, preposition: string): boolean =>
  preposition === 'for' && tree.head(noun) >= 0 && grammar.is('thanking', tree.lemma(tree.head(noun)))

/** "once the talks are over": a clause of time about an end that has not come. */
function isStillToEnd(args: Arguments, predicate: number): boolean {
  const { tree } = args
  if (!/^(once|when|until|till|before|after)$/.test(markOf(tree, predicate))) return false
  if (!/^(complete|over|finish|finished|done|conclude|end)$/.test(tree.lemma(predicate))) return false
  const { past, modal } = verbFormOf(args, predicate)
  return !past && modal === null
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
function lightEffect({ tree, grammar }: Arguments, verb: number, noun: number): Effect | null {
  const particle = tree.childBy(verb, 'compound:prt')
  const lemma = tree.lemma(verb)
  return (
    (particle === undefined ? undefined : grammar.lightVerb(lemma, tree.lower(particle))) ??
    grammar.lightVerb(lemma) ??
    grammar.lightVerb(lemma, prepositionOf(tree, noun)) ?? { effect: null }
  ).effect
}

/** "a visit is unlikely", "the deal seems impossible", "called the claim false": what is said of it decides. */
function judged({ tree, grammar }: Arguments, governor: number, role: string): Effect | undefined {
  if (role !== 'subj' && role !== 'obj') return undefined
  const predicate = tree.upos(governor) === 'VERB' ? tree.childBy(governor, 'xcomp') : governor
  if (predicate === undefined || tree.upos(predicate) !== 'ADJ') return undefined
  const effect = grammar.effectOf(tree.lemma(predicate), 'a', 'csubj')
  return effect === 'denied' || (effect === 'possible' && role === 'subj') ? effect : undefined
}

/** The canonical role of a noun under its governor, as the lexicon names it. */
function roleUnder({ tree }: Arguments, noun: number, governor: number): string | undefined {
  if (isInverted(tree, noun)) return 'obj'
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
