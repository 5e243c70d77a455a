import type { Participant } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { fillersOf } from './fillers.js'
import type { Frame, RolePath } from './frame.js'
import { distinct, type Participants } from './participants.js'

interface Surroundings {
  readonly args: Arguments
  readonly participants: Participants
}

export interface Parties {
  readonly actors: readonly Participant[]
  readonly recipients: readonly Participant[]
}

/** Where the other side may stand when the frame's own paths lead to nobody; best first. */
const OTHER_SIDE = ['iobj', 'with', 'to', 'against', 'toward', 'towards', 'for', 'from', 'on', 'upon', 'at', 'into', 'over', 'about', 'obj']
/** Deeds may be known only by where they were done: "attacks in Gaza". */
const DEEDS = new Set(['ASSAULT', 'PROTEST', 'COERCE', 'AID', 'RETREAT', 'MOBILIZE', 'AGREE', 'THREATEN'])

const PLACES_OF_DEEDS = ['in', 'along', 'near', 'around', 'across', 'inside', 'through']

/** Who does it and to whom, by the paths of the frame; all from the trigger's own clause and what it governs. */
export function partiesOf(around: Surroundings, trigger: number, frame: Frame): Parties {
  const { args, participants } = around
  let actors: readonly Participant[]
  if (frame.partner.length > 0) {
    // Reciprocal: all who are named on either side act.
    actors = distinct([...frame.actor, ...frame.partner].flatMap((path) => actingAt(around, trigger, path)))
    if (actors.length === 0) actors = distinct(firstOf(around, trigger, frame.actor))
  } else actors = distinct(firstOf(around, trigger, frame.actor))

  // A frame may look for the actor behind the subject ("a bomber of the group"); the subject itself is the next best.
  if (actors.length === 0 && frame.actor.length > 0 && !frame.recipient.some(([role]) => role === 'subj'))
    actors = distinct(args.fillers(trigger, 'subj').flatMap((f) => participants.behind(f)))

  const acting = new Set(actors.map((p) => p.entity))
  const others = (found: readonly Participant[]) => distinct(found).filter((p) => !acting.has(p.entity))
  const named = others(firstOf(around, trigger, frame.recipient))
  if (named.length > 0 || actors.length > 1) return { actors, recipients: named }
  const found = others(otherSide(around, trigger, frame))
  return { actors, recipients: found }
}

/** Participants along the first path that leads to someone; failing that, the owner of the thing at its end. */
function firstOf(around: Surroundings, trigger: number, paths: readonly RolePath[]): readonly Participant[] {
  for (const path of paths) {
    const found = actingAt(around, trigger, path)
    if (found.length > 0) return found
  }
  for (const path of paths) {
    if (path.at(-1) === 'amod' || path.at(-1) === 'compound') continue
    const found = fillersOf(around.args, trigger, path).flatMap((f) => around.participants.behind(f))
    if (found.length > 0) return found
  }
  return []
}

function actingAt({ args, participants }: Surroundings, trigger: number, path: RolePath): readonly Participant[] {
  return fillersOf(args, trigger, path).flatMap((f) => (participants.is(f, 'ACTOR') ? participants.at(f) : []))
}

/** "agreed to lend a billion to Laos": the other side of a promise, demand or deed stands with what it is about. */
function otherSide(around: Surroundings, trigger: number, frame: Frame): readonly Participant[] {
  const { args } = around
  const here = sideAt(around, trigger, frame)
  if (here.length > 0) return here
  for (const role of ['xcomp', 'ccomp', 'acl', 'obl:to', 'obl:on', 'obl:for', 'obj'])
    for (const content of fillersOf(args, trigger, [role])) {
      const upos = args.tree.upos(content)
      if (upos !== 'VERB' && upos !== 'NOUN') continue
      const found = sideAt(around, content, frame)
      if (found.length > 0) return found
    }
  return []
}

function sideAt({ args, participants }: Surroundings, predicate: number, frame: Frame): readonly Participant[] {
  const nominal = args.tree.upos(predicate) === 'NOUN'
  const prefix = nominal ? 'nmod:' : 'obl:'
  const roles = DEEDS.has(frame.type ?? '') ? [...OTHER_SIDE, ...PLACES_OF_DEEDS] : OTHER_SIDE
  for (const name of roles) {
    const role = name === 'iobj' || name === 'obj' ? name : prefix + name
    const found = args.fillers(predicate, role).flatMap((f) => participants.behind(f))
    if (found.length > 0) return found
  }
  return []
}
