import type { Report } from '../report/layers.js'
import type { Tree } from '../report/tree.js'
import type { MentionWords } from './mention-words.js'

/** Words in quotation marks, and the token that heads the words for who says them. */
export interface Quotation {
  /** First and last token between the marks. */
  readonly from: number
  readonly to: number
  /** Head of the speaker's phrase; -1 where the text does not say. */
  speaker: number
}

type Parsed = Report<'sentences' | 'tokens' | 'syntax'>

/** For each token the quotation that it stands in, or -1. */
export interface Quotations {
  readonly all: readonly Quotation[]
  readonly at: Int32Array
}

const OPEN = new Set(['“', '„', '«', '``'])
const CLOSE = new Set(['”', '»', "''"])

/** Finds quotations and their speakers. A light reading for pronouns; claims are attributed by a stage of their own. */
export function quotationsOf(report: Parsed, tree: Tree, words: MentionWords): Quotations {
  const at = new Int32Array(tree.size).fill(-1)
  const all: Quotation[] = []
  const speech = words.sets.get('speech-verb')!
  let open = -1
  const ends = paragraphEnds(report)
  for (let i = 0; i < tree.size; i++) {
    const mark = markAt(report, tree, i)
    if (open < 0 && mark === 'opens') open = i + 1
    else if (open >= 0 && mark === 'closes') {
      close(i)
      open = -1
    } else if (open >= 0 && mark === 'opens' && ends[i - 1]) {
      // A mark that opens each paragraph of a long quotation.
      close(i)
      open = i + 1
    }
    // A quotation that is never closed ends with its paragraph.
    if (open >= 0 && ends[i] && !closesLater(i + 1)) {
      close(i + 1)
      open = -1
    }
  }

  function closesLater(from: number): boolean {
    const last = tree.sentence(from - 1) + LONGEST
    for (let i = from; i < tree.size && tree.sentence(i) <= last; i++) {
      const mark = markAt(report, tree, i)
      if (mark) return mark === 'closes'
    }
    return false
  }

  function close(to: number): void {
    const from = open
    if (to <= from) return
    const quotation = { from, to, speaker: -1 }
    for (let k = from; k < to; k++) at[k] = all.length
    all.push(quotation)
  }

  let last: Quotation | undefined
  for (const quotation of all) {
    quotation.speaker = speakerIn(tree, quotation, at, speech)
    const continues = last && quotation.speaker < 0 && tree.sentence(quotation.from) - tree.sentence(last.to - 1) <= 2
    if (continues && last && quotation.to - quotation.from > 6) quotation.speaker = last.speaker
    if (quotation.speaker >= 0) last = quotation
  }
  // "“We talked,” he said. “It went well.”": what follows has the speaker of what went before.
  return { all, at }
}

/** Sentences that a quotation may run over without a mark. */
const LONGEST = 6

/** Straight marks open where a space stands before them. */
function markAt(report: Parsed, tree: Tree, i: number): 'opens' | 'closes' | undefined {
  const form = tree.form(i)
  if (OPEN.has(form)) return 'opens'
  if (CLOSE.has(form)) return 'closes'
  if (form !== '"') return undefined
  const before = report.original.text[tree.tokenSpan(i).start - 1]
  return before === undefined || /[\s([—–-]/.test(before) ? 'opens' : 'closes'
}

/** The subject of a verb of saying, outside the marks, in the sentence where the quotation ends or begins. */
function speakerIn(tree: Tree, { from, to }: Quotation, at: Int32Array, speech: ReadonlySet<string>): number {
  const last = tree.sentence(to - 1)
  const first = tree.sentence(from)
  for (const sentence of last === first ? [last] : [last, first]) {
    const range = tree.sentenceRange(sentence)
    let best = -1
    let distance = Number.POSITIVE_INFINITY
    for (let i = range.from; i < range.to; i++) {
      if (at[i]! >= 0 || !speech.has(tree.lemma(i).toLowerCase())) continue
      if (tree.upos(i) !== 'VERB') continue
      const subject = tree.childBy(i, 'nsubj') ?? inheritedSubject(tree, i)
      if (subject === undefined || at[subject]! >= 0) continue
      const away = i < from ? from - i : i - to
      if (away < distance) {
        distance = away
        best = subject
      }
    }
    if (best < 0)
      for (let i = range.from; i + 1 < range.to && i < from; i++)
        if (tree.lower(i) === 'according' && tree.lower(i + 1) === 'to' && tree.head(i) >= 0) best = tree.head(i)
    if (best >= 0) return best
  }
  return -1
}

function inheritedSubject(tree: Tree, verb: number): number | undefined {
  let k = verb
  for (let steps = 0; steps < 5; steps++) {
    const relation = tree.relation(k)
    if (relation !== 'conj' && relation !== 'advcl' && relation !== 'xcomp' && relation !== 'parataxis')
      return undefined
    k = tree.head(k)
    const subject = k >= 0 ? tree.childBy(k, 'nsubj') : undefined
    if (subject !== undefined) return subject
  }
  return undefined
}

/** Tokens after which a paragraph ends. */
function paragraphEnds(report: Parsed): Uint8Array {
  const { tokens, original } = report
  const ends = new Uint8Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const next = tokens[i + 1]
    if (
      !next ||
      (next.sentence !== tokens[i]!.sentence && /\n\s*\n|\n/.test(original.text.slice(tokens[i]!.end, next.start)))
    )
      ends[i] = 1
  }
  return ends
}
