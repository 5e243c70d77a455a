/**
 * The best tree with one root (Chu-Liu-Edmonds) over `scores[i * (n + 1) + h]`: word i under head h, where head 0 is
 * the root and head j the word j - 1. Returns heads in the same numbering.
 */
export function bestTree(scores: Float32Array | Float64Array, n: number, heads: Int32Array): void {
  let roots = 0
  for (let i = 0; i < n; i++) {
    let best = i === 0 ? 1 : 0
    let top = Number.NEGATIVE_INFINITY
    for (let h = 0, at = i * (n + 1); h <= n; h++) {
      const s = scores[at + h]!
      if (h !== i + 1 && s > top) {
        top = s
        best = h
      }
    }
    if (n === 1) best = 0
    heads[i] = best
    if (best === 0) roots++
  }
  if (roots === 1 && !hasCycle(heads, n)) return
  arborescence(scores, n, heads)
}

function hasCycle(heads: Int32Array, n: number): boolean {
  const seen = new Uint8Array(n + 1)
  for (let i = 1; i <= n; i++) {
    let k = i
    while (k !== 0 && seen[k] === 0) {
      seen[k] = 1
      k = heads[k - 1]!
    }
    if (k !== 0 && seen[k] === 1) return true
    for (k = i; k !== 0 && seen[k] === 1; k = heads[k - 1]!) seen[k] = 2
  }
  return false
}

/** What an edge from the root costs extra: so much that a second root is never worth it. */
const ROOT_COST = 1e7

/** A circle of nodes made one node: each member with the edge that it had inside and the words that it stands for. */
interface Contraction {
  readonly members: readonly { readonly head: number; readonly dependent: number; readonly words: readonly number[] }[]
}

/** Contracts cycles in a dense matrix: at most n contractions of n² steps, so the cost of odd text is bounded. */
function arborescence(scores: Float32Array | Float64Array, n: number, heads: Int32Array): void {
  const size = n + 1
  // weight[h * size + d] of head h over dependent d; head and dependent: the two words that such an edge joins
  const weight = new Float64Array(size * size).fill(Number.NEGATIVE_INFINITY)
  const head = new Int32Array(size * size)
  const dependent = new Int32Array(size * size)
  for (let h = 0; h < size; h++)
    for (let d = 1; d < size; d++) {
      if (h !== d) weight[h * size + d] = scores[(d - 1) * size + h]! - (h === 0 ? ROOT_COST : 0)
      head[h * size + d] = h
      dependent[h * size + d] = d
    }
  const words = Array.from({ length: size }, (_, i) => [i])
  const contractions: Contraction[] = []
  const best = new Int32Array(size)
  let nodes = words.flat()
  for (;;) {
    for (const d of nodes) {
      let top = Number.NEGATIVE_INFINITY
      if (d === 0) continue
      best[d] = 0
      for (const h of nodes)
        if (h !== d && weight[h * size + d]! > top) {
          top = weight[h * size + d]!
          best[d] = h
        }
    }
    const cycle = cycleIn(best, nodes)
    if (!cycle) break
    const inside = (d: number): number => best[d]! * size + d
    contractions.push({
      members: cycle.map((d) => ({ head: head[inside(d)]!, dependent: dependent[inside(d)]!, words: words[d]! })),
    })
    const kept = cycle.map((d) => weight[inside(d)]!)
    const name = cycle[0]!
    const others = nodes.filter((k) => !cycle.includes(k))
    for (const k of others) {
      // The best edge from k into the cycle is the one that loses least when it breaks the cycle open.
      let entry = name
      let top = Number.NEGATIVE_INFINITY
      cycle.forEach((d, m) => {
        const gain = weight[k * size + d]! - kept[m]!
        if (gain > top) {
          top = gain
          entry = d
        }
      })
      const [h, d] = [head[k * size + entry]!, dependent[k * size + entry]!]
      let exit = name
      for (const m of cycle) if (weight[m * size + k]! > weight[exit * size + k]!) exit = m
      const [h2, d2, out] = [head[exit * size + k]!, dependent[exit * size + k]!, weight[exit * size + k]!]
      weight[k * size + name] = top
      head[k * size + name] = h
      dependent[k * size + name] = d
      weight[name * size + k] = out
      head[name * size + k] = h2
      dependent[name * size + k] = d2
    }
    words[name] = cycle.flatMap((d) => words[d]!)
    nodes = [...others, name].sort((a, b) => a - b)
  }
  const headOf = new Int32Array(size).fill(-1)
  for (const d of nodes) if (d !== 0) headOf[dependent[best[d]! * size + d]!] = head[best[d]! * size + d]!
  // Opened in reverse: the member that an edge from outside enters loses its edge inside.
  for (const { members } of contractions.reverse()) {
    const entered = members.find((m) => m.words.some((w) => headOf[w] !== -1))
    for (const m of members) if (m !== entered) headOf[m.dependent] = m.head
  }
  for (let d = 1; d < size; d++) heads[d - 1] = headOf[d]!
}

function cycleIn(best: Int32Array, nodes: readonly number[]): number[] | null {
  const seen = new Int32Array(best.length)
  for (const start of nodes) {
    let k = start
    while (k !== 0 && seen[k] === 0) {
      seen[k] = start
      k = best[k]!
    }
    if (k === 0 || seen[k] !== start) continue
    const cycle = [k]
    for (let m = best[k]!; m !== k; m = best[m]!) cycle.push(m)
    return cycle
  }
  return null
}
