// What the model sees of a word. training/features.py does the same, character for character.

export const HASH_ROWS = 16384
/** Longer words are cut: a URL tells enough by its beginning. */
const LONGEST = 24

const QUOTE_OF = new Map([
  ['\u2019', "'"],
  ['\u2018', "'"],
  ['\u201c', '"'],
  ['\u201d', '"'],
  ['\u2013', '-'],
  ['\u2014', '-'],
  ['\u2212', '-'],
  ['\u00a0', ' '],
])

/** Typographic quotes and dashes as plain ones: the training text has few of the former. */
export const plainForm = (form: string): string =>
  /[\u2019\u2018\u201c\u201d\u2013\u2014\u2212\u00a0]/.test(form)
    ? form.replace(/[\u2019\u2018\u201c\u201d\u2013\u2014\u2212\u00a0]/g, (c) => QUOTE_OF.get(c) ?? c)
    : form

/** Lower case with digits as 0: "1,204" and "3,577" are one word. */
export const wordKey = (lower: string): string => lower.replace(/[0-9]/g, '0')

/** "são" as "sao", for vectors that know only the latter. */
export const withoutMarks = (lower: string): string => lower.normalize('NFD').replace(/[\u0300-\u036f]/g, '')

const codesOf = (word: string): number[] => {
  const codes: number[] = []
  for (let i = 0; i < word.length && i < LONGEST; i++) {
    const c = word.charCodeAt(i)
    codes.push(c >= 48 && c <= 57 ? 48 : c)
  }
  return codes
}

function hash(seed: number, codes: readonly number[], from: number, to: number): number {
  let h = (2166136261 ^ seed) >>> 0
  for (let i = from; i < to; i++) h = Math.imul(h ^ codes[i]!, 16777619) >>> 0
  return ((h ^ (h >>> 15)) >>> 0) % HASH_ROWS
}

/** Classes of characters, runs cut to two: "McDonald's" is XxXxx'x. */
function shapeOf(word: string): number[] {
  const shape: number[] = []
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i)
    let k = c
    if (c >= 48 && c <= 57) k = 100
    else if (c >= 65 && c <= 90) k = 88
    else if (c >= 97 && c <= 122) k = 120
    else if (c > 127) {
      const char = word[i]!
      const lower = char.toLowerCase()
      k = lower === char && char.toUpperCase() !== char ? 120 : lower !== char ? 88 : 117
    }
    const n = shape.length
    if (n >= 2 && shape[n - 1] === k && shape[n - 2] === k) continue
    shape.push(k)
  }
  return shape
}

/** Rows of the hashed table: shape, affixes as written, and 3- and 4-grams in lower case. */
export function hashedFeatures(plain: string, lower: string): number[] {
  const cased = codesOf(plain)
  const shape = shapeOf(wordKey(plain).slice(0, LONGEST))
  const rows = [hash(1, shape, 0, shape.length)]
  const n = cased.length
  for (let k = 1; k <= 3 && k <= n; k++) rows.push(hash(10 + k, cased, 0, k))
  for (let k = 1; k <= 4 && k <= n; k++) rows.push(hash(20 + k, cased, n - k, n))
  const low = codesOf(lower)
  const edged = [60, ...low, 62]
  for (let size = 3; size <= 4; size++)
    for (let i = 0; i + size <= edged.length; i++) rows.push(hash(30 + size, edged, i, i + size))
  rows.push(hash(2, low, 0, low.length))
  return rows
}
