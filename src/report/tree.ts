import type { Report } from './layers.js'
import { firstEndingAfter, type Span, type TokenRange } from './span.js'

/** A view of the syntax layer for walking: children, subtrees, words. It owns nothing; indices are into `tokens`. */
export interface Tree {
  readonly size: number
  /** The token as written. */
  form(i: number): string
  /** The token in lower case. */
  lower(i: number): string
  lemma(i: number): string
  upos(i: number): string
  feats(i: number): string
  /** Index of the governor; -1 for a root. */
  head(i: number): number
  /** The relation with its subtype: "nsubj:pass". */
  deprel(i: number): string
  /** The relation without its subtype: "nsubj". */
  relation(i: number): string
  /** Dependents of `i` in the order of the text. */
  children(i: number): readonly number[]
  /** Dependents of `i` whose relation, with or without its subtype, is one of `relations`. */
  childrenBy(i: number, ...relations: string[]): number[]
  childBy(i: number, ...relations: string[]): number | undefined
  /** First and last token of the subtree of `i`. */
  subtree(i: number): TokenRange
  /** Is `i` the token `ancestor`, or below it? */
  isUnder(i: number, ancestor: number): boolean
  sentence(i: number): number
  /** Tokens of a sentence. */
  sentenceRange(sentence: number): TokenRange
  /** Roots of a sentence. */
  roots(sentence: number): readonly number[]
  /** Text offsets of a stretch of tokens. */
  spanOf(range: TokenRange): Span
  tokenSpan(i: number): Span
  /** The token that starts at or holds the text offset, or -1. */
  tokenAt(offset: number): number
  /** Tokens that a span touches. */
  tokensIn(span: Span): TokenRange
}

type Parsed = Report<'sentences' | 'tokens' | 'syntax'>
const trees = new WeakMap<object, Tree>()

/** The tree of a parsed report; built once for its syntax layer. */
export function treeOf(report: Parsed): Tree {
  const known = trees.get(report.syntax)
  if (known) return known
  const tree = buildTree(report)
  trees.set(report.syntax, tree)
  return tree
}

const NONE: readonly number[] = []

/** Relations without their subtypes; there are some forty, and each is one string, because one is compared faster than many copies. */
const plain = new Map<string, string>()
const MOST_RELATIONS = 1000

function plainRelation(deprel: string): string {
  let relation = plain.get(deprel)
  if (relation === undefined) {
    const colon = deprel.indexOf(':')
    relation = colon < 0 ? deprel : deprel.slice(0, colon)
    if (plain.size < MOST_RELATIONS) plain.set(deprel, relation)
  }
  return relation
}

function buildTree({ original: { text }, sentences, tokens, syntax }: Parsed): Tree {
  const size = syntax.length
  const kids: number[][] = Array.from({ length: size }, () => [])
  const roots: number[][] = sentences.map(() => [])
  for (let i = 0; i < size; i++) {
    const head = syntax[i]!.head
    if (head >= 0) kids[head]?.push(i)
    else roots[tokens[i]!.sentence]?.push(i)
  }
  const from = new Int32Array(sentences.length).fill(size)
  const to = new Int32Array(sentences.length)
  for (let i = 0; i < size; i++) {
    const s = tokens[i]!.sentence
    if (i < from[s]!) from[s] = i
    if (i + 1 > to[s]!) to[s] = i + 1
  }
  const subtrees = new Map<number, TokenRange>()
  const lowers: (string | undefined)[] = new Array(size)
  const relations = syntax.map(({ deprel }) => plainRelation(deprel))
  const isAnyOf = (k: number, wanted: readonly string[]): boolean => {
    const relation = relations[k]!
    const { deprel } = syntax[k]!
    for (let i = 0; i < wanted.length; i++) if (wanted[i] === relation || wanted[i] === deprel) return true
    return false
  }
  const form = (i: number) => {
    const t = tokens[i]
    return t ? text.slice(t.start, t.end) : ''
  }

  const tree: Tree = {
    size,
    form,
    lower(i) {
      if (i < 0 || i >= size) return ''
      return (lowers[i] ??= form(i).toLowerCase())
    },
    lemma: (i) => syntax[i]?.lemma ?? '',
    upos: (i) => syntax[i]?.upos ?? '',
    feats: (i) => syntax[i]?.feats ?? '',
    head: (i) => syntax[i]?.head ?? -1,
    deprel: (i) => syntax[i]?.deprel ?? '',
    relation: (i) => relations[i] ?? '',
    children: (i) => kids[i] ?? NONE,
    childrenBy: (i, ...wanted) => {
      const found: number[] = []
      for (const k of kids[i] ?? NONE) if (isAnyOf(k, wanted)) found.push(k)
      return found
    },
    childBy: (i, ...wanted) => {
      for (const k of kids[i] ?? NONE) if (isAnyOf(k, wanted)) return k
      return undefined
    },
    subtree(i) {
      const known = subtrees.get(i)
      if (known) return known
      let low = i
      let high = i
      const open = [i]
      // The parser gives a forest, but a report from elsewhere may not: a bound keeps a cycle from hanging us.
      for (let steps = 0; open.length > 0 && steps <= size; steps++) {
        const k = open.pop()!
        if (k < low) low = k
        if (k > high) high = k
        open.push(...(kids[k] ?? NONE))
      }
      const range = { from: low, to: high + 1 }
      subtrees.set(i, range)
      return range
    },
    isUnder(i, ancestor) {
      for (let k = i, steps = 0; k >= 0 && steps <= size; k = syntax[k]?.head ?? -1, steps++)
        if (k === ancestor) return true
      return false
    },
    sentence: (i) => tokens[i]?.sentence ?? -1,
    sentenceRange: (s) => (to[s] ? { from: from[s]!, to: to[s]! } : { from: 0, to: 0 }),
    roots: (s) => roots[s] ?? NONE,
    spanOf: (range) => ({ start: tokens[range.from]?.start ?? 0, end: tokens[range.to - 1]?.end ?? 0 }),
    tokenSpan: (i) => ({ start: tokens[i]?.start ?? 0, end: tokens[i]?.end ?? 0 }),
    tokenAt(offset) {
      const i = firstEndingAfter(tokens, offset)
      return i < size && tokens[i]!.start <= offset ? i : -1
    },
    tokensIn(span) {
      const first = firstEndingAfter(tokens, span.start)
      let last = first
      while (last < size && tokens[last]!.start < span.end) last++
      return { from: first, to: last }
    },
  }
  return tree
}
