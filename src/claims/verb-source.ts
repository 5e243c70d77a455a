import type { Tree } from '../report/tree.js'
import { isTimeWord, type SourceWords, sourceOfVerb, sourcePhrase } from './claim-source.js'
import { hasSubjectOfItsOwn, standsBehindComma } from './clause-content.js'
import { cueOfVerb, isQuantity, verbGroup } from './cue-words.js'
import type { VerbContent, VerbContext } from './verb-content.js'

/** The source of a verb's claim. */
export interface ClaimSource {
  readonly words: readonly number[]
  /** -1 where there is no source. */
  readonly head: number
  /** Words that the parser took for the source, and that belong to the content. */
  readonly toContent: readonly number[]
}

interface Known {
  readonly found: VerbContent
  readonly passive: boolean
  /** Tokens of the quotations that the verb brings in. */
  readonly quoted: ReadonlySet<number>
  readonly cue: ReadonlySet<number>
}

/** Who says what verb `i` brings in: by the tree, and where the tree cannot be right by the words beside the verb. */
export function sourceOfClaim(context: VerbContext, i: number, { found, passive, quoted, cue }: Known): ClaimSource {
  const { tree, isQuoted } = context
  const free = (source: SourceWords | null) => source?.words.filter((t) => !quoted.has(t) && !cue.has(t)) ?? []
  const spoken = quoted.size > 0
  let toContent: readonly number[] = []
  let source = found.source
  if (source === undefined) source = (adds(context, i) ? speakerBefore(context, i) : null) ?? sourceOfVerb(tree, i)
  // "suggested the minister | be dismissed": what the parser took for a subject behind the verb begins the clause.
  if (source && found.clause && !spoken && source.head > i && found.tokens[0] === (source.words.at(-1) ?? 0) + 1) {
    toContent = source.words
    source = nameBeside(tree, i, new Set(source.words))
  }
  // "issued a statement condemning the raid", "released a video that says": who issued it condemns, and says.
  if (source && tree.relation(i) === 'acl') source = issuerOf(context, i, source.head) ?? source
  // “…,” he said, adding: the parser may look for the speaker inside the quotation.
  if (source && isQuoted(source.head) && !isQuoted(i)) source = speakerBefore(context, i)
  const isLeft = found.source === undefined && !passive && isFiniteVerb(tree, i)
  if (free(source).length === 0 && ((spoken && !isToldInPassive(tree, i)) || isLeft))
    source = nameBeside(tree, i, quoted)
  // "It has been reported that", "that is not to suggest that", "a group called “Us”": nobody says so.
  if (source && isNobody(tree, i, source.head, { passive, clause: found.clause })) source = null
  const words = free(source)
  return { words, head: source && words.length > 0 ? source.head : -1, toContent }
}

function isNobody(
  tree: Tree,
  i: number,
  head: number,
  { passive, clause }: { passive: boolean; clause: boolean },
): boolean {
  if (tree.lower(head) === 'it') return passive && clause
  return (
    /^(this|that)$/.test(tree.lower(head)) &&
    head < i &&
    tree.lower(i - 1) === 'to' &&
    tree.relation(head) === 'nsubj' &&
    tree.head(head) === i
  )
}

/** "The deal was called a “sham”": the deal says nothing. */
const isToldInPassive = (tree: Tree, i: number): boolean =>
  tree.children(i).some((k) => /^(aux|nsubj):pass$/.test(tree.deprel(k)))

const isFiniteVerb = (tree: Tree, i: number) =>
  tree.upos(i) === 'NOUN' ||
  /VerbForm=Fin/.test(tree.feats(i)) ||
  // "Sen. Berg (D-Ill.) called on him": the only verb that the sentence has.
  (tree.relation(i) === 'root' && !/ing$/.test(tree.lower(i))) ||
  tree.children(i).some((k) => k < i && tree.relation(k) === 'aux' && tree.lower(k) !== 'to')

/** "…, adding that": a participle of speaking goes on with who spoke before, whatever the parser hung it on. */
const adds = ({ tree, cues }: VerbContext, i: number): boolean =>
  /ing$/.test(tree.lower(i)) &&
  (cueOfVerb(cues, tree, i)?.quote ?? false) &&
  standsBehindComma(tree, i) &&
  !hasSubjectOfItsOwn(tree, i)

/** Who issued, released or sent the document that says by `verb`: the document itself, "that", or whom it was sent to may pass for its subject. */
function issuerOf({ tree, cues }: VerbContext, verb: number, subject: number): SourceWords | null {
  let document = /^(that|which)$/.test(tree.lower(subject)) ? tree.head(verb) : subject
  // "sent an email to supporters saying"
  if (tree.relation(document) === 'nmod' && tree.head(document) >= 0) document = tree.head(document)
  if (tree.relation(document) === 'obl' && /ing$/.test(tree.lower(verb)))
    document = tree.childBy(tree.head(document), 'obj') ?? document
  if (!cues.records.has(tree.lemma(document).toLowerCase()) || tree.relation(document) !== 'obj') return null
  const issued = tree.head(document)
  if (issued < 0 || !cues.issuing.has(tree.lemma(issued).toLowerCase())) return null
  return sourceOfVerb(tree, issued)
}

/** The source of the nearest cue verb before `i` in its sentence, outside quotations. */
function speakerBefore({ tree, cues, isQuoted }: VerbContext, i: number): SourceWords | null {
  const { from } = tree.sentenceRange(tree.sentence(i))
  for (let k = i - 1; k >= from; k--) {
    if (isQuoted(k) || cueOfVerb(cues, tree, k)?.quote !== true || !isMain(tree, k)) continue
    const source = sourceOfVerb(tree, k)
    return source && !isQuoted(source.head) ? source : null
  }
  return null
}

/** Not "condemned" of "rebuked those who had not condemned it, saying": a verb of the sentence itself, or a participle that goes on with it. */
function isMain(tree: Tree, verb: number): boolean {
  for (let k = verb, steps = 0; steps < 6; steps++) {
    const relation = tree.relation(k)
    if (relation === 'root' || tree.head(k) < 0) return true
    if (relation !== 'conj' && relation !== 'parataxis' && !(/ing$/.test(tree.lower(k)) && standsBehindComma(tree, k)))
      return false
    k = tree.head(k)
  }
  return false
}

/** “…,” said Nick Merrill, where the parser found no subject: the name before or behind the verb. */
function nameBeside(tree: Tree, i: number, inside: ReadonlySet<number>): SourceWords | null {
  const group = verbGroup(tree, i)
  const before = nameEnd(tree, group[0]! - 1, i)
  const behind = inside.size > 0 ? [i + 1, i + 2, i + 3] : []
  const places = inside.has(group[0]! - 1) || before < 0 ? behind : [before, ...behind]
  for (const k of places) {
    if (k < 0 || k >= tree.size || inside.has(k) || tree.sentence(k) !== tree.sentence(i)) continue
    const upos = tree.upos(k)
    if (
      (!/^(PROPN|NOUN|PRON|NUM|SYM)$/.test(upos) &&
        !isQuantity(tree, k) &&
        !(upos === 'ADJ' && k === i - 1 && /^\p{Lu}/u.test(tree.form(k)))) ||
      isTimeWord(tree, k)
    )
      continue
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
  // "Kim in turn later Thursday said"
  while (at > 0 && i - at < 5 && (isTimeWord(tree, at) || (tree.upos(at) === 'ADV' && !isQuantity(tree, at)))) at--
  if (tree.form(at) === ')') while (at > 0 && i - at < 14 && tree.form(at) !== '(') at--
  else if (tree.form(at) === ',') {
    at--
    while (at > 0 && i - at < 14 && tree.form(at) !== ',') at--
  } else return at
  return /^[(,]$/.test(tree.form(at)) ? at - 1 : -1
}
