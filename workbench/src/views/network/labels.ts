export interface Spot {
  readonly x: number
  readonly y: number
  readonly r: number
}

/** Where a name stands, from the middle of its circle. */
export interface Label {
  readonly x: number
  readonly y: number
  readonly textAnchor: 'middle' | 'start' | 'end'
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Of a bold letter at 12 pixels in a wide face, on the average. */
const LETTER = 7.9
const TALL = 13
const GAP = 3

/**
 * Where the names of a drawing stand so that none lies over another or over a circle: below, above or beside its own, the first in
 * the list first. Those that find no room have no name until the actor is chosen; the table beside the drawing has all of them.
 */
export function placeLabels(
  names: readonly (readonly [code: string, name: string])[],
  spots: ReadonlyMap<string, Spot>,
  { width, height }: { readonly width: number; readonly height: number },
): Map<string, Label> {
  const labels = new Map<string, Label>()
  const taken: Box[] = [...spots.values()].map(({ x, y, r }) => ({
    left: x - r,
    right: x + r,
    top: y - r,
    bottom: y + r,
  }))
  for (const [code, name] of names) {
    const spot = spots.get(code)
    if (!spot) continue
    const wide = name.length * LETTER
    for (const label of placesFor(spot, wide, width)) {
      const box = boxOf(label, spot, wide)
      const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height
      // Its own circle may be touched: the distance to it is the label's business.
      const own = taken.findIndex((b) => b.left === spot.x - spot.r && b.top === spot.y - spot.r)
      if (!inside || taken.some((other, i) => i !== own && meet(box, other))) continue
      labels.set(code, label)
      taken.push(box)
      break
    }
  }
  return labels
}

/** Below, above, right, left; at the edge of the drawing what is below or above reaches inwards. */
function placesFor({ x, r }: Spot, wide: number, width: number): Label[] {
  const shift = Math.max(0, wide / 2 - x) - Math.max(0, x + wide / 2 - width)
  return [
    { x: shift, y: r + TALL, textAnchor: 'middle' },
    { x: shift, y: -r - GAP - 1, textAnchor: 'middle' },
    { x: r + GAP, y: 4, textAnchor: 'start' },
    { x: -r - GAP, y: 4, textAnchor: 'end' },
  ]
}

function boxOf({ x, y, textAnchor }: Label, spot: Spot, wide: number): Box {
  const at = spot.x + x
  const left = textAnchor === 'start' ? at : textAnchor === 'end' ? at - wide : at - wide / 2
  return { left, right: left + wide, top: spot.y + y - TALL + 2, bottom: spot.y + y + 3 }
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
