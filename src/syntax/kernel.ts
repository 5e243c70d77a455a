import { KERNEL_BASE64 } from './kernel-bytes.js'

/** What kernel.wat exports; pointers and strides are bytes into its memory. */
export interface Kernel {
  gemm(
    a: number,
    aStride: number,
    weights: number,
    scale: number,
    bias: number,
    out: number,
    outStride: number,
    rows: number,
    pairs: number,
    columns: number,
    add: 0 | 1,
  ): void
  normalize(x: number, y: number, rows: number, width: number): void
  gated(z: number, x: number, rows: number, width: number): void
  gatedSum(base: number, before: number, here: number, after: number, x: number, width: number): void
  scan(
    u: number,
    f: number,
    g: number,
    zStep: number,
    h: number,
    hStep: number,
    state: number,
    rows: number,
    width: number,
  ): void
  quantize(x: number, y: number, count: number, scale: number, low: number): void
  quantizeSum(a: number, b: number, y: number, count: number, scale: number): void
  dots(a: number, aRows: number, b: number, bRows: number, out: number, k: number, scale: number): void
}

/** The part of the WebAssembly interface that is used here: the ES library alone does not declare it. */
interface Wasm {
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer }
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object, imports: object) => { readonly exports: unknown }
}

/** The kernel over `bytes` of fresh memory. */
export function startKernel(bytes: number): { kernel: Kernel; memory: ArrayBuffer } {
  const { Memory, Module, Instance } = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly
  const memory = new Memory({ initial: Math.ceil(bytes / 65536) })
  const instance = new Instance(new Module(kernelBytes()), { model: { memory } })
  return { kernel: instance.exports as Kernel, memory: memory.buffer }
}

/** The compiled kernel.wat. */
export function kernelBytes(): Uint8Array {
  const text = atob(KERNEL_BASE64)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}
