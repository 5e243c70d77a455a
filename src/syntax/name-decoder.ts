/** Index of the outside tag; tags 2k + 1 and 2k + 2 open and continue a name of kind k. */
const OUTSIDE = 0

/**
 * The best sequence of BIO tags in which no name continues what was not opened (Viterbi).
 * `scores` holds `stride` floats a word from `at` on, of which the first `tags` count.
 */
export function bestNameTags(
  scores: Float32Array,
  { at, stride, words, tags }: { at: number; stride: number; words: number; tags: number },
): Uint8Array {
  const best = new Uint8Array(words)
  const back = new Uint8Array(words * tags)
  let before = new Float64Array(tags).fill(Number.NEGATIVE_INFINITY)
  before[OUTSIDE] = 0
  for (let t = 0; t < words; t++) {
    const row = at + t * stride
    const now = new Float64Array(tags)
    let top = 0
    for (let k = 1; k < tags; k++) if (before[k]! > before[top]!) top = k
    for (let k = 0; k < tags; k++) {
      let from = top
      if (k !== OUTSIDE && k % 2 === 0) from = before[k]! > before[k - 1]! ? k : k - 1
      now[k] = before[from]! + scores[row + k]!
      back[t * tags + k] = from
    }
    before = now
  }
  let k = 0
  for (let j = 1; j < tags; j++) if (before[j]! > before[k]!) k = j
  for (let t = words - 1; t >= 0; t--) {
    best[t] = k
    k = back[t * tags + k]!
  }
  return best
}
