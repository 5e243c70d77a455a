import { argumentsIn } from '../events/arguments.js'
import type { EventLexicon } from '../events/event-lexicon.js'
import { frameAt } from '../events/match-frames.js'
import { occasionsIn } from '../events/occasions.js'
import { participantsOf } from '../events/participants.js'
import { partiesOf } from '../events/parties.js'
import type { Clause } from '../events/walk-roles.js'
import type { CodedEvent, ForecastPattern, Participant, Report } from '../report/layers.js'
import { spansMeet } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import { isNegation } from './clause-outlook.js'
import type { FoundLikelihood } from './likelihood-finder.js'

type Coded = Report<'sentences' | 'tokens' | 'syntax' | 'mentions' | 'entities' | 'claims' | 'events'>

/** What a likelihood speaks of, as an event that a later report can settle; undefined where it tells none. */
export type PatternOf = (found: FoundLikelihood, event: CodedEvent | undefined) => ForecastPattern | undefined

/** Reads the report's roles only when the first forecast asks for them. */
export function patternsIn(report: Coded, tree: Tree, lexicon: EventLexicon): PatternOf {
  let around: Clause | undefined
  const clause = (): Clause => {
    if (around) return around
    const args = argumentsIn({ tree, grammar: lexicon.grammar })
    around = { args, lexicon, participants: participantsOf(report, args, lexicon), occasions: occasionsIn(args) }
    return around
  }

  return (found, event) => {
    const first = firstOfItsKind(tree, found.predicate)
    const deed = first?.deed ?? deedOf(found, event)
    const frame = deed === undefined ? undefined : frameAt(clause(), deed)
    if (deed === undefined || !frame) return undefined
    const told = event && spansMeet(event.trigger, tree.tokenSpan(deed)) ? event : partiesOf(clause(), deed, frame)
    let actors = codesOf(told.actors)
    let recipients = codesOf(told.recipients)
    if (first) {
      const named = codesOf(clause().participants.behind(first.named))
      if (first.does) {
        actors = named
        recipients = recipients.filter((code) => !named.includes(code))
      }
      if (!first.does) {
        recipients = named
        // "As for the leader's visit, the first country to visit will be Cuba": who visits was said before.
        actors = actors.filter((code) => !named.includes(code))
        if (actors.length === 0) actors = doersBefore(deed, named)
      }
    }
    if (actors.length + recipients.length === 0) return undefined
    return {
      type: frame.type,
      mode: frame.mode,
      actors,
      recipients,
      negated: isDenied(tree, deed, found),
      ...(first || isFirst(tree, deed) ? { order: 'first' as const } : {}),
    }
  }

  /** The word that tells the deed: the predicate, or the noun that a predicate without a deed lends itself to ("pay a visit"). */
  function deedOf(found: FoundLikelihood, event: CodedEvent | undefined): number | undefined {
    const { predicate, clause: top } = found
    const within = [
      predicate,
      ...tree.children(predicate).filter((k) => /^(obj|nsubj|obl|xcomp)$/.test(tree.relation(k))),
    ]
    const candidates = tree.upos(predicate) === 'ADJ' ? topicsOf(top) : within
    return (
      candidates.find((k) => event && spansMeet(event.trigger, tree.tokenSpan(k))) ??
      candidates.find((k) => frameAt(clause(), k) !== undefined)
    )
  }

  /** "A visit is unlikely", "to visit would be unlikely", "as for a visit, this is unlikely": what is so. */
  function topicsOf(clause: number): number[] {
    const subjects = tree.childrenBy(clause, 'nsubj', 'csubj')
    if (!subjects.some((k) => /^(this|that|it)$/.test(tree.lower(k)))) return [...subjects, clause]
    return tree
      .childrenBy(clause, 'obl', 'nmod', 'advcl')
      .filter((k) => k < clause && tree.lower(tree.subtree(k).from) === 'as')
  }

  function codesOf(participants: readonly Participant[]): string[] {
    const codes = new Set<string>()
    for (const participant of participants) {
      const code = clause().participants.entity(participant)?.country
      if (code) codes.add(code)
    }
    return [...codes].sort()
  }

  /** Who did, or was said to do, the same deed last before token `deed`: the same word, as verb or noun. */
  function doersBefore(deed: number, others: readonly string[]): string[] {
    const { args, participants } = clause()
    const lemma = tree.lemma(deed)
    for (let i = deed - 1; i >= 0 && tree.sentence(deed) - tree.sentence(i) < 4; i--) {
      if (tree.lemma(i) !== lemma) continue
      const doers = args.agentsOf(i).length > 0 ? args.agentsOf(i) : args.fillers(i, 'subj')
      const codes = codesOf(doers.flatMap((d) => participants.behind(d))).filter((code) => !others.includes(code))
      if (codes.length > 0) return codes
    }
    return []
  }
}

interface FirstOfItsKind {
  /** The verb of "the first country to visit". */
  readonly deed: number
  /** Who or what is the first. */
  readonly named: number
  /** Does the first one do the deed, rather than have it done: "the first country to sign"? */
  readonly does: boolean
}

const PLACES = /^(country|nation|state|place|stop|city|capital|destination|region)$/

/** "The first country to visit will be Cuba", "Cuba will be the first to sign". */
function firstOfItsKind(tree: Tree, predicate: number): FirstOfItsKind | undefined {
  const subject = tree.childBy(predicate, 'nsubj')
  if (subject === undefined) return undefined
  for (const [ordinal, named] of [
    [subject, predicate],
    [predicate, subject],
  ] as const) {
    if (
      !tree.children(ordinal).some((k) => k < ordinal && tree.lower(k) === 'first') &&
      tree.lower(ordinal) !== 'first'
    )
      continue
    const deed = tree.children(ordinal).find((k) => k > ordinal && /^(acl|advcl|xcomp)$/.test(tree.relation(k)))
    if (deed === undefined) continue
    const isGoal = PLACES.test(tree.lemma(ordinal)) && tree.lemma(deed) === 'visit'
    return { deed, named, does: !isGoal || tree.childBy(deed, 'obj') !== undefined }
  }
  return undefined
}

/** "will visit Cuba first", "will first visit Cuba". */
const isFirst = (tree: Tree, deed: number): boolean =>
  tree.children(deed).some((k) => tree.lower(k) === 'first' && tree.relation(k) === 'advmod')

/** A "not" that the likelihood has not already taken in: "it is likely that he will not come". */
const isDenied = (tree: Tree, deed: number, { word, predicate }: FoundLikelihood): boolean =>
  [deed, predicate].some((i) => tree.children(i).some((k) => k < i && isNegation(tree, k) && !word.includes(k)))
