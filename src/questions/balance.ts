import { z } from 'zod'
import { between, counted, type EvidenceKey, limitOf, question, windowInWords } from './question.js'
import { seededRandom, shuffle } from './seeded-random.js'

/** Three actors with a sign between each two. */
export interface Triad {
  readonly members: readonly [string, string, string]
  /** Of the pairs first–second, first–third, second–third. */
  readonly signs: readonly [Sign, Sign, Sign]
  readonly balanced: boolean
  /** Chance that as many of all triads are balanced, or more, where the same signs lie anywhere; null where there are too few ties. */
  readonly p: number | null
  /** Share of balanced triads in all; the same in every row. */
  readonly share: number
  readonly evidence: readonly EvidenceKey[]
}

export type Sign = 1 | -1

export interface SignedTie {
  readonly a: string
  readonly b: string
  /** Sum of intensity over the deeds of either direction. */
  readonly intensity: number
  readonly evidence?: readonly EvidenceKey[]
}

const SHUFFLES = 1000
/** With fewer signs, or signs of one kind only, a shuffle says nothing. */
const LEAST_TIES = 6

/** The ties between actors, with the sum of intensity over their deeds. */
export const TIES = `
    SELECT a, b, round(sum(intensity), 4) AS intensity,
      arg_min({report: report, layer: 'events', id: event}, {day: day, report: report, event: event}, 50) AS evidence
    FROM (
      -- What two do together goes both ways, and counts once here.
      SELECT DISTINCT least(source, target) AS a, greatest(source, target) AS b, report, event, day, intensity
      FROM dyad_events
      WHERE counted AND source <> target AND source NOT IN ('IGO', 'NGO', 'ISM', 'IMG', 'MNC') AND target NOT IN ('IGO', 'NGO', 'ISM', 'IMG', 'MNC')
        AND status IN ('occurred', 'ongoing')
        AND ($since IS NULL OR day >= $since::DATE) AND ($until IS NULL OR day <= $until::DATE)
        AND ($actors IS NULL OR (contains($actors, source) AND contains($actors, target)))
    )
    GROUP BY a, b
    HAVING count(*) >= $least
    ORDER BY a, b`

/** Are a friend's friends friends, and an enemy's enemies too? */
export const balance = question({
  name: 'balance',
  title: 'Which triads of actors are balanced: are a friend’s friends friends, and an enemy’s enemies?',
  method:
    'Codes that stand for many (IGO, NGO, ISM, IMG, MNC) are left out. The sign of a pair is that of the sum of PLOVER’s intensity over its deeds. A triad is balanced where the product of its three signs is positive (Cartwright and Harary 1956). p: share of 1,000 shuffles of the signs over the same ties, by a seeded generator, with at least as many balanced triads.',
  params: z.object({
    ...between,
    actors: z.string().optional().describe('only triads among these, such as "PRK VEN CUB USA"'),
    least: z.coerce.number().int().min(1).default(1).describe('the fewest deeds that give a pair its sign'),
    seed: z.coerce.number().int().default(1),
    limit: limitOf(200),
  }),
  bind: ({ actors }) => ({ actors: actors?.trim().toUpperCase().replace(/[ ,]+/g, ' ') ?? null }),
  sql: TIES,
  derive: (ties: SignedTie[], { seed, limit }): Triad[] => triadsOf(ties, seed, limit),
  sentence(rows, params) {
    const when = windowInWords(params)
    if (rows.length === 0) return `No three actors have a sign between each two${when ? ` ${when}` : ''}.`
    const balanced = rows.filter((row) => row.balanced).length
    const p = rows[0]!.p
    const chance = p === null ? 'too few ties to test it against chance' : `p = ${p} against shuffled signs`
    return `${balanced} of ${counted(rows.length, 'triad')}${when ? ` ${when}` : ''} ${balanced === 1 ? 'is' : 'are'} balanced; ${chance}.`
  },
  evidence: (row) => row.evidence,
  cells: ({ members: [a, b, c], signs, balanced }) => ({
    triad: `${a} ${b} ${c}`,
    '1–2': signs[0] > 0 ? '+' : '–',
    '1–3': signs[1] > 0 ? '+' : '–',
    '2–3': signs[2] > 0 ? '+' : '–',
    balanced: balanced ? 'yes' : 'no',
  }),
})

/** The triads, at most so many; how they compare with chance is worked out over all of them. */
export function triadsOf(ties: readonly SignedTie[], seed: number, limit = Number.POSITIVE_INFINITY): Triad[] {
  const signed = ties.filter(({ intensity }) => intensity !== 0)
  const signs = signed.map(({ intensity }): Sign => (intensity > 0 ? 1 : -1))
  const triangles = trianglesOf(signed)
  if (triangles.length === 0) return []
  const edges = Int32Array.from(triangles.flatMap((triangle) => triangle.edges))
  const isBalanced = (at: number, s: readonly Sign[]) => s[edges[at]!]! * s[edges[at + 1]!]! * s[edges[at + 2]!]! > 0
  const balanced = countBalanced(signs)
  const testable = signs.length >= LEAST_TIES && new Set(signs).size === 2
  const p = testable ? shareOfShuffles() : null
  const share = Number((balanced / triangles.length).toFixed(4))
  return triangles.slice(0, limit).map(({ members, edges: own }, i) => ({
    members,
    signs: own.map((e) => signs[e]!) as unknown as Triad['signs'],
    balanced: isBalanced(3 * i, signs),
    p,
    share,
    evidence: own.flatMap((e) => signed[e]!.evidence ?? []),
  }))

  /** A thousand shuffles of a dense network go through millions of triads: nothing is allocated on the way. */
  function countBalanced(s: readonly Sign[]): number {
    let count = 0
    for (let at = 0; at < edges.length; at += 3) if (isBalanced(at, s)) count++
    return count
  }

  /** How often as many triads are balanced where the signs are dealt out anew. */
  function shareOfShuffles(): number {
    const random = seededRandom(seed)
    const shuffled = [...signs]
    let asMany = 0
    for (let i = 0; i < SHUFFLES; i++) {
      shuffle(shuffled, random)
      if (countBalanced(shuffled) >= balanced) asMany++
    }
    // The arrangement that was found is one of those that chance could bring (Phipson and Smyth 2010).
    return Number(((asMany + 1) / (SHUFFLES + 1)).toFixed(4))
  }
}

interface Triangle {
  readonly members: readonly [string, string, string]
  /** Indices of the ties first–second, first–third, second–third. */
  readonly edges: readonly [number, number, number]
}

function trianglesOf(ties: readonly SignedTie[]): Triangle[] {
  const tieOf = new Map(ties.map(({ a, b }, i) => [`${a} ${b}`, i]))
  const after = new Map<string, string[]>()
  for (const { a, b } of ties) after.set(a, [...(after.get(a) ?? []), b])
  const triangles: Triangle[] = []
  for (const [a, others] of [...after].sort(([x], [y]) => (x < y ? -1 : 1))) {
    others.sort()
    others.forEach((b, i) => {
      for (const c of others.slice(i + 1)) {
        const third = tieOf.get(`${b} ${c}`)
        if (third !== undefined)
          triangles.push({ members: [a, b, c], edges: [tieOf.get(`${a} ${b}`)!, tieOf.get(`${a} ${c}`)!, third] })
      }
    })
  }
  return triangles
}
