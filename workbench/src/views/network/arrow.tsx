import { useNames } from '../../overview.js'
import type { Spot } from './labels.js'
import { keyOf, type Arrow as Pair } from './network-page.js'

export interface ArrowsProps {
  readonly arrows: readonly Pair[]
  readonly spots: ReadonlyMap<string, Spot>
  readonly selected: string | null
  readonly onSelect: (pair: string | null) => void
}

/** The arrows of a drawing between the spots of their actors; an actor that has none has no arrows. */
export function Arrows({ arrows, spots, selected, onSelect }: ArrowsProps) {
  const nameOf = useNames()
  const most = Math.max(1, ...arrows.map(({ events }) => events))
  return (
    <>
      <Points />
      {arrows.map((arrow) => {
        const [from, to] = [spots.get(arrow.source), spots.get(arrow.target)]
        if (!from || !to) return null
        return (
          <Arrow
            key={keyOf(arrow)}
            arrow={arrow}
            from={from}
            to={to}
            thickness={1 + 4 * Math.sqrt(arrow.events / most)}
            selected={keyOf(arrow) === selected}
            onSelect={onSelect}
            label={`${nameOf(arrow.source)} to ${nameOf(arrow.target)}`}
          />
        )
      })}
    </>
  )
}

/** The points of the arrows; one for each tone. */
function Points() {
  return (
    <defs>
      {['cooperation', 'conflict'].map((tone) => (
        <marker
          key={tone}
          id={`point-${tone}`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0.5 L8 4 L0 7.5 z" className={`arrow-point ${tone}`} />
        </marker>
      ))}
    </defs>
  )
}

/** One actor's deeds towards another: bent to the right, so that the way back lies beside it. */
function Arrow({
  arrow,
  from,
  to,
  thickness,
  selected,
  onSelect,
  label,
}: {
  readonly arrow: Pair
  readonly from: Spot
  readonly to: Spot
  readonly thickness: number
  readonly selected: boolean
  readonly onSelect: (pair: string | null) => void
  readonly label: string
}) {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const distance = Math.hypot(dx, dy)
  if (distance < 1) return null
  const bend = Math.min(28, distance * 0.16)
  const middle = { x: (from.x + to.x) / 2 - (dy / distance) * bend, y: (from.y + to.y) / 2 + (dx / distance) * bend }
  const shortened = (end: Spot, gap: number) => {
    const [ex, ey] = [middle.x - end.x, middle.y - end.y]
    const length = Math.hypot(ex, ey) || 1
    return { x: end.x + (ex / length) * gap, y: end.y + (ey / length) * gap }
  }
  const start = shortened(from, from.r + 1)
  const end = shortened(to, to.r + 3)
  const tone = arrow.intensity >= 0 ? 'cooperation' : 'conflict'
  const path = `M${start.x} ${start.y} Q${middle.x} ${middle.y} ${end.x} ${end.y}`
  const toggle = () => onSelect(selected ? null : keyOf(arrow))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table beside the drawing has the same pairs as buttons.
    <g className={selected ? 'arrow selected' : 'arrow'} onClick={toggle}>
      <title>{`${label}: ${arrow.cooperation} of cooperation, ${arrow.conflict} of conflict`}</title>
      <path d={path} className="arrow-hit" />
      <path d={path} className={`arrow-line ${tone}`} strokeWidth={thickness} markerEnd={`url(#point-${tone})`} />
    </g>
  )
}
