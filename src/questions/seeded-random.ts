/** Numbers in [0, 1) that follow from the seed alone: Marsaglia's xorshift (2003) of 32 bits, scrambled by a product. */
export function seededRandom(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return (Math.imul(state, 0x85ebca6b) >>> 0) / 0x1_0000_0000
  }
}

/** Fisher and Yates's shuffle, in place. */
export function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[items[i], items[j]] = [items[j]!, items[i]!]
  }
  return items
}
