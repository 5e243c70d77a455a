import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import { type SourceWords, sourcePhrase, speakerOf, verbAbove } from './claim-source.js'
import { cueOfVerb, isPassive } from './cue-words.js'
import type { NounContent } from './noun-content.js'

/** A noun that brings in a claim. */
export interface ClaimNoun {
  readonly tree: Tree
  readonly cues: ClaimCues
  /** Its token. */
  readonly noun: number
  readonly content: NounContent
  readonly isSomeone: (token: number) => boolean
}

/** Whose claim a noun is, best sign first: "Maduro's claim", "claims by rebels", "Russian accusations", "left in hopes of". */
export function sourceOfNoun(claim: ClaimNoun): SourceWords | null {
  const { tree, noun } = claim
  return (
    possessorOf(tree, noun) ??
    makerOf(claim) ??
    namedBefore(claim) ??
    uttererOf(tree, noun) ??
    predicated(tree, noun) ??
    holderOf(claim)
  )
}

/** "Maduro's claim", "its refusal". */
export function possessorOf(tree: Tree, noun: number): SourceWords | null {
  const owner = tree.childBy(noun, 'nmod:poss')
  if (owner === undefined || owner > noun) return null
  return sourcePhrase(tree, owner, noun)
}

/** "claims by rebels that", "a call from the union to". */
function makerOf({ tree, cues, noun, content }: ClaimNoun): SourceWords | null {
  for (const k of tree.children(noun)) {
    if (k < noun || tree.relation(k) !== 'nmod' || content.tokens.includes(k)) continue
    if (names(cues.makers, openerOf(tree, k), content)) return sourcePhrase(tree, k, noun)
  }
  return null
}

/** "Russian accusations that", "U.S. plans to": whose they are, without a word that says so. */
function namedBefore({ tree, noun, isSomeone }: ClaimNoun): SourceWords | null {
  const name = tree.children(noun).find((k) => k < noun && /^(amod|compound)$/.test(tree.relation(k)) && isSomeone(k))
  return name === undefined ? null : sourcePhrase(tree, name, noun)
}

/** "The vow he took is that …". */
function uttererOf(tree: Tree, noun: number): SourceWords | null {
  const clause = tree.children(noun).find((k) => k > noun && tree.deprel(k) === 'acl:relcl')
  const subject = clause === undefined ? undefined : tree.childBy(clause, 'nsubj')
  if (subject === undefined || /^(that|which|who|it|this)$/.test(tree.lower(subject))) return null
  return sourcePhrase(tree, subject, clause!)
}

/** "He is of the view that", "the speech is a defense of": whose it is, or what speaks so. */
function predicated(tree: Tree, noun: number): SourceWords | null {
  const subject = tree.childBy(noun, 'nsubj')
  if (subject === undefined || subject > noun || tree.childBy(noun, 'cop') === undefined) return null
  if (/^(it|this|that|these|those|there|which|what)$/.test(tree.lower(subject))) return null
  return sourcePhrase(tree, subject, noun)
}

/** "floated the notion that", "left in hopes of", "under the assumption that": whoever did so holds it. */
function holderOf(claim: ClaimNoun): SourceWords | null {
  const { tree, cues, isSomeone } = claim
  const verb = verbOf(claim)
  if (verb < 0 || tree.upos(verb) !== 'VERB' || isPassive(tree, verb) || isBroughtIn(claim, verb)) return null
  const speaker = isHeld(claim) ? speakerOf(tree, verb) : undefined
  if (speaker === undefined || /^(it|this|that|which)$/.test(tree.lower(speaker))) return null
  // "The violence prompted worries that": not the violence's.
  const holds =
    isSomeone(speaker) || tree.upos(speaker) !== 'NOUN' || cues.records.has(tree.lemma(speaker).toLowerCase())
  return tree.relation(claim.noun) === 'obj' && !holds ? null : sourcePhrase(tree, speaker, verb)
}

/** The verb that the noun hangs on. */
const verbOf = (claim: ClaimNoun): number =>
  isHung(claim) ? verbAbove(claim.tree, claim.tree.head(claim.noun)) : claim.tree.head(claim.noun)

/** "met the envoy in hopes of": the parser may hang the hopes on the envoy. */
const isHung = ({ tree, cues, noun }: ClaimNoun): boolean =>
  tree.relation(noun) === 'nmod' &&
  openerOf(tree, noun) !== undefined &&
  cues.nouns.get(tree.lemma(noun))?.act === 'foresee'

/** "said in his letter that": the saying brings it in. But "spoke in favor of the ban". */
function isBroughtIn({ tree, cues, noun, content }: ClaimNoun, verb: number): boolean {
  const speaks = cueOfVerb(cues, tree, verb)
  if (!speaks || !(speaks.clause || speaks.quote)) return false
  const act = cues.nouns.get(tree.lemma(noun).toLowerCase())?.act
  return content.clause || (act !== 'support' && act !== 'oppose')
}

function isHeld(claim: ClaimNoun): boolean {
  const { tree, cues, noun, content } = claim
  const sentence = content.clause || (content.cases.length === 0 && content.tokens.length > 0)
  if (tree.relation(noun) === 'obj') return sentence
  const opener = openerOf(tree, noun)
  if (!names(cues.holders, opener, content) || !(tree.relation(noun) === 'obl' || isHung(claim))) return false
  const bare = !tree.children(noun).some((k) => k < noun && tree.relation(k) === 'det')
  return sentence || bare || opener === 'in'
}

/** The preposition before a noun. */
function openerOf(tree: Tree, noun: number): string | undefined {
  const opener = tree.childBy(noun, 'case')
  return opener === undefined ? undefined : tree.lower(opener)
}

/** Does the preposition name the noun's owner: "by" always, "of" only before a clause? */
const names = (prepositions: ReadonlyMap<string, boolean>, opener: string | undefined, content: NounContent): boolean =>
  opener !== undefined && prepositions.has(opener) && (content.clause || !prepositions.get(opener))
