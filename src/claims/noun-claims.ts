import type { Tree } from '../report/tree.js'
import type { ClaimCue, ClaimCues } from './claim-cues.js'
import { agentOf, isTimeWord, type SourceWords, sourcePhrase, speakerOf, verbAbove } from './claim-source.js'
import { cueOfVerb, isPassive, verbGroup } from './cue-words.js'
import { type DraftClaim, inOrder, tokensBetween } from './draft-claim.js'

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

  const source =
    possessorOf(tree, i) ??
    makerOf(tree, i, content) ??
    namedBefore(tree, i, isSomeone) ??
    utterersOf(tree, i) ??
    predicated(tree, i) ??
    holderOf(tree, cues, i, content, isSomeone)
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
    content: content.tokens.filter((t) => !taken.has(t)),
  }
}

/** "The plan drew criticism from the union", "he won the union's praise": the union's, and about the plan. */
function receivedClaim(tree: Tree, cues: ClaimCues, cue: ClaimCue, i: number): DraftClaim | null {
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
function ownedClaim(tree: Tree, cue: ClaimCue, i: number): DraftClaim | null {
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

interface NounContent {
  readonly tokens: readonly number[]
  readonly cases: readonly number[]
  /** A whole clause: "that she had won". */
  readonly clause: boolean
  readonly from: number
}

function contentOfNoun(tree: Tree, cue: ClaimCue, i: number): NounContent | null {
  for (const k of tree.children(i)) {
    if (k < i) continue
    const relation = tree.relation(k)
    const { from, to } = tree.subtree(k)
    if (from <= i) continue
    if ((relation === 'acl' && tree.deprel(k) !== 'acl:relcl') || relation === 'ccomp' || relation === 'advcl') {
      const opener = tree.children(k).find((c) => c < k && /^(mark|case)$/.test(tree.relation(c)))
      const word = opener === undefined ? '' : tree.lower(opener)
      if (word === 'to' ? cue.infinitive : opener !== undefined && cue.prepositions.has(word)) {
        if (word === 'to') return { tokens: tokensBetween(from, to), cases: [], clause: false, from }
        return { tokens: tokensBetween(opener! + 1, to), cases: [opener!], clause: false, from }
      }
      const finite = tree.children(k).some((c) => tree.relation(c) === 'nsubj')
      if (
        cue.clause &&
        finite &&
        relation !== 'advcl' &&
        (word === 'that' || word === 'whether' || relation === 'ccomp')
      )
        return { tokens: tokensBetween(from, to), cases: [], clause: true, from }
    }
    if ((relation === 'nmod' || relation === 'obl') && !isTimeWord(tree, k)) {
      const opener = tree
        .children(k)
        .find((c) => c < k && tree.relation(c) === 'case' && cue.prepositions.has(tree.lower(c)))
      // "chants of “Go home”", not "cries of pain"
      if (opener !== undefined && (!cue.quote || /^["“‘']/.test(tree.form(opener + 1)))) {
        const content = tokensBetween(opener + 1, to)
        const close = cue.quote ? content.findIndex((t) => t > opener + 1 && /^["”’']$/.test(tree.form(t))) : -1
        return { tokens: close < 0 ? content : content.slice(0, close + 1), cases: [opener], clause: false, from }
      }
    }
  }
  return null
}

/** "His claim is that talks failed", "its goal was to win", "her answer was: “No.”" */
function contentOfCopula(tree: Tree, cue: ClaimCue, i: number): NounContent | null {
  if (tree.relation(i) !== 'nsubj') return null
  const be = tree.subtree(i).to
  if (!/^(is|was|remains|remained)$/.test(tree.lower(be))) return null
  const first = /^[,:]$/.test(tree.form(be + 1)) ? be + 2 : be + 1
  const opens =
    (tree.lower(first) === 'that' && cue.clause) ||
    (tree.lower(first) === 'to' && cue.infinitive) ||
    (cue.act === 'ask' && /^(whether|if|how|why|what|who|when|where)$/.test(tree.lower(first))) ||
    (/^["“']/.test(tree.form(first)) && cue.clause) ||
    (tree.form(be + 1) === ':' && cue.clause)
  const { to } = tree.sentenceRange(tree.sentence(i))
  if (!opens || first >= to) return null
  return {
    tokens: tokensBetween(first, tree.upos(to - 1) === 'PUNCT' && !/["”]/.test(tree.form(to - 1)) ? to - 1 : to),
    cases: [be],
    clause: true,
    from: first,
  }
}

/** "cast doubt | on the figures": what the parser hung on the verb right behind the noun. */
function contentBehindLightVerb(tree: Tree, cue: ClaimCue, i: number, verb: number): NounContent | null {
  const end = tree.subtree(i).to
  for (const k of tree.children(verb)) {
    const { from, to } = tree.subtree(k)
    if (from < end || from > end + 3 || !/^(obl|advcl|ccomp)$/.test(tree.relation(k)) || isTimeWord(tree, k)) continue
    const opener = tree.children(k).find((c) => c < k && /^(case|mark)$/.test(tree.relation(c)))
    const word = opener === undefined ? '' : tree.lower(opener)
    if (opener !== undefined && cue.prepositions.has(word))
      return { tokens: tokensBetween(opener + 1, to), cases: [opener], clause: false, from }
    if (word === 'that' && cue.clause) return { tokens: tokensBetween(from, to), cases: [], clause: true, from }
  }
  return null
}

/** The verb that lends itself to the noun: "made" of "made the claim that". */
function lightVerb(tree: Tree, cues: ClaimCues, i: number): number | undefined {
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

function lentClaim(tree: Tree, cue: ClaimCue, content: NounContent, i: number, verb: number): DraftClaim {
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
    content: content.tokens.filter((t) => !taken.has(t)),
  }
}

/** "Maduro's claim", "its refusal". */
function possessorOf(tree: Tree, i: number): SourceWords | null {
  const owner = tree.childBy(i, 'nmod:poss')
  if (owner === undefined || owner > i) return null
  return sourcePhrase(tree, owner, i)
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

/** "Russian accusations that", "U.S. plans to": whose they are, without a word that says so. */
function namedBefore(tree: Tree, i: number, isSomeone: (token: number) => boolean): SourceWords | null {
  const name = tree.children(i).find((k) => k < i && /^(amod|compound)$/.test(tree.relation(k)) && isSomeone(k))
  return name === undefined ? null : sourcePhrase(tree, name, i)
}

/** "He is of the view that", "the speech is a defense of": whose it is, or what speaks so. */
function predicated(tree: Tree, i: number): SourceWords | null {
  const subject = tree.childBy(i, 'nsubj')
  if (subject === undefined || subject > i || tree.childBy(i, 'cop') === undefined) return null
  if (/^(it|this|that|these|those|there|which|what)$/.test(tree.lower(subject))) return null
  return sourcePhrase(tree, subject, i)
}

/** "The promise she has made is that …". */
function utterersOf(tree: Tree, i: number): SourceWords | null {
  const clause = tree.children(i).find((k) => k > i && tree.deprel(k) === 'acl:relcl')
  const subject = clause === undefined ? undefined : tree.childBy(clause, 'nsubj')
  if (subject === undefined || /^(that|which|who|it|this)$/.test(tree.lower(subject))) return null
  return sourcePhrase(tree, subject, clause!)
}

const isBacking = (cues: ClaimCues, tree: Tree, i: number): boolean =>
  /^(support|oppose)$/.test(cues.nouns.get(tree.lemma(i).toLowerCase())?.act ?? '')

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

/** "is not in favor | of", "strong criticism | of". */
const wordsAround = (tree: Tree, i: number): number[] =>
  tree.childBy(i, 'cop') === undefined
    ? modifiersOf(tree, i)
    : [...verbGroup(tree, i), ...tree.children(i).filter((k) => k < i && /^(case|det|amod)$/.test(tree.relation(k)))]

const modifiersOf = (tree: Tree, i: number) =>
  tree.children(i).filter((k) => k < i && tree.relation(k) === 'amod' && tree.children(k).length === 0)
