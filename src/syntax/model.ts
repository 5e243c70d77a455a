/**
 * The parser and name finder. The contract:
 *
 *   const model = loadModel(bytes of data/model/english.bin)
 *   const [sentence] = model.parse([['Poland', 'accused', 'Belarus', '.']])
 *   sentence.upos[1] 'VERB' · sentence.feats[1] 'Mood=Ind|…' · sentence.heads[0] 1 (index of a word; -1 for the root)
 *   sentence.deprels[0] 'nsubj' · sentence.names [{ from: 0, to: 1, kind: 'place' }, …] (word indices, `to` exclusive)
 *
 * Give many sentences in a call: they are worked on together. Words are as written. The same words give the same
 * answer to the bit, on any machine and in any company of other sentences. One model may not be shared by threads.
 */
import type { NameKind } from '../report/layers.js'
import type { TokenRange } from '../report/span.js'
import { type Kernel, startKernel } from './kernel.js'
import { type ByteMatrix, ModelFile } from './model-file.js'
import { bestNameTags } from './name-decoder.js'
import { expOf } from './softmax.js'
import { bestTree } from './tree-decoder.js'
import { hashedFeatures, plainForm, withoutMarks, wordKey } from './word-features.js'

export interface NamedWords extends TokenRange {
  readonly kind: NameKind
  /** How probable the model finds it that a name of this kind begins here; none where spelling or other places settled the kind. */
  readonly confidence?: number
}

export interface ParsedSentence {
  readonly upos: readonly string[]
  /** UD features, "" where there are none. */
  readonly feats: readonly string[]
  /** Index of the governing word in the sentence, -1 for the root. */
  readonly heads: readonly number[]
  readonly deprels: readonly string[]
  readonly names: readonly NamedWords[]
}

export interface SyntaxModel {
  parse(sentences: readonly (readonly string[])[]): ParsedSentence[]
}

/** Rows worked on at once, with one empty row before each sentence. */
const ROWS = 256
/** Longer sentences are parsed in pieces: arcs cost the square of the length. */
const LONGEST = 200
/**
 * Words remembered with their input vectors and with what they give to the first convolution, from before, at and
 * behind a word: those depend on nothing else, and most words of a text come again and again.
 */
const REMEMBERED = 6144
/** The row that stands for no word, beside a sentence's first and last: never written, all zero. */
const NO_WORD = REMEMBERED + 6
const SIDES = [0, 1, 2] as const
/** Floats remembered of a word, in widths: its vector and two for each side. */
const PARTS = 7
/** How often a word must have come to outlive the rest when room is made. */
const OFTEN = 4
/** The convolution that the encoder begins with, and its parts: for the word before, the word, the word behind. */
const FIRST = 'dense.block0'
const firstFrom = (side: number): string => `block0.${side}`

/** Reads data/model/english.bin. @throws DemarcheError where it is damaged */
export function loadModel(bytes: Uint8Array): SyntaxModel {
  return new Parser(new ModelFile(bytes))
}

/** Where a linear layer lies in the kernel's memory. */
interface Layer {
  readonly weights: number
  readonly scale: number
  readonly bias: number
  readonly pairs: number
  /** Columns, filled up to a multiple of eight. */
  readonly columns: number
}

const upTo = (n: number, multiple: number): number => Math.ceil(n / multiple) * multiple

class Parser implements SyntaxModel {
  readonly #file: ModelFile
  readonly #kernel: Kernel
  readonly #floats: Float32Array
  readonly #shorts: Int16Array
  readonly #layers = new Map<string, Layer>()
  readonly #at: Places
  readonly #words: ReadonlyMap<string, number>
  readonly #vectorOf: ReadonlyMap<string, number>
  readonly #vectors: ByteMatrix
  readonly #wordTable: ByteMatrix
  readonly #hashTable: ByteMatrix
  readonly #rootArc: Float32Array
  readonly #rootLabel: Float32Array
  readonly #slots = new Map<string, number>()
  readonly #slotRows: Int32Array
  readonly #uses = new Uint32Array(REMEMBERED + 8)
  readonly #buckets: Uint8Array
  readonly #powers = new Float64Array(256)

  constructor(file: ModelFile) {
    this.#file = file
    const { header } = file
    const { width, state } = header
    this.#vectors = file.matrix('vectors')
    this.#wordTable = file.matrix('words')
    this.#hashTable = file.matrix('hashed')
    this.#rootArc = file.floats('root_arc')
    this.#rootLabel = file.floats('root_label')
    this.#words = new Map(file.words('word_list').map((w, i) => [w, i]))
    this.#vectorOf = new Map(file.words('vector_list').map((w, i) => [w, i + 1]))
    this.#slotRows = new Int32Array(ROWS + 8)
    this.#buckets = distanceBuckets(header.edges)

    // Lays out the memory: layers first, then what is worked on.
    let end = 16
    const take = (bytes: number): number => {
      const at = end
      end += upTo(bytes, 16)
      return at
    }
    const dense = Object.keys(header.tensors).filter((name) => name.startsWith('dense.'))
    for (const name of dense) {
      const { shape } = header.tensors[name]!
      const columns = upTo(shape[0]!, 8)
      const k = upTo(shape[1]!, 4)
      const add = (layer: string, depth: number) =>
        this.#layers.set(layer, {
          weights: take(columns * depth * 2),
          scale: take(columns * 4),
          bias: take(columns * 4),
          pairs: depth / 2,
          columns,
        })
      if (name === FIRST) for (const side of SIDES) add(firstFrom(side), width)
      else add(name.slice(6), k)
    }
    const rows = ROWS + 16
    const widest = Math.max(...[...this.#layers.values()].map((l) => l.columns))
    const deepest = Math.max(...[...this.#layers.values()].map((l) => (l.pairs * 2 > 3 * width - 1 ? 0 : l.pairs * 2)))
    this.#at = {
      x: take(rows * width * 4),
      y: take(rows * width * 2),
      z: take(rows * widest * 4),
      h: take(rows * Math.max(deepest, 2 * state) * 2),
      state: take(state * 4),
      feats: take(rows * this.#columns('feats') * 4),
      names: take(rows * this.#columns('names') * 4),
      tags: take(rows * this.#columns('tags') * 4),
      far: take(rows * this.#columns('distance') * 4),
      dep: take(rows * this.#columns('cross') * 2),
      head: take(rows * this.#columns('head') * 2),
      labelDep: take(rows * this.#columns('label_dep') * 4),
      labelHead: take(rows * this.#columns('label_head') * 4),
      labels: take(rows * this.#columns('labels') * 4),
      arcs: take((LONGEST + 2) * (LONGEST + 2) * 4),
      remembered: take((REMEMBERED + 8) * PARTS * width * 4),
    }
    const { kernel, memory } = startKernel(end + 64)
    this.#kernel = kernel
    this.#floats = new Float32Array(memory)
    this.#shorts = new Int16Array(memory)
    for (const name of dense)
      if (name === FIRST) for (const side of SIDES) this.#place(name, firstFrom(side), side * width)
      else this.#place(name, name.slice(6))
  }

  parse(sentences: readonly (readonly string[])[]): ParsedSentence[] {
    const done: ParsedSentence[][] = sentences.map(() => [])
    let batch: Piece[] = []
    let rows = 0
    const flush = (): void => {
      if (batch.length > 0) this.#parseBatch(batch, (piece, parsed) => done[piece.sentence]!.push(parsed))
      batch = []
      rows = 0
    }
    sentences.forEach((words, sentence) => {
      for (const piece of piecesOf(words)) {
        if (rows + piece.length + 1 > ROWS) flush()
        batch.push({ sentence, words: piece, row: rows + 1 })
        rows += piece.length + 1
      }
    })
    flush()
    return done.map(joined)
  }

  #columns(layer: string): number {
    return this.#layers.get(layer)!.columns
  }

  /** Unpacks a layer's bytes, from column `skip` of its input on, into the order that the kernel reads. */
  #place(name: string, layer: string, skip = 0): void {
    const { rows: n, columns, bytes, scales } = this.#file.matrix(name)
    const { weights, scale, bias, pairs } = this.#layers.get(layer)!
    const k = Math.min(columns - skip, pairs * 2)
    for (let j = 0; j < n; j++) {
      const block = weights / 2 + (j >> 3) * pairs * 16 + (j & 7) * 2
      for (let i = 0, from = j * columns + skip; i < k; i++)
        this.#shorts[block + (i >> 1) * 16 + (i & 1)] = bytes[from + i]!
    }
    this.#floats.set(scales, scale / 4)
    // The parts of the first convolution are added up before its bias is.
    if (name !== FIRST || layer === firstFrom(1)) this.#floats.set(this.#file.floats(`bias.${name.slice(6)}`), bias / 4)
  }

  /** out[rows] = layer(a[rows]), where rows of `a` are 16-bit and `aWidth` apart. */
  #apply(layer: string, a: number, aWidth: number, out: number, outWidth: number, rows: number, add: 0 | 1 = 0): void {
    const l = this.#layers.get(layer)!
    this.#kernel.gemm(a, aWidth * 2, l.weights, l.scale, l.bias, out, outWidth * 4, rows, l.pairs, l.columns, add)
  }

  #parseBatch(batch: readonly Piece[], give: (piece: Piece, parsed: ParsedSentence) => void): void {
    const { header } = this.#file
    const { width, steps } = header
    const at = this.#at
    const k = this.#kernel
    const last = batch[batch.length - 1]!
    const rows = last.row + last.words.length
    this.#input(batch)
    this.#shorts.fill(0, at.y / 2, at.y / 2 + (rows + 8) * width)
    for (let b = 1; b < header.blocks.length; b++) {
      if (b === header.tagsAfter) this.#tag(batch, rows)
      this.#normalize(batch)
      if (header.blocks[b] === 'c') this.#convolve(b, rows)
      else this.#recur(b, batch, rows)
    }
    this.#normalize(batch)
    this.#apply('feats', at.y, width, at.feats, this.#columns('feats'), rows)
    const nameWidth = this.#columns('name_in')
    this.#apply('name_in', at.y, width, at.z, nameWidth, rows)
    k.quantize(at.z, at.h, rows * nameWidth, steps.name, 0)
    this.#apply('names', at.h, nameWidth, at.names, this.#columns('names'), rows)
    this.#apply('distance', at.y, width, at.far, this.#columns('distance'), rows)
    const arc = this.#columns('dep')
    this.#apply('dep', at.y, width, at.z, arc, rows)
    k.quantize(at.z, at.h, rows * arc, steps.dep, 0)
    this.#apply('cross', at.h, arc, at.z, arc, rows)
    k.quantize(at.z, at.dep, rows * arc, steps.cross, -1e30)
    this.#apply('head', at.y, width, at.z, arc, rows)
    k.quantize(at.z, at.head, rows * arc, steps.head, 0)
    const label = this.#columns('label_dep')
    this.#apply('label_dep', at.y, width, at.labelDep, label, rows)
    this.#apply('label_head', at.y, width, at.labelHead, label, rows)

    const heads = batch.map((piece) => this.#heads(piece))
    batch.forEach((piece, p) => {
      const root = piece.row - 1
      this.#floats.set(this.#rootLabel, at.labelHead / 4 + root * label)
      for (let i = 0; i < piece.words.length; i++)
        k.quantizeSum(
          at.labelDep + (piece.row + i) * label * 4,
          at.labelHead + (root + heads[p]![i]!) * label * 4,
          at.h + (piece.row + i) * label * 2,
          label,
          steps.label,
        )
    })
    this.#apply('labels', at.h, label, at.labels, this.#columns('labels'), rows)
    for (const [p, piece] of batch.entries()) give(piece, this.#read(piece, heads[p]!))
  }

  /** Puts each word, after the first convolution, into its row of x, making what is not remembered. */
  #input(batch: readonly Piece[]): void {
    const { width, steps } = this.#file.header
    const at = this.#at
    const k = this.#kernel
    if (this.#slots.size + ROWS > REMEMBERED) this.#forget()
    const first = this.#slots.size
    const inWidth = this.#layers.get('inner')!.pairs * 2
    let made = 0
    for (const { words, row } of batch)
      words.forEach((word, i) => {
        let slot = this.#slots.get(word)
        if (slot === undefined) {
          slot = first + made
          this.#slots.set(detached(word), slot)
          this.#uses[slot] = 0
          this.#look(word, at.h / 2 + made * inWidth, steps.input)
          made++
        }
        this.#uses[slot]!++
        this.#slotRows[row + i] = slot
      })
    if (made > 0) {
      const inner = this.#columns('inner')
      this.#apply('inner', at.h, inWidth, at.z, inner, made)
      k.quantize(at.z, at.h, made * inner, steps.inner, 0)
      this.#apply('into', at.h, inner, this.#remembered(first), PARTS * width, made)
      for (let i = 0; i < made; i++) k.normalize(this.#remembered(first + i), at.h + i * width * 2, 1, width)
      for (const side of SIDES)
        this.#apply(firstFrom(side), at.h, width, this.#remembered(first, side), PARTS * width, made)
    }
    for (const { words, row } of batch)
      for (let i = row, end = row + words.length; i < end; i++) {
        const slot = this.#slotRows[i]!
        k.gatedSum(
          this.#remembered(slot),
          this.#remembered(i > row ? this.#slotRows[i - 1]! : NO_WORD, 0),
          this.#remembered(slot, 1),
          this.#remembered(i + 1 < end ? this.#slotRows[i + 1]! : NO_WORD, 2),
          at.x + i * width * 4,
          width,
        )
      }
  }

  /** Where a remembered word's vector lies, or what it gives to the first convolution from one of its sides. */
  #remembered(slot: number, side?: number): number {
    const part = side === undefined ? 0 : 1 + 2 * side
    return this.#at.remembered + (slot * PARTS + part) * this.#file.header.width * 4
  }

  /** Makes room by forgetting the words that were hardly used; all, where that makes too little. */
  #forget(): void {
    const kept = [...this.#slots].filter(([, slot]) => this.#uses[slot]! >= OFTEN)
    this.#slots.clear()
    if (kept.length > REMEMBERED / 2) return
    const size = this.#remembered(1) - this.#remembered(0)
    for (const [i, [word, slot]] of kept.entries()) {
      // Slots are in the order of the map: each moves to one that is its own or was left already.
      const from = this.#remembered(slot) / 4
      this.#floats.copyWithin(this.#remembered(i) / 4, from, from + size / 4)
      this.#slots.set(word, i)
      this.#uses[i] = 0
    }
  }

  /** The features of a word, as 16-bit numbers from `out` on: its frozen vector, its trained vector, its hashed parts. */
  #look(word: string, out: number, step: number): void {
    const plain = plainForm(word)
    const lower = plain.toLowerCase()
    const vector = this.#vectorOf.get(lower) ?? this.#vectorOf.get(withoutMarks(lower)) ?? 0
    let o = this.#copyRow(this.#vectors, vector, out, step)
    o = this.#copyRow(this.#wordTable, this.#words.get(wordKey(lower)) ?? 0, o, step)
    const { columns, bytes, scales } = this.#hashTable
    const sum = new Float64Array(columns)
    const rows = hashedFeatures(plain, lower)
    for (const row of rows) {
      const scale = scales[row]!
      for (let c = 0, b = row * columns; c < columns; c++) sum[c]! += bytes[b + c]! * scale
    }
    const share = step / Math.sqrt(rows.length)
    for (let c = 0; c < columns; c++) this.#shorts[o + c] = clamped(sum[c]! * share)
  }

  #copyRow({ columns, bytes, scales }: ByteMatrix, row: number, out: number, step: number): number {
    const scale = scales[row]! * step
    for (let c = 0, b = row * columns; c < columns; c++) this.#shorts[out + c] = clamped(bytes[b + c]! * scale)
    return out + columns
  }

  #normalize(batch: readonly Piece[]): void {
    const { width } = this.#file.header
    const at = this.#at
    for (const { row, words } of batch)
      this.#kernel.normalize(at.x + row * width * 4, at.y + row * width * 2, words.length, width)
  }

  /** Each word with its neighbours: the rows before and after; the empty rows part the sentences. */
  #convolve(block: number, rows: number): void {
    const { width } = this.#file.header
    const at = this.#at
    this.#apply(`block${block}`, at.y, width, at.z, 2 * width, rows)
    this.#kernel.gated(at.z, at.x + width * 4, rows, width)
  }

  /** A light recurrence from each side. */
  #recur(block: number, batch: readonly Piece[], rows: number): void {
    const { width, state: d } = this.#file.header
    const at = this.#at
    this.#apply(`block${block}`, at.y, width, at.z, 6 * d, rows)
    const zStep = 6 * d * 4
    const hStep = 2 * d * 2
    for (const { row, words } of batch)
      for (const back of [0, 1]) {
        const start = back ? row + words.length - 1 : row
        const z = at.z + start * zStep + back * d * 4
        this.#floats.fill(0, at.state / 4, at.state / 4 + d)
        this.#kernel.scan(
          z,
          z + 2 * d * 4,
          z + 4 * d * 4,
          back ? -zStep : zStep,
          at.h + start * hStep + back * d * 2,
          back ? -hStep : hStep,
          at.state,
          words.length,
          d,
        )
      }
    this.#apply(`block${block}.out`, at.h, 2 * d, at.x, width, rows, 1)
  }

  /** Scores of the tags; their probabilities go back into x. */
  #tag(batch: readonly Piece[], rows: number): void {
    const { width, tags } = this.#file.header
    const at = this.#at
    const columns = this.#columns('tags')
    const depth = this.#layers.get('back')!.pairs * 2
    const upos = tags.upos.length
    const all = upos + tags.xpos.length
    this.#normalize(batch)
    this.#apply('tags', at.y, width, at.tags, columns, rows)
    this.#shorts.fill(0, at.h / 2, at.h / 2 + (rows + 4) * depth)
    for (const { row, words } of batch)
      for (let i = row; i < row + words.length; i++) {
        this.#soften(at.tags / 4 + i * columns, at.h / 2 + i * depth, upos)
        this.#soften(at.tags / 4 + i * columns + upos, at.h / 2 + i * depth + upos, all - upos)
      }
    this.#apply('back', at.h, depth, at.x, width, rows, 1)
  }

  /** Softmax of `n` floats in steps of 1/16384; what is too small for a step is left at nothing. */
  #soften(from: number, to: number, n: number): void {
    const f = this.#floats
    const powers = this.#powers
    let top = f[from]!
    for (let i = 1; i < n; i++) if (f[from + i]! > top) top = f[from + i]!
    let sum = 0
    for (let i = 0; i < n; i++) {
      const x = f[from + i]! - top
      sum += powers[i] = x < -12 ? 0 : expOf(x)
    }
    for (let i = 0; i < n; i++) if (powers[i]! > 0) this.#shorts[to + i] = Math.round((16384 * powers[i]!) / sum)
  }

  /** The tree of a piece: heads with 0 for the root and j for word j - 1. */
  #heads({ row, words }: Piece): Int32Array {
    const at = this.#at
    const { steps } = this.#file.header
    const n = words.length
    const arc = this.#columns('dep')
    const far = this.#columns('distance')
    const root = row - 1
    for (let c = 0; c < arc; c++) this.#shorts[at.head / 2 + root * arc + c] = clamped(this.#rootArc[c]! * steps.head)
    const scale = 1 / (Math.sqrt(arc) * steps.cross * steps.head)
    this.#kernel.dots(at.dep + row * arc * 2, n, at.head + root * arc * 2, n + 1, at.arcs, arc, scale)
    const scores = this.#floats.subarray(at.arcs / 4, at.arcs / 4 + n * (n + 1))
    const rootBucket = 2 * this.#file.header.edges.length
    for (let i = 0, s = 0; i < n; i++) {
      const f = at.far / 4 + (row + i) * far
      scores[s++]! += this.#floats[f + rootBucket]!
      for (let j = 0; j < n; j++) scores[s++]! += this.#floats[f + this.#buckets[j - i + LONGEST]!]!
    }
    const heads = new Int32Array(n)
    bestTree(scores, n, heads)
    return heads
  }

  #read({ row, words }: Piece, heads: Int32Array): ParsedSentence {
    const { tags } = this.#file.header
    const at = this.#at
    const pick = (list: readonly string[], start: number, columns: number): string[] =>
      words.map((_, i) => list[this.#argmax(start / 4 + (row + i) * columns, list.length)]!)
    const nameTags = bestNameTags(this.#floats, {
      at: at.names / 4 + row * this.#columns('names'),
      stride: this.#columns('names'),
      words: words.length,
      tags: tags.names.length,
    })
    return {
      upos: pick(tags.upos, at.tags, this.#columns('tags')),
      feats: pick(tags.feats, at.feats, this.#columns('feats')),
      heads: Array.from(heads, (h) => h - 1),
      deprels: pick(tags.rels, at.labels, this.#columns('labels')).map((rel, i) =>
        heads[i] === 0 ? 'root' : rel === 'root' ? 'dep' : rel,
      ),
      names: namesFrom(nameTags, tags.names).map((name) => ({
        ...name,
        confidence: this.#confidence(row + name.from, nameTags[name.from]!),
      })),
    }
  }

  /** The probability of a name tag in a row, in hundredths. */
  #confidence(row: number, tag: number): number {
    const n = this.#file.header.tags.names.length
    const from = this.#at.names / 4 + row * this.#columns('names')
    const top = this.#floats[from + this.#argmax(from, n)]!
    let sum = 0
    for (let k = 0; k < n; k++) sum += expOf(this.#floats[from + k]! - top)
    return Math.round((100 * expOf(this.#floats[from + tag]! - top)) / sum) / 100
  }

  #argmax(at: number, n: number): number {
    let best = 0
    for (let i = 1; i < n; i++) if (this.#floats[at + i]! > this.#floats[at + best]!) best = i
    return best
  }
}

type Places = Readonly<
  Record<
    | 'x'
    | 'y'
    | 'z'
    | 'h'
    | 'state'
    | 'feats'
    | 'names'
    | 'tags'
    | 'far'
    | 'dep'
    | 'head'
    | 'labelDep'
    | 'labelHead'
    | 'labels'
    | 'arcs'
    | 'remembered',
    number
  >
>

/** A sentence or part of one, and its first row. */
interface Piece {
  readonly sentence: number
  readonly words: readonly string[]
  readonly row: number
}

/** A copy: V8 keeps the whole report in memory for a long slice of it, and words are remembered for long. */
const detached = (word: string): string => (word.length > 12 ? ` ${word}`.slice(1) : word)

const clamped = (x: number): number => Math.max(-32767, Math.min(32767, Math.round(x)))

/** Bucket of head - dependent, from -LONGEST on. */
function distanceBuckets(edges: readonly number[]): Uint8Array {
  const buckets = new Uint8Array(2 * LONGEST + 1)
  for (let d = -LONGEST; d <= LONGEST; d++) {
    let size = -1
    for (const edge of edges) if (Math.abs(d) >= edge) size++
    buckets[d + LONGEST] = Math.max(0, d > 0 ? size : size + edges.length)
  }
  return buckets
}

/** Cuts what is too long, behind a stop, semicolon or comma where one is near. */
function piecesOf(words: readonly string[]): (readonly string[])[] {
  if (words.length === 0) return []
  if (words.length <= LONGEST) return [words]
  const pieces: (readonly string[])[] = []
  let from = 0
  while (words.length - from > LONGEST) {
    let cut = from + LONGEST
    for (const marks of ['.!?', ';', ',']) {
      let k = from + LONGEST - 1
      while (k > from + LONGEST / 2 && !(words[k]!.length === 1 && marks.includes(words[k]!))) k--
      if (k > from + LONGEST / 2) {
        cut = k + 1
        break
      }
    }
    pieces.push(words.slice(from, cut))
    from = cut
  }
  pieces.push(words.slice(from))
  return pieces
}

/** Pieces of a long sentence as one: the roots of the later ones hang on the first as parataxis. */
function joined(pieces: readonly ParsedSentence[]): ParsedSentence {
  if (pieces.length === 1) return pieces[0]!
  const upos: string[] = []
  const feats: string[] = []
  const heads: number[] = []
  const deprels: string[] = []
  const names: NamedWords[] = []
  const root = pieces[0]?.heads.indexOf(-1) ?? -1
  for (const piece of pieces) {
    const from = upos.length
    upos.push(...piece.upos)
    feats.push(...piece.feats)
    for (const h of piece.heads) heads.push(h >= 0 ? h + from : from === 0 ? -1 : root)
    for (const [i, rel] of piece.deprels.entries()) deprels.push(from > 0 && piece.heads[i] === -1 ? 'parataxis' : rel)
    for (const name of piece.names) names.push({ ...name, from: name.from + from, to: name.to + from })
  }
  return { upos, feats, heads, deprels, names }
}

function namesFrom(tags: Uint8Array, list: readonly string[]): NamedWords[] {
  const names: NamedWords[] = []
  for (let i = 0; i < tags.length; i++) {
    const tag = list[tags[i]!]!
    if (!tag.startsWith('B-')) continue
    let to = i + 1
    while (to < tags.length && tags[to] === tags[i]! + 1) to++
    names.push({ from: i, to, kind: tag.slice(2) as NameKind })
  }
  return names
}
