import type { Span } from '../report/span.js'
import { stage } from '../stage.js'
import { hasMail, mailParts } from './mail-breaks.js'
import { endsSentence } from './sentence-ends.js'
import { blocksIn, isSpace } from './text-blocks.js'

/** Text to sentences: spans without the space around them. A headline is a sentence; a dateline stays with its own. */
export const splitSentences = stage({
  name: 'split-sentences',
  needs: [],
  adds: ['sentences'],
  run: ({ original }) => ({ sentences: sentencesIn(original.text) }),
})

export function sentencesIn(text: string): Span[] {
  const sentences: Span[] = []
  const blocks = hasMail(text) ? blocksIn(text).flatMap((block) => mailParts(text, block)) : blocksIn(text)
  for (const block of blocks) {
    let start = block.start
    for (let i = start; i < block.end; i++) {
      const code = text.charCodeAt(i)
      // . ? ! … and their full-width forms: all else is read past quickly.
      if (
        code !== 46 &&
        code !== 63 &&
        code !== 33 &&
        code !== 0x2026 &&
        code !== 0x3002 &&
        code !== 0xff01 &&
        code !== 0xff1f
      )
        continue
      const end = endsSentence(text, i, { start, end: block.end })
      if (end < 0) continue
      sentences.push({ start, end })
      start = end
      while (start < block.end && isSpace(text.charCodeAt(start))) start++
      i = start - 1
    }
    if (start < block.end) sentences.push({ start, end: block.end })
  }
  return sentences
}
