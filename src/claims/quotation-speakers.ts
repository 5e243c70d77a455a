import type { Report } from '../report/layers.js'
import type { TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import { isTimeWord } from './claim-source.js'
import { cueOfVerb, isPassive } from './cue-words.js'
import { tokensBetween } from './draft-claim.js'
import type { QuotedWords } from './quoted-words.js'

/** For each speaking verb the quotations that it brings in, by index. */
export type QuotationsOf = ReadonlyMap<number, readonly number[]>

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
  const speaks = (i: number) => quoted.at(i) < 0 && cueOfVerb(cues, tree, i)?.quote === true
  const lines = lineOfToken(report)
  // Quotations given to whoever spoke last, with nothing beside them that says so.
  const assumed = new Set<number>()
  let last = { verb: -1, line: -1 }

  quoted.ranges.forEach((range, q) => {
    const { start, end, continues } = quoted.quotations[q]!
    const line = lines[range.from] ?? -1
    const words = isTitle(tree, range) ? 0 : wordsIn(tree, range)
    const inLine = (i: number) => i >= 0 && i < tree.size && lines[i] === line
    // A later paragraph of a quotation may name its speaker anew: “… [paragraph] “…,” he said.
    let verb = words > 0 ? verbBehind() : -1
    if (verb < 0 && continues >= 0) verb = verbOf[continues] ?? -1
    for (
      let k = continues;
      verb >= 0 && k >= 0 && (verbOf[k] === -1 || assumed.has(k));
      k = quoted.quotations[k]!.continues
    )
      verbOf[k] = verb
    if (words > 0 && verb < 0) verb = verbBefore()
    if (words > 2 && verb < 0) {
      verb = speakerSoFar()
      if (verb >= 0) assumed.add(q)
    }
    if (continues >= 0 && verb === verbOf[continues] && assumed.has(continues)) assumed.add(q)
    verbOf[q] = verb
    if (verb >= 0) last = { verb, line }

    /** “…,” said the minister · “…,” the minister said */
    function verbBehind(): number {
      // The last character before the marks: “…said, ‘Not now,’” he added.
      const closing = /[^\s"“”'‘’»›]/.exec([...text.slice(Math.max(start, end - 6), end)].reverse().join(''))?.[0] ?? ''
      const after = text.slice(end, end + 2)
      const comma = /[,—–-]/.test(closing) || /^\s?[,—–]/.test(after)
      const asks = /[?!…]/.test(closing)
      const opensSentence =
        range.from === 0 || tree.sentence(range.from - 1) !== tree.sentence(range.from) || !inLine(range.from - 1)
      // “They are missing.” Trump said.
      if (!comma && !asks && opensSentence && words > 3) {
        const told = toldAlone(range.to)
        if (told >= 0) return told
      }
      // Students chanted, “Go home,” the paper reports.
      if (!opensSentence && tree.form(range.from - 1) === ',' && speaks(range.from - 2)) return -1
      const plain = !comma && /[\p{L}\p{N}]/u.test(closing) && opensSentence && words > 3
      if (!comma && !asks && !plain) return -1
      // The plan would be “no panacea,” Berg said: the whole sentence is what she said, not the quotation alone.
      if (
        !opensSentence &&
        !/^[,:;.?!—–-]$/.test(tree.form(range.from - 1)) &&
        quoted.at(range.from - 1) < 0 &&
        !(comma && goesOnBehindVerb())
      )
        return -1
      let seen = 0
      for (let i = range.to; inLine(i) && seen < 30; i++) {
        const form = tree.form(i)
        if (quoted.at(i) >= 0 || /^[.;:?!]$/.test(form)) break
        if (tree.upos(i) === 'PUNCT') continue
        seen++
        if (plain && seen > 4) break
        // “…,” he said, adding: the participle brings in the next quotation, not this one.
        if (
          speaks(i) &&
          !isAsked(i) &&
          !(/ing$/.test(tree.lower(i)) && !hasSubject(tree, i)) &&
          tree.deprel(i) !== 'acl:relcl'
        )
          return !asks || comma || seen < 8 || opensSentence ? i : -1
        // “…,” smiled the minister: any verb right behind will do.
        if (
          (comma || asks) &&
          seen <= 2 &&
          tree.upos(i) === 'VERB' &&
          hasSubject(tree, i) &&
          opensSentence &&
          words > 3
        )
          return comma || endsClause(i + 1) ? i : -1
      }
      return -1
    }

    /** But “the issue,” he added, “is whether …”: the next quotation goes on with this one. */
    function goesOnBehindVerb(): boolean {
      const next = quoted.ranges[q + 1]
      if (!next || next.from - range.to > 12 || tree.form(next.from - 1) !== ',') return false
      const opener = text.slice(quoted.quotations[q + 1]!.start).match(/[\p{L}\p{N}]/u)?.[0] ?? ''
      return opener !== '' && opener === opener.toLowerCase() && tree.sentence(next.from) === tree.sentence(range.from)
    }

    /** A sentence of its own with nothing but who spoke: the speaking verb, or -1. */
    function toldAlone(from: number): number {
      if (!inLine(from)) return -1
      for (let i = from; inLine(i) && i - from < 6; i++) {
        if (quoted.at(i) >= 0 || tree.upos(i) === 'PUNCT') return -1
        // “…” He added, “…”: brings in the next one.
        if (speaks(i)) return endsClause(i + 1) && !opensNext(i + 1) && (hasSubject(tree, i) || i > from) ? i : -1
      }
      return -1
    }

    /** “…,” he said when asked: nobody says it by being asked. */
    function isAsked(i: number): boolean {
      return tree.children(i).some((k) => k < i && /^(when|if|after|once)$/.test(tree.lower(k))) && isPassive(tree, i)
    }

    function opensNext(k: number): boolean {
      return inLine(k + 1) && tree.form(k) === ',' && quoted.at(k + 1) >= 0
    }

    /** Does the clause end at token `k`, or behind a day: "said Monday."? */
    function endsClause(k: number): boolean {
      let at = k
      while (inLine(at) && at - k < 3 && isTimeWord(tree, at)) at++
      return !inLine(at) || /^[.,;]$/.test(tree.form(at))
    }

    /** The minister said: “…” */
    function verbBefore(): number {
      let k = range.from - 1
      // "The minister said:" on the line before.
      if (k >= 0 && !inLine(k)) return tree.form(k) === ':' ? speakerOfLine(k) : -1
      if (k < 0) return -1
      const before = tree.form(k)
      const opener = text.slice(start).match(/[\p{L}\p{N}]/u)?.[0] ?? ''
      const capital = opener !== opener.toLowerCase() || /\p{N}/u.test(opener)
      if (!/^[,:—–-]$/.test(before)) {
        // said “We …”, told Reuters “We …”
        if (!capital || words < 3) return -1
        for (let steps = 0; steps < 4 && inLine(k); steps++, k--) {
          if (speaks(k)) return k
          if (!/^(PROPN|NOUN|PRON|DET|ADV)$/.test(tree.upos(k))) return -1
        }
        return -1
      }
      if (before !== ':' && !capital) {
        // tweeting at him, “you are …”
        for (let steps = 0, near = k - 1; steps < 5 && inLine(near); steps++, near--) {
          if (speaks(near)) return near
          if (!/^(PROPN|NOUN|PRON|DET|ADP)$/.test(tree.upos(near))) return -1
        }
        return -1
      }
      const colon = k
      if (before === ':' && isNameAlone(colon)) return -1
      // "pointed to the man who promised: “…”": the sentence's own verb before one that only tells of somebody.
      let aside = -1
      for (let steps = 0; steps < 45 && inLine(k); steps++, k--) {
        if (/^[.;?!]$/.test(tree.form(k))) break
        if (!speaks(k)) continue
        if (tree.deprel(k) !== 'acl:relcl') return k
        if (aside < 0) aside = k
      }
      if (aside >= 0) return aside
      // Berg fights for a higher wage: “…”
      return before === ':' && capital && words > 3 ? verbOfClause(colon) : -1
    }

    /** Polls agree - Anna Berg: “…”, more from Berg: “…”: the name is the label of what follows. */
    function isNameAlone(colon: number): boolean {
      let at = colon - 1
      while (inLine(at) && colon - at < 7 && /^(PROPN|DET|NOUN|ADJ|CCONJ)$/.test(tree.upos(at))) at--
      const named = at < colon - 1 && tree.upos(colon - 1) === 'PROPN'
      return named && inLine(at) && (/^[—–-]{1,2}$/.test(tree.form(at)) || tree.lower(at) === 'from')
    }

    /** The verb of the clause before the colon, with a subject before it; -1 where there is none. */
    function verbOfClause(colon: number): number {
      const [root] = tree.roots(tree.sentence(colon))
      if (root === undefined || root > colon || quoted.at(root) >= 0 || tree.upos(root) !== 'VERB') return -1
      return tree
        .children(root)
        .some(
          (c) =>
            c < root &&
            tree.deprel(c) === 'nsubj' &&
            /^(PROPN|PRON|NOUN)$/.test(tree.upos(c)) &&
            !/^(it|there|this|that|here)$/.test(tree.lower(c)),
        )
        ? root
        : -1
    }

    /** “…,” he said. “…” · He said no deal was near. “…” */
    function speakerSoFar(): number {
      const k = range.from - 1
      const opensLine = !inLine(k)
      if (!opensLine && !/^[.?!]$/.test(tree.form(k)) && quoted.at(k) < 0) return -1
      // A line of its own in single marks is a heading.
      const goesOn =
        last.verb >= 0 && last.line === line - 1 && !/^(‘|'(?!'))/.test(text.slice(start, start + 2)) && coversLine()
      if (opensLine) return goesOn ? last.verb : -1
      // What the last sentence as a whole tells, before what it tells by the way: "“…,” he said as he called for more."
      let aside = -1
      for (let i = k; inLine(i) && k - i < 300; i--) {
        if (aside >= 0 && tree.sentence(i) !== tree.sentence(aside)) return aside
        if (!speaks(i) || (i !== last.verb && !hasSubject(tree, i)) || tree.deprel(i) === 'acl:relcl') continue
        if (i === last.verb || /^(root|conj|parataxis)$/.test(tree.relation(i))) return i
        if (aside < 0) aside = i
      }
      if (aside >= 0) return aside
      return last.line === line ? last.verb : -1
    }

    function speakerOfLine(colon: number): number {
      for (let k = colon - 1; k >= 0 && lines[k] === lines[colon] && !/^[.?!]$/.test(tree.form(k)); k--)
        if (speaks(k)) return k
      return -1
    }

    function coversLine(): boolean {
      for (let i = range.to; inLine(i); i++) if (tree.upos(i) !== 'PUNCT' && quoted.at(i) < 0) return false
      return true
    }
  })

  const of = new Map<number, number[]>()
  verbOf.forEach((verb, q) => {
    if (verb < 0) return
    const known = of.get(verb)
    if (known) known.push(q)
    else of.set(verb, [q])
  })
  return of
}

/** "The statement says:" and then a line without quotation marks: the verbs, and the tokens of that line. */
export function blockSpeakers(
  report: Report<'tokens'>,
  tree: Tree,
  quoted: QuotedWords,
  cues: ClaimCues,
): ReadonlyMap<number, readonly number[]> {
  const lines = lineOfToken(report)
  const of = new Map<number, readonly number[]>()
  for (let first = 1; first < tree.size; first++) {
    const colon = first - 1
    if (lines[colon] === lines[first] || tree.form(colon) !== ':' || quoted.at(first) >= 0) continue
    let to = first
    while (to < tree.size && lines[to] === lines[first]) to++
    for (let k = colon - 1; k >= 0 && lines[k] === lines[colon] && !/^[.?!]$/.test(tree.form(k)); k--) {
      if (quoted.at(k) >= 0 || cueOfVerb(cues, tree, k)?.quote !== true) continue
      of.set(k, tokensBetween(first, to))
      break
    }
  }
  return of
}

const hasSubject = (tree: Tree, i: number) => tree.children(i).some((k) => tree.relation(k) === 'nsubj')

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

/** The number of the line that each token is in; empty lines do not count. */
function lineOfToken({ original: { text }, tokens }: Report<'tokens'>): Int32Array {
  const lines = new Int32Array(tokens.length)
  let line = 0
  for (let i = 1; i < tokens.length; i++) {
    for (let at = tokens[i - 1]!.end; at < tokens[i]!.start; at++) {
      if (text.charCodeAt(at) !== 10) continue
      line++
      break
    }
    lines[i] = line
  }
  return lines
}
