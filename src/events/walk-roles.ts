import type { Entity, Participant } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { isPassive, markOf } from './clause.js'
import type { EventLexicon } from './event-lexicon.js'
import { fillersOf } from './fillers.js'
import type { RolePath } from './frame.js'
import type { Occasions } from './occasions.js'
import type { Participants } from './participants.js'

/** What the search for parties looks at. */
export interface Clause {
  readonly args: Arguments
  readonly participants: Participants
  readonly lexicon: EventLexicon
  readonly occasions: Occasions
}

/** Which of the participants at a word count. */
export type Select = (word: number, found: readonly Participant[]) => readonly Participant[]

const OF_DOERS = new Set(['ACCUSE', 'SUPPORT', 'AID', 'COOPERATE'])
/** "condemned the raid on the rebels", "aid for the offensive against them": of a deed the doers are meant. */
export const meansDoers = (type: string): boolean => OF_DOERS.has(type)

const all: Select = (_, found) => found

/** Participants along the first path that leads to someone; failing that, the owner of the thing at its end. */
export function firstOf(
  around: Clause,
  trigger: number,
  paths: readonly RolePath[],
  select = all,
  blames = false,
): readonly Participant[] {
  for (const path of paths) {
    const found = actingAt(around, trigger, path, select)
    if (found.length > 0) return found
  }
  for (const path of paths) {
    if (path.at(-1) === 'amod' || path.at(-1) === 'compound') continue
    const found = fillersAlong(around.args, trigger, path).flatMap((f) =>
      isDeedOf(around, f, path)
        ? []
        : select(f, blames ? around.participants.answerableFor(f) : around.participants.behind(f)),
    )
    if (found.length > 0) return found
  }
  return []
}

/** "Kim's visit opens the way": the visit, not Kim, is the subject. A strike or decision, though, acts for its owner. */
export function isDeedOf({ args, lexicon }: Clause, filler: number, path: RolePath): boolean {
  if (path[0] !== 'subj' || path.length > 1) return false
  const frames = lexicon.framesFor(args.tree.lemma(filler), 'n')
  return frames.some(({ frame }) => frame.type === 'CONSULT' && !frame.flags.has('weak'))
}

/** More is known than the words that name them. */
export const isSomebody = (entity: Entity | undefined): boolean =>
  entity !== undefined && (entity.country !== null || entity.registry !== undefined || entity.sectors.length > 0)

/** "his rival's headquarters", "jets belonging to Peru", "a plant held by rebels": of what nothing is known of, whoever it belongs to. */
function ownersOf(
  { args, participants }: Pick<Clause, 'args' | 'participants'>,
  thing: number,
  self: readonly Participant[],
): readonly Participant[] {
  if (self.some((p) => participants.entity(p)?.country)) return []
  const owners = args
    .fillers(thing, 'acl')
    .flatMap((c) =>
      args.tree.lemma(c) === 'belong'
        ? args.fillers(c, 'obl:to')
        : args.grammar.is('held-by', args.tree.lemma(c)) && isPassive(args.tree, c)
          ? args.fillers(c, 'subj')
          : [],
    )
  if (owners.length === 0 && !self.some((p) => isSomebody(participants.entity(p))))
    owners.push(...args.fillers(thing, 'poss'))
  const found = owners.flatMap((owner) => participants.behind(owner))
  return found.some((p) => isSomebody(participants.entity(p))) ? found : []
}

/** Those who can act at the end of a path; with them, those of whom a fellow is a part: "ministers and a wing of the party". */
export function actingAt(
  { args, participants }: Clause,
  trigger: number,
  path: RolePath,
  select = all,
): readonly Participant[] {
  const fillers = fillersAlong(args, trigger, path)
  const someAct = fillers.some((f) => participants.is(f, 'ACTOR'))
  return fillers.flatMap((f) => {
    if (participants.is(f, 'ACTOR')) {
      const self = participants.at(f)
      const owners = ownersOf({ args, participants }, f, self)
      return select(f, owners.length > 0 ? owners : self)
    }
    return someAct && args.grammar.is('transparent', args.tree.lemma(f)) ? select(f, participants.behind(f)) : []
  })
}

const fillersAlong = (args: Arguments, trigger: number, path: RolePath): readonly number[] => {
  const fillers = fillersOf(args, trigger, path)
  return path[0] === 'advcl' ? fillers.filter((f) => !isAside(args, f, trigger)) : fillers
}

/** "Sent soldiers after rioters had burned shops": what others did before is another deed. */
function isAside({ tree, grammar }: Arguments, filler: number, trigger: number): boolean {
  let clause = filler
  for (let steps = 0; steps < 10 && clause >= 0 && tree.head(clause) !== trigger; steps++) clause = tree.head(clause)
  if (clause < 0 || tree.childBy(clause, 'nsubj') === undefined) return false
  return grammar.is('aside-preposition', markOf(tree, clause))
}
