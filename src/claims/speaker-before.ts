import { coversLine, type QuotationScene } from './quotation-scene.js'

/** The minister said: “…” */
export function speakerBefore(scene: QuotationScene): number {
  const { tree, text, quoted, start, q, words, former, speaks, inLine } = scene
  let k = scene.range.from - 1
  // "The minister said:" on the line before.
  if (k >= 0 && !inLine(k)) return tree.form(k) === ':' ? speakerOfLine(scene, k) : -1
  if (k < 0) return -1
  const before = tree.form(k)
  const opener = text.slice(start).match(/[\p{L}\p{N}]/u)?.[0] ?? ''
  const capital = opener !== opener.toLowerCase() || /\p{N}/u.test(opener)
  if (!/^[,:—–-]$/.test(before)) {
    // said “We …”, told Reuters “We …”
    if (!capital || words < 3) return -1
    for (let steps = 0; steps < 4 && inLine(k); steps++, k--) {
      if (speaks(k)) return k
      if (!/^(PROPN|NOUN|PRON|DET|ADV)$/.test(tree.upos(k))) return -1
    }
    return -1
  }
  if (before !== ':' && !capital) {
    // “Many doubt it,” he wrote in a letter explaining why he left, “but few say so.”
    const range = quoted.ranges[q - 1]
    if (range && tree.sentence(range.from) === tree.sentence(k) && former >= range.to) return former
    // tweeting at him, “you are …”
    for (let steps = 0, near = k - 1; steps < 5 && inLine(near); steps++, near--) {
      if (speaks(near)) return near
      if (!/^(PROPN|NOUN|PRON|DET|ADP)$/.test(tree.upos(near))) return -1
    }
    return -1
  }
  const colon = k
  if (before === ':' && isNameAlone(scene, colon)) return -1
  // "pointed to the man who promised: “…”": the sentence's own verb before one that only tells of somebody.
  let aside = -1
  for (let steps = 0; steps < 45 && inLine(k); steps++, k--) {
    if (/^[.;?!]$/.test(tree.form(k))) break
    if (!speaks(k)) continue
    // "spoke to Haddad, who responds: “…”"
    if (tree.deprel(k) === 'acl:relcl' && aside < 0 && colon - k < 3 && tree.form(tree.subtree(k).from) === ',')
      return k
    // "wrote in a letter explaining why he left: “…”"
    const besides = tree.deprel(k) === 'acl:relcl' || (tree.relation(k) === 'acl' && k < colon - 1)
    if (!besides) return k
    if (aside < 0) aside = k
  }
  if (aside >= 0) return aside
  // Berg fights for a higher wage: “…”
  return before === ':' && capital && words > 3 ? verbOfClause(scene, colon) : -1
}

/** Polls agree - Anna Berg: “…”, more from Berg: “…”: the name is the label of what follows. */
function isNameAlone(scene: QuotationScene, colon: number): boolean {
  const { tree, inLine } = scene
  let at = colon - 1
  while (inLine(at) && colon - at < 7 && /^(PROPN|DET|NOUN|ADJ|CCONJ)$/.test(tree.upos(at))) at--
  const named = at < colon - 1 && tree.upos(colon - 1) === 'PROPN'
  return named && inLine(at) && (/^[—–-]{1,2}$/.test(tree.form(at)) || tree.lower(at) === 'from')
}

function speakerOfLine(scene: QuotationScene, colon: number): number {
  const { tree, lines, words, speaks } = scene
  for (let k = colon - 1; k >= 0 && lines[k] === lines[colon] && !/^[.?!]$/.test(tree.form(k)); k--)
    if (speaks(k)) return k
  // "He listed what a minister must have:" and the quotation alone on the next line.
  return words > 3 && coversLine(scene) ? verbOfClause(scene, colon) : -1
}

/** The verb of the clause before the colon, with a subject before it; -1 where there is none. */
export function verbOfClause(scene: QuotationScene, colon: number): number {
  const { tree, quoted } = scene
  const [root] = tree.roots(tree.sentence(colon))
  if (root === undefined || root > colon || quoted.at(root) >= 0) return -1
  // "Haddad is proud of her work: “…”"
  if (tree.upos(root) !== 'VERB' && tree.childBy(root, 'cop') === undefined) return -1
  return tree
    .children(root)
    .some(
      (c) =>
        c < root &&
        tree.deprel(c) === 'nsubj' &&
        (tree.upos(root) === 'VERB' ? /^(PROPN|PRON|NOUN)$/ : /^(PROPN|PRON)$/).test(tree.upos(c)) &&
        !/^(it|there|this|that|these|those|here|what|which)$/.test(tree.lower(c)),
    )
    ? root
    : -1
}
