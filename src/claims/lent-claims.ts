import type { Tree } from '../report/tree.js'
import type { ClaimCue, ClaimCues } from './claim-cues.js'
import { agentOf, sourcePhrase, speakerOf } from './claim-source.js'
import { withoutRelative } from './clause-content.js'
import { cueOfVerb, isPassive, modifiersOf, verbGroup } from './cue-words.js'
import { type DraftClaim, inOrder, tokensBetween } from './draft-claim.js'
import { contentBehindLightVerb, contentOfNoun, type NounContent } from './noun-content.js'
import { possessorOf } from './noun-source.js'

/** "voiced concern that talks would fail": the claim is the noun's, its source the subject of the verb. */
export function lentClaim(tree: Tree, cue: ClaimCue, content: NounContent, i: number, verb: number): DraftClaim {
  const passive = isPassive(tree, verb)
  const speaker = passive ? agentOf(tree, verb) : speakerOf(tree, verb)
  const source = speaker === undefined ? possessorOf(tree, i) : sourcePhrase(tree, speaker, verb)
  const joined = passive ? [...modifiersOf(tree, i), i] : tokensBetween(verb + 1, i + 1)
  const cueWords = inOrder([...verbGroup(tree, verb), ...joined, ...content.cases])
  const taken = new Set([...cueWords, ...(source?.words ?? [])])
  return {
    rule: cue.id,
    act: cue.act,
    spoken: cue.act === 'demand' || cue.act === 'promise' || cue.act === 'deny',
    head: i,
    cue: cueWords.filter((t) => !source?.words.includes(t)),
    source: source?.words ?? [],
    sourceHead: source?.head ?? -1,
    content: (content.clause ? content.tokens : withoutRelative(tree, content.tokens)).filter((t) => !taken.has(t)),
  }
}

/** The verb that lends itself to the noun: "made" of "made the claim that". */
export function lightVerb(tree: Tree, cues: ClaimCues, i: number): number | undefined {
  const relation = tree.relation(i)
  if (
    (relation !== 'obj' && tree.deprel(i) !== 'nsubj:pass') ||
    (relation === 'obj' && tree.childBy(i, 'nmod:poss') !== undefined)
  )
    return ownDeed(tree, cues, i)
  const verb = tree.head(i)
  const lemma = verb < 0 ? '' : tree.lemma(verb).toLowerCase()
  return cues.lightVerbs.has(lemma) && !cues.receiving.has(lemma) ? verb : undefined
}

/** "rescinded his endorsement of", "toned down their criticism of": with what is the subject's own, any plain verb. */
function ownDeed(tree: Tree, cues: ClaimCues, i: number): number | undefined {
  const owner = tree.relation(i) === 'obj' ? tree.childBy(i, 'nmod:poss') : undefined
  const verb = tree.head(i)
  if (owner === undefined || tree.upos(owner) !== 'PRON' || verb < 0 || verb > owner) return undefined
  if (tree.upos(verb) !== 'VERB' || cueOfVerb(cues, tree, verb)) return undefined
  const subject = tree.childBy(verb, 'nsubj')
  return subject === undefined || /^(it|this|that|which|what)$/.test(tree.lower(subject)) ? undefined : verb
}

/** Does verb `i` only lend its subject to a noun that brings in a claim: "voiced concern that"? */
export function lendsItself(tree: Tree, cues: ClaimCues, i: number): boolean {
  if (!cues.lightVerbs.has(tree.lemma(i).toLowerCase())) return false
  return tree.children(i).some((k) => {
    const cue = k > i && tree.relation(k) === 'obj' ? cues.nouns.get(tree.lemma(k).toLowerCase()) : undefined
    // "reiterated his support for": an owner makes the noun part of what is said.
    return (
      cue !== undefined &&
      tree.childBy(k, 'nmod:poss') === undefined &&
      (contentOfNoun(tree, cue, k) ?? contentBehindLightVerb(tree, cue, k, i)) !== null
    )
  })
}
