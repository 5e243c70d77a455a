import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokensIn } from '../../src/text/tokenize.js'

/** Each row: one sentence, and its tokens joined by spaces. */
const sentences: readonly (readonly [sentence: string, tokens: string])[] = [
  ["They don't, can't and cannot agree.", "They do n't , ca n't and can not agree ."],
  ["Peru's envoy said they'd've left.", "Peru 's envoy said they 'd 've left ."],
  ['“It’s Chile’s,” he said.', '“ It ’s Chile ’s , ” he said .'],
  ["the ministers' three-day talks", "the ministers ' three - day talks"],
  ['a co-ordinated, non-binding e-mail', 'a co-ordinated , non-binding e-mail'],
  ['U.N.-backed talks with the U.S.', 'U.N. - backed talks with the U.S.'],
  ['Gen. J. Smith left.', 'Gen. J. Smith left .'],
  ['It cost $3.5bn, US$20 or 15%.', 'It cost $ 3.5 bn , US$ 20 or 15 % .'],
  ['at 5:30pm on 27/11/2018', 'at 5:30 pm on 27/11/2018'],
  ['after 9/11 and/or 2018-11-27', 'after 9/11 and / or 2018-11-27'],
  ['the 1990s, the 27th and the 1,200 men', 'the 1990s , the 27th and the 1,200 men'],
  ['Write to a.b@example.org or www.example.org.', 'Write to a.b@example.org or www.example.org .'],
  ['see https://example.org/a-b?c=d.', 'see https://example.org/a-b?c=d .'],
  ['(“Who knows?!”) ...', '( “ Who knows ?! ” ) ...'],
  ['talks—which failed–ended -- then', 'talks — which failed – ended -- then'],
  ['AT&T and al-Quds', 'AT&T and al - Quds'],
  ['in ’72 and o’clock', 'in ’72 and o’clock'],
  ['🇵🇪 won', '🇵 🇪 won'],
]

for (const [sentence, tokens] of sentences) {
  test(`tokens: ${sentence}`, () => {
    const found = tokensIn(sentence, [{ start: 0, end: sentence.length }])
    assert.equal(found.map(({ start, end }) => sentence.slice(start, end)).join(' '), tokens)
  })
}
