import type { Tree } from '../report/tree.js'
import type { StateNamed } from './groups.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './phrase.js'

/** How far back, in sentences, a description of a state looks before it asks the whole report. */
const REACH = 3

/**
 * "The West African nation" after "Niger", "the communist-run island" after "Cuba": the one state named so far that is
 * described so; undefined where none or several are, and for "the country", which says nothing of which.
 */
export function stateDescribed(
  phrase: Phrase,
  named: readonly StateNamed[],
  { tree, words }: { readonly tree: Tree; readonly words: MentionWords },
): string | undefined {
  const fitting = statesFitting(phrase, tree, words)
  if (!fitting) return undefined
  const before = named.filter(({ state, head }) => head < phrase.head && fitting.has(state))
  for (const reach of [0, 1, REACH, Number.POSITIVE_INFINITY]) {
    const near = new Set(before.filter((n) => phrase.sentence - n.sentence <= reach).map((n) => n.state))
    if (near.size === 1) return [...near][0]
    if (near.size > 1) return undefined
  }
  return undefined
}

/** The states that all of a description's telling words fit; undefined where it has none. */
function statesFitting(phrase: Phrase, tree: Tree, words: MentionWords): ReadonlySet<string> | undefined {
  const { determiner, number, range, head } = phrase
  // "The former Soviet republic", which the names layer takes for a name; not "the Czech Republic".
  const isName = phrase.name && /^\p{Lu}/u.test(tree.form(head))
  if (isName || phrase.pronoun || number === 'plur' || (determiner !== 'the' && determiner !== 'this')) return undefined
  // "The island of Java", "the state that struck": told apart by what follows.
  if (range.to > head + 1 || tree.childBy(head, 'acl', 'nmod') !== undefined) return undefined
  const said: string[] = []
  for (let i = range.from; i <= head; i++) {
    const word = tree.lower(i)
    // "Communist", "-", "run"
    if (said.length > 0 && (HYPHEN.test(word) || HYPHEN.test(tree.form(i - 1)))) said.push(said.pop()! + word)
    else said.push(word)
  }
  if (said.some((word) => words.sets.get('another-state')!.has(word))) return undefined
  let fitting: Set<string> | undefined
  for (let i = 0; i < said.length; i++)
    for (const length of [1, 2, 3]) {
      const key = said.slice(i, i + length).join(' ')
      // "The island", said of a whole state, is seldom Indonesia.
      const states =
        words.stateDescriptions.get(i === said.length - 1 ? `called ${key}` : key) ?? words.stateDescriptions.get(key)
      // "West African" is more than "African"; both fit.
      if (i + length <= said.length && states)
        fitting = fitting ? new Set([...fitting].filter((s) => states.has(s))) : new Set(states)
    }
  return fitting
}

const HYPHEN = /^[-‐‑–]$/
