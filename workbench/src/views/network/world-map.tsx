import { geoEqualEarth, geoGraticule10, geoPath } from 'd3-geo'
import { useMemo } from 'react'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import land from 'world-atlas/countries-110m.json'
import { useNames } from '../../overview.js'
import { useWidth } from '../../parts/use-width.js'
import { ActorSpots } from './actor-spots.js'
import { Arrows } from './arrow.js'
import type { DrawingProps } from './network-page.js'

const world = land as unknown as Topology<{ countries: GeometryCollection; land: GeometryCollection }>
const countries = feature(world, world.objects.countries)
const borders = mesh(world, world.objects.countries, (a, b) => a !== b)

/** Without the Antarctic, where nobody acts. */
const INHABITED = {
  type: 'MultiPoint' as const,
  coordinates: [-178, -90, 0, 90, 178].flatMap((lon) => [
    [lon, -52],
    [lon, 80],
  ]),
}

/** The same arrows between the countries' places; borders by Natural Earth, 1:110 million. */
export function WorldMap({ arrows, overview, selected, onSelect }: DrawingProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const nameOf = useNames()
  const height = Math.round(width * 0.56)
  const { project, shapes, lines, net } = useMemo(() => drawing(width, height), [width, height])
  const places = new Map(overview.actors.flatMap(({ code, place }) => (place ? [[code, place] as const] : [])))
  const strength = new Map<string, number>()
  for (const { source, target, events } of arrows)
    for (const code of [source, target]) strength.set(code, (strength.get(code) ?? 0) + events)
  const strongest = Math.max(1, ...strength.values())
  const spots = new Map(
    [...strength]
      .sort((a, b) => b[1] - a[1])
      .flatMap(([code, n]) => {
        const place = places.get(code)
        const at = place && project(place)
        return at ? [[code, { x: at[0], y: at[1], r: 2.5 + 4 * Math.sqrt(n / strongest) }] as const] : []
      }),
  )
  const nowhere = [...strength.keys()].filter((code) => !spots.has(code))
  return (
    <div ref={box} className="map">
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="group"
          aria-label={`Map of ${spots.size} actors; the table beside it has the same pairs`}
        >
          <path d={net} className="graticule" />
          <path d={shapes} className="land" />
          <path d={lines} className="borders" />
          <Arrows {...{ arrows, spots, selected, onSelect }} />
          <ActorSpots {...{ spots, selected, width, height }} />
        </svg>
      )}
      {nowhere.length > 0 && <p className="about">Not on the map: {nowhere.map(nameOf).join(', ')}.</p>}
    </div>
  )
}

function drawing(width: number, height: number) {
  const projection = geoEqualEarth().fitSize([Math.max(1, width), Math.max(1, height)], INHABITED)
  const path = geoPath(projection)
  return {
    project: projection,
    shapes: path(countries) ?? '',
    lines: path(borders) ?? '',
    net: path(geoGraticule10()) ?? '',
  }
}
