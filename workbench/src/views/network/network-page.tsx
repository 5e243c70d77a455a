import type { EvidenceKey, Overview } from 'demarche/api/schemas.js'
import { lazy, Suspense } from 'react'
import { useKeys } from '../../keyboard.js'
import { useNames, useOverview } from '../../overview.js'
import { EvidenceList } from '../../parts/evidence-list.js'
import { Asked, Empty, Loading } from '../../parts/states.js'
import { TableHead } from '../../parts/table-head.js'
import { type Rows, useQuestion } from '../../questions.js'
import { address, adjust, useRoute, withQuery } from '../../router.js'
import { counted, dayInWords, signed } from '../../words.js'
import { TimeSlider, windowOf } from './time-slider.js'
import './network.css'

const Graph = lazy(async () => ({ default: (await import('./graph.js')).Graph }))
const WorldMap = lazy(async () => ({ default: (await import('./world-map.js')).WorldMap }))

export type Arrow = Omit<Rows['active-pairs'], 'evidence'>

export interface DrawingProps {
  readonly arrows: readonly Arrow[]
  readonly overview: Overview
  readonly selected: string | null
  readonly onSelect: (pair: string | null) => void
}

export const keyOf = ({ source, target }: { readonly source: string; readonly target: string }): string =>
  `${source}-${target}`

const MOST_ARROWS = 150
const TONES = [
  ['all', 'all deeds'],
  ['cooperation', 'cooperation'],
  ['conflict', 'conflict'],
] as const

/** Who stands with whom in a period: the same answer as arrows, on the map, and as a table. */
export function NetworkPage() {
  const overview = useOverview()
  return (
    <Asked query={overview} what="the record">
      {(data) =>
        data.months.length > 0 ? (
          <Network overview={data} />
        ) : (
          <Empty title="No two actors have anything to do with each other yet.">
            <p>
              <a href={address('paste')}>Add a report</a> that tells of two states.
            </p>
          </Empty>
        )
      }
    </Asked>
  )
}

function Network({ overview }: { readonly overview: Overview }) {
  const route = useRoute()
  const nameOf = useNames()
  const { tone = 'all', as = 'network', at = null, actor = null } = route.query
  const { since, until, from, to } = windowOf(overview.months, route.query)
  const query = useQuestion('active-pairs', { since, until, tone, actor, limit: MOST_ARROWS })
  const select = (pair: string | null) => adjust(withQuery(route, { at: pair }))
  const show = (month: { from: string; to: string }) =>
    adjust(withQuery(route, { from: month.from, to: month.to, at: null }))
  useKeys({
    Escape: () => adjust(withQuery(route, { at: null, actor: null })),
    n: () => adjust(withQuery(route, { as: as === 'map' ? null : 'map' })),
  })
  return (
    <div className="page network">
      <header className="network-head">
        <h1>Who stands with whom</h1>
        <div className="tabs" role="group" aria-label="Drawn as">
          <a href={withQuery(route, { as: null })} aria-current={as !== 'map' ? 'true' : undefined}>
            network
          </a>
          <a href={withQuery(route, { as: 'map' })} aria-current={as === 'map' ? 'true' : undefined}>
            map
          </a>
        </div>
        <div className="tabs" role="group" aria-label="Which deeds">
          {TONES.map(([value, name]) => (
            <a
              key={value}
              href={withQuery(route, { tone: value === 'all' ? null : value, at: null })}
              aria-current={tone === value ? 'true' : undefined}
            >
              {name}
            </a>
          ))}
        </div>
      </header>
      <TimeSlider months={overview.months} from={from} to={to} onChange={show} />
      <Asked query={query} what="the network">
        {(answer) => (
          <Drawn
            answer={answer}
            overview={overview}
            asMap={as === 'map'}
            selected={at}
            actor={actor}
            onSelect={select}
            period={`${dayInWords(since.slice(0, 7))} to ${dayInWords(until.slice(0, 7))}`}
            nameOf={nameOf}
          />
        )}
      </Asked>
    </div>
  )
}

function Drawn({
  answer: { rows, evidence },
  overview,
  asMap,
  selected,
  actor,
  onSelect,
  period,
  nameOf,
}: {
  readonly answer: { readonly rows: readonly Arrow[]; readonly evidence: readonly (readonly EvidenceKey[])[] }
  readonly overview: Overview
  readonly asMap: boolean
  readonly selected: string | null
  readonly actor: string | null
  readonly onSelect: (pair: string | null) => void
  readonly period: string
  readonly nameOf: (code: string) => string
}) {
  const route = useRoute()
  const chosen = rows.findIndex((row) => keyOf(row) === selected)
  const Drawing = asMap ? WorldMap : Graph
  if (rows.length === 0)
    return (
      <Empty title={`No deeds of this kind${actor ? ` with ${nameOf(actor)}` : ''} from ${period}.`}>
        <p>
          Widen the period, or{' '}
          <a href={withQuery(route, { tone: null, from: null, to: null, actor: null })}>show the whole record</a>.
        </p>
      </Empty>
    )
  return (
    <div className="network-columns">
      <figure className="drawing">
        <Suspense fallback={<Loading what="the drawing" />}>
          <Drawing arrows={rows} overview={overview} selected={selected} onSelect={onSelect} />
        </Suspense>
        <figcaption className="about">
          <svg width="34" height="10" aria-hidden="true">
            <line x1="1" x2="33" y1="5" y2="5" className="arrow-line cooperation" strokeWidth="3" />
          </svg>{' '}
          more cooperation{' '}
          <svg width="34" height="10" aria-hidden="true">
            <line x1="1" x2="33" y1="5" y2="5" className="arrow-line conflict" strokeWidth="3" />
          </svg>{' '}
          more conflict. Thicker: more deeds, each counted once however many reports tell of it. An arrow opens its
          reports.
        </figcaption>
      </figure>
      <section aria-labelledby="pairs-title" className="pair-table">
        <h2 id="pairs-title" className="ruled">
          {actor ? nameOf(actor) : counted(rows.length, 'pair')}{' '}
          <span className="count">
            {period}
            {rows.length === MOST_ARROWS && `, the ${MOST_ARROWS} most active`}
          </span>{' '}
          {actor && <a href={withQuery(route, { actor: null })}>show all</a>}
        </h2>
        {chosen >= 0 && (
          <div className="chosen">
            <h3>
              {nameOf(rows[chosen]!.source)} → {nameOf(rows[chosen]!.target)}{' '}
              <a href={address('pair', [rows[chosen]!.source, rows[chosen]!.target])}>the pair over time</a>
            </h3>
            <EvidenceList keys={evidence[chosen] ?? []} />
          </div>
        )}
        <table className="data">
          <TableHead
            columns={[
              { name: 'Who → whom' },
              { name: '+', number: true, means: 'deeds of cooperation' },
              { name: '−', number: true, means: 'deeds of conflict' },
              { name: 'Score', number: true, means: 'the sum of PLOVER’s intensity over the deeds' },
            ]}
          />
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)} className={keyOf(row) === selected ? 'selected' : undefined}>
                <td>
                  <button
                    type="button"
                    className="link"
                    aria-pressed={keyOf(row) === selected}
                    onClick={() => onSelect(keyOf(row) === selected ? null : keyOf(row))}
                  >
                    {nameOf(row.source)} → {nameOf(row.target)}
                  </button>
                </td>
                <td className="number">{row.cooperation}</td>
                <td className="number">{row.conflict}</td>
                <td className="number">{signed(row.intensity)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
