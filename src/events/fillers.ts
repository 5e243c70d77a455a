import type { Arguments } from './arguments.js'
import { isInfinitive, isIng, isToBeDone } from './clause.js'
import type { RolePath } from './frame.js'

/** Fillers along a path; an infinitive that the parser calls adverbial or a clause counts as xcomp too. */
export function fillersOf(args: Arguments, trigger: number, path: RolePath): readonly number[] {
  const found = args.along(trigger, path)
  if (found.length > 0 || path[0] !== 'xcomp') return found
  const other = [
    ...args.fillers(trigger, 'advcl:to'),
    ...args.fillers(trigger, 'ccomp'),
    ...args.fillers(trigger, 'acl'),
  ]
  // "Fiji is to hand over the islands, the minister told parliament": told to it, and not what it is told to do.
  const isComplement = (f: number) => isInfinitive(args.tree, f) && !isToBeDone(args.tree, f)
  const infinitives = other.filter((f) => isComplement(f) || isIng(args.tree, f))
  return path.length === 1 ? infinitives : infinitives.flatMap((f) => args.along(f, path.slice(1)))
}
