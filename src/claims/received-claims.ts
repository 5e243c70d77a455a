import type { Tree } from '../report/tree.js'
import type { ClaimCue, ClaimCues } from './claim-cues.js'
import { sourcePhrase, speakerOf } from './claim-source.js'
import { isPassive, modifiersOf, verbGroup } from './cue-words.js'
import { type DraftClaim, inOrder, tokensBetween } from './draft-claim.js'

/** "The plan drew criticism from the union", "he won the union's praise": the union's, and about the plan. */
export function receivedClaim(tree: Tree, cues: ClaimCues, cue: ClaimCue, i: number): DraftClaim | null {
  const verb = tree.head(i)
  if (tree.relation(i) !== 'obj' || verb < 0 || verb > i || isPassive(tree, verb)) return null
  if (
    !/^(oppose|support|believe|demand|deny|threaten)$/.test(cue.act) ||
    !(cues.receiving.has(tree.lemma(verb).toLowerCase()) || tree.lemma(verb) === 'have')
  )
    return null
  // "has support among farmers", but "has the support of", "has respect for" are what one has.
  const lent = !cues.receiving.has(tree.lemma(verb).toLowerCase())
  const maker = tree
    .children(i)
    .concat(tree.children(verb))
    .find(
      (k) =>
        k > i &&
        /^(nmod|obl)$/.test(tree.relation(k)) &&
        tree
          .children(k)
          .some(
            (c) =>
              c < k &&
              tree.relation(c) === 'case' &&
              (/^(from|among|by)$/.test(tree.lower(c)) ||
                (cue.act === 'support' &&
                  tree.lower(c) === 'of' &&
                  (!lent || tree.lower(tree.subtree(i).from) === 'the'))),
          ),
    )
  const subject = speakerOf(tree, verb)
  if (maker === undefined || subject === undefined) return null
  const source = sourcePhrase(tree, maker, i)
  const opener = tree.children(maker).find((c) => c < maker && tree.relation(c) === 'case')!
  return {
    rule: cue.id,
    act: cue.act,
    spoken: false,
    head: i,
    cue: inOrder([...verbGroup(tree, verb), ...tokensBetween(verb + 1, i + 1), opener]),
    source: source.words,
    sourceHead: source.head,
    content: sourcePhrase(tree, subject, verb).words,
  }
}

/** "His support among farmers": the farmers', and for him. */
export function ownedClaim(tree: Tree, cue: ClaimCue, i: number): DraftClaim | null {
  const owner = tree.childBy(i, 'nmod:poss')
  const supporters = tree
    .childrenBy(i, 'nmod')
    .find(
      (k) => k > i && tree.children(k).some((c) => c < k && tree.relation(c) === 'case' && tree.lower(c) === 'among'),
    )
  if (cue.act !== 'support' || owner === undefined || owner > i || supporters === undefined) return null
  const source = sourcePhrase(tree, supporters, i)
  return {
    rule: cue.id,
    act: cue.act,
    spoken: false,
    head: i,
    cue: inOrder([...modifiersOf(tree, i), i]),
    source: source.words,
    sourceHead: source.head,
    content: sourcePhrase(tree, owner, i).words,
  }
}
