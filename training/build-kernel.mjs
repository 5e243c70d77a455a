// Compiles src/syntax/kernel.wat and writes its bytes, in base64, to src/syntax/kernel-bytes.ts.
import { readFileSync, writeFileSync } from 'node:fs'
import wabt from 'wabt'

const folder = new URL('../src/syntax/', import.meta.url)
const source = readFileSync(new URL('kernel.wat', folder), 'utf8')
const module = (await wabt()).parseWat('kernel.wat', source, { simd: true })
module.resolveNames()
module.validate()
const { buffer } = module.toBinary({ write_debug_names: false })
const base64 = Buffer.from(buffer).toString('base64')
const lines = base64.match(/.{1,112}/g).map((line) => `  '${line}'`)
writeFileSync(
  new URL('kernel-bytes.ts', folder),
  `/** kernel.wat, compiled by training/build-kernel.mjs; tests/syntax checks that the two agree. */\nexport const KERNEL_BASE64 =\n${lines.join(' +\n')}\n`,
)
console.log(`${buffer.length} bytes`)
