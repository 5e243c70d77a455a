import type { Arguments } from './arguments.js'
import { isInfinitive, isIng } from './clause.js'
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
  const infinitives = other.filter((f) => isInfinitive(args.tree, f) || isIng(args.tree, f))
  return path.length === 1 ? infinitives : infinitives.flatMap((f) => args.along(f, path.slice(1)))
}
