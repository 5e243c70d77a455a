// Sentences, tokens, syntax and names of a gold file by the stages alone, as reports for shared/score: no other stage runs.
//   node training/check_names.mjs MODEL.bin GOLD.jsonl > reports.jsonl
import { readFileSync } from 'node:fs'
import { loadModel } from '../build/src/syntax/model.js'
import { splitSentences } from '../build/src/text/split-sentences.js'
import { tokenize } from '../build/src/text/tokenize.js'

const [binary, file] = process.argv.slice(2)
const model = loadModel(readFileSync(binary))
for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (!line) continue
  const { id, text } = JSON.parse(line)
  let report = { id, original: { text, language: 'en' } }
  const context = { resources: {}, note() {}, trace() {} }
  report = { ...report, ...splitSentences.run(report, context) }
  report = { ...report, ...tokenize.run(report, context) }
  const { sentences, tokens } = report
  const words = sentences.map(() => [])
  const first = []
  tokens.forEach((t, i) => {
    if (words[t.sentence].push(text.slice(t.start, t.end)) === 1) first[t.sentence] = i
  })
  const syntax = []
  const names = []
  model.parse(words).forEach((p, s) => {
    p.heads.forEach((h, i) => {
      syntax.push({ lemma: words[s][i].toLowerCase(), upos: p.upos[i], head: h < 0 ? -1 : first[s] + h, deprel: p.deprels[i] })
    })
    for (const n of p.names) names.push({ start: tokens[first[s] + n.from].start, end: tokens[first[s] + n.to - 1].end, kind: n.kind })
  })
  console.log(JSON.stringify({ id, original: report.original, sentences, tokens, syntax, names }))
}
