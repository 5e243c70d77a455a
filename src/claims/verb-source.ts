import type { Tree } from '../report/tree.js'
import { isTimeWord, type SourceWords, sourceOfVerb, sourcePhrase } from './claim-source.js'
import { hasSubjectOfItsOwn, standsBehindComma } from './clause-content.js'
import { cueOfVerb, isQuantity, verbGroup } from './cue-words.js'
import { tokensBetween } from './draft-claim.js'
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
  if (source === undefined)
    source =
      (adds(context, i) ? speakerBefore(context, i) : null) ?? saidBehind(context, i, quoted) ?? sourceOfVerb(tree, i)
  // "suggested the minister | be dismissed": what the parser took for a subject behind the verb begins the clause.
  if (
    source &&
    found.clause &&
    !spoken &&
    !passive &&
    source.head > i &&
    found.tokens[0] === (source.words.at(-1) ?? 0) + 1
  ) {
    toContent = source.words
    source = nameBeside(tree, i, new Set(source.words))
  }
  if (source && tree.relation(i) === 'acl') source = doerBy(context, i, source.head) ?? source
  if (source) source = nameBeforeBrackets(tree, source.head, i) ?? source
  // "issued a statement condemning the raid", "released a video that says": who issued it condemns, and says.
  if (source && tree.relation(i) === 'acl') source = issuerOf(context, i, source.head) ?? source
  // “…,” he said, adding: the parser may look for the speaker inside the quotation.
  if (source && isQuoted(source.head) && !isQuoted(i)) source = speakerBefore(context, i)
  // "after a woman in Lyon, France, | told him": left without a subject, the verb would take that of the verb above.
  if (source && source.head < i - 1 && found.source === undefined && !passive && isLoose(tree, i))
    source = nameBeside(tree, i, quoted) ?? source
  const isLeft = found.source === undefined && !passive && isFiniteVerb(tree, i)
  if (free(source).length === 0 && ((spoken && !isToldInPassive(tree, i, quoted)) || isLeft))
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

const isLoose = (tree: Tree, i: number): boolean =>
  tree.relation(i) === 'parataxis' &&
  /VerbForm=Fin/.test(tree.feats(i)) &&
  tree.form(i - 1) === ',' &&
  !tree.children(i).some((k) => tree.relation(k) === 'nsubj')

/** "The deal was called a “sham”": the deal says nothing. */
const isToldInPassive = (tree: Tree, i: number, quoted: ReadonlySet<number>): boolean =>
  tree.children(i).some((k) => /^(aux|nsubj):pass$/.test(tree.deprel(k)) && !quoted.has(k))

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
  (standsBehindComma(tree, i) || (tree.relation(i) === 'root' && tree.form(i + 1) === ',')) &&
  !hasSubjectOfItsOwn(tree, i)

/** The hall “lets us be heard,” said | Ruiz: right behind the closing mark only who speaks can follow, not what stands before the quotation. */
function saidBehind({ tree, cues }: VerbContext, i: number, quoted: ReadonlySet<number>): SourceWords | null {
  if (!quoted.has(i - 1) || !/^["”’']+$/.test(tree.form(i - 1)) || cueOfVerb(cues, tree, i)?.object === 'addressee')
    return null
  const subject = tree
    .children(i)
    .find(
      (k) => k > i && /^(nsubj|obj)$/.test(tree.relation(k)) && tree.subtree(k).from === i + 1 && !isTimeWord(tree, k),
    )
  return subject === undefined ? null : sourcePhrase(tree, subject, i)
}

/** "fought her, at one point calling her a coward", "attacked him at the debate refusing to yield": who did so, not the time or the place. */
function doerBy({ tree, cues, isSomeone }: VerbContext, i: number, noun: number): SourceWords | null {
  const lemma = tree.lemma(noun).toLowerCase()
  if (noun !== tree.head(i) || tree.relation(noun) !== 'obl' || !/ing$/.test(tree.lower(i))) return null
  if (isSomeone(noun) || cues.records.has(lemma) || cues.documents.has(lemma)) return null
  const opener = tree.children(noun).find((k) => tree.relation(k) === 'case')
  if (opener === undefined || !/^(at|in|during|on|after|before|amid)$/.test(tree.lower(opener))) return null
  return sourceOfVerb(tree, tree.head(noun))
}

/** "Ana Ruiz (R-Ohio), a candidate, called": the name before the brackets that the parser took the speaker from. */
function nameBeforeBrackets(tree: Tree, head: number, i: number): SourceWords | null {
  let open = head
  while (open >= 0 && head - open < 6 && !/^[()]$/.test(tree.form(open))) open--
  let close = head
  while (close < i && tree.form(close) !== ')') close++
  if (tree.form(open) !== '(' || close >= i || close - open > 9) return null
  const { from } = tree.sentenceRange(tree.sentence(i))
  let first = open
  while (first > from && /^(PROPN|NOUN|ADJ|DET)$/.test(tree.upos(first - 1))) first--
  if (first === open || tree.upos(open - 1) !== 'PROPN') return null
  const name = tokensBetween(first, open)
  const named = name.findLast((t) => !name.includes(tree.head(t))) ?? open - 1
  return { head: named, words: tokensBetween(first, close + 1) }
}

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
  // "She said so. Adding, “…”": a participle that opens its sentence goes on with the one before.
  const own = tree.sentenceRange(tree.sentence(i)).from
  const from = own === i && i > 0 ? tree.sentenceRange(tree.sentence(i - 1)).from : own
  for (let k = i - 1; k >= from; k--) {
    if (isQuoted(k) || cueOfVerb(cues, tree, k)?.quote !== true || !(isMain(tree, k) || isAside(tree, k, i))) continue
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

/** "Lind “would lose,” the aide recalled, adding that": what the aide recalled stands before him, and the participle hangs on him. */
function isAside(tree: Tree, verb: number, participle: number): boolean {
  if (tree.head(participle) !== verb) return false
  const subject = tree.childBy(verb, 'nsubj')
  if (
    subject === undefined ||
    tree.children(verb).some((k) => k > verb && k < participle && /comp$/.test(tree.relation(k)))
  )
    return false
  return /^(,|["”’']+)$/.test(tree.form(Math.min(tree.subtree(subject).from, verb) - 1))
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
        // "…, Strange said", "the 43-year-old said"
        !(upos === 'ADJ' && k === i - 1 && (/^\p{Lu}/u.test(tree.form(k)) || tree.childBy(k, 'det') !== undefined))) ||
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
  // "Ana Ruiz (R-Ohio), also a candidate, called"
  for (let steps = 0; steps < 2 && /^[),]$/.test(tree.form(at)); steps++) {
    const opener = tree.form(at) === ')' || tree.form(at - 1) === ')' ? '(' : ','
    at--
    while (at > 0 && i - at < 18 && tree.form(at) !== opener) at--
    if (tree.form(at) !== opener) return -1
    // The comma behind brackets may open the apposition.
    at--
  }
  return at
}
