// Sentences, tokens, syntax and names of a gold file by their three stages alone, as reports for shared/score.
//   node training/check_names.mjs MODEL.bin GOLD.jsonl > reports.jsonl
import { readFileSync } from 'node:fs'
import { dataFiles } from '../build/src/data-files.js'
import { loadRegistry } from '../build/src/actors/registry.js'
import { loadLemmas } from '../build/src/syntax/lemmatize.js'
import { loadModel } from '../build/src/syntax/model.js'
import { parseSyntax } from '../build/src/syntax/parse-syntax.js'
import { splitSentences } from '../build/src/text/split-sentences.js'
import { tokenize } from '../build/src/text/tokenize.js'

const [binary, file] = process.argv.slice(2)
const files = dataFiles()
const resources = { model: loadModel(readFileSync(binary)), lemmas: loadLemmas(files), registry: loadRegistry(files) }
const context = { resources, note() {}, trace() {} }
const spent = { 'split-sentences': 0, tokenize: 0, 'parse-syntax': 0 }
let words = 0
for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (!line) continue
  const { id, text } = JSON.parse(line)
  let report = { id, original: { text, language: 'en' } }
  for (const stage of [splitSentences, tokenize, parseSyntax]) {
    const before = process.cpuUsage().user
    report = { ...report, ...stage.run(report, context) }
    spent[stage.name] += (process.cpuUsage().user - before) / 1e6
  }
  words += report.tokens.length
  console.log(JSON.stringify(report))
}
console.error(words, 'words; per second of processor:', Object.fromEntries(Object.entries(spent).map(([k, s]) => [k, Math.round(words / s)])))
