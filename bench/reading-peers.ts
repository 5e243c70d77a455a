import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { knowledge, packageRoot } from '../src/data-files.js'
import type { Report } from '../src/report/layers.js'
import type { StageContext } from '../src/stage.js'
import { parseSyntax } from '../src/syntax/parse-syntax.js'
import { splitSentences } from '../src/text/split-sentences.js'
import { tokenize } from '../src/text/tokenize.js'

// Raw text to tokens, sentences, tags (and for those that have them dependencies and names), one thread, the same text for all.
const WORDS = 20_000
const ROUNDS = 3

const examples = join(packageRoot, 'examples')
const texts = readdirSync(examples)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(examples, name), 'utf8'))
const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length
const sample: string[] = []
for (let words = 0, i = 0; words < WORDS; i++) {
  sample.push(texts[i % texts.length]!)
  words += wordsIn(texts[i % texts.length]!)
}
const words = sample.reduce((sum, text) => sum + wordsIn(text), 0)

/** The best of some rounds, in words per second. */
function speed(read: (text: string) => void): number {
  for (const text of texts) read(text)
  let best = 0
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now()
    for (const text of sample) read(text)
    best = Math.max(best, words / ((performance.now() - started) / 1000))
  }
  return best
}

const context = { resources: knowledge(), note: () => {}, trace: () => {} } as unknown as StageContext
const ours = speed((text) => {
  let report = { id: 'x', original: { text, language: 'en' } } as Report
  for (const stage of [splitSentences, tokenize, parseSyntax]) report = { ...report, ...stage.run(report, context) }
})

const require = createRequire(import.meta.url)
const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'))
const wink = speed((text) => void nlp.readDoc(text).tokens().out(nlp.its.pos))

const SPACY = `
import sys, time, json
import spacy
nlp = spacy.load("en_core_web_sm")
texts = json.load(sys.stdin)
list(nlp.pipe(texts[:5]))
best = 1e9
for _ in range(${ROUNDS}):
    t = time.perf_counter()
    for text in texts: nlp(text)
    best = min(best, time.perf_counter() - t)
print(best)
`
const spacy = spawnSync('python3', ['-c', SPACY], {
  input: JSON.stringify(sample),
  encoding: 'utf8',
  env: { ...process.env, OMP_NUM_THREADS: '1' },
})
const rows: [string, string, number][] = [
  ['Démarche', 'sentences, tokens, tags, features, lemmas, dependencies, names', ours],
  ['wink-nlp', 'sentences, tokens, tags', wink],
]
if (spacy.status === 0)
  rows.push(['spaCy small', 'sentences, tokens, tags, lemmas, dependencies, names', words / Number(spacy.stdout)])

console.log('\nreading, one thread, the same text in the same run')
for (const [name, what, rate] of rows)
  console.log(
    `${name.padEnd(12)} ${String(Math.round(rate)).padStart(8)} words/s   ${(rate / ours).toFixed(2)} of ours   ${what}`,
  )
if (spacy.status !== 0) console.log('spaCy small   not measured: python3 has no spaCy with en_core_web_sm here')
