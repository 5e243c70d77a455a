import type { Report } from '../report/layers.js'
import type { TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import { sourceOfVerb } from './claim-source.js'
import { isFiniteWord } from './clause-content.js'
import { cueOfVerb, verbGroup } from './cue-words.js'
import { type DraftClaim, inOrder, tokensBetween } from './draft-claim.js'

const NAME_WORD = /^(PROPN|NOUN|ADJ|DET|NUM|ADP|PART|CCONJ|SYM|X)$/

/** What the label finder asks of a token. */
interface LabelView {
  readonly isSomeone: (token: number) => boolean
  /** Is it the name of a place or country? */
  readonly isPlace: (token: number) => boolean
}

/**
 * Claims by a label: "Maduro: talks will go on" as a headline or a line of an interview, and the other way
 * round "No talks for now: minister". In an interview a speaker goes on to the next label.
 */
export function labelClaims(report: Report<'tokens'>, tree: Tree, cues: ClaimCues, view: LabelView): DraftClaim[] {
  const lines = linesOf(report, tree)
  const colons = lines.map((line, n) => (n === 0 ? -1 : labelIn(tree, cues, view, line)))
  const isInterview = isTalk(tree, lines, colons)
  const claims: DraftClaim[] = []
  lines.forEach((line, n) => {
    if (n === 0) {
      const claim = headlineClaim(tree, cues, view, line)
      if (claim) claims.push(claim)
      return
    }
    const colon = colons[n]!
    if (colon < 0) return
    let last = n
    // A label alone on its line speaks the next one.
    if (colon + 1 === line.to) last = Math.min(n + 1, lines.length - 1)
    else if (isInterview)
      while (
        last + 1 < lines.length &&
        last - n < LONGEST_TURN &&
        colons[last + 1]! < 0 &&
        !isReport(tree, cues, lines[last + 1]!)
      )
        last++
    const content = tokensBetween(colon + 1, lines[last]!.to)
    // "Iowa: Anna Berg, Jon Lind, …" is a list.
    const says = content.some((t) => /^(VERB|AUX)$/.test(tree.upos(t)))
    // "Berg: win in a walk", the heading of a list.
    if (!isInterview && !content.some((t) => isFiniteWord(tree, t))) return
    const isNamed = !/^([QA]|Question|Answer)$/.test(tree.form(line.from)) || colon - line.from > 1
    if (says && isNamed && content.filter((t) => tree.upos(t) !== 'PUNCT').length > 2)
      claims.push(claimOf(tree, tokensBetween(line.from, colon), colon, content))
  })
  return claims
}

/** Three labels, one of them twice, or most with words of oneself or to another under them; else they head sections. */
function isTalk(tree: Tree, lines: readonly TokenRange[], colons: readonly number[]): boolean {
  const turns = lines.flatMap((_, n) => (colons[n]! >= 0 ? [n] : []))
  const personal = turns.filter((n, k) => {
    const last = (turns[k + 1] ?? Math.min(n + LONGEST_TURN, lines.length)) - 1
    return tokensBetween(colons[n]!, lines[last]!.to).some((t) => /^(i|we|you|me|us|my|our|your)$/.test(tree.lower(t)))
  })
  const names = new Set(
    turns.map((n) =>
      tokensBetween(lines[n]!.from, colons[n]!)
        .map((t) => tree.lower(t))
        .join(' '),
    ),
  )
  return turns.length >= 3 && (names.size < turns.length || personal.length * 2 >= turns.length)
}

/** Lines that one turn of an interview may have. */
const LONGEST_TURN = 12

/** “…,” she said: a line in which the report itself speaks ends the turn. */
function isReport(tree: Tree, cues: ClaimCues, { from, to }: TokenRange): boolean {
  const marks = tokensBetween(from, to).filter((t) => /^["“”]$/.test(tree.form(t)))
  if (marks.length < 2) return false
  const close = marks.findLast((t) => tree.form(t) !== '“')!
  return tokensBetween(close + 1, Math.min(close + 8, to)).some((t) => cueOfVerb(cues, tree, t)?.quote === true)
}

function linesOf({ original: { text }, tokens }: Report<'tokens'>, tree: Tree): TokenRange[] {
  const lines: TokenRange[] = []
  for (let from = 0, to = 1; from < tree.size; to++) {
    if (to < tree.size && !text.slice(tokens[to - 1]!.end, tokens[to]!.start).includes('\n')) continue
    lines.push({ from, to })
    from = to
  }
  return lines
}

/** The colon behind the label that a line begins with, or -1. */
function labelIn(tree: Tree, cues: ClaimCues, view: LabelView, { from, to }: TokenRange): number {
  let colon = from
  while (colon < to && colon - from < 6 && tree.form(colon) !== ':') colon++
  if (colon === from || colon >= to || tree.form(colon) !== ':') return -1
  const label = tokensBetween(from, colon)
  if (isNobody(tree, cues, label)) return -1
  // "Q: …" parts the speakers, but names none.
  if (label.length === 1 && /^[QA]$|^(Question|Answer)$/.test(tree.form(from))) return colon
  // "SALALAH: The fair was opened on Monday": where the report was written.
  if (label.every((t) => view.isPlace(t) || tree.upos(t) === 'PUNCT')) return -1
  // "FALLIN: I think so": a name in capitals, whatever the tagger saw.
  const isCapital = (t: number) => /^\p{Lu}{3,}$/u.test(tree.form(t))
  if (label.length > 5 || !label.every((t) => NAME_WORD.test(tree.upos(t)) || isCapital(t))) return -1
  return label.some((t) => tree.upos(t) === 'PROPN' || isCapital(t) || view.isSomeone(t)) ? colon : -1
}

/** "Watch: …" and "CAIRO – 26 July 2022: …" name no source. */
const isNobody = (tree: Tree, cues: ClaimCues, label: readonly number[]) =>
  cues.notSources.has(
    label
      .map((t) => tree.lower(t).replace('’', "'"))
      .join(' ')
      .replace(" 's", "'s"),
  ) || label.some((t) => /^(19|20)\d\d$/.test(tree.form(t)) || /^\d{1,2}$/.test(tree.form(t)))

/** “…” behind a colon where no verb speaks: "More from Berg and Lind: “…”". */
export function colonClaim(
  tree: Tree,
  cues: ClaimCues,
  quotation: TokenRange,
  isSomeone: (token: number) => boolean,
): DraftClaim | null {
  const colon = quotation.from - 1
  if (colon < 1 || !/^[:,]$/.test(tree.form(colon))) return null
  const issued = documentClaim(tree, cues, colon, quotation)
  if (issued || tree.form(colon) === ',') return issued
  let from = colon
  while (
    from > 0 &&
    colon - from < 8 &&
    tree.sentence(from - 1) === tree.sentence(colon) &&
    /^(PROPN|CCONJ|NOUN|DET|ADJ)$/.test(tree.upos(from - 1))
  )
    from--
  while (from < colon && /^(CCONJ)$/.test(tree.upos(from))) from++
  if (from === colon) return null
  // "…, as proof: “…”" names nobody.
  if (
    tree.upos(colon - 1) !== 'PROPN' &&
    !cues.records.has(tree.lemma(colon - 1).toLowerCase()) &&
    !cues.issuing.has(tree.lower(colon - 1)) &&
    !isSomeone(colon - 1)
  )
    return null
  return claimOf(tree, tokensBetween(from, colon), colon, tokensBetween(quotation.from, quotation.to))
}

/** "Rome issued a statement on the raid: “…”", "a statement, “…”": who issued it speaks. */
function documentClaim(tree: Tree, cues: ClaimCues, colon: number, quotation: TokenRange): DraftClaim | null {
  for (let t = colon - 1; t >= 0 && colon - t < 10 && tree.sentence(t) === tree.sentence(colon); t--) {
    if (tree.relation(t) !== 'obj' || !cues.records.has(tree.lemma(t).toLowerCase())) continue
    const verb = tree.head(t)
    const source = verb < t ? sourceOfVerb(tree, verb) : null
    if (!source) return null
    const cue = inOrder([...verbGroup(tree, verb), ...tokensBetween(verb + 1, t + 1)])
    const content = tokensBetween(quotation.from, quotation.to)
    return { ...claimOf(tree, source.words, t, content), rule: 'label.document', cue, sourceHead: source.head }
  }
  return null
}

/** “…” with its author behind a dash, on its line or the next: "“…” — Barack Obama". */
export function signatureClaim(tree: Tree, quotation: TokenRange): DraftClaim | null {
  const dash = quotation.to
  if (dash >= tree.size || !/^[—–-]{1,2}$/.test(tree.form(dash))) return null
  let to = dash + 1
  while (to < tree.size && to - dash < 8 && /^(PROPN|ADJ|NOUN)$/.test(tree.upos(to))) to++
  if (to === dash + 1 || tree.upos(dash + 1) !== 'PROPN') return null
  // The name ends its sentence, or says no more than who it is.
  if (to < tree.size && tree.sentence(to) === tree.sentence(dash + 1) && !/^[,.]$/.test(tree.form(to))) return null
  return claimOf(tree, tokensBetween(dash + 1, to), dash, tokensBetween(quotation.from, quotation.to))
}

function headlineClaim(tree: Tree, cues: ClaimCues, view: LabelView, { from, to }: TokenRange): DraftClaim | null {
  let colon = from
  while (colon < to && tree.form(colon) !== ':') colon++
  if (colon >= to || colon === from) return null
  const left = tokensBetween(from, colon)
  const right = tokensBetween(colon + 1, to)
  const words = right.filter((t) => tree.upos(t) !== 'PUNCT')
  const isName = (tokens: readonly number[]) => tokens.every((t) => NAME_WORD.test(tree.upos(t)))
  // A headline is short: "KUWAIT: The committee is to vote on Thursday on …" is a dateline and its sentence.
  const isDateline = words.length > 14 && left.every((t) => view.isPlace(t) || tree.upos(t) === 'PUNCT')
  if (!isDateline && !isNobody(tree, cues, left) && left.length <= 8 && isName(left) && words.length > 2)
    return claimOf(tree, left, colon, right)
  // "No talks for now: minister"
  const named = words.some((t) => tree.upos(t) === 'PROPN' || view.isSomeone(t))
  if (words.length > 0 && words.length <= 5 && left.length > 3 && isName(words) && named)
    return claimOf(tree, words, colon, left)
  return null
}

function claimOf(tree: Tree, source: readonly number[], colon: number, content: readonly number[]): DraftClaim {
  const inSource = new Set(source)
  const head = source.find((t) => !inSource.has(tree.head(t))) ?? source.at(-1)!
  return {
    rule: 'label.colon',
    act: 'assert',
    spoken: true,
    head: colon,
    cue: [colon],
    source,
    sourceHead: head,
    content,
  }
}
