// JSON Lines of {text, spans?: [{start, end, kind}], source} -> JSON Lines of {forms, names?, source}, a sentence a line,
// split and tokenised as the coder does it. A name whose edges are no token's is stretched to its tokens.
import { createInterface } from 'node:readline'
import { sentencesIn } from '../build/src/text/split-sentences.js'
import { tokensIn } from '../build/src/text/tokenize.js'

for await (const line of createInterface({ input: process.stdin })) {
  const { text, spans, source, whole } = JSON.parse(line)
  const sentences = whole ? [{ start: 0, end: text.length }] : sentencesIn(text)
  const tokens = tokensIn(text, sentences)
  const rows = sentences.map(() => ({ forms: [], at: [] }))
  for (const t of tokens) {
    rows[t.sentence].forms.push(text.slice(t.start, t.end))
    rows[t.sentence].at.push(t)
  }
  for (const { forms, at } of rows) {
    if (forms.length === 0) continue
    const names = spans ? forms.map(() => 'O') : undefined
    for (const s of spans ?? []) {
      const inside = at.map((t, i) => (t.start < s.end && t.end > s.start ? i : -1)).filter((i) => i >= 0)
      inside.forEach((i, k) => {
        names[i] = (k === 0 ? 'B-' : 'I-') + s.kind
      })
    }
    console.log(JSON.stringify({ forms, names, source }))
  }
}
