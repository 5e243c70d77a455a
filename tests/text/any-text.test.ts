import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Span } from '../../src/report/span.js'
import { sentencesIn } from '../../src/text/split-sentences.js'
import { tokensIn } from '../../src/text/tokenize.js'

/** Any text: random characters, and pieces that news is made of, glued in any order. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'Gen.',
          'U.S.',
          'said',
          '“',
          '”',
          '"',
          "'s",
          '’',
          '. ',
          '? ',
          '...',
          '\n',
          '\n\n',
          '\r\n',
          ' ',
          '\t',
          '\u00a0',
        ],
        ...[
          '3.5',
          '$',
          '%',
          '-',
          '—',
          '/',
          'http://',
          'a@b',
          'can’t',
          'don',
          '’t',
          'é',
          'e\u0301',
          '🇵🇪',
          '\ud83d',
          '\ude00',
        ],
        ...['[1]', '(', ')', ':)', 'The', 'the', 'PARIS', '\u200b', '\ufeff', '\u2028', '北', '京。', '9/11', '1990s'],
      ),
      { maxLength: 60 },
    )
    .map((pieces) => pieces.join('')),
)

function assertSpans(text: string, spans: readonly Span[]): void {
  let last = 0
  for (const { start, end } of spans) {
    assert.ok(last <= start && start < end && end <= text.length, `span ${start}-${end} of ${text.length}`)
    for (const cut of [start, end])
      assert.ok(
        !/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(cut - 1, cut + 1)),
        `surrogate pair split at ${cut}`,
      )
    last = end
  }
}

const unseen = (text: string, spans: readonly Span[]): string => {
  let rest = ''
  let at = 0
  for (const { start, end } of spans) {
    rest += text.slice(at, start)
    at = end
  }
  return (rest + text.slice(at)).trim()
}

test('any text: sentences and tokens lie in it, in order, and leave out nothing but space', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const sentences = sentencesIn(text)
      assertSpans(text, sentences)
      assert.equal(unseen(text, sentences), '')
      const tokens = tokensIn(text, sentences)
      assertSpans(text, tokens)
      assert.equal(unseen(text, tokens), '')
      for (const { start, end, sentence } of tokens)
        assert.ok(sentences[sentence]!.start <= start && end <= sentences[sentence]!.end)
    }),
    { numRuns: 2000, seed: 1 },
  )
})
