import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import { agentOf, type SourceWords, sourceOfVerb, sourcePhrase } from './claim-source.js'
import { subtreeOf } from './clause-content.js'
import { cueOfVerb, isPassive, verbGroup } from './cue-words.js'
import { type DraftClaim, inOrder, tokensBetween } from './draft-claim.js'
import type { QuotedWords } from './quoted-words.js'

/**
 * Claims that only the quotation marks give away, whatever the verb: "introduced her as “the best of us”", "a rally billed as
 * “A Night for Farmers”", "offered “my sympathy to the families”".
 */
export function quotedAsClaim(tree: Tree, cues: ClaimCues, quoted: QuotedWords, i: number): DraftClaim | null {
  if (tree.upos(i) !== 'VERB' || quoted.at(i) >= 0) return null
  const passive = isPassive(tree, i)
  const cue = cueOfVerb(cues, tree, i)
  const content = namedAs(tree, quoted, i, passive) ?? (passive ? null : ownWords(tree, cues, quoted, i))
  if (content === null) return null
  const source = passive ? agentPhrase(tree, i) : sourceOfVerb(tree, i)
  if (!source && !passive) return null
  const taken = new Set(source?.words)
  return {
    rule: cue?.id ?? 'quoted.as',
    act: cue?.act ?? 'assess',
    spoken: true,
    head: i,
    cue: verbGroup(tree, i),
    source: source?.words ?? [],
    sourceHead: source?.head ?? -1,
    content: inOrder(content).filter((t) => !taken.has(t) && t !== i),
  }
}

/** The thing and what it is called: "her as “the best of us”". */
function namedAs(tree: Tree, quoted: QuotedWords, i: number, passive: boolean): readonly number[] | null {
  // "a unit known as “the Wolves”": its name, and nobody's word.
  if (tree.lemma(i) === 'know') return null
  const thing = passive
    ? (tree.childBy(i, 'nsubj:pass') ?? (tree.deprel(i) === 'acl' ? tree.head(i) : undefined))
    : tree.childBy(i, 'obj')
  if (thing === undefined) return null
  for (const k of tree.children(i)) {
    const as = tree.children(k).find((c) => tree.lower(c) === 'as' && /^(case|mark)$/.test(tree.relation(c)))
    // Not "ended his bid on Saturday, as “a man of his word”", which is said of somebody else.
    if (as === undefined || as < i || tree.childBy(k, 'nsubj') !== undefined || tree.form(as - 1) === ',') continue
    const mark = tokensBetween(as + 1, as + 4).find((t) => t < tree.size && quoted.ranges[quoted.at(t)]?.from === t)
    if (mark === undefined) continue
    const opener = tree.childrenBy(thing, 'case').findLast((c) => c < thing)
    const whole = subtreeOf(tree, thing).filter((t) => opener === undefined || t > opener)
    const named = thing < i ? whole.filter((t) => t < i) : whole
    const end = Math.max(tree.subtree(k).to, quoted.ranges[quoted.at(mark)]!.to)
    return [...named.filter((t) => t < as && quoted.at(t) < 0), ...tokensBetween(as, end)]
  }
  return null
}

/** “my sympathy to the families”: whoever speaks of himself is quoted. So is what a verb of speaking has for its object: "promised voters “a house for all”". */
function ownWords(tree: Tree, cues: ClaimCues, quoted: QuotedWords, i: number): readonly number[] | null {
  const thing = tree.childrenBy(i, 'obj').find((k) => k > i && quoted.at(k) >= 0)
  const range = thing === undefined ? undefined : quoted.ranges[quoted.at(thing)]
  if (!range || tree.subtree(thing!).from > range.from + 1 || range.to - range.from < 6) return null
  const words = tokensBetween(range.from, range.to)
  const cue = cueOfVerb(cues, tree, i)
  return cue?.quote || cue?.clause || words.some((t) => /^(i|my|me|we|our|us)$/.test(tree.lower(t))) ? words : null
}

function agentPhrase(tree: Tree, i: number): SourceWords | null {
  const agent = agentOf(tree, i)
  return agent === undefined ? null : sourcePhrase(tree, agent, i)
}
