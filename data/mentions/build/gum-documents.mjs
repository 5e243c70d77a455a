// GUM conllu -> {report, gold row} per document with gold trees and names made of the gold's own types
import { readFileSync } from 'node:fs'
const TYPE = { person: 'person', organization: 'group', place: 'place' }
export function documents(file) {
  const docs = []
  let doc
  for (const block of readFileSync(file, 'utf8').split(/\n\n/)) {
    if (!block.trim()) continue
    const lines = block.split('\n')
    const newdoc = lines.find((l) => l.startsWith('# newdoc'))
    if (newdoc) { doc = { id: newdoc.split('=')[1].trim(), text: '', sentences: [], tokens: [], syntax: [], xpos: [], marks: [], open: {} }; docs.push(doc) }
    const par = lines.some((l) => l.startsWith('# newpar'))
    if (doc.text) doc.text += par ? '\n\n' : ' '
    const base = doc.tokens.length, start = doc.text.length
    let glue = true, mwtEnd = 0, mwtGlue = false
    for (const l of lines) {
      if (l.startsWith('#')) continue
      const c = l.split('\t')
      if (c.length < 10) continue
      if (/^\d+-\d+$/.test(c[0])) { const e = +c[0].split('-')[1]; if (!glue) doc.text += ' '; glue = true; mwtEnd = e; mwtGlue = /SpaceAfter=No/.test(c[9]); continue }
      if (!/^\d+$/.test(c[0])) continue
      if (!glue) doc.text += ' '
      const n = +c[0]
      glue = n < mwtEnd ? true : n === mwtEnd ? mwtGlue : /SpaceAfter=No/.test(c[9])
      if (n >= mwtEnd) mwtEnd = 0
      const i = doc.tokens.length
      doc.tokens.push({ start: doc.text.length, end: doc.text.length + c[1].length, sentence: doc.sentences.length })
      doc.text += c[1]
      doc.xpos.push(c[4])
      doc.syntax.push({ lemma: c[2], upos: c[3], ...(c[5] !== '_' ? { feats: c[5] } : {}), head: +c[6] ? base + +c[6] - 1 : -1, deprel: c[7] })
      const m = /Entity=([^|]*)/.exec(c[9])
      for (const part of m?.[1].match(/\(?[^()]+\)?/g) ?? []) {
        const id = /^\(?(\d+)/.exec(part)[1]
        if (part[0] === '(') (doc.open[id] ??= []).push([i, part.replace(/[()]/g, '').split('-')])
        if (part.at(-1) === ')') { const [s, f] = doc.open[id].pop(); doc.marks.push({ s, e: i, chain: id, type: f[1], wiki: f.slice(7).join('-') || null }) }
      }
    }
    doc.sentences.push({ start, end: doc.text.length })
  }
  return docs.filter((d) => d.marks.length).map(finish)
}
function finish(d) {
  const names = []
  const smallest = (i) => d.marks.filter((m) => m.s <= i && i <= m.e && headOf(d, m) === i).sort((a, b) => (a.e - a.s) - (b.e - b.s))[0]
  for (let i = 0; i < d.tokens.length; i++) {
    if (!/^NNPS?$/.test(d.xpos[i]) || d.syntax[i].deprel === 'nmod:desc') continue
    let j = i
    while (j + 1 < d.tokens.length && d.tokens[j + 1].sentence === d.tokens[i].sentence && ((/^NNPS?$/.test(d.xpos[j + 1]) && d.syntax[j + 1].deprel !== 'nmod:desc') || (d.tokens[j + 1].start === d.tokens[j].end && d.tokens[j+2]?.start === d.tokens[j+1].end && /^[-–]$/.test(d.text.slice(d.tokens[j + 1].start, d.tokens[j + 1].end)) && /^NNPS?$/.test(d.xpos[j + 2])))) j++
    let head = i
    for (let k = i; k <= j; k++) if (d.syntax[k].head < i || d.syntax[k].head > j) { head = k; break }
    const m = smallest(head)
    if (m && !/time/.test(m.type)) names.push({ start: d.tokens[i].start, end: d.tokens[j].end, kind: TYPE[m.type] ?? 'other' })
    i = j
  }
  const report = { id: d.id, original: { text: d.text, language: 'en', published: '2015-01-01' }, sentences: d.sentences, tokens: d.tokens, syntax: d.syntax, names }
  const gold = { id: d.id, genre: d.id.split('_')[1], text: d.text, original: d.text, mentions: d.marks.map((m) => ({ start: d.tokens[m.s].start, end: d.tokens[m.e].end, text: d.text.slice(d.tokens[m.s].start, d.tokens[m.e].end), type: m.type, chain: m.chain, wiki: m.wiki })) }
  return { report, gold, marks: d.marks }
}
export function headOf(d, m) {
  for (let k = m.s; k <= m.e; k++) { const h = d.syntax[k].head; if ((h < m.s || h > m.e) && d.syntax[k].upos !== 'PUNCT') return k }
  return m.e
}
