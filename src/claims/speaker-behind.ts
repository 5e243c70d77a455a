import { isTimeWord } from './claim-source.js'
import { cueOfVerb, isPassive } from './cue-words.js'
import { hasSubject, type QuotationScene } from './quotation-scene.js'

/** “…,” said the minister · “…,” the minister said: the verb, or -1, and the first token of what was said. */
export function speakerBehind(scene: QuotationScene): { readonly verb: number; readonly from: number } {
  const verb = verbBehind(scene)
  return { verb, from: verb < 0 ? scene.range.from : firstSaid(scene, verb) }
}

function verbBehind(scene: QuotationScene): number {
  const { tree, text, quoted, start, end, range, words, speaks, inLine } = scene
  // The last character before the marks: “…said, ‘Not now,’” he added.
  const closing = /[^\s"“”'‘’»›]/.exec([...text.slice(Math.max(start, end - 6), end)].reverse().join(''))?.[0] ?? ''
  const after = text.slice(end, end + 2)
  const comma = /[,—–-]/.test(closing) || /^\s?[,—–]/.test(after)
  const asks = /[?!…]/.test(closing)
  const opensSentence = isOpening(scene)
  // “They are missing.” Trump said.
  if (!comma && !asks && opensSentence && words > 3) {
    const told = toldAlone(scene, range.to)
    if (told >= 0) return told
  }
  // Students chanted, “Go home,” the paper reports.
  if (!opensSentence && tree.form(range.from - 1) === ',' && speaks(range.from - 2)) return -1
  const plain = !comma && /[\p{L}\p{N}]/u.test(closing) && opensSentence && words > 3
  if (!comma && !asks && !plain) return -1
  if (isMidSentence(scene) && !(comma && goesOnBehindVerb(scene))) return comma && words > 2 ? verbOfWhole(scene) : -1
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
      !isAsked(scene, i) &&
      !(/ing$/.test(tree.lower(i)) && !hasSubject(tree, i) && !isHeard(scene, i)) &&
      !isInRelative(scene, i, range.to)
    )
      return !asks || comma || seen < 8 || opensSentence ? i : -1
    // “…,” smiled the minister: any verb right behind will do.
    if ((comma || asks) && seen <= 2 && tree.upos(i) === 'VERB' && hasSubject(tree, i) && opensSentence && words > 3)
      return comma || endsClause(scene, i + 1) ? i : -1
  }
  return -1
}

/** Does the quotation open its sentence, or its line? */
function isOpening({ tree, range, inLine }: QuotationScene): boolean {
  const before = range.from - 1
  const { from } = tree.sentenceRange(tree.sentence(range.from))
  // Meanwhile “…,” Berg said.
  return from === range.from || !inLine(before) || (tree.upos(before) === 'ADV' && from === before)
}

/** The plan would be “no panacea,” Berg said: the whole sentence is what she said, not the quotation alone. */
function isMidSentence(scene: QuotationScene): boolean {
  const before = scene.range.from - 1
  return !isOpening(scene) && !/^[,:;.?!—–-]$/.test(scene.tree.form(before)) && scene.quoted.at(before) < 0
}

/** The quotation's first token, or that of its sentence where all of the sentence is said. */
function firstSaid(scene: QuotationScene, verb: number): number {
  const { tree, range } = scene
  const whole =
    !isOpening(scene) && tree.form(range.from - 1) === ','
      ? subjectBefore(scene, verb)
      : isMidSentence(scene) && !goesOnBehindVerb(scene)
  return whole ? tree.sentenceRange(tree.sentence(verb)).from : range.from
}

/** “…,” the general could be heard telling his men */
function isHeard(scene: QuotationScene, i: number): boolean {
  const { tree } = scene
  return /^[xc]comp$/.test(tree.relation(i)) && /^(hear|see|record)$/.test(tree.lemma(tree.head(i)))
}

/**
 * The hall “lets us be heard,” said Ruiz, its owner. · Berg “speaks for many,” Ruiz, its owner, told the paper:
 * the speaking verb that the whole sentence up to the name is said by, or -1.
 */
function verbOfWhole(scene: QuotationScene): number {
  const { tree, cues, quoted, range, speaks, inLine } = scene
  const behind = range.to
  if (!inLine(behind) || tree.sentence(behind) !== tree.sentence(range.from)) return -1
  const cue = speaks(behind) && !/ing$/.test(tree.lower(behind)) ? cueOfVerb(cues, tree, behind) : undefined
  // Not "called it “weak,” urged Berg to resign".
  if (cue) return cue.object !== 'addressee' && /^(DET|PROPN|NOUN|ADJ|NUM)$/.test(tree.upos(behind + 1)) ? behind : -1
  let parted = false
  for (let i = behind; inLine(i) && i - behind < 30; i++) {
    if (quoted.at(i) >= 0 || /^[.;:?!]$/.test(tree.form(i))) return -1
    if (tree.form(i) === ',') parted = true
    if (!speaks(i) || isInRelative(scene, i, behind)) continue
    const subject = tree.children(i).find((k) => tree.relation(k) === 'nsubj')
    return parted && subject !== undefined && subject < i && tree.subtree(subject).from === behind ? i : -1
  }
  return -1
}

/** The hall, rented by many, “lets us be heard,” Ruiz said: does the quotation lack the subject that stands before it? */
function subjectBefore(scene: QuotationScene, verb: number): boolean {
  const { tree, quoted, range } = scene
  for (let k = tree.sentenceRange(tree.sentence(verb)).from; k < range.from; k++)
    if (tree.relation(k) === 'nsubj' && tree.head(k) >= range.from && quoted.at(k) < 0) return true
  return false
}

/** “…,” a guard who was not allowed to speak | told the paper: a verb of the clause about him. */
function isInRelative(scene: QuotationScene, i: number, from: number): boolean {
  const { tree } = scene
  for (let k = i, steps = 0; steps < 5 && k >= from; k = tree.head(k), steps++)
    if (tree.deprel(k) === 'acl:relcl') return true
  return false
}

/** But “the issue,” he added, “is whether …”: the next quotation goes on with this one. */
function goesOnBehindVerb(scene: QuotationScene): boolean {
  const { tree, text, quoted, q, range } = scene
  const next = quoted.ranges[q + 1]
  if (!next || next.from - range.to > 12 || tree.form(next.from - 1) !== ',') return false
  const opener = text.slice(quoted.quotations[q + 1]!.start).match(/[\p{L}\p{N}]/u)?.[0] ?? ''
  return opener !== '' && opener === opener.toLowerCase() && tree.sentence(next.from) === tree.sentence(range.from)
}

/** A sentence of its own with nothing but who spoke: the speaking verb, or -1. */
function toldAlone(scene: QuotationScene, from: number): number {
  const { tree, quoted, speaks, inLine } = scene
  if (!inLine(from)) return -1
  for (let i = from; inLine(i) && i - from < 6; i++) {
    if (quoted.at(i) >= 0 || tree.upos(i) === 'PUNCT') return -1
    // “…” He added, “…”: brings in the next one.
    if (speaks(i))
      return endsClause(scene, i + 1) && !opensNext(scene, i + 1) && (hasSubject(tree, i) || i > from) ? i : -1
  }
  return -1
}

/** “…,” he said when asked: nobody says it by being asked. */
function isAsked(scene: QuotationScene, i: number): boolean {
  const { tree } = scene
  return tree.children(i).some((k) => k < i && /^(when|if|after|once)$/.test(tree.lower(k))) && isPassive(tree, i)
}

function opensNext(scene: QuotationScene, k: number): boolean {
  const { tree, quoted, inLine } = scene
  return inLine(k + 1) && tree.form(k) === ',' && quoted.at(k + 1) >= 0
}

/** Does the clause end at token `k`, or behind a day: "said Monday."? */
function endsClause(scene: QuotationScene, k: number): boolean {
  const { tree, inLine } = scene
  let at = k
  while (inLine(at) && at - k < 3 && isTimeWord(tree, at)) at++
  return !inLine(at) || /^[.,;]$/.test(tree.form(at))
}
