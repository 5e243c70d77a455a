import type { EvidenceData } from './evidence-data.js'
import type { EvidenceItem } from './items.js'

/** The same said or told again: by copies and by other outlets. It stays once, and counts the outlets that do not copy each other. */
export function withoutRepeats(items: readonly EvidenceItem[], data: EvidenceData): EvidenceItem[] {
  const kept: { item: EvidenceItem; told: Set<string>; words: Set<string> }[] = []
  for (const item of items) {
    const words = new Set(item.citation.words.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
    const same = kept.find(
      (other) =>
        other.item.kind === item.kind &&
        other.item.sign === item.sign &&
        other.item.citation.speaker === item.citation.speaker &&
        likeness(other.words, words) >= 0.6,
    )
    // Copies of one text are one voice, whoever prints them.
    const voice = item.story
    if (same) same.told.add(voice)
    else kept.push({ item, told: new Set([voice]), words })
  }
  return kept.map(({ item, told }) => {
    const { weight, because } = data.weightOf('outlets', String(Math.min(3, told.size)))
    if (told.size < 2) return item
    return { ...item, outlets: told.size, weight: item.weight * weight, factors: [...item.factors, because] }
  })
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}
