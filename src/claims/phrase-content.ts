import type { TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import { tokensBetween } from './draft-claim.js'

const GOES_ON = new Set([
  'of',
  'for',
  'as',
  'with',
  'about',
  'over',
  'against',
  'from',
  'to',
  'toward',
  'towards',
  'between',
  'among',
])

/** What the parser hung on the verb and directly follows the object mostly belongs to it: "praised efforts | to end the war". */
export function behindObject(tree: Tree, object: number, cue: number): number[] {
  const words: number[] = []
  let end = tree.subtree(object).to
  for (const k of tree.children(cue)) {
    const { from, to } = tree.subtree(k)
    if (from !== end || !/^(obl|nmod|advcl|acl)$/.test(tree.relation(k)) || tree.deprel(k) === 'obl:tmod') continue
    const opener = tree.children(k).find((c) => c < k && /^(case|mark)$/.test(tree.relation(c)))
    if (opener === undefined || !GOES_ON.has(tree.lower(opener))) continue
    words.push(...tokensBetween(from, to))
    end = to
  }
  return words
}

/** "spoke on Monday for two hours": when, and how long. */
const isTime = (tree: Tree, k: number): boolean =>
  TIME.test(tree.lemma(k).toLowerCase()) && tree.childBy(k, 'nmod:poss') === undefined

const TIME =
  /^((mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|second|minute|hour|day|week|weekend|month|quarter|year|decade|time|moment|morning|afternoon|evening|night|today|yesterday|while|behalf|phone|telephone|occasion|condition|average|basis)$/

/** Prepositional phrases of a cue that are content. */
export interface Phrases {
  readonly phrases: number[]
  readonly withCase: number[]
  readonly cases: number[]
}
export const NO_PHRASES: Phrases = { phrases: [], withCase: [], cases: [] }

/** "called on Rome | to act", "referred to him | as a friend": where `i` goes on from token `start`, the end of that. */
function goesOnBehind(tree: Tree, start: number, i: number): number | undefined {
  const next = tree.children(i).find((k) => {
    if (k < i || tree.subtree(k).from !== start) return false
    if (isInfinitive(tree, k)) return /^(advcl|xcomp|acl)$/.test(tree.relation(k))
    return tree.children(k).some((c) => c < k && tree.relation(c) === 'case' && tree.lower(c) === 'as')
  })
  return next === undefined ? undefined : tree.subtree(next).to
}

/** The phrases behind `i` that one of `prepositions` opens. */
export function prepositional(tree: Tree, prepositions: ReadonlySet<string>, i: number, infinitives = false): Phrases {
  if (prepositions.size === 0 && !infinitives) return NO_PHRASES
  const found: Phrases = { phrases: [], withCase: [], cases: [] }
  // "spoke warmly of her": the parser may hang the phrase on the adverb.
  const near = tree.children(i + 1)
  const hung = tree.head(i + 1) === i && tree.relation(i + 1) === 'advmod' ? near.filter((k) => k > i + 1) : []
  for (const k of [...tree.children(i), ...hung]) {
    if (k < i) continue
    const relation = tree.relation(k)
    if (
      relation !== 'obl' &&
      relation !== 'nmod' &&
      relation !== 'advcl' &&
      relation !== 'acl' &&
      relation !== 'xcomp' &&
      relation !== 'ccomp'
    )
      continue
    if (tree.deprel(k) === 'obl:agent' || tree.deprel(k) === 'obl:tmod' || isTime(tree, k)) continue
    // "with him leaving" tells a circumstance, "spoke about how he left" what was said.
    if (relation === 'advcl' && tree.children(k).some((c) => tree.relation(c) === 'nsubj'))
      if (
        !tree.children(k).some((c) => c < k && /^(about|over|on|of|against)$/.test(tree.lower(c))) &&
        // "called for the mayor to resign"
        !(isInfinitive(tree, k) && tree.children(k).some((c) => c < k && tree.lower(c) === 'for'))
      )
        continue
    const mark = tree.children(k).find((c) => {
      const opens = tree.relation(c)
      if (opens === 'mark' && tree.lower(c) === 'to' && isInfinitive(tree, k)) return infinitives && k - i < 12
      return (opens === 'case' || opens === 'mark') && prepositions.has(tree.lower(c))
    })
    if (mark === undefined) continue
    const range: TokenRange = tree.subtree(k)
    const from = Math.max(range.from, i + 1)
    found.withCase.push(...tokensBetween(from, range.to))
    // The verbs of "plans to", "wants to" keep their "to" in the content.
    const infinitive = tree.relation(mark) === 'mark' && tree.lower(mark) === 'to'
    if (infinitive) found.phrases.push(...tokensBetween(from, range.to))
    else {
      const to = goesOnBehind(tree, range.to, i) ?? range.to
      found.phrases.push(...tokensBetween(Math.max(from, mark + 1), to))
      found.cases.push(mark)
    }
  }
  return found
}
/** "talked to voters | about health care", "argued with her | over taxes": where the parser hung what it was about on who heard it. */
export function behindHearer(tree: Tree, prepositions: ReadonlySet<string>, i: number): Phrases {
  for (const k of tree.children(i)) {
    if (k < i || tree.relation(k) !== 'obl') continue
    if (!tree.children(k).some((c) => c < k && tree.relation(c) === 'case' && /^(to|with)$/.test(tree.lower(c))))
      continue
    for (const about of tree.children(k)) {
      const opener = tree.children(about).find((c) => c < about && /^(case|mark)$/.test(tree.relation(c)))
      if (
        about < k ||
        opener === undefined ||
        !/^(about|on|over)$/.test(tree.lower(opener)) ||
        !prepositions.has(tree.lower(opener))
      )
        continue
      if (isTime(tree, about)) continue
      const { to } = tree.subtree(about)
      return { phrases: tokensBetween(opener + 1, to), withCase: tokensBetween(opener, to), cases: [opener] }
    }
  }
  return NO_PHRASES
}

export const isInfinitive = (tree: Tree, i: number): boolean =>
  tree
    .children(i)
    .some((k) => k < i && tree.lower(k) === 'to' && (tree.relation(k) === 'mark' || tree.relation(k) === 'aux')) ||
  (/VerbForm=Inf/.test(tree.feats(i)) && tree.upos(i) === 'VERB')
