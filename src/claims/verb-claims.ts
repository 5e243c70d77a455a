import type { Tree } from '../report/tree.js'
import type { ClaimCue } from './claim-cues.js'
import { type SourceWords, sourceOfVerb, sourcePhrase, speakerOf } from './claim-source.js'
import { subtreeOf } from './clause-content.js'
import { cueOfVerb, isPassive, verbGroup } from './cue-words.js'
import { type DraftClaim, inOrder } from './draft-claim.js'
import { contentOfVerb, NOTHING, type VerbContext } from './verb-content.js'

/** The claim that verb `i` brings in, if it brings in one. */
export function verbClaim(context: VerbContext, i: number): DraftClaim | null {
  const { tree, cues } = context
  const quoted = context.quotedBy(i)
  const cue = cueOfVerb(cues, tree, i)
  if (!cue && quoted.length === 0) return null
  if (cue?.raising) return raisingClaim(tree, cue, i)
  const passive = isPassive(tree, i)
  const found = cue ? contentOfVerb(context, cue, i, passive) : NOTHING
  if (found.tokens.length === 0 && quoted.length === 0) return null

  const inside = new Set(quoted)
  const beyond = found.tokens.filter((t) => !inside.has(t))
  // The clause is the quotation as the parser saw it, or it is a clause of its own: "He said no. “Never.”"
  const content =
    quoted.length === 0
      ? found.tokens
      : beyond.length * 2 > found.tokens.length && found.clause && !overlaps(found.tokens, inside)
        ? [...found.tokens, ...quoted]
        : quoted
  const cueWords = inOrder([...verbGroup(tree, i), ...helpersBefore(tree, i), ...found.cue])
  const cueSet = new Set(cueWords)
  const free = (source: SourceWords | null) => source?.words.filter((t) => !inside.has(t) && !cueSet.has(t)) ?? []
  let source = found.source === undefined ? sourceOfVerb(tree, i) : found.source
  let kept = free(source)
  // “…,” he said, adding: the parser may look for the speaker inside the quotation.
  if (source && context.isQuoted(source.head) && !context.isQuoted(i)) {
    source = speakerBefore(context, i)
    kept = free(source)
  }
  if (
    kept.length === 0 &&
    (quoted.length > 0 || (found.clause && found.source === undefined && !passive && isFiniteVerb(tree, i)))
  ) {
    source = nameBeside(tree, i, inside)
    kept = free(source)
  }
  const contentSet = new Set(content)
  for (const t of kept) contentSet.delete(t)
  return {
    rule: cue?.id ?? 'verb.beside-quotation',
    act: cue?.act ?? 'assert',
    head: i,
    cue: cueWords,
    source: kept,
    sourceHead: source && kept.length > 0 ? source.head : -1,
    content: inOrder([...contentSet].filter((t) => !cueSet.has(t))),
  }
}

const overlaps = (tokens: readonly number[], set: ReadonlySet<number>) => tokens.some((t) => set.has(t))

const isFiniteVerb = (tree: Tree, i: number) =>
  /VerbForm=Fin/.test(tree.feats(i)) ||
  tree.children(i).some((k) => k < i && tree.relation(k) === 'aux' && tree.lower(k) !== 'to')

/** "continued to portray", "seemed to confirm": the verb before belongs to the cue. */
function helpersBefore(tree: Tree, i: number): number[] {
  const words: number[] = []
  let verb = i
  for (
    let steps = 0;
    steps < 3 && tree.relation(verb) === 'xcomp' && tree.head(verb) >= 0 && tree.head(verb) < verb;
    steps++
  ) {
    const governor = tree.head(verb)
    if (verb - governor > 4) break
    words.push(...verbGroup(tree, governor))
    for (let t = governor + 1; t < verb; t++) if (tree.lower(t) === 'to') words.push(t)
    verb = governor
  }
  return words
}

/** "Trump seems to understand": subject and complement are the content; nobody says so. */
function raisingClaim(tree: Tree, cue: ClaimCue, i: number): DraftClaim | null {
  const complement = tree.childBy(i, 'xcomp', 'ccomp', 'csubj')
  if (complement === undefined) return null
  const subject = speakerOf(tree, i)
  const own =
    tree.relation(complement) === 'xcomp' && subject !== undefined ? subtreeOf(tree, subject).filter((t) => t < i) : []
  return {
    rule: cue.id,
    act: cue.act,
    head: i,
    cue: verbGroup(tree, i),
    source: [],
    sourceHead: -1,
    content: inOrder([...own, ...subtreeOf(tree, complement).filter((t) => t > i)]),
  }
}

/** The source of the nearest cue verb before `i` in its sentence, outside quotations. */
function speakerBefore({ tree, cues, isQuoted }: VerbContext, i: number): SourceWords | null {
  const { from } = tree.sentenceRange(tree.sentence(i))
  for (let k = i - 1; k >= from; k--) {
    if (isQuoted(k) || !cueOfVerb(cues, tree, k)) continue
    const source = sourceOfVerb(tree, k)
    return source && !isQuoted(source.head) ? source : null
  }
  return null
}

/** “…,” said Nick Merrill, where the parser found no subject: the name before or behind the verb. */
function nameBeside(tree: Tree, i: number, inside: ReadonlySet<number>): SourceWords | null {
  const group = verbGroup(tree, i)
  const before = nameEnd(tree, group[0]! - 1, i)
  const places = inside.has(group[0]! - 1) || before < 0 ? [i + 1, i + 2, i + 3] : [before, i + 1, i + 2, i + 3]
  for (const k of places) {
    if (k < 0 || k >= tree.size || inside.has(k) || tree.sentence(k) !== tree.sentence(i)) continue
    const upos = tree.upos(k)
    if (upos !== 'PROPN' && upos !== 'NOUN' && upos !== 'PRON') continue
    let head = k
    for (let steps = 0; steps < 8; steps++) {
      const governor = tree.head(head)
      if (
        governor < 0 ||
        inside.has(governor) ||
        Math.abs(governor - k) > 8 ||
        !/^(NOUN|PROPN)$/.test(tree.upos(governor))
      )
        break
      // Up through the name, on its own side of the verb.
      if (governor < i !== k < i) break
      head = governor
    }
    return sourcePhrase(tree, head, i)
  }
  return null
}

/** The last word of a name that ends at `k`: steps back over "(R-Okla.)" and ", R-N.Y.,". */
function nameEnd(tree: Tree, k: number, i: number): number {
  let at = k
  if (tree.form(at) === ')') while (at > 0 && i - at < 14 && tree.form(at) !== '(') at--
  else if (tree.form(at) === ',') {
    at--
    while (at > 0 && i - at < 14 && tree.form(at) !== ',') at--
  } else return at
  return /^[(,]$/.test(tree.form(at)) ? at - 1 : -1
}
