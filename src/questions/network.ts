import graphology from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import betweennessModule from 'graphology-metrics/centrality/betweenness.js'
import { z } from 'zod'
import { between, counted, type EvidenceKey, limitOf, question, windowInWords } from './question.js'
import { seededRandom } from './seeded-random.js'

/** An actor of the network, with its ties. */
export interface NetworkNode {
  readonly actor: string
  /** Communities are numbered by their size. */
  readonly community: number
  /** With how many others it has a tie. */
  readonly degree: number
  /** Deeds over all its ties. */
  readonly strength: number
  /** Share of the shortest ways between others that lead over it (Freeman 1977), 0 to 1. */
  readonly betweenness: number
  /** Of the division as a whole (Newman and Girvan 2004); the same in every row. */
  readonly modularity: number
  readonly ties: readonly { readonly to: string; readonly events: number }[]
  readonly evidence: readonly EvidenceKey[]
}

/** A pair, in the order of the alphabet, with its deeds of either direction. */
export interface Tie {
  readonly a: string
  readonly b: string
  readonly events: number
  readonly evidence?: readonly EvidenceKey[]
}

/** Who is tied to whom, who stands between whom, and which actors go together? */
export const network = question({
  name: 'network',
  title: 'Who is tied to whom, who stands between whom, and which actors go together?',
  method:
    'A tie is two actors with deeds between them, each counted once; codes that stand for many (IGO, NGO, ISM, IMG, MNC) are no actors here. Communities: Louvain (Blondel et al. 2008) on the number of deeds, modularity after Newman and Girvan (2004). Betweenness: Freeman (1977), over ties without weights, normalised.',
  params: z.object({
    ...between,
    tone: z.enum(['all', 'cooperation', 'conflict']).default('cooperation'),
    least: z.coerce.number().int().min(1).default(1).describe('the fewest deeds that make a tie'),
    seed: z.coerce.number().int().default(1),
    limit: limitOf(200),
  }),
  sql: `
    SELECT least(source, target) AS a, greatest(source, target) AS b, count(DISTINCT deed)::INTEGER AS events,
      list_sort(list(DISTINCT {report: report, layer: 'events', id: event}))[1:50] AS evidence
    FROM dyad_events
    WHERE counted AND source <> target AND source NOT IN ('IGO', 'NGO', 'ISM', 'IMG', 'MNC') AND target NOT IN ('IGO', 'NGO', 'ISM', 'IMG', 'MNC')
      AND status IN ('occurred', 'ongoing')
      AND ($since IS NULL OR day >= $since::DATE) AND ($until IS NULL OR day <= $until::DATE)
      AND ($tone = 'all' OR ($tone = 'cooperation') = (quad <= 2))
    GROUP BY a, b
    HAVING events >= $least
    ORDER BY a, b`,
  derive: (ties: Tie[], { seed, limit }): NetworkNode[] => networkOf(ties, seed).slice(0, limit),
  sentence(rows, params) {
    const when = windowInWords(params)
    const [first] = [...rows].sort((x, y) => y.betweenness - x.betweenness)
    if (!first) return `No actor has a tie${when ? ` ${when}` : ''}.`
    const communities = new Set(rows.map(({ community }) => community)).size
    const middle = first.betweenness > 0 ? ` ${first.actor} stands between most others.` : ''
    return `${counted(rows.length, 'actor')} in ${counted(communities, 'community', 'communities')}${when ? ` ${when}` : ''}; modularity ${first.modularity}.${middle}`
  },
  evidence: (row) => row.evidence,
  cells: ({ actor, community, degree, strength, betweenness, ties }) => ({
    actor,
    community,
    degree,
    deeds: strength,
    betweenness,
    'ties (deeds)': ties
      .slice(0, 8)
      .map(({ to, events }) => `${to} ${events}`)
      .concat(ties.length > 8 ? [`and ${ties.length - 8} more`] : [])
      .join(', '),
  }),
})

// Both are CommonJS: what TypeScript calls the module is the function.
const louvain = louvainModule as unknown as typeof louvainModule.default
const betweennessOf = betweennessModule as unknown as typeof betweennessModule.default

export function networkOf(ties: readonly Tie[], seed: number): NetworkNode[] {
  const graph = new graphology.UndirectedGraph()
  for (const { a, b, events } of ties) {
    graph.mergeNode(a)
    graph.mergeNode(b)
    graph.addEdge(a, b, { weight: events })
  }
  if (graph.order === 0) return []
  const { communities, modularity } = louvain.detailed(graph, {
    getEdgeWeight: 'weight',
    rng: seededRandom(seed),
  })
  const between = betweennessOf(graph, { getEdgeWeight: null, normalized: true })
  const number = bySize(communities)
  return graph
    .mapNodes((actor): NetworkNode => {
      const own = ties.filter(({ a, b }) => a === actor || b === actor)
      const tied = own.map(({ a, b, events }) => ({ to: a === actor ? b : a, events }))
      return {
        actor,
        community: number.get(communities[actor]!)!,
        degree: tied.length,
        strength: tied.reduce((sum, { events }) => sum + events, 0),
        betweenness: round(graph.order > 2 ? (between[actor] ?? 0) : 0),
        modularity: round(modularity),
        ties: tied.sort((x, y) => y.events - x.events || (x.to < y.to ? -1 : 1)),
        evidence: own.flatMap(({ evidence }) => evidence ?? []),
      }
    })
    .sort((x, y) => y.strength - x.strength || y.degree - x.degree || (x.actor < y.actor ? -1 : 1))
}

const round = (x: number): number => Number(x.toFixed(4))

/** 1 is the largest community; of two as large, the one with the first name of the alphabet. */
function bySize(communities: Readonly<Record<string, number>>): Map<number, number> {
  const members = new Map<number, string[]>()
  for (const [actor, community] of Object.entries(communities))
    members.set(community, [...(members.get(community) ?? []), actor])
  const sorted = [...members].sort(([, x], [, y]) => {
    const [a, b] = [x.sort()[0]!, y.sort()[0]!]
    return y.length - x.length || (a < b ? -1 : 1)
  })
  return new Map(sorted.map(([community], i) => [community, i + 1]))
}
