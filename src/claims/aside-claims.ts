import type { TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import { isTimeWord, type SourceWords, sourcePhrase } from './claim-source.js'
import { isPassive, isQuantity } from './cue-words.js'
import { tokensBetween } from './draft-claim.js'

/** What a sentence tells beside ", the union said," and who says it. */
export interface AsideContent {
  readonly tokens: readonly number[]
  readonly source: SourceWords
}

/**
 * "The plan, the union said, is dead.", "The plan is dead, the union said on Monday.": found by its place, because a parser
 * takes the one or the other half for a clause of the union's. Null where verb `i` does not stand so.
 */
export function asideByPlace(
  tree: Tree,
  i: number,
  tells: boolean,
  isQuoted: (token: number) => boolean,
): AsideContent | null {
  if (isQuoted(i) || tree.upos(i) !== 'VERB' || /ing$/.test(tree.lower(i))) return null
  const sentence = tree.sentenceRange(tree.sentence(i))
  const inverted = asideInverted(tree, i, sentence)
  if (inverted) return inverted
  const name = nameBetween(tree, i, sentence.from)
  if (name === null) return null
  const end = endOfAside(tree, i, tells, sentence.to)
  if (end < 0) return null
  const before = withoutOpening(tree, tokensBetween(sentence.from, name.comma))
  const isFinal = end >= sentence.to - 1
  // Behind the second comma a quotation of its own, or the next participle, goes with the verb.
  if (
    !isFinal &&
    (isQuoted(end + 1) ||
      /ing$/.test(tree.lower(end + 1)) ||
      /^(who|which|whose|where|but|and|or|as|when|while|though|although|after|before)$/.test(tree.lower(end + 1)))
  )
    return null
  // "ROME — The pope on Monday said"
  if (!isFinal && /^\p{Lu}{3,}$/u.test(tree.form(sentence.from))) return null
  const behind = isFinal ? [] : tokensBetween(end + 1, sentence.to)
  const tokens = [...before, ...behind].filter((t) => t !== sentence.to - 1 || !/^[.!]$/.test(tree.form(t)))
  if (before.length < (isFinal ? 3 : 1) || !tokens.some((t) => hasTense(tree, t))) return null
  if (isFinal && SETTING.test(tree.lower(before[0]!)) && !before.some((t) => tree.form(t) === ',')) return null
  return { tokens, source: sourcePhrase(tree, name.head, i) }
}

/** "The road is blocked, wrote the mayor, Ana Ruiz, on Monday.": to the end of the sentence nothing but who wrote it, where and when. */
function asideInverted(tree: Tree, i: number, { from, to }: TokenRange): AsideContent | null {
  if (tree.form(i - 1) !== ',' || i - from < 3 || isPassive(tree, i)) return null
  let end = i + 1
  // The hyphen of "sub-inspector Ana Ruiz" parts no name.
  while (
    end < to &&
    ((/^(PROPN|NOUN|DET|ADJ|NUM|X)$/.test(tree.upos(end)) && !isTimeWord(tree, end)) ||
      (tree.form(end) === '-' && end > i + 1))
  )
    end++
  const head = tokensBetween(i + 1, end).findLast(
    (t) => /^(PROPN|NOUN)$/.test(tree.upos(t)) && !(tree.head(t) > i && tree.head(t) < end),
  )
  if (head === undefined || !/^\p{Lu}/u.test(tree.form(end - 1))) return null
  const before = withoutOpening(tree, tokensBetween(from, i - 1))
  // "The plan, says Ana Ruiz, the mayor, is dead"
  for (let k = end; k < to - 1; k++) {
    if (tree.form(k) !== ',' || !hasTense(tree, k + 1)) continue
    const tokens = [...before, ...tokensBetween(k + 1, tree.upos(to - 1) === 'PUNCT' ? to - 1 : to)]
    return { tokens, source: sourcePhrase(tree, head, i) }
  }
  for (let k = end; k < to; k++) if (hasTense(tree, k) && !/^(who|which|that)$/.test(tree.lower(k - 1))) return null
  // "On information, police recovered the bodies, said …" tells something; "when asked, said …" does not.
  const isSetting = SETTING.test(tree.lower(before[0]!)) && !before.some((t) => tree.form(t) === ',')
  if (isSetting || !before.some((t) => hasTense(tree, t))) return null
  return { tokens: before, source: sourcePhrase(tree, head, i) }
}

const hasTense = (tree: Tree, t: number): boolean => tree.upos(t) === 'AUX' || /VerbForm=Fin/.test(tree.feats(t))

const SETTING =
  /^(when|while|as|after|before|asked|told|since|because|though|although|pressed|questioned|if|in|on|at|by|for|with|from|despite|during)$/

/** The name between a comma and verb `i`: "…, the union's leaders later | said". */
function nameBetween(tree: Tree, i: number, from: number): { comma: number; head: number } | null {
  let comma = i - 1
  while (comma > from && i - comma < 10 && isOfName(tree, comma, i)) comma--
  // “…panacea,” Berg said
  const mark = /^["”’']+$/.test(tree.form(comma)) && tree.form(comma - 1) === ',' ? comma - 1 : comma
  if (comma <= from || comma === i - 1 || !/^(,|[—–-]{1,2})$/.test(tree.form(mark))) return null
  const words = tokensBetween(comma + 1, i)
  // A name that is also an adjective counts: "…, Strange said".
  const isNominal = (t: number) =>
    /^(NOUN|PROPN|PRON|NUM)$/.test(tree.upos(t)) ||
    (t === i - 1 && tree.upos(t) === 'ADJ' && /^\p{Lu}/u.test(tree.form(t)))
  const head = words.find((t) => isNominal(t) && !words.includes(tree.head(t))) ?? words.findLast(isNominal)
  if (head === undefined || /^(who|which|that|it|what|there|this)$/.test(tree.lower(head))) return null
  return { comma: mark === comma ? comma : comma + 1, head }
}

const isOfName = (tree: Tree, k: number, i: number): boolean =>
  /^(NOUN|PROPN|PRON|NUM|DET|ADJ|PART|ADP|ADV|AUX|SYM)$/.test(tree.upos(k)) &&
  !/^(who|which|that|not|n['’]t|if|when|where|how|why|what|while|as)$/.test(tree.lower(k)) &&
  (tree.upos(k) !== 'AUX' || i - k < 3) &&
  (tree.upos(k) !== 'ADV' || i - k < 3 || isQuantity(tree, k))

/** Where ", the union said on Monday in Rome" ends: at a comma, or where the sentence does; -1 where more is said. */
function endOfAside(tree: Tree, i: number, tells: boolean, to: number): number {
  for (let k = i + 1; k < to && k - i < 9; k++) {
    if (/^(,|[—–-]{1,2})$/.test(tree.form(k))) return k
    if (/^[.!?]$/.test(tree.form(k))) return k + 1 >= to - 1 ? to - 1 : -1
    // "…, he told his aides as he left": when, and no more of it.
    if (k > i + 1 && /^(as|when|while|before|after|during)$/.test(tree.lower(k))) return to - 1
    if (
      !/^(NOUN|PROPN|PRON|NUM|DET|ADP|ADV|ADJ)$/.test(tree.upos(k)) ||
      /^(that|what|how|why|whether|no|yes|so|by|about|over|against)$/.test(tree.lower(k))
    )
      return -1
    // "said many things": an object is what was said; "told them" and "said Monday" are asides.
    if (
      k === i + 1 &&
      !tells &&
      !/^(ADP|ADV|PROPN)$/.test(tree.upos(k)) &&
      !/^(me|us|him|her|them|you|reporters|journalists|lawmakers|supporters|recently|later|again)$/.test(tree.lower(k))
    )
      return -1
  }
  return i + 1 >= to ? to - 1 : -1
}

/** "But the vote, he said, …": the report's own "but". */
const withoutOpening = (tree: Tree, tokens: number[]): number[] =>
  tokens.length > 1 && tree.upos(tokens[0]!) === 'CCONJ' ? tokens.slice(1) : tokens
