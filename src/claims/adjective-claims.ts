import type { Tree } from '../report/tree.js'
import type { ClaimCue, ClaimCues } from './claim-cues.js'
import { sourcePhrase, speakerOf } from './claim-source.js'
import { withoutRelative } from './clause-content.js'
import { helpersBefore, verbGroup } from './cue-words.js'
import { type DraftClaim, inOrder, tokensBetween } from './draft-claim.js'

/** The claim that an adjective brings in: "is confident that", "made it clear that", "was critical of". */
export function adjectiveClaim(tree: Tree, cues: ClaimCues, i: number): DraftClaim | null {
  const upos = tree.upos(i)
  if (upos !== 'ADJ' && upos !== 'VERB' && upos !== 'ADV') return null
  const made = madeClear(tree, cues, i)
  if (made) return made
  const cue = cues.adjectives.get(tree.lower(i))
  if (!cue || !isPredicate(tree, i)) return null
  const content = contentOfAdjective(tree, cue, i)
  if (!content) return null
  const expletive = tree
    .children(i)
    .some((k) => k < i && tree.lower(k) === 'it' && /^(expl|nsubj)/.test(tree.deprel(k)))
  const subject = expletive && content.clause ? undefined : speakerOf(tree, i)
  const impersonal =
    subject === undefined ||
    (tree.lower(subject) === 'it' && content.clause) ||
    /^(what|this|that)$/.test(tree.lower(subject))
  if (impersonal && !content.clause) return null
  const source = impersonal ? null : sourcePhrase(tree, subject, i)
  const taken = new Set(source?.words)
  return {
    rule: cue.id,
    act: cue.act,
    spoken: cue.act === 'demand' || cue.act === 'promise' || cue.act === 'deny',
    head: i,
    cue: inOrder([...helpersBefore(tree, i), ...verbGroup(tree, i), ...content.cases]),
    source: source?.words ?? [],
    sourceHead: source?.head ?? -1,
    content: (content.clause ? content.tokens : withoutRelative(tree, content.tokens)).filter((t) => !taken.has(t)),
  }
}

function isPredicate(tree: Tree, i: number): boolean {
  const relation = tree.relation(i)
  if (relation === 'amod') return tree.upos(i) === 'ADJ' && tree.children(i).some((k) => k > i)
  return (
    relation === 'xcomp' ||
    relation === 'advcl' ||
    relation === 'acl' ||
    relation === 'conj' ||
    tree.children(i).some((k) => /^(cop|aux)$/.test(tree.relation(k))) ||
    relation === 'root'
  )
}

function contentOfAdjective(tree: Tree, cue: ClaimCue, i: number) {
  for (const k of tree.children(i)) {
    if (k < i) continue
    const relation = tree.relation(k)
    const { from, to } = tree.subtree(k)
    if (from <= i) continue
    const opener = tree.children(k).find((c) => c < k && /^(mark|case)$/.test(tree.relation(c)))
    const word = opener === undefined ? '' : tree.lower(opener)
    if (
      relation === 'ccomp' ||
      relation === 'csubj' ||
      ((relation === 'advcl' || relation === 'acl') && word === 'that')
    ) {
      if (cue.clause) return { tokens: tokensBetween(from, to), cases: [], clause: true }
    } else if ((relation === 'xcomp' || relation === 'advcl') && word === 'to') {
      if (cue.infinitive) return { tokens: tokensBetween(from, to), cases: [], clause: false }
      // "opposed to holding talks"
      if (cue.prepositions.has('to') && /ing$/.test(tree.lower(k)))
        return { tokens: tokensBetween(opener! + 1, to), cases: [opener!], clause: false }
    } else if (/^(obl|nmod|advcl|acl|xcomp)$/.test(relation) && opener !== undefined && cue.prepositions.has(word)) {
      return { tokens: tokensBetween(opener + 1, to), cases: [opener], clause: false }
    }
  }
  return null
}

/** "has made it clear that he intends to", "made known his wish". */
function madeClear(tree: Tree, cues: ClaimCues, i: number): DraftClaim | null {
  if (!cues.madeClear.has(tree.lower(i))) return null
  const make = tree.head(i)
  if (make < 0 || tree.lemma(make) !== 'make' || make > i || i - make > 5) return null
  const clause = [...tree.children(make), ...tree.children(i)].find(
    (k) => k > i && /^(ccomp|csubj|advcl|xcomp|obj)$/.test(tree.relation(k)),
  )
  const object = tree.children(make).find((k) => k > make && k < i && /^(obj|expl)$/.test(tree.relation(k)))
  const said = clause ?? (object !== undefined && tree.upos(object) !== 'PRON' ? object : undefined)
  if (said === undefined) return null
  const { from, to } = tree.subtree(said)
  const speaker = speakerOf(tree, make)
  const source = speaker === undefined ? null : sourcePhrase(tree, speaker, make)
  const between = clause === undefined ? [i] : tokensBetween(make + 1, i + 1)
  return {
    rule: `clear.make-${tree.lower(i)}`,
    act: 'assert',
    spoken: true,
    head: make,
    cue: inOrder([...verbGroup(tree, make), ...between]),
    source: source?.words ?? [],
    sourceHead: source?.head ?? -1,
    content: tokensBetween(clause === undefined ? from : Math.max(from, i + 1), to),
  }
}
