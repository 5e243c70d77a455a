import { mentionCovering, mentionsHeadedBy } from '../mentions/entity-index.js'
import type { Claim, Report } from '../report/layers.js'
import type { Span } from '../report/span.js'
import { type Tree, treeOf } from '../report/tree.js'
import { stage } from '../stage.js'
import { adjectiveClaim } from './adjective-claims.js'
import { blockSpeakers } from './block-speakers.js'
import type { ClaimCues } from './claim-cues.js'
import { withoutOtherTelling } from './clause-content.js'
import { type DraftClaim, inOrder, tokensBetween } from './draft-claim.js'
import { colonClaim, labelClaims, signatureClaim } from './label-claims.js'
import { settleClaims } from './nested-claims.js'
import { nounClaim } from './noun-claims.js'
import { phraseClaim } from './phrase-claims.js'
import { quotationSpeakers } from './quotation-speakers.js'
import { quotedAsClaim } from './quoted-as-claims.js'
import { type QuotedWords, quotedWords } from './quoted-words.js'
import { entityOfSource, isSomeone, speakersOf } from './speakers.js'
import { verbClaim } from './verb-claims.js'

/** Who says, thinks, wants or expects what: source, cue and content, as PARC and PolNeAR define attribution. */
export const attributeClaims = stage({
  name: 'attribute-claims',
  needs: ['sentences', 'tokens', 'syntax', 'mentions', 'entities'],
  adds: ['claims'],
  run: (report, { resources, trace }) => {
    const tree = treeOf(report)
    const quoted = quotedWords(report, tree)
    const isQuoted = (i: number) => quoted.at(i) >= 0
    const drafts = settleClaims(tree, draftClaims(report, tree, quoted, resources.cues), {
      someone: (i) => isSomeone(report, i),
      entity: (i) => entityOfSource(report, tree, i),
      isQuoted,
    })
    const isPerson = (lemma: string) => resources.mentionWords?.nouns.get(lemma) === 'person'
    const speakers = speakersOf(report, tree, { cues: resources.cues, isPerson, isQuoted }, drafts)
    const claims = drafts.map(({ draft, within }, c): Claim => {
      const cue = spansOf(tree, draft.cue)
      trace(() => ({
        span: cue[0] ?? { start: 0, end: 0 },
        rule: draft.rule,
        outcome: 'claim',
        message: `"${tree.form(draft.head)}" brings in a claim (${draft.act}).`,
      }))
      return {
        id: `c${c + 1}`,
        source: draft.source.length > 0 ? { spans: spansOf(tree, draft.source), entity: speakers[c]! } : null,
        cue,
        content: spansOf(tree, draft.content),
        kind: kindOf(tree, draft, quoted),
        within: within < 0 ? null : `c${within + 1}`,
        act: draft.act,
      }
    })
    return { claims }
  },
})

type Read = Report<'tokens' | 'syntax' | 'sentences' | 'mentions' | 'entities'>

function draftClaims(report: Read, tree: Tree, quoted: QuotedWords, cues: ClaimCues): DraftClaim[] {
  const speakers = quotationSpeakers(report, tree, quoted, cues)
  const blocks = blockSpeakers(report, tree, quoted, cues)
  const quotedBy = (verb: number) => [
    ...(speakers.get(verb) ?? []).flatMap(({ quotation, from }) => tokensBetween(from, quoted.ranges[quotation]!.to)),
    ...(speakers.has(verb) ? [] : (blocks.get(verb) ?? [])),
  ]
  const owner = new Map<number, number>()
  for (const [verb, all] of speakers) for (const { quotation } of all) owner.set(quotation, verb)
  const otherSpeaker = (i: number, verb: number) => {
    const speaker = quoted.at(i) === quoted.at(verb) ? verb : (owner.get(quoted.at(i)) ?? verb)
    return speaker === verb ? -1 : speaker
  }
  const someone = (i: number) => isSomeone(report, i)
  const place = (i: number) => {
    const mention = mentionCovering(report, i)
    return mention?.kind === 'place' || mention?.kind === 'country'
  }
  const person = (i: number) => mentionsHeadedBy(report, i).some((m) => m.kind === 'person')
  const context = {
    tree,
    cues,
    quotedBy,
    isQuoted: (i: number) => quoted.at(i) >= 0,
    otherSpeaker,
    isSomeone: someone,
    isPerson: person,
  }
  const drafts = labelClaims(report, tree, cues, { isSomeone: someone, isPlace: place })
  const spoken = new Set([...speakers.values()].flat().map(({ quotation }) => quotation))
  quoted.ranges.forEach((range, q) => {
    const claim =
      spoken.has(q) || range.to - range.from < 6
        ? null
        : (colonClaim(tree, cues, range, someone) ?? signatureClaim(tree, range))
    if (claim) drafts.push(claim)
  })
  for (let i = 0; i < tree.size; i++) {
    const upos = tree.upos(i)
    const claim =
      (upos === 'VERB' || upos === 'ADJ' || upos === 'ADV' ? adjectiveClaim(tree, cues, i) : null) ??
      (upos === 'VERB' || upos === 'NOUN' || speakers.has(i) ? verbClaim(context, i) : null) ??
      (upos === 'NOUN' ? nounClaim(tree, cues, i, someone) : null) ??
      phraseClaim(context, i) ??
      quotedAsClaim(tree, cues, quoted, i)
    if (!claim) continue
    const sameVoice = (k: number) => quoted.at(k) === quoted.at(claim.head)
    const own = quoted.at(claim.head)
    // “He said you have to leave,” she recalled: what he said ends where the quotation does.
    const inside = own < 0 ? claim.content : claim.content.filter((t) => quoted.at(t) === own)
    const content = withoutOtherTelling(tree, cues, inside, claim.head, sameVoice)
    drafts.push(wholeQuotations(withQuotedRest(tree, { ...claim, content }, quoted, spoken), quoted))
  }
  return drafts.map((draft) => withWholeTelling(draft, quotedBy))
}

/** “…,” the judge wrote, according to the Herald. | “…”: all that the judge wrote is according to the Herald. */
function withWholeTelling(draft: DraftClaim, quotedBy: (verb: number) => readonly number[]): DraftClaim {
  if (!draft.rule.startsWith('prep.')) return draft
  const told = draft.content.flatMap(quotedBy)
  return told.length === 0 ? draft : { ...draft, content: inOrder([...draft.content, ...told]) }
}

/** Said that they | “will leave”: the parser may end what was said where the quotation marks begin. */
function withQuotedRest(
  tree: Tree,
  draft: DraftClaim,
  { at, ranges }: QuotedWords,
  spoken: ReadonlySet<number>,
): DraftClaim {
  const last = draft.content.at(-1)
  if (!draft.spoken || last === undefined || last < draft.head || at(last) >= 0 || at(draft.head) >= 0) return draft
  const next = tree.form(last + 1) === ',' ? last + 2 : last + 1
  const q = at(next)
  if (q < 0 || ranges[q]!.from !== next || spoken.has(q) || tree.sentence(next) !== tree.sentence(last)) return draft
  return { ...draft, content: [...draft.content, ...tokensBetween(next, ranges[q]!.to)] }
}

/** Said they “will leave. They have no choice.”: content that begins or ends in a quotation takes the whole of it. */
function wholeQuotations(draft: DraftClaim, { at, ranges }: QuotedWords): DraftClaim {
  const first = draft.content[0]
  const last = draft.content.at(-1)
  if (first === undefined || last === undefined) return draft
  // A claim inside a quotation keeps to its own words.
  const own = at(draft.head)
  const opened = at(first) === own ? undefined : ranges[at(first)]
  const closed = at(last) === own ? undefined : ranges[at(last)]
  const before = opened && opened.from < first && opened.to <= last + 1 ? tokensBetween(opened.from, first) : []
  const behind = closed && closed.from >= first && closed.to > last + 1 ? tokensBetween(last + 1, closed.to) : []
  if (before.length === 0 && behind.length === 0) return draft
  const taken = new Set([...draft.cue, ...draft.source])
  return { ...draft, content: [...before, ...draft.content, ...behind].filter((t) => !taken.has(t)) }
}

/** Neighbouring tokens make one span; a mark between two of them does not part them. Marks at the edges are left out, save quotation marks. */
function spansOf(tree: Tree, tokens: readonly number[]): Span[] {
  const spans: Span[] = []
  let from = -1
  let last = -2
  const close = () => {
    let a = from
    let b = last
    while (a < b && isEdge(tree, a)) a++
    while (b > a && isEdge(tree, b)) b--
    if (from >= 0 && !(a === b && tree.upos(a) === 'PUNCT' && tokens.length > 1))
      spans.push(tree.spanOf({ from: a, to: b + 1 }))
  }
  for (const t of tokens) {
    if (
      t !== last + 1 &&
      !(t === last + 2 && tree.upos(last + 1) === 'PUNCT' && tree.sentence(t) === tree.sentence(last))
    ) {
      close()
      from = t
    }
    last = t
  }
  close()
  return spans
}

const isEdge = (tree: Tree, i: number) => tree.upos(i) === 'PUNCT' && /^[,;:.—–-]+$/.test(tree.form(i))

function kindOf(tree: Tree, draft: DraftClaim, quoted: QuotedWords): Claim['kind'] {
  let inside = 0
  let outside = 0
  for (const t of draft.content) {
    if (tree.upos(t) === 'PUNCT') continue
    if (quoted.at(t) >= 0) inside++
    else outside++
  }
  return inside === 0 ? 'indirect' : outside === 0 ? 'direct' : 'mixed'
}
