import type { AliasKind, Registry } from '../actors/registry.js'
import type { NameKind, Report } from '../report/layers.js'
import type { Span, TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import type { MentionWords } from './mention-words.js'

/** What a name that the registry knows is the name of. */
export interface KnownName {
  readonly use: 'state' | 'capital' | 'organisation' | 'adjective' | 'people'
  /** Id of the state or organisation. */
  readonly id: string
}

/** A name as it stands in the text: from the names layer, from the registry, or both. */
export interface NameInText {
  readonly span: Span
  readonly range: TokenRange
  readonly kind: NameKind
  /** The word of the name that is governed from outside it. */
  readonly head: number
  readonly known: KnownName | undefined
}

type Named = Report<'sentences' | 'tokens' | 'syntax' | 'names'>

interface Found {
  from: number
  to: number
  kind: NameKind
  known: KnownName | undefined
}

/** For each token the name that it is part of, and whether it belongs to a role with capitals ("Defense Minister"). States and organisations of the registry mend what the names layer cut short. */
export function namesInText(
  report: Named,
  tree: Tree,
  { registry, words }: { readonly registry: Registry; readonly words: MentionWords },
): { readonly nameOf: readonly (NameInText | undefined)[]; readonly isRole: Uint8Array } {
  const regions = words.sets.get('region')!
  const { names: registeredNames, roleEnd } = registered(tree, registry, regions)
  const layer = mended(report, tree, words)
  const stateEnd = new Map(registeredNames.filter((n) => n.known.use !== 'organisation').map((n) => [n.from, n.to]))
  trimTitles(layer, { tree, words, roleEnd, stateEnd })
  const found: (Found | undefined)[] = new Array(tree.size).fill(undefined)
  const put = (name: Found): void => {
    for (let i = name.from; i < name.to; i++) found[i] = name
  }
  for (const name of layer) put(name)
  for (let i = 0; i < tree.size; i++) {
    const to = i + regionLength(tree, i, regions)
    if (to > i && tree.upos(to - 1) === 'ADJ') for (let k = i; k < to; k++) found[k] = undefined
  }
  for (const name of registeredNames) {
    const { from, to } = name
    const there = [...new Set(found.slice(from, to))].filter((other): other is Found => other !== undefined)
    const wider = there.some((other) => other.from < from || other.to > to)
    // "Michael Jordan", "Bank of China": the longer name stands; "States" alone gives way to "United States".
    if (wider && there.some((other) => (other.from < from || other.to > to ? !isHeadline(other, name) : false)))
      continue
    if (there.some((other) => other.kind === 'person' && other.to - other.from >= to - from && name.ambiguous)) continue
    for (const other of there) for (let i = other.from; i < other.to; i++) found[i] = undefined
    put({ from, to, kind: KIND[name.known.use], known: name.known })
  }

  const names: (NameInText | undefined)[] = new Array(tree.size).fill(undefined)
  for (let i = 0; i < tree.size; i++) {
    const name = found[i]
    if (!name || name.from !== i) continue
    const { from, to, kind, known } = name
    const whole = { span: tree.spanOf({ from, to }), range: { from, to }, kind, head: headIn(tree, from, to), known }
    for (let k = from; k < to; k++) names[k] = whole
  }
  const isRole = new Uint8Array(tree.size)
  for (const [from, to] of roleEnd) isRole.fill(1, from, to)
  return { nameOf: names, isRole }
}

const KIND = { state: 'place', capital: 'place', organisation: 'group', adjective: 'norp', people: 'norp' } as const

/** "North Korea Building a …": a headline's capitals join what is no name. */
const isHeadline = (longer: Found, known: Found): boolean => longer.kind === 'place' && longer.from === known.from

function headIn(tree: Tree, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const governor = tree.head(i)
    if ((governor < from || governor >= to) && tree.upos(i) !== 'PUNCT' && tree.relation(i) !== 'case') return i
  }
  return to - 1
}

/** The names layer, with names joined that were cut at a hyphen: "Kim Yong" "-nam", "Miguel Díaz" "-" "Canel". */
function mended(report: Named, tree: Tree, words: MentionWords): Found[] {
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

interface TitleScene {
  readonly tree: Tree
  readonly words: MentionWords
  /** Where the role ends that begins at a token: "Foreign Minister". */
  readonly roleEnd: ReadonlyMap<number, number>
  readonly stateEnd: ReadonlyMap<number, number>
}

/**
 * "President" alone is no name, and no part of one: "US President Donald Trump" is named Donald Trump. A word that
 * ends the full name of somebody in the report stays: "Baker" after "James Baker".
 */
function trimTitles(names: Found[], { tree, words, roleEnd, stateEnd }: TitleScene): void {
  const isTitle = (i: number): boolean => {
    const lower = tree.lower(i)
    if (words.sets.get('title-m')!.has(lower) || words.sets.get('title-f')!.has(lower)) return true
    return words.nouns.get(lower) === 'person' && !words.genderOfGivenName.has(lower)
  }
  const families = new Set<string>()
  for (const { kind, from, to } of names)
    for (let i = from + 1; kind === 'person' && i < to; i++) families.add(lettersAt(tree, i, to))
  for (const name of names) {
    const end = tree.lower(name.to - 1)
    if (isWithinRole(name, roleEnd)) {
      name.to = name.from
      continue
    }
    if (name.kind === 'norp' || (name.kind !== 'person' && words.nouns.has(end))) continue
    // "Amir Abdollahian" where "Hossein Amir-Abdollahian" is named: no emir.
    if (families.has(lettersAt(tree, name.from, name.to))) continue
    let at = name.from
    let titled = false
    for (;;) {
      const after = roleEnd.get(at) ?? (isTitle(at) ? at + 1 : 0)
      if (after > 0 && after <= name.to) titled = true
      const next = after || (stateEnd.get(at) ?? 0)
      if (next <= at || next > name.to) break
      // "Prime Minister Dean Barrow": he has his title already.
      if (name.to - next === 1 && at > name.from && !words.sets.get('title')!.has(tree.lower(at))) break
      at = next
      if (at === name.to) break
    }
    if (!titled) continue
    if (at < name.to) {
      // "Prime Minister Dean Barrow": he has his title already.
      if (name.to - at === 1 && [...roleEnd.values()].includes(name.from)) continue
      if (!/^\p{Lu}/u.test(tree.form(at))) continue
      name.from = at
      name.kind = 'person'
    } else name.to = name.from
  }
}

/** "Defense" of "Defense Minister", "International Cooperation" of "Minister of Foreign Affairs and International Cooperation". */
function isWithinRole({ from, to }: Found, roleEnd: ReadonlyMap<number, number>): boolean {
  for (let i = from; i >= 0 && i > from - 8; i--) {
    const end = roleEnd.get(i)
    if (end !== undefined && end >= to && (end > to || i < from)) return true
  }
  return false
}

function lettersAt(tree: Tree, from: number, to: number): string {
  let letters = ''
  for (let i = from; i < to; i++) letters += tree.lower(i).replace(/[^\p{L}]/gu, '')
  return letters
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

interface Registered extends Found {
  known: KnownName
  /** Also a name of people: "Jordan", "Washington". */
  ambiguous: boolean
  /** Only where the state is named otherwise too. */
  doubtful: boolean
}

/** The longest names of states and organisations that the registry knows, from left to right. */
function registered(
  tree: Tree,
  registry: Registry,
  regions: ReadonlySet<string>,
): { names: Registered[]; roleEnd: Map<number, number> } {
  const names: Registered[] = []
  const roleEnd = new Map<number, number>()
  const doubtful: Registered[] = []
  const forms: string[] = []
  for (let i = 0; i < tree.size; i++) forms.push(tree.form(i))
  for (let i = 0; i < tree.size; ) {
    const region = regionLength(tree, i, regions)
    if (region > 0) {
      i += region
      continue
    }
    const afterThe = tree.lower(i) === 'the' && isCapital(forms[i + 1] ?? '')
    const name =
      (afterThe ? registeredAt(tree, registry, forms, i + 1, roleEnd) : undefined) ??
      (afterThe || isCapital(forms[i]!) ? registeredAt(tree, registry, forms, i, roleEnd) : undefined)
    if (name) (name.doubtful ? doubtful : names).push(name)
    i = name ? name.to : i + 1
  }
  // "The North" is North Korea where North Korea is spoken of.
  const sure = new Set(names.map((name) => name.known.id))
  for (const name of doubtful) if (sure.has(name.known.id) && !isCapital(forms[name.to] ?? '')) names.push(name)
  return { names, roleEnd }
}

const isCapital = (form: string): boolean => /^\p{Lu}/u.test(form)

/** "Latin American": how many tokens name a part of the world, not the state that is named like it. */
function regionLength(tree: Tree, i: number, regions: ReadonlySet<string>): number {
  return regions.has(`${tree.lower(i)}_${tree.lower(i + 1)}`) ? 2 : 0
}

function registeredAt(
  tree: Tree,
  registry: Registry,
  forms: readonly string[],
  i: number,
  roleEnd: Map<number, number>,
): Registered | undefined {
  for (const match of registry.matchesAt(forms, i)) {
    if (tree.sentence(match.to - 1) !== tree.sentence(i)) continue
    const from = tree.lower(i) === 'the' && match.to - i > 1 ? i + 1 : i
    for (const entry of match.entries) {
      if (entry.is === 'role') {
        const { kind } = entry.role
        if (!roleEnd.has(i) && (kind === 'agent' || kind === 'carrier' || kind === 'title')) roleEnd.set(i, match.to)
        continue
      }
      if (entry.rule === 'weak' || entry.rule === 'needs-country') continue
      const base = { from, to: match.to, kind: 'place' as const, doubtful: entry.rule === 'if-korea' }
      if (entry.is === 'organisation')
        return { ...base, known: { use: 'organisation', id: entry.organisation.id }, ambiguous: match.to - from === 1 }
      const use = useOf(entry)
      if (!use) return undefined
      return {
        ...base,
        known: { use, id: entry.state.id },
        ambiguous: entry.rule === 'not-person' || use === 'adjective',
      }
    }
  }
  return undefined
}

function useOf({ kind, rule }: { readonly kind: AliasKind; readonly rule: string }): KnownName['use'] | undefined {
  if (rule === 'place-only' || kind === 'region' || kind === 'city' || kind.startsWith('metonym-')) return undefined
  if (kind === 'capital') return 'capital'
  if (kind === 'demonym-adjective') return 'adjective'
  return kind.startsWith('demonym') ? 'people' : 'state'
}
