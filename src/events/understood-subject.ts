import type { Arguments } from './arguments.js'
import {
  antecedentOf,
  isInfinitive,
  isIng,
  isOrderSaid,
  isPassive,
  isRelativePronoun,
  markOf,
  speakerBehind,
} from './clause.js'

const NOBODY: readonly number[] = []

/**
 * The subject that stands before the verb, or is understood there, in the voice of the text:
 * "Moscow" of both verbs in "Moscow promised Kyiv to withdraw", "Kyiv" of "leave" in "told Kyiv to leave".
 */
export function understoodSubject(args: Arguments, verb: number, depth = 0): readonly number[] {
  const { tree, grammar } = args
  const own = ownSubject(args, verb)
  if (own !== undefined) return [own]
  const head = tree.head(verb)
  if (head < 0 || depth > 6) return NOBODY
  const headIsNoun = tree.upos(head) === 'NOUN' || tree.upos(head) === 'PROPN' || tree.upos(head) === 'PRON'
  // A predicate noun has a subject; so has a verb that the tagger took for one ("Turkey plans to buy").
  const hasCopula = tree.childBy(head, 'cop', 'nsubj') !== undefined

  switch (tree.relation(verb)) {
    case 'conj':
      return understoodSubject(args, head, depth + 1)

    case 'xcomp': {
      if (headIsNoun && !hasCopula) return args.agentsOf(head)
      // "was urged to leave": the one urged; "urged Kyiv to leave": Kyiv; "promised Kyiv to leave": the promiser.
      if (!isPassive(tree, head) && !grammar.is('subject-control', tree.lemma(head))) {
        const object = args.fillers(head, 'obj')
        if (object.length > 0 && !object.includes(verb)) return object
        const indirect = args.fillers(head, 'iobj')
        if (indirect.length > 0) return indirect
        // "called on Iran to stop", "appealed to both sides to talk".
        const appealed = ['obl:on', 'obl:upon', 'obl:to', 'obl:for'].find((role) => args.fillers(head, role).length > 0)
        if (appealed && isInfinitive(tree, verb) && grammar.is('appeal', tree.lemma(head)))
          return args.fillers(head, appealed)
      }
      return understoodSubject(args, head, depth + 1)
    }

    case 'advcl': {
      const quoted = subjectOfQuote(tree, verb)
      if (quoted !== undefined) return [quoted]
      if (headIsNoun && !hasCopula) return args.agentsOf(head)
      // "accused Iran of arming rebels": the object arms.
      if (grammar.is('object-gerund', markOf(tree, verb))) {
        const object = args.fillers(head, 'obj')
        if (object.length > 0) return object
      }
      // "called on Iran to stop" is often parsed as an adverbial clause.
      if (isInfinitive(tree, verb) && /^(call|appeal)$/.test(tree.lemma(head))) {
        const called = ['obl:on', 'obl:upon', 'obl:to'].find((role) => args.fillers(head, role).length > 0)
        if (called) return args.fillers(head, called)
      }
      return understoodSubject(args, head, depth + 1)
    }

    case 'ccomp': {
      // "denied sending troops"; a finite clause has its own subject.
      const mark = markOf(tree, verb)
      if (mark === 'that' || mark === 'whether') return NOBODY
      // “Leave our country,” he told France: France is to leave.
      if (isOrderSaid(tree, verb)) {
        const hearer = ['iobj', 'obj', 'obl:to'].find((role) => args.fillers(head, role).length > 0)
        return hearer ? args.fillers(head, hearer) : NOBODY
      }
      return headIsNoun && !hasCopula ? args.agentsOf(head) : understoodSubject(args, head, depth + 1)
    }

    case 'acl': {
      if (tree.deprel(verb) === 'acl:relcl') return [head]
      // "issued a statement calling on Fiji to talk": who issues it calls.
      if (grammar.is('message-noun', tree.lemma(head)) && isIng(tree, verb)) {
        const speakers = args.agentsOf(head)
        if (speakers.length > 0) return speakers
        const sender = tree.head(head)
        if (sender >= 0 && tree.upos(sender) === 'VERB' && tree.relation(head) === 'obj')
          return understoodSubject(args, sender, depth + 1)
      }
      if (isInfinitive(tree, verb) || markOf(tree, verb)) {
        // "the EU's call on Russia to withdraw": the one called on.
        if (grammar.is('demand-noun', tree.lemma(head))) {
          const asked = ['nmod:on', 'nmod:to', 'nmod:for'].find((role) => args.fillers(head, role).length > 0)
          if (asked) return args.fillers(head, asked)
        }
        // "Russia's decision to withdraw"; but "the first state to recognise it" acts itself.
        if (grammar.is('content-noun', tree.lemma(head))) return args.agentsOf(head)
        const governor = tree.head(head)
        // "has the right to", "summoned the envoy to protest": the subject of the verb whose object the noun is.
        if (
          tree.upos(head) === 'NOUN' &&
          governor >= 0 &&
          tree.relation(head) === 'obj' &&
          tree.upos(governor) === 'VERB'
        )
          return understoodSubject(args, governor, depth + 1)
      }
      return [head]
    }

    case 'parataxis':
    case 'csubj':
    case 'dep':
      return NOBODY

    case 'amod':
      return [head]
  }
  return NOBODY
}

/** "The group freed ten sailors, a monitor said": the parser may hang both subjects on the saying. */
function subjectOfQuote(tree: Arguments['tree'], verb: number): number | undefined {
  const said = tree.head(verb)
  if (said < verb || markOf(tree, verb) !== '' || isIng(tree, verb)) return undefined
  const subjects = tree.childrenBy(said, 'nsubj')
  const first = subjects[0]
  const last = subjects.at(-1)
  if (first === undefined || last === undefined || !(first < verb && last > verb)) return undefined
  return first
}

/**
 * The subject that hangs on the verb itself; a relative pronoun is what it stands for. Of two, the nearer one before
 * the verb: in "JERUSALEM -- A court ruled" the parser may take the dateline for a subject too.
 */
function ownSubject({ tree }: Arguments, verb: number): number | undefined {
  let found: number | undefined
  for (const c of tree.children(verb)) {
    if (tree.relation(c) !== 'nsubj' || tree.deprel(c) === 'nsubj:outer') continue
    // "Fiji Friday lifted the curfew": a day is no second subject.
    if (found !== undefined && (c > verb || WEEKDAY.test(tree.lower(c)))) continue
    found = c
  }
  if (found === undefined) return speakerBehind(tree, verb) ?? countedSubject(tree, verb)
  if (isRelativePronoun(tree, found)) return antecedentOf(tree, found) ?? found
  return isDateline(tree, found) ? (behindDateline(tree, found, verb) ?? found) : found
}

/** "Around 800 of the teachers will not go back": the parser takes the adverb for a preposition. */
function countedSubject(tree: Arguments['tree'], verb: number): number | undefined {
  const [first] = tree.childrenBy(verb, 'obl')
  if (first === undefined || first > verb || tree.upos(first) !== 'NUM') return undefined
  if (tree.relation(verb) !== 'root' && tree.relation(verb) !== 'ccomp') return undefined
  return tree.childrenBy(first, 'case', 'advmod').some((c) => ABOUT.test(tree.lower(c))) ? first : undefined
}

const ABOUT = /^(around|about|over|nearly|almost|some|up|at)$/

/** "KABUL (Pajhwok): ", "TEL AVIV -- ", "Tehran, March 15, IRNA - ": a place that opens a sentence, before a dash, a colon, a bracket or a day. */
function isDateline(tree: Arguments['tree'], i: number): boolean {
  const { from } = tree.sentenceRange(tree.sentence(i))
  if (i - from > 3 || tree.upos(i) !== 'PROPN' || tree.form(i).length < 4) return false
  const capitals = tree.form(i) === tree.form(i).toUpperCase()
  for (let k = i + 1; k < i + 5; k++) {
    if (/^(--|[-–—:(/])$/.test(tree.form(k))) return capitals || (i === from && /^(--|[–—])$/.test(tree.form(k)))
    if (!capitals && MONTH.test(tree.lower(k)) && /^\d+$/.test(tree.form(k + 1))) return true
    if (tree.upos(k) !== 'PROPN' && tree.form(k) !== ',') return false
  }
  return false
}

const WEEKDAY = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/
const MONTH = /^(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*$/

/** The first noun after the dash of the dateline that hangs on it and is no agency's name in brackets. */
function behindDateline(tree: Arguments['tree'], dateline: number, verb: number): number | undefined {
  let dash = dateline
  for (let k = dateline + 1; k < verb && dash === dateline; k++) if (/^(--|[-–—:])$/.test(tree.form(k))) dash = k
  return tree
    .children(dateline)
    .find(
      (c) =>
        c > dash &&
        c < verb &&
        /^(NOUN|PROPN|PRON)$/.test(tree.upos(c)) &&
        /^(appos|dep|list|conj|nmod|flat)$/.test(tree.relation(c)) &&
        tree.form(c - 1) !== '(',
    )
}
