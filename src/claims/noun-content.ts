import type { Tree } from '../report/tree.js'
import type { ClaimCue } from './claim-cues.js'
import { isTimeWord } from './claim-source.js'
import { tokensBetween } from './draft-claim.js'

/** What a noun brings in: "that she had won" of "his claim that she had won". */
export interface NounContent {
  readonly tokens: readonly number[]
  readonly cases: readonly number[]
  /** A whole clause: "that she had won". */
  readonly clause: boolean
  readonly from: number
}

/** "his claim | that she had won", "expressed doubts | about the vote": what hangs on the noun itself. */
export function contentOfNoun(tree: Tree, cue: ClaimCue, i: number): NounContent | null {
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
export function contentOfCopula(tree: Tree, cue: ClaimCue, i: number): NounContent | null {
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
export function contentBehindLightVerb(tree: Tree, cue: ClaimCue, i: number, verb: number): NounContent | null {
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
