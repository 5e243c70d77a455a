import { DemarcheError } from '../report/error.js'

/** A matrix of bytes with a scale for each row, or a vector of floats. */
export interface ByteMatrix {
  readonly rows: number
  readonly columns: number
  readonly bytes: Int8Array
  readonly scales: Float32Array
}

export interface ModelHeader {
  readonly version: number
  /** 'c' convolution, 'r' recurrence. */
  readonly blocks: string
  /** Number of blocks before the tags are fed back. */
  readonly tagsAfter: number
  readonly width: number
  readonly state: number
  readonly edges: readonly number[]
  /** Steps of the 16-bit activations. */
  readonly steps: Readonly<Record<'input' | 'inner' | 'dep' | 'cross' | 'head' | 'label' | 'name', number>>
  readonly tags: Readonly<Record<'upos' | 'xpos' | 'rels' | 'feats' | 'names', readonly string[]>>
  readonly tensors: Readonly<Record<string, TensorPlace>>
}

interface TensorPlace {
  readonly kind: 'bytes' | 'floats' | 'text'
  readonly shape: readonly number[]
  readonly at: number
  readonly scales?: number
}

/** "DMRX", read as a number. */
const MAGIC = 0x58524d44

/** data/model/english.bin: "DMRX", the length of a JSON header, the header, tensors. Written by training/export.py. */
export class ModelFile {
  readonly header: ModelHeader
  readonly #data: ArrayBuffer
  readonly #base: number
  readonly #start: number

  constructor(bytes: Uint8Array) {
    // Views of 32-bit numbers need an even start, which a file's buffer has, but not every slice of one.
    const whole = bytes.byteOffset % 16 === 0 ? bytes : bytes.slice()
    this.#data = whole.buffer as ArrayBuffer
    this.#base = whole.byteOffset
    const view = new DataView(this.#data, this.#base, bytes.length)
    if (bytes.length < 8 || view.getUint32(0, true) !== MAGIC)
      throw new DemarcheError('model-damaged', 'The syntax model does not begin with "DMRX". Restore data/model/.')
    const length = view.getUint32(4, true)
    this.header = JSON.parse(
      new TextDecoder().decode(new Uint8Array(this.#data, this.#base + 8, length)),
    ) as ModelHeader
    this.#start = this.#base + 8 + length
    if (this.header.version !== 1)
      throw new DemarcheError(
        'model-version',
        `The syntax model has version ${this.header.version}; this code reads 1.`,
      )
  }

  matrix(name: string): ByteMatrix {
    const { shape, at, scales } = this.#place(name)
    const [rows = 0, columns = 0] = shape
    return {
      rows,
      columns,
      bytes: new Int8Array(this.#data, this.#start + at, rows * columns),
      scales: new Float32Array(this.#data, this.#start + scales!, rows),
    }
  }

  floats(name: string): Float32Array {
    const { shape, at } = this.#place(name)
    return new Float32Array(this.#data, this.#start + at, shape[0] ?? 0)
  }

  /** Lines of a word list. */
  words(name: string): string[] {
    const { shape, at } = this.#place(name)
    return new TextDecoder().decode(new Uint8Array(this.#data, this.#start + at, shape[0])).split('\n')
  }

  #place(name: string): TensorPlace {
    const place = this.header.tensors[name]
    if (!place) throw new DemarcheError('model-damaged', `The syntax model lacks "${name}". Restore data/model/.`)
    return place
  }
}
