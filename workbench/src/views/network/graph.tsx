import { DirectedGraph } from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import { useMemo } from 'react'
import { useNames } from '../../overview.js'
import { useWidth } from '../../parts/use-width.js'
import { adjust, useRoute, withQuery } from '../../router.js'
import { ArrowMarks, Arrow as ArrowPath } from './arrow.js'
import { type Arrow, type DrawingProps, keyOf } from './network-page.js'

interface Node {
  readonly code: string
  readonly x: number
  readonly y: number
  readonly r: number
}

/** Actors as circles that their ties draw together; the same arrows always lie in the same place. */
export function Graph({ arrows, selected, onSelect }: DrawingProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const nameOf = useNames()
  const route = useRoute()
  const height = Math.max(320, Math.min(620, width * 0.8))
  const nodes = useMemo(() => (width > 0 ? laidOut(arrows, width, height) : []), [arrows, width, height])
  const at = new Map(nodes.map((node) => [node.code, node]))
  const most = Math.max(1, ...arrows.map(({ events }) => events))
  const touched = selected?.split('-') ?? []
  return (
    <div ref={box}>
      <svg
        width={width}
        height={height}
        role="group"
        aria-label={`Network of ${nodes.length} actors; the table beside it has the same pairs`}
      >
        <ArrowMarks />
        {arrows.map((arrow) => {
          const [a, b] = [at.get(arrow.source), at.get(arrow.target)]
          return (
            a &&
            b && (
              <ArrowPath
                key={keyOf(arrow)}
                arrow={arrow}
                from={a}
                to={b}
                most={most}
                selected={keyOf(arrow) === selected}
                onSelect={onSelect}
                label={`${nameOf(arrow.source)} to ${nameOf(arrow.target)}`}
              />
            )
          )
        })}
        {nodes.map(({ code, x, y, r }) => (
          <g key={code} className={touched.includes(code) ? 'node touched' : 'node'} transform={`translate(${x} ${y})`}>
            <circle r={r} />
            <a
              href={withQuery(route, { actor: code })}
              onClick={(event) => {
                event.preventDefault()
                adjust(withQuery(route, { actor: route.query.actor === code ? null : code }))
              }}
            >
              <text {...labelAt(x, r, nameOf(code).length, width)}>{nameOf(code)}</text>
            </a>
          </g>
        ))}
      </svg>
    </div>
  )
}

const LETTER = 6.8

/** A name stands under its circle; at the edge of the drawing it reaches inwards. */
function labelAt(x: number, r: number, letters: number, width: number) {
  const half = (letters * LETTER) / 2
  const shift = Math.max(0, half - x) - Math.max(0, x + half - width)
  return { x: shift, y: r + 12, textAnchor: 'middle' } as const
}

const ROUNDS = 400
const MARGIN = 34

/** Starts on a circle in the order of the alphabet, so that no chance is in it; fits the result into the drawing. */
function laidOut(arrows: readonly Arrow[], width: number, height: number): Node[] {
  const graph = new DirectedGraph()
  const strength = new Map<string, number>()
  for (const { source, target, events } of arrows)
    for (const code of [source, target]) strength.set(code, (strength.get(code) ?? 0) + events)
  const codes = [...strength.keys()].sort()
  codes.forEach((code, i) => {
    const angle = (2 * Math.PI * i) / codes.length
    graph.addNode(code, { x: Math.cos(angle), y: Math.sin(angle) })
  })
  for (const { source, target, events } of arrows) graph.mergeEdge(source, target, { weight: Math.sqrt(events) })
  forceAtlas2.assign(graph, {
    iterations: ROUNDS,
    settings: {
      ...forceAtlas2.inferSettings(graph),
      linLogMode: true,
      strongGravityMode: true,
      gravity: 0.15,
      scalingRatio: 4,
    },
  })
  const spots = codes.map((code) => graph.getNodeAttributes(code) as { x: number; y: number })
  const span = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const
  const [left, right] = span(spots.map(({ x }) => x))
  const [top, bottom] = span(spots.map(({ y }) => y))
  const scale = (value: number, low: number, high: number, size: number) =>
    high === low ? size / 2 : MARGIN + ((value - low) / (high - low)) * (size - 2 * MARGIN)
  const most = Math.max(...strength.values())
  return codes.map((code, i) => ({
    code,
    x: scale(spots[i]!.x, left, right, width),
    y: scale(spots[i]!.y, top, bottom, height - 12),
    r: 4 + 9 * Math.sqrt(strength.get(code)! / most),
  }))
}
