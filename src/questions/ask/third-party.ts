import type { Span } from '../../report/span.js'
import type { Tree } from '../../report/tree.js'
import type { Asked } from './asked-actors.js'

/** Words around a name that make it a third party; see data/questions/third-party.csv. */
export interface ThirdPartyWords {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly role: Asked['role']
}

/** "Behind Brussels' back", "without Egypt", "other than Turkey": what the words around a name make of it. */
export function thirdRole(tree: Tree, span: Span, rows: readonly ThirdPartyWords[]): Asked['role'] | null {
  let { from, to } = tree.tokensIn(span)
  if (to - from > 1 && isPossessive(tree, to - 1)) to--
  if (tree.lower(from) === 'the') from++
  const start = from > 0 && tree.lower(from - 1) === 'the' ? from - 1 : from
  const end = to < tree.size && isPossessive(tree, to) ? to + 1 : to
  const fits = ({ before, after }: ThirdPartyWords) =>
    start >= before.length &&
    end + after.length <= tree.size &&
    before.every((word, k) => tree.lower(start - before.length + k) === word) &&
    after.every((word, k) => tree.lower(end + k) === word)
  return rows.find(fits)?.role ?? null
}

const isPossessive = (tree: Tree, i: number): boolean => /^['’]s?$/.test(tree.form(i))
