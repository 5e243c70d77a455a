import type { CodedReport } from '../report/layers.js'
import { textOf } from '../report/span.js'

/** The syntax layer as CoNLL-U, one sentence a block; TokenRange in MISC has the offsets into `original.text`. */
export function conlluOf(report: CodedReport): string {
  const { sentences, tokens, syntax, original } = report
  const firsts = sentences.map(() => -1)
  tokens.forEach((token, i) => {
    if (firsts[token.sentence] === -1) firsts[token.sentence] = i
  })
  const lines: string[] = [`# newdoc id = ${report.id.replace(/\s/g, '_')}`]
  sentences.forEach((sentence, s) => {
    const first = firsts[s]!
    if (first < 0) return
    lines.push(`# sent_id = ${s + 1}`, `# text = ${textOf(report, sentence).replace(/\s+/g, ' ')}`)
    for (let i = first; tokens[i]?.sentence === s; i++) {
      const token = tokens[i]!
      const word = syntax[i]
      const glued = original.text[token.end] !== undefined && tokens[i + 1]?.start === token.end
      const misc = `TokenRange=${token.start}:${token.end}${glued ? '|SpaceAfter=No' : ''}`
      const head = word ? (word.head < 0 ? 0 : word.head - first + 1) : '_'
      const cells = [
        i - first + 1,
        textOf(report, token),
        word?.lemma ?? '_',
        word?.upos ?? '_',
        '_',
        word?.feats ?? '_',
      ]
      lines.push([...cells, head, word?.deprel ?? '_', '_', misc].join('\t'))
    }
    lines.push('')
  })
  return `${lines.join('\n')}\n`
}
