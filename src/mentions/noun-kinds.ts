import { plain } from '../actors/name-words.js'
import type { Registry } from '../actors/registry.js'
import type { MentionWords, NounKind } from './mention-words.js'

/** What a common noun names; `equipment` acts for its owner: "the destroyer fired". */
export type NamedKind = NounKind | 'equipment' | undefined

const memos = new WeakMap<Registry, Map<string, NamedKind>>()
const KINDS: Readonly<Record<string, NamedKind>> = {
  agent: 'person',
  institution: 'group',
  place: 'place',
  material: 'equipment',
}

/** What a noun names by our lists, else by the roles of the registry. */
export function nounKindOf(
  written: string,
  { words, registry }: { readonly words: MentionWords; readonly registry: Registry },
): NamedKind {
  // "attaché"
  const noun = plain(written)
  const listed = words.nouns.get(noun) ?? words.nouns.get(noun.slice(noun.lastIndexOf('-') + 1))
  if (listed) return listed
  let memo = memos.get(registry)
  if (!memo) memos.set(registry, (memo = new Map()))
  if (!memo.has(noun)) {
    if (memo.size > 50_000) memo.clear()
    const role = /^[a-z]{3,}( [a-z]{3,})?$/.test(noun) ? registry.roleOf(noun) : null
    // "Stock exchange" is a role; of "film director" only the second word is, and that is asked for by itself.
    memo.set(noun, role?.phrase.length === noun.length || !noun.includes(' ') ? KINDS[role?.kind ?? ''] : undefined)
  }
  return memo.get(noun)
}
