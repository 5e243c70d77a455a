import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import { type SourceWords, sourcePhrase, speakerOf, verbAbove } from './claim-source.js'
import { cueOfVerb, isPassive } from './cue-words.js'
import type { NounContent } from './noun-content.js'

/** Whose claim a noun is, best sign first: "Maduro's claim", "claims by rebels", "Russian accusations", "left in hopes of". */
export function sourceOfNoun(
  tree: Tree,
  cues: ClaimCues,
  i: number,
  content: NounContent,
  isSomeone: (token: number) => boolean,
): SourceWords | null {
  return (
    possessorOf(tree, i) ??
    makerOf(tree, i, content) ??
    namedBefore(tree, i, isSomeone) ??
    utterersOf(tree, i) ??
    predicated(tree, i) ??
    holderOf(tree, cues, i, content, isSomeone)
  )
}

/** "Maduro's claim", "its refusal". */
export function possessorOf(tree: Tree, i: number): SourceWords | null {
  const owner = tree.childBy(i, 'nmod:poss')
  if (owner === undefined || owner > i) return null
  return sourcePhrase(tree, owner, i)
}

const MAKERS = new Set(['by', 'from', 'among'])

/** "claims by rebels that", "a call from the union to". */
function makerOf(tree: Tree, i: number, content: NounContent): SourceWords | null {
  for (const k of tree.children(i)) {
    if (k < i || tree.relation(k) !== 'nmod' || content.tokens.includes(k)) continue
    const opener = tree.children(k).find((c) => tree.relation(c) === 'case')
    if (opener !== undefined && (MAKERS.has(tree.lower(opener)) || (tree.lower(opener) === 'of' && content.clause)))
      return sourcePhrase(tree, k, i)
  }
  return null
}

/** "Russian accusations that", "U.S. plans to": whose they are, without a word that says so. */
function namedBefore(tree: Tree, i: number, isSomeone: (token: number) => boolean): SourceWords | null {
  const name = tree.children(i).find((k) => k < i && /^(amod|compound)$/.test(tree.relation(k)) && isSomeone(k))
  return name === undefined ? null : sourcePhrase(tree, name, i)
}

/** "The promise she has made is that …". */
function utterersOf(tree: Tree, i: number): SourceWords | null {
  const clause = tree.children(i).find((k) => k > i && tree.deprel(k) === 'acl:relcl')
  const subject = clause === undefined ? undefined : tree.childBy(clause, 'nsubj')
  if (subject === undefined || /^(that|which|who|it|this)$/.test(tree.lower(subject))) return null
  return sourcePhrase(tree, subject, clause!)
}

/** "He is of the view that", "the speech is a defense of": whose it is, or what speaks so. */
function predicated(tree: Tree, i: number): SourceWords | null {
  const subject = tree.childBy(i, 'nsubj')
  if (subject === undefined || subject > i || tree.childBy(i, 'cop') === undefined) return null
  if (/^(it|this|that|these|those|there|which|what)$/.test(tree.lower(subject))) return null
  return sourcePhrase(tree, subject, i)
}

/** "floated the notion that", "left in hopes of", "under the assumption that": whoever did so holds it. */
function holderOf(
  tree: Tree,
  cues: ClaimCues,
  i: number,
  content: NounContent,
  isSomeone: (token: number) => boolean,
): SourceWords | null {
  const relation = tree.relation(i)
  const opener = tree.children(i).find((k) => tree.relation(k) === 'case')
  // "met the envoy in hopes of": the parser may hang the hopes on the envoy.
  const hung = relation === 'nmod' && opener !== undefined && cues.nouns.get(tree.lemma(i))?.act === 'foresee'
  const verb = hung ? verbAbove(tree, tree.head(i)) : tree.head(i)
  if (verb < 0 || tree.upos(verb) !== 'VERB' || isPassive(tree, verb)) return null
  // "said in a statement that": the saying brings it in.
  const speaks = cueOfVerb(cues, tree, verb)
  // But "spoke in favor of the ban".
  if (speaks && (speaks.clause || speaks.quote) && (content.clause || !isBacking(cues, tree, i))) return null
  const bare = !tree.children(i).some((k) => k < i && tree.relation(k) === 'det')
  const sentence = content.clause || (content.cases.length === 0 && content.tokens.length > 0)
  const held =
    relation === 'obj'
      ? sentence
      : ((relation === 'obl' || hung) &&
          opener !== undefined &&
          /^(in|with|under|on|upon)$/.test(tree.lower(opener)) &&
          (sentence || bare || tree.lower(opener) === 'in')) ||
        (relation === 'obl' && opener !== undefined && content.clause && tree.lower(opener) === 'to')
  const speaker = held ? speakerOf(tree, verb) : undefined
  if (speaker === undefined || /^(it|this|that|which)$/.test(tree.lower(speaker))) return null
  // "The violence prompted worries that": not the violence's.
  const holds =
    isSomeone(speaker) || tree.upos(speaker) !== 'NOUN' || cues.records.has(tree.lemma(speaker).toLowerCase())
  return relation === 'obj' && !holds ? null : sourcePhrase(tree, speaker, verb)
}

const isBacking = (cues: ClaimCues, tree: Tree, i: number): boolean =>
  /^(support|oppose)$/.test(cues.nouns.get(tree.lemma(i).toLowerCase())?.act ?? '')
