import type { Registry } from '../actors/registry.js'
import type { Report } from '../report/layers.js'
import type { Tree } from '../report/tree.js'
import { mendedNames } from './mended-names.js'
import type { MentionWords } from './mention-words.js'
import { type Found, lettersAt, type NameInText } from './name-in-text.js'
import { regionLength, registeredNames } from './registered-names.js'
import { endsInTime, isSaidWhen, withoutTimes } from './time-words.js'
import { trimTitles } from './trim-titles.js'

export interface TextNames {
  /** For each token the name that it is part of. */
  readonly nameOf: readonly (NameInText | undefined)[]
  /** Tokens of roles that are written with capitals: "Defense Minister". */
  readonly isRole: Uint8Array
  /** By their last token, names that stand inside others: "Irving" of "Irving Police Department". */
  readonly inner: ReadonlyMap<number, NameInText>
}

type Named = Report<'sentences' | 'tokens' | 'syntax' | 'names'>

/** The names of a report. States and organisations of the registry mend what the names layer cut short. */
export function namesInText(
  report: Named,
  tree: Tree,
  { registry, words }: { readonly registry: Registry; readonly words: MentionWords },
): TextNames {
  const regions = words.sets.get('region')!
  const { names: registered, roleEnd } = registeredNames(tree, registry, regions)
  const layer = withoutTimes(mendedNames(report, tree, words), tree, words)
  const stateEnd = new Map(registered.filter((n) => n.known.use !== 'organisation').map((n) => [n.from, n.to]))
  trimTitles(layer, { tree, words, roleEnd, stateEnd })
  const found: (Found | undefined)[] = new Array(tree.size).fill(undefined)
  const put = (name: Found): void => {
    for (let i = name.from; i < name.to; i++) found[i] = name
  }
  const day = report.original.published
  for (const name of layer)
    if (!isPairOfStates(tree, name, stateEnd))
      put(isLeader(name, { tree, registry, day }) ? { ...name, kind: 'person' } : name)
  for (let i = 0; i < tree.size; i++) {
    const to = i + regionLength(tree, i, regions)
    if (to > i && tree.upos(to - 1) === 'ADJ') for (let k = i; k < to; k++) found[k] = undefined
  }
  const within: Found[] = []
  for (const name of registered) {
    const { from, to } = name
    // "Visited Russia today": no broadcaster.
    if (isSaidWhen(tree, name, words)) continue
    if (endsInTime(tree, name, words) && /^\p{Ll}/u.test(tree.form(to - 1))) continue
    const there = [...new Set(found.slice(from, to))].filter((other): other is Found => other !== undefined)
    const wider = there.some((other) => other.from < from || other.to > to)
    // "Michael Jordan", "Bank of China": the longer name stands; "States" alone gives way to "United States".
    if (wider && there.some((other) => (other.from < from || other.to > to ? !isHeadline(other, name) : false))) {
      if (there.every((other) => other.kind === 'group') && name.known.use === 'state') within.push(name)
      continue
    }
    const asPerson = there.some((other) => other.kind === 'person' && other.to - other.from >= to - from)
    if (asPerson && name.ambiguous && tree.relation(to - 1) !== 'amod') continue
    for (const other of there) for (let i = other.from; i < other.to; i++) found[i] = undefined
    put({ from, to, kind: KIND[name.known.use], known: name.known })
  }

  const names: (NameInText | undefined)[] = new Array(tree.size).fill(undefined)
  for (let i = 0; i < tree.size; i++) {
    const name = found[i]
    if (!name || name.from !== i) continue
    const { from, to, kind, known } = name
    const whole = { span: tree.spanOf({ from, to }), range: { from, to }, kind, head: headIn(tree, from, to), known }
    for (let k = from; k < to; k++) names[k] = whole
  }
  const inner = innerNames(tree, names, within)
  const isRole = new Uint8Array(tree.size)
  for (const [from, to] of roleEnd) isRole.fill(1, from, to)
  return { nameOf: names, isRole, inner }
}

/** Places within a longer name, and groups that open one, that the report also names by themselves. */
function innerNames(
  tree: Tree,
  names: readonly (NameInText | undefined)[],
  states: readonly Found[],
): Map<number, NameInText> {
  const alone = new Map<string, NameInText>()
  for (let i = 0; i < tree.size; i++) {
    const name = names[i]
    if (name && name.range.from === i && name.kind !== 'norp' && name.kind !== 'other' && name.known?.use !== 'people')
      alone.set(lettersAt(tree, i, name.range.to), name)
  }
  const inner = new Map<number, NameInText>()
  // "The United Kingdom Home Office"
  for (const { from, to, kind, known } of states) {
    if (names[to - 1]?.head === to - 1) continue
    inner.set(to - 1, { span: tree.spanOf({ from, to }), range: { from, to }, kind, head: to - 1, known })
  }
  for (let i = 0; i < tree.size; i++) {
    const name = names[i]
    if (!name || name.range.from !== i || name.kind === 'person' || name.known) continue
    for (let from = i; from < name.range.to; from++) {
      for (let to = Math.min(from + 3, name.range.to); to > from; to--) {
        const model = to - from < name.range.to - i ? alone.get(lettersAt(tree, from, to)) : undefined
        if (!model || tree.upos(to - 1) === 'PUNCT' || to - 1 === name.head) continue
        // "The Irving Police Department", "the University of Texas"; but not "Press" of "Associated Press".
        if (from > i && (model.kind !== 'place' || !/^\p{Lu}/u.test(tree.form(from)))) continue
        const range = { from, to }
        inner.set(to - 1, { span: tree.spanOf(range), range, kind: model.kind, head: to - 1, known: model.known })
        from = to - 1
        break
      }
    }
  }
  return inner
}

/** "Shoigu met Wang": by the name alone whoever the registry calls so and who is in office then, where no place acts. */
function isLeader(
  { from, to, kind }: Found,
  { tree, registry, day }: { readonly tree: Tree; readonly registry: Registry; readonly day: string | undefined },
): boolean {
  if (kind !== 'place' || to - from !== 1 || !day) return false
  const acts = tree.relation(from) === 'nsubj' || tree.deprel(from) === 'nmod:poss'
  if (!acts || (tree.childBy(from, 'case') !== undefined && tree.deprel(from) !== 'nmod:poss')) return false
  const found = registry.personNamed(tree.form(from), { day })
  return found?.tenure != null && !found.former
}

/** "Chad-Niger": two states, and no name of its own. */
function isPairOfStates(tree: Tree, { from, to }: Found, stateEnd: ReadonlyMap<number, number>): boolean {
  const hyphen = stateEnd.get(from)
  return hyphen !== undefined && /^[-‐‑–]$/.test(tree.form(hyphen)) && stateEnd.get(hyphen + 1) === to
}

const KIND = { state: 'place', capital: 'place', organisation: 'group', adjective: 'norp', people: 'norp' } as const

/** "North Korea Building a …": a headline's capitals join what is no name. */
const isHeadline = (longer: Found, known: Found): boolean => longer.kind === 'place' && longer.from === known.from

function headIn(tree: Tree, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const governor = tree.head(i)
    if ((governor < from || governor >= to) && tree.upos(i) !== 'PUNCT' && tree.relation(i) !== 'case') return i
  }
  return to - 1
}
