import type { Participant } from '../report/layers.js'
import type { StageContext } from '../stage.js'
import type { Arguments } from './arguments.js'
import { isPassive, isPastForm } from './clause.js'
import type { EventLexicon } from './event-lexicon.js'
import { fillersOf } from './fillers.js'
import type { Constraint, Fillers, Frame, TriggeredFrame, TriggerPos } from './frame.js'
import type { Occasions } from './occasions.js'
import type { Participants } from './participants.js'
import { partiesOf } from './parties.js'
import { verbFormOf } from './verb-form.js'

/** A frame that codes something. */
export type EventFrame = Frame & { readonly type: string }

/** A frame that fits the words around its trigger. */
export interface Match {
  readonly frame: EventFrame
  readonly trigger: number
  readonly actors: readonly Participant[]
  readonly recipients: readonly Participant[]
  /** Head words that the frame's conditions rest on: "treaty" in "signed a treaty". */
  readonly consumed: readonly number[]
}

interface Where {
  readonly args: Arguments
  readonly participants: Participants
  readonly lexicon: EventLexicon
}

interface Surroundings extends Where {
  readonly occasions: Occasions
  readonly context: Pick<StageContext, 'trace'>
}

/** The frames that fit, at most one a word, in the order of the text. */
export function matchesIn(surroundings: Surroundings): Match[] {
  const matches: Match[] = []
  for (let i = 0; i < surroundings.args.tree.size; i++) {
    const match = matchAt(surroundings, i)
    if (match) matches.push(match)
  }
  return matches
}

/** The frame that fits the trigger best, with its participants; undefined where none fits or nobody takes part. */
function matchAt(surroundings: Surroundings, trigger: number): Match | undefined {
  const { args, lexicon, context } = surroundings
  const { tree } = args
  const candidates = candidatesAt(args, lexicon, trigger)
  if (candidates.length === 0 || isOnlyExpected(args, trigger)) return undefined
  let nobody: Frame | undefined
  let joined: Match | undefined
  for (const { frame, with: beside } of candidates) {
    if (joined && frame.weight < joined.frame.weight - 0.3) break
    const consumed: number[] = []
    if (!beside.every((word) => standsBeside(args, trigger, word, consumed))) continue
    const failed = frame.constraints.find((c) => !holds(surroundings, trigger, c, consumed))
    if (failed) {
      context.trace(() => ({
        span: tree.tokenSpan(trigger),
        rule: frame.id,
        outcome: 'constraint-failed',
        message: `"${tree.form(trigger)}" is a trigger of ${frame.id}, but "${failed.written}" does not hold.`,
      }))
      continue
    }
    if (!codes(frame)) {
      context.trace(() => ({
        span: tree.tokenSpan(trigger),
        rule: frame.id,
        outcome: 'no-event',
        message: `"${tree.form(trigger)}" is used as in ${frame.id}, which is no event.`,
      }))
      return undefined
    }
    const { actors, recipients } = partiesOf(surroundings, trigger, frame)
    if (actors.length + recipients.length > 0) {
      // "expressed thanks and its readiness": a frame that rests on the first of coordinated words goes before.
      if (!joined && consumed.some((c) => tree.relation(c) === 'conj')) {
        joined = { frame, trigger, actors, recipients, consumed }
        continue
      }
      surroundings.occasions.remember({ actors, recipients }, frame)
      return { frame, trigger, actors, recipients, consumed }
    }
    nobody ??= frame
  }
  if (joined) {
    surroundings.occasions.remember(joined, joined.frame)
    return joined
  }
  if (nobody) {
    const { id } = nobody
    context.trace(() => ({
      span: tree.tokenSpan(trigger),
      rule: id,
      outcome: 'no-participant',
      message: `"${tree.form(trigger)}" fits ${id}, but nobody that we know takes part in its own clause.`,
    }))
  }
  return undefined
}

/**
 * The frame that fits the words around a trigger, whoever takes part: the deed that is foreseen. Frames of what is not done
 * are left out, since how likely it is tells that.
 */
export function frameAt(around: Where, trigger: number): EventFrame | undefined {
  for (const { frame, with: beside } of candidatesAt(around.args, around.lexicon, trigger)) {
    if (!beside.every((word) => standsBeside(around.args, trigger, word, []))) continue
    const fits = frame.constraints.every((c) => c.test !== 'negated' && holds(around, trigger, c, []))
    if (!fits) continue
    return codes(frame) ? frame : undefined
  }
  return undefined
}

/** "are expected to meet", "is said to have sent": the event is the meeting; who expects is not told. */
function isOnlyExpected(args: Arguments, trigger: number): boolean {
  const { tree, grammar } = args
  return (
    tree.upos(trigger) === 'VERB' &&
    grammar.effectOf(tree.lemma(trigger), 'v', 'xcomp:pass') !== undefined &&
    isPassive(tree, trigger) &&
    tree.childBy(trigger, 'xcomp') !== undefined &&
    args.fillers(trigger, 'subj').length === 0 &&
    grammar.is('expectation', tree.lemma(trigger))
  )
}

const codes = (frame: Frame): frame is EventFrame => frame.type !== null

const NONE: readonly TriggeredFrame[] = []

function candidatesAt(args: Arguments, lexicon: EventLexicon, trigger: number): readonly TriggeredFrame[] {
  const { tree } = args
  const lemma = tree.lemma(trigger)
  switch (tree.upos(trigger)) {
    case 'VERB':
      // "the visiting minister" describes; "rebel-held" does too.
      if (tree.relation(trigger) === 'amod' || describes(tree, trigger)) return NONE
      return isOtherWithParticle(args, trigger)
        ? framesFor(lemma, 'v').filter(({ frame, with: beside }) => beside.length > 0 || asksForParticle(frame))
        : framesFor(lemma, 'v')
    case 'NOUN':
      return framesFor(lemma, 'n')
    case 'PROPN':
      return framesFor(lemma.toLowerCase(), 'n')
    case 'ADJ':
      return framesFor(lemma, 'a')
  }
  return NONE

  function framesFor(word: string, pos: TriggerPos) {
    return lexicon.framesFor(word, pos)
  }
}

const asksForParticle = ({ constraints }: Frame): boolean => constraints.some((c) => c.written.startsWith('prt'))

/** "called off aid", "backed down": with its particle the verb is another word, which needs a frame of its own. */
function isOtherWithParticle({ tree, grammar }: Arguments, verb: number): boolean {
  const particle = tree.childBy(verb, 'compound:prt')
  return particle !== undefined && grammar.is('other-with-particle', `${tree.lemma(verb)}_${tree.lower(particle)}`)
}

/** "in occupied Mali": a participle between a preposition and a noun describes the noun. */
function describes(tree: Arguments['tree'], verb: number): boolean {
  // "warned the accused": a participle that names somebody.
  if (
    /^(the|an?)$/.test(tree.lower(verb - 1)) &&
    isPastForm(tree, verb) &&
    tree.childBy(verb, 'nsubj', 'aux') === undefined
  )
    return true
  const mark = tree.childBy(verb, 'mark', 'case')
  return (
    mark === verb - 1 &&
    tree.upos(mark) !== 'PART' &&
    /^(in|of|from|to|across|inside|near|with|into|for|on|at|by)$/.test(tree.lower(mark)) &&
    tree.lower(verb).endsWith('ed') &&
    tree.childBy(verb, 'nsubj', 'aux') === undefined
  )
}

/** "out" of "carry out", "talk" of "hold talk", "place" of "take place". */
function standsBeside(args: Arguments, trigger: number, word: string, consumed: number[]): boolean {
  const { tree } = args
  for (const c of tree.children(trigger)) {
    const relation = tree.relation(c)
    if (relation === 'punct') continue
    if (tree.lower(c) === word || tree.lemma(c) === word) {
      if (relation === 'obj' || relation === 'obl') consumed.push(c)
      return true
    }
    // "call on Iran": the preposition belongs to the oblique; "sealed off the strip": or to what the parser calls the object.
    if (
      (relation === 'obl' || relation === 'obj') &&
      tree.children(c).some((k) => tree.relation(k) === 'case' && tree.lower(k) === word)
    )
      return true
  }
  // "handed over 40 engines": no more than 40 of them, but handed over.
  if (tree.lower(trigger + 1) === word && tree.upos(tree.head(trigger + 1)) === 'NUM') return true
  const object = args.fillers(trigger, 'obj').find((f) => tree.lemma(f) === word)
  if (object !== undefined) consumed.push(object)
  return object !== undefined
}

function holds({ args, participants }: Where, trigger: number, constraint: Constraint, consumed: number[]): boolean {
  const { tree } = args
  switch (constraint.test) {
    case 'negated':
      return verbFormOf(args, trigger).negated
    case 'text': {
      const span = tree.spanOf(tree.subtree(trigger))
      const words = ` ${wordsBetween(args, span.start, span.end, trigger)} `
      return constraint.words.some((w) => words.includes(` ${w} `))
    }
    case 'absent':
      return constraint.paths.every((path) => fillersOf(args, trigger, path).length === 0)
    case 'filled': {
      let filled = false
      for (const path of constraint.paths)
        for (const filler of fillersOf(args, trigger, path)) {
          if (!constraint.fillers) return true
          filled = true
          if (!fits(args, participants, filler, constraint.fillers)) continue
          if (constraint.not) return false
          if (constraint.fillers.kinds.length === 0 && path.length === 1) consumed.push(filler)
          return true
        }
      return constraint.not && filled
    }
  }
}

function wordsBetween({ tree }: Arguments, start: number, end: number, trigger: number): string {
  const { from, to } = tree.tokensIn({ start, end })
  let words = ''
  for (let i = from; i < to; i++)
    if (tree.sentence(i) === tree.sentence(trigger)) words += words ? ` ${tree.lower(i)}` : tree.lower(i)
  return words
}

const singular = (lemma: string): string =>
  lemma.endsWith('ies') ? `${lemma.slice(0, -3)}y` : lemma.endsWith('ss') ? lemma : lemma.slice(0, -1)

/** "freed eleven of the prisoners", "some of its troops". */
const QUANTITIES = new Set(['NUM', 'DET', 'PRON', 'ADJ'])

const NO_PHRASES: Fillers['phrases'] = new Map()

function fits(
  args: Arguments,
  participants: Participants,
  filler: number,
  { lemmas, phrases, kinds }: Fillers,
): boolean {
  const { tree } = args
  const lemma = tree.lemma(filler)
  if (lemmas.has(lemma) || lemmas.has(tree.lower(filler))) return true
  // "supplies", "funds": words that have a plural of their own are still what they are many of.
  if (lemma.endsWith('s') && tree.upos(filler) === 'NOUN' && lemmas.has(singular(lemma))) return true
  if (tree.upos(filler) === 'PROPN' && (lemmas.has(lemma.toLowerCase()) || hasTitle(filler))) return true
  const ending = phrases.size > 0 ? phrases.get(lemma.toLowerCase()) : undefined
  if (
    ending?.some((words) =>
      words.slice(0, -1).every((w, k) => {
        const at = filler - (words.length - 1) + k
        return tree.lemma(at).toLowerCase() === w || tree.lower(at) === w
      }),
    )
  )
    return true
  if (kinds.some((kind) => participants.is(filler, kind))) return true
  // "a wave of attacks", "hundreds of thousands of shells": the filler is what they are of.
  if (lemmas.size > 0 && (args.grammar.is('transparent', lemma) || QUANTITIES.has(tree.upos(filler))))
    return args
      .fillers(filler, 'nmod:of')
      .some((f) => f > filler && fits(args, participants, f, { lemmas, phrases: NO_PHRASES, kinds: [] }))
  return false

  /** "summoned Ambassador Rossi": a name counts as what its title says. */
  function hasTitle(name: number): boolean {
    return (
      lemmas.size > 0 &&
      tree.children(name).some((c) => tree.deprel(c) === 'nmod:desc' && lemmas.has(tree.lemma(c).toLowerCase()))
    )
  }
}
