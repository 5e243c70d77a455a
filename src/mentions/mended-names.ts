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
    // "University of" "Southern Indiana": a name that ends in "of" goes on.
    if (before?.kind === 'group' && before.to === from && kind === 'place' && OPEN_END.has(tree.lower(from - 1))) {
      before.to = to
      continue
    }
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
    if (
      before &&
      before.to === from &&
      before.kind === 'person' &&
      kind === 'person' &&
      tree.sentence(from) === tree.sentence(from - 1)
    ) {
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
  return withMissedPeople(names, tree, words)
}

const OPEN_END: ReadonlySet<string> = new Set(['of', 'for'])

/** "The broadcaster's founder Rana Okoye": behind a noun for a person, two words with capitals that nobody took for a name are one. */
function withMissedPeople(names: Found[], tree: Tree, words: MentionWords): Found[] {
  const taken = new Uint8Array(tree.size + 1)
  for (const { from, to } of names) taken.fill(1, from, to)
  const missed: Found[] = []
  for (let i = 0; i + 2 < tree.size; i++) {
    if (tree.upos(i) !== 'NOUN' || taken[i] || tree.head(i + 1) !== i) continue
    const noun = tree.lower(i)
    const kind = words.nouns.get(noun) ?? words.nouns.get(noun.slice(noun.lastIndexOf('-') + 1))
    if (kind !== 'person') continue
    let to = i + 1
    while (
      to < tree.size &&
      !taken[to] &&
      tree.upos(to) === 'PROPN' &&
      tree.relation(to) === 'flat' &&
      tree.head(to) >= i
    )
      to++
    const isName = to - i > 2 && to - i < 6
    if (isName && /^\p{Lu}\p{Ll}/u.test(tree.form(i + 1)))
      missed.push({ from: i + 1, to, kind: 'person', known: undefined })
  }
  return missed.length > 0 ? [...names, ...missed].sort((a, b) => a.from - b.from) : names
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
