import type { Answer, Footnote, Paragraph, Sentence } from './answer.js'
import { dayInWords } from './writer.js'

export const answerFormats = ['text', 'markdown', 'html', 'json'] as const
export type AnswerFormat = (typeof answerFormats)[number]

/** An answer as it is printed. */
export function renderAnswer(answer: Answer, format: AnswerFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(answer, null, 2)}\n`
    case 'markdown':
      return asMarkdown(answer)
    case 'html':
      return asHtml(answer)
    case 'text':
      return asText(answer)
  }
}

const WIDTH = 92

function asText({ question, text, footnotes }: Answer): string {
  const blocks = [wrapped(question)]
  for (const paragraph of text) blocks.push(textOf(paragraph))
  if (footnotes.length > 0)
    blocks.push(footnotes.map((note) => wrapped(`[${note.n}] ${noteInWords(note)}`, '    ')).join('\n'))
  return `${blocks.join('\n\n')}\n`
}

function textOf({ heading, sentences, list }: Paragraph): string {
  const marked = ({ text, notes }: Sentence) => `${text}${notes.length > 0 ? ` [${rangesOf(notes)}]` : ''}`
  const body = list
    ? sentences.map((s) => wrapped(`- ${marked(s)}`, '  ')).join('\n')
    : wrapped(`${heading ? `${heading}. ` : ''}${sentences.map(marked).join(' ')}`)
  return heading && list ? `${heading}\n${body}` : body
}

/** 1, 2, 3, 7 as "1-3, 7". */
function rangesOf(notes: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const n of notes) {
    const last = ranges.at(-1)
    if (last && n === last[1] + 1) last[1] = n
    else ranges.push([n, n])
  }
  return ranges
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(', ')
}

function wrapped(text: string, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = indent + word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line].join('\n')
}

/** Speaker: “…” (outlet, day, report, layer and id, offsets) */
function noteInWords({ report, layer, id, spans, words, speaker, outlet, day }: Footnote): string {
  if (report === null) return `${words}.`.replace(/\.\.$/, '.')
  const where = spans.map(({ start, end }) => `${start}–${end}`).join(', ')
  const said = `${speaker === null ? '' : `${speaker}: `}“${words.replace(/^[“"]|[”"]$/g, '')}”`
  const from = [outlet, day === null ? null : dayInWords(day), `${report} ${layer} ${id}`, where]
  return `${said} (${from.filter(Boolean).join(', ')})`
}

function asMarkdown({ question, text, footnotes }: Answer): string {
  const plain = (s: string) => s.replace(/[\\`*_[\]<>#|]/g, '\\$&')
  const marked = ({ text, notes }: Sentence) => plain(text) + notes.map((n) => `[^${n}]`).join('')
  const blocks = [`# ${plain(question)}`]
  for (const { heading, sentences, list } of text) {
    if (heading) blocks.push(`## ${plain(heading)}`)
    blocks.push(list ? sentences.map((s) => `- ${marked(s)}`).join('\n') : sentences.map(marked).join(' '))
  }
  if (footnotes.length > 0) blocks.push(footnotes.map((note) => `[^${note.n}]: ${plain(noteInWords(note))}`).join('\n'))
  return `${blocks.join('\n\n')}\n`
}

const escapeHtml = (s: string): string =>
  s.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

const STYLE =
  'body{font:17px/1.55 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}' +
  'h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.05rem;margin-bottom:.3rem}ul{padding-left:1.2rem}' +
  'sup{line-height:0}sup a{text-decoration:none;color:#1f4e9c}ol{font-size:.85rem;color:#333;border-top:1px solid #ccc;padding:1rem 0 0 1.6rem}' +
  // The answer on one sheet; its footnotes may take another.
  '@media print{body{font-size:10pt;line-height:1.4;max-width:none;margin:0}h1{margin:0 0 .5em}h2{font-size:1em;margin:.7em 0 .1em}p,ul{margin:.2em 0}}'

function asHtml({ question, text, footnotes }: Answer): string {
  const marked = ({ text, notes }: Sentence) =>
    escapeHtml(text) +
    notes.map((n) => `<sup><a href="#note-${n}" aria-label="footnote ${n}">${n}</a></sup>`).join('<sup>, </sup>')
  const body = text.map(({ heading, sentences, list }) => {
    const told = list
      ? `<ul>\n${sentences.map((s) => `<li>${marked(s)}</li>`).join('\n')}\n</ul>`
      : `<p>${sentences.map(marked).join(' ')}</p>`
    return heading ? `<h2>${escapeHtml(heading)}</h2>\n${told}` : told
  })
  const notes = footnotes.map((note) => `<li id="note-${note.n}">${escapeHtml(noteInWords(note))}</li>`)
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(question)}</title><style>${STYLE}</style></head>`,
    '<body><main>',
    `<h1>${escapeHtml(question)}</h1>`,
    ...body,
    ...(notes.length > 0 ? [`<ol>\n${notes.join('\n')}\n</ol>`] : []),
    '</main></body>',
    '</html>',
    '',
  ].join('\n')
}
