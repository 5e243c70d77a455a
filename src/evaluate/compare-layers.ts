import type { CodedEvent, CodedReport } from '../report/layers.js'
import { type Span, spanOver, spansMeet, textOf } from '../report/span.js'

/** Hits, what the coder said and what the gold has, for one layer. */
export interface Tally {
  hits: number
  said: number
  gold: number
}

export interface Comparison {
  readonly layers: Readonly<Record<string, Tally>>
  /** A line a difference, by layer. */
  readonly differences: Readonly<Record<string, readonly string[]>>
}

type Gold = Partial<CodedReport> & Pick<CodedReport, 'id' | 'original'>

/** A layer as comparable items: a key that must be equal, and the words to show where it is not. */
type Keyed = { readonly key: string; readonly words: string }

const layerKeys: Readonly<Record<string, (report: Gold, other: Gold) => Keyed[] | undefined>> = {
  sentences: (r) => r.sentences?.map((s) => spanKey(r, s)),
  names: (r) => r.names?.map((n) => ({ ...spanKey(r, n), key: `${n.kind} ${at(n)}` })),
  dates: (r) =>
    r.dates?.flatMap((d) =>
      d.span ? [{ key: `${d.value} ${at(d.span)}`, words: `${words(r, d.span)} = ${d.value}` }] : [],
    ),
  places: (r) => r.places?.map((p) => ({ key: `${p.country} ${at(p.span)}`, words: `${p.name} in ${p.country}` })),
  claims: (r, other) =>
    r.claims?.map((c) => ({ key: claimKey(c, other), words: c.content.map((s) => words(r, s)).join(' … ') })),
  'event types': (r, other) =>
    r.events
      ?.filter((e) => !e.same_as)
      .map((e) => ({ key: `${e.type} ${anchor(e, other)}`, words: `${e.type} “${words(r, e.trigger)}”` })),
  events: (r, other) =>
    r.events
      ?.filter((e) => !e.same_as)
      .map((e) => {
        const parties = `${countries(r, e.actors)} > ${countries(r, e.recipients)}`
        return {
          key: `${e.type} ${e.status} ${parties} ${anchor(e, other)}`,
          words: `${e.type} ${e.status} ${parties} “${words(r, e.trigger)}”`,
        }
      }),
}

/** Compares coded reports with reports corrected by hand; a layer that the gold leaves out is not scored. */
export function compareLayers(pairs: Iterable<readonly [gold: Gold, coded: CodedReport]>): Comparison {
  const layers: Record<string, Tally> = {}
  const differences: Record<string, string[]> = {}
  for (const [gold, coded] of pairs) {
    for (const [name, keysOf] of Object.entries(layerKeys)) {
      const expected = keysOf(gold, coded)
      if (!expected) continue
      const said = keysOf(coded, gold) ?? []
      const tally = (layers[name] ??= { hits: 0, said: 0, gold: 0 })
      const list = (differences[name] ??= [])
      const left = new Map<string, number>()
      for (const { key } of said) left.set(key, (left.get(key) ?? 0) + 1)
      tally.said += said.length
      tally.gold += expected.length
      for (const { key, words } of expected) {
        const n = left.get(key) ?? 0
        if (n > 0) {
          tally.hits++
          left.set(key, n - 1)
        } else list.push(`${gold.id}: missed ${words}`)
      }
      for (const { key, words } of said) {
        const n = left.get(key) ?? 0
        if (n > 0) {
          left.set(key, n - 1)
          list.push(`${gold.id}: said ${words}`)
        }
      }
    }
  }
  return { layers, differences }
}

const at = ({ start, end }: Span): string => `${start}-${end}`
const words = (report: Gold, span: Span): string => textOf(report, span).replace(/\s+/g, ' ')
const spanKey = (report: Gold, span: Span): Keyed => ({ key: at(span), words: words(report, span) })

const countries = (report: Gold, parties: CodedEvent['actors']): string => {
  const entity = new Map((report.entities ?? []).map((e) => [e.id, e.country ?? '?']))
  return [...new Set(parties.map((p) => entity.get(p.entity) ?? '?'))].sort().join('+') || '-'
}

/** Two events are about the same words if their triggers touch: the key is the earlier of the triggers that meet. */
function anchor(event: CodedEvent, other: Gold): string {
  const met = (other.events ?? [])
    .filter((e) => !e.same_as && spansMeet(e.trigger, event.trigger))
    .map((e) => e.trigger.start)
  return String(Math.min(event.trigger.start, ...met))
}

function claimKey(claim: CodedReport['claims'][number], other: Gold): string {
  if (claim.content.length === 0) return 'none'
  const whole = spanOver(claim.content)
  const met = (other.claims ?? []).filter((c) => c.content.length > 0 && spansMeet(spanOver(c.content), whole))
  return String(Math.min(whole.start, ...met.map((c) => spanOver(c.content).start)))
}
