import type { Tree } from '../report/tree.js'
import { type Draft, triggerOf } from './draft.js'

/** Headline and lead. */
const OPENING = 2

/** Is it what the report opens with? That is its news, whatever the words; what comes later may be told in passing. */
export const isOpening = (tree: Tree, draft: Draft): boolean => tree.sentence(triggerOf(draft)) < OPENING

/** A headline is a first line without a full stop that a text follows. */
export function isInHeadline(tree: Tree, token: number): boolean {
  if (tree.sentence(token) !== 0) return false
  const { to } = tree.sentenceRange(0)
  return to < tree.size && !/^[.!?…"”’']+$/.test(tree.form(to - 1))
}
