import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeReport } from '../src/coder.js'
import { dataFiles, packageRoot } from '../src/data-files.js'
import { loadResources } from '../src/resources.js'

const WORDS = 40_000

const examples = join(packageRoot, 'examples')
const texts = readdirSync(examples)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => readFileSync(join(examples, name), 'utf8'))
const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length

const loadStarted = performance.now()
const resources = loadResources(dataFiles())
for (const name of Object.keys(resources)) void resources[name as keyof typeof resources]
const loaded = performance.now() - loadStarted

const stages = new Map<string, number>()
const onStage = (name: string, ms: number) => void stages.set(name, (stages.get(name) ?? 0) + ms)
const raw = (text: string, i: number) => ({ id: `r${i}`, original: { text, language: 'en', published: '2024-03-05' } })
for (const [i, text] of texts.entries()) codeReport(raw(text, i), resources) // Warm: compiled code is what a long run has.

let words = 0
const started = performance.now()
for (let i = 0; words < WORDS; i++) {
  const text = texts[i % texts.length]!
  codeReport(raw(text, i), resources, { onStage, clock: () => performance.now() })
  words += wordsIn(text)
}
const seconds = (performance.now() - started) / 1000
const spent = [...stages.values()].reduce((a, b) => a + b, 0)

console.log(
  `raw text to record, one thread: ${Math.round(words / seconds)} words/s (${words} words in ${seconds.toFixed(1)} s)\n`,
)
console.log('stage               share   words/s alone')
for (const [name, ms] of stages) {
  const share = `${((100 * ms) / spent).toFixed(1)}%`
  console.log(`${name.padEnd(18)} ${share.padStart(6)}   ${String(Math.round(words / (ms / 1000))).padStart(13)}`)
}
console.log(`\nloading all data: ${loaded.toFixed(0)} ms`)

const bin = join(packageRoot, 'bin', 'demarche.mjs')
const coldStarted = performance.now()
const cold = spawnSync(process.execPath, [
  bin,
  'code',
  join(examples, readdirSync(examples).sort()[0]!),
  '--format',
  'report',
])
console.log(
  `one short report from a cold start: ${(performance.now() - coldStarted).toFixed(0)} ms${cold.status === 0 ? '' : ' (failed)'}`,
)
console.log(`peak memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
