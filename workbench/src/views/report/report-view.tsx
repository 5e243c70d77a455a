import { useQuery } from '@tanstack/react-query'
import type { WhyReply } from 'demarche/api/schemas.js'
import { type ReactNode, useMemo } from 'react'
import { useKeys } from '../../keyboard.js'
import { adjust, useRoute, withQuery } from '../../router.js'
import { counted, dayInWords } from '../../words.js'
import { Corrections } from './corrections.js'
import { Fields, layerOf, Why } from './detail.js'
import { RecordPane, useSections } from './record-pane.js'
import { blocksOf, type Layer, type Lit, litBy, marksOf, type ShownReport } from './segments.js'
import { TextPane } from './text-pane.js'
import './report.css'

export const LAYERS: readonly { readonly layer: Layer; readonly name: string }[] = [
  { layer: 'events', name: 'events' },
  { layer: 'entities', name: 'actors' },
  { layer: 'claims', name: 'claims' },
  { layer: 'dates', name: 'dates' },
  { layer: 'places', name: 'places' },
  { layer: 'forecasts', name: 'forecasts' },
]

export interface ReportViewProps {
  readonly report: ShownReport
  /** Asks why; null while nothing is known. */
  readonly askWhy: (layer: Layer, id: string) => Promise<WhyReply>
  /** A report that is not kept cannot be corrected: there is nothing to keep the correction with. */
  readonly kept: boolean
  readonly banner?: ReactNode
}

/** A report beside its record: the marks open the record, the record opens its words. */
export function ReportView({ report, askWhy, kept, banner }: ReportViewProps) {
  const route = useRoute()
  const selected = route.query.at ?? null
  const layer = selected === null ? undefined : layerOf(selected)
  const hide = route.query.hide ?? ''
  const hidden = useMemo(() => new Set(LAYERS.map((l) => l.layer).filter((l) => hide.split(' ').includes(l))), [hide])
  const sections = useSections(report)
  const rows = useMemo(() => sections.flatMap((s) => s.rows), [sections])
  const shown = useMemo(() => new Set(LAYERS.map((l) => l.layer).filter((l) => !hidden.has(l))), [hidden])
  const { words } = route.query
  const lit = useMemo(
    () => (selected && layer ? litBy(report, layer, selected) : litAt(words)),
    [report, layer, selected, words],
  )
  const counts = useMemo(() => {
    const ids = new Map<Layer, Set<string>>()
    for (const { layer, id } of marksOf(report)) ids.set(layer, (ids.get(layer) ?? new Set()).add(id))
    return ids
  }, [report])

  const addressOf = (_: Layer, id: string) => withQuery(route, { at: id })
  const open = (_: Layer, id: string) => adjust(withQuery(route, { at: id === selected ? null : id }))
  const select = (id: string | null) => adjust(withQuery(route, { at: id }))
  const toggle = (which: Layer) => {
    const next = new Set(hidden)
    if (!next.delete(which)) next.add(which)
    adjust(withQuery(route, { hide: [...next].join(' ') }))
  }
  const step = (by: number) => {
    const at = rows.findIndex(({ id }) => id === selected)
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by))]
    if (next) select(next.id)
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => select(null),
    ...Object.fromEntries(LAYERS.map(({ layer }, i) => [String(i + 1), () => toggle(layer)])),
  })

  const { original, events, problems } = report
  return (
    <article className="report">
      {banner}
      {!hasHeadline(report) && <h1 className="unseen">{original.title ?? report.id}</h1>}
      <header className="report-head">
        <p className="about">
          {[dayInWords(original.published), original.outlet, original.author, report.id].filter(Boolean).join(' · ')}
        </p>
        <fieldset className="legend">
          <legend className="unseen">Marks in the text</legend>
          {LAYERS.map(({ layer, name }, i) => (
            <label key={layer} className={hidden.has(layer) ? 'off' : undefined}>
              <input
                type="checkbox"
                checked={!hidden.has(layer)}
                onChange={() => toggle(layer)}
                aria-keyshortcuts={String(i + 1)}
              />
              <span className={`mark ${layer} main`}>{name}</span>
              <span className="count">{counts.get(layer)?.size ?? 0}</span>
            </label>
          ))}
        </fieldset>
      </header>
      <div className="report-columns">
        <TextPane
          {...{
            report,
            shown,
            lit,
            selected: layer && selected ? `${layer}/${selected}` : null,
            addressOf,
            onOpen: open,
          }}
        />
        <aside className="record" aria-label={`Record: ${counted(events.length, 'event')}`}>
          <Corrections report={report} selected={selected} kept={kept} onSelect={select} />
          <RecordPane
            sections={sections}
            selected={selected}
            onOpen={open}
            detail={
              selected && layer ? (
                <Detail key={selected} {...{ report, layer, id: selected, askWhy, addressOf }} />
              ) : null
            }
          />
          {problems.length > 0 && (
            <section className="record-section">
              <h2>
                Not coded, or in doubt <span className="count">{problems.length}</span>
              </h2>
              <ul className="problems">
                {problems.slice(0, 30).map(({ code, message }, i) => (
                  <li key={`${code} ${i}`}>
                    <code>{code}</code> {message}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </aside>
      </div>
    </article>
  )
}

const hasHeadline = ({ original: { text, title } }: ShownReport): boolean =>
  blocksOf(text.slice(0, 2000), title)[0]?.headline ?? false

/** "63-183": words that another page points at. */
function litAt(words: string | undefined): Lit[] {
  const [, start, end] = /^(\d+)-(\d+)$/.exec(words ?? '') ?? []
  return start && end ? [{ start: Number(start), end: Number(end), role: 'trigger' }] : []
}

function Detail({
  report,
  layer,
  id,
  askWhy,
  addressOf,
}: {
  readonly report: ShownReport
  readonly layer: Layer
  readonly id: string
  readonly askWhy: ReportViewProps['askWhy']
  readonly addressOf: (layer: Layer, id: string) => string
}) {
  const why = useQuery({
    queryKey: ['why', report.id, report.original.text.length, layer, id],
    queryFn: () => askWhy(layer, id),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className="detail-pane">
      <Fields {...{ report, layer, id, addressOf }} />
      <Why why={why.data} error={why.error} />
    </div>
  )
}
