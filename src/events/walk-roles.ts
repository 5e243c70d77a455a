import type { Participant } from '../report/layers.js'
import type { Arguments } from './arguments.js'
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
    const found = fillersOf(around.args, trigger, path).flatMap((f) =>
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

/** Those who can act at the end of a path; with them, those of whom a fellow is a part: "ministers and a wing of the party". */
export function actingAt(
  { args, participants }: Clause,
  trigger: number,
  path: RolePath,
  select = all,
): readonly Participant[] {
  const fillers = fillersOf(args, trigger, path)
  const someAct = fillers.some((f) => participants.is(f, 'ACTOR'))
  return fillers.flatMap((f) => {
    if (participants.is(f, 'ACTOR')) return select(f, participants.at(f))
    return someAct && args.grammar.is('transparent', args.tree.lemma(f)) ? select(f, participants.behind(f)) : []
  })
}
