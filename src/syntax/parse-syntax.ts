import type { Name, SyntaxWord } from '../report/layers.js'
import { stage } from '../stage.js'
import { lemmaOf } from './lemmatize.js'

/** Tokens to lemmas, tags, heads and relations (Universal Dependencies), and to proper names. */
export const parseSyntax = stage({
  name: 'parse-syntax',
  needs: ['sentences', 'tokens'],
  adds: ['syntax', 'names'],
  run: ({ original, sentences, tokens }, { resources }) => {
    const words: string[][] = sentences.map(() => [])
    // A sentence's tokens follow each other, so its first token and its place within it tell a word's index.
    const firstToken = new Int32Array(sentences.length)
    tokens.forEach(({ start, end, sentence }, i) => {
      if (words[sentence]!.push(original.text.slice(start, end)) === 1) firstToken[sentence] = i
    })
    const syntax: SyntaxWord[] = []
    const names: Name[] = []
    resources.model.parse(words).forEach((parsed, s) => {
      const first = firstToken[s]!
      words[s]!.forEach((form, i) => {
        const upos = parsed.upos[i]!
        const feats = parsed.feats[i]!
        const head = parsed.heads[i]!
        syntax.push({
          lemma: lemmaOf(resources.lemmas, form, upos, feats),
          upos,
          ...(feats ? { feats } : {}),
          head: head < 0 ? -1 : first + head,
          deprel: parsed.deprels[i]!,
        })
      })
      for (const { from, to, kind } of parsed.names)
        names.push({ start: tokens[first + from]!.start, end: tokens[first + to - 1]!.end, kind })
    })
    return { syntax, names }
  },
})
