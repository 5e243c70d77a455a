import type { Registry } from '../actors/registry.js'
import type { TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'

/** A role that is one word and several tokens. */
export interface JoinedRole {
  readonly range: TokenRange
  /** The token that is governed from outside it. */
  readonly head: number
  /** "consul-general" */
  readonly noun: string
}

/** By each of their tokens, roles that a parser may take apart: "consul-general", "vice-president", "chargé d'affaires". */
export function joinedRoles(tree: Tree, registry: Registry): ReadonlyMap<number, JoinedRole> {
  const found = new Map<number, JoinedRole>()
  for (let i = 0; i + 1 < tree.size; i++) {
    const isHyphened = HYPHEN.test(tree.form(i + 1)) && i + 2 < tree.size
    const to = isHyphened ? i + 3 : FRENCH.test(tree.form(i + 1)) ? i + 2 : 0
    if (to === 0 || !/^(?:NOUN|PROPN|ADJ)$/.test(tree.upos(i)) || tree.sentence(i) !== tree.sentence(to - 1)) continue
    const forms: string[] = []
    for (let k = i; k < to; k++) forms.push(tree.form(k))
    const isRole = registry
      .matchesAt(forms, 0)
      .some((m) => m.to === to - i && m.entries.some((e) => e.is === 'role' && PEOPLE.has(e.role.kind)))
    if (!isRole) continue
    const range = { from: i, to }
    const isInside = (k: number): boolean => k >= i && k < to
    let head = i
    while (head < to - 1 && isInside(tree.head(head))) head++
    const noun = isHyphened
      ? `${tree.lower(i)}-${tree.lemma(to - 1).toLowerCase()}`
      : `${tree.lower(i)} ${tree.lower(i + 1)}`
    for (let k = i; k < to; k++) found.set(k, { range, head, noun })
  }
  return found
}

const HYPHEN = /^[-‐‑]$/
/** "d'affaires" */
const FRENCH = /^d['’]\p{L}/u
const PEOPLE: ReadonlySet<string> = new Set(['agent', 'carrier', 'title'])

/** The range of a phrase with all of its role, and with what hangs on any of the role's tokens: "consul-general in Erbil". */
export function withRole(tree: Tree, phrase: TokenRange, { range }: JoinedRole): TokenRange {
  let from = Math.min(phrase.from, range.from)
  let to = Math.max(phrase.to, range.to)
  for (let k = range.from; k < range.to; k++)
    for (const child of tree.children(k)) {
      if (child >= range.from && child < range.to) continue
      const part = tree.subtree(child)
      if (child < range.from && /^(?:det|amod|compound|nmod)$/.test(tree.relation(child)))
        from = Math.min(from, part.from)
      if (child === tree.head(range.to) && tree.relation(child) === 'nmod') to = Math.max(to, part.to)
    }
  return { from, to }
}
