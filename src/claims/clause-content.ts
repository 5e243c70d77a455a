import type { Tree } from '../report/tree.js'
import type { ClaimCue, ClaimCues } from './claim-cues.js'
import { cueOfVerb, isPassive, numberOf, tenseOf } from './cue-words.js'
import { tokensBetween } from './draft-claim.js'

/** All tokens from the first to the last of the subtree of `i`. */
export const subtreeOf = (tree: Tree, i: number): number[] => {
  const { from, to } = tree.subtree(i)
  return tokensBetween(from, to)
}

/** A clause without words that the parser hung before its "that": "told supporters Tuesday that …". */
export function clauseTokens(
  tree: Tree,
  cues: ClaimCues,
  clause: number,
  cue: number,
  tellsSomebody: boolean,
): number[] {
  let { from, to } = tree.subtree(clause)
  // "In an interview, he said she left": what the parser hung on the clause from before the cue is no part of it.
  if (from < cue && cue < clause && !tree.children(clause).some((k) => k < cue && tree.relation(k) === 'nsubj'))
    from = cue + 1
  const that = tree
    .children(clause)
    .find((k) => k < clause && k > cue && tree.relation(k) === 'mark' && tree.lower(k) === 'that')
  if (that !== undefined && that > from && cue < that) from = that
  else if (to <= cue && tree.relation(cue) === 'root') from = openerOf(tree, from, to)
  else if (cue < from) from = earlierStart(tree, clause, cue, from, tellsSomebody)
  while (from < clause && WEEKDAY.test(tree.lower(from))) from++
  for (let k = clause + 1; k < to; k++) {
    // "He says he would sit down and tells the crowd …": the second verb goes with the first.
    if (tree.relation(k) !== 'conj' || tree.upos(k) !== 'VERB' || hasSubjectOfItsOwn(tree, k)) continue
    if (goesWithCue(tree, k, clause, cue) && !isToldOf(tree, cues, k, cue)) to = Math.min(to, tree.subtree(k).from)
  }
  to = laterEnd(tree, cues, clause, cue, earlierEnd(tree, clause, cue, to))
  const tokens = tokensBetween(from, to)
  const own = cue < from || cue >= to ? tokens : tokens.filter((t) => tree.isUnder(t, clause))
  return own
}

const WEEKDAY = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/

/** "said he had “lied” | and questioned how he had “won”": a mark that the parser gave back to the clause does not bring in the next one. */
function earlierEnd(tree: Tree, clause: number, cue: number, to: number): number {
  let end = to
  for (const k of tree.children(cue)) {
    if (k <= clause || k >= end || tree.relation(k) !== 'conj' || hasSubjectOfItsOwn(tree, k)) continue
    const { from } = tree.subtree(k)
    if (from > clause) end = from
  }
  return end
}

/** "said he was waiting | until she spoke": what the parser hung on the cue and goes on without a comma. */
function laterEnd(tree: Tree, cues: ClaimCues, clause: number, cue: number, to: number): number {
  let end = to
  for (const k of tree.children(cue)) {
    if (k <= clause || !/^(advcl|conj|ccomp)$/.test(tree.relation(k))) continue
    const range = tree.subtree(k)
    // "said he hoped | they would come": both clauses hang on the saying, and the second is what was hoped.
    if (tree.relation(k) === 'ccomp') {
      if (range.from === end && !/^(,|["”’']+)$/.test(tree.form(end - 1)) && hasSubjectOfItsOwn(tree, k)) end = range.to
      continue
    }
    const mark = tree.children(k).find((c) => c < k && tree.relation(c) === 'mark')
    // "announced that the war is over and that troops will leave"
    if (tree.relation(k) === 'conj') {
      const near = range.from === end || (range.from === end + 1 && tree.form(end) === ',')
      // "said the vote was lost and the party must change": with no comma between.
      if (
        range.from === end &&
        hasSubjectOfItsOwn(tree, k) &&
        tree.lemma(k) !== tree.lemma(cue) &&
        /^(and|but|or)$/.test(tree.lower(end))
      )
        end = range.to
      if (near && mark !== undefined && /^(that|how|why|whether)$/.test(tree.lower(mark))) end = range.to
      if (near && isToldOf(tree, cues, k, cue)) end = range.to
      continue
    }
    if (
      range.from === end &&
      mark !== undefined &&
      /^(until|if|because|unless|once|so|than|that|whether|to)$/.test(tree.lower(mark))
    )
      end = range.to
  }
  return end
}

/** "said she was tired and hoped to sleep", "but has not decided": what a speaker hopes or wants the report knows from the speaker. */
function isToldOf(tree: Tree, cues: ClaimCues, verb: number, cue: number): boolean {
  const row = cueOfVerb(cues, tree, verb)
  return (
    row !== undefined &&
    !row.quote &&
    /^(believe|intend)$/.test(row.act) &&
    !hasSubjectOfItsOwn(tree, verb) &&
    !/ing$/.test(tree.lower(verb)) &&
    (cueOfVerb(cues, tree, cue)?.quote ?? false)
  )
}

/** "said running for office | is tough", "wrote if they move, | the rest will": what stands before the clause and is no adverb belongs to it. */
function earlierStart(tree: Tree, clause: number, cue: number, from: number, tellsSomebody: boolean): number {
  let start = from
  const bare = !tree.children(clause).some((k) => tree.relation(k) === 'nsubj' || tree.relation(k) === 'csubj')
  for (const k of tree.children(cue).toReversed()) {
    if (k <= cue || k >= clause) continue
    const relation = tree.relation(k)
    const range = tree.subtree(k)
    const near = range.to === start || (range.to === start - 1 && tree.upos(start - 1) === 'PUNCT')
    if (!near || range.from <= cue) continue
    if (
      relation === 'advcl' ||
      relation === 'csubj' ||
      relation === 'acl' ||
      (bare && !tellsSomebody && (relation === 'obj' || relation === 'nsubj'))
    )
      start = range.from
    else if (relation !== 'punct') break
  }
  // "says running for office is tough": a finite clause without a subject has it before it.
  if (
    start === from &&
    bare &&
    !tellsSomebody &&
    tenseOf(tree, clause) !== 'none' &&
    from - cue < 25 &&
    !tree.children(cue).some((k) => k > cue && tree.relation(k) === 'nsubj')
  ) {
    let first = cue + 1
    while (first < from && (/^(ADV|PUNCT|ADP)$/.test(tree.upos(first)) || WEEKDAY.test(tree.lower(first)))) first++
    return Math.min(first, from)
  }
  return start
}

function goesWithCue(tree: Tree, verb: number, clause: number, cue: number): boolean {
  // "telling him that it was over and asking why": no finite clause goes on with a participle.
  if (/ing$/.test(tree.lower(verb)) && /ing$/.test(tree.lower(cue)))
    return (
      !/ing$/.test(tree.lower(clause)) &&
      !/ing$/.test(tree.lower(tree.head(verb))) &&
      !tree.children(verb).some((k) => /^(aux|cop)$/.test(tree.relation(k)))
    )
  // "Sources say he has left and warn that": one does not "warn", several do.
  const number = numberOf(tree, verb)
  if (number && number === numberOf(tree, cue) && numberOf(tree, clause) && number !== numberOf(tree, clause))
    return true
  const tense = tenseOf(tree, verb)
  return tense.startsWith('Tense') && tense === tenseOf(tree, cue) && tense !== tenseOf(tree, clause)
}

export const hasSubjectOfItsOwn = (tree: Tree, i: number) =>
  tree.children(i).some((k) => /^(n|c)subj/.test(tree.relation(k)))

/** ", adding", ", while adding", "“…,” adding", "— adding": a comma or dash opens the phrase of `k`, whichever word the parser hung it on. */
export function standsBehindComma(tree: Tree, k: number): boolean {
  const { from } = tree.subtree(k)
  if (opens(tree, from)) return true
  if (from > k || from === 0) return false
  return opens(tree, from - 1) || (from > 1 && /^["”’']+$/.test(tree.form(from - 1)) && tree.form(from - 2) === ',')
}

const opens = (tree: Tree, mark: number): boolean => /^(,|[—–]|--|-)$/.test(tree.form(mark))

/**
 * Without what the report itself goes on to tell of somebody's words, whatever the parser hung it on: "…, adding that …",
 * "…, which he called a mistake", "…, though he did not say when".
 */
export function withoutOtherTelling(
  tree: Tree,
  cues: ClaimCues,
  tokens: readonly number[],
  cue: number,
  sameVoice: (token: number) => boolean,
): number[] {
  const left = new Set<number>()
  for (const k of tokens) {
    if (k < cue || left.has(k) || tree.upos(k) !== 'VERB' || !sameVoice(k)) continue
    const row = cueOfVerb(cues, tree, k)
    if (!row) continue
    const brings = row.clause || row.quote || row.predicate || row.objectWith.size > 0
    const told = (brings || /ing$/.test(tree.lower(k))) && row.act !== 'intend' && row.act !== 'believe'
    if (!told && !isContrasted(tree, k)) continue
    const range = tree.subtree(k)
    if (range.from < cue || !isOtherTelling(tree, k)) continue
    for (let t = range.from; t < range.to; t++) left.add(t)
  }
  if (left.size === 0) return [...tokens]
  const kept = tokens.filter((t) => !left.has(t))
  // What is left must still say something.
  return kept.some((t) => tree.upos(t) !== 'PUNCT' && !/^(that|whether)$/.test(tree.lower(t))) ? kept : [...tokens]
}

/** "60 percent want it, while four percent do not": the one is no part of what the others want. */
const isContrasted = (tree: Tree, k: number): boolean =>
  tree.relation(k) === 'advcl' &&
  hasSubjectOfItsOwn(tree, k) &&
  tree.children(k).some((c) => c < k && tree.relation(c) === 'mark' && /^(while|whereas)$/.test(tree.lower(c)))

function isOtherTelling(tree: Tree, k: number): boolean {
  const owned = hasSubjectOfItsOwn(tree, k)
  if (/ing$/.test(tree.lower(k)) && !owned) return standsBehindComma(tree, k) && tree.relation(k) !== 'amod'
  if (!owned) return false
  const subject = tree.children(k).find((c) => tree.relation(c) === 'nsubj')
  if (subject === undefined || subject > k) return false
  if (tree.deprel(k) === 'acl:relcl')
    // Not "the man who said so": the pronoun stands for what is said of it.
    return (
      !/^(who|which|that)$/.test(tree.lower(subject)) &&
      /^(which|whom|who)$/.test(tree.lower(tree.subtree(k).from + (tree.form(tree.subtree(k).from) === ',' ? 1 : 0))) &&
      standsBehindComma(tree, k)
    )
  if (!standsBehindComma(tree, k) || /^(i|we|you)$/.test(tree.lower(subject))) return false
  const mark = tree.children(k).find((c) => c < subject && tree.relation(c) === 'mark')
  if (tree.relation(k) === 'advcl')
    return mark !== undefined && /^(while|though|although|whereas|with)$/.test(tree.lower(mark))
  return false
}

/** "admires the pope, | who preaches peace", "ordered a review, | which will take a year": the report's own words about what is thought or wanted. */
export function withoutRelative(tree: Tree, tokens: readonly number[]): readonly number[] {
  const last = tokens.at(-1) ?? -1
  for (let n = 1; n < tokens.length - 1; n++) {
    const pronoun = tokens[n + 1]!
    if (tree.form(tokens[n]!) !== ',' || !/^(who|which|whom|whose|where)$/.test(tree.lower(pronoun))) continue
    let verb = tree.head(pronoun)
    while (verb >= 0 && tree.deprel(verb) !== 'acl:relcl' && tree.subtree(tree.head(verb)).from >= tokens[n]!)
      verb = tree.head(verb)
    if (verb < 0 || tree.deprel(verb) !== 'acl:relcl') continue
    if (tree.subtree(verb).to > last) return tokens.slice(0, n)
  }
  return tokens
}

/** Content of a cue that stands aside in the sentence it speaks of. */
export function asideContent(tree: Tree, cue: ClaimCue, i: number): readonly number[] | null {
  if (!cue.clause) return null
  const relation = tree.relation(i)
  const governor = tree.head(i)
  if (governor < 0) return null
  const as = tree.children(i).find((k) => k < i && tree.lower(k) === 'as' && tree.relation(k) === 'mark')
  const aside =
    relation === 'parataxis' ||
    (relation === 'advcl' && as !== undefined && isSetOff(tree, as)) ||
    (relation === 'advcl' && cue.quote && hasSubjectOfItsOwn(tree, i) && tree.childBy(i, 'mark') === undefined) ||
    (relation === 'dep' && hasSubjectOfItsOwn(tree, i))
  // "the deal, it was announced, is dead", but not "the talks went on when he was asked".
  if (!aside || (isPassive(tree, i) && !tree.children(i).some((k) => k < i && tree.lower(k) === 'it'))) return null
  // "…, said several observers": a parser may miss the subject behind the verb.
  if (as === undefined && !hasSubjectOfItsOwn(tree, i) && tree.form(i - 1) !== ',') return null
  if (hasContentOfItsOwn(tree, cue, i)) return null
  // "He left: she said …" is no aside: what is said comes before it, or on both sides.
  if (tree.subtree(governor).from >= tree.subtree(i).from && as === undefined) return null
  const content = subtreeOf(tree, governor).filter((t) => tree.isUnder(t, governor) && !tree.isUnder(t, i))
  return content.some((t) => isFiniteWord(tree, t)) ? withoutOpener(tree, content) : null
}

/** "…, as she put it", "As she put it, …", but not "the crowd cheered as he replied". */
const isSetOff = (tree: Tree, as: number): boolean =>
  as === tree.sentenceRange(tree.sentence(as)).from || tree.upos(as - 1) === 'PUNCT' || tree.upos(as - 1) === 'CCONJ'

/** "as polls show her winning", "as voters responded to it": what is shown, or responded to, stands behind the verb itself. */
const hasContentOfItsOwn = (tree: Tree, cue: ClaimCue, i: number): boolean =>
  tree.children(i).some((k) => {
    const relation = tree.relation(k)
    if (relation === 'ccomp') return true
    if (relation === 'obj') return hasSubjectOfItsOwn(tree, i)
    if (k < i || cue.object === 'addressee') return false
    if (relation === 'xcomp') return true
    // "responded to it", "insisted on paying"
    return /^(obl|advcl)$/.test(relation) && tree.children(k).some((c) => c < k && cue.prepositions.has(tree.lower(c)))
  })

/** "In this year's race, | voters will decide, Smith said": all that stands before belongs to what was said. */
function openerOf(tree: Tree, from: number, to: number): number {
  const start = tree.sentenceRange(tree.sentence(from)).from
  return withoutOpener(tree, tokensBetween(start, start < from ? from : to))[0] ?? from
}

/** "But the voters will come, Clyburn noted": the report's own "but"; and its dateline, "ROME (AP) —". */
function withoutOpener(tree: Tree, tokens: number[]): number[] {
  const first = tokens[0]!
  if (tokens.length > 1 && tree.upos(first) === 'CCONJ') return tokens.slice(1)
  const { from } = tree.sentenceRange(tree.sentence(first))
  if (first !== from || !/^\p{Lu}{3,}$/u.test(tree.form(first))) return tokens
  const dash = tokens.findIndex((t) => t - first < 14 && /^[—–-]{1,2}$/.test(tree.form(t)))
  return dash > 0 ? tokens.slice(dash + 1) : tokens
}

export const isFiniteWord = (tree: Tree, t: number) =>
  tree.upos(t) === 'AUX' || /VerbForm=Fin/.test(tree.feats(t)) || (tree.upos(t) === 'VERB' && !tree.feats(t))

/** "The pilot had logged 6,300 hours, EgyptAir said on Thursday.": by its place, whatever the parser made of it. */
export function contentBefore(tree: Tree, i: number): readonly number[] | null {
  if (isPassive(tree, i)) return null
  const subject = tree.children(i).find((k) => tree.relation(k) === 'nsubj' && k > i - 30)
  // Not "Berg, who said so": the name before is no sentence.
  if (subject === undefined || /^(who|which|that)$/.test(tree.lower(subject))) return null
  const { from } = tree.sentenceRange(tree.sentence(i))
  const start = Math.min(subject < i ? tree.subtree(subject).from : i, i)
  let comma = -1
  for (let k = Math.min(subject, i); k >= Math.max(start, from + 3) && comma < 0; k--) {
    if (tree.form(k - 1) === ',') comma = k - 1
    // “…panacea,” Berg said
    else if (/^["”’']+$/.test(tree.form(k - 1)) && tree.form(k - 2) === ',') comma = k
  }
  if (comma < from + 2) return null
  const before = withoutOpener(tree, tokensBetween(from, comma))
  if (tree.sentenceRange(tree.sentence(i)).to - i > 2 && !before.some((t) => isFiniteWord(tree, t))) return null
  return isOnlyASetting(tree, before) ? null : before
}

/** "When asked about it, he thought for a moment": a clause of time or reason is nothing that somebody says. */
const isOnlyASetting = (tree: Tree, before: readonly number[]): boolean =>
  /^(asked|pressed|questioned)$/.test(tree.lower(before[0]!)) ||
  (/^(when|while|as|after|before|told|since|because|though|although)$/.test(tree.lower(before[0]!)) &&
    !before.some((t) => tree.form(t) === ','))

/** "said that …", "says the talks failed": from behind the verb to the end of the sentence, where the parser saw no clause. */
export function contentBehind(tree: Tree, cue: ClaimCue, i: number): readonly number[] | null {
  const { to } = tree.sentenceRange(tree.sentence(i))
  let that = -1
  // "told voters who asked why he left that …": whoever heard it may be told of at length.
  const hearer = cue.object === 'addressee' ? tree.childBy(i, 'obj', 'iobj') : undefined
  const heard = hearer === undefined || hearer < i ? i : tree.subtree(hearer).to
  for (let k = i + 1; k < Math.min(to, i + 30) && that < 0; k++) {
    // "said yesterday that the bridge had fallen": not the "that" of "said a thing that hurt".
    if (tree.lower(k) === 'that' && opensClause(tree, k, i)) that = k
    // "said in an interview in Rome that", "say by 55%-41% that": nothing but phrases may stand between.
    if (
      (/^(VERB|AUX|SCONJ|CCONJ)$/.test(tree.upos(k)) && tree.relation(k) !== 'amod') ||
      /^[;:.?!]$/.test(tree.form(k))
    ) {
      if (that < 0 && k < heard) continue
      break
    }
    if (tree.upos(k) === 'PUNCT' && (k === i + 1 || (tree.form(k) !== ',' && !/\d|%/.test(tree.form(k - 1))))) break
  }
  if (that < 0 && cue.quote && cue.lemma === 'say' && saysSomething(tree, i, to)) that = i + 1
  if (that < 0) return null
  return tokensBetween(that, tree.upos(to - 1) === 'PUNCT' ? to - 1 : to)
}

/** Is "that" at `k` the one which opens what is said: behind the verb `i`, a day or a phrase, not behind a thing that was said? */
function opensClause(tree: Tree, k: number, i: number): boolean {
  if (tree.upos(k) === 'SCONJ') return true
  if (k - i < 8 && !/^(VERB|AUX|NOUN|PUNCT)$/.test(tree.upos(k + 1))) return true
  const next = tree.upos(k + 1)
  if (next === 'VERB' || next === 'AUX' || next === 'PUNCT') return false
  return tree.upos(i + 1) === 'ADP' || tree.upos(i + 1) === 'PROPN' || tree.upos(i + 1) === 'ADV' || k === i + 1
}

/** "The bank said some of the rise came from oil": a subject before, and a sentence behind. */
function saysSomething(tree: Tree, i: number, to: number): boolean {
  const next = i + 1
  if (next >= to || /^(PUNCT|ADP|SCONJ|CCONJ)$/.test(tree.upos(next)) || WEEKDAY.test(tree.lower(next))) return false
  // “No,” he said when asked about it.
  if (/^(when|whenever|once|later|earlier|again)$/.test(tree.lower(next))) return false
  if (!tree.children(i).some((k) => k < i && tree.relation(k) === 'nsubj')) return false
  for (let t = next; t < to; t++)
    if (/VerbForm=Fin/.test(tree.feats(t)) || (tree.upos(t) === 'VERB' && t > next)) return true
  return false
}
