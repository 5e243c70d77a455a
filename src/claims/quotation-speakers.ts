import type { Report } from '../report/layers.js'
import type { TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import { cueOfVerb } from './cue-words.js'
import { tokensBetween } from './draft-claim.js'
import { coversLine, lineOfToken, type QuotationScene } from './quotation-scene.js'
import type { QuotedWords } from './quoted-words.js'
import { speakerBefore } from './speaker-before.js'
import { speakerBehind } from './speaker-behind.js'
import { speakerSoFar } from './speaker-so-far.js'

/** A quotation that a speaking verb brings in. */
export interface SpokenQuotation {
  /** Its index. */
  readonly quotation: number
  /** The first token of what was said: the plan | is “no answer,” said Kim. */
  readonly from: number
}

/** For each speaking verb the quotations that it brings in. */
export type QuotationsOf = ReadonlyMap<number, readonly SpokenQuotation[]>

/**
 * Finds the speaking verb of each quotation by its place: “…,” said Kim; Kim said: “…”; “…,” he said. “…”.
 * Place, because a parser is least sure around quotation marks.
 */
export function quotationSpeakers(
  report: Report<'tokens'>,
  tree: Tree,
  quoted: QuotedWords,
  cues: ClaimCues,
): QuotationsOf {
  const { text } = report.original
  const verbOf: number[] = []
  // "said in a written statement": the participle says nothing of its own.
  const speaks = (i: number) =>
    quoted.at(i) < 0 && tree.relation(i) !== 'amod' && cueOfVerb(cues, tree, i)?.quote === true
  const lines = lineOfToken(report)
  const opening = quoted.ranges.map(({ from }) => from)
  // Quotations given to whoever spoke last, with nothing beside them that says so.
  const assumed = new Set<number>()
  let last = { verb: -1, line: -1 }
  const scenes = quoted.ranges.map((range, q): QuotationScene => {
    const line = lines[range.from] ?? -1
    return {
      text,
      tree,
      cues,
      quoted,
      lines,
      q,
      range,
      start: quoted.quotations[q]!.start,
      end: quoted.quotations[q]!.end,
      line,
      words: isTitle(tree, range) ? 0 : wordsIn(tree, range),
      speaks,
      inLine: (i) => i >= 0 && i < tree.size && lines[i] === line,
      get former() {
        return verbOf[q - 1] ?? -1
      },
      get last() {
        return last
      },
    }
  })

  scenes.forEach((scene, q) => {
    const { words, line } = scene
    const { continues } = quoted.quotations[q]!
    // A later paragraph of a quotation may name its speaker anew: “… [paragraph] “…,” he said.
    const behind = words > 0 ? speakerBehind(scene) : undefined
    let verb = behind?.verb ?? -1
    if (behind) opening[q] = behind.from
    if (verb < 0 && continues >= 0) verb = verbOf[continues] ?? -1
    for (
      let k = continues;
      verb >= 0 && k >= 0 && (verbOf[k] === -1 || assumed.has(k));
      k = quoted.quotations[k]!.continues
    )
      verbOf[k] = verb
    if (words > 0 && verb < 0) verb = speakerBefore(scene)
    // “They came,” said Ruiz. “We ran.”: two words may be a sentence, one is a heading or a shout.
    if (words > 1 && verb < 0) {
      verb = speakerSoFar(scene)
      if (verb >= 0) assumed.add(q)
    }
    if (continues >= 0 && verb === verbOf[continues] && assumed.has(continues)) assumed.add(q)
    verbOf[q] = verb
    if (verb >= 0) last = { verb, line }
  })

  // “…” [paragraph] “…,” Haddad notes: a paragraph of quotation that nobody spoke before is of whoever speaks next.
  scenes.forEach((scene, q) => {
    const { range, inLine } = scene
    const next = quoted.ranges[q + 1]
    if (verbOf[q] !== -1 || !next || wordsIn(tree, range) < 3 || inLine(range.from - 1) || !coversLine(scene)) return
    const verb = verbOf[q + 1]!
    const follows = lines[next.from] === (lines[range.from] ?? 0) + 1 && lines[next.from - 1] !== lines[next.from]
    if (
      follows &&
      verb >= next.to &&
      lines[verb] === lines[next.from] &&
      !/\?\s*["”’']*$/.test(text.slice(scene.start, scene.end))
    )
      verbOf[q] = verb
  })

  const of = new Map<number, SpokenQuotation[]>()
  verbOf.forEach((verb, q) => {
    if (verb < 0) return
    const said = { quotation: q, from: opening[q]! }
    const known = of.get(verb)
    if (known) known.push(said)
    else of.set(verb, [said])
  })
  return of
}

/** In her memoir, “A Long Road Home,” she wrote: a name behind its noun, which nobody says. */
function isTitle(tree: Tree, { from, to }: TokenRange): boolean {
  if (from < 2 || tree.form(from - 1) !== ',' || !/^(NOUN|PROPN)$/.test(tree.upos(from - 2))) return false
  if (to >= tree.size || tree.sentence(to) !== tree.sentence(from - 2) || /^[.!?]$/.test(tree.form(to))) return false
  const words = tokensBetween(from, to).filter((t) => /[\p{L}\p{N}]/u.test(tree.form(t)))
  return words.length > 1 && words.every((t) => /^[\p{Lu}\p{N}]/u.test(tree.form(t)) || tree.form(t).length < 4)
}

function wordsIn(tree: Tree, { from, to }: TokenRange): number {
  let words = 0
  for (let i = from; i < to; i++) if (tree.upos(i) !== 'PUNCT') words++
  return words
}
