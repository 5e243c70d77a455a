// Learns ../link-weights.csv from the entity chains of UD GUM (gold trees; names made of the gold's own types).
//   npm run build && node data/mentions/build/learn-weights.mjs GUM/train.conllu GUM/dev.conllu > data/mentions/link-weights.csv
// What was learned is softmax regression over "means somebody new" and the candidates that the linker would weigh,
// with the right ones chosen along the way (teacher forcing). The same input gives the same weights.
import { dataFiles } from '../../../build/src/data-files.js'
import { loadRegistry } from '../../../build/src/actors/registry.js'
import { phrasesOf } from '../../../build/src/mentions/find-mentions.js'
import { FEATURES, LINK_CLASSES, linkClassOf, newFeatures, pairFeatures } from '../../../build/src/mentions/link-features.js'
import { linkPhrases } from '../../../build/src/mentions/link-phrases.js'
import { loadMentionWords } from '../../../build/src/mentions/mention-words.js'
import { documents, headOf } from './gum-documents.mjs'

const EPOCHS = 12
const RATE = 0.15
const L2 = 0.01
const LESS_NEW = 0.7
const data = dataFiles()
const resources = { registry: loadRegistry(data), mentionWords: loadMentionWords(data) }
const named = (fill) => {
  const out = []
  fill(out)
  return out.map((i) => FEATURES.nameOf(i))
}

/** Each choice that the linker meets in a document: features of "new" and of the candidates, and which are right. */
function choicesIn({ report, marks }) {
  const byHead = new Map()
  for (const mark of marks) {
    const head = headOf(report, mark)
    const known = byHead.get(head)
    if (!known || mark.e - mark.s > known.e - known.s) byHead.set(head, mark)
  }
  const chainOf = (phrase) => byHead.get(phrase.head)?.chain
  const choices = []
  linkPhrases(report, phrasesOf(report, resources), resources, (phrase, candidates, scene) => {
    const mine = chainOf(phrase)
    const right = candidates.map((c) => mine !== undefined && c.phrases.findLast((p) => chainOf(p)) !== undefined && chainOf(c.phrases.findLast((p) => chainOf(p))) === mine)
    const rows = [named((out) => newFeatures(phrase, scene, out)), ...candidates.map((c, rank) => named((out) => pairFeatures(phrase, c, rank, scene, out)))]
    choices.push({ kind: linkClassOf(phrase), rows, right: [!right.includes(true), ...right] })
    return candidates[right.indexOf(true)]
  })
  return choices
}

function learn(choices) {
  const ids = new Map()
  const idOf = (feature) => ids.get(feature) ?? (ids.set(feature, ids.size), ids.size - 1)
  const examples = choices.map(({ kind, rows, right }) => ({ rows: rows.map((row) => row.map((f) => idOf(`${kind},${f.replace(' ', ',')}`))), right }))
  const weights = new Float64Array(ids.size)
  const squares = new Float64Array(ids.size).fill(1e-6)
  let seed = 1
  const random = () => ((seed = (seed * 1103515245 + 12345) & 0x7fffffff), seed / 0x7fffffff)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = examples.map((_, i) => i)
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[order[i], order[j]] = [order[j], order[i]]
    }
    for (const k of order) {
      const { rows, right } = examples[k]
      const scores = rows.map((row) => row.reduce((sum, f) => sum + weights[f], 0))
      const most = Math.max(...scores)
      const raised = scores.map((s) => Math.exp(s - most))
      const all = raised.reduce((a, b) => a + b, 0)
      const good = raised.reduce((sum, x, i) => sum + (right[i] ? x : 0), 0)
      rows.forEach((row, i) => {
        const slope = raised[i] / all - (right[i] ? raised[i] / (good + 1e-12) : 0)
        if (Math.abs(slope) < 1e-4) return
        for (const f of row) {
          const g = slope + L2 * weights[f]
          squares[f] += g * g
          weights[f] -= (RATE * g) / Math.sqrt(squares[f])
        }
      })
    }
  }
  for (const kind of LINK_CLASSES) weights[idOf(`${kind},new,yes`)] -= LESS_NEW
  return [...ids].map(([feature, i]) => [feature, Math.round(weights[i] * 100) / 100]).filter(([, w]) => Math.abs(w) > 0.02)
}

const all = process.argv.slice(2).flatMap(documents)
const news = all.filter(({ report }) => /news|interview/.test(report.id))
const rest = all.filter((d) => !news.includes(d))
const rows = learn([...rest, ...news, ...news].flatMap(choicesIn)).map(([feature, weight]) => `${feature},${weight}`)
console.log(`class,feature,value,weight\n${rows.sort().join('\n')}`)
