import type { Report } from '../report/layers.js'
import type { Tree } from '../report/tree.js'
import type { MentionWords } from './mention-words.js'
import type { Found } from './name-in-text.js'

/** The names layer, with names joined that were cut at a hyphen: "Kim Yong" "-nam", "Miguel Díaz" "-" "Canel". */
export function mendedNames(
  report: Report<'sentences' | 'tokens' | 'syntax' | 'names'>,
  tree: Tree,
  words: MentionWords,
): Found[] {
  const names: Found[] = []
  for (const { start, end, kind } of report.names) {
    const { from, to } = tree.tokensIn({ start, end })
    if (from >= to) continue
    const before = names.at(-1)
    if (
      before &&
      from - before.to === 1 &&
      isHyphen(tree, before.to) &&
      (before.kind === 'person' || kind === 'person')
    ) {
      // "Miguel Díaz" "-" "Canel", "Jean" "-" "Luc Dehaene"; not "Venezuela-Cuba", where neither is a person.
      before.to = to
      before.kind = 'person'
      continue
    }
    // Two names of people side by side are one that was cut: "Hamad bin Isa al" "Khalifa".
    if (before && before.to === from && before.kind === 'person' && kind === 'person') {
      before.to = to
      continue
    }
    // "al-Hariri" after a given name that the layer did not know.
    const opens =
      kind === 'person' &&
      tree.relation(from) === 'flat' &&
      tree.head(from) === from - 1 &&
      tree.upos(from - 1) === 'PROPN'
        ? from - 1
        : from
    names.push({ from: opens, to, kind, known: undefined })
  }
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!
    // "Fumio" "Kishida", where the layer stopped after the given name.
    const isFlat = (k: number) =>
      tree.relation(k) === 'flat' && tree.upos(k) === 'PROPN' && tree.head(k) >= name.from && tree.head(k) < k
    while (name.kind === 'person' && name.to < (names[i + 1]?.from ?? tree.size) && isFlat(name.to)) name.to++
    if (name.kind !== 'person' || !isHyphen(tree, name.to) || names[i + 1]?.from === name.to + 1) continue
    const next = name.to + 1
    // "Kim Jong-un", but not "the Putin-led", "a Trump-era".
    if (
      next >= tree.size ||
      tree.upos(next) === 'VERB' ||
      (tree.form(next).length > 4 && words.nouns.has(tree.lower(next))) ||
      words.sets.get('compound-end')!.has(tree.lower(next))
    )
      continue
    if (/^\p{Ll}/u.test(tree.form(next)) && (name.to - name.from < 2 || tree.form(next).length > 6)) continue
    name.to = next + 1
  }
  return names
}

/** A hyphen that joins the words on both sides of it. */
function isHyphen(tree: Tree, i: number): boolean {
  return (
    i > 0 &&
    i + 1 < tree.size &&
    /^[-‐‑–]$/.test(tree.form(i)) &&
    tree.tokenSpan(i - 1).end === tree.tokenSpan(i).start &&
    tree.tokenSpan(i).end === tree.tokenSpan(i + 1).start
  )
}
