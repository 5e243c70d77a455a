import type { Report, SyntaxWord, Token } from '../../src/report/layers.js'

/**
 * A parsed report from CoNLL-U, for tests on trees written by hand: words joined by spaces, a space before
 * a word left out where the one before has `SpaceAfter=No`. Ten columns, or the short form
 * `form lemma upos head deprel` separated by white space, one word a line, a blank line between sentences.
 */
export function reportFromConllu(conllu: string, id = 'test'): Report<'sentences' | 'tokens' | 'syntax'> {
  let text = ''
  const sentences: { start: number; end: number }[] = []
  const tokens: Token[] = []
  const syntax: SyntaxWord[] = []
  for (const block of conllu.trim().split(/\n\s*\n/)) {
    const first = tokens.length
    let start = -1
    let glued = true
    if (text) text += ' '
    for (const line of block.split('\n')) {
      if (!line.trim() || line.trim().startsWith('#')) continue
      const cells = line.includes('\t') ? line.split('\t') : line.trim().split(/\s+/)
      const long = cells.length >= 8
      if (long && !/^\d+$/.test(cells[0]!)) continue
      const [form, lemma, upos, feats, head, deprel] = long
        ? [cells[1]!, cells[2]!, cells[3]!, cells[5]!, cells[6]!, cells[7]!]
        : [cells[0]!, cells[1]!, cells[2]!, '_', cells[3]!, cells[4]!]
      if (!glued) text += ' '
      glued = /SpaceAfter=No/.test(cells[9] ?? '')
      if (start < 0) start = text.length
      tokens.push({ start: text.length, end: text.length + form.length, sentence: sentences.length })
      text += form
      const word = { lemma, upos, head: Number(head) ? first + Number(head) - 1 : -1, deprel }
      syntax.push(feats && feats !== '_' ? { ...word, feats } : word)
    }
    sentences.push({ start, end: text.length })
  }
  return { id, original: { text, language: 'en' }, sentences, tokens, syntax }
}

/** The same from one line, `form/lemma UPOS head:relation` a word and a comma between words; the lemma may be left out. */
export function wordsFromLine(line: string): SyntaxWord[] {
  const lines = line.split(/, (?=\S+ [A-Z]+ \d)/).map((word) => {
    const [forms = '', upos = '', arc = ''] = word.split(' ')
    const [form = '', lemma = form] = forms.split('/')
    const [head = '', ...relation] = arc.split(':')
    return `${form} ${lemma} ${upos} ${head} ${relation.join(':')}`
  })
  return [...reportFromConllu(lines.join('\n')).syntax]
}
