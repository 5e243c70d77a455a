import { DirectedGraph } from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import { useMemo } from 'react'
import { useWidth } from '../../parts/use-width.js'
import { ActorSpots } from './actor-spots.js'
import { Arrows } from './arrow.js'
import type { Spot } from './labels.js'
import type { Arrow, DrawingProps } from './network-page.js'

/** Actors as circles that their ties draw together; the same arrows always lie in the same place. */
export function Graph({ arrows, selected, onSelect }: DrawingProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  // On a telephone the drawing is tall: names need room between the circles.
  const height = Math.max(Math.min(460, width * 1.25), Math.min(620, width * 0.8))
  const spots = useMemo(() => (width > 0 ? laidOut(arrows, width, height) : NO_SPOTS), [arrows, width, height])
  return (
    <div ref={box}>
      <svg
        width={width}
        height={height}
        role="group"
        aria-label={`Network of ${spots.size} actors; the table beside it has the same pairs`}
      >
        <Arrows {...{ arrows, spots, selected, onSelect }} />
        <ActorSpots {...{ spots, selected, width, height }} />
      </svg>
    </div>
  )
}

const NO_SPOTS: ReadonlyMap<string, Spot> = new Map()
const ROUNDS = 400
const MARGIN = 34

/** Starts on a circle in the order of the alphabet, so that no chance is in it; fits the result into the drawing. */
function laidOut(arrows: readonly Arrow[], width: number, height: number): Map<string, Spot> {
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
  const found = codes.map((code, i): [string, Spot] => [
    code,
    {
      x: scale(spots[i]!.x, left, right, width),
      y: scale(spots[i]!.y, top, bottom, height - 12),
      r: 4 + 9 * Math.sqrt(strength.get(code)! / most),
    },
  ])
  return new Map(found.sort((a, b) => b[1].r - a[1].r))
}
