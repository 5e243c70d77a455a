import type { Participant } from '../report/layers.js'
import { isPassive } from './clause.js'
import type { Frame, RolePath } from './frame.js'
import { distinct } from './participants.js'
import type { Parties } from './parties.js'
import { actingAt, type Clause, firstOf, isDeedOf, isSomebody, type Select } from './walk-roles.js'

/** "was signed between both countries" */
const BETWEEN: readonly RolePath[] = [['obl:between'], ['nmod:between'], ['obl:among']]
/** "arrested in Rwanda", "released from prison in Peru" */
const IN_POWER: readonly RolePath[] = [['obl:in'], ['obl:from'], ['obl:from', 'nmod:in']]
const HARM = new Set(['ASSAULT', 'COERCE'])
const BY_WHOM: readonly RolePath[] = [['nmod:by'], ['nmod:on', 'nmod:by'], ['nmod:against', 'nmod:by']]
/** What a state alone can do on its ground. */
const STATE_POWERS = new Set(['COERCE', 'SANCTION'])

/** Who does it: by the frame's paths first, then by what else the clause leaves no doubt of. */
export function actorsOf(around: Clause, trigger: number, frame: Frame): Participant[] {
  const { args, participants } = around
  // A city acts only where it stands for a government: not "MUMBAI, India – a woman left home".
  const acts: Select = (word, found) =>
    participants.kindAt(word) === 'place'
      ? found.filter((p) => {
          // "Ferreira defended the decision": a place that nobody knows is a person, where it acts.
          const entity = participants.entity(p)
          return entity?.sectors.includes('GOV') || entity?.country === null
        })
      : // "the Nansha bridge": a thing acts for its owner only where the owner is somebody.
        participants.is(word, 'ACTOR')
        ? found
        : found.filter((p) => isSomebody(participants.entity(p)))

  if (frame.partner.length > 0) {
    // Reciprocal: all who are named on either side act.
    const sides = [...frame.actor, ...frame.partner, ...BETWEEN].flatMap((path) =>
      actingAt(around, trigger, path, acts),
    )
    // "urged restraint after talks with Ali": who urges has talked with him.
    const named = distinct(sides)
    const others =
      named.length === 1 && args.tree.upos(trigger) === 'NOUN' ? contextualActors(around, trigger, frame) : []
    if (named.length > 0) return distinct([...others, ...named])
  }
  const launched = launchedBy(around, trigger, frame)
  const named = launched.length > 0 ? launched : firstOf(around, trigger, frame.actor, acts)
  if (named.length > 0) return distinct(named)

  if (args.tree.upos(trigger) === 'NOUN') {
    const nearby = contextualActors(around, trigger, frame)
    if (nearby.length > 0) return distinct(nearby)
  }
  return []
}

/** Whoever does a reciprocal deed as its subject, and the other whom "with" names. */
export function twoSides(around: Clause, trigger: number, frame: Frame): Parties | undefined {
  if (frame.partner.length === 0) return undefined
  const along = (paths: readonly RolePath[]) => distinct(paths.flatMap((path) => actingAt(around, trigger, path)))
  const actors = along(frame.actor.filter(([role]) => role === 'subj'))
  const acting = new Set(actors.map((p) => p.entity))
  const partners = along(frame.partner.filter((path) => path.at(-1)?.endsWith(':with')))
  const recipients = partners.filter((p) => !acting.has(p.entity))
  return actors.length > 0 && recipients.length > 0 ? { actors, recipients } : undefined
}

/** Actors of last resort, once no occasion ("the meeting") stands for them either. */
export function impliedActors(around: Clause, trigger: number, frame: Frame): Participant[] {
  const { args, participants } = around
  // A frame may look for the actor behind the subject ("a bomber of the group"); the subject itself is the next best.
  if (frame.actor.length > 0 && !frame.recipient.some(([role]) => role === 'subj')) {
    const subject = args
      .fillers(trigger, 'subj')
      .flatMap((f) => (isDeedOf(around, f, ['subj']) ? [] : participants.behind(f)))
      .filter((p) => isSomebody(participants.entity(p)))
    if (subject.length > 0) return distinct(subject)
  }
  // "was killed in an attack on a patrol by the rebels"
  if (HARM.has(frame.type ?? '') && isPassive(args.tree, trigger)) {
    const attackers = args
      .fillers(trigger, 'obl:in')
      .flatMap((attack) => BY_WHOM.flatMap((path) => args.along(attack, path)))
      .flatMap((f) => (participants.is(f, 'ACTOR') ? participants.at(f) : []))
    if (attackers.length > 0) return distinct(attackers)
  }
  // "was arrested in Rwanda", "expelled from Mali": no agent is named, and only the state has that power there.
  const isPower = STATE_POWERS.has(frame.type ?? '') || frame.mode === 'release'
  if (!isPower || !isPassive(args.tree, trigger)) return []
  return distinct(
    IN_POWER.flatMap((path) =>
      args.along(trigger, path).flatMap((f) => (participants.is(f, 'COUNTRY') ? participants.at(f) : [])),
    ),
  )
}

/** "launched a missile that hit the airport": who launched it has hit it. */
function launchedBy({ args, participants }: Clause, trigger: number, frame: Frame): readonly Participant[] {
  const { tree } = args
  const missile = tree.deprel(trigger) === 'acl:relcl' && HARM.has(frame.type ?? '') ? tree.head(trigger) : -1
  if (missile < 0 || tree.relation(missile) !== 'obj' || !args.grammar.is('means', tree.lemma(missile))) return []
  return args
    .fillers(tree.head(missile), 'subj')
    .flatMap((f) => participants.behind(f))
    .filter((p) => isSomebody(participants.entity(p)))
}

/**
 * "arrived for talks with Putin", "said after meeting Putin", "on the tour of the envoy are visits to …": a noun
 * without an actor of its own has that of the clause around it, or of the journey that it is part of.
 */
function contextualActors({ args, participants }: Clause, trigger: number, frame: Frame): readonly Participant[] {
  if (!frame.flags.has('reciprocal') && !frame.flags.has('visit') && !frame.flags.has('sign')) return []
  const { tree } = args
  const relation = tree.relation(trigger)
  let governor = tree.head(trigger)
  // "ahead of talks with Putin"
  if (governor >= 0 && tree.upos(governor) === 'ADV' && tree.relation(governor) === 'advmod')
    governor = tree.head(governor)
  if (governor < 0 || tree.upos(governor) !== 'VERB') return []
  if (relation === 'obl' || relation === 'advcl') {
    const subject = args.fillers(governor, 'subj').flatMap((f) => participants.behind(f))
    if (subject.length > 0) return subject
  }
  // "ended a tour which included a meeting with Putin": whose tour it was has met him.
  if (relation === 'obj' && args.grammar.is('comprises', tree.lemma(governor)))
    for (const occasion of args.fillers(governor, 'subj')) {
      if (!args.grammar.is('journey', tree.lemma(occasion))) continue
      const verb = tree.head(occasion)
      const whose = [...args.agentsOf(occasion), ...(verb < 0 ? [] : args.fillers(verb, 'subj'))]
      const found = whose.flatMap((f) => participants.behind(f))
      if (found.length > 0) return found
    }
  for (const occasion of args.fillers(governor, 'obl')) {
    if (occasion === trigger || !args.grammar.is('journey', tree.lemma(occasion))) continue
    const found = args.agentsOf(occasion).flatMap((f) => participants.behind(f))
    if (found.length > 0) return found
  }
  return []
}

/** "The meeting resulted in the signing of two agreements": those who met sign. */
export function occasionOf({ args, occasions }: Clause, trigger: number): Parties | undefined {
  const { tree } = args
  const governor = tree.head(trigger)
  const verb = tree.upos(trigger) === 'NOUN' && governor >= 0 && tree.upos(governor) === 'VERB' ? governor : trigger
  for (const role of ['subj', 'obl:in', 'obl:during', 'obl:at'])
    for (const noun of args.fillers(verb, role)) {
      if (noun === trigger) continue
      const parties = occasions.partiesOf(noun)
      if (parties) return parties
    }
  return undefined
}
