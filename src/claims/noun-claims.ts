import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import { withoutRelative } from './clause-content.js'
import { modifiersOf, verbGroup } from './cue-words.js'
import { type DraftClaim, inOrder } from './draft-claim.js'
import { lentClaim, lightVerb } from './lent-claims.js'
import { contentBehindLightVerb, contentOfCopula, contentOfNoun } from './noun-content.js'
import { sourceOfNoun } from './noun-source.js'
import { ownedClaim, receivedClaim } from './received-claims.js'

/** The claim that a noun brings in: "his claim that …", "expressed doubts about …", "criticism of …". */
export function nounClaim(
  tree: Tree,
  cues: ClaimCues,
  i: number,
  isSomeone: (token: number) => boolean,
): DraftClaim | null {
  const cue = cues.nouns.get(tree.lemma(i).toLowerCase())
  if (!cue) return null
  const received = receivedClaim(tree, cues, cue, i) ?? ownedClaim(tree, cue, i)
  if (received) return received
  const lent = lightVerb(tree, cues, i)
  const content =
    contentOfNoun(tree, cue, i) ??
    contentOfCopula(tree, cue, i) ??
    (lent === undefined ? null : contentBehindLightVerb(tree, cue, i, lent))
  if (!content) return null
  if (lent !== undefined) return lentClaim(tree, cue, content, i, lent)

  const source = sourceOfNoun({ tree, cues, noun: i, content, isSomeone })
  // "facing accusations of bias": somebody makes them, though nobody is named.
  if (!source && !content.clause && !cue.unsaid) return null
  const taken = new Set(source?.words)
  return {
    rule: cue.id,
    act: cue.act,
    spoken: cue.act === 'demand' || cue.act === 'promise' || cue.act === 'deny',
    head: i,
    cue: inOrder([...wordsAround(tree, i), i, ...content.cases]).filter((t) => !taken.has(t)),
    source: source?.words ?? [],
    sourceHead: source?.head ?? -1,
    content: (content.clause ? content.tokens : withoutRelative(tree, content.tokens)).filter((t) => !taken.has(t)),
  }
}

/** "is not in favor | of", "strong criticism | of". */
const wordsAround = (tree: Tree, i: number): number[] =>
  tree.childBy(i, 'cop') === undefined
    ? modifiersOf(tree, i)
    : [...verbGroup(tree, i), ...tree.children(i).filter((k) => k < i && /^(case|det|amod)$/.test(tree.relation(k)))]
