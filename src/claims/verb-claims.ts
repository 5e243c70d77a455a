import type { Tree } from '../report/tree.js'
import type { ClaimCue } from './claim-cues.js'
import { speakerOf } from './claim-source.js'
import { subtreeOf } from './clause-content.js'
import { cueOfVerb, isPassive, verbGroup } from './cue-words.js'
import { type DraftClaim, inOrder } from './draft-claim.js'
import { lendsItself } from './noun-claims.js'
import { contentOfVerb, NOTHING, type VerbContent, type VerbContext } from './verb-content.js'
import { sourceOfClaim } from './verb-source.js'

/** The claim that verb `i` brings in, if it brings in one. */
export function verbClaim(context: VerbContext, i: number): DraftClaim | null {
  const { tree, cues } = context
  const quoted = context.quotedBy(i)
  const cue = cueOfVerb(cues, tree, i)
  if (!cue && quoted.length === 0) return null
  if (cue?.raising) return raisingClaim(context, cue, i)
  // "voiced concern that": the noun brings in the content, and the verb lends it a subject.
  if (cue && quoted.length === 0 && lendsItself(tree, cues, i)) return null
  const passive = isPassive(tree, i)
  const seen = cue ? contentOfVerb(context, cue, i, passive) : NOTHING
  const found = withoutOthers(context, seen, i)
  if (found.tokens.length === 0 && quoted.length === 0) return null

  const inside = new Set(quoted)
  const beyond = found.tokens.filter((t) => !inside.has(t))
  // The clause is the quotation as the parser saw it, or it is a clause of its own: "He said no. “Never.”"
  const content: number[] =
    quoted.length === 0
      ? [...found.tokens]
      : beyond.length * 2 > found.tokens.length && found.clause && !overlaps(found.tokens, inside)
        ? [...found.tokens, ...quoted]
        : [...quoted]
  const cueWords = inOrder([...verbGroup(tree, i), ...helpersBefore(tree, i), ...found.cue])
  const cueSet = new Set(cueWords)
  const source = sourceOfClaim(context, i, { found, passive, quoted: inside, cue: cueSet })
  content.unshift(...source.toContent)
  const contentSet = new Set(content)
  for (const t of source.words) contentSet.delete(t)
  return {
    rule: cue?.id ?? 'verb.beside-quotation',
    act: cue?.act ?? 'assert',
    spoken: cue?.quote ?? true,
    head: i,
    cue: cueWords,
    source: source.words,
    sourceHead: source.head,
    content: inOrder([...contentSet].filter((t) => !cueSet.has(t))),
  }
}

/**
 * “…” of another speaker, or of this one's next verb, ends what was said: told him that it would not last: “…,”
 * Roffman predicted; said that he taught law and added, “…”.
 */
function withoutOthers({ tree, otherSpeaker }: VerbContext, found: VerbContent, i: number): VerbContent {
  const { tokens } = found
  const quotation = tokens.findIndex((t) => otherSpeaker(t, i) >= 0)
  if (quotation < 0) return found
  const verb = tokens.indexOf(otherSpeaker(tokens[quotation]!, i))
  let end = verb >= 0 && verb < quotation ? verb : quotation
  while (end > 0 && /^(CCONJ|PUNCT)$/.test(tree.upos(tokens[end - 1]!))) end--
  return end === 0 ? NOTHING : { ...found, tokens: tokens.slice(0, end) }
}

const overlaps = (tokens: readonly number[], set: ReadonlySet<number>) => tokens.some((t) => set.has(t))

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
function raisingClaim({ tree, cues }: VerbContext, cue: ClaimCue, i: number): DraftClaim | null {
  const complement =
    tree.childBy(i, 'xcomp', 'ccomp', 'csubj') ??
    (cue.lemma === 'seem'
      ? tree.children(i).find((k) => k > i && /^(obj|obl|advcl)$/.test(tree.relation(k)))
      : undefined)
  if (complement === undefined) return null
  // "seemed to confirm it": the confirming is the claim, and the seeming part of its cue.
  const claims = cueOfVerb(cues, tree, complement)
  if (claims && tree.relation(complement) === 'xcomp' && !claims.raising && claims.act !== 'believe') return null
  const subject = speakerOf(tree, i)
  const own =
    !/^(ccomp|csubj)$/.test(tree.relation(complement)) && subject !== undefined
      ? subtreeOf(tree, subject).filter((t) => t < i)
      : []
  return {
    rule: cue.id,
    act: cue.act,
    spoken: false,
    head: i,
    cue: verbGroup(tree, i),
    source: [],
    sourceHead: -1,
    content: inOrder([...own, ...subtreeOf(tree, complement).filter((t) => t > i)]),
  }
}
