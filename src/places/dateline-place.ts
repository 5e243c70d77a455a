import type { Place, Report } from '../report/layers.js'

/** A dateline opens its sentence in capitals and closes with a dash: "CARACAS, Venezuela – ", "TEHRAN (AP) -- ". */
const CLOSES = /^[^.!?\n]{0,60}?(?:\([^)]*\)\s*)?(?:--|[-–—])\s/

/**
 * Where the report's first sentence was told from; also where a headline stands before it. Only the sentence that
 * carries the dateline and, where that was split off, the one after it are placed there.
 */
export function datelinePlace(
  { original: { text }, sentences, places }: Report<'sentences' | 'places'>,
  sentence: number,
): Place | undefined {
  if (sentence > 2) return undefined
  for (const at of [sentence, sentence - 1]) {
    const start = sentences[at]?.start
    if (start === undefined) continue
    const place = places.find((p) => !p.modifier && p.span.start - start >= 0 && p.span.start - start < 3)
    if (!place) continue
    const name = text.slice(place.span.start, place.span.end)
    // "MOSCOW/KYIV —": told from two places, and which of them it was is not said.
    if (text[place.span.end] === '/') return undefined
    const isLine = name === name.toUpperCase() && CLOSES.test(text.slice(place.span.end, place.span.end + 90))
    if (isLine && (at === sentence || sentences[at]!.end - start < 60)) return place
  }
  return undefined
}
