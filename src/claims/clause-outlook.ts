import type { Tree } from '../report/tree.js'

/** The subject of a clause. */
export const subjectOf = (tree: Tree, i: number) => tree.children(i).find((k) => /^[nc]subj/.test(tree.relation(k)))
/** Is the token "not"? */
export const isNegation = (tree: Tree, k: number) => /^(not|n['’]t|never)$/.test(tree.lower(k))
/** The word that opens a clause: "to", "that", "if". */
export const markOf = (tree: Tree, i: number) => {
  const mark = tree.children(i).find((k) => k < i && tree.relation(k) === 'mark')
  return mark === undefined ? '' : tree.lower(mark)
}

/** A condition, a purpose or what narrows a noun down states nothing of its own: "actions that could raise the stakes". */
export function isStatement(tree: Tree, predicate: number): boolean {
  let at = predicate
  for (let steps = 0; steps < 6 && at >= 0; steps++) {
    if (/^(if|whether|unless|so|lest|in|until|once|before|after|as)$/.test(markOf(tree, at))) return false
    const relation = tree.deprel(at)
    if (relation === 'acl:relcl' || relation === 'acl') return false
    if (tree.relation(at) !== 'conj') return true
    at = tree.head(at)
  }
  return true
}

const FUTURE = /^(will|'ll|’ll|wo|shall|would|'d|’d|can|could|may|might|should)$/

/** Is the clause about what is to come, or at least not settled? `strict`: only the former ("surely", which also stresses facts). */
export function looksAhead(tree: Tree, predicate: number, strict: boolean): boolean {
  const kids = tree.children(predicate)
  const aux = kids.filter((k) => /^(aux|cop)$/.test(tree.relation(k)))
  if (aux.some((k) => /^(have|has|had|'ve|’ve)$/.test(tree.lower(k)))) return false
  if (aux.some((k) => FUTURE.test(tree.lower(k)))) return true
  if (tree.lemma(predicate) === 'go' && aux.length > 0 && tree.childBy(predicate, 'xcomp') !== undefined) return true
  if (strict) return false
  if (kids.some((k) => tree.relation(k) === 'xcomp' && k > predicate && markOf(tree, k) === 'to')) return true
  const finite = aux[0] ?? predicate
  if (/Tense=Past/.test(tree.feats(finite)) && !/VerbForm=Part/.test(tree.feats(finite))) return false
  if (!tree.feats(finite) && /^(was|were|did)$/.test(tree.lower(finite))) return false
  return aux.length > 0 || /Tense=Pres/.test(tree.feats(predicate))
}

/** "is likely to have fled": what is guessed is past. */
export const looksBack = (tree: Tree, i: number) =>
  tree.children(i).some((k) => tree.relation(k) === 'aux' && /^(have|has|had)$/.test(tree.lower(k)))
