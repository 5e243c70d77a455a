import { adjectiveClaim } from './adjective-claims.js'
import { asideByPlace } from './aside-claims.js'
import type { ClaimCue } from './claim-cues.js'
import { speakerOf } from './claim-source.js'
import { subtreeOf, withoutRelative } from './clause-content.js'
import { cueOfVerb, helpersBefore, isPassive, particleOf, verbGroup } from './cue-words.js'
import { type DraftClaim, inOrder } from './draft-claim.js'
import { lendsItself } from './lent-claims.js'
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
  const isPlain = !passive || (tree.relation(i) === 'acl' && !tree.children(i).some((k) => k < i))
  const aside =
    cue?.quote && cue.clause && quoted.length === 0 && isPlain
      ? asideByPlace(tree, i, cue.object === 'addressee' && !cue.objectToo, context.isQuoted)
      : null
  const seen = aside
    ? { tokens: aside.tokens, clause: true, cue: [], source: aside.source }
    : cue
      ? contentOfVerb(context, cue, i, passive)
      : NOTHING
  const found = withoutOthers(context, seen, i)
  if (found.tokens.length === 0 && quoted.length === 0) return null

  const inside = new Set(quoted)
  const beyond = found.tokens.filter((t) => !inside.has(t))
  // The clause is the quotation as the parser saw it, or it is a clause of its own: "He said no. “Never.”"
  const content: number[] =
    quoted.length === 0
      ? [...(found.clause ? found.tokens : withoutRelative(tree, found.tokens))]
      : // "The deal was called a “sham”": all that the deal was called.
        passive && cue?.predicate
        ? [...found.tokens, ...quoted]
        : beyond.length * 2 > found.tokens.length && found.clause && !overlaps(found.tokens, inside)
          ? [...found.tokens, ...quoted]
          : [...quoted]
  const particle = cue?.lemma.includes(' ') ? particleOf(tree, i) : undefined
  const cueWords = inOrder([
    ...verbGroup(tree, i),
    ...(particle === undefined ? [] : [particle]),
    ...helpersBefore(tree, i),
    ...found.cue,
  ])
  // "called for talks" is another row than "called it a trap".
  const row = (found.cue.length === 1 && cues.verbs.get(`${cue?.lemma} ${tree.lower(found.cue[0]!)}`)) || cue
  const cueSet = new Set(cueWords)
  const source = sourceOfClaim(context, i, { found, passive, quoted: inside, cue: cueSet })
  content.unshift(...source.toContent)
  if (!saysSo(context, i, { quoted: quoted.length > 0, passive, source: source.head })) return null
  if (passive && source.head < 0 && quoted.length === 0 && isMereDeed(context, i, content)) return null
  const contentSet = new Set(content)
  for (const t of source.words) contentSet.delete(t)
  return {
    rule: row?.id ?? 'verb.beside-quotation',
    act: row?.act ?? 'assert',
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
  if (end === 0) return NOTHING
  const left = tokens.slice(0, end)
  // "Students chanted, “…,” the paper reports": all of it is what the paper reports.
  return left.some((t) => /^(VERB|AUX)$/.test(tree.upos(t))) || !found.clause ? { ...found, tokens: left } : found
}

interface Told {
  readonly quoted: boolean
  readonly passive: boolean
  /** Head of the source, or -1. */
  readonly source: number
}

/** Does anybody say it? "To defend the state", "a firm called Apex", "Remember that …", "levels that will not support it" report no claim. */
function saysSo({ tree, cues, isSomeone }: VerbContext, i: number, { quoted, passive, source }: Told): boolean {
  if (quoted) return true
  if (source < 0) {
    // "Asked whether he would go, he said …"
    if (passive && tree.relation(i) === 'advcl' && cueOfVerb(cues, tree, i)?.object === 'addressee') return true
    const finite = (k: number) => /VerbForm=Fin/.test(tree.feats(k)) && !/Mood=Imp/.test(tree.feats(k))
    return (
      finite(i) ||
      tree.upos(i) === 'NOUN' ||
      (tree.relation(i) === 'root' && !passive && !/ing$/.test(tree.lower(i)) && /Tense=Past/.test(tree.feats(i))) ||
      tree.children(i).some((k) => tree.relation(k) === 'aux' && tree.lower(k) !== 'to')
    )
  }
  if (passive || !/^(that|which)$/.test(tree.lower(source))) return true
  let clause = i
  for (let steps = 0; steps < 4 && tree.deprel(clause) !== 'acl:relcl' && tree.head(clause) >= 0; steps++)
    clause = tree.head(clause)
  const noun = tree.deprel(clause) === 'acl:relcl' ? tree.head(clause) : -1
  return noun < 0 || isSomeone(noun) || cues.records.has(tree.lemma(noun).toLowerCase())
}

/** "The winner was declared", "a report was mentioned": that it was done is all that is told, not by whom nor what was said of it. */
function isMereDeed({ tree, cues }: VerbContext, i: number, content: readonly number[]): boolean {
  const subject = tree.childBy(i, 'nsubj:pass')
  const act = cueOfVerb(cues, tree, i)?.act
  if (subject === undefined || act === undefined || /^(oppose|support|ask|deny)$/.test(act)) return false
  const { from, to } = tree.subtree(subject)
  return content.every((t) => t >= from && t < to)
}

const overlaps = (tokens: readonly number[], set: ReadonlySet<number>) => tokens.some((t) => set.has(t))

/** "Trump seems to understand": subject and complement are the content; nobody says so. */
function raisingClaim(context: VerbContext, cue: ClaimCue, i: number): DraftClaim | null {
  const { tree, cues } = context
  const complement =
    tree.childBy(i, 'xcomp', 'ccomp', 'csubj') ??
    (cue.lemma === 'seem'
      ? tree.children(i).find((k) => k > i && /^(obj|obl|advcl)$/.test(tree.relation(k)))
      : undefined)
  if (complement === undefined) return null
  // "seemed to confirm it": the confirming is the claim, and the seeming part of its cue. But "appears to be holding".
  const claims = cueOfVerb(cues, tree, complement)
  if (claims && tree.relation(complement) === 'xcomp' && !claims.raising && claims.act !== 'believe')
    if (verbClaim(context, complement)) return null
  // "appeared pleased with it": so does the pleasure.
  if (tree.relation(complement) === 'xcomp' && adjectiveClaim(tree, cues, complement)) return null
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
