// Parses a CoNLL-U file with gold tokens by the runtime and prints LAS, UPOS, words a second; --dump writes what it said.
//   node training/check_runtime.mjs MODEL.bin FILE.conllu [--limit N] [--dump OUT.json]
import { readFileSync, writeFileSync } from 'node:fs'
import { loadModel } from '../build/src/syntax/model.js'

const [binary, file, ...rest] = process.argv.slice(2)
const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined)
const gold = []
let rows = []
for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (!line) {
    if (rows.length) gold.push(rows)
    rows = []
  } else if (/^\d+\t/.test(line)) rows.push(line.split('\t'))
}
if (option('--limit')) gold.length = Math.min(gold.length, Number(option('--limit')))
const bytes = readFileSync(binary)
let t = performance.now()
const model = loadModel(bytes)
console.log(`loaded in ${(performance.now() - t).toFixed(0)} ms, rss ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`)
const sentences = gold.map((g) => g.map((c) => c[1]))
const words = sentences.reduce((n, s) => n + s.length, 0)
let out
for (let round = 0; round < 3; round++) {
  const before = process.cpuUsage().user
  out = []
  for (let i = 0; i < sentences.length; i += 30) out.push(...model.parse(sentences.slice(i, i + 30)))
  const s = (process.cpuUsage().user - before) / 1e6
  console.log(`round ${round}: ${(words / s).toFixed(0)} words per second of processor`)
}
const n = { upos: 0, feats: 0, uas: 0, las: 0, full: 0, roots: 0 }
gold.forEach((g, s) => {
  const p = out[s]
  n.roots += p.heads.filter((h) => h === -1).length === 1
  g.forEach((c, i) => {
    n.upos += p.upos[i] === c[3]
    n.feats += p.feats[i] === (c[5] === '_' ? '' : c[5])
    if (p.heads[i] + 1 !== Number(c[6])) return
    n.uas++
    n.las += p.deprels[i].split(':')[0] === c[7].split(':')[0]
    n.full += p.deprels[i] === c[7]
  })
})
for (const k of ['upos', 'feats', 'uas', 'las', 'full']) console.log(k, ((100 * n[k]) / words).toFixed(2))
console.log('one root in', n.roots, 'of', gold.length)
if (option('--dump')) writeFileSync(option('--dump'), JSON.stringify(out))
