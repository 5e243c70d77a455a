import type { Sketch } from '../stories/sketch.js'

/** A sketch in one row without lists, which cost ten times as much to write and to read. */
export interface PackedSketch {
  readonly shingles: number
  /** 32 bits each, the high byte first. */
  readonly minhash: Uint8Array
  /** A line each. */
  readonly terms: string
  /** A byte each: what occurs more often counts as that often. */
  readonly counts: Uint8Array
  /** A line each. */
  readonly credits: string
}

export const packedSketch = ({ shingles, minhash, terms, counts, credits }: Sketch): PackedSketch => ({
  shingles,
  minhash: Buffer.from(Int32Array.from(minhash).buffer).swap32(),
  terms: terms.join('\n'),
  // What an array of bytes is given above 255 becomes 255, where it is clamped.
  counts: new Uint8Array(Uint8ClampedArray.from(counts).buffer),
  credits: credits.join('\n'),
})

export const unpackedSketch = ({ shingles, minhash, terms, counts, credits }: PackedSketch): Sketch => ({
  shingles,
  minhash: new Int32Array(Buffer.from(new Uint8Array(minhash).buffer).swap32().buffer),
  terms: linesOf(terms),
  counts,
  credits: linesOf(credits),
})

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'))

/** The same from the lists that parts of format 2 have, in SQL. */
export const PACKED_IN_SQL = `report, shingles,
  unhex(array_to_string(list_transform(minhash, lambda x: printf('%08x', x)), '')) AS minhash,
  array_to_string(terms, chr(10)) AS terms,
  unhex(array_to_string(list_transform(counts, lambda x: printf('%02x', least(x, 255))), '')) AS counts,
  array_to_string(credits, chr(10)) AS credits`
