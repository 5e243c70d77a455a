import type { NameKind } from '../report/layers.js'
import type { Span, TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'

/** What a name that the registry knows is the name of. */
export interface KnownName {
  readonly use: 'state' | 'capital' | 'organisation' | 'adjective' | 'people'
  /** Id of the state or organisation. */
  readonly id: string
}

/** A name as it stands in the text: from the names layer, from the registry, or both. */
export interface NameInText {
  readonly span: Span
  readonly range: TokenRange
  readonly kind: NameKind
  /** The word of the name that is governed from outside it. */
  readonly head: number
  readonly known: KnownName | undefined
}

/** A name while it is being found. */
export interface Found {
  from: number
  to: number
  kind: NameKind
  known: KnownName | undefined
}

/** The letters of tokens, in lower case and joined: what names are compared by. */
export function lettersAt(tree: Tree, from: number, to: number): string {
  let letters = ''
  for (let i = from; i < to; i++) letters += tree.lower(i).replace(/[^\p{L}]/gu, '')
  return letters
}
