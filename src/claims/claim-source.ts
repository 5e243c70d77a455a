import type { Tree } from '../report/tree.js'
import { goesOnWith, isPassive } from './cue-words.js'
import { tokensBetween } from './draft-claim.js'

/** A source in the text's words: the whole phrase, and its head. */
export interface SourceWords {
  readonly head: number
  readonly words: readonly number[]
}

/** Who says, thinks or wants what verb `i` brings in; null where the text does not say. */
export function sourceOfVerb(tree: Tree, i: number): SourceWords | null {
  // "53% want it; 26% say no": a share right before the verb.
  if (tree.form(i - 1) === '%' && tree.upos(i - 2) === 'NUM' && subjectOf(tree, i) === undefined && !isPassive(tree, i))
    return { head: i - 1, words: [i - 2, i - 1] }
  const head = isPassive(tree, i) ? agentOf(tree, i) : speakerOf(tree, i)
  return head === undefined ? null : sourcePhrase(tree, meantBy(tree, head, i), i)
}

/** "was condemned by the union": the union. */
export function agentOf(tree: Tree, i: number): number | undefined {
  return (
    tree.childBy(i, 'obl:agent') ??
    tree
      .childrenBy(i, 'obl')
      .find((k) => tree.children(k).some((c) => tree.deprel(c) === 'case' && tree.lower(c) === 'by'))
  )
}

const isSubject = (tree: Tree, k: number): boolean =>
  tree.relation(k) === 'nsubj' &&
  !(tree.lower(k) === 'it' && tree.deprel(k) === 'expl') &&
  tree.lower(k) !== 'there' &&
  !isTimeWord(tree, k)

/** "Kim later Thursday said": a day says nothing. */
export const isTimeWord = (tree: Tree, k: number): boolean =>
  TIME.test(tree.lower(k)) &&
  !/^(NUM|PRON)$/.test(tree.upos(k)) &&
  !(tree.lower(k) === 'day' && tree.upos(k) === 'PROPN')

/**
 * Who speaks by verb `i`: its subject, or for a participle set off by a comma at least the subject of the sentence:
 * "Carson shared a list for a class called logic, writing …".
 */
export function speakerOf(tree: Tree, i: number): number | undefined {
  if (!isSetApart(tree, i)) return nearestSubject(tree, i)
  const root = tree.roots(tree.sentence(i))[0]
  const subject =
    subjectOf(tree, mainClauseOf(tree, i)) ?? (root === undefined || root === i ? undefined : subjectOf(tree, root))
  return subject !== undefined && subject < i ? subject : nearestSubject(tree, i)
}

/** "…, saying that", "… - noting that", with no subject of its own. */
const isSetApart = (tree: Tree, i: number): boolean =>
  i > 0 && /ing$/.test(tree.lower(i)) && /^(,|[—–-]{1,2})$/.test(tree.form(i - 1)) && subjectOf(tree, i) === undefined

/**
 * "They denied the charge that he had paid, adding …": whoever denies adds. The clause that stands for itself above `i`, or beside
 * it: "The hall fell silent as Lind took the floor, saying …".
 */
function mainClauseOf(tree: Tree, i: number): number {
  let verb = tree.head(i)
  for (let steps = 0; steps < 12 && verb >= 0 && tree.head(verb) >= 0; steps++) {
    if (/^(conj|parataxis|advcl)$/.test(tree.relation(verb)) && subjectOf(tree, verb) !== undefined) return verb
    verb = tree.head(verb)
  }
  return verb < 0 ? i : verb
}

/** The subject of `i`, its own or that of the verb which it hangs on: "Raisi condemned it, adding that …". */
function nearestSubject(tree: Tree, i: number): number | undefined {
  let verb = i
  for (let steps = 0; steps < 6 && verb >= 0; steps++) {
    // The nearest one: a dateline may pass for a subject too ("ROME (AP) — The pope said").
    const own = tree.children(verb).filter((k) => isSubject(tree, k))
    if (own.length > 0) {
      const near = own.findLast((k) => k < verb)
      return own.find((k) => near !== undefined && lostObject(tree, k) === near) ?? near ?? own[0]
    }
    const missed = withSubject(tree, verb) ?? missedSubject(tree, verb)
    if (missed !== undefined) return missed
    const governor = outOfBrackets(tree, verb)
    if (governor < 0) return undefined
    switch (tree.relation(verb)) {
      case 'conj': {
        const first = goesOnWith(tree, verb)
        if (first !== governor) {
          verb = first
          continue
        }
        if (isPassive(tree, governor)) return agentOf(tree, governor) ?? subjectOf(tree, governor)
        break
      }
      case 'parataxis':
      case 'advcl': {
        const led = LEADS.has(tree.lemma(governor)) ? tree.childBy(governor, 'obj') : undefined
        if (led !== undefined && led < verb && !/ing$/.test(tree.lower(verb))) return led
        if (isPassive(tree, governor)) return agentOf(tree, governor) ?? subjectOf(tree, governor)
        break
      }
      case 'dep':
        // "The statement said so, saying more": a passive main clause has no speaker but its agent.
        if (isPassive(tree, governor)) return agentOf(tree, governor) ?? subjectOf(tree, governor)
        break
      case 'xcomp': {
        const object = tree.childBy(governor, 'obj', 'iobj')
        if (object !== undefined && object < verb) return object
        break
      }
      case 'acl': {
        // "a report saying that": the report says; but "an effort to oppose" is somebody's effort.
        const acl = verb
        const opener = tree.children(acl).find((k) => k > governor && k < acl && tree.relation(k) === 'mark')
        if (opener === undefined) {
          const main = /ing$/.test(tree.lower(acl)) ? verbAbove(tree, governor) : -1
          // "sent word to voters saying that", but "gave it to a group backing her".
          const isTelling = isTold(tree, governor) && tree.childBy(acl, 'ccomp', 'xcomp') !== undefined
          if (main < 0 || !(isTelling || tree.lemma(main) === 'spend')) return governor
          verb = main
          continue
        }
        // "Union to endorse Kim", a headline; "the first minister to say so".
        if (tree.head(governor) < 0 || isSingledOut(tree, governor)) return governor
        const owner = tree.childBy(governor, 'nmod:poss')
        const above = tree.head(governor)
        // "made a point to say"
        if (owner !== undefined && !(tree.upos(owner) === 'PRON' && above >= 0 && subjectOf(tree, above) !== undefined))
          return owner
        // "gave the union a chance to say", "the calls on him to speak"
        const given = above < 0 ? undefined : (tree.childBy(above, 'iobj') ?? bearerOf(tree, governor))
        if (given !== undefined) return given
        if (above < 0 || !/^(obj|obl|xcomp)$/.test(tree.relation(governor))) return undefined
        const subject = subjectOf(tree, above)
        if (subject !== undefined) return subject
        verb = above
        continue
      }
      case 'ccomp':
      case 'csubj':
      case 'nmod':
      case 'obl':
        return undefined
      case 'amod':
        return undefined
    }
    verb = governor
  }
  return undefined
}

/** "He called it off (though she wanted it) and promised": the governor, or what stands before the brackets that hold it. */
function outOfBrackets(tree: Tree, verb: number): number {
  const governor = tree.head(verb)
  if (tree.relation(verb) !== 'conj' || governor < 0 || governor > verb) return governor
  let open = -1
  for (let k = governor; k < verb; k++) if (tree.form(k) === ')') open = k
  if (open < 0) return governor
  for (let k = governor; k < open; k++) if (tree.form(k) === '(') return governor
  return tree.head(governor) < 0 ? governor : tree.head(governor)
}

/** The verb whose object or phrase the noun `i` is; -1 where it is none, or its subject. */
export function verbAbove(tree: Tree, i: number): number {
  let noun = i
  for (let steps = 0; steps < 4 && /^(nmod|conj|appos)$/.test(tree.relation(noun)); steps++) noun = tree.head(noun)
  return /^(obj|obl)$/.test(tree.relation(noun)) ? tree.head(noun) : -1
}

/** "made a pitch to voters saying", "sent an email to supporters saying": those who are told do not say it. */
const isTold = (tree: Tree, noun: number): boolean =>
  tree.children(noun).some((k) => k < noun && tree.relation(k) === 'case' && tree.lower(k) === 'to')

const bearerOf = (tree: Tree, noun: number): number | undefined =>
  tree
    .children(noun)
    .find(
      (k) =>
        k > noun &&
        tree.relation(k) === 'nmod' &&
        tree.children(k).some((c) => c < k && /^(on|for)$/.test(tree.lower(c))),
    )

/** "the first members to endorse him", "the only one to object", "one of the few to say so". */
const isSingledOut = (tree: Tree, noun: number): boolean =>
  tree
    .children(noun)
    .some((k) => k < noun && /^(first|second|third|last|latest|only|next|newest|highest|few)$/.test(tree.lower(k))) ||
  (tree.lower(noun) === 'one' && tree.children(noun).some((k) => k > noun && tree.relation(k) === 'nmod'))

/** "People who know | the envoy | say he is ill": the parser may take whom they know for a second subject of the saying. */
function lostObject(tree: Tree, subject: number): number | undefined {
  const clause = tree.children(subject).find((k) => k > subject && tree.deprel(k) === 'acl:relcl')
  const verb = tree.head(subject)
  if (clause === undefined || verb < clause || tree.childBy(clause, 'obj', 'xcomp', 'ccomp') !== undefined)
    return undefined
  const { to } = tree.subtree(subject)
  if (clause !== to - 1) return undefined
  return tree
    .children(verb)
    .find((k) => k > clause && k < verb && tree.relation(k) === 'nsubj' && tree.subtree(k).from === to)
}

/** "The party is split, with half of it saying so": who stands between "with" and the participle. */
const withSubject = (tree: Tree, verb: number): number | undefined =>
  /ing$/.test(tree.lower(verb))
    ? tree
        .children(verb)
        .find(
          (k) =>
            k < verb &&
            tree.relation(k) === 'obl' &&
            tree.children(k).some((c) => tree.relation(c) === 'case' && tree.lower(c) === 'with'),
        )
    : undefined

/** "61 percent say", "Sen. Durbin (D-Ill.) said": a bare noun before a finite verb that has no subject, whatever the parser called it. */
function missedSubject(tree: Tree, verb: number): number | undefined {
  if (tree.relation(verb) === 'conj') return undefined
  if (!/VerbForm=Fin/.test(tree.feats(verb)) && (tree.relation(verb) !== 'root' || isPassive(tree, verb)))
    return undefined
  return tree
    .children(verb)
    .findLast(
      (k) =>
        k < verb &&
        /^(dep|obl:unmarked|nmod:unmarked|vocative|dislocated)$/.test(tree.deprel(k)) &&
        /^(NOUN|PROPN|PRON|NUM)$/.test(tree.upos(k)) &&
        !/^(I|D|R)$/.test(tree.form(k)) &&
        !TIME.test(tree.lower(k)) &&
        !tree.children(k).some((c) => tree.relation(c) === 'case'),
    )
}

/** "led the party to declare", "left them to wonder": the object does it. */
const LEADS = new Set(['lead', 'force', 'prompt', 'cause', 'leave', 'help', 'drive', 'push', 'inspire', 'compel'])

const TIME =
  /^((mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|week|month|year|day|time|night|morning|today|yesterday|tomorrow|\d+)$/

const subjectOf = (tree: Tree, i: number) => tree.children(i).find((k) => isSubject(tree, k))

/** "There are experts who think", "is among those who say": "who" says nothing of its own. */
export function meantBy(tree: Tree, who: number, cue: number): number {
  if (!/^(who|that|which)$/.test(tree.lower(who)) || tree.deprel(cue) !== 'acl:relcl') return who
  const noun = tree.head(cue)
  const above = noun < 0 ? -1 : tree.head(noun)
  const exists = (k: number) => tree.children(k).some((c) => tree.lower(c) === 'there' && c < noun)
  return noun >= 0 && tree.upos(noun) !== 'PRON' && ((above >= 0 && exists(above)) || exists(noun)) ? noun : who
}

/** The noun phrase of `head`, on its side of the cue, without a leading preposition or trailing marks. */
export function sourcePhrase(tree: Tree, top: number, cue: number): SourceWords {
  let head = top
  let { from, to } = tree.subtree(head)
  if (cue >= from && cue < to) {
    if (head < cue) to = cue
    else from = cue + 1
  }
  for (const k of tree.children(head)) {
    const relation = tree.relation(k)
    if (
      k < head &&
      (relation === 'case' || relation === 'mark' || relation === 'cc') &&
      tree.deprel(k) !== 'cc:preconj' &&
      k + 1 > from &&
      k - from < 3
    )
      from = k + 1
    // "Ortiz said and left": what hangs on behind is no part of the name.
    if (k > head && (relation === 'parataxis' || relation === 'dep') && k < to) to = Math.min(to, tree.subtree(k).from)
  }
  const lost = head < cue ? lostObject(tree, head) : undefined
  if (lost !== undefined && to === tree.subtree(lost).from) to = Math.min(cue, tree.subtree(lost).to)
  // "ROME (AP) — Pope Francis": the dateline is no part of the name.
  for (let k = from; k < to; k++)
    if (
      /^[—–-]{1,2}$/.test(tree.form(k)) &&
      k - from < 12 &&
      from === tree.sentenceRange(tree.sentence(from)).from &&
      /^[\p{Lu}]/u.test(tree.form(k + 1)) &&
      isDateline(tree, from, k)
    ) {
      if (head < k) head = tree.children(head).find((c) => c > k) ?? k + 1
      from = k + 1
      break
    }
  // "On Monday Sudan's army said": the day is no part of the name.
  while (from < head && isTimeWord(tree, from) && /^(on|in|since|until)$/.test(tree.lower(from - 1))) from++
  if (from > head) from = head
  if (to <= head) to = head + 1
  while (to - 1 > head && tree.upos(to - 1) === 'PUNCT') to--
  while (from < head && tree.upos(from) === 'PUNCT') from++
  return { head, words: tokensBetween(from, to) }
}

/** "CAIRO, Egypt (Reuters)": at least its first word is in capitals. */
const isDateline = (tree: Tree, from: number, dash: number) =>
  dash > from &&
  tree.form(from).length > 2 &&
  tree.form(from) === tree.form(from).toUpperCase() &&
  /\p{Lu}/u.test(tree.form(from))
