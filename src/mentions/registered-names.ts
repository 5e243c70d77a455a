import type { AliasKind, Registry } from '../actors/registry.js'
import type { Tree } from '../report/tree.js'
import type { Found, KnownName } from './name-in-text.js'

export interface RegisteredName extends Found {
  known: KnownName
  /** Also a name of people: "Jordan", "Washington". */
  ambiguous: boolean
  /** Only where the state is named otherwise too. */
  doubtful: boolean
}

/** The longest names of states and organisations that the registry knows, from left to right. */
export function registeredNames(
  tree: Tree,
  registry: Registry,
  regions: ReadonlySet<string>,
): { names: RegisteredName[]; roleEnd: Map<number, number> } {
  const names: RegisteredName[] = []
  const roleEnd = new Map<number, number>()
  const doubtful: RegisteredName[] = []
  const forms: string[] = []
  for (let i = 0; i < tree.size; i++) forms.push(tree.form(i))
  for (let i = 0; i < tree.size; ) {
    const region = regionLength(tree, i, regions)
    if (region > 0) {
      i += region
      continue
    }
    const beforeCapital = isCapital(forms[i + 1] ?? '')
    const afterThe = tree.lower(i) === 'the' && beforeCapital
    // "In", "However" at the start of a sentence open no name unless one follows, or it is long: "Save the Children".
    const opens = isCapital(forms[i]!)
    const isSmall = !beforeCapital && SMALL_WORDS.has(tree.upos(i))
    const name =
      (afterThe ? registeredAt(tree, registry, forms, i + 1, roleEnd) : undefined) ??
      (afterThe || (opens && (!isSmall || isCapital(forms[i + 2] ?? '')))
        ? registeredAt(tree, registry, forms, i, roleEnd)
        : undefined)
    if (name && isSmall && !afterThe && name.to - name.from < 3) {
      i++
      continue
    }
    if (name) (name.doubtful ? doubtful : names).push(name)
    i = name ? name.to : i + 1
  }
  // "The North" is North Korea where North Korea is spoken of.
  const sure = new Set(names.map((name) => name.known.id))
  for (const name of doubtful) if (sure.has(name.known.id) && !isCapital(forms[name.to] ?? '')) names.push(name)
  return { names, roleEnd }
}

const SMALL_WORDS = new Set(['DET', 'ADP', 'PRON', 'CCONJ', 'SCONJ', 'AUX', 'PART'])
/** The longest names have some nine words. */
const LONGEST = 10

const isCapital = (form: string): boolean => /^\p{Lu}/u.test(form)

/** "Latin American": how many tokens name a part of the world, not the state that is named like it. */
export function regionLength(tree: Tree, i: number, regions: ReadonlySet<string>): number {
  return isCapital(tree.form(i)) && regions.has(`${tree.lower(i)}_${tree.lower(i + 1)}`) ? 2 : 0
}

function registeredAt(
  tree: Tree,
  registry: Registry,
  forms: readonly string[],
  i: number,
  roleEnd: Map<number, number>,
): RegisteredName | undefined {
  // "US$300 million" names no state.
  if (/[$€£¥]/.test(tree.form(i)) || /^[$€£¥]/.test(forms[i + 1] ?? '')) return undefined
  const window = forms.slice(i, Math.min(i + LONGEST, tree.sentenceRange(tree.sentence(i)).to))
  for (const { to: length, entries } of registry.matchesAt(window, 0)) {
    const to = i + length
    const from = tree.lower(i) === 'the' && length > 1 ? i + 1 : i
    for (const entry of entries) {
      if (entry.is === 'role') {
        const { kind } = entry.role
        if (!roleEnd.has(i) && (kind === 'agent' || kind === 'carrier' || kind === 'title')) roleEnd.set(i, to)
        continue
      }
      if (entry.rule === 'weak' || entry.rule === 'needs-country') continue
      const base = { from, to, kind: 'place' as const, doubtful: entry.rule === 'if-korea' }
      if (entry.is === 'organisation')
        return { ...base, known: { use: 'organisation', id: entry.organisation.id }, ambiguous: to - from === 1 }
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
  // "The Kremlin denied it" as "Moscow denied it"
  if (kind === 'capital' || kind === 'metonym') return 'capital'
  if (kind === 'demonym-adjective') return 'adjective'
  return kind.startsWith('demonym') ? 'people' : 'state'
}
