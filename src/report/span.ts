/** A stretch of `original.text`: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A stretch of tokens: indices into `tokens`, `to` exclusive. Named apart from `Span` so that neither passes for the other. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/** The words that a span points at. */
export const textOf = (report: { readonly original: { readonly text: string } }, span: Span): string =>
  report.original.text.slice(span.start, span.end)

export const spansMeet = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
export const isWithin = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** The smallest span that holds all of `spans`, which must not be empty. */
export function spanOver(spans: readonly Span[]): Span {
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for (const s of spans) {
    if (s.start < start) start = s.start
    if (s.end > end) end = s.end
  }
  return { start, end }
}

/** Index of the first of `spans`, which are in order and do not overlap, that ends behind the offset; their number if none does. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return low
}
