import type { EvidenceKey } from 'demarche/api/schemas.js'
import type { KeyboardEvent } from 'react'
import { useWidth } from '../../parts/use-width.js'
import type { Rows } from '../../questions.js'
import { address } from '../../router.js'
import { dayNumber, dayOf, timeTicks } from '../../time.js'
import { dayInWords } from '../../words.js'

type Period = Omit<Rows['dyad-timeline'], 'evidence'>
type Plan = Omit<Rows['plans'], 'evidence'>

export interface TimelineProps {
  readonly rows: readonly Period[]
  readonly unit: 'week' | 'month'
  readonly plans: readonly Plan[]
  readonly planKeys: readonly (readonly EvidenceKey[])[]
  readonly record: { readonly day: string; readonly isToday: boolean } | undefined
  readonly selected: string | null
  readonly onSelect: (start: string | null) => void
}

const HALF = 96
const TOP = 30
const AXIS = 22
const LEFT = 34
const RIGHT = 12
const LEAST_DAYS = 360

/** Cooperation above the line, conflict below it, what was to be expected as a dashed line, plans ahead of the record's day. */
export function Timeline({ rows, unit, plans, planKeys, record, selected, onSelect }: TimelineProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const length = unit === 'week' ? 7 : 30
  const due = plans.flatMap((plan, i) => (plan.due ? [{ plan, key: planKeys[i]?.[0], day: dayNumber(plan.due) }] : []))
  const recordDay = record ? dayNumber(record.day) : null
  const days = [
    ...rows.flatMap(({ start }) => [dayNumber(start), dayNumber(start) + length]),
    ...due.map(({ day }) => day),
  ]
  const earliest = Math.min(...days) - length
  const latest = Math.max(...days, due.length > 0 && recordDay !== null ? recordDay : Number.NEGATIVE_INFINITY) + length
  // A month alone would look like a story of its own: it stands in a year.
  const room = Math.max(0, LEAST_DAYS - (latest - earliest)) / 2
  const first = Math.floor(earliest - room)
  const last = Math.ceil(latest + room)
  const x = (day: number) => LEFT + ((day - first) / Math.max(1, last - first)) * (width - LEFT - RIGHT)
  const most = Math.max(
    1,
    ...rows.map(({ cooperation, conflict, expected }) => Math.max(cooperation, conflict, expected ?? 0)),
  )
  const middle = TOP + HALF
  const y = (n: number) => (n / most) * HALF
  const thickness = Math.max(2, Math.min(28, x(first + length) - x(first) - 1.5))
  const height = middle + HALF + (due.length > 0 ? 32 : 4) + AXIS
  const lane = middle + HALF + 14
  const active = rows.filter(({ events }) => events > 0)
  const stop = active.some(({ start }) => start === selected) ? selected : (active[0]?.start ?? null)

  const onKeyDown = (event: KeyboardEvent<SVGGElement>, start: string) => {
    const at = active.findIndex((row) => row.start === start)
    const next = event.key === 'ArrowRight' ? active[at + 1] : event.key === 'ArrowLeft' ? active[at - 1] : undefined
    if (next) {
      event.preventDefault()
      onSelect(next.start)
      requestAnimationFrame(() => document.getElementById(`period-${next.start}`)?.focus())
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onSelect(start === selected ? null : start)
    }
  }
  const expected = rows.filter((row) => row.expected !== null)

  return (
    <figure className="timeline" ref={box}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="group"
          aria-label={`Deeds by ${unit}; arrow keys move, Enter opens the reports`}
        >
          <defs>
            <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" className="conflict-ground" />
              <line x1="0" y1="0" x2="0" y2="5" className="conflict-line" />
            </pattern>
          </defs>
          <text x={LEFT} y={14} className="axis-note cooperation-text">
            ▲ cooperation
          </text>
          <text x={LEFT + 100} y={14} className="axis-note conflict-text">
            ▼ conflict
          </text>
          {[...new Set([most, Math.round(most / 2)])]
            .filter((n) => n > 0)
            .flatMap((n) =>
              [middle - y(n), middle + y(n)].map((at) => (
                <g key={`${n} ${at}`} className="grid">
                  <line x1={LEFT} x2={width - RIGHT} y1={at} y2={at} />
                  <text x={LEFT - 6} y={at + 4} textAnchor="end">
                    {n}
                  </text>
                </g>
              )),
            )}
          <line x1={LEFT} x2={width - RIGHT} y1={middle} y2={middle} className="middle" />
          {timeTicks(first, last, Math.max(2, Math.floor(width / 90))).map(({ day, label }) => (
            <g key={day} className="tick">
              <line x1={x(day)} x2={x(day)} y1={height - AXIS} y2={height - AXIS + 5} />
              <text x={x(day)} y={height - 4} textAnchor="middle">
                {label}
              </text>
            </g>
          ))}
          {active.map((row) => {
            const { start, cooperation, conflict, unusual } = row
            const left = x(dayNumber(start) + length / 2) - thickness / 2
            const open = start === selected
            return (
              <g
                key={start}
                id={`period-${start}`}
                className={open ? 'period open' : 'period'}
                role="button"
                tabIndex={start === stop ? 0 : -1}
                aria-pressed={open}
                onClick={() => onSelect(open ? null : start)}
                onKeyDown={(event) => onKeyDown(event, start)}
              >
                <title>{`${periodName(start, unit)}: ${cooperation} of cooperation, ${conflict} of conflict${unusual ? `, unusual: ${row.expected} expected` : ''}`}</title>
                <rect className="hit" x={left - 3} y={TOP - 6} width={thickness + 6} height={2 * HALF + 12} />
                {cooperation > 0 && (
                  <rect
                    className="bar-cooperation"
                    x={left}
                    width={thickness}
                    y={middle - y(cooperation)}
                    height={y(cooperation)}
                    rx="1.5"
                  />
                )}
                {conflict > 0 && (
                  <rect className="bar-conflict" x={left} width={thickness} y={middle} height={y(conflict)} rx="1.5" />
                )}
                {unusual && (
                  <path
                    className="unusual"
                    d={`M${left + thickness / 2} ${middle - y(cooperation) - 4} l-4.5 -8 h9 z`}
                  />
                )}
              </g>
            )
          })}
          {expected.length > 1 && (
            <polyline
              className="expected"
              points={expected
                .map((row) => `${x(dayNumber(row.start) + length / 2)},${middle - y(row.expected ?? 0)}`)
                .join(' ')}
            />
          )}
          {recordDay !== null && recordDay >= first && recordDay <= last && (
            <g className="today">
              <line x1={x(recordDay)} x2={x(recordDay)} y1={TOP - 14} y2={height - AXIS} />
              <text x={x(recordDay) - 5} y={TOP - 18} textAnchor="end">
                {record?.isToday ? 'today' : `record ends ${dayInWords(record?.day)}`}
              </text>
            </g>
          )}
          {due.length > 0 && (
            <g className="plans-lane">
              <text x={LEFT - 6} y={lane + 8} textAnchor="end" className="axis-note">
                due
              </text>
              {due.map(({ plan, key, day }) => (
                <a
                  key={`${key?.report} ${key?.id}`}
                  href={key ? address('report', [key.report], { at: key.id }) : undefined}
                  aria-label={`Planned for ${dayInWords(dayOf(day))}: ${plan.words}, ${plan.outcome}`}
                >
                  <title>{`planned for ${dayInWords(plan.due)}: “${plan.words}”, ${plan.outcome}`}</title>
                  <circle cx={x(day)} cy={lane + 4} r="5.5" className={`plan ${plan.outcome}`} />
                </a>
              ))}
            </g>
          )}
        </svg>
      )}
      <figcaption className="about">
        Each deed is counted once, however many reports tell of it.{' '}
        {expected.length > 1 ? 'Dashed: what the time before lets one expect; ▼ marks more than chance. ' : ''}
        {due.length > 0 ? 'Circles: planned, on the day they are due. ' : ''}A bar opens its reports.
      </figcaption>
    </figure>
  )
}

export const periodName = (start: string, unit: 'week' | 'month'): string =>
  unit === 'week' ? `the week of ${dayInWords(start)}` : dayInWords(start.slice(0, 7))
