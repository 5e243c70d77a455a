import type { DuckDBConnection } from '@duckdb/node-api'
import { type SignedTie, TIES, type Triad, triadsOf } from '../balance.js'
import { rowsOf } from '../question.js'
import type { EvidenceItem } from './items.js'
import type { Wanted } from './nearness.js'

/** A triad of those asked about, and whether a sign in it rests on what somebody says and on no deed. */
export interface AskedTriad extends Triad {
  /** What gives each sign, in the order of the signs; null where deeds do. */
  readonly told: readonly (EvidenceItem | null)[]
}

/** Signs that say of two actors that they go together, or stand against each other. */
const TOGETHER = new Set(['closer', 'coordination', 'alliance-claimed', 'agreement', 'security-text', 'alliance-text'])

/**
 * The triads among those asked about that have a sign between each two. Deeds give the sign; where none is told between two, what
 * somebody says of them does: "a policy that is not in accordance with the interest of …".
 */
export async function askedTriads(
  catalog: DuckDBConnection,
  wanted: Wanted,
  items: readonly EvidenceItem[],
  window: { readonly since: string | null; readonly until: string | null },
): Promise<AskedTriad[]> {
  const everyone = [...wanted.actors, ...wanted.against]
  if (everyone.length < 3) return []
  const deeds = await rowsOf<SignedTie>(catalog, TIES, { ...window, actors: everyone.join(' '), least: 1 })
  const ties: (SignedTie & { told: EvidenceItem | null })[] = deeds.map((tie) => ({ ...tie, told: null }))
  const add = (x: string, y: string, intensity: number, told: EvidenceItem): void => {
    const [a, b] = x < y ? [x, y] : [y, x]
    if (a !== b && !ties.some((tie) => tie.a === a && tie.b === b)) ties.push({ a, b, intensity, told })
  }
  for (const item of items) {
    if (item.sign === null) continue
    if (TOGETHER.has(item.sign.sign)) for (const x of item.names) for (const y of item.names) add(x, y, 1, item)
    if (item.sign.sign === 'common-front')
      for (const x of item.names) for (const y of wanted.against) add(x, y, -1, item)
  }
  ties.sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1))
  const toldOf = (x: string, y: string) => ties.find(({ a, b }) => a === x && b === y)?.told ?? null
  return triadsOf(ties, 1).map((triad) => {
    const [a, b, c] = triad.members
    return { ...triad, told: [toldOf(a, b), toldOf(a, c), toldOf(b, c)] }
  })
}
