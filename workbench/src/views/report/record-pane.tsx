import type { Entity, Participant, Status } from 'demarche/report/layers.js'
import type { Span } from 'demarche/report/span.js'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { StatusMark } from '../../parts/status-mark.js'
import { counted, dayInWords, oneLine } from '../../words.js'
import type { Layer, ShownReport } from './segments.js'

export interface Row {
  readonly layer: Layer
  readonly id: string
  /** What stands in the row. */
  readonly line: ReactNode
  readonly dim: boolean
}

export interface Section {
  readonly title: string
  readonly none: string
  readonly rows: readonly Row[]
}

/** Rows beyond this come when asked for: a book has thousands. */
const SHOWN_AT_FIRST = 150

/** The record beside the text: a row an annotation. */
export function RecordPane({
  sections,
  selected,
  onOpen,
  detail,
}: {
  readonly sections: readonly Section[]
  readonly selected: string | null
  readonly onOpen: (layer: Layer, id: string) => void
  readonly detail: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selected) box.current?.querySelector('[aria-expanded="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <div ref={box}>
      {sections.map((section) => (
        <SectionRows key={section.title} {...{ section, selected, onOpen, detail }} />
      ))}
    </div>
  )
}

function SectionRows({
  section: { title, rows, none },
  selected,
  onOpen,
  detail,
}: {
  readonly section: Section
  readonly selected: string | null
  readonly onOpen: (layer: Layer, id: string) => void
  readonly detail: ReactNode
}) {
  const [limit, setLimit] = useState(SHOWN_AT_FIRST)
  const at = rows.findIndex(({ id }) => id === selected)
  const shown = rows.slice(0, Math.max(limit, at + 1))
  if (rows.length === 0 && none === '') return null
  return (
    <section className="record-section">
      <h2>
        {title} <span className="count">{rows.length}</span>
      </h2>
      {rows.length === 0 && <p className="none">{none}</p>}
      <ul>
        {shown.map(({ layer, id, line, dim }) => {
          const open = id === selected
          return (
            <li key={id} className={dim ? 'dim' : undefined}>
              <button type="button" className="row" aria-expanded={open} onClick={() => onOpen(layer, id)}>
                {line}
              </button>
              {open && detail}
            </li>
          )
        })}
      </ul>
      {shown.length < rows.length && (
        <button type="button" onClick={() => setLimit(limit + 500)}>
          Show more of {rows.length}
        </button>
      )}
    </section>
  )
}

/** What is in the record, in the order in which it is read. */
export function useSections(report: ShownReport): Section[] {
  return useMemo(() => sectionsOf(report), [report])
}

function sectionsOf(report: ShownReport): Section[] {
  const { text } = report.original
  const entities = new Map(report.entities.map((e) => [e.id, e]))
  const dates = new Map(report.dates.map((d) => [d.id, d]))
  const places = new Map(report.places.map((p) => [p.id, p]))
  const claims = new Map(report.claims.map((c) => [c.id, c]))
  const words = (spans: readonly Span[]) => oneLine(spans.map((s) => text.slice(s.start, s.end)).join(' … '))
  const party = ({ entity, span }: Participant) => (
    <Actor key={`${span.start}`} entity={entities.get(entity)} words={words([span])} />
  )
  const sourceOf = (claim: string | null): string | null => {
    const source = claim === null ? undefined : claims.get(claim)?.source
    if (!source) return null
    return (source.entity && entities.get(source.entity)?.name) || words(source.spans)
  }
  const acting = new Set(report.events.flatMap((e) => [...e.actors, ...e.recipients].map((p) => p.entity)))
  for (const c of report.claims) if (c.source?.entity) acting.add(c.source.entity)
  const spoken = new Map<string, number>()
  for (const m of report.mentions) if (m.entity) spoken.set(m.entity, (spoken.get(m.entity) ?? 0) + 1)

  return [
    {
      title: 'Events',
      none: 'No event between actors was found in this text.',
      rows: report.events.map((e) => {
        const date = e.date === null ? undefined : dates.get(e.date)
        const place = e.place === null ? undefined : places.get(e.place)
        return {
          layer: 'events' as const,
          id: e.id,
          dim: e.background || e.same_as !== null,
          line: (
            <Line
              id={e.id}
              status={e.status}
              main={
                <>
                  {e.actors.length > 0 ? e.actors.map(party) : <span className="nobody">somebody</span>}
                  {e.recipients.length > 0 && (
                    <>
                      <span className="arrow"> → </span>
                      {e.recipients.map(party)}
                    </>
                  )}
                </>
              }
              more={
                <>
                  <span className={`type quad${e.quad}`}>
                    {e.type}
                    {e.mode && ` ${e.mode}`}
                  </span>
                  <span>{e.status}</span>
                  {date && <span>{dayInWords(date.value)}</span>}
                  {place && <span>{place.name}</span>}
                  <q>{words([e.trigger])}</q>
                  {e.same_as && <span>the same as {e.same_as}</span>}
                  {e.background && <span>background</span>}
                </>
              }
            />
          ),
        }
      }),
    },
    {
      title: 'Who says what',
      none: '',
      rows: report.claims.map((c) => ({
        layer: 'claims' as const,
        id: c.id,
        dim: false,
        line: (
          <>
            <Line
              id={c.id}
              main={
                <>
                  {sourceOf(c.id) ?? <span className="nobody">not said who</span>} <em>{words(c.cue)}</em>
                </>
              }
            />
            <span className="row-more said">{words(c.content)}</span>
          </>
        ),
      })),
    },
    {
      title: 'Forecasts',
      none: '',
      rows: report.forecasts.map((f) => ({
        layer: 'forecasts' as const,
        id: f.id,
        dim: false,
        line: (
          <Line
            id={f.id}
            main={
              <>
                <Chance low={f.probability[0]} high={f.probability[1]} /> <q>{words([f.word])}</q>
              </>
            }
            more={
              <>
                <span>{oneLine(f.proposition)}</span>
                <span>{sourceOf(f.claim) ?? 'the report’s own words'}</span>
                {f.horizon && <span>by {dayInWords(f.horizon)}</span>}
              </>
            }
          />
        ),
      })),
    },
    {
      title: 'Agreements',
      none: '',
      rows: report.agreements.map((g) => ({
        layer: 'agreements' as const,
        id: g.id,
        dim: false,
        line: (
          <Line
            id={g.id}
            main={g.parties.map((id) => entities.get(id)?.name ?? id).join(', ')}
            more={
              <>
                <span className="type">{g.stage}</span>
                <span>{oneLine(g.title)}</span>
                <span>rung {g.rung} of 10</span>
              </>
            }
          />
        ),
      })),
    },
    {
      title: 'People and bodies',
      none: '',
      rows: report.entities
        .filter((e) => acting.has(e.id) || e.country !== null)
        .map((e) => ({
          layer: 'entities' as const,
          id: e.id,
          dim: !acting.has(e.id),
          line: (
            <Line
              id={e.id}
              main={<Actor entity={e} words={e.name} />}
              more={
                <>
                  {e.office && <span>{e.office}</span>}
                  <span>named {counted(spoken.get(e.id) ?? 0, 'time')}</span>
                </>
              }
            />
          ),
        })),
    },
    {
      title: 'When and where',
      none: '',
      rows: [
        ...report.dates
          .filter((d) => d.span)
          .map((d) => ({
            layer: 'dates' as const,
            id: d.id,
            dim: false,
            line: (
              <Line
                id={d.id}
                main={
                  <>
                    {dayInWords(d.value)}
                    {d.end && ` to ${dayInWords(d.end)}`} <q>{words([d.span!])}</q>
                  </>
                }
              />
            ),
          })),
        ...report.places.map((p) => ({
          layer: 'places' as const,
          id: p.id,
          dim: false,
          line: (
            <Line
              id={p.id}
              main={
                <>
                  {p.name} <span className="code">{p.country}</span> <q>{words([p.span])}</q>
                </>
              }
            />
          ),
        })),
      ],
    },
  ]
}

/** A row: what it is, its id, and under it more about it. */
function Line({
  id,
  main,
  more,
  status,
}: {
  readonly id: string
  readonly main: ReactNode
  readonly more?: ReactNode
  readonly status?: Status
}) {
  return (
    <>
      <span className="row-main">
        {status && <StatusMark status={status} words={false} />}
        <span className="parties">{main}</span>
        <span className="id">{id}</span>
      </span>
      {more && <span className="row-more">{more}</span>}
    </>
  )
}

export const codeOf = (entity: Entity | undefined): string =>
  [entity?.country ?? '?', ...(entity?.sectors ?? [])].join(' ')

function Actor({ entity, words }: { readonly entity: Entity | undefined; readonly words: string }) {
  return (
    <span className="actor" title={entity && entity.name !== words ? `“${words}” in the text` : undefined}>
      {entity?.name ?? words} <span className="code">{codeOf(entity)}</span>
    </span>
  )
}

export function Chance({ low, high }: { readonly low: number; readonly high: number }) {
  const percent = (x: number) => Math.round(x * 100)
  return (
    <span className="chance">
      {percent(low)}–{percent(high)} %
    </span>
  )
}
