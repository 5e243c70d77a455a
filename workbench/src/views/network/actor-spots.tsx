import { useNames } from '../../overview.js'
import { adjust, useRoute, withQuery } from '../../router.js'
import { placeLabels, type Spot } from './labels.js'

/** The actors of a drawing, the strongest first: circles with their names, each of which shows its pairs alone. */
export function ActorSpots({
  spots,
  selected,
  width,
  height,
}: {
  readonly spots: ReadonlyMap<string, Spot>
  /** The pair that is chosen. */
  readonly selected: string | null
  readonly width: number
  readonly height: number
}) {
  const route = useRoute()
  const nameOf = useNames()
  const touched = [...(selected?.split('-') ?? []), route.query.actor]
  // Who is chosen has a name before all others.
  const isChosen = (code: string) => Number(touched.includes(code))
  const codes = [...spots.keys()].sort((a, b) => isChosen(b) - isChosen(a))
  const labels = placeLabels(
    codes.map((code) => [code, nameOf(code)] as const),
    spots,
    { width, height },
  )
  return [...spots].map(([code, { x, y, r }]) => {
    const label = labels.get(code)
    const href = withQuery(route, { actor: route.query.actor === code ? null : code })
    return (
      <g key={code} className={touched.includes(code) ? 'node touched' : 'node'} transform={`translate(${x} ${y})`}>
        <a
          href={href}
          aria-label={nameOf(code)}
          onClick={(event) => {
            event.preventDefault()
            adjust(href)
          }}
        >
          <title>{nameOf(code)}</title>
          <circle r={r} />
          {label && <text {...label}>{nameOf(code)}</text>}
        </a>
      </g>
    )
  })
}
