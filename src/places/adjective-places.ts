import type { Registry } from '../actors/registry.js'
import type { Name, Report } from '../report/layers.js'
import { type Span, spansMeet } from '../report/span.js'
import { type Tree, treeOf } from '../report/tree.js'
import { foldName } from './fold-name.js'
import type { Gazetteer, GazetteerPlace } from './gazetteer.js'

type Named = Report<'tokens' | 'syntax' | 'sentences' | 'names'>

/** A word of a place: "Russian" of "Russian troops", "Nigerian" of "the Nigerian Army", "Venezuelans". */
export interface AdjectivePlace {
  readonly span: Span
  readonly place: GazetteerPlace
}

interface Known {
  readonly gazetteer: Gazetteer
  readonly registry: Registry
}

/**
 * The places that adjectives and names of peoples tell of; `taken` are the spans of places found otherwise. They say
 * whose and not where: "Russian troops", "Russians" who live abroad.
 */
export function adjectivePlaces(report: Named, taken: readonly Span[], known: Known): AdjectivePlace[] {
  const tree = treeOf(report)
  const { text } = report.original
  const found: AdjectivePlace[] = []
  for (const name of report.names) {
    for (const span of spansIn(tree, text, name)) {
      if (taken.some((other) => spansMeet(other, span))) continue
      const place = placeOfAdjective(text.slice(span.start, span.end), known)
      if (!place) continue
      found.push({ span, place })
      break
    }
  }
  return found
}

/** The words of a name that may be an adjective of a place: all of "anti-Russian" but its prefix, the first of "Nigerian Army". */
function spansIn(tree: Tree, text: string, name: Name): Span[] {
  if (name.kind === 'person' || name.kind === 'place') return []
  const { from, to } = tree.tokensIn(name)
  const spans: Span[] = []
  if (name.kind === 'norp') {
    const lead = /^(?:anti|pro|non|trans|pan|ex)-(?=\p{Lu})/iu.exec(text.slice(name.start, name.end))
    return isLanguage(tree, to - 1) ? [] : [{ start: name.start + (lead?.[0].length ?? 0), end: name.end }]
  }
  // "South Korean National Assembly", "Union of Chilean Banks"
  for (let i = from; i < to; i++)
    for (const length of [2, 1]) if (i + length < to) spans.push(tree.spanOf({ from: i, to: i + length }))
  return spans
}

/** "sang in Spanish", "speaks English" */
const isLanguage = (tree: Tree, i: number): boolean =>
  (tree.relation(i) === 'obj' && /^(?:speak|learn|teach|study|translate)$/.test(tree.lemma(tree.head(i)))) ||
  (i > 0 && /^(?:in|into)$/i.test(tree.form(i - 1)) && !/^(?:amod|compound)$/.test(tree.relation(i)))

function placeOfAdjective(word: string, { gazetteer, registry }: Known): GazetteerPlace | null {
  if (!/^\p{Lu}/u.test(word)) return null
  const region = gazetteer.adjective(word)
  if (region) return region
  const state = registry.demonym(word)
  // "Soviet": of a state that is no more. "Coptic": of a people within it.
  if (!state || state.to || !isOfState(foldName(word), foldName(state.name))) return null
  const places = gazetteer.lookup(state.name).filter((place) => place.country === state.code)
  return places.find((place) => place.kind === 'country') ?? places.find((place) => place.kind === 'region') ?? null
}

/** States whose people are called by another word than they are. */
const CALLED_OTHERWISE = new Set(
  `american americans basotho batswana briton britons british burmese dane danes danish dutch emirati emiratis filipina filipino
  filipinos hellenic ivorian ivorians mosotho motswana`.split(/\s+/),
)

/** "Congolese" of the Democratic Republic of the Congo: the word begins as one of the name's does. */
const isOfState = (word: string, name: string): boolean =>
  CALLED_OTHERWISE.has(word) || name.split(' ').some((part) => part.length > 2 && part.slice(0, 2) === word.slice(0, 2))
