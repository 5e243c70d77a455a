import { tokensBetween } from './draft-claim.js'
import { coversLine, hasSubject, type QuotationScene } from './quotation-scene.js'
import { verbOfClause } from './speaker-before.js'

/** “…,” he said. “…” · He said no deal was near. But “…” */
export function speakerSoFar(scene: QuotationScene): number {
  const { tree, quoted, line, range, inLine, last } = scene
  let k = range.from - 1
  while (range.from - k < 3 && inLine(k) && /^(CCONJ|ADV|,)$/.test(tree.form(k) === ',' ? ',' : tree.upos(k))) k--
  if (!inLine(k))
    return k === range.from - 1 && coversLine(scene) && !isHeading(scene) ? speakerOfLineBefore(scene) : -1
  if (!/[.?!]$/.test(tree.form(k)) && quoted.at(k) < 0) return -1
  const told = tellerUpTo(scene, k)
  if (told >= 0) return told
  if (last.line === line) return last.verb
  // Haddad is open about her aim. “I want …”
  return tokensBetween(range.from, range.to).some((t) => /^(i|my|me|we|our|us)$/.test(tree.lower(t)))
    ? verbOfClause(scene, k)
    : -1
}

/** A line of its own in single marks. */
function isHeading(scene: QuotationScene): boolean {
  const { text, start } = scene
  return /^(‘|'(?!'))/.test(text.slice(start, start + 2))
}

/** Whoever spoke on the line before, or is said to have spoken where it ends. */
function speakerOfLineBefore(scene: QuotationScene): number {
  const { tree, lines, line, range, speaks, last } = scene
  if (last.verb >= 0 && last.line === line - 1) return last.verb
  const end = range.from - 1
  if (end < 0 || lines[end] !== line - 1 || !/[.?!:]$/.test(tree.form(end))) return -1
  const [root] = tree.roots(tree.sentence(end))
  return root !== undefined && speaks(root) && hasSubject(tree, root) ? root : -1
}

/** What the last sentence as a whole tells, before what it tells by the way: "“…,” he said as he called for more." */
function tellerUpTo(scene: QuotationScene, k: number): number {
  const { tree, speaks, inLine, last } = scene
  let aside = -1
  for (let i = k; inLine(i) && k - i < 300; i--) {
    if (aside >= 0 && tree.sentence(i) !== tree.sentence(aside)) return aside
    if (!speaks(i) || tree.deprel(i) === 'acl:relcl') continue
    // "distanced himself from it by saying he would go. “…”"
    if (i !== last.verb && !hasSubject(tree, i) && !(/ing$/.test(tree.lower(i)) && tree.lower(i - 1) === 'by')) continue
    if (i === last.verb || /^(root|conj|parataxis)$/.test(tree.relation(i))) return i
    if (aside < 0) aside = i
  }
  return aside
}
