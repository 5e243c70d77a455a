import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../../src/data-files.js'
import { kernelBytes, startKernel } from '../../src/syntax/kernel.js'

interface Wabt {
  parseWat(
    name: string,
    source: string,
    features: { simd: boolean },
  ): { resolveNames(): void; toBinary(options: object): { buffer: Uint8Array } }
}

test('the committed bytes are those of kernel.wat', async () => {
  const wabt = createRequire(import.meta.url)('wabt') as () => Promise<Wabt>
  const source = readFileSync(join(packageRoot, 'src/syntax/kernel.wat'), 'utf8')
  const module = (await wabt()).parseWat('kernel.wat', source, { simd: true })
  module.resolveNames()
  assert.deepEqual(kernelBytes(), new Uint8Array(module.toBinary({ write_debug_names: false }).buffer))
})

/** Small whole numbers that differ from place to place: sums of them are exact. */
const number = (i: number): number => ((i * 7919) % 23) - 11

test('gemm multiplies, scales, adds the bias and, if asked, what was there', () => {
  const { kernel, memory } = startKernel(65536)
  const shorts = new Int16Array(memory)
  const floats = new Float32Array(memory)
  const [rows, k, n] = [5, 12, 16]
  for (let i = 0; i < 8 * k; i++) shorts[i] = number(i)
  const weight = (column: number, row: number): number => number(column * 31 + row)
  for (let j = 0; j < n; j++)
    for (let i = 0; i < k; i++)
      shorts[2048 + (j >> 3) * (k / 2) * 16 + (i >> 1) * 16 + (j & 7) * 2 + (i & 1)] = weight(j, i)
  for (let j = 0; j < n; j++) {
    floats[4096 + j] = 0.5
    floats[4128 + j] = j
  }
  const run = (add: 0 | 1): void =>
    kernel.gemm(0, k * 2, 4096, 4096 * 4, 4128 * 4, 8192 * 4, n * 4, rows, k / 2, n, add)
  const out = 8192
  run(0)
  run(1)
  for (let r = 0; r < rows; r++)
    for (let j = 0; j < n; j++) {
      let sum = 0
      for (let i = 0; i < k; i++) sum += number(r * k + i) * weight(j, i)
      assert.equal(floats[out + r * n + j], 2 * (sum * 0.5 + j), `row ${r}, column ${j}`)
    }
})

test('dots gives the products of all pairs of rows', () => {
  const { kernel, memory } = startKernel(65536)
  const shorts = new Int16Array(memory)
  const floats = new Float32Array(memory)
  const k = 32
  for (let i = 0; i < 7 * k; i++) shorts[i] = number(i)
  kernel.dots(0, 3, 3 * k * 2, 4, 4096, k, 0.25)
  for (let a = 0; a < 3; a++)
    for (let b = 0; b < 4; b++) {
      let sum = 0
      for (let i = 0; i < k; i++) sum += number(a * k + i) * number((3 + b) * k + i)
      assert.equal(floats[1024 + a * 4 + b], sum * 0.25)
    }
})

test('quantize rounds, cuts off below, and saturates', () => {
  const { kernel, memory } = startKernel(65536)
  const floats = new Float32Array(memory)
  floats.set([1.5, -1.5, 0.26, 1e9, -1e9, 0, 2.5, 3.5])
  kernel.quantize(0, 64, 8, 1, -1e30)
  assert.deepEqual([...new Int16Array(memory, 64, 8)], [2, -2, 0, 32767, -32768, 0, 2, 4])
  kernel.quantize(0, 64, 8, 4, 0)
  assert.deepEqual([...new Int16Array(memory, 64, 8)], [6, 0, 1, 32767, 0, 0, 10, 14])
})

test('gatedSum adds up what three words give', () => {
  const { kernel, memory } = startKernel(65536)
  const floats = new Float32Array(memory)
  const d = 8
  const number = (i: number): number => (((i * 29) % 23) - 11) / 8
  for (let i = 0; i < 7 * d; i++) floats[i] = number(i)
  kernel.gatedSum(0, d * 4, 3 * d * 4, 5 * d * 4, 4096, d)
  const f = Math.fround
  for (let i = 0; i < d; i++) {
    const sum = (k: number) => f(f(number(d + k) + number(3 * d + k)) + number(5 * d + k))
    const gate = f(0.5 + f(f(0.5 * sum(d + i)) / f(1 + Math.abs(sum(d + i)))))
    assert.equal(floats[1024 + i], f(number(i) + f(sum(i) * gate)))
  }
})
